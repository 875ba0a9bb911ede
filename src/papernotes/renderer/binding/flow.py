"""Putting what stands on its own (figures, displayed formulas, embeds) into running text, as valid HTML.

A `<p>` or a `<strong>` may hold no `<figure>`. So the elements that are open at that place are closed before it and
opened again after it, and what that leaves empty is taken away:

    <p>见下图<br><b>Figure</b></p>   ->   <p>见下图</p><figure>...</figure>

Where nothing can be closed (a link, a heading, a table cell), the thing appears in its inline form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, cast

from ...patterns import pattern


class Lifted(NamedTuple):
    """A thing that stands on its own, and the form it takes inside a line."""

    block: str
    inline: str


_TAG = pattern(r"<(/?)([a-zA-Z][\w-]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_VOID = frozenset(("br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"))
_CLOSABLE = frozenset(
    ("p", "strong", "em", "b", "i", "u", "s", "del", "ins", "mark", "span", "small", "sub", "sup", "kbd", "q", "cite")
)
_KEEPING = frozenset(
    ("a", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "label", "figcaption", "td", "th", "dt", "caption", "math")
)
_EMPTY = pattern(rf"<({'|'.join(sorted(_CLOSABLE))})(?:\s[^>]*)?>(?:\s|<br\s*/?>)*</\1>")
_PLACE, _PLACED = "\0{}\0", "\0(\\d+)\0"  # where a lifted thing stands while the text around it is cut


def flowed(pieces: Iterable[str | Lifted]) -> str:
    """The pieces as one string of HTML, each lifted thing where it may stand."""
    pieces = tuple(pieces)
    if Lifted not in map(type, pieces):
        return "".join(cast(tuple[str, ...], pieces))
    made: list[str] = []
    blocks: list[str] = []
    still_open: list[tuple[str, str]] = []
    for piece in pieces:
        if isinstance(piece, str):
            made.append(piece)
            _follow(piece, still_open)
        elif any(name in _KEEPING for name, _ in still_open):
            made.append(piece.inline)
        else:
            around = _closable(still_open)
            made += [f"</{name}>" for name, _ in reversed(around)]
            made.append(_PLACE.format(len(blocks)))
            blocks.append(piece.block)
            made += [re.sub(r'\sid="[^"]*"', "", tag) for _, tag in around]
    html = "".join(made)
    return re.sub(_PLACED, lambda place: blocks[int(place[1])], _tidied(html)) if blocks else html


def _follow(html: str, still_open: list[tuple[str, str]]) -> None:
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _VOID or tag[3]:
            continue
        if not tag[1]:
            still_open.append((name, tag[0]))
        elif name in (opened for opened, _ in still_open):
            while still_open.pop()[0] != name:
                pass


def _closable(still_open: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The innermost open elements that a figure may not stand in."""
    start = len(still_open)
    while start and still_open[start - 1][0] in _CLOSABLE:
        start -= 1
    return still_open[start:]


def _tidied(html: str) -> str:
    """What the cutting left empty is taken away; the lifted things are still places here, and stay untouched."""
    before = ""
    while before != html:
        before, html = html, _EMPTY.sub("", html)
    html = re.sub(rf"(?:\s*<br\s*/?>)+\s*(?=</p>|{_PLACED})", "", html)
    return re.sub(rf"(<p>|{_PLACED})\s*(?:<br\s*/?>\s*)+", r"\1", html)


@lru_cache(maxsize=1024)
def begun_by(opening: str) -> int:
    """Where the name of the tag ends with which that begins, or 0."""
    found = re.match(r"\s*<[a-z]\w*", opening)
    return found.end() if found else 0
