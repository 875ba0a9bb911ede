"""What a library lacks, paper by paper: what its keeper might write next.

stub          nothing is written of the paper yet, though it is not waiting to be read
venue, year   where or when it appeared is not said
paper, code   there is no address of the paper, or of its code
unnamed       no other paper names it, and it names none
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from ..model import Paper, Span

GapKind = Literal["stub", "venue", "year", "paper", "code", "unnamed"]


class Gap(msgspec.Struct, frozen=True):
    """One thing that is lacking of one paper; `span` is where its newest reading begins."""

    kind: GapKind
    paper: str  # its id
    name: str
    span: Span


def _is_stub(paper: Paper) -> bool:
    return paper.status != "to-read" and not any(entry.blocks for entry in paper.entries)


def _has(paper: Paper, *kinds: str) -> bool:
    return any(link.kind in kinds for link in paper.links)


# Of a stub nothing else is asked: it lacks everything.
_LACKS: tuple[tuple[GapKind, Callable[[Paper], bool]], ...] = (
    ("venue", lambda paper: not paper.venue),
    ("year", lambda paper: not paper.year),
    ("paper", lambda paper: paper.kind != "project" and not _has(paper, "arxiv", "doi", "pdf")),
    ("code", lambda paper: not _has(paper, "code")),
    ("unnamed", lambda paper: not paper.mentions and not paper.mentioned_by),
)


def find_gaps(papers: Iterable[Paper]) -> tuple[Gap, ...]:
    """The gaps of those papers: kind by kind, within a kind in the order of the papers."""
    papers = tuple(papers)
    stubs = [paper for paper in papers if _is_stub(paper)]
    read = [paper for paper in papers if paper.status != "to-read" and paper not in stubs]
    found = [_gap("stub", paper) for paper in stubs]
    return (*found, *(_gap(kind, paper) for kind, lacks in _LACKS for paper in read if lacks(paper)))


def _gap(kind: GapKind, paper: Paper) -> Gap:
    return Gap(kind, paper.id, paper.short or paper.title, paper.entries[0].span)
