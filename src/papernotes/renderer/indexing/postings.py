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
NEAR = 4  # see `Layout`

_CHINESE = pattern(f"([{CJK_LETTERS}]+)")
_WORD = pattern(rf"[^ \n{CJK_LETTERS}]+")
_NEXT = pattern(rf" ?[^ \n{CJK_LETTERS}]{{1,{LONGEST}}}")

Places: TypeAlias = "array[int]"  # ascending


class Text(NamedTuple):
    """What a paper says in one zone, folded: its letters, ended by `GAP`, and where in them further parts of words
    begin (an array of unsigned numbers, as bytes)."""

    letters: str
    parts: bytes


class Postings(NamedTuple):
    """Keys with the places of each, and all words and parts of words, in order."""

    places: dict[str, Places]
    words: tuple[str, ...]


def text_of(said: str) -> Text:
    """That text, folded."""
    letters, parts = fold(said)
    return Text(letters + GAP, array("I", parts).tobytes())


class Layout(NamedTuple):
    """The long text, and where in it each text of a paper is. Each has an owner: the number zone * (papers + 1) + paper
    + 1, which is never 0. `near` has for every stretch of `1 << NEAR` places the text in which it begins."""

    whole: str
    papers: int
    owners: Sequence[int]  # of the texts in order, as are the next two
    starts: Sequence[int]
    ends: Sequence[int]
    near: Sequence[int]


def lay_out(texts: Sequence[Mapping[int, Text]]) -> Layout:
    """The papers' texts by zone, as one."""
    owners, starts, ends, near = (array("I") for _ in range(4))
    pieces: list[str] = []
    offset = 0
    for zone in range(len(ZONES)):
        for paper, text in enumerate(texts):
            if zone in text:
                pieces.append(text[zone].letters)
                owners.append(owner_of(zone, paper, len(texts)))
                starts.append(offset)
                offset += len(pieces[-1])
                ends.append(offset)
                near.extend([len(ends) - 1] * ((offset - 1 >> NEAR) + 1 - len(near)))
    return Layout("".join(pieces), len(texts), owners, starts, ends, near)


def owner_of(zone: int, paper: int, papers: int) -> int:
    """The number of the text of that zone of that paper, of so many papers."""
    return zone * (papers + 1) + paper + 1


def make_postings(texts: Sequence[Mapping[int, Text]], layout: Layout) -> Postings:
    """The postings of papers whose texts by zone these are."""
    in_order = (text[zone] for zone in range(len(ZONES)) for text in texts if zone in text)
    found = gathered(zip(layout.starts, in_order, strict=True))
    words = sorted(key for key in found if not is_cjk_letter(key[0]))
    return Postings(_lengthened(found, layout.whole), tuple(words))


def _places() -> Places:
    return array("I")


def gathered(texts: Iterable[tuple[int, Text]]) -> dict[str, Places]:
    """Every start by its shortest key, in texts that begin at those places, in order."""
    found: defaultdict[str, Places] = defaultdict(_places)
    inner: defaultdict[str, Places] = defaultdict(_places)
    for start, (letters, parts) in texts:
        at = start
        parted = iter(_CHINESE.split(letters))
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
        for part in array("I", parts):
            if rest := _WORD.match(letters, part, part + LONGEST):
                inner[rest[0]].append(start + part)
    for key, places in inner.items():
        found[key] = array("I", sorted(found[key] + places))
    return found


def _lengthened(found: dict[str, Places], whole: str) -> dict[str, Places]:
    """The same starts, taken out of there, no key with more than `MOST` of them where a longer one tells them apart."""
    done: dict[str, Places] = {}
    for key in tuple(found):
        lengthen(key, found.pop(key), whole, done)
    return done


def lengthen(key: str, places: Places, whole: str, done: dict[str, Places], depth: int = 0) -> None:
    """Puts those places, which stand under that key, to it or to longer ones."""
    depth = depth or (1 if len(key) < LONGEST else DEEPEST)
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
            lengthen(key + letter, here, whole, done, depth + 1)
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
        lengthen(key + more, here, whole, done, depth if len(more.lstrip()) < LONGEST else DEEPEST)


def shortest(key: str) -> str:
    """The key that was lengthened to that one."""
    if is_cjk_letter(key[0]):
        return key[:2] if len(key) > 1 and is_cjk_letter(key[1]) else key[0]
    word = _WORD.match(key.removesuffix(ENDS))
    return word[0][:LONGEST] if word else key


def in_order(keys: Iterable[str]) -> list[str]:
    """In the order of UTF-16, which is that of JavaScript's strings."""
    plain = sorted(keys)
    return (
        sorted(plain, key=lambda key: key.encode("utf-16-be")) if any(max(key) > "\uffff" for key in plain) else plain
    )
