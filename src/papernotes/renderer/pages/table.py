"""A topic as a table: a row a paper, in the order of the notes, and what no paper has is no column.

Of a table in several pages all rows are also in one script, for sorting and filtering them together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from ...config import Config
from ...model import Library, Paper, Route, Topic
from ..edition.edition import Anchor, Edition, Frame
from ..edition.gist import LINKS
from ..kind import Shown
from ..lists.rows import Row, make_row
from ..lists.shelf import PER_PAGE, pages_of, shelf_pages
from ..lists.views import Top, held_by_topics, ids_in, topic_top
from ..theming.frame import make_frame
from ..urls import TOPICS, rows_url, topic_url, view_url
from ..words import language_of


class Cell(msgspec.Struct, frozen=True):
    """What stands in a cell: words, or links. `inferred` words are the program's."""

    text: str
    lang: str = ""
    links: tuple[Anchor, ...] = ()
    inferred: bool = False


class Column(msgspec.Struct, frozen=True):
    """A column; `choice` says that its values are few, and one can be chosen."""

    key: str
    label: str
    choice: bool
    sorts: bool


class Line(msgspec.Struct, frozen=True):
    """A paper."""

    row: Row
    cells: tuple[Cell, ...]


class View(msgspec.Struct, frozen=True):
    """All that the page shows; `rows` names the script with all rows, or is ""."""

    frame: Frame
    top: Top
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    pages: tuple[Anchor, ...]
    rows: str


_CHOICES = ("status", "venue", "year", "topic")


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """Pages for each topic that holds a paper. Keys are `id number`."""
    return tuple(
        Route(view_url(topic_url(topic.id), "table", number), "table", f"{topic.id} {number}")
        for topic, held in held_by_topics(library)
        for number in range(1, shelf_pages(len(held)) + 1)
        if held
    )


def rows_routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """The script with all rows, of each table with more than one page. Keys are topics' ids."""
    return tuple(
        Route(rows_url(topic_url(topic.id)), "rows", topic.id)
        for topic, held in held_by_topics(library)
        if len(held) > PER_PAGE
    )


def view(edition: Edition, route: Route) -> Shown:
    """What that page shows."""
    topic_id, number = route.key.split(" ")
    return Shown(_view(edition, route.url, topic_id, int(number)))


def rows_view(edition: Edition, route: Route) -> Shown:
    """All rows, as the table's first page would show them."""
    return Shown(_view(edition, view_url(topic_url(route.key), "table"), route.key, 0))


def _view(edition: Edition, url: str, topic_id: str, number: int) -> View:
    """The page of that number, from 1; 0 for all rows."""
    topic, home = edition.topics[topic_id], topic_url(topic_id)
    papers = ids_in(edition, topic)
    start = max(0, number - 1) * PER_PAGE
    here = map(edition.papers.__getitem__, papers[start : start + PER_PAGE] if number else papers)
    filled = edition.gists["topic", topic_id].columns
    columns = tuple(key for key in _FILL if key in filled)
    title = f"{topic.path[-1]} · {edition.words.view_names['table']}"
    return View(
        frame=make_frame(edition, url, title if number < 2 else f"{title} {number}", section=TOPICS),
        top=topic_top(edition, url, topic, "table"),
        columns=tuple(
            Column(key, edition.words.table_columns[key], key in _CHOICES, key != "links") for key in columns
        ),
        lines=tuple(
            Line(make_row(edition, url, paper), tuple(_FILL[key](edition, topic, paper) for key in columns))
            for paper in here
        ),
        pages=pages_of(edition, url, number, len(papers), PER_PAGE, lambda page: view_url(home, "table", page)),
        rows=edition.link(url, rows_url(home)) if len(papers) > PER_PAGE else "",
    )


def _text(edition: Edition, text: str) -> Cell:
    return Cell(text, language_of(text, edition.words) if text else "")


def _links(edition: Edition, paper: Paper) -> Cell:
    """The first address of each kind, and of those that lead to the paper itself only the best."""
    first = {link.kind: link for link in reversed(paper.links)}
    best = next((kind for kind in LINKS[:3] if kind in first), "")
    kinds = [kind for kind in (best, *LINKS[3:]) if kind in first]
    return Cell(
        "", links=tuple(Anchor(first[kind].url, edition.words.links[kind]) for kind in kinds if kind != "other")
    )


_FILL: Mapping[str, Callable[[Edition, Topic, Paper], Cell]] = {
    "status": lambda it, _, paper: Cell(it.words.statuses[paper.status]),
    "venue": lambda it, _, paper: _text(it, paper.venue or ""),
    "year": lambda _, __, paper: Cell(str(paper.year or "")),
    "institution": lambda it, _, paper: _text(it, it.words.comma.join(paper.institutions)),
    "topic": lambda it, topic, paper: _text(it, " › ".join(paper.topic[len(topic.path) :])),
    "noted": lambda _, __, paper: Cell(
        paper.noted or "", inferred=bool(paper.noted) and paper.noted_from not in ("front-matter", "heading")
    ),
    "named": lambda _, __, paper: Cell(str(len(paper.mentioned_by) or "")),
    "links": lambda it, _, paper: _links(it, paper),
}
