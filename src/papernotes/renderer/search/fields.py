"""What papers are filtered by (`topic:`, `tag:`, `venue:`, `year:`, `status:`, `has:`), as one file for all of them.

For each paper, in digits: its topic, its venue (both counted from 1; 0 for none), its year since 1900, its status with
what it has, one bit each, the number of its tags, and these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar, get_args

import msgspec

from ...model import Paper, Status
from ..indexing.encode import number

K = TypeVar("K")

STATUSES: tuple[Status, ...] = get_args(Status)
NO_STATUS = -1  # of what is no paper
HAS = ("code", "figure", "math", "mine")  # in the order of their bits, after two for the status


class Fields(msgspec.Struct, frozen=True):
    """The file: names by number, and the papers."""

    topics: tuple[tuple[str, ...], ...]
    venues: tuple[str, ...]
    tags: tuple[str, ...]
    papers: str


def make_fields(papers: Sequence[Paper]) -> Fields:
    """The fields of those papers."""
    topics = _numbered(paper.topic for paper in papers if paper.topic)
    venues = _numbered(paper.venue for paper in papers if paper.venue)
    tags = _numbered(tag for paper in papers for tag in paper.tags)
    rows: list[str] = []
    for paper in papers:
        numbers = (topics.get(paper.topic, 0), venues.get(paper.venue or "", 0), max(0, (paper.year or 0) - 1900))
        own = [tags[tag] for tag in paper.tags]
        rows += (*map(number, numbers), number(_status(paper)), number(len(own)), *map(number, own))
    return Fields(tuple(topics), tuple(venues), tuple(tags), "".join(rows))


def _numbered(names: Iterable[K]) -> dict[K, int]:
    return {name: at for at, name in enumerate(dict.fromkeys(names), 1)}


def _status(paper: Paper) -> int:
    has = (
        any(link.kind == "code" for link in paper.links),
        bool(paper.figures),
        paper.math > 0,
        any(entry.remarks for entry in paper.entries),
    )
    return STATUSES.index(paper.status) | sum(held << bit for bit, held in enumerate(has, 2))
