"""The blocks of notes as bytes while nobody reads them: made again for whoever does, those of a few notes at a time.

    pack((note.blocks, entry.blocks, ...))      for each of those rows a `Packed`: a sequence of the same blocks

Blocks are most of what a library holds, as values thirteen times as much as packed, and a page shows those of one note.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, overload

import msgspec

from .model import Block

_AT_HAND = 32  # notes whose blocks are not made again
_QUICK = 1  # level of zlib: others take twice the time for a tenth of the size

_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(tuple[Block, ...])


class Label(NamedTuple):
    """What is known of some blocks without making them. The same blocks have the same digest."""

    runs: tuple[int, ...]  # where they are among those packed with them: from the first up to the second, ...
    digest: bytes
    letters: int
    lines: tuple[int, int]


class Packed(Sequence[Block]):
    """The blocks in `data` that the label tells."""

    __slots__ = ("data", "label")

    def __init__(self, data: bytes, label: Label) -> None:
        self.data, self.label = data, label

    @property
    def digest(self) -> bytes:
        """By which a key knows the blocks."""
        return self.label.digest

    def __len__(self) -> int:
        return sum(self.label.runs[1::2]) - sum(self.label.runs[::2])

    def __iter__(self) -> Iterator[Block]:
        return iter(self._all())

    @overload
    def __getitem__(self, place: int) -> Block: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, place: int | slice) -> Block | tuple[Block, ...]:
        return self._all()[place]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            return self.digest == other.digest
        return self._all() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())  # as that of an equal tuple

    def _all(self) -> tuple[Block, ...]:
        made, runs = _unpacked(self.data), self.label.runs
        if len(runs) == 2:
            return made[runs[0] : runs[1]]
        return tuple(chain.from_iterable(made[start:end] for start, end in zip(runs[::2], runs[1::2], strict=True)))


def pack(rows: Sequence[Sequence[Block]]) -> tuple[Packed, ...]:
    """The rows packed together: a block that several of them hold is there once."""
    rows = [tuple(row) for row in rows]
    places: dict[int, int] = {}
    held: list[Block] = []
    for block in chain.from_iterable(rows):
        if places.setdefault(id(block), len(held)) == len(held):
            held.append(block)
    data = zlib.compress(_encoder.encode(held), _QUICK)
    return tuple([Packed(data, _label(row, [places[id(block)] for block in row])) for row in rows])


def letters(blocks: Sequence[Block]) -> int:
    """How many characters the texts of those blocks have."""
    return blocks.label.letters if isinstance(blocks, Packed) else sum(len(block.text) for block in blocks)


def lines(blocks: Sequence[Block]) -> tuple[int, int]:
    """The first and the last line of those blocks."""
    if isinstance(blocks, Packed):
        return blocks.label.lines
    return min((block.span.line for block in blocks), default=0), max((block.end for block in blocks), default=0)


def _label(row: Sequence[Block], places: Sequence[int]) -> Label:
    digest = hashlib.blake2b(_encoder.encode(row), digest_size=16).digest()
    return Label(_runs(places), digest, letters(row), lines(row))


def _runs(places: Iterable[int]) -> tuple[int, ...]:
    runs: list[int] = []
    for place in places:
        if runs and runs[-1] == place:
            runs[-1] += 1
        else:
            runs += (place, place + 1)
    return tuple(runs)


@lru_cache(_AT_HAND)
def _unpacked(data: bytes) -> tuple[Block, ...]:
    return _decoder.decode(zlib.decompress(data))
