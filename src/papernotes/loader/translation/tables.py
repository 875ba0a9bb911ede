"""The tokens of a table -> a block with rows and cells."""

from __future__ import annotations

from markdown_it.token import Token
from msgspec.structs import replace

from ...model import Block
from .cursor import Cursor, end_of, filled, span_of
from .inlines import write
from .places import Place


def read_table(cursor: Cursor, token: Token) -> list[Block]:
    block = Block("table", span_of(cursor, token), end_of(cursor, token), opening="<table>", closing="</table>")
    rows: list[Block] = []
    part = ""
    while (inner := cursor.take()).type != "table_close":
        if inner.type in ("thead_open", "tbody_open"):
            part = "head" if inner.type == "thead_open" else "body"
        elif inner.type == "tr_open":
            rows.append(_table_row(cursor, inner, part))
    return [filled(block, rows)]


def _table_row(cursor: Cursor, token: Token, part: str) -> Block:
    opening, closing = ("<thead><tr>", "</tr></thead>") if part == "head" else ("<tr>", "</tr>")
    line = token.map[0] if token.map else 0
    block = Block("row", span_of(cursor, token), line + 1, opening=opening, closing=closing, info=part)
    cells: list[Block] = []
    behind = 0
    while (cell := cursor.take()).type != "tr_close":
        inline = cursor.take()
        cursor.take()
        place = Place(cursor.notebook, line, inline.content, behind)
        run = write(inline.children or (), place)
        style = f' style="{cell.attrs["style"]}"' if "style" in cell.attrs else ""
        span = place.span(0)
        behind = span.column - 1 + len(inline.content)
        found = Block("cell", span, line + 1, run.text, run.html, f"<{cell.tag}{style}>", f"</{cell.tag}>")
        cells.append(replace(found, marks=run.marks, tags=run.tags))
    return filled(block, cells)
