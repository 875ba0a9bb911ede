"""The lines of text of a block, each with its links and its bold words: what fields and lead-ins are read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import Literal

import msgspec

from ...model import Block, Mark
from ...patterns import pattern
from ..lexicon.title_words import EMOJI
from .once import once

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
        if not self.marks:
            return ""
        start = len(self.text) - len(self.text.lstrip())
        bold = next((mark for mark in self.marks if mark.kind == "strong" and mark.start <= start < mark.end), None)
        return self.text[bold.start : bold.end].strip() if bold else ""

    def part(self, start: int, end: int) -> Line:
        """What stands from that character up to that one, as a line of its own."""
        marks = _marks(self.marks, start, end)
        return Line(self.text[start:end], self.number, self.kind, self.depth, self.first and not start, False, marks)

    def links(self) -> Iterator[tuple[str, str]]:
        """Label and address of each link, in order."""
        for mark in self.marks:
            if mark.kind == "link":
                yield self.text[mark.start : mark.end], mark.target

    def without_links(self, asked: Callable[[Mark], bool] = bool) -> str:
        """The text without its links: those of which that holds, or all."""
        text = self.text
        for mark in sorted(self.marks, key=attrgetter("start"), reverse=True):
            if mark.kind == "link" and asked(mark):
                text = text[: mark.start] + text[mark.end :]
        return text


def behind_emoji(text: str) -> str:
    """The text without the emoji that it begins with: `📅 CVPR 2022`."""
    emoji = EMOJI.match(text) if text[:1] > _LETTERS else None
    return text[emoji.end() :].lstrip() if emoji else text


_LETTERS = "\u2300"  # before which there is no emoji


def lines_of(blocks: Iterable[Block], depth: int = 0, kind: LineKind = "paragraph") -> Iterator[Line]:
    """All lines of text below the blocks, in order; code, formulas of their own and tables' heads left to others."""
    for block in blocks:
        what = block.kind
        if what in _READ:
            yield from _below(block, depth, kind)


@once
def _below(block: Block, depth: int, kind: LineKind) -> tuple[Line, ...]:
    """The lines of a block and of those inside it."""
    found: list[Line] = []
    waiting = [(block, depth, kind)]
    while waiting:
        block, depth, kind = waiting.pop()
        what = block.kind
        if what in _INSIDE and (block.children or what != "html"):
            if not block.children and what in ("quote", "callout"):
                found += _lines(block, depth, "quote")
            depth += what == "list"
            kind = _INSIDE[what] or kind
            waiting.extend([(child, depth, kind) for child in reversed(block.children)])
        elif what in ("paragraph", "html", "cell"):
            found += _lines(block, depth, "cell" if what == "cell" else kind)
    return tuple(found)


_INSIDE: dict[str, LineKind | None] = {
    "list": "item",
    "item": "item",
    "table": "cell",
    "row": "cell",
    "quote": "quote",
    "callout": "quote",
    "html": None,
}
_READ = frozenset((*_INSIDE, "paragraph", "cell"))


def _lines(block: Block, depth: int, kind: LineKind) -> list[Line]:
    """The lines of a block's own text that say something."""
    line = block.span.line
    if "\n" not in block.text:
        if not block.text.strip():
            return []
        size, marks = len(block.text), block.marks
        if marks and any(mark.start >= size or mark.end > size for mark in marks):
            marks = _marks(marks, 0, size)
        return [Line(block.text, line, kind, depth, True, True, marks)]
    found: list[Line] = []
    offset = 0
    waiting = sorted(enumerate(block.marks), key=lambda pair: -pair[1].start)  # the last begins first
    under_way: list[tuple[int, Mark]] = []
    for number, text in enumerate(block.text.split("\n")):
        end = offset + len(text)
        under_way = [(at, mark) for at, mark in under_way if mark.end >= offset]
        while waiting and waiting[-1][1].start <= end:
            under_way.append(waiting.pop())
        if text.strip():
            marks = _marks([mark for _, mark in sorted(under_way, key=itemgetter(0))], offset, end)
            at = min(line + number, max(block.end, line))  # `<br>` breaks a line that the file has as one
            found.append(Line(text, at, kind, depth, number == 0, False, marks))
        offset = end + 1
    return found


def _marks(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks of one line, counted from its beginning."""
    return tuple(
        [
            Mark(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start, mark.target)
            for mark in marks
            if mark.start <= end and mark.end >= start and (mark.start < end or mark.kind in _POINTS)
        ]
    )


_POINTS = ("image", "link")  # a mark without text: a picture, or a link that holds nothing else


def unbroken(block: Block) -> Block:
    """The paragraph with its title on one line, where it is broken within a bold run or link, right before a link, or
    where it goes on with a small word up to brackets."""
    end = block.text.find("\n")
    if end < 0:
        return block
    over = next((mark for mark in block.marks if mark.start < end < mark.end <= mark.start + _LONGEST), None)
    if over and over.kind in ("strong", "em", "link"):
        until = over.end
    elif (goes_on := _GOES_ON.match(block.text, end)) and not any(
        mark.kind == "link" and mark.start < goes_on.end() - 1 for mark in block.marks
    ):
        until = goes_on.end()
    elif _WRAPPED.fullmatch(block.text, 0, end) and not any(mark.start < end for mark in block.marks):
        until = next((mark.start for mark in block.marks if mark.kind == "link"), 0)
        if not _FEW_WORDS.fullmatch(block.text, end, max(end, until)) and not _OPEN.search(block.text, 0, end):
            return block
    else:
        return block
    return msgspec.structs.replace(block, text=block.text[:until].replace("\n", " ") + block.text[until:])


_WRAPPED = pattern(r"(?:\[\d+\] )?[A-Z\d][^.;。；]{50,}[A-Za-z]")
# What goes on below as titles do, "by Contrasting Echoes (NeurIPS 2020)", up to its brackets.
_GOES_ON = pattern(
    r"\n(?:(?:for|of|with|to|via|using|through|without) (?=[A-Z])|(?:in|on|from|at) (?:the|an?) |by (?=[A-Z][a-z]+ing ))"
    r"(?:[\w’',:-]+ ){1,11}(?=[(\[（【])"
)
_OPEN = pattern(r" (?:for|of|with|and|in|to|the|an?|on|by|from|via|using|under|as)$")
_FEW_WORDS = pattern(r"\n(?:[\w’'-]+ ){1,4}\W*")
_LONGEST = 500  # characters of a title
