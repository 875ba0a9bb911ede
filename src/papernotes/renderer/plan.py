"""Library -> every page of the site, each known before one is made."""

from __future__ import annotations

from ..config import Config
from ..model import Library, Route
from . import hosting
from .pages import KINDS
from .search.files import is_searched, routes
from .urls import OPENSEARCH, PAPERS_JSON


def plan(library: Library, config: Config) -> tuple[Route, ...]:
    """The routes of the site: its pages kind by kind, then the files of the matrices (kind "file"), `papers.json` (kind
    "json"), what search needs (kinds "search-file" and "opensearch"), and what hosts read (kind "host")."""
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
    return (*pages, *files, Route(PAPERS_JSON, "json"), *search, *hosting.routes(config))
