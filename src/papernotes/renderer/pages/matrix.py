"""The literature matrix of a topic or tag, as a page and as files to take away."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Facet, Library, Paper, Route
from ..edition import Anchor, Edition, Frame, count_papers, make_frame, name_of
from ..exports import MATRICES
from ..kind import Shown
from ..matrix import MATRIX_FROM, Line, Matrix, make_matrix
from ..matrix import Cell as Said
from ..rows import published
from ..selection import Selection
from ..summary import set_in
from ..tree import papers_tagged, topics_below
from ..urls import TAGS, TOPICS, matrix_url, paper_url, tag_url, topic_url
from ..words import language_of

_MOST = 200  # lines on a page; the files have them all


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
    home: Anchor  # the topic or tag
    name: str
    name_lang: str
    count: str
    filled: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    files: tuple[Anchor, ...]
    more: str


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each topic and tag with two papers of which the notes name a facet."""
    said = {paper.id for paper in library.papers if any(entry.sections for entry in paper.entries)}
    found: list[Route] = []
    for topic in library.topics:
        below = (one for one in library.topics if one.path[: len(topic.path)] == topic.path)
        if len(said.intersection(paper for one in below for paper in one.papers)) >= MATRIX_FROM:
            found.append(Route(matrix_url(topic_url(topic.id)), "matrix", f"topic {topic.id}"))
    found += (
        Route(matrix_url(tag_url(tag.id)), "matrix", f"tag {tag.id}")
        for tag in library.tags
        if len(said.intersection(tag.papers)) >= MATRIX_FROM
    )
    return tuple(found)


def view(edition: Edition, route: Route) -> Shown:
    """What that page shows."""
    home, name, papers = papers_of(edition, route.key)
    url, words = route.url, edition.words
    matrix = make_matrix(papers[:_MOST], edition.targets.paper_anchors)
    names = (("md", "Markdown"), ("csv", "CSV"), ("tex", "LaTeX"))
    shown = View(
        frame=make_frame(edition, url, f"{name} · {words.matrix}", section=TAGS if route.key[:4] == "tag " else TOPICS),
        home=Anchor(edition.link(url, home), name, language_of(name, words)),
        name=name,
        name_lang=language_of(name, words),
        count=count_papers(edition, len(papers)),
        filled=words.filled.format(
            n=matrix.filled, all=matrix.cells, rate=f"{matrix.filled / (matrix.cells or 1):.0%}"
        ),
        columns=tuple(words.facets[facet] for facet in matrix.facets),
        rows=tuple(_row(edition, url, matrix, line) for line in matrix.lines),
        files=tuple(Anchor(edition.link(url, matrix_url(home, suffix)), label) for suffix, label in names),
        more=words.others.format(n=len(papers) - _MOST) if len(papers) > _MOST else "",
    )
    return Shown(shown)


def papers_of(edition: Edition, key: str) -> tuple[str, str, tuple[Paper, ...]]:
    """The url, name and papers of the topic or tag of that key, with those below it."""
    kind, _, name = key.partition(" ")
    if kind == "tag":
        tag = edition.tags[name]
        ids = papers_tagged(edition, tag)
        return tag_url(tag.id), f"#{tag.name}", tuple(edition.papers[paper] for paper in ids)
    topic = edition.topics[name]
    below = dict.fromkeys(paper for one in (topic, *topics_below(edition, topic)) for paper in one.papers)
    return topic_url(topic.id), topic.path[-1], tuple(edition.papers[paper] for paper in below)


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
