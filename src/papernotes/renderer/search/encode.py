"""Places -> text that is short and decodes fast: letters that stand for themselves in a script, no escapes.

zones      A-R, each before the places in it
numbers    the other 73: one letter to 29, two to 2,949, three to 13,607, beyond that six
places     for each, how many papers further than the last, and its offset in the zone of that paper; for another one
           in the same paper 0, and how much further
papers     for each, how many papers further, and in which ranks of zones (one bit each, and one for own words)
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .postings import Stretch
from .texts import OWN, RANKS, ZONES

_PRINTED = "".join(map(chr, range(33, 127))).translate({ord(sign): None for sign in "`\\$"})
ZONE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(ZONES)]
DIGITS = "".join(letter for letter in _PRINTED if letter not in ZONE_LETTERS)
_BASE = len(DIGITS)
_ONE, _TWO = 30, 40  # digits that stand alone, and that begin a number of two; three more begin longer ones
_SMALL = _ONE + _TWO * _BASE
_MIDDLE = _SMALL + 2 * _BASE**2


def number(value: int) -> str:
    """That number, from 0, in digits."""
    if value < _ONE:
        return DIGITS[value]
    if value < _SMALL:
        high, low = divmod(value - _ONE, _BASE)
        return DIGITS[_ONE + high] + DIGITS[low]
    rest, lead, length = (value - _SMALL, _ONE + _TWO, 2) if value < _MIDDLE else (value - _MIDDLE, _BASE - 1, 5)
    letters = ""
    for _ in range(length):
        rest, low = divmod(rest, _BASE)
        letters = DIGITS[low] + letters
    return DIGITS[lead + rest] + letters


class _Numbers(dict[int, str]):
    def __missing__(self, value: int) -> str:
        self[value] = written = number(value)
        return written


_numbers = _Numbers()


class Owners(NamedTuple):
    """Which text a place of the long text is in: that of a zone of a paper, as one number."""

    of: array[int]  # the owner of each place
    starts: Sequence[int]  # where the text of an owner begins
    width: int  # owners of a zone are this far from those of the next; the first is that of no paper


def owners(stretches: Sequence[Stretch], length: int) -> Owners:
    """The owners of the places of a text so long."""
    width = 2 + max((stretch.paper for stretch in stretches), default=0)
    of, starts = array("I"), array("I", bytes(4 * width * len(ZONES)))
    ends = (*(stretch.start for stretch in stretches[1:]), length)
    for (start, zone, paper), end in zip(stretches, ends, strict=False):  # a library of nothing has no stretch
        owner = zone * width + paper + 1
        starts[owner] = start
        of.extend(array("I", [owner]) * (end - start))
    return Owners(of, starts, width)


def encode_places(places: Iterable[int], owners: Owners) -> str:
    """The places of one key."""
    of, starts, width = owners
    numbers, same = _numbers, _numbers[0]
    pieces: list[str] = []
    put = pieces.append
    last, before, end = 0, 0, 0  # the owner of the place before, that place, and the owners of the next zone
    for place in places:
        owner = of[place]
        if owner == last:
            put(same)
            put(numbers[place - before])
        else:
            if owner >= end:
                zone = owner // width
                put(ZONE_LETTERS[zone])
                last, end = zone * width, (zone + 1) * width
            put(numbers[owner - last])
            put(numbers[place - starts[owner]])
            last = owner
        before = place
    return "".join(pieces)


def ranks_of(lists: Iterable[Iterable[int]], owners: Owners) -> bytes:
    """For each paper a byte with the ranks in which it has any of those places."""
    of, _, width = owners
    ranks = bytearray(width - 1)
    for owner in {of[place] for places in lists for place in places}:
        ranks[owner % width - 1] |= _RANKS[owner // width]
    return bytes(ranks)


def encode_papers(ranks: bytes) -> str:
    """The papers that have any rank. Those in a row are written at once."""
    pieces: list[str] = []
    last = -1
    for row in _ROW.finditer(ranks):
        pieces += (number(row.start() - last), DIGITS[1].join(row[0].translate(_RANK_DIGITS).decode("ascii")))
        last = row.end() - 1
    return "".join(pieces)


_RANKS = tuple(1 << RANKS[zone] | (zone == OWN) << 4 for zone in range(len(ZONES)))
_RANK_DIGITS = bytes(ord(DIGITS[rank]) if rank < 32 else 0 for rank in range(256))
_ROW = re.compile(rb"[^\0]+")
