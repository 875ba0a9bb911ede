"""Raw HTML of a note -> HTML that is safe and balanced, with the holes in it put back afterwards.

A whole fragment goes through nh3 at once, with each hole as two noncharacters and a number, so that nh3 sees the
tags of the note and those of its Markdown together and can close what is left open.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import nh3

from ...model import Html, Piece
from ...own_ids import apart
from ...patterns import pattern
from .elements import DROPPED, SHOWN

_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "style"},
    "col": {"span"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "details": {"open"},
    "time": {"datetime"},
}
_HOLE = pattern("\ufdd0(\\d+)\ufdd1")
_SENTINELS = pattern("[\ufdd0\ufdd1]")


@functools.cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(SHOWN),
        clean_content_tags=set(DROPPED),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
        filter_style_properties={"text-align"},
        attribute_filter=lambda _tag, name, value: apart(value) if name == "id" else value,
    )


def sanitise(pieces: Sequence[Piece]) -> Html:
    """The fragment without what is unsafe, every tag closed, its holes in their places."""
    marked = "".join(
        _SENTINELS.sub("", piece) if isinstance(piece, str) else f"\ufdd0{index}\ufdd1"
        for index, piece in enumerate(pieces)
    )
    parts = _HOLE.split(_cleaner().clean(marked))
    # The odd parts are the numbers of holes.
    found: list[Piece] = [pieces[int(part)] if index % 2 else part for index, part in enumerate(parts)]
    return tuple(piece for piece in found if piece != "")
