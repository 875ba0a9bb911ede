"""404.html: what a host serves for an address that does not exist, and where to go from there."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route
from ..edition import Anchor, Edition, Frame, make_frame
from ..kind import Shown
from ..tree import Branch, topic_branches
from ..urls import HOME, NOT_FOUND, NOTES, TAGS, TOPICS


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    ways: tuple[Anchor, ...]
    branches: tuple[Branch, ...]


def routes(_library: Library, _config: Config) -> tuple[Route, ...]:
    """The one page."""
    return (Route(NOT_FOUND, "missing"),)


def view(edition: Edition, _route: Route) -> Shown:
    """What the page shows."""
    words = edition.words
    places = ((HOME, words.home), (TOPICS, words.topics), (TAGS, words.tags), (NOTES, words.notes))
    shown = View(
        frame=make_frame(edition, NOT_FOUND, words.not_found),
        ways=tuple(Anchor(edition.link(NOT_FOUND, url), label) for url, label in places),
        branches=topic_branches(edition, NOT_FOUND),
    )
    return Shown(shown)
