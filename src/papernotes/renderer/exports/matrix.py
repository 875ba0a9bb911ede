"""The literature matrix as a table for other programs: Markdown, CSV, and a LaTeX `longtable`."""

from __future__ import annotations

import csv
import io
import re

from ..edition import name_of
from ..matrix import Matrix
from ..rows import published
from ..words import Words

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
_FORMULA = re.compile(r"\$\$?[^$]+\$\$?")


def _head(matrix: Matrix, words: Words) -> list[str]:
    return [words.columns[1], words.columns[3], *(words.facets[facet] for facet in matrix.columns)]


def _lines(matrix: Matrix) -> list[list[str]]:
    return [
        [name_of(line.paper), published(line.paper), *(" ".join(cell.text.split()) for cell in line.cells)]
        for line in matrix.lines
    ]


def matrix_markdown(matrix: Matrix, words: Words) -> str:
    """A table of GitHub's Markdown; bars in cells are escaped."""
    rows = [_head(matrix, words), ["---"] * (len(matrix.columns) + 2), *_lines(matrix)]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in rows)


def matrix_csv(matrix: Matrix, words: Words) -> str:
    """RFC 4180, with a byte-order mark, without which Excel shows no Chinese; nothing in it is taken for a formula."""
    made = io.StringIO()
    writer = csv.writer(made)
    for row in (_head(matrix, words), *_lines(matrix)):
        writer.writerow(["'" + cell if cell[:1] in ("=", "+", "-", "@", "\t") else cell for cell in row])
    return "\ufeff" + made.getvalue()


def matrix_latex(matrix: Matrix, words: Words) -> str:
    """A `longtable` for a document that loads `longtable`, `booktabs` and, for Chinese, `ctex`."""
    width = round(0.82 / max(1, len(matrix.columns)), 3)
    columns = "ll" + f"p{{{width}\\textwidth}}" * len(matrix.columns)
    rows = [" & ".join(map(latex, row)) + r" \\" for row in (_head(matrix, words), *_lines(matrix))]
    head, body = rows[0], "\n".join(rows[1:])
    return (
        f"\\begin{{longtable}}{{{columns}}}\n\\toprule\n{head}\n\\midrule\n\\endhead\n{body}\n"
        "\\bottomrule\n\\end{longtable}\n"
    )


def latex(text: str) -> str:
    """Plain text as LaTeX, its formulas kept where their braces pair."""
    formulas = _FORMULA.findall(text)
    parts = ["".join(_LATEX.get(letter, letter) for letter in part) for part in _FORMULA.split(text)]
    kept = [one if _pairs(one) else "".join(_LATEX.get(letter, letter) for letter in one) for one in formulas]
    return "".join(part + formula for part, formula in zip(parts, (*kept, ""), strict=True))


def _pairs(formula: str) -> bool:
    depth = 0
    for sign in re.findall(r"\\.|[{}]", formula):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0 and formula.startswith("$$") == formula.endswith("$$")
