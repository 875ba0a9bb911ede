"""The indexes of the library beside topics and tags: which there are, and what they are called."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...model import Group, Library
from ..urls import INSTITUTIONS, TIMELINE, VENUES, YEARS, Url
from ..words import Words


class Index(NamedTuple):
    """One index: its url, its groups, and what it is called."""

    url: Url
    groups: Callable[[Library], tuple[Group, ...]]
    title: Callable[[Words], str]
    counted: Callable[[Words], tuple[str, str]]


INDEXES: tuple[Index, ...] = (
    Index(VENUES, lambda it: it.venues, lambda t: t.venues, lambda t: t.venues_n),
    Index(YEARS, lambda it: it.years, lambda t: t.years, lambda t: t.years_n),
    Index(INSTITUTIONS, lambda it: it.institutions, lambda t: t.institutes, lambda t: t.institutes_n),
    Index(TIMELINE, lambda it: it.months, lambda t: t.timeline, lambda t: t.months_n),
)
