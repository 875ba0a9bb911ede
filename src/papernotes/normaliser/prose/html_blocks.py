"""Tables, lists and paragraphs in HTML -> the blocks that Markdown has for them, which are read like any other.

<table><tr><th>Title</th><th>Venue</th></tr>...      <ul><li><a href="u">Title</a>, CVPR 2020</li></ul>      <p><strong>Title</strong>

What folds is read in the box that it has. A table whose cells hold tables, or anything else that Markdown has not, stays.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ...model import Block, BlockKind, Note, Piece
from ...patterns import pattern
from .html_runs import Part, parts_of, read_run
from .html_tables import UnlikeError, filled, tables_of

_BOXES = frozenset(("div", "center", "section", "article", "main", "font", "span", "tbody", "thead", "tfoot"))
_OTHERS = frozenset(("summary", "blockquote", "pre", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6"))
_FOLDED = pattern(r"<(?:details|div|section)\b")
_HELD = pattern(r"<(?:table|ul|ol|p)\b")


def with_html_as_blocks(note: Note) -> Note:
    """The note with such blocks in the place of its HTML."""
    made = tuple(part for block in note.blocks for part in _blocks(block))
    same = len(made) == len(note.blocks) and all(map(operator.is_, made, note.blocks))
    return note if same else replace(note, blocks=made)


def _blocks(block: Block) -> tuple[Block, ...]:
    """The blocks that one of HTML is read as; the same, where it is read as it stands."""
    if block.kind != "html" or not _holds(block):
        return (block,)
    if block.children and _FOLDED.match(block.opening):
        children = tuple(part for child in block.children for part in _blocks(child))
        return (replace(block, children=children),)
    try:
        found = tuple(_Reader(block).blocks())
    except UnlikeError:
        return (block,)
    return found if any(part.text for part in found) else (block,)


def _holds(block: Block) -> bool:
    texts = (block.opening, *(piece for piece in block.html if isinstance(piece, str)))
    return any(map(_HELD.search, texts)) or any(map(_holds, block.children))


class _Reader:
    """The parts of one block of HTML, and how far they are read."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.parts = tuple(parts_of(block))
        self.at = 0

    def blocks(self) -> Iterator[Block]:
        """The blocks one after the other; what stands in none is a paragraph."""
        loose: list[Part] = []
        while self.at < len(self.parts):
            part = self.parts[self.at]
            if part.name in ("table", "ul", "ol", "p"):
                yield from self._paragraph(loose)
                loose = []
                yield from (
                    self._table()
                    if part.name == "table"
                    else self._paragraphs()
                    if part.name == "p"
                    else (self._list(),)
                )
            elif part.name == "details":
                yield from self._paragraph(loose)
                loose = []
                yield self._folded()
            elif part.name in _OTHERS:
                raise UnlikeError
            elif part.name == "/details":
                break
            else:
                self.at += 1
                if part.name.lstrip("/") not in _BOXES:
                    loose.append(part)
        yield from self._paragraph(loose)

    def _folded(self) -> Block:
        """A box that folds, what stands on it first."""
        first = self.at
        self.at += 1
        while self.at < len(self.parts) and not self.parts[self.at].name and not str(self.parts[self.at].piece).strip():
            self.at += 1
        children: list[Block] = []
        if self.at < len(self.parts) and self.parts[self.at].name == "summary":
            start = self.at
            self._until("/summary")
            self.at += 1
            said = self.parts[start : self.at]
            text, marks = read_run(said)
            children.append(
                replace(self._at(said, "html"), text=text, html=tuple(part.piece for part in said), marks=marks)
            )
        children += self.blocks()
        self.at += 1
        block = self._at(self.parts[first : self.at], "html")
        return replace(filled(block, tuple(children)), opening=str(self.parts[first].piece), closing="</details>")

    def _paragraph(self, parts: Sequence[Part]) -> Iterator[Block]:
        text, marks = read_run(parts)
        shown = tuple(part.piece for part in parts)
        if text or any(not isinstance(piece, str) for piece in shown):
            yield replace(
                self._at(parts, "paragraph"), text=text, html=shown, opening="<p>", closing="</p>", marks=marks
            )

    def _at(self, parts: Sequence[Part], kind: BlockKind) -> Block:
        said = [part.line for part in parts if part.name or not isinstance(part.piece, str) or part.piece.strip()]
        first, last = (min(said), max(said)) if said else (self.block.span.line, self.block.span.line)
        first, last = min(first, self.block.end), min(last, self.block.end)
        return Block(kind, replace(self.block.span, line=first), last)

    def _until(self, *names: str) -> list[Part]:
        """The parts up to one of those tags, or to the end; none of them opens what Markdown has not there."""
        start = self.at
        while self.at < len(self.parts) and self.parts[self.at].name not in names:
            if self.parts[self.at].name in _OTHERS and self.parts[self.at].name != names[0][1:]:
                raise UnlikeError
            self.at += 1
        return list(self.parts[start : self.at])

    def _paragraphs(self) -> Iterator[Block]:
        self.at += 1
        yield from self._paragraph(self._until("/p", "p", "table", "ul", "ol"))
        self.at += self.at < len(self.parts) and self.parts[self.at].name == "/p"

    def _list(self) -> Block:
        kind, first = self.parts[self.at].name, self.at
        self.at += 1
        items: list[Block] = []
        while self.at < len(self.parts) and self.parts[self.at].name != f"/{kind}":
            part = self.parts[self.at]
            if part.name == "li":
                items.append(self._item())
            elif part.name in ("ul", "ol") and items:  # between items, as some write what belongs to the one above
                inner = self._list()
                items[-1] = filled(items[-1], (*items[-1].children, inner))
            elif part.name or (isinstance(part.piece, str) and part.piece.strip()):
                raise UnlikeError
            else:
                self.at += 1
        self.at += 1
        block = self._at(self.parts[first : self.at], "list")
        return replace(filled(block, tuple(items)), opening=f"<{kind}>", closing=f"</{kind}>", info=kind)

    def _item(self) -> Block:
        first = self.at
        self.at += 1
        children: list[Block] = []
        while self.at < len(self.parts) and self.parts[self.at].name not in ("/li", "li", "/ul", "/ol"):
            if self.parts[self.at].name in ("ul", "ol"):
                children.append(self._list())
            else:
                children += self._paragraph(self._until("/li", "li", "ul", "ol", "/ul", "/ol", "table"))
            if self.at < len(self.parts) and self.parts[self.at].name == "table":
                raise UnlikeError
        block = self._at(self.parts[first : self.at], "item")
        self.at += self.at < len(self.parts) and self.parts[self.at].name == "/li"
        return replace(filled(block, tuple(children)), opening="<li>", closing="</li>")

    def _table(self) -> Iterator[Block]:
        """The table, with a head; or several, each below the row of one cell that stands over its rows."""
        first = self.at
        self.at += 1
        rows: list[list[Block]] = []
        while self.at < len(self.parts) and self.parts[self.at].name != "/table":
            part = self.parts[self.at]
            if part.name == "tr":
                rows.append(self._row())
            elif part.name.lstrip("/") not in ("", *_BOXES) or (rows and not part.name and str(part.piece).strip()):
                raise UnlikeError  # before the rows, a head whose tags were taken for those of no table
            else:
                self.at += 1
        self.at += 1
        yield from tables_of(self._at(self.parts[first : self.at], "table"), rows)

    def _row(self) -> list[Block]:
        self.at += 1
        cells: list[Block] = []
        while self.at < len(self.parts) and self.parts[self.at].name not in ("/tr", "tr", "/table"):
            part = self.parts[self.at]
            self.at += 1
            if part.name in ("td", "th"):
                inside = self._until("/td", "/th", "td", "th", "/tr", "tr", "/table", "table")
                if self.at < len(self.parts) and self.parts[self.at].name == "table":
                    raise UnlikeError
                text, marks = read_run(inside)
                cell = self._at((part, *inside), "cell")
                shown: tuple[Piece, ...] = tuple(one.piece for one in inside)
                cells.append(
                    replace(
                        cell, text=text, html=shown, marks=marks, opening=str(part.piece), closing=f"</{part.name}>"
                    )
                )
        self.at += self.at < len(self.parts) and self.parts[self.at].name == "/tr"
        return cells
