"""The literature matrix of a topic or tag, as a page and as files to take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ...config import Config
from ...incremental.followed import each
from ...incremental.kept import since
from ...model import Facet, Library, Paper, Route, Tag, Topic
from ..edition.edition import Anchor, Edition, Frame, name_of
from ..edition.matrix import MATRIX_FROM, Line, Matrix, make_matrix
from ..edition.matrix import Cell as Said
from ..exports import MATRICES
from ..kind import Shown
from ..lists.rows import published
from ..lists.selection import Selection
from ..lists.shelf import pages_of
from ..lists.tree import papers_tagged
from ..lists.views import Top, held_by_topics, ids_in, tag_top, topic_top
from ..plain.summary import set_in
from ..theming.frame import make_frame
from ..urls import TAGS, TOPICS, matrix_url, paper_url, tag_url, topic_url, view_url
from ..words import language_of

PER_PAGE = 100  # papers; the files have them all


class Cell(msgspec.Struct, frozen=True):
    """A sentence as HTML with the place it stands in; "" for none."""

    html: str
    href: str
    lang: str
    guessed: bool
    own: bool


class Row(msgspec.Struct, frozen=True):
    """A paper."""

    link: Anchor
    status: str
    status_word: str
    published: str
    cells: tuple[Cell, ...]


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    top: Top
    filled: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    pages: tuple[Anchor, ...]


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """Pages for each topic and tag with two papers of which the notes name a facet.

    Keys are `topic id`, and `topic id number` for the second page and later ones; those of tags the same.
    """
    said, held, tags = each(_said, library.papers), held_by_topics(library), library.tags
    return since("matrices", (said, held, tags), lambda: tuple(_routes(frozenset(said), held, tags)))


def _routes(
    said: frozenset[str], held: Iterable[tuple[Topic, tuple[str, ...]]], tags: Iterable[Tag]
) -> Iterator[Route]:
    for topic, papers in held:
        if len(said.intersection(papers)) >= MATRIX_FROM:
            yield from _pages(topic_url(topic.id), f"topic {topic.id}", len(papers))
    for tag in tags:
        if len(said.intersection(tag.papers)) >= MATRIX_FROM:
            yield from _pages(tag_url(tag.id), f"tag {tag.id}", len(tag.papers))


def _pages(home: str, key: str, papers: int) -> Iterator[Route]:
    for number in range(1, -(-papers // PER_PAGE) + 1):
        yield Route(view_url(home, "matrix", number), "matrix", key if number == 1 else f"{key} {number}")


def _said(paper: Paper) -> str:
    return paper.id if any(entry.sections for entry in paper.entries) else ""


def view(edition: Edition, route: Route) -> Shown:
    """What that page shows."""
    kind, name, number = (*route.key.split(" "), "1")[:3]
    home, title, papers = papers_of(edition, route.key)
    url, words, start = route.url, edition.words, (int(number) - 1) * PER_PAGE
    matrix = make_matrix((paper.id for paper in papers[start : start + PER_PAGE]), edition.in_rows)
    names = (("md", "Markdown"), ("csv", "CSV"), ("tex", "LaTeX"))
    files = tuple(Anchor(edition.link(url, matrix_url(home, suffix)), label) for suffix, label in names)
    is_tag = kind == "tag"
    shown = View(
        frame=make_frame(edition, url, f"{title} · {words.matrix}", section=TAGS if is_tag else TOPICS),
        top=tag_top(edition, url, edition.tags[name], "matrix", files)
        if is_tag
        else topic_top(edition, url, edition.topics[name], "matrix", files),
        filled=words.filled.format(
            n=matrix.filled, all=matrix.cells, rate=f"{matrix.filled / (matrix.cells or 1):.0%}"
        ),
        columns=tuple(words.facets[facet] for facet in matrix.facets),
        rows=tuple(_row(edition, url, matrix, line) for line in matrix.lines),
        pages=pages_of(edition, url, int(number), len(papers), PER_PAGE, lambda page: view_url(home, "matrix", page)),
    )
    return Shown(shown)


def papers_of(edition: Edition, key: str) -> tuple[str, str, tuple[Paper, ...]]:
    """The url, name and papers of the topic or tag of that key, with those below it; without what their notes say."""
    kind, name = key.split(" ")[:2]
    if kind == "tag":
        tag = edition.tags[name]
        url, title, ids = tag_url(tag.id), f"#{tag.name}", papers_tagged(edition, tag)
    else:
        topic = edition.topics[name]
        url, title, ids = topic_url(topic.id), topic.path[-1], ids_in(edition, topic)
    return url, title, tuple(edition.in_rows.papers[paper] for paper in ids)


def matrix_file(edition: Edition, key: str, suffix: str) -> str:
    """The matrix of that key as a file: `md`, `csv` or `tex`."""
    _, name, papers = papers_of(edition, key)
    path = edition.topics[key.partition(" ")[2]].path if key.startswith("topic ") else ()
    make = next(export.make for export in MATRICES if export.suffix == f".{suffix}")
    return make(edition, Selection(name, path, papers))


def _row(edition: Edition, url: str, matrix: Matrix, line: Line) -> Row:
    paper, words = line.paper, edition.words
    cells = (_cell(edition, url, paper, cell, facet) for facet, cell in zip(matrix.facets, line.cells, strict=True))
    return Row(
        Anchor(edition.link(url, paper_url(paper.id)), name_of(paper), language_of(name_of(paper), words)),
        paper.status,
        words.statuses[paper.status],
        published(paper),
        tuple(cells),
    )


def _cell(edition: Edition, url: str, paper: Paper, said: Said | None, facet: Facet) -> Cell:
    if said is None:
        return Cell("", "", "", False, False)
    place = paper_url(paper.id) + (f"#{said.anchor}" if said.anchor else "")
    lang = language_of(said.text, edition.words)
    return Cell(set_in(said.text), edition.link(url, place), lang, said.guessed, facet == "review")
