"""Papers by facets: what the notes say of each paper's motivation, method, results, ..., a sentence a cell.

A pure function of the papers and of the ids on their pages, so that exports and pages print the same table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

import msgspec

from ..kept import kept
from ..model import Facet, Paper
from .anchors import Anchors
from .sentences import Said, said_of

MATRIX_FROM = 2  # papers of which the notes name a facet, from which there is something to compare
# In reading order. What is called "other" has a title of its own in each note, and is no column.
FACETS: tuple[Facet, ...] = tuple(facet for facet in get_args(Facet) if facet != "other")


class Cell(msgspec.Struct, frozen=True):
    """One sentence: plain, formulas as LaTeX in dollars. `anchor` is the section's id on the paper's page, or ""."""

    text: str
    path: str  # the note
    line: int
    anchor: str
    guessed: bool  # the section is one that the program found


class Line(msgspec.Struct, frozen=True):
    """A paper and its cells, one for each facet of the matrix, None where the notes say nothing."""

    paper: Paper
    cells: tuple[Cell | None, ...]


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


def make_matrix(papers: Iterable[Paper], anchors: Mapping[str, tuple[Anchors, ...]]) -> Matrix:
    """The matrix of those papers; `anchors` are those of their pages, by the paper's id."""
    rows = [(paper, _cells(paper, anchors.get(paper.id, ()))) for paper in papers]
    kept = [i for i in range(len(FACETS)) if any(cells[i] for _, cells in rows)]
    lines = tuple(Line(paper, tuple(cells[i] for i in kept)) for paper, cells in rows)
    return Matrix(tuple(FACETS[i] for i in kept), lines)


@kept
def _cells(paper: Paper, known: tuple[Anchors, ...]) -> tuple[Cell | None, ...]:
    """What the notes say of each facet."""
    found = (said_of(paper, facet) for facet in FACETS)
    return tuple(_placed(paper, said, known) if said else None for said in found)


def _placed(paper: Paper, said: Said, known: tuple[Anchors, ...]) -> Cell:
    entry = paper.entries[said.entry]
    anchor = known[said.entry].get(said.line, "") if said.entry < len(known) else ""
    return Cell(said.text, entry.span.path, said.line or entry.span.line, anchor, said.guessed)
