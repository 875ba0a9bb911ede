"""The terms of papers, found again where an earlier build has counted them."""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern

from ...incremental.followed import each
from ...incremental.made_before import made_of_each
from ...memo import Memo
from ...model import Paper
from .terms import Terms, terms


def remembered_terms(papers: Sequence[Paper], memo: Memo | None, jobs: int = 1) -> Sequence[Terms]:
    """What `terms` counts in each paper. The memo has it by the papers' contents."""
    if memo is None:
        return each(terms, papers)

    def whole(*rows: tuple[Paper]) -> tuple[Terms, ...]:
        return made_of_each("terms", terms, rows, Terms, memo, jobs, shared=_shared)

    return each(terms, papers, whole=whole)


def _shared(known: Terms) -> Terms:
    """Those terms, each one object however many papers use it."""
    counts = known.counts
    return Terms(dict(zip(map(intern, counts), counts.values(), strict=True)), known.chinese)
