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
    """What an index on top calls the headings it leads to, where it says more than they: folded anchor -> title, with
    the venue of its row."""
    found: dict[str, Named] = {}
    for block in blocks:
        parts = tuple(walk(block))
        if not any(mark.kind == "link" and mark.target.startswith("#") for part in parts for mark in part.marks):
            continue
        for row in parts:
            if row.kind not in ("row", "item", "paragraph"):
                continue
            for part in walk(row):
                for mark in part.marks:
                    if mark.kind != "link" or not mark.target.startswith("#"):
                        continue
                    named = read_title(part.text[mark.start : mark.end])
                    venue = venue_in(row.text)
                    if likeness(named.title) >= 1.2 and fold(named.title) != fold(unquote(mark.target)):
                        if venue and not named.venue:
                            named = msgspec.structs.replace(named, venue=venue.name, year=venue.year)
                        found.setdefault(fold(unquote(mark.target)), named)
    return found
