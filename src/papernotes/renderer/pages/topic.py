"""The page of one topic, its list: its papers in the order of the notes, then those of each topic within it, in pages
where there are many."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Paper, Route, Topic
from ..edition import Edition, Frame, name_of
from ..feeds import with_feed
from ..frame import make_frame
from ..kind import Shown
from ..lineage_view import LineageView, lineage_view
from ..shelf import Head, Shelf, shelf_pages, shelved
from ..tree import Branch, topic_branches, topic_trail, topics_below
from ..urls import TOPICS, topic_url
from ..views import Top, papers_in, topic_top

_NAMED = 12  # papers in the page's description


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    top: Top
    lineage: LineageView | None
    branches: tuple[Branch, ...]
    shelf: Shelf


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each topic, and more where its papers need them. Keys are `id number`."""
    return tuple(
        Route(topic_url(topic.id, number), "topic", f"{topic.id} {number}")
        for topic in library.topics
        for number in range(1, shelf_pages(_listed(library, topic)) + 1)
    )


def _listed(library: Library, topic: Topic) -> int:
    depth = len(topic.path)
    return sum(len(one.papers) for one in library.topics if one.path[:depth] == topic.path)


def view(edition: Edition, route: Route) -> Shown:
    """What that page shows; the lineage and the topics within are on the first."""
    topic_id, number = route.key.split(" ")
    topic, url, first = edition.topics[topic_id], route.url, number == "1"
    title = topic.path[-1] if first else f"{topic.path[-1]} {number}"
    papers = papers_in(edition, topic)
    names = edition.words.comma.join(name_of(paper) for paper in papers[:_NAMED])
    frame = make_frame(edition, url, title, f"{title}{edition.words.colon}{names}" if names else "", TOPICS)
    shown = View(
        frame=with_feed(frame, edition, url, topic_url(topic.id), topic.path[-1]) if papers else frame,
        top=topic_top(edition, url, topic, "list"),
        lineage=lineage_view(edition, url, dict.fromkeys(paper.id for paper in papers)) if first else None,
        branches=topic_branches(edition, url, topic.path) if first else (),
        shelf=_shelf(edition, url, topic, int(number)),
    )
    return Shown(shown)


def _shelf(edition: Edition, url: str, topic: Topic, number: int) -> Shelf:
    held: list[tuple[Head, Paper]] = []
    for one in (topic, *topics_below(edition, topic)):
        trail = topic_trail(edition, url, one.path)[len(topic.path) :]
        label = " › ".join(link.label for link in trail)
        head = Head(f"t-{one.id}", label, trail[-1].href if trail else "")
        held += ((head, edition.papers[paper]) for paper in one.papers)
    return shelved(edition, url, held, lambda page: topic_url(topic.id, page), number, topics=False)
