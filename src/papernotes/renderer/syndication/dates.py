"""The days of a paper as a feed, a sitemap and a search engine ask for them: never those of a clock.

published   the day of the first reading that has one
updated     the day of the last, or a later one that the head of its note gives
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable

from ... import head_keys
from ...model import Paper
from ...patterns import pattern
from ..edition.edition import Edition

_BEFORE = "1970-01-01"  # where nobody knows anything
_DAY = pattern(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")


def published_on(paper: Paper) -> str:
    """An ISO day, "" where nobody knows; no later than `updated_on`, whatever SOURCE_DATE_EPOCH is."""
    day = min((entry.noted for entry in paper.entries if entry.noted), default=paper.noted or "")
    return min(day, latest()) if day else ""


def updated_on(edition: Edition, paper: Paper) -> str:
    """An ISO day, "" where nobody knows. With SOURCE_DATE_EPOCH no day is after that one."""
    days = [entry.noted for entry in paper.entries if entry.noted]
    for entry in paper.entries:
        page = edition.targets.pages[entry.span.path]
        if len(page.papers) == 1:
            days += filter(None, map(_day, page.note.values(*head_keys.CHANGED.names)))
    day = max(days, default=paper.noted or "")
    return min(day, latest()) if day else ""


def first_day(papers: Iterable[Paper]) -> str:
    """The first day on which any of them was noted; what has no day is at least as old."""
    return min((published_on(paper) for paper in papers if paper.noted), default=_BEFORE)


def latest() -> str:
    """The day of SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch), else the last there is."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given.isascii() or not given.isdigit() or len(given) > 11:
        return "9999-12-31"
    return datetime.datetime.fromtimestamp(int(given), datetime.UTC).date().isoformat()


def moment(day: str) -> str:
    """The first second of that day, as RFC 3339 writes it."""
    return f"{day}T00:00:00Z"


def _day(written: str) -> str:
    found = _DAY.match(written.strip())
    try:
        return datetime.date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""
