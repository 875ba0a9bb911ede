"""What the keeper thinks of the papers of a topic, gathered: their own words alone, each with the way to its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ...config import Config
from ...incremental.followed import each
from ...incremental.kept import since
from ...model import Library, Paper, Remark, Route, Topic
from ..edition.edition import Anchor, Edition, Frame, count_papers, name_of
from ..kind import Shown
from ..linking.anchors import anchor_at
from ..lists.rows import published
from ..lists.views import has_remarks, held_by_topics, papers_in
from ..plain.summary import set_in
from ..theming.frame import make_frame
from ..urls import TOPICS, own_url, paper_url, topic_url
from ..words import language_of


class Said(msgspec.Struct, frozen=True):
    """One remark as HTML, with the place it stands in. `inferred` where nobody called it a view of theirs."""

    html: str
    href: str
    lang: str
    inferred: bool


class Item(msgspec.Struct, frozen=True):
    """A paper and what the keeper says of it."""

    link: Anchor
    published: str
    remarks: tuple[Said, ...]


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    topic: Anchor
    name: str
    name_lang: str
    count: str
    items: tuple[Item, ...]


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each topic of whose papers the keeper says anything."""
    spoken, held = each(_spoken, library.papers), held_by_topics(library)
    return since("own", (spoken, held), lambda: tuple(_routes(frozenset(spoken), held)))


def _routes(spoken: frozenset[str], held: Iterable[tuple[Topic, tuple[str, ...]]]) -> Iterator[Route]:
    for topic, papers in held:
        if spoken.intersection(papers):
            yield Route(own_url(topic_url(topic.id)), "own", topic.id)


def _spoken(paper: Paper) -> str:
    return paper.id if has_remarks((paper,)) else ""


def view(edition: Edition, route: Route) -> Shown:
    """What that page shows."""
    topic, url, words = edition.topics[route.key], route.url, edition.words
    items = tuple(_item(edition, url, paper) for paper in papers_in(edition, topic) if has_remarks((paper,)))
    name = topic.path[-1]
    shown = View(
        frame=make_frame(edition, url, f"{name} · {words.own}", section=TOPICS),
        topic=Anchor(edition.link(url, topic_url(topic.id)), name, language_of(name, words)),
        name=name,
        name_lang=language_of(name, words),
        count=count_papers(edition, len(items)),
        items=items,
    )
    return Shown(shown)


def _remarks(paper: Paper) -> tuple[tuple[int, Remark], ...]:
    return tuple(
        (number, remark)
        for number, entry in enumerate(paper.entries)
        for remark in entry.remarks
        if remark.text.strip()
    )


def _item(edition: Edition, url: str, paper: Paper) -> Item:
    name = name_of(paper)
    return Item(
        Anchor(edition.link(url, paper_url(paper.id)), name, language_of(name, edition.words)),
        published(paper),
        tuple(_said(edition, url, paper, number, remark) for number, remark in _remarks(paper)),
    )


def _said(edition: Edition, url: str, paper: Paper, number: int, remark: Remark) -> Said:
    anchor = anchor_at(edition.targets.paper_anchors[paper.id][number], remark.line)
    href = edition.link(url, paper_url(paper.id) + (f"#{anchor}" if anchor else ""))
    text = " ".join(remark.text.split())
    return Said(set_in(text), href, language_of(text, edition.words), not remark.section)
