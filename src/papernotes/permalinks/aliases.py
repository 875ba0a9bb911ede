"""The addresses that people write: names that a note had before, in its head, and `redirects` in site.yaml."""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from .. import head_keys
from ..config import Config
from ..diagnostics import report
from ..model import Diagnostic, Move, Page, Span
from ..normaliser.ids import slug
from ..patterns import pattern
from ..renderer.urls import Url, note_url, page_url, paper_url

_OURS = ("assets", "files", "search")  # folders that hold no pages of notes, but for the one of the search
_FILE = pattern(r"\.(?:js|png|md|json|xml|txt|csv|tex|bib|ris|html?|webmanifest|ico|svg|webp)$")
_UNSEEN = pattern(r"[\x00-\x1f\x7f\\]")
OUTSIDE = pattern(r"https?://", re.IGNORECASE)
_LONGEST = 200  # bytes of a name; file systems have 255


class Alias(NamedTuple):
    """An address that a note had: its url, or None for what is none, where it leads, and as it is written where."""

    url: Url | None
    to: Url
    written: str
    path: str
    line: int


def by_alias(page: Page) -> tuple[Alias, ...]:
    """Addresses that the head of a note gives: of names (Obsidian), and whole ones that begin with a slash (Hugo)."""
    home = paper_url(page.papers[0]) if len(page.papers) == 1 else note_url(page.id)
    found: list[Alias] = []
    for field in page.note.meta:
        for alias in field.values if field.key in head_keys.ALIASES.names else ():
            given = (alias, page.note.path, field.line)
            if alias.startswith("/"):
                found.append(Alias(as_url(alias, Config()), home, *given))
            elif alias:
                found.append(Alias(note_url(slug(alias)), note_url(page.id), *given))
                if len(page.papers) == 1:
                    found.append(Alias(paper_url(slug(alias)), home, *given))
    return tuple(found)


def as_url(written: str, config: Config) -> Url | None:
    """An address as people write it, as the url of a page: without the host and a slash before it, with one behind a
    folder; None for what can be no page of the site: a file of its own, or a name that a file cannot have."""
    text = unquote(written.strip().removeprefix(config.base_url or "\0"))
    parts = [part for part in unicodedata.normalize("NFC", text).split("/") if part not in ("", ".")]
    folder = not parts or text.endswith("/")
    if parts and parts[-1] == "index.html":
        parts, folder = parts[:-1], True
    if _UNSEEN.search(text) or any(part.startswith(".") or len(part.encode()) > _LONGEST for part in parts):
        return None
    if (len(parts) > 1 and parts[0].casefold() in _OURS) or any(map(_FILE.search, parts[:-1])):
        return None
    last = parts[-1] if parts else ""
    if posixpath.splitext(last)[1].lower() in (".html", ".htm") and not folder:
        return page_url("/".join(parts))
    return None if _FILE.search(last) else page_url("/".join((*parts, "")) if parts else "")


def plain(url: str) -> str:
    """The url as file systems may see it: decoded, and in small letters."""
    return unicodedata.normalize("NFC", unquote(url)).casefold()


def by_name(aliases: Iterable[Alias], shown: set[str], moves: dict[str, Move]) -> Iterator[Diagnostic]:
    """Adds what the heads of notes say. A name that is another page's, too, is no mistake; an address is."""
    for alias in aliases:
        if alias.url and plain(alias.url) not in shown:
            moves.setdefault(alias.url, Move(alias.url, alias.to))
        elif alias.written.startswith("/") and alias.url != alias.to:
            said = (
                f"`aliases` would hide what is at `{alias.written}`"
                if alias.url
                else f"`aliases` cannot lead from `{alias.written}`"
            )
            yield report("broken-address", said, Span(alias.path, alias.line), "take that address out")


def by_hand(
    config: Config, places: Mapping[str, Span], taken: set[str], shown: set[str], moves: dict[str, Move]
) -> Iterator[Diagnostic]:
    """Adds what site.yaml says, in those places."""
    for written, meant in config.redirects.items():
        url = as_url(written, config)
        target = meant if OUTSIDE.match(meant) else as_url(meant, config)
        place = places.get(written, Span("site.yaml", 1))
        if not url:
            yield report(
                "broken-address", f"`redirects` cannot lead from `{written}`", place, "papers/old/: papers/new/"
            )
        elif plain(url) in shown:
            yield report("broken-address", f"`redirects` would hide the page at `{url}`", place, "take that line out")
        elif target is None or (target not in taken and not OUTSIDE.match(target)):
            near = _near(meant, taken)
            yield report("broken-address", f"`redirects` leads to `{meant}`, where nothing is", place, near)
        else:
            moves[url] = Move(url, target)


def _near(url: str, taken: Iterable[str]) -> str:
    near = difflib.get_close_matches(url, list(taken), 1)
    return f"did you mean `{near[0]}`?" if near else ""
