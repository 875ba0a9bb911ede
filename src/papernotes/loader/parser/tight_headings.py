"""Headings without a space behind their number signs, `##Method`, as many people write them and many editors show them.

A single sign begins a tag, too, `#3DGS`: `#Title` is a heading only in notes whose other headings are written so, and
which have no `# Title`.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ...patterns import pattern

_SIGNS = pattern(r"#{2,6}(?=[^\s#])(?=[^\w\n]*\w)")
_TOP = pattern(r"#(?=[^\s#!])(?![^\n]*[ \t]#\w)(?=[^\w\n]*\w)")  # no line of tags
_OTHERS = pattern(r"(?m)^ {0,3}(?:(```|~~~)|#{2,6}[^\s#])")  # a fence, or such a heading
_LOOSE = pattern(r"(?m)^ {0,3}#[ \t]+\S")


def tight_heading(state: StateBlock, place: int, last: int) -> re.Match[str] | None:
    """The number signs of such a heading at that place of a line that ends at `last`; None where that is none, or the
    option is off."""
    if not state.md.options.get("tight_headings"):
        return None
    found = _SIGNS.match(state.src, place, last)
    if found is None and _TOP.match(state.src, place, last) and _is_custom(state):
        return _TOP.match(state.src, place, last)
    return found


def _is_custom(state: StateBlock) -> bool:
    """Whether the note's headings are written so; looked at once."""
    known = state.env.get("tight")
    if known is None:
        known = state.env["tight"] = _LOOSE.search(state.src) is None and _has_others(state.src)
    return bool(known)


def _has_others(text: str) -> bool:
    """Whether such headings of other levels stand outside of code."""
    fence = ""
    for found in _OTHERS.finditer(text):
        if not found[1] and not fence:
            return True
        if found[1] and fence in ("", found[1]):
            fence = "" if fence else found[1]
    return False
