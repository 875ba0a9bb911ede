r"""The matrix of some papers as a `longtable` for `\input`, with the rules of `booktabs` and a `\cite` in each row."""

from __future__ import annotations

from ..edition.edition import Edition, name_of
from ..edition.matrix import Line, Matrix, make_matrix
from ..lists.selection import Selection
from ..plain.plain_tex import escaped, tex

_BETWEEN = 0.02  # of the line, between two columns


def export_matrix_latex(edition: Edition, selection: Selection) -> str:
    """The table, and how many of its cells are filled; a remark where there is nothing to show."""
    words = edition.words
    matrix = make_matrix((paper.id for paper in selection.papers), edition.in_rows)
    if not matrix.facets:
        return "% no cells\n"
    keys = edition.cite_keys
    columns = "".join(rf">{{\raggedright\arraybackslash}}p{{{width:.3f}\linewidth}}" for width in _widths(matrix))
    head = " & ".join(
        escaped(name) for name in (words.kinds["paper"], *(words.facets[facet] for facet in matrix.facets))
    )
    rate = words.filled.format(
        n=f"{matrix.filled:,}", all=f"{matrix.cells:,}", rate=f"{matrix.filled / matrix.cells:.0%}"
    )
    rows = (_row(edition, line, keys[line.paper.id]) for line in matrix.lines)
    return "\n".join(
        (
            "% Needs \\usepackage{array,booktabs,longtable}.",
            r"\begingroup\footnotesize\setlength{\tabcolsep}{0.01\linewidth}\sloppy",
            rf"\begin{{longtable}}{{@{{}}{columns}@{{}}}}",
            r"\toprule",
            rf"{head} \\",
            r"\midrule",
            r"\endhead",
            r"\bottomrule",
            r"\endfoot",
            *rows,
            r"\end{longtable}",
            rf"\noindent {escaped(rate)}\par",
            r"\endgroup",
            "",
        )
    )


def _widths(matrix: Matrix) -> tuple[float, ...]:
    """The columns' shares of the line, by how much stands in them, so that what few papers have takes little room."""
    columns = zip(*(line.cells for line in matrix.lines), strict=True)
    texts = [sum(len(cell.text) for cell in column if cell) for column in columns]
    weights = [text**0.5 for text in (max(texts) / 3, *texts)]
    least = sum(weights) / len(weights) / 2
    weights = [max(weight, least) for weight in weights]
    room = 1 - _BETWEEN * len(texts)
    return tuple(room * weight / sum(weights) for weight in weights)


def _row(edition: Edition, line: Line, key: str) -> str:
    cells = (tex(cell.text, edition.macros) if cell else "---" for cell in line.cells)
    return " & ".join((rf"{tex(name_of(line.paper))} \cite{{{key}}}", *cells)) + r" \\[2pt]"
