"""Headings that HTML makes, `<h2 align="center">Detection</h2>`, or that stand within a box of HTML, `<div>` around
`# Title` -> headings of the note like any other; the rest of a box stays in boxes of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from ...model import Block
from ...patterns import pattern
from .cursor import filled

_BOX = pattern(r"<(?:div|section|article|main|p)\b")  # not what folds, quotes or has a place in a table
_BEFORE = pattern(r"\s*(?:<(?:div|section|p)\b[^<>]*>\s*)?<h(?P<level>[1-6])\b[^<>]*>\s*")
_BEHIND = pattern(r"</h[1-6]>\s*(?:</(?:div|section|p)>\s*)?")
_HEADING = pattern(r"<h[1-6]\b")


def with_headings(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a note with such headings among them."""
    return tuple(part for block in blocks for part in ((block,) if block.kind != "html" else _parts(block)))


def _parts(block: Block) -> Iterator[Block]:
    if not block.children:
        yield _heading(block) or block
        return
    inside = with_headings(block.children) if _BOX.match(block.opening) else ()
    if not any(child.kind == "heading" for child in inside):
        yield block
        return
    kept: list[Block] = []
    for child in inside:
        if child.kind == "heading":
            yield from _box(block, kept)
            kept = []
            yield child
        else:
            kept.append(child)
    yield from _box(block, kept)


def _box(block: Block, children: Sequence[Block]) -> Iterator[Block]:
    if children:
        yield filled(replace(block, span=children[0].span, end=children[-1].end), list(children))


def _heading(block: Block) -> Block | None:
    """The heading that a block of HTML is, and nothing else; one that has a name of its own keeps its HTML."""
    first, last = (block.html[0], block.html[-1]) if block.html else ("", "")
    if not isinstance(first, str) or not isinstance(last, str) or not block.text.strip():
        return None
    opened = _BEFORE.match(first)
    end = last.rfind("</h")
    if opened is None or end < 0 or not _BEHIND.fullmatch(last, end) or " id=" in opened[0]:
        return None
    if len(block.html) == 1:
        pieces: tuple[object, ...] = (first[opened.end() : end].rstrip(),)
    else:
        pieces = (first[opened.end() :], *block.html[1:-1], last[:end].rstrip())
    if any(isinstance(piece, str) and _HEADING.search(piece) for piece in pieces):
        return None
    lead = len(block.text) - len(block.text.lstrip())
    text = " ".join(block.text.split("\n")).strip()
    marks = tuple(
        replace(mark, start=mark.start - lead, end=min(mark.end - lead, len(text)))
        for mark in block.marks
        if mark.start >= lead and mark.start - lead <= len(text)
    )
    html = tuple(piece for piece in pieces if piece != "")
    return replace(block, kind="heading", level=int(opened["level"]), text=text, html=html, marks=marks)
