"""The page that searches: where the box on every page leads, and where its form goes without a script."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route
from ..edition.edition import Anchor, Edition, Frame
from ..indexing.index import is_searched
from ..kind import Shown
from ..lists.tree import Branch, topic_branches
from ..theming.frame import make_frame
from ..urls import HOME, SEARCH, TAGS, TOPICS


class View(msgspec.Struct, frozen=True):
    """All that the page shows before anything is asked."""

    frame: Frame
    fields: tuple[tuple[str, str], ...]  # what may stand before a colon, and what it means
    ways: tuple[Anchor, ...]
    branches: tuple[Branch, ...]


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """The one page, where there is anything to search."""
    return (Route(SEARCH, "search"),) if is_searched(library) else ()


def view(edition: Edition, _route: Route) -> Shown:
    """What that page shows."""
    words = edition.words
    frame = make_frame(edition, SEARCH, words.search["label"])
    places = ((HOME, words.home), (TOPICS, words.topics), (TAGS, words.tags))
    fields = ("topic", "tag", "venue", "year", "status", "has", "mine")
    shown = View(
        frame=msgspec.structs.replace(frame, search=""),
        fields=tuple((field, words.search[field]) for field in fields),
        ways=tuple(Anchor(edition.link(SEARCH, url), label) for url, label in places),
        branches=topic_branches(edition, SEARCH),
    )
    return Shown(shown)
