"""The papers by venue, year, institution and month of reading: one `Group` for each name that occurs.

Names are those of the papers' fields, which are tidied where they are read (`venues.py`); here those that differ in case,
width or punctuation alone are one, written as most notes write it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ...model import Group, Paper
from ..identity import fold
from ..ids import slug, unique


def by_venue(papers: Iterable[Paper]) -> tuple[Group, ...]:
    """Venues by name."""
    return _sorted(_groups(papers, lambda paper: (paper.venue,) if paper.venue else ()))


def by_institution(papers: Iterable[Paper]) -> tuple[Group, ...]:
    """Institutions by name."""
    return _sorted(_groups(papers, lambda paper: paper.institutions))


def by_year(papers: Iterable[Paper]) -> tuple[Group, ...]:
    """Years of publication, the newest first."""
    found = _groups(papers, lambda paper: (str(paper.year),) if paper.year else ())
    return tuple(sorted(found, key=lambda group: group.name, reverse=True))


def by_month(papers: Iterable[Paper]) -> tuple[Group, ...]:
    """Months ("2024-05") in which papers were noted, the newest first; every reading of a paper counts."""
    found = _groups(papers, lambda paper: tuple(entry.noted[:7] for entry in paper.entries if entry.noted))
    return tuple(sorted(found, key=lambda group: group.name, reverse=True))


def _groups(papers: Iterable[Paper], names: Callable[[Paper], tuple[str, ...]]) -> tuple[Group, ...]:
    holding: dict[str, dict[str, None]] = {}
    ways: dict[str, Counter[str]] = {}
    for paper in papers:
        for name in names(paper):
            key = fold(name) or name
            holding.setdefault(key, {})[paper.id] = None
            ways.setdefault(key, Counter())[name] += 1
    named = [max(counts, key=lambda way: (counts[way], way)) for counts in ways.values()]
    ids = unique([(slug(name), name) for name in named])
    return tuple(Group(key, name, tuple(held)) for key, name, held in zip(ids, named, holding.values(), strict=True))


def _sorted(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: (group.id, group.name)))
