"""A topic as a wall of its figures, in the order of the notes, each leading to its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ...config import Config
from ...incremental.kept import since
from ...model import Library, Paper, Route, Topic
from ..edition.edition import Edition, Frame
from ..edition.filing import Head
from ..kind import Shown
from ..lists.tree import topic_trail, topics_below
from ..lists.views import Top, held_by_topics, papers_in, topic_top
from ..lists.wall import Wall, count_pictures, hang, wall_pages
from ..theming.frame import make_frame
from ..urls import TOPICS, topic_url, view_url


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    top: Top
    wall: Wall


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """Pages for each topic with a figure. Keys are `id number`."""
    held, pictures = held_by_topics(library), count_pictures(library)
    return since("walls", (held, pictures), lambda: tuple(_routes(held, pictures)))


def _routes(held: Iterable[tuple[Topic, tuple[str, ...]]], pictures: Mapping[str, int]) -> Iterator[Route]:
    for topic, papers in held:
        for number in range(1, wall_pages(sum(pictures[name] for name in papers)) + 1):
            yield Route(view_url(topic_url(topic.id), "figures", number), "wall", f"{topic.id} {number}")


def view(edition: Edition, route: Route) -> Shown:
    """What that page shows."""
    topic_id, number = route.key.split(" ")
    topic, url = edition.topics[topic_id], route.url
    heads: dict[str, Head] = {}
    for one in (topic, *topics_below(edition, topic)):
        trail = topic_trail(edition, url, one.path)[len(topic.path) :]
        head = Head(f"t-{one.id}", " › ".join(link.label for link in trail), trail[-1].href if trail else "")
        for paper in one.papers:
            heads.setdefault(paper, head)
    held: list[tuple[Head, Paper]] = [(heads[paper.id], paper) for paper in papers_in(edition, topic)]
    wall, files = hang(edition, url, held, lambda page: view_url(topic_url(topic_id), "figures", page), int(number))
    title = f"{topic.path[-1]} · {edition.words.view_names['figures']}"
    shown = View(
        frame=make_frame(edition, url, title if number == "1" else f"{title} {number}", section=TOPICS),
        top=topic_top(edition, url, topic, "figures"),
        wall=wall,
    )
    return Shown(shown, files)
