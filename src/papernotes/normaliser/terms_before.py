"""The terms of papers, found again where an earlier build has counted them."""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern

import msgspec

from ..followed import each
from ..memo import Memo, key_of, program, recalled
from ..model import Paper
from ..processes import mapped
from .terms import Terms, terms

_decoder = msgspec.msgpack.Decoder(dict[bytes, Terms])


def remembered_terms(papers: Sequence[Paper], memo: Memo | None, jobs: int = 1) -> Sequence[Terms]:
    """What `terms` counts in each paper. The memo has it by the papers' contents."""
    if memo is None:
        return each(terms, papers)
    name = key_of("terms", 1, program())
    keys = [key_of("paper", 1, paper) for paper in papers]
    before = recalled(memo, name, _decoder)
    known = {key: before[key] for key in keys if key in before}
    left = {key: paper for key, paper in zip(keys, papers, strict=True) if key not in known}
    known |= zip(left, mapped(terms, tuple(left.values()), jobs, Terms), strict=True)
    if left:
        memo.put(name, msgspec.msgpack.encode(known))
    return tuple([_shared(known[key]) for key in keys])


def _shared(known: Terms) -> Terms:
    """Those terms, each one object however many papers use it."""
    counts = known.counts
    return Terms(dict(zip(map(intern, counts), counts.values(), strict=True)), known.chinese)
