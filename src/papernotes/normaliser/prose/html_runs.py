"""HTML with its holes -> tags and texts, each with its line; and the text and the marks that a run of them is read as.

<b>Deep Echoes</b><br><a href="u">paper</a>    "Deep Echoes\\npaper", bold, a link
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...model import Block, Code, Image, Mark, MarkKind, Math, NoteRef, Piece, TagRef
from ...patterns import pattern

_TAGS = pattern(r"<(/?)([a-zA-Z][a-zA-Z\d]*)([^<>]*)>")
_SPACE = pattern(r"\s+")
_HREF = pattern(r"\bhref=\"([^\"]*)\"")
_MARKS: dict[str, MarkKind] = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "strike", "s": "strike", "mark": "highlight", "code": "code",
}  # fmt: skip
_BREAKS = frozenset(("br", "p", "div", "li", "ul", "ol", "tr", "dd", "dt"))


class Part(NamedTuple):
    """A tag, a text between tags, or a hole. `name` is that of a tag, "/" before a closing one."""

    piece: Piece
    line: int
    name: str = ""


def parts_of(block: Block) -> Iterator[Part]:
    """The parts of a block of HTML and of all blocks inside it, in order."""
    line = block.span.line
    yield from _split(block.opening, line)
    for piece in block.html:
        if isinstance(piece, str):
            yield from _split(piece, line)
            line += piece.count("\n")
        else:
            yield Part(piece, line)
    for child in block.children:
        yield from parts_of(child)
    yield from _split(block.closing, block.end)


def _split(piece: str, line: int) -> Iterator[Part]:
    at = 0
    for tag in _TAGS.finditer(piece):
        if tag.start() > at:
            yield Part(piece[at : tag.start()], line)
        line += piece.count("\n", at, tag.start())
        yield Part(tag[0], line, tag[1] + tag[2].lower())
        line += tag[0].count("\n")
        at = tag.end()
    if at < len(piece):
        yield Part(piece[at:], line)


class _Text:
    """What was read so far, without spaces at the beginnings and ends of its lines."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.length = 0
        self.last = "\n"

    def add(self, text: str) -> None:
        text = _SPACE.sub(" ", text)
        text = text.lstrip() if self.last.isspace() else text
        self._put(text)

    def end_line(self) -> None:
        if self.last != "\n":
            self._put("\n")

    def _put(self, text: str) -> None:
        if text:
            self.texts.append(text)
            self.length += len(text)
            self.last = text[-1]


def read_run(parts: Sequence[Part]) -> tuple[str, tuple[Mark, ...]]:
    """The text of such parts, a line for each that HTML shows, and its marks."""
    text, marks = _Text(), list[Mark]()
    _read(parts, text, marks)
    whole = "".join(text.texts).rstrip()
    kept = (Mark(mark.kind, mark.start, min(mark.end, len(whole)), mark.target) for mark in marks)
    return whole, tuple(mark for mark in kept if mark.start < mark.end or mark.kind == "image")


def _read(parts: Iterable[Part], text: _Text, marks: list[Mark]) -> None:
    opened: list[tuple[str, int, str]] = []
    for piece, _, name in parts:
        if not isinstance(piece, str):
            _read_hole(piece, text, marks)
        elif name.lstrip("/") in _BREAKS:
            text.end_line()
        elif name == "a" and (address := _HREF.search(piece)):
            opened.append(("a", text.length, html.unescape(address[1])))
        elif name in _MARKS:
            opened.append((name, text.length, ""))
        elif name.startswith("/"):
            at = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == name[1:]), None)
            if at is not None:
                style, start, target = opened.pop(at)
                marks.append(Mark(_MARKS.get(style, "link"), start, text.length, target))
        elif not name:
            text.add(html.unescape(piece))


def _read_hole(piece: Piece, text: _Text, marks: list[Mark]) -> None:
    start = text.length
    if isinstance(piece, NoteRef):
        _read([part for inner in piece.html for part in _of_label(inner)], text, marks)
        target = piece.target + ("#" + piece.fragment if piece.fragment else "")
        marks.append(Mark("link", start, text.length, target))
    elif isinstance(piece, Image):
        marks.append(Mark("image", start, start, piece.written))
    elif isinstance(piece, Math):
        text.add(f"${piece.tex}$")
        marks.append(Mark("math", start, text.length))
    elif isinstance(piece, Code):
        text.add(piece.text)
        marks.append(Mark("code", start, text.length))
    elif isinstance(piece, TagRef):
        text.add(f"#{piece.name}")


def _of_label(piece: Piece) -> Iterator[Part]:
    yield from _split(piece, 0) if isinstance(piece, str) else (Part(piece, 0),)
