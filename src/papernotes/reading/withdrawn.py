"""Notes that were published and stay at home now: what earlier builds computed of them is thrown away with all else
that they did, for nobody knows any more what came of which note.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain, compress

from .. import pinyin
from ..incremental.followed import each
from ..memo import Disk, Memo, key_of
from ..model import Source

_SIZE = 10  # bytes of a mark
_KEY = key_of("published", 1)


def forget_withdrawn(memo: Memo | None, sources: Sequence[Source], shown: Sequence[bool]) -> None:
    """Empties a memo that has had a note which is not `shown` now, by its path or its text, and notes what it will
    have. Of a note that was never published it says nothing."""
    if not isinstance(memo, Disk):
        return
    marks = each(_marks, tuple(sources))
    public = frozenset(chain.from_iterable(compress(marks, shown)))
    home = chain.from_iterable(compress(marks, (not one for one in shown)))
    stored = memo.get(_KEY) or b""
    before = _parted(stored)
    if any(mark in before and mark not in public for mark in home):
        memo.empty()
        pinyin.forget()
        before = frozenset()
    made = b"".join(sorted(before | public))
    if made != stored:
        memo.put(_KEY, made)


def _parted(stored: bytes) -> frozenset[bytes]:
    return frozenset(stored[at : at + _SIZE] for at in range(0, len(stored), _SIZE))


def _marks(source: Source) -> Iterable[bytes]:
    return tuple(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE, person=kind).digest()
        for kind, text in ((b"path", source.path), (b"text", source.text))
    )
