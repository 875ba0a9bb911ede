"""The further pages of the list of all papers, for libraries too large for the home page."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route
from ..edition.edition import Edition, Frame
from ..kind import Shown
from ..lists.shelf import Shelf, make_shelf, shelf_pages
from ..theming.frame import make_frame
from ..urls import all_url


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    shelf: Shelf


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """The second and all later pages; the first is on the home page."""
    return tuple(Route(all_url(page), "all", str(page)) for page in range(2, shelf_pages(len(library.papers)) + 1))


def view(edition: Edition, route: Route) -> Shown:
    """What the page of that number shows."""
    title = f"{edition.words.all_papers} {route.key}"
    shelf = make_shelf(edition, route.url, edition.filed["all", ""], all_url, int(route.key))
    return Shown(View(make_frame(edition, route.url, title), shelf))
