"""A page where another one was: it leads there at once, and by a link where nothing moves by itself."""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace

from ...config import Config
from ...model import Library, Route
from ..edition.edition import Edition, Frame
from ..kind import Shown
from ..theming.frame import make_frame
from ..urls import absolute


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    href: str


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """A page for each address that leads elsewhere; the key is where."""
    return tuple(Route(move.url, "moved", move.to) for move in library.moved)


def view(edition: Edition, route: Route) -> Shown:
    """What the page shows."""
    outside = re.match(r"https?://", route.key, re.IGNORECASE)
    frame = make_frame(edition, route.url, edition.words.moved)
    base = edition.config.base_url
    canonical = route.key if outside else absolute(base, route.key) if base else ""
    href = route.key if outside else edition.link(route.url, route.key)
    return Shown(View(replace(frame, canonical=canonical, feeds=(), twin=""), href))
