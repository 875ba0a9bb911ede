"""The mentions in papers, found again where an earlier build has found them: an edit that calls no paper otherwise than
before takes the reading of its own sentences.
"""

from __future__ import annotations

import msgspec

from ..config import Config
from ..memo import Memo, key_of, program, recalled
from ..model import Mention, Paper
from .known import called_so, known_of
from .mentions import find_mentions, found_in_all, is_full, mentions_of

_decoder = msgspec.msgpack.Decoder(dict[bytes, tuple[Mention, ...]])


def remembered_mentions(
    papers: tuple[Paper, ...], config: Config, memo: Memo | None
) -> tuple[tuple[Mention, ...], ...]:
    """What `find_mentions` finds. The memo has, for one calling of all papers, the mentions by the paper's content."""
    if memo is None:
        return find_mentions(papers, config)
    name = key_of("mentions", 1, program(), config.relations, [called_so(paper) for paper in papers])
    keys = [key_of("paper", 1, paper) for paper in papers]
    before = recalled(memo, name, _decoder)
    if all(key in before for key in keys):
        return tuple([before[key] for key in keys])
    known = known_of(papers, config)
    there = {paper.id: before[key] for key, paper in zip(keys, papers, strict=True) if key in before}
    found = found_in_all(papers, lambda paper: there[paper.id] if paper.id in there else mentions_of(paper, known))
    if not is_full(papers, found):
        memo.put(name, msgspec.msgpack.encode(dict(zip(keys, found, strict=True))))
    return found
