"""The page of one topic, its list: its papers in the order of the notes, then those of each topic within it, in pages
where there are many."""

from __future__ import annotations

from collections import Counter

import msgspec

from ...config import Config
from ...model import Library, Route
from ..edition.edition import Edition, Frame, name_of
from ..kind import Shown
from ..lists.shelf import Shelf, make_shelf, shelf_pages
from ..lists.tree import Branch, topic_branches
from ..lists.views import Top, topic_top
from ..relations.lineage_view import LineageView, lineage_view
from ..syndication.feeds import with_feed
from ..theming.frame import make_frame
from ..urls import TOPICS, topic_url

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
    listed = Counter[tuple[str, ...]]()
    for topic in library.topics:
        for depth in range(1, len(topic.path) + 1):
            listed[topic.path[:depth]] += len(topic.papers)
    return tuple(
        Route(topic_url(topic.id, number), "topic", f"{topic.id} {number}")
        for topic in library.topics
        for number in range(1, shelf_pages(listed[topic.path]) + 1)
    )


def view(edition: Edition, route: Route) -> Shown:
    """What that page shows; the lineage and the topics within are on the first."""
    topic_id, number = route.key.split(" ")
    topic, url, first = edition.topics[topic_id], route.url, number == "1"
    title = topic.path[-1] if first else f"{topic.path[-1]} {number}"
    filed = edition.filed["topic", topic_id]
    papers = tuple(dict.fromkeys(paper for _, paper in filed.papers))
    names = edition.words.comma.join(name_of(edition.papers[paper]) for paper in papers[:_NAMED])
    frame = make_frame(edition, url, title, f"{title}{edition.words.colon}{names}" if names else "", TOPICS)
    shown = View(
        frame=with_feed(frame, edition, url, topic_url(topic.id), topic.path[-1]) if papers else frame,
        top=topic_top(edition, url, topic, "list"),
        lineage=lineage_view(edition, url, papers) if first else None,
        branches=topic_branches(edition, url, topic.path) if first else (),
        shelf=make_shelf(edition, url, filed, lambda page: topic_url(topic_id, page), int(number), topics=False),
    )
    return Shown(shown)
