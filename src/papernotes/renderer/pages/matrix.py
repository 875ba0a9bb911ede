"""The literature matrix of a topic or tag, as a page and as files to take away."""

from __future__ import annotations

from html import escape

import msgspec

from ...config import Config
from ...model import Library, Paper, Route
from ..edition import Anchor, Edition, Frame, count_papers, make_frame, name_of
from ..exports.matrix import matrix_csv, matrix_latex, matrix_markdown
from ..kind import Shown
from ..matrix import MATRIX_FROM, Line, Matrix, make_matrix
from ..rows import published
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
    matrix = make_matrix(edition, papers[:_MOST])
    names = (("md", "Markdown"), ("csv", "CSV"), ("tex", "LaTeX"))
    shown = View(
        frame=make_frame(edition, url, f"{name} · {words.matrix}", section=TAGS if route.key[:4] == "tag " else TOPICS),
        home=Anchor(edition.link(url, home), name, language_of(name, words)),
        name=name,
        name_lang=language_of(name, words),
        count=count_papers(edition, len(papers)),
        filled=words.filled.format(n=matrix.filled, m=matrix.cells),
        columns=tuple(words.facets[facet] for facet in matrix.columns),
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
    write = {"md": matrix_markdown, "csv": matrix_csv, "tex": matrix_latex}[suffix]
    return write(make_matrix(edition, papers_of(edition, key)[2]), edition.words)


def _row(edition: Edition, url: str, matrix: Matrix, line: Line) -> Row:
    paper, words = line.paper, edition.words
    cells = (
        Cell(
            set_in(cell.text),
            escape(edition.link(url, cell.url)) if cell.url else "",
            language_of(cell.text, words),
            cell.guessed,
            facet == "review",
        )
        for facet, cell in zip(matrix.columns, line.cells, strict=True)
    )
    return Row(
        Anchor(edition.link(url, paper_url(paper.id)), name_of(paper), language_of(name_of(paper), words)),
        paper.status,
        words.statuses[paper.status],
        published(paper),
        tuple(cells),
    )
