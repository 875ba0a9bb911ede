"""Library -> every page of the site, each known before one is made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..config import Config
from ..incremental.followed import each
from ..model import Library, Paper, Route
from .indexing.index import is_searched
from .pages import KINDS
from .search.files import routes
from .syndication import hosting
from .syndication.feeds import feed_routes
from .syndication.sitemap import sitemap_routes
from .urls import LLMS, OPENSEARCH, PAPERS_JSON, card_url


def plan(library: Library, config: Config) -> tuple[Route, ...]:
    """The routes of the site: its pages kind by kind, then the files of the matrices (kind "file"), `papers.json` (kind
    "json"), what search needs (kinds "search-file", "search-card" and "opensearch"), and what is for readers elsewhere
    (kinds "feed", "card", "sitemap", "robots", "llms" and, for hosts, "host")."""
    by_kind = {kind.name: kind.routes(library, config) for kind in KINDS}
    pages = tuple(chain.from_iterable(by_kind.values()))
    files = (
        Route(route.url.removesuffix("/") + f".{suffix}", "file", f"{route.key} {suffix}")
        for route in by_kind["matrix"]
        if route.key.count(" ") == 1  # the first page of each
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
        yield from each(_card, library.papers)
    yield from sitemap_routes(pages, config)
    yield Route(LLMS, "llms")
    yield from hosting.routes(config)


def _card(paper: Paper) -> Route:
    return Route(card_url(paper.id), "card", paper.id)
