"""Texts of papers -> keys with the places where they stand.

A key is what follows a start: two Chinese characters, or a word; where more than `MOST` places share it, as much more
as it takes, up to `DEEPEST` characters or words. Of a key that was so lengthened `key|` is left: the places after which
nothing follows. Every start is in the list of one key, so that together they are as large as the text.

Places are offsets into one long text: all papers' names, then all titles, and so on, zone by zone, so that their order
is the one in which they are written down.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import add
from typing import NamedTuple, TypeAlias

from ...text import CJK_LETTERS, is_cjk_letter
from .fold import GAP, Run, fold
from .texts import ZONES

MOST = 1000  # places of a key before it is lengthened
DEEPEST = 8  # characters or words of a key
LONGEST = 40  # letters of a word in a key
ENDS = "|"

_NEAR, _FAR = 12, 64  # letters that are looked at to lengthen a key

_TOKEN = re.compile(rf" ?(?:[{CJK_LETTERS}]|[^\W_{CJK_LETTERS}][^\W_{CJK_LETTERS}.]*(?:\.\d[^\W_{CJK_LETTERS}]*)*)")

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
    found: defaultdict[str, Places] = defaultdict(_places)
    stretches: list[Stretch] = []
    pieces: list[str] = []
    offset = 0
    for zone in range(len(ZONES)):
        for paper, text in enumerate(texts):
            if zone in text:
                letters, runs = fold(text[zone])
                _gather(runs, offset, found)
                stretches.append(Stretch(offset, zone, paper))
                pieces += (letters, GAP)
                offset += len(letters) + len(GAP)
    places = _lengthened(found, "".join(pieces))
    words = sorted(key for key in found if not is_cjk_letter(key[0]))
    return Postings(tuple(in_order(places)), places, tuple(stretches), offset, tuple(words))


def _places() -> Places:
    return array("I")


def _gather(runs: Iterable[Run], offset: int, found: Mapping[str, Places]) -> None:
    """Puts every start of those runs to its shortest key."""
    for start, letters, parts in runs:
        place = offset + start
        if parts:
            for part in parts:
                found[letters[part : part + LONGEST]].append(place + part)
        else:
            for at, key in enumerate(map(add, letters, letters[1:]), place):
                found[key].append(at)
            found[letters[-1]].append(place + len(letters) - 1)


def _lengthened(found: Mapping[str, Places], whole: str) -> dict[str, Places]:
    """The same starts, no key with more than `MOST` of them where a longer one tells them apart."""
    done: dict[str, Places] = {}
    for key, places in found.items():
        if len(places) <= MOST or len(key) >= LONGEST:
            done[key] = places
        else:
            done |= _told_apart(key, places, whole)
    return done


def _told_apart(key: str, places: Places, whole: str, ahead: int = _NEAR) -> dict[str, Places]:
    """The places of a key by longer ones: what follows is looked at once for all places where it is the same."""
    length = len(key)
    by_text: defaultdict[str, Places] = defaultdict(_places)
    for place in places:
        by_text[whole[place + length : place + length + ahead]].append(place)
    made: dict[str, Places] = {}
    waiting = [(key, 0, list(by_text))]
    for depth in range(1, DEEPEST + 1):
        crowded, waiting = waiting, []
        for name, end, texts in crowded:
            if depth == DEEPEST or sum(len(by_text[text]) for text in texts) <= MOST:
                made[name] = _together([by_text[text] for text in texts])
                continue
            longer: defaultdict[str, list[str]] = defaultdict(list)
            for text in texts:
                token = _TOKEN.match(text, end)
                cut = token is not None and token.end() == ahead and not is_cjk_letter(text[-1])
                longer["" if cut else token[0] if token else ENDS].append(text)
            for more, same in longer.items():
                here = _together([by_text[text] for text in same]) if more in ("", ENDS) else None
                if here is None:
                    waiting.append((name + more, end + len(more), same))
                elif more or ahead > _NEAR:  # a word that never ends is not looked at further
                    made[name + ENDS] = _together([here, made[name + ENDS]]) if name + ENDS in made else here
                else:
                    made |= _told_apart(name, here, whole, _FAR)
    return made


def _together(lists: Sequence[Places]) -> Places:
    return lists[0] if len(lists) == 1 else array("I", sorted(chain.from_iterable(lists)))


def in_order(keys: Iterable[str]) -> list[str]:
    """In the order of UTF-16, which is that of JavaScript's strings."""
    plain = sorted(keys)
    return (
        sorted(plain, key=lambda key: key.encode("utf-16-be")) if any(max(key) > "\uffff" for key in plain) else plain
    )
