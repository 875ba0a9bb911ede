"""Where a page of the site is, as a file outside of the site says it."""

from __future__ import annotations

from ..model import Paper
from .edition.edition import Edition
from .urls import HOME, absolute, paper_url, relative


def page_of(edition: Edition, paper: Paper, anchor: str = "") -> str:
    """The address of a paper's page, or of a section on it; relative to the root of the site where `base_url` does not
    say where that is."""
    base, url = edition.config.base_url, paper_url(paper.id) + (f"#{anchor}" if anchor else "")
    return absolute(base, url) if base else relative(HOME, url)
