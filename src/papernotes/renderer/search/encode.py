"""Places -> text that is short and decodes fast: letters that stand for themselves in a script, no escapes.

zones      A-R, each before the places in it
numbers    the other 73: one letter to 29, two to 2,949, three to 13,607, beyond that six
places     for each, how many papers further than the last, and its offset in the zone of that paper; for another one
           in the same paper 0, and how much further
papers     for each, how many papers further, and in which ranks of zones (one bit each, and one for own words)
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from .postings import Places, Stretch
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


_NUMBERS = tuple(map(number, range(8192)))


def owners(stretches: Sequence[Stretch], length: int) -> array[int]:
    """For each letter of the long text the stretch that it is in."""
    owner = array("L")
    ends = [*(stretch.start for stretch in stretches[1:]), length]
    for at, (stretch, end) in enumerate(zip(stretches, ends, strict=False)):  # a library of nothing has no stretch
        owner.extend(array("L", [at]) * (end - stretch.start))
    return owner


def encode_places(places: Places, owner: Sequence[int], stretches: Sequence[Stretch]) -> str:
    """The places of one key."""
    pieces: list[str] = []
    numbers, last, zone, paper, before = _NUMBERS, -1, -1, 0, 0
    for place in places:
        at = owner[place]
        if at == last:
            step, offset = 0, place - before
        else:
            start, its, whose = stretches[at]
            if its != zone:
                pieces.append(ZONE_LETTERS[its])
                zone, paper = its, -1
            step, offset = whose - paper, place - start
            last, paper = at, whose
        before = place
        pieces.append(numbers[step] if step < 8192 else number(step))
        pieces.append(numbers[offset] if offset < 8192 else number(offset))
    return "".join(pieces)


def encode_papers(held: Iterable[int], stretches: Sequence[Stretch]) -> str:
    """The papers of those stretches."""
    ranks: dict[int, int] = {}
    for at in held:
        _, zone, paper = stretches[at]
        ranks[paper] = ranks.get(paper, 0) | 1 << RANKS[zone] | (zone == OWN) << 4
    pieces: list[str] = []
    last = -1
    for paper in sorted(ranks):
        pieces += (number(paper - last), DIGITS[ranks[paper]])
        last = paper
    return "".join(pieces)
