"""Blocks and sections of notes as bytes while nobody reads them: made again for whoever does, kept while there is room.

    pack(rows, Block)      for each of those rows a `Packed`: a sequence of the same

They are most of what a library holds, as values thirteen times as much as packed, and a page shows those of one note.
Sections are apart: of many papers only these are asked for, and they are a sixth of it.
"""

from __future__ import annotations

import hashlib
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar, overload

import msgspec

from ..model import Block, Section

T = TypeVar("T", bound=Block | Section)
V = TypeVar("V")

_AT_HAND = 5 * 1024 * 1024  # packed bytes that are kept unpacked, which is about 75 MB then
_FEW = 128 * 1024  # the same of a library that has more
_QUICK = 1  # level of zlib: others take twice the time for a tenth of the size


_encoder = msgspec.msgpack.Encoder()
_blocks_decoder = msgspec.msgpack.Decoder(tuple[Block, ...])
_sections_decoder = msgspec.msgpack.Decoder(tuple[Section, ...])


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
        made: tuple[Any, ...] = _blocks(self.data) if self.kind is Block else _sections(self.data)
        if len(runs) == 2:
            return made[runs[0] : runs[1]]
        return tuple(chain.from_iterable(made[start:end] for start, end in zip(runs[::2], runs[1::2], strict=True)))


def pack(rows: Sequence[Sequence[T]], kind: type[T]) -> tuple[Packed[T], ...]:
    """The rows packed together: what several of them hold is there once."""
    held, places = _together(rows)
    data = zlib.compress(_encoder.encode(held), _QUICK)
    return tuple([Packed(data, kind, _label(runs, row)) for runs, row in places])


def _label(runs: tuple[int, ...], row: Sequence[Any]) -> Label:
    blocks = [item for item in row if isinstance(item, Block)]
    return Label(runs, _digest(row), letters(blocks), lines(blocks))


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


def _digest(row: Sequence[Any]) -> bytes:
    return hashlib.blake2b(_encoder.encode(row), digest_size=16).digest()


class _AtHand(Generic[V]):
    """What was unpacked last, as much as there is room for."""

    def __init__(self, room: int, decode: Callable[[bytes], V]) -> None:
        self.room, self._taken, self._decode = room, 0, decode
        self._held: dict[bytes, V] = {}  # the last asked for is the last
        self._lock = threading.Lock()

    def __call__(self, data: bytes) -> V:
        with self._lock:
            held = self._held.pop(data, None)
            if held is None:
                held = self._decode(zlib.decompress(data))
                self._taken += len(data)
                while self._taken > self.room and self._held:
                    oldest = next(iter(self._held))
                    del self._held[oldest]
                    self._taken -= len(oldest)
            self._held[data] = held
            return held


_blocks = _AtHand(_FEW, _blocks_decoder.decode)
_sections = _AtHand(_FEW, _sections_decoder.decode)


def make_room(library: Iterable[Sequence[Block]]) -> None:
    """Makes room for all of a library, of which those are the blocks, or where that is much, for a few notes: whole
    passes go over it again and again, and would find none of them there. Copies of this process have what it has."""
    size = sum(len(blocks.data) for blocks in library if isinstance(blocks, Packed))
    _blocks.room = _AT_HAND if size <= _AT_HAND else _FEW
