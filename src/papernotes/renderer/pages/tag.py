"""The page of one tag: the papers that carry it."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route
from ..edition import Edition, Frame, count_papers, make_frame
from ..kind import Shown
from ..rows import Row, make_rows
from ..urls import TAGS, tag_url
from ..words import language_of


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    index_href: str
    name: str
    name_lang: str
    count: str
    rows: tuple[Row, ...]


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each tag."""
    return tuple(Route(tag_url(tag.id), "tag", tag.id) for tag in library.tags)


def view(edition: Edition, route: Route) -> Shown:
    """What the page of that tag shows."""
    tag = edition.tags[route.key]
    shown = View(
        frame=make_frame(edition, route.url, f"#{tag.name}", section=TAGS),
        index_href=edition.link(route.url, TAGS),
        name=tag.name,
        name_lang=language_of(tag.name, edition.words),
        count=count_papers(edition, len(tag.papers)),
        rows=make_rows(edition, route.url, tag.papers),
    )
    return Shown(shown)
