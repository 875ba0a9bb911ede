"""Headings in bullets, `- ## Method`, as outlines have them -> headings of the note, what is below each behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from ...model import Block
from .cursor import filled


def unfolded(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with lists cut where an item begins with a heading, whose other blocks follow it."""
    return tuple(part for block in blocks for part in _parts(block))


def _parts(block: Block) -> Iterator[Block]:
    if block.kind != "list" or block.info != "ul" or not any(map(_is_heading, block.children)):
        yield block
        return
    kept: list[Block] = []
    for item in block.children:
        if _is_heading(item):
            yield from _list(block, kept)
            kept = []
            yield from unfolded(item.children)
        else:
            kept.append(item)
    yield from _list(block, kept)


def _is_heading(item: Block) -> bool:
    """Whether an item is one with what is below it; a task, or one that links call by a name, stays an item."""
    return item.opening == "<li>" and bool(item.children) and item.children[0].kind == "heading"


def _list(block: Block, items: Sequence[Block]) -> Iterator[Block]:
    if items:
        yield filled(replace(block, span=items[0].span, end=items[-1].end), list(items))
