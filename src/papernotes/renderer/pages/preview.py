"""The preview of one paper, shown where a link to it is hovered or focused.

It is a script, for a page that is opened from disk may load nothing else; a small one of its own, for few are looked
at: on the five vaults half a kilobyte each, where a shard of thirty would be some ten.
"""

from __future__ import annotations

import msgspec

from ...config import Config
from ...incremental.followed import each
from ...model import Library, Paper, Route
from ..binding.figures import original, thumbnails
from ..edition.edition import Edition, Frame
from ..kind import Shown
from ..lists.glance import Glance, first_picture, make_glance
from ..theming.frame import make_frame
from ..urls import preview_url


class View(msgspec.Struct, frozen=True):
    """All that the preview shows; addresses in it are relative to its own."""

    frame: Frame
    it: Glance


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """One for each paper."""
    return each(_route, library.papers)


def _route(paper: Paper) -> Route:
    return Route(preview_url(paper.id), "preview", paper.id)


def view(edition: Edition, route: Route) -> Shown:
    """What the preview of that paper shows."""
    paper = edition.papers[route.key]
    file = first_picture(edition, paper)
    shown = View(make_frame(edition, route.url), make_glance(edition, route.url, paper, "26rem"))
    return Shown(shown, (thumbnails(file) or (original(file),)) if file else ())
