"""Paragraphs that begin with the title of a paper in a frame, or with one as their only link.

**Deep Echoes for Small Boats** CVPR 2020        [Deep Echoes for Small Boats](https://arxiv.org/abs/...)
"""

from __future__ import annotations

from functools import partial

from ...model import Block, Mark
from ..references.likeness import likeness
from .beginnings import COUNTED, SURE, TITLE, TITLE_FIELD, as_item, begun, lone_link
from .items import Item, item_of

_FULL = 2.0  # likeness of what nobody takes for a name


def titled_line(block: Block) -> Item | None:
    """The paper whose title a paragraph begins with, in a frame, with a venue or a link to where papers are read, or
    counted as papers are."""
    start = begun(block) if block.kind == "paragraph" and any(map(partial(_opens, block.text), block.marks)) else None
    if start is None or not start.framed or TITLE_FIELD.match(block.text):
        return None
    told = start.found.evidence.bib >= SURE or COUNTED.match(block.text) is not None
    sure = told and likeness(start.found.named.title) >= TITLE
    return start.found if sure and not lone_link((block,)) else None


def _opens(text: str, mark: Mark) -> bool:
    """Whether a line of that text begins with a frame or a link."""
    return mark.kind in _FRAMES and not text[text.rfind("\n", 0, mark.start) + 1 : mark.start].strip()


_FRAMES = frozenset(("strong", "em", "link"))


def linked_title(block: Block) -> Item | None:
    """The paper whose title a paragraph begins with as the one link of its first line, to where papers are read."""
    if block.kind != "paragraph" or not lone_link((block,)):
        return None
    found = item_of(as_item(block))
    return found if found and likeness(found.named.title) >= _FULL else None
