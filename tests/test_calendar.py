"""The calendar of reading: a year that ends with the last day on which anything was noted."""

from __future__ import annotations

from papernotes.model import Entry, Paper, Span
from papernotes.renderer.lists.calendar import make_calendar


def noted(*days: str) -> list[Paper]:
    """A paper for each of those days."""
    entries = [Entry(Span("a.md", 1), 1, day, noted=day) for day in days]
    return [
        Paper(one.title, one.title, "paper", None, (), (), (), (), (), None, None, "read", one.noted, None, (), (one,))
        for one in entries
    ]


DAYS = ("2024-11-21", "2024-11-20", "2024-11-20", "2024-07-01", "2024-01-03", "2023-12-24")


def test_a_year() -> None:
    """Each day of the last year is a dot, older days are none; more papers make a larger one; the last is marked."""
    calendar = make_calendar(noted(*DAYS, "2021-05-05", "not a day"))

    assert calendar
    dots = {day.day: day for half in calendar.halves for day in half.days}
    assert set(dots) == set(DAYS)
    assert (calendar.papers, calendar.days) == (6, 5)
    assert dots["2024-11-20"].radius > dots["2024-11-21"].radius
    assert [day for day, dot in dots.items() if dot.last] == ["2024-11-21"]
    assert dots["2023-12-24"].x < calendar.width / 2 or dots["2023-12-24"] in calendar.halves[0].days


def test_weekdays() -> None:
    """A day stands in the row of its weekday, Monday first, and in the column of its week."""
    calendar = make_calendar(noted(*DAYS))

    assert calendar
    dots = {day.day: day for half in calendar.halves for day in half.days}
    assert dots["2024-11-21"].y - dots["2024-11-20"].y == 14
    assert dots["2024-11-21"].x == dots["2024-11-20"].x


def test_too_few() -> None:
    """A handful of days is no calendar."""
    assert make_calendar(noted("2024-01-01", "2024-01-02")) is None
    assert make_calendar([]) is None
