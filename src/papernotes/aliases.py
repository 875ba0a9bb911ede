"""The addresses that the heads of notes give: names that a note had before, which go on leading to it."""

from __future__ import annotations

import posixpath

from . import head_keys
from .config import Config
from .model import Page
from .normaliser.ids import slug
from .renderer.urls import note_url, paper_url


def by_alias(page: Page) -> tuple[tuple[str, str], ...]:
    """Addresses that the head of a note gives: of names (Obsidian), and whole ones that begin with a slash (Hugo)."""
    home = paper_url(page.papers[0]) if len(page.papers) == 1 else note_url(page.id)
    found: list[tuple[str, str]] = []
    for alias in page.note.values(*head_keys.ALIASES.names):
        if alias.startswith("/") and ".." not in alias.split("/"):
            found.append((as_url(alias, Config()), home))
        elif alias and not alias.startswith("/"):
            found.append((note_url(slug(alias)), note_url(page.id)))
            if len(page.papers) == 1:
                found.append((paper_url(slug(alias)), home))
    return tuple(found)


def as_url(written: str, config: Config) -> str:
    """An address as people write it, as a url: without the host and a slash before it, with one behind a folder."""
    url = written.strip().removeprefix(config.base_url or "\0").lstrip("/").removesuffix("index.html")
    return url if not url or url.endswith("/") or "." in posixpath.basename(url) else f"{url}/"
