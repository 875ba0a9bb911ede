"""The lines of text of a block, each with its links and its bold words: what fields and lead-ins are read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from ..model import Block, Mark

LineKind = Literal["heading", "paragraph", "item", "quote", "cell"]


class Line(msgspec.Struct, frozen=True):
    """One line as its author wrote it. `depth` counts the lists around it; `first` says that it opens its block."""

    text: str
    number: int
    kind: LineKind
    depth: int = 0
    first: bool = True
    alone: bool = True  # the only line of its paragraph
    marks: tuple[Mark, ...] = ()

    @property
    def lead(self) -> str:
        """The bold words that the line begins with, or ""."""
        start = len(self.text) - len(self.text.lstrip())
        bold = next((mark for mark in self.marks if mark.kind == "strong" and mark.start <= start < mark.end), None)
        return self.text[bold.start : bold.end].strip() if bold else ""

    def links(self) -> Iterator[tuple[str, str]]:
        """Label and address of each link, in order."""
        for mark in self.marks:
            if mark.kind == "link":
                yield self.text[mark.start : mark.end], mark.target


def lines_of(blocks: Iterable[Block], depth: int = 0, kind: LineKind = "paragraph") -> Iterator[Line]:
    """All lines of text below the blocks, in order; code, formulas of their own and tables' heads left to others."""
    for block in blocks:
        if block.kind == "list":
            yield from lines_of(block.children, depth + 1, "item")
        elif block.kind == "item":
            yield from lines_of(block.children, depth, "item")
        elif block.kind in ("table", "row"):
            yield from lines_of(block.children, depth, "cell")
        elif block.kind in ("quote", "callout"):
            yield from lines_of(block.children, depth, "quote") if block.children else _split(block, depth, "quote")
        elif block.kind == "html" and block.children:
            yield from lines_of(block.children, depth, kind)
        elif block.kind in ("paragraph", "html", "cell"):
            yield from _split(block, depth, "cell" if block.kind == "cell" else kind)


def _split(block: Block, depth: int, kind: LineKind) -> Iterator[Line]:
    offset = 0
    texts = block.text.split("\n")
    for number, text in enumerate(texts):
        end = offset + len(text)
        marks = tuple(
            Mark(mark.kind, max(mark.start, offset) - offset, min(mark.end, end) - offset, mark.target)
            for mark in block.marks
            if mark.start <= end and mark.end >= offset and (mark.start < end or mark.kind == "image")
        )
        if text.strip():
            yield Line(text, block.span.line + number, kind, depth, number == 0, len(texts) == 1, marks)
        offset = end + 1
