"""Library -> every page of the site, each known before one is made."""

from __future__ import annotations

from ..config import Config
from ..model import Library, Route
from .pages import KINDS
from .urls import PAPERS_JSON


def plan(library: Library, config: Config) -> tuple[Route, ...]:
    """The routes of the site: its pages kind by kind, then `papers.json`, which is kind "json"."""
    pages = tuple(route for kind in KINDS for route in kind.routes(library, config))
    return (*pages, Route(PAPERS_JSON, "json"))
