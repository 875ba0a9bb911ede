"""Texts of papers -> keys with the places where they stand.

A key is what follows a start: two Chinese characters, or a word; where more than `MOST` places share it, as much more
as it takes, up to `DEEPEST` characters or words. Of a key that was so lengthened `key|` is left: the places after which
nothing follows. Every start is in the list of one key, so that together they are as large as the text.

Places are offsets into one long text: all papers' names, then all titles, and so on, zone by zone, so that their order
is the one in which they are written down.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from ...patterns import pattern
from ...text import CJK_LETTERS, is_cjk_letter
from .fold import GAP, fold
from .texts import ZONES

MOST = 1000  # places of a key before it is lengthened
DEEPEST = 8  # characters or words of a key
LONGEST = 40  # letters of a word in a key
ENDS = "|"

_CHINESE = pattern(f"([{CJK_LETTERS}]+)")
_WORD = pattern(rf"[^ \n{CJK_LETTERS}]+")
_NEXT = pattern(rf" ?[^ \n{CJK_LETTERS}]{{1,{LONGEST}}}")

Places: TypeAlias = "array[int]"  # offsets, ascending


class Stretch(NamedTuple):
    """The text of one zone of one paper within the long text."""

    start: int
    zone: int
    paper: int


class Postings(NamedTuple):
    """Keys in order, the places of each, and the stretches that the places are in."""

    keys: tuple[str, ...]
    places: Mapping[str, Places]
    stretches: tuple[Stretch, ...]
    length: int  # of the long text
    words: tuple[str, ...]  # all words and parts of words, in order


def make_postings(texts: Sequence[Mapping[int, str]]) -> Postings:
    """The postings of papers whose texts by zone these are."""
    stretches: list[Stretch] = []
    pieces: list[str] = []
    parts: list[int] = []  # where words go on with a part
    offset = 0
    for zone in range(len(ZONES)):
        for paper, text in enumerate(texts):
            if zone in text:
                letters, its = fold(text[zone])
                stretches.append(Stretch(offset, zone, paper))
                parts += [offset + start for start in its]
                pieces += (letters, GAP)
                offset += len(letters) + len(GAP)
    whole = "".join(pieces)
    pieces.clear()
    found = _gathered(whole, parts)
    words = sorted(key for key in found if not is_cjk_letter(key[0]))
    places = _lengthened(found, whole)
    return Postings(tuple(in_order(places)), places, tuple(stretches), offset, tuple(words))


def _places() -> Places:
    return array("I")


def _gathered(whole: str, parts: Iterable[int]) -> dict[str, Places]:
    """Every start by its shortest key."""
    found: defaultdict[str, Places] = defaultdict(_places)
    at = 0
    parted = iter(_CHINESE.split(whole))
    for between, run in zip(parted, chain(parted, ("",)), strict=False):
        if between != GAP:
            for word in _WORD.finditer(between):
                found[word[0][:LONGEST]].append(at + word.start())
        at += len(between)
        before = ""
        for letter in run:
            if before:
                found[before + letter].append(at)
                at += 1
            before = letter
        if before:
            found[before].append(at)
            at += 1
    inner: defaultdict[str, Places] = defaultdict(_places)
    for at in parts:
        inner[_word_at(whole, at)[:LONGEST]].append(at)
    for key, places in inner.items():
        found[key] = array("I", sorted(found[key] + places))
    return found


def _word_at(whole: str, at: int) -> str:
    found = _WORD.match(whole, at)
    return found[0] if found else ""


def _lengthened(found: dict[str, Places], whole: str) -> dict[str, Places]:
    """The same starts, taken out of there, no key with more than `MOST` of them where a longer one tells them apart."""
    done: dict[str, Places] = {}
    for key in tuple(found):
        _lengthen(key, found.pop(key), whole, 1 if len(key) < LONGEST else DEEPEST, done)
    return done


def _lengthen(key: str, places: Places, whole: str, depth: int, done: dict[str, Places]) -> None:
    """Puts those places, which stand under that key, to it or to longer ones."""
    if len(places) <= MOST or depth == DEEPEST:
        done[key] = places
        return
    length = len(key)
    by_letter: defaultdict[str, Places] = defaultdict(_places)
    for place in places:
        by_letter[whole[place + length]].append(place)
    for letter, here in by_letter.items():
        if letter == GAP[0]:
            done[key + ENDS] = here
        elif is_cjk_letter(letter):
            _lengthen(key + letter, here, whole, depth + 1, done)
        else:
            _by_word(key, here, whole, depth + 1, done)


def _by_word(key: str, places: Places, whole: str, depth: int, done: dict[str, Places]) -> None:
    """The same where a word follows. After one that is longer than keys have them, nothing is looked at."""
    length, match = len(key), _NEXT.match
    by_word: defaultdict[str, Places] = defaultdict(_places)
    for place in places:
        if word := match(whole, place + length):
            by_word[word[0]].append(place)
    for more, here in by_word.items():
        _lengthen(key + more, here, whole, depth if len(more.lstrip()) < LONGEST else DEEPEST, done)


def in_order(keys: Iterable[str]) -> list[str]:
    """In the order of UTF-16, which is that of JavaScript's strings."""
    plain = sorted(keys)
    return (
        sorted(plain, key=lambda key: key.encode("utf-16-be")) if any(max(key) > "\uffff" for key in plain) else plain
    )
