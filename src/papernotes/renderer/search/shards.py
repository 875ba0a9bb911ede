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
from .encode import DIGITS, encode_papers, encode_places, owners
from .fold import fold
from .postings import ENDS, Postings, in_order

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
    places = {key: encode_places(postings.places[key], owner, postings.stretches) for key in postings.keys}
    held = _Held(postings, owner)
    lines = {key + PAPERS: held.papers(keys) for key, keys in _beginnings(postings.keys, places)}
    lines |= _terms(glossary)
    lines |= places
    return _parted([Line(key, lines[key]) for key in in_order(lines)], count)


class _Held:
    """Which stretches hold a key, looked up once a key."""

    def __init__(self, postings: Postings, owner: Sequence[int]) -> None:
        self._postings, self._owner = postings, owner
        self._known: dict[str, frozenset[int]] = {}

    def papers(self, keys: Sequence[str]) -> str:
        """The papers that hold any of those keys."""
        return encode_papers(frozenset().union(*map(self._stretches, keys)), self._postings.stretches)

    def _stretches(self, key: str) -> frozenset[int]:
        if key not in self._known:
            self._known[key] = frozenset(map(self._owner.__getitem__, self._postings.places[key]))
        return self._known[key]


def _beginnings(keys: Sequence[str], places: Mapping[str, str]) -> Iterable[tuple[str, list[str]]]:
    """The beginnings of keys with many places, each with its keys."""
    waiting: list[tuple[int, list[str]]] = [(0, list(keys))]
    while waiting:
        length, group = waiting.pop()
        for beginning, same in groupby(group, key=lambda key: key[: length + 1]):
            held = list(same)
            if len(beginning) > length and sum(len(places[key]) for key in held) > _MANY:
                waiting.append((length + 1, held))
                if not beginning.endswith((ENDS, " ")):
                    yield beginning, held


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
