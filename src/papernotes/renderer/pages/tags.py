"""The index of tags, nested ones below their first part, the most used first."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route, Tag
from ..edition import Anchor, Edition, Frame, make_frame
from ..kind import Shown
from ..tree import Branch
from ..urls import TAGS, tag_url
from ..words import counted, language_of


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
    tags = sorted(edition.library.tags, key=lambda tag: (-len(tag.papers), tag.name.casefold()))
    known = {tag.name.casefold() for tag in tags}
    roots = [tag for tag in tags if _parent(tag, known) is None]
    shown = View(
        frame=make_frame(edition, TAGS, edition.words.tags, section=TAGS),
        count=counted(edition.words.tags_n, len(tags)),
        branches=tuple(_branch(edition, tag, "", tags, known) for tag in roots),
    )
    return Shown(shown)


def _branch(edition: Edition, tag: Tag, above: str, tags: list[Tag], known: set[str]) -> Branch:
    name = tag.name[len(above) + 1 :] if above else tag.name
    link = Anchor(edition.link(TAGS, tag_url(tag.id)), name, language_of(name, edition.words))
    below = (other for other in tags if _parent(other, known) == tag.name.casefold())
    return Branch(link, f"{len(tag.papers):,}", tuple(_branch(edition, o, tag.name, tags, known) for o in below))


def _parent(tag: Tag, known: set[str]) -> str | None:
    """The nearest tag that this one is nested in: `三维/重建/人脸` in `三维/重建` if there is such, else in `三维`."""
    steps = tag.name.casefold().split("/")
    above = ("/".join(steps[:end]) for end in range(len(steps) - 1, 0, -1))
    return next((name for name in above if name in known), None)
