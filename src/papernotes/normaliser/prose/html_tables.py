"""Rows of cells in HTML -> tables as Markdown has them: a head, and in each row what reaches over several.

What one cell says over all columns is the line in bold above the rows below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ...model import Block, Mark
from ...patterns import pattern

_SPAN = pattern(r"\b(row|col)span=\"?(\d{1,3})")


class UnlikeError(Exception):
    """What stands there has no like in Markdown."""


def _spread(rows: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """The rows with what reaches over several of them in each, and over several columns once, with blanks behind it."""
    reaching: dict[int, tuple[int, Block]] = {}
    found: list[list[Block]] = []
    left = _MOST + 5 * sum(map(len, rows))
    for row in rows:
        cells: list[Block] = []
        for cell in row:
            while len(cells) in reaching:
                cells.append(_over(reaching, len(cells)))
            spans = {kind: int(number) for kind, number in _SPAN.findall(cell.opening)}
            if spans.get("row", 1) > 1:
                reaching[len(cells)] = (spans["row"] - 1, cell)
            blanks = min(spans.get("col", 1), _WIDEST) - 1
            cells += [
                cell,
                *(Block("cell", cell.span, cell.end, opening="<td>", closing="</td>") for _ in range(blanks)),
            ]
        while len(cells) in reaching:
            cells.append(_over(reaching, len(cells)))
        found.append(cells)
        left -= len(cells)
        if left < 0:
            raise UnlikeError
    return found


_WIDEST = 50  # columns
_MOST = 2000  # cells beyond five times those that are written


def _over(reaching: dict[int, tuple[int, Block]], column: int) -> Block:
    left, cell = reaching.pop(column)
    if left > 1:
        reaching[column] = (left - 1, cell)
    return cell


def tables_of(table: Block, rows: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """The table with those rows; or several, each below the line that stands over its rows."""
    rows = [row for row in _spread(rows) if any(cell.text or cell.html for cell in row)]
    if not rows or max(map(len, rows)) < 2:
        raise UnlikeError
    headed = not any(mark.kind == "link" for cell in rows[0] for mark in cell.marks) and not _title_over(rows[0])
    blank = Block("cell", table.span, table.span.line, opening="<th>", closing="</th>")
    head = rows[0] if headed else [blank for _ in max(rows, key=len)]
    below: list[Sequence[Block]] = []
    for row in rows[1:] if headed else rows:
        if title := _title_over(row):
            if below:
                yield _table_of(table, head, below)
            yield title
            below = []
        else:
            below.append(row)
    if below or headed:
        yield _table_of(table, head, below)


def _title_over(row: Sequence[Block]) -> Block | None:
    """What one cell says over all columns, as the line in bold that others write above a table."""
    first = row[0]
    alone = first.text and "colspan" in first.opening and not any(cell.text or cell.html for cell in row[1:])
    if not alone or "\n" in first.text or any(mark.kind == "link" for mark in first.marks):
        return None
    bold = (Mark("strong", 0, len(first.text)),)
    return replace(first, kind="paragraph", opening="<p>", closing="</p>", marks=bold)


def _table_of(table: Block, head: Sequence[Block], below: Sequence[Sequence[Block]]) -> Block:
    rows = [_row_of(head, "head"), *(_row_of(row, "body") for row in below)]
    first, last = min(row.span.line for row in rows), max(row.end for row in rows)
    table = replace(table, span=replace(table.span, line=first), end=last, opening="<table>", closing="</table>")
    return filled(table, tuple(rows))


def _row_of(cells: Sequence[Block], part: str) -> Block:
    row = Block("row", cells[0].span, max(cell.end for cell in cells), info=part)
    tags = ("<thead><tr>", "</tr></thead>") if part == "head" else ("<tr>", "</tr>")
    return replace(filled(row, tuple(cells)), opening=tags[0], closing=tags[1])


def filled(block: Block, children: tuple[Block, ...]) -> Block:
    """The block with those children, their texts and their tags."""
    text = "\n".join(child.text for child in children if child.text)
    tags = tuple(dict.fromkeys(tag for child in children for tag in child.tags))
    return replace(block, text=text, children=children, tags=tags)
