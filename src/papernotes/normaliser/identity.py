"""When two entries are one paper: the same title, letter for letter but for case, spaces and punctuation.

A title of one or two words is not enough: two methods may share a name.
"""

from __future__ import annotations

import re
import unicodedata

from ..model import Entry


def fold(text: str) -> str:
    """A name without what varies between notes: case, width, spaces, punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def group(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], ...]:
    """The entries by paper, in the order in which the papers first occur."""
    papers: dict[str, list[Entry]] = {}
    for entry in entries:
        papers.setdefault(_key(entry), []).append(entry)
    return tuple(tuple(sorted(same, key=_newest)) for same in papers.values())


def _key(entry: Entry) -> str:
    words = len(re.findall(r"[A-Za-z0-9]+|[一-鿿]{2}", entry.title))
    return fold(entry.title) if words >= 3 else f"{entry.span.path}:{entry.span.line}"


def _newest(entry: Entry) -> tuple[int, str, int]:
    """Newest first; entries without a day last; then by place."""
    day = -int((entry.noted or "0000-00-00").replace("-", ""))
    return day, entry.span.path, entry.span.line
