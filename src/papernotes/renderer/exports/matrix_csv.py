"""The matrix of some papers as CSV: a row a paper, a column a facet, and where the paper's page is."""

from __future__ import annotations

from ..edition.edition import Edition, name_of
from ..edition.matrix import make_matrix
from ..lists.rows import published
from ..lists.selection import Selection
from ..places import page_of
from ..plain.sheet import sheet


def export_matrix_csv(edition: Edition, selection: Selection) -> str:
    """The header in the site's language, then the rows; a cell that says nothing is empty."""
    words = edition.words
    matrix = make_matrix((paper.id for paper in selection.papers), edition.in_rows)
    head = (words.kinds["paper"], words.published, *(words.facets[facet] for facet in matrix.facets), "URL")
    rows = (
        (
            name_of(line.paper),
            published(line.paper),
            *(cell.text if cell else "" for cell in line.cells),
            page_of(edition, line.paper),
        )
        for line in matrix.lines
    )
    return sheet((head, *rows))
