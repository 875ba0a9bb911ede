"""The literature matrix: papers by facets, each cell the first sentence of what the notes say, and where they say it.

Columns are in the order in which one reads: why, what, how, with what result, and last the keeper's own view. Those
that no paper fills are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ..model import Entry, Facet, Paper, Section
from .anchors import anchor_at
from .edition import Edition
from .rows import first_sentence
from .urls import paper_url

MATRIX_FROM = 2  # papers of which the notes name a facet, from which there is something to compare
COLUMNS: tuple[Facet, ...] = (
    "motivation",
    "task",
    "existing",
    "contribution",
    "method",
    "loss",
    "experiments",
    "results",
    "conclusion",
    "limitations",
    "questions",
    "review",
)


class Cell(msgspec.Struct, frozen=True):
    """A sentence, plain text with formulas as LaTeX in dollars, and where it stands; "" where the notes say nothing."""

    text: str = ""
    url: str = ""
    guessed: bool = False


class Line(msgspec.Struct, frozen=True):
    """A paper and its cells, one a column."""

    paper: Paper
    cells: tuple[Cell, ...]


class Matrix(msgspec.Struct, frozen=True):
    """The table; `filled` of `cells` hold a sentence."""

    columns: tuple[Facet, ...]
    lines: tuple[Line, ...]
    filled: int
    cells: int


def make_matrix(edition: Edition, papers: Sequence[Paper]) -> Matrix:
    """The matrix of those papers, in that order."""
    whole = [{facet: _cell(edition, paper, facet) for facet in COLUMNS} for paper in papers]
    columns = tuple(facet for facet in COLUMNS if any(cells[facet].text for cells in whole))
    lines = tuple(
        Line(paper, tuple(cells[facet] for facet in columns)) for paper, cells in zip(papers, whole, strict=True)
    )
    filled = sum(bool(cell.text) for line in lines for cell in line.cells)
    return Matrix(columns, lines, filled, len(columns) * len(lines))


def _cell(edition: Edition, paper: Paper, facet: Facet) -> Cell:
    for number, entry in enumerate(paper.entries):
        for section in entry.sections:
            if section.kind == facet and (text := _sentence(section)):
                return Cell(text, _place(edition, paper, number, section.line), section.guessed)
        if facet == "review" and (remark := _remark(entry)):
            return Cell(first_sentence(remark[1]), _place(edition, paper, number, remark[0]), True)
    return Cell()


def _sentence(section: Section) -> str:
    """The first sentence after the section's own title."""
    text = re.sub(rf"^{re.escape(section.title)}\s*[:：]?\s*", "", section.text.strip())
    return first_sentence(text) if re.search(r"\w", text) else ""


def _remark(entry: Entry) -> tuple[int, str] | None:
    return next(((remark.line, remark.text) for remark in entry.remarks if remark.text.strip()), None)


def _place(edition: Edition, paper: Paper, number: int, line: int) -> str:
    anchor = anchor_at(edition.targets.paper_anchors[paper.id][number], line)
    return paper_url(paper.id) + (f"#{anchor}" if anchor else "")
