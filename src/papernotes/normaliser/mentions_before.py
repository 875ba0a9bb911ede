"""The mentions in papers, found again where an earlier build has found them: an edit that calls no paper otherwise than
before takes the reading of its own sentences.
"""

from __future__ import annotations

import msgspec

from ..config import Config
from ..memo import Memo, key_of, program, recalled
from ..model import Mention, Paper
from ..processes import mapped
from .known import called_so, known_of
from .mentions import find_mentions, mentions_of, within_room

_decoder = msgspec.msgpack.Decoder(dict[bytes, tuple[Mention, ...]])


def remembered_mentions(
    papers: tuple[Paper, ...], config: Config, memo: Memo | None, jobs: int = 1
) -> tuple[tuple[Mention, ...], ...]:
    """What `find_mentions` finds. The memo has, for one calling of all papers, the mentions by the paper's content."""
    if memo is None:
        return find_mentions(papers, config)
    name = key_of("mentions", 1, program(), config.relations, [called_so(paper) for paper in papers])
    keys = [key_of("paper", 1, paper) for paper in papers]
    before = recalled(memo, name, _decoder)
    found = {key: before[key] for key in keys if key in before}
    left = {key: paper for key, paper in zip(keys, papers, strict=True) if key not in found}
    if left:
        known = known_of(papers, config)
        made = mapped(lambda paper: mentions_of(paper, known), tuple(left.values()), jobs, tuple[Mention, ...])
        found |= zip(left, made, strict=True)
        memo.put(name, msgspec.msgpack.encode(found))
    return within_room(papers, tuple([found[key] for key in keys]))
