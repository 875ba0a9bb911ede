"""Every figure of the library, by topic, in pages where there are many; each leads to its place in the notes."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Paper, Route
from ..edition.edition import Edition, Frame
from ..edition.filing import Head
from ..kind import Shown
from ..lists.wall import Wall, count_pictures, hang, wall_pages
from ..theming.frame import make_frame
from ..urls import FIGURES, figures_url, topic_url, view_url


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    wall: Wall


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """Pages for all figures, where there are any. Keys are numbers."""
    pictures = sum(count_pictures(library).values())
    return tuple(Route(figures_url(number), "figures", str(number)) for number in range(1, wall_pages(pictures) + 1))


def view(edition: Edition, route: Route) -> Shown:
    """What that page shows: the topics in their order, then what is in none."""
    words, number = edition.words, int(route.key)
    wall, files = hang(edition, route.url, _held(edition, route.url), figures_url, number)
    title = words.figures_all if number == 1 else f"{words.figures_all} {number}"
    return Shown(View(make_frame(edition, route.url, title, section=FIGURES), wall), files)


def _held(edition: Edition, url: str) -> list[tuple[Head, Paper]]:
    heads: dict[str, Head] = {}
    for topic in edition.library.topics:
        href = edition.link(url, view_url(topic_url(topic.id), "figures"))
        head = Head(f"t-{topic.id}", " › ".join(topic.path), href)
        for paper in topic.papers:
            heads.setdefault(paper, head)
    loose = Head("t_none", edition.words.untopical)
    heads |= {paper.id: loose for paper in edition.library.papers if paper.id not in heads}
    return [(head, edition.papers[paper]) for paper, head in heads.items()]
