"""Plain text with formulas in dollars -> Markdown that shows just that, on GitHub and elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from ...patterns import pattern
from .sentences import FORMULA

_SPECIAL = pattern(r"[\\`*_\[\]<>#$~|&](?:(?<!&)|(?=#?\w+;))")
_UNSAFE = pattern(r"[ <>()|]")  # in an address
_LISTED = pattern(r"[-+](?=\s)|\d+(?=[.)]\s)")


@lru_cache(maxsize=8192)  # what a paper says is in the matrices of several topics and tags
def plain(text: str) -> str:
    """The text on one line, what Markdown would take for a sign escaped; formulas stay as they are."""
    line = " ".join(text.split())
    made, place = [], 0
    for found in FORMULA.finditer(line):
        made += [escaped(line[place : found.start()]), found[0]]
        place = found.end()
    return "".join((*made, escaped(line[place:])))


def in_cell(markdown: str) -> str:
    """Markdown for the cell of a table: the bars of its formulas are written out, for a bar ends the cell."""

    def bars(found: re.Match[str]) -> str:
        inner = re.sub(r"\\\|", r"\\Vert ", found[2])
        return f"{found[1]}{inner.replace('|', chr(92) + 'vert ')}{found[1]}"

    return FORMULA.sub(bars, markdown)


def link(label: str, url: str) -> str:
    """A link; `label` is Markdown already."""
    safe = _UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", url)
    return f"[{label}]({safe})"


def escaped(text: str) -> str:
    """The text with what Markdown would take for a sign escaped."""
    made = _SPECIAL.sub(r"\\\g<0>", text)
    if found := _LISTED.match(made):
        return f"\\{made}" if found[0] in "-+" else f"{found[0]}\\{made[found.end() :]}"
    return made
