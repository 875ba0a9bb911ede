"""The indexes of venues, years and institutions: each name with the number of its papers."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route
from ..edition.edition import Anchor, Edition, Frame
from ..kind import Shown
from ..lists.indexes import INDEXES, Index
from ..lists.tree import Branch
from ..theming.frame import make_frame
from ..urls import TIMELINE, group_url
from ..words import counted, language_of

_INDEXES: dict[str, Index] = {index.url: index for index in INDEXES if index.url != TIMELINE}


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    title: str
    count: str
    branches: tuple[Branch, ...]


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """An index of each sort that the notes give anything for."""
    return tuple(Route(url, "index", url) for url, index in _INDEXES.items() if index.groups(library))


def view(edition: Edition, route: Route) -> Shown:
    """What that index shows."""
    index, words = _INDEXES[route.key], edition.words
    groups = index.groups(edition.library)
    shown = View(
        frame=make_frame(edition, route.url, index.title(words), section=route.url),
        title=index.title(words),
        count=counted(index.counted(words), len(groups)),
        branches=tuple(
            Branch(
                Anchor(
                    edition.link(route.url, group_url(index.url, group.id)), group.name, language_of(group.name, words)
                ),
                f"{len(group.papers):,}",
                (),
            )
            for group in groups
        ),
    )
    return Shown(shown)
