"""A paragraph from one of its characters on: what its keeper says behind the title that it begins with."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from ...model import Block, Html, Image, Mark, Piece
from ...patterns import pattern
from .html_runs import Part, parts_of, read_run

_EMPTY = pattern(r"<(a|strong|em|b|i|code|del|s|mark|u|span|sub|sup)\b[^<>]*>\s*</\1>")
_DEEPEST = 8  # styles within one another


def rest_of_block(block: Block, start: int) -> Block | None:
    """The paragraph from that character of its text on; None where that cannot be told, as HTML that its author wrote may
    say more than its text. Pictures are part of it wherever they stand, but for badges: those in links
    before it."""
    parts = tuple(_behind(parts_of(replace(block, opening="", closing="")), start))
    text = block.text[start:]
    if read_run(parts)[0].split() != text.split():
        return None
    marks = tuple(_moved(mark, start) for mark in block.marks if mark.end > start or mark.kind == "image")
    return replace(block, text=text, html=_joined(part.piece for part in parts), marks=marks)


def _behind(parts: Iterable[Part], start: int) -> Iterator[Part]:
    """The parts from that character on, and the tags before it, which may be open there."""
    at = linked = 0
    for part in _unbroken(parts):
        linked += (part.name == "a") - (part.name == "/a")
        if at >= start or (part.name and part.name != "br"):
            yield part
            continue
        size = _size(part)
        if at + size > start and isinstance(part.piece, str):
            kept = html.unescape(part.piece)[start - at :]
            yield part._replace(piece=html.escape(kept, quote=False))
        elif at + size > start or (isinstance(part.piece, Image) and not linked):
            yield part
        at += size


def _unbroken(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts without the ends of lines behind `<br>`, which is one itself."""
    broken = False
    for part in parts:
        if broken and not part.name and isinstance(part.piece, str):
            part = part._replace(piece=part.piece.removeprefix("\n"))
        yield part
        broken = part.name == "br"


def _size(part: Part) -> int:
    if part.name:
        return 1
    return len(html.unescape(part.piece)) if isinstance(part.piece, str) else len(read_run((part,))[0])


def _moved(mark: Mark, start: int) -> Mark:
    return Mark(mark.kind, max(mark.start - start, 0), max(mark.end - start, 0), mark.target)


def _joined(pieces: Iterable[Piece]) -> Html:
    """The pieces as HTML, without elements that are empty now."""
    made: list[Piece] = []
    for is_text, run in groupby(pieces, lambda piece: isinstance(piece, str)):
        if not is_text:
            made += run
            continue
        text = "".join(map(str, run))
        for _ in range(_DEEPEST):
            text = _EMPTY.sub("", text)
        made.append(text)
    return tuple(made)
