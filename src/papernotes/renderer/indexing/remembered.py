"""The search index of a build, as the next one finds it again: in pieces, of which an edit changes a few.

What is found may be of another build, or damaged, or made by somebody else: then there is none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from ...memo import Memo, key_of, program, reopened
from .postings import Text
from .shards import Shard

T = TypeVar("T")

_PIECE = 64  # values that are kept together


class Said(msgspec.Struct, frozen=True, array_like=True):
    """What is searched of a paper or a note: its texts by zone. It is known by its row."""

    row: bytes
    texts: dict[int, Text]


class Index(msgspec.Struct, frozen=True):
    """All that search needs: what is said of each paper and note, of each term, all words in order, the shards, their
    size, and the sizes of the beginnings of keys (as in `Shards`)."""

    said: tuple[Said, ...]
    terms: Mapping[str, str]
    words: tuple[str, ...]
    shards: tuple[Shard, ...]
    size: int
    beginnings: Mapping[str, int]


class _Head(msgspec.Struct, frozen=True):
    """All but what is in pieces, and the digests of those."""

    terms: dict[str, str]
    words: tuple[str, ...]
    size: int
    beginnings: dict[str, int]
    said: tuple[bytes, ...]
    shards: tuple[bytes, ...]


def remember(memo: Memo, index: Index) -> None:
    """Keeps it. It may be a copy of the first process that does, for whom the memo is not open."""
    with reopened(memo) as own:
        before = _head(own)
        said = _put(own, "said", index.said, before.said if before else ())
        shards = _put(own, "shards", index.shards, before.shards if before else ())
        head = _Head(dict(index.terms), index.words, index.size, dict(index.beginnings), said, shards)
        own.put(_key("head", 0), msgspec.msgpack.encode(head))


def recall(memo: Memo) -> Index | None:
    """What was kept."""
    head = _head(memo)
    if head is None:
        return None
    try:
        said = tuple(_got(memo, "said", head.said, tuple[Said, ...]))
        shards = tuple(_got(memo, "shards", head.shards, tuple[Shard, ...]))
    except (LookupError, msgspec.MsgspecError):
        return None
    return Index(said, head.terms, head.words, shards, head.size, head.beginnings)


def _head(memo: Memo) -> _Head | None:
    found = memo.get(_key("head", 0))
    try:
        return msgspec.msgpack.decode(found, type=_Head) if found else None
    except msgspec.MsgspecError:
        return None


def _put(memo: Memo, name: str, values: Sequence[object], before: Sequence[bytes]) -> tuple[bytes, ...]:
    digests = []
    for at in range(0, len(values), _PIECE):
        piece = msgspec.msgpack.encode(values[at : at + _PIECE])
        digests.append(digest := _digest(piece))
        if digest not in before[len(digests) - 1 : len(digests)]:
            memo.put(_key(name, len(digests) - 1), piece)
    return tuple(digests)


def _got(memo: Memo, name: str, digests: Sequence[bytes], kind: type[tuple[T, ...]]) -> Iterator[T]:
    """Raises KeyError where a piece is not what was kept with the others."""
    decoder = msgspec.msgpack.Decoder(kind)
    for at, digest in enumerate(digests):
        piece = memo.get(_key(name, at))
        if piece is None or _digest(piece) != digest:
            raise KeyError(name, at)
        yield from decoder.decode(piece)


def _key(name: str, at: int) -> bytes:
    return key_of(f"search {name}", at, program())


def _digest(piece: bytes) -> bytes:
    return hashlib.blake2b(piece, digest_size=16).digest()
