"""What is said of many papers together, above each page of a topic or tag: made of what is known of each, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from ...model import Attachment, Paper, Status, Topic
from ..binding.figures import is_hung
from .filing import Filed, Key

LINKS = ("arxiv", "doi", "pdf", "code", "project")  # kinds that a table has a column for


class Traits(NamedTuple):
    """What one paper adds: `fills` are the columns of a table in which it has anything."""

    year: int
    noted: str
    status: Status
    compared: bool
    pictured: bool
    remarked: bool
    topic: tuple[str, ...]
    fills: frozenset[str]


class Gist(NamedTuple):
    """How many papers there are, of each state, and of which there is something to compare; the years and the last day
    (0 and "" where none is known); whether any has a figure, a remark of the keeper; the columns that any fills."""

    papers: int
    states: tuple[tuple[Status, int], ...]
    compared: int
    years: tuple[int, int]
    last: str
    pictured: bool
    remarked: bool
    columns: tuple[str, ...]


def traits(paper: Paper, files: Mapping[str, Attachment]) -> Traits:
    """What is known of that paper; `files` are those beside the notes, by their paths."""
    filled = {
        "status": True,
        "venue": paper.venue,
        "year": paper.year,
        "institution": any(paper.institutions),
        "noted": paper.noted,
        "named": paper.mentioned_by,
        "links": any(link.kind in LINKS for link in paper.links),
    }
    return Traits(
        paper.year or 0,
        paper.noted or "",
        paper.status,
        any(entry.sections for entry in paper.entries),
        any(is_hung(files.get(figure.path or "")) for figure in paper.figures),
        any(remark.text.strip() for entry in paper.entries for remark in entry.remarks),
        paper.topic,
        frozenset(name for name, there in filled.items() if there),
    )


class Known(Protocol):
    """What a gist is made of: the parts of an `Edition` that have these names."""

    @property
    def filed(self) -> Mapping[Key, Filed]: ...
    @property
    def traits(self) -> Mapping[str, Traits]: ...
    @property
    def topics(self) -> Mapping[str, Topic]: ...


def gist(known: Known, key: Key) -> Gist:
    """The gist of the papers in the list of that key, a topic's or a tag's."""
    papers = [known.traits[paper] for paper in dict.fromkeys(paper for _, paper in known.filed[key].papers)]
    depth = len(known.topics[key[1]].path) if key[0] == "topic" else 0
    states = Counter(one.status for one in papers)
    years = [one.year for one in papers if one.year]
    columns = {"topic"} if any(any(one.topic[depth:]) for one in papers) else set()
    return Gist(
        len(papers),
        tuple((status, states[status]) for status in _STATES),
        sum(one.compared for one in papers),
        (min(years, default=0), max(years, default=0)),
        max((one.noted for one in papers), default=""),
        any(one.pictured for one in papers),
        any(one.remarked for one in papers),
        tuple(sorted(columns.union(*(one.fills for one in papers)))),
    )


_STATES: tuple[Status, ...] = ("read", "reading", "to-read")
