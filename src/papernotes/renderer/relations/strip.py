"""A lineage -> a drawing: years from left to right, papers as dots with their names, edges as curves.

    columns   a year, and within a year one more for each step of descent
    rows      a paper stands near those that it builds on, where nothing else stands
    unknown   a paper without a year stands after what it builds on, else before what builds on it

Lengths are the SVG's own units, of which a pixel on a wide screen is one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from ...model import Paper
from ...text import is_cjk
from ..edition.edition import name_of
from .lineage import Lineage

_ROW, _TOP, _LEFT, _GAP = 36, 62, 46, 46
_LETTER, _SQUARE = 7.4, 13.5  # widths of a Latin letter and of a Chinese character
_LONGEST = 24 * _LETTER  # of a name
_MOST = 100  # characters, more than fit into that


class Year(msgspec.Struct, frozen=True):
    """A year, with a rule at its left."""

    x: float
    label: str


class Node(msgspec.Struct, frozen=True):
    """A paper: a dot with its name to the right."""

    id: str
    x: float
    y: float
    radius: float
    label: str


class Curve(msgspec.Struct, frozen=True):
    """An edge: the path, and its place among the lineage's edges."""

    path: str
    edge: int


class Strip(msgspec.Struct, frozen=True):
    """The drawing."""

    width: float
    height: float
    years: tuple[Year, ...]
    nodes: tuple[Node, ...]
    curves: tuple[Curve, ...]


class _Place(NamedTuple):
    column: int
    row: int


def draw(lineage: Lineage) -> Strip:
    """The drawing of a lineage that has edges."""
    ranks = _ranks(lineage)
    columns = sorted(set(ranks.values()))
    numbers = {paper: columns.index(rank) for paper, rank in ranks.items()}
    rows = _rows(lineage, numbers)
    labels = {paper.id: _label(paper) for paper in lineage.papers}
    lefts = _lefts(labels, numbers, len(columns))
    named = Counter(edge.older for edge in lineage.edges)
    most = max(named.values(), default=0)
    nodes = {
        paper.id: Node(
            paper.id,
            lefts[numbers[paper.id]],
            _TOP + rows[paper.id] * _ROW,
            6 if named[paper.id] == most and most > 1 else 4,
            labels[paper.id],
        )
        for paper in lineage.papers
    }
    curves = tuple(Curve(_curve(nodes[edge.older], nodes[edge.newer]), at) for at, edge in enumerate(lineage.edges))
    height = _TOP + (max(rows.values()) + 1) * _ROW - 6
    return Strip(lefts[-1], height, _years(columns, lefts), tuple(nodes.values()), curves)


def _ranks(lineage: Lineage) -> dict[str, tuple[int, int]]:
    """For each paper its year, or the one that its neighbours suggest, and its depth of descent within that year."""
    older: defaultdict[str, list[str]] = defaultdict(list)
    newer: defaultdict[str, list[str]] = defaultdict(list)
    for edge in lineage.edges:
        older[edge.newer].append(edge.older)
        newer[edge.older].append(edge.newer)
    years = {paper.id: paper.year or 0 for paper in lineage.papers}
    for _ in range(2):
        for paper in (paper.id for paper in lineage.papers if not paper.year):
            below = [years[other] for other in older[paper] if years[other]]
            above = [years[other] for other in newer[paper] if years[other]]
            years[paper] = max(below) if below else min(above) if above else years[paper]
    depths: dict[str, int] = {}

    def depth(paper: str) -> int:
        if paper not in depths:
            same = [depth(other) + 1 for other in older[paper] if years[other] == years[paper]]
            depths[paper] = max(same, default=0)
        return depths[paper]

    return {paper.id: (years[paper.id], depth(paper.id)) for paper in lineage.papers}


def _rows(lineage: Lineage, numbers: Mapping[str, int]) -> dict[str, int]:
    """A row for each paper, column by column: the free one nearest to those that it builds on."""
    older: defaultdict[str, list[str]] = defaultdict(list)
    for edge in lineage.edges:
        older[edge.newer].append(edge.older)
    rows: dict[str, int] = {}
    taken: set[_Place] = set()
    for paper in sorted((paper.id for paper in lineage.papers), key=lambda paper: numbers[paper]):
        known = [rows[other] for other in older[paper] if other in rows]
        wanted = sum(known) / len(known) if known else 0.0
        column = numbers[paper]
        # The line from the oldest passes over what stands between in that row.
        first = min((numbers[other] for other in older[paper]), default=column - 1)
        passed = range(first + 1, column + 1)
        free = (row for row in range(len(lineage.papers)) if not any(_Place(at, row) in taken for at in passed))
        rows[paper] = min(free, key=lambda row: (abs(row - wanted), row))
        taken |= {_Place(at, rows[paper]) for at in passed}
    return rows


def _label(paper: Paper) -> str:
    name = name_of(paper)[:_MOST]
    if _width(name) <= _LONGEST:
        return name
    end = next(end for end in range(len(name), 0, -1) if _width(name[:end]) <= _LONGEST - _LETTER)
    return name[:end].rstrip() + "…"


def _width(label: str) -> float:
    return sum(_SQUARE if is_cjk(letter) else _LETTER for letter in label)


def _lefts(labels: Mapping[str, str], numbers: Mapping[str, int], columns: int) -> list[float]:
    """The x of the dots of each column, and the width of the whole behind them."""
    widest = [max(_width(labels[paper]) for paper, column in numbers.items() if column == at) for at in range(columns)]
    lefts = [float(_LEFT)]
    for width in widest:
        lefts.append(round(lefts[-1] + width + _GAP + 12, 1))
    lefts[-1] -= _GAP - 8
    return lefts


def _years(columns: Sequence[tuple[int, int]], lefts: Sequence[float]) -> tuple[Year, ...]:
    """A label for the first column of each year that is known."""
    firsts: dict[int, float] = {}
    for (year, _), left in zip(columns, lefts, strict=False):
        firsts.setdefault(year, left - 16)
    return tuple(Year(x, str(year)) for year, x in firsts.items() if year)


def _curve(older: Node, newer: Node) -> str:
    """From behind the older paper's name to the newer one's dot, level at both ends.

    Where the newer one stands no further to the right, as in a pair that name each other, an arc below both names.
    """
    start = older.x + 12 + _width(older.label)
    end = newer.x - newer.radius - 4
    if end <= start:
        (ax, ay), (bx, by) = ((node.x, node.y + node.radius + 3) for node in (older, newer))
        return f"M{ax:.1f} {ay:g}C{ax:.1f} {ay + 22:g} {bx:.1f} {by + 22:g} {bx:.1f} {by:g}"
    middle = round((start + end) / 2, 1)
    return f"M{start:.1f} {older.y:g}C{middle:g} {older.y:g} {middle:g} {newer.y:g} {end:.1f} {newer.y:g}"
