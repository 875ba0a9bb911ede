"""The index of tags, nested ones below those they are nested in, the most used first."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route
from ..edition.edition import Edition, Frame
from ..kind import Shown
from ..lists.tree import Branch, tag_branches
from ..theming.frame import make_frame
from ..urls import TAGS
from ..words import counted


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    count: str
    branches: tuple[Branch, ...]


def routes(_library: Library, _config: Config) -> tuple[Route, ...]:
    """The one index."""
    return (Route(TAGS, "tags"),)


def view(edition: Edition, _route: Route) -> Shown:
    """What the index shows."""
    tags = edition.library.tags
    shown = View(
        frame=make_frame(edition, TAGS, edition.words.tags, section=TAGS),
        count=counted(edition.words.tags_n, len(tags)),
        branches=tag_branches(edition, TAGS),
    )
    return Shown(shown)
