"""404.html: what a host serves for an address that does not exist, and where to go from there.

Its script guesses which page was meant; the addresses to guess from are a file that no other page loads.
"""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Output, Route
from ..edition.edition import Anchor, Edition, Frame, name_of
from ..kind import Shown
from ..lists.tree import Branch, topic_branches
from ..shards import given
from ..theming.frame import make_frame
from ..urls import (
    ADDRESSES,
    HOME,
    NOT_FOUND,
    NOTES,
    TAGS,
    TOPICS,
    note_url,
    output_path,
    paper_url,
    tag_url,
    topic_url,
)


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    ways: tuple[Anchor, ...]
    branches: tuple[Branch, ...]
    addresses: str
    rooted: bool  # whether the page knows where the site is


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
        addresses=edition.link(NOT_FOUND, ADDRESSES),
        rooted=bool(edition.config.base_url),
    )
    return Shown(shown, (Output(output_path(ADDRESSES), given(_addresses(edition.library)).encode()),))


def _addresses(library: Library) -> tuple[tuple[str, str], ...]:
    """The address and name of each paper, topic, tag and note."""
    return (
        *((paper_url(paper.id), name_of(paper)) for paper in library.papers),
        *((topic_url(topic.id), topic.path[-1]) for topic in library.topics),
        *((tag_url(tag.id), f"#{tag.name}") for tag in library.tags),
        *((note_url(page.id), page.title) for page in library.notes),
    )
