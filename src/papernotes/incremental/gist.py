"""What every note of a library is asked for, told without its blocks, which may have to be unpacked for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Block, Gist, Math, Note, holes

_OPENING = 200  # characters: more than anybody shows


def gist(note: Note) -> Gist:
    """As it was found when the note was read, else found now."""
    return note.gist or gist_of(note.blocks)


def gist_of(blocks: Sequence[Block]) -> Gist:
    """The same of a note with those blocks."""
    formulas = any(isinstance(hole, Math) for block in blocks for hole in holes(block))
    return Gist(_top_heading(blocks), _opening(blocks), formulas)


def _opening(blocks: Sequence[Block]) -> str:
    """How the first paragraph begins, spaces run together."""
    texts = (block.text for block in blocks if block.kind == "paragraph" and block.text.strip())
    return " ".join(next(texts, "").split(maxsplit=_OPENING)[:_OPENING])[:_OPENING]


def _top_heading(blocks: Sequence[Block]) -> str:
    heads = [block for block in blocks if block.kind == "heading"]
    highest = min((head.level for head in heads), default=0)
    top = [block for block in heads if block.level == highest]
    return re.sub(r"\s+", " ", top[0].text) if len(top) == 1 and heads[0] is top[0] else ""
