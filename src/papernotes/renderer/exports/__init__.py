"""The library in the formats of others, one file each. `EXPORTS` says which there are; the command line and the pages
of topics and tags offer them.

An export is a pure function of the library and of what is selected from it. JSON also needs the diagnostics, and slides
the pictures, so that these two stand apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..edition.edition import Edition
from ..lists.selection import Selection
from .bibtex import export_bibtex
from .csl import export_csl
from .csv import export_csv
from .latex import export_latex, export_latexmkrc
from .markdown import export_markdown
from .matrix_csv import export_matrix_csv
from .matrix_latex import export_matrix_latex
from .matrix_markdown import export_matrix_markdown

Make = Callable[[Edition, Selection], str]


class Export(NamedTuple):
    """A format: what it is called, how its files' names end, and what makes one."""

    name: str
    suffix: str
    make: Make


def export_reading_list(edition: Edition, selection: Selection) -> str:
    """The reading list, and below it the matrix."""
    matrix = export_matrix_markdown(edition, selection)
    text = export_markdown(edition, selection)
    return f"{text}\n## {edition.words.matrix}\n\n{matrix}" if matrix else text


EXPORTS: tuple[Export, ...] = (
    Export("bibtex", ".bib", export_bibtex),
    Export("csl", ".json", export_csl),
    Export("csv", ".csv", export_csv),
    Export("markdown", ".md", export_reading_list),
)
# The matrix alone, one file each.
MATRICES: tuple[Export, ...] = (
    Export("matrix-markdown", ".md", export_matrix_markdown),
    Export("matrix-csv", ".csv", export_matrix_csv),
    Export("matrix-latex", ".tex", export_matrix_latex),
)
# The related-work kit: the files of its folder.
KIT: tuple[tuple[str, Make], ...] = (
    ("related.tex", export_latex),
    ("references.bib", export_bibtex),
    ("matrix.tex", export_matrix_latex),
    ("latexmkrc", export_latexmkrc),
)
