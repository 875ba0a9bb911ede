"""The page of one topic: its papers in the order of the notes, then those of each topic within it."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Paper, Route, Topic
from ..edition import Anchor, Edition, Frame, count_papers, make_frame, topic_trail
from ..kind import Shown
from ..lineage_view import LineageView, lineage_view
from ..matrix import MATRIX_FROM
from ..rows import Row, make_rows
from ..tree import Branch, topic_branches, topics_below
from ..urls import TOPICS, matrix_url, own_url, topic_url
from ..words import language_of

_SHOWN_WHOLE = 200  # papers of the topics within, beyond which only their names are shown


class Within(msgspec.Struct, frozen=True):
    """A topic within this one, with its own papers."""

    trail: tuple[Anchor, ...]
    count: str
    rows: tuple[Row, ...]


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    index_href: str
    crumb: tuple[Anchor, ...]
    name: str
    name_lang: str
    facts: str
    lineage: LineageView | None
    matrix: str  # the link to the matrix, or ""
    own: str  # the link to the keeper's own words, or ""
    rows: tuple[Row, ...]
    branches: tuple[Branch, ...]
    within: tuple[Within, ...]


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each topic."""
    return tuple(Route(topic_url(topic.id), "topic", topic.id) for topic in library.topics)


def view(edition: Edition, route: Route) -> Shown:
    """What the page of that topic shows."""
    topic, url = edition.topics[route.key], route.url
    name, below = topic.path[-1], topics_below(edition, topic)
    ids = dict.fromkeys(paper for other in (topic, *below) for paper in other.papers)
    papers = tuple(edition.papers[paper_id] for paper_id in ids)
    shown = View(
        frame=make_frame(edition, url, name, section=TOPICS),
        index_href=edition.link(url, TOPICS),
        crumb=topic_trail(edition, url, topic.path)[:-1],
        name=name,
        name_lang=language_of(name, edition.words),
        facts=_facts(edition, papers),
        lineage=lineage_view(edition, url, ids),
        matrix=edition.link(url, matrix_url(url)) if _has_matrix(papers) else "",
        own=edition.link(url, own_url(url)) if _has_remarks(papers) else "",
        rows=_rows(edition, url, topic),
        branches=topic_branches(edition, url, topic.path),
        within=tuple(_within(edition, url, topic, other) for other in below) if len(papers) <= _SHOWN_WHOLE else (),
    )
    return Shown(shown)


def _has_matrix(papers: tuple[Paper, ...]) -> bool:
    return sum(any(entry.sections for entry in paper.entries) for paper in papers) >= MATRIX_FROM


def _has_remarks(papers: tuple[Paper, ...]) -> bool:
    return any(remark.text.strip() for paper in papers for entry in paper.entries for remark in entry.remarks)


def _within(edition: Edition, url: str, topic: Topic, other: Topic) -> Within:
    trail = topic_trail(edition, url, other.path)[len(topic.path) :]
    return Within(trail, count_papers(edition, len(other.papers)), _rows(edition, url, other))


def _rows(edition: Edition, url: str, topic: Topic) -> tuple[Row, ...]:
    """The rows of a topic's papers, without the topic that they all have."""
    return tuple(msgspec.structs.replace(row, topic="") for row in make_rows(edition, url, topic.papers))


def _facts(edition: Edition, papers: tuple[Paper, ...]) -> str:
    """ "37 papers, 2017–2024; 24 read, 12 to read; last on 2026-11-20", as far as it is known."""
    words = edition.words
    years = sorted(paper.year for paper in papers if paper.year)
    days = sorted(paper.noted for paper in papers if paper.noted)
    first = [count_papers(edition, len(papers))]
    if years:
        first.append(words.span_years.format(a=years[0], b=years[-1]) if years[0] != years[-1] else str(years[0]))
    states = [
        f"{words.statuses[status]} {number}"
        for status in ("read", "reading", "to-read")
        if (number := sum(paper.status == status for paper in papers))
    ]
    last = [words.last_noted.format(day=days[-1])] if days else []
    semicolon = "；" if words.lang.startswith("zh") else "; "
    return semicolon.join(filter(None, (words.comma.join(first), words.comma.join(states), *last)))
