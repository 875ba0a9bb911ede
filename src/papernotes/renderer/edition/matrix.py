"""Papers by facets: what the notes say of each paper's motivation, method, results, ..., a sentence a cell.

A pure function of the papers and of the ids on their pages, so that exports and pages print the same table. What of a
paper a row shows is known of each by itself (`in_rows.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, get_args

import msgspec

from ...incremental.kept import kept
from ...model import Facet, Paper
from ..linking.anchors import Anchors
from ..plain.sentences import Said, said_of

MATRIX_FROM = 2  # papers of which the notes name a facet, from which there is something to compare
# In reading order. What is called "other" has a title of its own in each note, and is no column.
FACETS: tuple[Facet, ...] = tuple(facet for facet in get_args(Facet) if facet != "other")


class Cell(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One sentence: plain, formulas as LaTeX in dollars. `anchor` is the section's id on the paper's page, or ""."""

    text: str
    anchor: str
    guessed: bool  # the section is one that the program found


Cells = tuple[Cell | None, ...]  # one for each facet, None where the notes say nothing


class Line(msgspec.Struct, frozen=True):
    """A paper, without what its notes say, and its cells, one for each facet of the matrix."""

    paper: Paper
    cells: Cells


class Matrix(msgspec.Struct, frozen=True):
    """The facets that any of the papers has, and a line for each paper, in the order they were given."""

    facets: tuple[Facet, ...]
    lines: tuple[Line, ...]

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return sum(cell is not None for line in self.lines for cell in line.cells)

    @property
    def cells(self) -> int:
        """How many there are."""
        return len(self.facets) * len(self.lines)


class InRows(Protocol):
    """What a matrix is made of: for each paper, by its id, what a row shows of it."""

    @property
    def papers(self) -> Mapping[str, Paper]: ...
    @property
    def cells(self) -> Mapping[str, Cells]: ...


def make_matrix(papers: Iterable[str], shown: InRows) -> Matrix:
    """The matrix of the papers of those ids."""
    rows = [(shown.papers[paper], shown.cells[paper]) for paper in papers]
    filled = [i for i in range(len(FACETS)) if any(cells[i] for _, cells in rows)]
    lines = tuple(Line(paper, tuple(cells[i] for i in filled)) for paper, cells in rows)
    return Matrix(tuple(FACETS[i] for i in filled), lines)


@kept
def cells_of(paper: Paper, anchors: tuple[Anchors, ...]) -> Cells:
    """What the notes say of each facet; `anchors` are those of the paper's page."""
    found = (said_of(paper, facet) for facet in FACETS)
    return tuple(_placed(said, anchors) if said else None for said in found)


def _placed(said: Said, anchors: tuple[Anchors, ...]) -> Cell:
    anchor = anchors[said.entry].get(said.line, "") if said.entry < len(anchors) else ""
    return Cell(said.text, anchor, said.guessed)
