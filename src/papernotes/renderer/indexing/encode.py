"""Places -> text that is short and decodes fast: letters that stand for themselves in a script, no escapes.

zones      A-R, each before the places in it
numbers    the other 73: one letter to 29, two to 2,949, three to 13,607, beyond that six
places     for each, how many papers further than the last, and its offset in the zone of that paper; for another one
           in the same paper 0, and how much further
papers     for each, how many papers further, and in which ranks of zones (one bit each, and one for own words)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...patterns import pattern
from .postings import NEAR, Layout
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
_SIGN = pattern(f"[{ZONE_LETTERS}]|{_NUMBER}")
_PAPER = pattern(f"({_NUMBER})(.)")


def encode_places(places: Iterable[int], layout: Layout) -> str:
    """The places of one key."""
    _, papers, owners, starts, ends, near = layout
    numbers, same, width = _numbers, _numbers[0], papers + 1
    pieces: list[str] = []
    put = pieces.append
    end = before = 0  # of the text that the place before is in, and that place
    last, zone_end = 0, 0  # the owner of that text, and the owners of the next zone
    for place in places:
        if place < end:
            put(same)
            put(numbers[place - before])
        else:
            text = near[place >> NEAR]
            while place >= ends[text]:
                text += 1
            owner, end = owners[text], ends[text]
            if owner >= zone_end:
                zone = owner // width
                put(ZONE_LETTERS[zone])
                last, zone_end = zone * width, (zone + 1) * width
            put(numbers[owner - last])
            put(numbers[place - starts[text]])
            last = owner
        before = place
    return "".join(pieces)


def places_in(said: str, papers: int) -> Iterator[tuple[int, int]]:
    """The places that were so encoded: the owner of a text, and the offset in it. Raises ValueError where it is none of
    ours."""
    values, owner, offset = _values, 0, 0
    signs = iter(_SIGN.findall(said))
    for sign in signs:
        if sign in ZONE_LETTERS:
            owner = ZONE_LETTERS.index(sign) * (papers + 1)
        elif further := values[sign]:
            owner, offset = owner + further, values[next(signs, "")]
            yield owner, offset
        else:
            offset += values[next(signs, "")]
            yield owner, offset


def ranks_of(lists: Iterable[Iterable[int]], layout: Layout) -> bytes:
    """For each paper a byte with the ranks in which it has any of those places."""
    _, papers, owners, _, ends, near = layout
    ranks = bytearray(papers)
    for places in lists:
        end = 0
        for place in places:
            if place >= end:
                text = near[place >> NEAR]
                while place >= ends[text]:
                    text += 1
                zone, paper = divmod(owners[text] - 1, papers + 1)
                ranks[paper] |= RANKS_OF[zone]
                end = ends[text]
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
