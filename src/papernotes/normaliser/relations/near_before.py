"""Which papers an earlier build found near each paper, where an edit has not changed that.

Near a paper are some of those that its heaviest words bring close. What changed elsewhere is nothing to it, unless that
was among them, or is as close now as the last of them, or others come into the words' champion lists or leave them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TypeAlias

import msgspec

from ...model import Related
from .weights import Holding, Vector, heaviest, walked

_FEW = 10  # one in so many papers may have changed; where more did, to find all again takes less
_MARGIN = 1e-6  # more than what the order in which numbers are added makes of a sum


class Near(msgspec.Struct, frozen=True, array_like=True):
    """What was found near a paper; among which papers, by their numbers, and how close the last of them is brought, 0
    where there is room for more."""

    found: tuple[Related, ...]
    close: tuple[int, ...]
    least: float


class Around(msgspec.Struct, frozen=True):
    """What papers are found by: their ids, their vectors, digests of their Chinese."""

    ids: tuple[str, ...]
    vectors: tuple[Vector, ...]
    chinese: tuple[bytes, ...]


class _Stored(msgspec.Struct, frozen=True):
    around: Around
    near: tuple[Near, ...]


Written: TypeAlias = msgspec.Raw
_decoder, _near = msgspec.msgpack.Decoder(_Stored), msgspec.msgpack.Decoder(Near)


def written(near: Near) -> Written:
    """As msgpack, in a tenth of the memory."""
    return msgspec.Raw(msgspec.msgpack.encode(near))


def found_in(near: Written) -> tuple[Related, ...]:
    """What was found."""
    return _near.decode(near).found


def stored(around: Around, near: Sequence[Written]) -> bytes:
    """Both, for the next build."""
    return msgspec.msgpack.encode({"around": around, "near": near})


def same_as_before(value: bytes | None, now: Around, champions: Holding) -> dict[str, Written]:
    """By their ids the papers around which nothing changed since that was stored, with what is near them; none where it
    is none of ours."""
    try:
        before = _decoder.decode(value) if value else None
        same = _Comparison(before, now, champions).same() if before else {}
        return {paper: written(near) for paper, near in same.items()}
    except (msgspec.MsgspecError, LookupError):
        return {}


class _Comparison:
    """Numbers of papers are those of now; `was` has those of then."""

    def __init__(self, before: _Stored, now: Around, champions: Holding) -> None:
        self._before, self._now, self._champions = before, now, champions
        places = {paper: number for number, paper in enumerate(before.around.ids)}
        self._was = [places.get(paper, -1) for paper in now.ids]
        there = [number for number in self._was if number >= 0]
        self._in_order = there == sorted(there)
        self._gone = set(range(len(places))).difference(there)
        self._changed = {number for number, was in enumerate(self._was) if was < 0 or self._is_other(number, was)}
        self._walked = cache(lambda number: {term for term, _, _ in walked(now.vectors[number], champions)})

    @cached_property
    def _having(self) -> Mapping[str, Sequence[int]]:
        """The papers that have a term among their heaviest."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, vector in enumerate(self._now.vectors):
            for term in vector:
                found[term].append(number)
        return found

    def _is_other(self, number: int, was: int) -> bool:
        now, then = self._now, self._before.around
        return now.vectors[number] != then.vectors[was] or now.chinese[number] != then.chinese[was]

    def same(self) -> dict[str, Near]:
        """As `same_as_before`."""
        if not self._in_order or len(self._changed) > 1 + len(self._was) // _FEW:
            return {}
        again = self._changed | self._by_lists() | self._by_closeness()
        numbers = {was: number for number, was in enumerate(self._was)}
        return {
            self._now.ids[number]: self._as_now(self._before.near[was], numbers)
            for number, was in enumerate(self._was)
            if number not in again
        }

    def _as_now(self, near: Near, numbers: Mapping[int, int]) -> Near:
        return Near(near.found, tuple([numbers[was] for was in near.close]), near.least)

    def _by_lists(self) -> set[int]:
        """The papers whose words bring others close than they did, beside those that changed."""
        vectors = self._before.around.vectors
        others = self._gone.union(was for number in self._changed if (was := self._was[number]) >= 0)
        terms = {term for was in others for term in vectors[was]}
        terms |= {term for number in self._changed for term in self._now.vectors[number]}
        then: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for was, vector in enumerate(vectors):
            for term in terms & vector.keys():
                then[term].append((was, vector[term]))
        found = set[int]()
        for term in terms:
            were, are = heaviest(then[term]), self._champions.get(term, [])
            stayed = {was for was, _ in were} - others
            stay = {self._was[number] for number, _ in are if number not in self._changed}
            if len(were) != len(are):  # then a paper goes through more or fewer of its words
                found.update(self._having.get(term, ()))
            elif stayed != stay:
                found.update(self._going_through(term))
        return found

    def _going_through(self, term: str) -> Iterator[int]:
        """The papers for which others are looked for by that term."""
        return (number for number in self._having.get(term, ()) if term in self._walked(number))

    def _by_closeness(self) -> set[int]:
        """The papers to which one that changed, or is gone, was close, or is now."""
        others = self._gone.union(was for number in self._changed if (was := self._was[number]) >= 0)
        found = {
            number
            for number, was in enumerate(self._was)
            if was >= 0 and not others.isdisjoint(self._before.near[was].close)
        }
        for other in self._changed:
            brought: defaultdict[int, float] = defaultdict(float)
            for term, theirs in self._now.vectors[other].items():
                if any(number == other for number, _ in self._champions.get(term, ())):
                    for number in self._going_through(term):
                        brought[number] += self._now.vectors[number][term] * theirs
            found |= {number for number, weight in brought.items() if weight >= self._least(number) - _MARGIN}
        return found

    def _least(self, number: int) -> float:
        was = self._was[number]
        return self._before.near[was].least if was >= 0 else 0.0
