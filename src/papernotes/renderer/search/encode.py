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
from collections.abc import Iterable

from .postings import OFFSET, WITHIN, Places
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


class _Values(dict[str, int]):
    def __missing__(self, digits: str) -> int:
        first, *rest = map(DIGITS.index, digits)
        low = 0
        for digit in rest:
            low = low * _BASE + digit
        if rest:
            lead, ahead = {1: (_ONE, _ONE), 2: (_ONE + _TWO, _SMALL), 5: (_BASE - 1, _MIDDLE)}[len(rest)]
            low += (first - lead) * _BASE ** len(rest) + ahead
        self[digits] = value = low if rest else first
        return value


_values = _Values()
_NUMBER = (
    f"[{re.escape(DIGITS[:_ONE])}]|[{re.escape(DIGITS[_ONE : _ONE + _TWO])}]."
    f"|[{re.escape(DIGITS[_ONE + _TWO : -1])}]..|{re.escape(DIGITS[-1])}....."
)
_SIGN = re.compile(f"[{ZONE_LETTERS}]|{_NUMBER}")
_PAPER = re.compile(f"({_NUMBER})(.)")


def encode_places(places: Iterable[int], papers: int) -> str:
    """The places of one key, in so many papers."""
    numbers, same, width = _numbers, _numbers[0], papers + 1
    pieces: list[str] = []
    put = pieces.append
    last, before, end = 0, 0, 0  # the owner of the place before, its offset, and the owners of the next zone
    for place in places:
        owner, offset = place >> OFFSET, place & WITHIN
        if owner == last:
            put(same)
            put(numbers[offset - before])
        else:
            if owner >= end:
                zone = owner // width
                put(ZONE_LETTERS[zone])
                last, end = zone * width, (zone + 1) * width
            put(numbers[owner - last])
            put(numbers[offset])
            last = owner
        before = offset
    return "".join(pieces)


def places_in(said: str, papers: int) -> Places:
    """The places that were so encoded. Raises ValueError where it is none of ours."""
    found, width = array("Q"), papers + 1
    values, owner, offset = _values, 0, 0
    signs = iter(_SIGN.findall(said))
    for sign in signs:
        if sign in ZONE_LETTERS:
            owner = ZONE_LETTERS.index(sign) * width
        elif further := values[sign]:
            owner, offset = owner + further, values[next(signs, "")]
            found.append(owner << OFFSET | offset)
        else:
            offset += values[next(signs, "")]
            found.append(owner << OFFSET | offset)
    return found


def ranks_of(lists: Iterable[Iterable[int]], papers: int) -> bytes:
    """For each paper a byte with the ranks in which it has any of those places."""
    width = papers + 1
    ranks = bytearray(papers)
    for owner in {place >> OFFSET for places in lists for place in places}:
        ranks[owner % width - 1] |= RANKS_OF[owner // width]
    return bytes(ranks)


def encode_papers(ranks: bytes) -> str:
    """The papers that have any rank. Those in a row are written at once."""
    pieces: list[str] = []
    last = -1
    for row in _ROW.finditer(ranks):
        pieces += (number(row.start() - last), DIGITS[1].join(row[0].translate(_RANK_DIGITS).decode("ascii")))
        last = row.end() - 1
    return "".join(pieces)


def papers_in(said: str, papers: int) -> bytearray:
    """The ranks of so many papers that were so encoded. Raises ValueError or IndexError where they are none of ours."""
    ranks, paper = bytearray(papers), -1
    for further, rank in _PAPER.findall(said):
        paper += _values[further]
        ranks[paper] = DIGITS.index(rank)
    return ranks


RANKS_OF = tuple(1 << RANKS[zone] | (zone == OWN) << 4 for zone in range(len(ZONES)))
_RANK_DIGITS = bytes(ord(DIGITS[rank]) if rank < 32 else 0 for rank in range(256))
_ROW = re.compile(rb"[^\0]+")
