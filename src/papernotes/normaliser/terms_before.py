"""The terms of papers, found again where an earlier build has counted them."""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern

import msgspec

from ..followed import each
from ..memo import Memo, key_of, program, recalled
from ..model import Paper
from .terms import Terms, terms

_decoder = msgspec.msgpack.Decoder(dict[bytes, tuple[dict[str, int], str]])


def remembered_terms(papers: Sequence[Paper], memo: Memo | None) -> Sequence[Terms]:
    """What `terms` counts in each paper. The memo has it by the papers' contents."""
    if memo is None:
        return each(terms, papers)
    name = key_of("terms", 1, program())
    keys = [key_of("paper", 1, paper) for paper in papers]
    before = recalled(memo, name, _decoder)
    found = [_shared(before[key]) if key in before else terms(paper) for key, paper in zip(keys, papers, strict=True)]
    if not before.keys() >= set(keys):
        memo.put(name, msgspec.msgpack.encode(dict(zip(keys, found, strict=True))))
    return tuple(found)


def _shared(known: tuple[dict[str, int], str]) -> Terms:
    """Those terms, each one object however many papers use it."""
    counts, chinese = known
    return Terms(dict(zip(map(intern, counts), counts.values(), strict=True)), chinese)
