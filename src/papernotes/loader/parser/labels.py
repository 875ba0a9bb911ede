"""Where the text of a link or figure ends: the bracket that closes the one it begins with.

The library walks to the end for every bracket, so that a row of ten thousand is walked ten thousand times. Here each
walk is remembered, and one that comes to a bracket inside goes on from where that one's ended. Results are the same.
"""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import NamedTuple, cast

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline


class _Walk(NamedTuple):
    end: int  # of the text, -1 where it never ends
    links: bool  # whether there is a link in it


_Walks = dict[tuple[int, int], _Walk]  # by where they begin, and where the text ends


def use_labels(md: MarkdownIt) -> None:
    """Gives the parser our way of finding the end of a label."""
    md.helpers = cast(
        "ModuleType",
        SimpleNamespace(
            parseLinkLabel=label_end, parseLinkDestination=parseLinkDestination, parseLinkTitle=parseLinkTitle
        ),
    )


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803
    """The place of the bracket that closes the one at `start`, or -1."""
    walks: _Walks = state.__dict__.setdefault("walks", {})
    key = (start, state.posMax)
    if key not in walks:
        walks[key] = _walk(state, start, walks)
    walk = walks[key]
    return -1 if disableNested and walk.links else walk.end


def _walk(state: StateInline, start: int, walks: _Walks) -> _Walk:
    before, level, links = state.pos, 1, False
    state.pos = start + 1
    try:
        while state.pos < state.posMax:
            at, marker = state.pos, state.src[state.pos]
            if marker == "]":
                level -= 1
                if not level:
                    return _Walk(at, links)
            state.md.inline.skipToken(state)
            if marker != "[":
                continue
            if state.pos != at + 1:
                links = True
            elif (within := walks.get((at, state.posMax))) is None:
                level += 1
            elif within.end < 0:  # what does not end there does not end here
                return _Walk(-1, links or within.links)
            else:
                links, state.pos = links or within.links, within.end + 1
        return _Walk(-1, links)
    finally:
        state.pos = before
