"""Library -> every page of the site, each known before one is made."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Config
from ..model import Library, Route
from . import hosting
from .feeds import feed_routes
from .pages import KINDS
from .search.files import is_searched, routes
from .sitemap import sitemap_routes
from .urls import LLMS, OPENSEARCH, PAPERS_JSON, card_url


def plan(library: Library, config: Config) -> tuple[Route, ...]:
    """The routes of the site: its pages kind by kind, then the files of the matrices (kind "file"), `papers.json` (kind
    "json"), what search needs (kinds "search-file" and "opensearch"), and what is for readers elsewhere (kinds "feed",
    "card", "sitemap", "robots", "llms" and, for hosts, "host")."""
    pages = tuple(route for kind in KINDS for route in kind.routes(library, config))
    files = (
        Route(route.url.removesuffix("/") + f".{suffix}", "file", f"{route.key} {suffix}")
        for route in pages
        if route.kind == "matrix" and route.key.count(" ") == 1  # the first page of each
        for suffix in ("md", "csv", "tex")
    )
    search = (
        *routes(library),
        *((Route(OPENSEARCH, "opensearch"),) if is_searched(library) and config.base_url else ()),
    )
    return (*pages, *files, Route(PAPERS_JSON, "json"), *search, *_elsewhere(pages, library, config))


def _elsewhere(pages: tuple[Route, ...], library: Library, config: Config) -> Iterator[Route]:
    yield from feed_routes(library, config)
    if config.base_url and config.cards:
        yield from (Route(card_url(paper.id), "card", paper.id) for paper in library.papers)
    yield from sitemap_routes(pages, config)
    yield Route(LLMS, "llms")
    yield from hosting.routes(config)
