"""The page of one paper: who wrote it and where, when it was read, and what the notes say, facet by facet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

import msgspec

from ...config import Config
from ...incremental.followed import each
from ...model import Entry, Library, Link, Paper, Route, Span, Topic
from ..binding.body import Part, parts
from ..binding.bound import Bound, Sheet
from ..binding.figures import numbered
from ..citing.coins import coins
from ..edition.edition import Anchor, Edition, Frame, name_of
from ..exports.bibtex import export_bibtex
from ..kind import Shown
from ..linking.links import find_tag
from ..lists.rows import Row, make_row, title_beside
from ..lists.selection import Selection
from ..lists.tree import topic_trail
from ..plain.sentences import first_sentence
from ..properties import Fact, beyond, note_classes
from ..relations.backlinks import Backlink, named_by, names
from ..relations.soft import soft_entry
from ..syndication.linked_data import told_of_paper
from ..theming.frame import make_frame
from ..urls import INSTITUTIONS, TOPICS, VENUES, YEARS, Url, group_url, note_url, paper_url
from ..words import language_of

_WRITTEN = ("front-matter", "heading")


class Reading(msgspec.Struct, frozen=True):
    """One entry: its parts, and where it stands. `head` is "" where it is the only one."""

    id: str
    head: str
    source: Anchor
    parts: tuple[Part, ...]


class Kin(msgspec.Struct, frozen=True):
    """A related paper, and the words that both notes use."""

    row: Row
    terms: tuple[str, ...]


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    classes: str
    crumb: tuple[Anchor, ...]
    place: str
    name: str
    name_lang: str
    full: str
    full_lang: str
    authors: str
    authors_lang: str
    links: tuple[Anchor, ...]
    tags: tuple[Anchor, ...]
    kind: str  # "" for a plain paper
    status: str
    status_word: str
    published: tuple[Anchor, ...]
    institutions: tuple[Anchor, ...]
    noted: str
    noted_how: str
    noted_inferred: bool
    sources: tuple[Anchor, ...]
    head: tuple[Fact, ...]
    here: tuple[Anchor, ...]
    readings: tuple[Reading, ...]
    stub: bool
    named_by: tuple[Backlink, ...]
    names: tuple[Backlink, ...]
    related: tuple[Kin, ...]
    bibtex: str
    coins: str
    previous: Anchor | None
    next: Anchor | None


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each paper."""
    return each(_route, library.papers)


def _route(paper: Paper) -> Route:
    return Route(paper_url(paper.id), "paper", paper.id)


def view(edition: Edition, route: Route) -> Shown:
    """What the page of that paper shows."""
    paper, url, words = edition.papers[route.key], route.url, edition.words
    bound = Bound()
    figures = {image.span: number for image, number in numbered(paper.entries)}
    readings = tuple(_reading(edition, url, paper, number, figures, bound) for number in range(len(paper.entries)))
    topic, index = _topic(edition, paper)
    name = name_of(paper)
    full = title_beside(paper)
    shown = View(
        frame=told_of_paper(
            make_frame(edition, url, name, _summary(paper, full), TOPICS, bound.diagrams), edition, paper
        ),
        classes="".join(_classes(edition, entry) for entry in paper.entries),
        crumb=topic_trail(edition, url, topic.path if topic else paper.topic),
        place=words.place.format(i=index + 1, n=len(topic.papers)) if topic else "",
        name=name,
        name_lang=language_of(name, words),
        full=full,
        full_lang=language_of(full, words),
        authors=words_joined(paper.authors, words.comma),
        authors_lang=language_of("".join(paper.authors), words),
        links=tuple(_link(edition, link) for link in paper.links),
        tags=tuple(_tag(edition, url, tag) for tag in paper.tags),
        kind="" if paper.kind == "paper" else words.kinds[paper.kind],
        status=paper.status,
        status_word=words.statuses[paper.status],
        published=_groups(edition, url, paper, VENUES, YEARS),
        institutions=_groups(edition, url, paper, INSTITUTIONS),
        noted=paper.noted or "",
        noted_how=words.dated[paper.noted_from] if paper.noted and paper.noted_from else "",
        noted_inferred=paper.noted_from not in _WRITTEN,
        sources=tuple(reading.source for reading in readings),
        head=beyond(edition, url, paper),
        here=_here(edition, paper, readings),
        readings=readings,
        stub=not any(reading.parts for reading in readings),
        named_by=named_by(edition, url, paper),
        names=names(edition, url, paper),
        related=_related(edition, url, paper),
        bibtex=export_bibtex(edition, Selection(paper.id, (), (paper,))).rstrip(),
        coins=coins(paper),
        previous=_neighbour(edition, url, topic, index - 1),
        next=_neighbour(edition, url, topic, index + 1),
    )
    return Shown(shown, tuple(bound.files.values()), tuple(bound.diagnostics))


def _groups(edition: Edition, url: str, paper: Paper, *indexes: Url) -> tuple[Anchor, ...]:
    """Links to the pages of those indexes that the paper is on."""
    return tuple(
        Anchor(edition.link(url, group_url(index, group.id)), group.name, language_of(group.name, edition.words))
        for index in indexes
        for group in edition.groups_of(index, paper.id)
    )


def _reading(
    edition: Edition, url: str, paper: Paper, number: int, figures: Mapping[Span, int], bound: Bound
) -> Reading:
    entry, several = paper.entries[number], len(paper.entries) > 1
    sheet = Sheet(url, edition.targets, edition.words, name_of(paper), top=4 if several else 3, macros=edition.macros)
    sheet = replace(sheet, note=entry.span.path, figures=figures)
    ids = edition.targets.paper_anchors[paper.id][number]
    return Reading(
        id=f"reading-{number + 1}" if several else "",
        head=entry.noted or entry.title if several else "",
        source=_source(edition, url, entry),
        parts=parts(soft_entry(edition, url, paper.id, number), ids, sheet, bound),
    )


def _classes(edition: Edition, entry: Entry) -> str:
    """What the head of a note asks for is for the paper where the note is that paper."""
    page = edition.targets.pages[entry.span.path]
    return note_classes(page.note) if len(page.papers) == 1 else ""


def _source(edition: Edition, url: str, entry: Entry) -> Anchor:
    """The place in the note, by its own page."""
    page = edition.targets.pages[entry.span.path]
    anchor = edition.targets.note_anchors[entry.span.path].get(entry.span.line)
    href = edition.link(url, note_url(page.id) + (f"#{anchor}" if anchor else ""))
    place = f"{entry.span.path}:{entry.span.line}"
    return Anchor(href, place, note=edition.words.source_line.format(line=entry.span.line))


def _here(edition: Edition, paper: Paper, readings: Iterable[Reading]) -> tuple[Anchor, ...]:
    words = edition.words
    shown = [part for reading in readings for part in reading.parts if part.id and part.label]
    labels = Counter(part.label for part in shown)
    names = ((part, part.label if labels[part.label] == 1 else part.title or part.label) for part in shown)
    found = [Anchor(f"#{part.id}", name, language_of(name, words)) for part, name in names]
    lists = (("named-by", words.named_by, paper.mentioned_by), ("names", words.names, paper.mentions))
    found += [Anchor(f"#{name}", label, note=str(len(ids))) for name, label, ids in lists if ids]
    return tuple(found) if len(found) > 1 else ()


def _topic(edition: Edition, paper: Paper) -> tuple[Topic | None, int]:
    topic = edition.topics_by_path.get(paper.topic)
    place = edition.places.get((topic.id, paper.id)) if topic else None
    return (topic, place) if place is not None else (None, 0)


def _neighbour(edition: Edition, url: str, topic: Topic | None, index: int) -> Anchor | None:
    if topic is None or not 0 <= index < len(topic.papers):
        return None
    paper = edition.papers[topic.papers[index]]
    return Anchor(edition.link(url, paper_url(paper.id)), name_of(paper), language_of(name_of(paper), edition.words))


def _link(edition: Edition, link: Link) -> Anchor:
    """A button of the register: what it is, and what tells it from others of its kind."""
    label, note = edition.words.links[link.kind], ""
    parts = urlsplit(link.url)
    if link.kind == "arxiv":
        note = re.sub(r"^.*/(?:abs|pdf|html)/|\.pdf$", "", link.url)
    elif link.kind == "code":
        note = parts.path.strip("/").split("/")[0]
    elif link.kind in ("other", "blog"):
        label = link.label if link.label and not link.label.startswith("http") else parts.netloc.removeprefix("www.")
    elif link.kind == "doi":
        note = parts.path.strip("/")
    return Anchor(link.url, label, language_of(label, edition.words), note)


def _tag(edition: Edition, url: str, tag: str) -> Anchor:
    target = find_tag(tag, edition.targets)
    return Anchor(edition.link(url, target) if target else "", tag, language_of(tag, edition.words))


def _related(edition: Edition, url: str, paper: Paper) -> tuple[Kin, ...]:
    known = [other for other in edition.library.related.get(paper.id, ())[:6] if other.target in edition.papers]
    return tuple(Kin(make_row(edition, url, edition.papers[other.target]), other.terms[:4]) for other in known)


def _summary(paper: Paper, full: str) -> str:
    """The page's description: the title, then how the note begins."""
    texts = (block.text for entry in paper.entries for block in entry.blocks if block.kind != "heading" and block.text)
    return ". ".join(filter(None, (full, first_sentence(next(texts, "")))))


def words_joined(names: tuple[str, ...], comma: str) -> str:
    """Names in a row; Latin names keep their own comma."""
    return (", " if all(name.isascii() for name in names) else comma).join(names)
