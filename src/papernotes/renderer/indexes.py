"""The indexes of the library beside topics and tags: which there are, and how each orders the papers of one entry.

venues         by year
years          by venue
institutions   by year
timeline       months, by day
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..model import Group, Library, Paper
from .edition import Edition, name_of
from .rows import by_year
from .shelf import Head, year_head
from .urls import INSTITUTIONS, TIMELINE, VENUES, YEARS, Url
from .words import Words


class Index(NamedTuple):
    """One index: its url, its groups, what it is called, and its papers in order with their heads."""

    url: Url
    groups: Callable[[Library], tuple[Group, ...]]
    title: Callable[[Words], str]
    counted: Callable[[Words], tuple[str, str]]
    sorted: Callable[[tuple[Paper, ...], Group], tuple[Paper, ...]]
    head: Callable[[Edition, Group], Callable[[Paper], Head]]


def _by_year(papers: tuple[Paper, ...], _group: Group) -> tuple[Paper, ...]:
    return by_year(papers)


def _year(edition: Edition, _group: Group) -> Callable[[Paper], Head]:
    return year_head(edition)


def _by_venue(papers: tuple[Paper, ...], _group: Group) -> tuple[Paper, ...]:
    """Venues by name, papers without one last."""
    named = sorted(papers, key=lambda paper: name_of(paper).casefold())
    return tuple(sorted(named, key=lambda paper: (not paper.venue, (paper.venue or "").casefold())))


def _venue(edition: Edition, _group: Group) -> Callable[[Paper], Head]:
    def head(paper: Paper) -> Head:
        group = next(iter(edition.groups_of(VENUES, paper.id)), None)
        return Head(f"v-{group.id}", group.name) if group else Head("v-unknown", edition.words.no_venue)

    return head


def _by_day(papers: tuple[Paper, ...], group: Group) -> tuple[Paper, ...]:
    """The last day first."""
    named = sorted(papers, key=lambda paper: name_of(paper).casefold())
    return tuple(sorted(named, key=lambda paper: day_in(paper, group.name), reverse=True))


def _day(_edition: Edition, group: Group) -> Callable[[Paper], Head]:
    def head(paper: Paper) -> Head:
        day = day_in(paper, group.name)
        return Head(f"d{day[8:]}", day)

    return head


def day_in(paper: Paper, month: str) -> str:
    """The last day of that month on which the paper was noted."""
    return max(entry.noted for entry in paper.entries if entry.noted and entry.noted.startswith(month))


INDEXES: tuple[Index, ...] = (
    Index(VENUES, lambda it: it.venues, lambda t: t.venues, lambda t: t.venues_n, _by_year, _year),
    Index(YEARS, lambda it: it.years, lambda t: t.years, lambda t: t.years_n, _by_venue, _venue),
    Index(INSTITUTIONS, lambda it: it.institutions, lambda t: t.institutes, lambda t: t.institutes_n, _by_year, _year),
    Index(TIMELINE, lambda it: it.months, lambda t: t.timeline, lambda t: t.months_n, _by_day, _day),
)
