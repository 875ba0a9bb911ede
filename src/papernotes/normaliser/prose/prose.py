"""What an entry says in words: the text of its blocks without code, formulas and addresses.

What is taken out leaves a space of its own kind, so that nothing is read across it and offsets stay.
"""

from __future__ import annotations

from typing import NamedTuple

from ...model import Block, Entry, walk

GAP = "\ufffc"  # OBJECT REPLACEMENT CHARACTER, which no keyboard writes


class Passage(NamedTuple):
    """The words of one block, with its line, and the offsets of its styled runs."""

    line: int
    text: str
    runs: tuple[tuple[int, int], ...]


def passages(entry: Entry) -> tuple[Passage, ...]:
    """The passages of the entry, in order; those without a letter are left out."""
    return tuple(
        Passage(block.span.line, _words(block), _runs(block))
        for top in entry.blocks
        for block in walk(top)
        if not block.children and block.kind not in ("code", "math") and block.text
    )


def _words(block: Block) -> str:
    text = block.text
    for mark in block.marks:
        hides = mark.kind in ("code", "math") or (mark.kind == "link" and "://" in text[mark.start : mark.end])
        if hides and mark.end > mark.start:
            text = text[: mark.start] + GAP * (mark.end - mark.start) + text[mark.end :]
    return text


def _runs(block: Block) -> tuple[tuple[int, int], ...]:
    return tuple((mark.start, mark.end) for mark in block.marks if mark.kind in ("strong", "em", "link", "highlight"))
