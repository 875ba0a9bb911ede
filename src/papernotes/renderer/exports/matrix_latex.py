r"""The matrix of some papers as a `longtable` for `\input`, with the rules of `booktabs` and a `\cite` in each row."""

from __future__ import annotations

from ..citekeys import cite_keys
from ..edition import Edition, name_of
from ..matrix import Line, make_matrix
from ..plain_tex import escaped, tex
from ..selection import Selection

_WIDE = 0.94  # of the line, in all columns but for what stands between them


def export_matrix_latex(edition: Edition, selection: Selection) -> str:
    """The table, and how many of its cells are filled; a remark where there is nothing to show."""
    words = edition.words
    matrix = make_matrix(selection.papers, edition.targets.paper_anchors)
    if not matrix.facets:
        return "% no cells\n"
    keys = cite_keys(edition.library.papers)
    count = len(matrix.facets)
    first = 0.16 if count < 5 else 0.12
    width = (_WIDE - first - 0.02 * count) / count
    columns = rf"p{{{first:.3f}\linewidth}}" + rf"*{{{count}}}{{p{{{width:.3f}\linewidth}}}}"
    head = " & ".join(
        escaped(name) for name in (words.kinds["paper"], *(words.facets[facet] for facet in matrix.facets))
    )
    rate = words.filled.format(
        n=f"{matrix.filled:,}", all=f"{matrix.cells:,}", rate=f"{matrix.filled / matrix.cells:.0%}"
    )
    rows = (_row(edition, line, keys[line.paper.id]) for line in matrix.lines)
    return "\n".join(
        (
            "% Needs \\usepackage{booktabs,longtable}.",
            r"\begingroup\footnotesize\raggedright\setlength{\tabcolsep}{0.01\linewidth}\sloppy",
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


def _row(edition: Edition, line: Line, key: str) -> str:
    cells = (tex(cell.text, edition.macros) if cell else "---" for cell in line.cells)
    return " & ".join((rf"{tex(name_of(line.paper))} \cite{{{key}}}", *cells)) + r" \\[2pt]"
