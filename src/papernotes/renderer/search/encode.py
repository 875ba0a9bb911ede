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
from itertools import repeat
from typing import NamedTuple, TypeAlias

from .postings import Stretch
from .texts import OWN, RANKS, ZONES

Held: TypeAlias = "array[int]"  # the numbers of stretches, ascending

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


_NUMBERS = tuple(map(number, range(8192)))


_SAME = tuple(_NUMBERS[0] + written for written in _NUMBERS)
_BLOCK = 5  # bits of a place: it is looked for from the stretch on with which its block begins


class Owners(NamedTuple):
    """Which stretch of the long text a place is in."""

    ends: Sequence[int]  # of each stretch
    blocks: Sequence[int]  # the stretch in which each block of the text begins
    stretches: Sequence[Stretch]


def owners(stretches: Sequence[Stretch], length: int) -> Owners:
    """The owners of the places of a text so long."""
    ends = [*(stretch.start for stretch in stretches[1:]), length]
    blocks = array("I")
    for at, end in enumerate(ends[: len(stretches)]):  # a library of nothing has no stretch
        blocks.extend(repeat(at, (end + (1 << _BLOCK) - 1 >> _BLOCK) - len(blocks)))
    return Owners(ends, blocks, stretches)


def encode_places(places: Iterable[int], owners: Owners) -> tuple[str, Held]:
    """The places of one key, and the stretches that they are in."""
    ends, blocks, stretches = owners
    numbers, same = _NUMBERS, _SAME
    pieces: list[str] = []
    held: list[int] = []
    put = pieces.append
    zone, paper, before, end = -1, 0, 0, 0
    for place in places:
        if place < end:
            offset = place - before
            put(same[offset] if offset < 8192 else _NUMBERS[0] + number(offset))
        else:
            at = blocks[place >> _BLOCK]
            while ends[at] <= place:
                at += 1
            held.append(at)
            end = ends[at]
            start, its, whose = stretches[at]
            if its != zone:
                put(ZONE_LETTERS[its])
                zone, paper = its, -1
            step, offset, paper = whose - paper, place - start, whose
            put(numbers[step] if step < 8192 else number(step))
            put(numbers[offset] if offset < 8192 else number(offset))
        before = place
    return "".join(pieces), array("I", held)


def ranks_of(held: Iterable[Held], owners: Owners, papers: int) -> bytes:
    """For each paper a byte with the ranks in which it has any of those stretches."""
    ranks = bytearray(papers)
    for its in held:
        for at in its:
            _, zone, paper = owners.stretches[at]
            ranks[paper] |= _RANKS[zone]
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
