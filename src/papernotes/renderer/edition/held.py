"""What a library holds, in numbers: for what changes with them alone."""

from __future__ import annotations

from typing import NamedTuple

from ...model import Library


class Held(NamedTuple):
    """What a library holds, named as there: how many, or whether any."""

    papers: int
    topics: int
    notes: int
    tags: bool
    venues: bool
    years: bool
    institutions: bool
    months: bool
    glossary: bool


def held_in(library: Library) -> Held:
    """How much that library holds of everything."""
    groups = (library.tags, library.venues, library.years, library.institutions, library.months, library.glossary)
    return Held(len(library.papers), len(library.topics), len(library.notes), *map(bool, groups))
