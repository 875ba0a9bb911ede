"""Blocks and sections of notes as bytes while nobody reads them: made again for whoever does, kept while there is room.

    pack(blocks, sections)      for each of those rows a `Packed`: a sequence of the same

They are most of what a library holds, as values thirteen times as much as packed, and a page shows those of one note.
"""

from __future__ import annotations

import hashlib
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeVar, overload

import msgspec

from .model import Block, Section

T = TypeVar("T", bound=Block | Section)

_AT_HAND = 4 * 1024 * 1024  # packed bytes whose blocks are not made again, about 60 MB then
_QUICK = 1  # level of zlib: others take twice the time for a tenth of the size


class _Held(msgspec.Struct, frozen=True, array_like=True):
    """All that is packed together."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Held)


class Label(NamedTuple):
    """What is known of some blocks without making them. The same blocks have the same digest."""

    runs: tuple[int, ...]  # where they are among those packed with them: from the first up to the second, ...
    digest: bytes
    letters: int = 0
    lines: tuple[int, int] = (0, 0)


class Packed(Sequence[T]):
    """The blocks in `data` that the label tells, or the sections."""

    __slots__ = ("data", "kind", "label")

    def __init__(self, data: bytes, kind: type[T], label: Label) -> None:
        self.data, self.label = data, label
        self.kind: type[Any] = kind

    @property
    def digest(self) -> bytes:
        """By which a key knows them."""
        return self.label.digest

    def __len__(self) -> int:
        return sum(self.label.runs[1::2]) - sum(self.label.runs[::2])

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        return self._all()[place]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            return self.digest == other.digest
        return self._all() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())  # as that of an equal tuple

    def _all(self) -> tuple[T, ...]:
        runs = self.label.runs
        if not runs:
            return ()
        held = _unpacked(self.data)
        made: tuple[Any, ...] = held.blocks if self.kind is Block else held.sections
        if len(runs) == 2:
            return made[runs[0] : runs[1]]
        return tuple(chain.from_iterable(made[start:end] for start, end in zip(runs[::2], runs[1::2], strict=True)))


def pack(
    blocks: Sequence[Sequence[Block]], sections: Sequence[Sequence[Section]] = ()
) -> tuple[tuple[Packed[Block], ...], tuple[Packed[Section], ...]]:
    """The rows packed together: what several of them hold is there once."""
    held, rows = _together(blocks)
    parts, others = _together(sections)
    data = zlib.compress(_encoder.encode(_Held(held, parts)), _QUICK)
    labels = (Label(runs, _digest(row), letters(row), lines(row)) for runs, row in rows)
    return (
        tuple([Packed(data, Block, label) for label in labels]),
        tuple([Packed(data, Section, Label(runs, _digest(row))) for runs, row in others]),
    )


def _together(rows: Iterable[Sequence[T]]) -> tuple[tuple[T, ...], list[tuple[tuple[int, ...], tuple[T, ...]]]]:
    """What the rows hold, each once, and for each row where that is and what it is."""
    places: dict[int, int] = {}
    held: list[T] = []
    found = []
    for row in map(tuple, rows):
        for item in row:
            if places.setdefault(id(item), len(held)) == len(held):
                held.append(item)
        found.append((_runs([places[id(item)] for item in row]), row))
    return tuple(held), found


def letters(blocks: Sequence[Block]) -> int:
    """How many characters the texts of those blocks have."""
    return blocks.label.letters if isinstance(blocks, Packed) else sum(len(block.text) for block in blocks)


def lines(blocks: Sequence[Block]) -> tuple[int, int]:
    """The first and the last line of those blocks."""
    if isinstance(blocks, Packed):
        return blocks.label.lines
    return min((block.span.line for block in blocks), default=0), max((block.end for block in blocks), default=0)


def _runs(places: Iterable[int]) -> tuple[int, ...]:
    runs: list[int] = []
    for place in places:
        if runs and runs[-1] == place:
            runs[-1] += 1
        else:
            runs += (place, place + 1)
    return tuple(runs)


def _digest(row: Sequence[Block | Section]) -> bytes:
    return hashlib.blake2b(_encoder.encode(row), digest_size=16).digest()


class _AtHand:
    """What was unpacked last, as much as there is room for: whole passes go over a library that has room, again and
    again, and copies of this process have what it has."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: dict[bytes, _Held] = {}  # the last asked for is the last
        self._lock = threading.Lock()

    def __call__(self, data: bytes) -> _Held:
        with self._lock:
            held = self._held.pop(data, None)
            if held is None:
                held = _decoder.decode(zlib.decompress(data))
                self._room -= len(data)
                while self._room < 0 and self._held:
                    oldest = next(iter(self._held))
                    del self._held[oldest]
                    self._room += len(oldest)
            self._held[data] = held
            return held


_unpacked = _AtHand(_AT_HAND)
