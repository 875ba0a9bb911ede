"""A year of reading as two half-years of weeks: a dot a day, its area the number of papers noted.

The year ends with the last day on which anything was noted, not with today: the same notes give the same page on any
day.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from ...model import Paper

_WEEKS = 26
_LEAST = 5  # days: fewer are no habit to look at
_CELL = 14  # units of the drawing: a day
_LEFT, _TOP = 4, 20


class Day(msgspec.Struct, frozen=True):
    """A day with papers: where it stands, how large, and what it says."""

    x: int
    y: int
    radius: float
    day: str
    count: int
    last: bool


class Half(msgspec.Struct, frozen=True):
    """Half a year: its days, and the names of months (x, number)."""

    days: tuple[Day, ...]
    months: tuple[tuple[int, int], ...]


class Calendar(msgspec.Struct, frozen=True):
    """Two half-years, the older first."""

    halves: tuple[Half, ...]
    papers: int
    days: int
    width: int = _LEFT + _WEEKS * _CELL
    height: int = _TOP + 7 * _CELL


def make_calendar(papers: Iterable[Paper]) -> Calendar | None:
    """The calendar of those papers, or None where hardly a day is known."""
    counts: Counter[date] = Counter()
    for paper in papers:
        days = {_day(entry.noted) for entry in paper.entries if entry.noted}
        counts.update(day for day in days if day)
    if not counts:
        return None
    last = max(counts)
    monday = last - timedelta(days=last.weekday())
    starts = (monday - timedelta(weeks=2 * _WEEKS - 1), monday - timedelta(weeks=_WEEKS - 1))
    shown = {day: number for day, number in counts.items() if day >= starts[0]}
    if len(shown) < _LEAST:
        return None
    most = max(shown.values())
    return Calendar(tuple(_half(start, shown, most, last) for start in starts), sum(shown.values()), len(shown))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _half(start: date, counts: dict[date, int], most: int, last: date) -> Half:
    days = []
    for day, number in sorted(counts.items()):
        week = (day - start).days // 7
        if 0 <= week < _WEEKS:
            x, y = _LEFT + week * _CELL + _CELL // 2, _TOP + day.weekday() * _CELL + _CELL // 2
            radius = round(1.8 + 4.4 * math.sqrt((number - 1) / (most - 1)) if most > 1 else 2.6, 1)
            days.append(Day(x, y, radius, day.isoformat(), number, day == last))
    mondays = [start + timedelta(weeks=week) for week in range(_WEEKS)]
    firsts = [(week, day) for week, day in enumerate(mondays) if day.day <= 7]
    return Half(tuple(days), tuple((_LEFT + week * _CELL, day.month) for week, day in firsts))
