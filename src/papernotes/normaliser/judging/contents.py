"""A table of contents on top of a note -> what it calls the headings that it leads to.

- [NeRF: Representing Scenes as Neural Radiance Fields (ECCV 2020)](#nerf)      ...      ## NeRF
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

import msgspec

from ...model import Block, walk
from ..identity import fold
from ..references.likeness import likeness
from ..references.venues import venue_in
from ..titles.titles import Named, read_title


def contents(blocks: Sequence[Block]) -> dict[str, Named]:
    """What an index on top calls the headings it leads to, where it says more than they, or where and when they were
    published, as at least two of them: folded anchor -> title, with the venue of its row."""
    found: dict[str, Named] = {}
    placed: dict[str, Named] = {}
    for block in blocks:
        parts = tuple(walk(block))
        if not any(mark.kind == "link" and mark.target.startswith("#") for part in parts for mark in part.marks):
            continue
        for row in parts:
            if row.kind not in ("row", "item", "paragraph"):
                continue
            for part in walk(row):
                said = " ".join(cell.text for cell in row.children) if row.kind == "row" else part.text
                for mark in part.marks:
                    if mark.kind != "link" or not mark.target.startswith("#"):
                        continue
                    anchor = fold(unquote(mark.target))
                    named = _placed(read_title(part.text[mark.start : mark.end]), said)
                    if likeness(named.title) >= _TITLE and fold(named.title) != anchor:
                        found.setdefault(anchor, named)
                    elif named.title and named.venue and named.year:
                        placed.setdefault(anchor, named)
    return placed | found if len(placed) > 1 else found


_TITLE = 1.2  # likeness


def _placed(named: Named, row: str) -> Named:
    """What a link is called, with where and when its row says that it was published."""
    venue = None if named.venue else venue_in(row)
    return msgspec.structs.replace(named, venue=venue.name, year=venue.year) if venue else named
