"""Keys with their places -> shards: stretches of neighbouring keys, each small enough to be loaded for one query.

A shard is lines in the order of their keys: how much of the key is that of the one before, the rest of it, a tab, and

    key          the places of that key
    prefix!      the papers that hold any key with that beginning, where their places would be many shards
    term=        the same term in the other language, from the glossary
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ...model import Term
from .encode import DIGITS, Owners, encode_papers, encode_places, owners, ranks_of
from .fold import fold
from .postings import ENDS, Places, Postings, in_order

SIZE = 12_000  # characters of a shard, about
_MANY = 2 * SIZE  # characters of places from which a beginning has its papers listed

PAPERS, OTHER = "!", "="


class Line(NamedTuple):
    """A key and what is said of it."""

    key: str
    said: str


def make_shards(postings: Postings, glossary: Iterable[Term], count: int) -> tuple[tuple[Line, ...], ...]:
    """The lines of all shards, parted into so many of about the same size."""
    owner = owners(postings.stretches, postings.length)
    said = {key: encode_places(postings.places[key], owner) for key in postings.keys}
    lines = dict(_Crowded(said, postings.places, owner).lines(postings.keys))
    lines |= _terms(glossary)
    lines |= said
    return _parted([Line(key, lines[key]) for key in in_order(lines)], count)


class _Crowded:
    """The beginnings of keys with many places. Its papers are put together from those of the beginnings within it."""

    def __init__(self, said: Mapping[str, str], places: Mapping[str, Places], owner: Owners) -> None:
        self._said, self._places, self._owner = said, places, owner
        self._made: dict[str, str] = {}

    def lines(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The papers of each crowded beginning of those keys."""
        self._ranks(keys, 0)
        return self._made

    def _ranks(self, keys: Iterable[str], length: int) -> int:
        """A number with a byte for each paper: the ranks in which it holds any of those keys, which begin alike."""
        found, few = 0, list[Places]()
        for beginning, same in groupby(keys, key=lambda key: key[: length + 1]):
            group = list(same)
            if len(beginning) > length and sum(len(self._said[key]) for key in group) > _MANY:
                ranks = self._ranks(group, length + 1)
                if not beginning.endswith((ENDS, " ")):
                    self._made[beginning + PAPERS] = encode_papers(ranks.to_bytes(self._owner.width - 1, "little"))
                found |= ranks
            elif length:
                few += (self._places[key] for key in group)
        return found | int.from_bytes(ranks_of(few, self._owner), "little")


def _terms(glossary: Iterable[Term]) -> dict[str, str]:
    """For each term its other names. What is searched is looked up whole."""
    others: dict[str, list[str]] = {}
    for term in glossary:
        for one, two in ((term.chinese, term.english), (term.english, term.chinese)):
            others.setdefault(fold(one)[0] + OTHER, []).append(two)
    return {key: "\v".join(dict.fromkeys(names)) for key, names in others.items()}


def _parted(lines: Sequence[Line], count: int) -> tuple[tuple[Line, ...], ...]:
    """The lines in so many shards, the last of which may be empty. One that is large stands alone: what a query looks
    for beside it, such as the list of papers that takes its place, is then had without it."""
    share = sum(len(line.key) + len(line.said) for line in lines) / count
    made: list[list[Line]] = [[]]
    size = 0.0
    for line in lines:
        its = len(line.key) + len(line.said)
        if made[-1] and len(made) < count and (size >= share or its > 2 * share):
            made.append([])
            size = 0.0
        made[-1].append(line)
        size += its
    return (*map(tuple, made), *[()] * (count - len(made)))


def shard_text(lines: Iterable[Line]) -> str:
    """The lines of a shard as they are written."""
    written, before = [], ""
    for key, said in lines:
        shared = next(
            (at for at, (a, b) in enumerate(zip(key, before, strict=False)) if a != b), min(len(key), len(before))
        )
        shared = min(shared, len(DIGITS) - 1)
        written.append(f"{DIGITS[shared]}{key[shared:]}\t{said}")
        before = key
    return "\n".join(written)


def heads(shards: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    """Where each shard begins: the shortest text that is not behind its first key, but behind all keys before it.

    An empty one begins where the next does, so that nothing is looked for in it.
    """
    made: list[str] = []
    last = ""
    for at, lines in enumerate(shards):
        if lines:
            first = lines[0].key
            shared = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(last))
            made += [first[: shared + 1] if last else ""] * (at + 1 - len(made))
            last = lines[-1].key
    return (*made, *["\uffff"] * (len(shards) - len(made)))
