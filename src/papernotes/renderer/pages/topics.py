"""The index of topics, as a tree."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route
from ..edition.edition import Edition, Frame
from ..kind import Shown
from ..lists.rows import Row, make_rows
from ..lists.tree import Branch, topic_branches
from ..theming.frame import make_frame
from ..urls import TOPICS
from ..words import counted


class View(msgspec.Struct, frozen=True):
    """All that the page shows; `loose` are the papers of no topic."""

    frame: Frame
    count: str
    branches: tuple[Branch, ...]
    loose: tuple[Row, ...]


def routes(_library: Library, _config: Config) -> tuple[Route, ...]:
    """The one index."""
    return (Route(TOPICS, "topics"),)


def view(edition: Edition, _route: Route) -> Shown:
    """What the index shows."""
    held = {paper for topic in edition.library.topics for paper in topic.papers}
    loose = (paper.id for paper in edition.library.papers if paper.id not in held)
    shown = View(
        frame=make_frame(edition, TOPICS, edition.words.topics, section=TOPICS),
        count=counted(edition.words.topics_n, len(edition.library.topics)),
        branches=topic_branches(edition, TOPICS),
        loose=make_rows(edition, TOPICS, loose),
    )
    return Shown(shown)
