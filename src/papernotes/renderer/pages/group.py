"""The papers of one venue, year, institution or month, in pages where there are many."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ...config import Config
from ...incremental.kept import since
from ...model import Library, Route
from ..edition.edition import Anchor, Edition, Frame
from ..kind import Shown
from ..lists.indexes import INDEXES, Index
from ..lists.shelf import Shelf, make_shelf, shelf_pages
from ..theming.frame import make_frame
from ..urls import group_url
from ..words import language_of

_INDEXES: dict[str, Index] = {index.url: index for index in INDEXES}


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    index: Anchor
    name: str
    name_lang: str
    shelf: Shelf


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each group, and more where its papers need them. Keys are `index group number`."""
    groups = tuple(index.groups(library) for index in INDEXES)
    return since("pages of groups", groups, lambda: tuple(_routes(library)))


def _routes(library: Library) -> Iterator[Route]:
    for index in INDEXES:
        for group in index.groups(library):
            for number in range(1, shelf_pages(len(group.papers)) + 1):
                yield Route(group_url(index.url, group.id, number), "group", f"{index.url} {group.id} {number}")


def view(edition: Edition, route: Route) -> Shown:
    """What that page shows."""
    url, group_id, number = route.key.split(" ")
    index, words = _INDEXES[url], edition.words
    group = edition.groups[url, group_id]
    filed = edition.filed[url, group_id]
    shelf = make_shelf(edition, route.url, filed, lambda page: group_url(index.url, group.id, page), int(number))
    title = f"{group.name} · {index.title(words)}"
    shown = View(
        frame=make_frame(edition, route.url, title, section=index.url),
        index=Anchor(edition.link(route.url, index.url), index.title(words)),
        name=group.name,
        name_lang=language_of(group.name, words),
        shelf=shelf,
    )
    return Shown(shown)
