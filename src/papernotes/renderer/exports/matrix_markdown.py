"""The matrix of some papers as a Markdown table, each cell a link to its section."""

from __future__ import annotations

from ..edition.edition import Edition, name_of
from ..edition.matrix import Cell, Line, make_matrix
from ..lists.rows import published
from ..lists.selection import Selection
from ..places import page_of
from ..plain.plain_markdown import in_cell, link, plain


def export_matrix_markdown(edition: Edition, selection: Selection) -> str:
    """The table, and below it how many of its cells are filled; "" where there is nothing to show."""
    words = edition.words
    matrix = make_matrix((paper.id for paper in selection.papers), edition.in_rows)
    if not matrix.facets:
        return ""
    head = (words.kinds["paper"], *(words.facets[facet] for facet in matrix.facets))
    rows = (_row(edition, line) for line in matrix.lines)
    rate = words.filled.format(
        n=f"{matrix.filled:,}", all=f"{matrix.cells:,}", rate=f"{matrix.filled / matrix.cells:.0%}"
    )
    rule = tuple("---" for _ in head)
    return "\n".join((*(f"| {' | '.join(row)} |" for row in (head, rule, *rows)), "", rate, ""))


def _row(edition: Edition, line: Line) -> tuple[str, ...]:
    name = link(plain(name_of(line.paper)), page_of(edition, line.paper))
    first = "<br>".join(filter(None, (name, plain(published(line.paper)))))
    return (in_cell(first), *(in_cell(_cell(edition, line, cell)) for cell in line.cells))


def _cell(edition: Edition, line: Line, cell: Cell | None) -> str:
    """The sentence, and an arrow that leads to the section: a formula inside of a link is no formula on GitHub."""
    if cell is None:
        return edition.words.no_facet
    return f"{plain(cell.text)} {link('→', page_of(edition, line.paper, cell.anchor))}"
