"""The files of a site, read once more before they go out: what is wrong in them, with the file and line of the site.

Pages are read tag by tag, so that ten thousand of them take seconds. All of it is well-formed by construction, and held
so by tests; what this finds comes from templates, assets or raw HTML of the site's own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from ...diagnostics import report
from ...model import Attachment, Diagnostic, Output, Span
from ...patterns import pattern

LARGEST_FILE = 100 * 1024 * 1024  # bytes: more than that no push to GitHub may hold
LARGEST_SITE = 1024 * 1024 * 1024  # bytes: the most that GitHub Pages publishes
_TAG = pattern(
    r"<!--.*?-->|<(script|style|annotation)\b[^>]*>.*?</\1\s*>"
    r"|<(/?)([a-zA-Z][\w:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_ATTRIBUTE = pattern(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LOADS = ("href", "src", "poster", "srcset", "data", "action")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_OUTSIDE = pattern(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


class Read(NamedTuple):
    """A page: its ids with the places where they stand, its links with theirs, and what is not balanced."""

    ids: Mapping[str, tuple[int, ...]]
    links: tuple[tuple[str, int], ...]
    unbalanced: tuple[tuple[str, int], ...]


def proof(outputs: Iterable[Output], attachments: Iterable[Attachment]) -> tuple[Diagnostic, ...]:
    """May report `dead-link`, `dead-anchor`, `duplicate-id`, `unbalanced-html`, `large-file`, `large-site`,
    `unused-file`."""
    outputs = tuple(outputs)
    texts = {output.path: output.content.decode() for output in outputs if output.path.endswith(".html")}
    pages = {path: read_page(text) for path, text in texts.items()}
    files = {output.path for output in outputs}
    found: list[Diagnostic] = []
    for path, page in pages.items():
        for code, message, at, hint in (*_within(page), *_links(path, page, pages, files)):
            found.append(report(code, message, Span(path, texts[path].count("\n", 0, at) + 1), hint))
    return (*found, *_sizes(outputs, attachments))


def read_page(text: str) -> Read:
    """What there is to check in a page."""
    ids: dict[str, tuple[int, ...]] = {}
    links: list[tuple[str, int]] = []
    wrong: list[tuple[str, int]] = []
    open_: list[tuple[str, int]] = []
    for found in _TAG.finditer(text):
        if found[3] is None:
            continue
        name, at = found[3].lower(), found.start()
        if found[2]:
            if open_ and open_[-1][0] == name:
                open_.pop()
            else:
                wrong.append((f"</{name}> closes nothing", at))
            continue
        if name not in _VOID and not found[4].endswith("/"):
            open_.append((name, at))
        for attribute in _ATTRIBUTE.finditer(found[4]) if found[4] else ():
            key, value = attribute[1].lower(), unescape(attribute[2] or attribute[3] or attribute[4] or "")
            if key == "id":
                ids[value] = (*ids.get(value, ()), at)
            elif key in _LOADS and not re.search(r'\brel="?(?:canonical|external)\b', found[4]):
                links += ((part, at) for part in _addresses(key, value))
    return Read(ids, tuple(links), (*wrong, *((f"<{name}> never closes", at) for name, at in open_)))


def _addresses(key: str, value: str) -> tuple[str, ...]:
    return tuple(part.split()[0] for part in value.split(",") if part.strip()) if key == "srcset" else (value.strip(),)


def _within(page: Read) -> Iterator[tuple[str, str, int, str]]:
    for name, places in page.ids.items():
        if len(places) > 1:
            yield "duplicate-id", f"the id `{name}` stands here {len(places)} times", places[1], "links reach the first"
    for message, at in page.unbalanced:
        yield "unbalanced-html", message, at, "is it in a template of the site's own?"


def _links(path: str, page: Read, pages: Mapping[str, Read], files: set[str]) -> Iterator[tuple[str, str, int, str]]:
    for link, at in page.links:
        if _OUTSIDE.match(link) or (path == "404.html" and link.startswith("/")):
            continue
        address, _, anchor = link.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address.partition("?")[0])))
        target = path if not address else target
        if target not in files and f"{target}/index.html" in files:
            target = f"{target}/index.html"
        if target not in files:
            yield "dead-link", f"`{link}` leads to no file of the site", at, ""
        elif anchor and target in pages and unquote(anchor) not in pages[target].ids and anchor != "top":
            yield "dead-anchor", f"`{link}` leads to no place in its page", at, ""


def _sizes(outputs: tuple[Output, ...], attachments: Iterable[Attachment]) -> Iterator[Diagnostic]:
    known = {file.path: file for file in attachments}
    copied = {output.copy for output in outputs if output.copy}
    total = 0
    for output in outputs:
        size = known[output.copy].size if output.copy in known and not output.width else len(output.content)
        total += size
        if size > LARGEST_FILE:
            place = Span(output.copy or output.path, 1)
            hint = "make it smaller, or link to it elsewhere"
            yield report("large-file", f"{size / 1e6:,.0f} MB are more than GitHub takes (100 MB)", place, hint)
    if total > LARGEST_SITE:
        yield report("large-site", f"the site has {total / 1e9:,.1f} GB; GitHub Pages publishes 1 GB", None)
    for path in sorted(known.keys() - copied):
        if not path.startswith("../") and not path.lower().endswith(".bib"):
            yield report("unused-file", "no note shows or links this file", Span(path, 1))
