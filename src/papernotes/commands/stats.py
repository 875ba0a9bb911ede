"""`papernotes stats`: a library -> how much was read, by month, topic, status and venue, as a chart or as JSON."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from rich.cells import cell_len, set_cell_size

from ..model import Library, Paper
from . import opening
from .chores import Terminal

Rows = tuple[tuple[str, int], ...]
_STATUS = {"read": "read", "reading": "being read", "to-read": "to be read"}
_BLOCKS = " ▏▎▍▌▋▊▉█"  # eighths of a cell
_MOST = 12  # topics and venues


class Statistics(msgspec.Struct, frozen=True):
    """Numbers of papers. `months` are in a row, those without papers too; topics and venues, the most first."""

    papers: int
    undated: int
    months: Rows  # "2024-05"
    topics: Rows
    status: Rows
    venues: Rows


def statistics(library: Library) -> Statistics:
    """The numbers of a library: a paper counts in the month of its first note, and for its outermost topic."""
    months = Counter(day[:7] for paper in library.papers if (day := first_noted(paper)))
    topics = Counter(paper.topic[0] if paper.topic else "" for paper in library.papers)
    status = Counter(paper.status for paper in library.papers)
    return Statistics(
        len(library.papers),
        sum(1 for paper in library.papers if not first_noted(paper)),
        tuple((month, months[month]) for month in _in_a_row(months)),
        tuple(sorted(topics.items(), key=lambda row: (-row[1], row[0]))),
        tuple((name, status[name]) for name in _STATUS if status[name]),  # type: ignore[index]
        tuple(
            sorted(
                Counter(paper.venue for paper in library.papers if paper.venue).items(),
                key=lambda row: (-row[1], row[0]),
            )
        ),
    )


def first_noted(paper: Paper) -> str:
    """The first day of a paper's notes, or "" where nothing tells it."""
    return min((entry.noted for entry in paper.entries if entry.noted), default=paper.noted or "")


def _in_a_row(months: Iterable[str]) -> Iterator[str]:
    known = sorted(months)
    if not known:
        return
    year, month = (int(part) for part in known[0].split("-"))
    while (name := f"{year:04}-{month:02}") <= known[-1]:
        yield name
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def chart(found: Statistics, months: int, width: int = 80, plain: bool = False) -> str:
    """The numbers as bars, no line wider than `width` columns; `plain` uses ASCII for them."""
    shown, before = found.months[-months:], sum(count for _, count in found.months[:-months])
    earlier = ((f"before {shown[0][0]}", before),) if before else ()
    shown = tuple(_joined(shown))
    status = ", ".join(f"{count:,} {_STATUS[name]}" for name, count in found.status)
    lines = [f"{found.papers:,} {'paper' if found.papers == 1 else 'papers'}" + (f": {status}" if status else "")]
    undated = (("no day known", found.undated),) if found.undated else ()
    lines += _part("by month", (*earlier, *shown, *undated), width, plain, aside=len(earlier), behind=len(undated))
    topics = tuple((name or "(no topic)", count) for name, count in found.topics)
    if any(name for name, _ in found.topics):
        lines += _part("by topic", _shortened(topics), width, plain)
    lines += _part("by venue", _shortened(found.venues), width, plain)
    return "\n".join(lines)


def _joined(months: Rows) -> Iterator[tuple[str, int]]:
    """The months, three and more in a row without papers as one."""
    for found, run in itertools.groupby(months, key=lambda row: row[1] > 0):
        rows = list(run)
        if found or len(rows) < 3:
            yield from rows
        else:
            yield f"{rows[0][0]} to {rows[-1][0]}", 0


def _shortened(rows: Rows) -> Rows:
    rest = rows[_MOST:]
    return (*rows[:_MOST], *(((f"{len(rest):,} others", sum(count for _, count in rest)),) if rest else ()))


def _part(title: str, rows: Rows, width: int, plain: bool, aside: int = 0, behind: int = 0) -> Iterator[str]:
    """A title and a bar a row. Rows set aside, at either end, are numbers of another kind: they have no bar."""
    if not rows:
        return
    yield f"\n{title}"
    measured = rows[aside : len(rows) - behind]
    most = max((count for _, count in measured), default=1)
    digits = len(f"{max(count for _, count in rows):,}")
    names = min(max(cell_len(name) for name, _ in rows), max(8, (width - digits - 4) // 2))
    room = min(40, max(4, width - names - digits - 5))
    for at, (name, count) in enumerate(rows):
        bar = "" if at < aside or at >= len(rows) - behind else _bar(count / most * room, plain)
        yield f"  {_fitted(name, names, plain)} {count:>{digits},} {bar}".rstrip()


def _fitted(name: str, width: int, plain: bool) -> str:
    if cell_len(name) <= width:
        return set_cell_size(name, width)
    end = ".." if plain else "…"
    return set_cell_size(set_cell_size(name, width - len(end)).rstrip() + end, width)


def _bar(length: float, plain: bool) -> str:
    if plain:
        return "#" * (round(length) or (1 if length else 0))
    eighths = round(length * 8) or (1 if length else 0)
    return _BLOCKS[8] * (eighths // 8) + _BLOCKS[eighths % 8].strip()


def stats(terminal: Terminal, months: int, as_json: bool, **asked: Path) -> int:
    """Carries the command out, and returns its exit code."""
    _, library = opening.library(base_url=None, **asked)  # type: ignore[arg-type]
    found = statistics(library)
    if as_json:
        made = {
            name: dict(value) if isinstance(value, tuple) else value
            for name, value in msgspec.structs.asdict(found).items()
        }
        terminal.show(json.dumps(made, ensure_ascii=False, indent=2))
    else:
        terminal.show(chart(found, months, terminal.width, terminal.plain))
    return 0
