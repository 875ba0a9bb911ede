"""Shards whose lines are read where they are needed, and may be others: what was not touched stays as it is."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from .postings import in_order
from .shards import Line, Shard, heads, lines_of


class OpenShards:
    """Those shards, in order. Whatever reads a line raises ValueError or LookupError where a shard is none of ours."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        self._shards = [shard for shard in shards if shard.written]
        self._heads = [_place(head) for head in heads(self._shards)]
        self._read: dict[int, dict[str, str]] = {}
        self._touched: set[int] = set()
        self.grown = 0  # by how many characters the lines are more than they were

    def get(self, key: str) -> str | None:
        """What is said of that key."""
        return self._lines(self._at(key)).get(key)

    def under(self, beginning: str) -> Iterator[tuple[str, str]]:
        """Each key with that beginning, with what is said of it."""
        for at in range(self._at(beginning), len(self._shards)):
            yield from ((key, said) for key, said in self._lines(at).items() if key.startswith(beginning))
            last = self._shards[at].last
            if _place(last) > _place(beginning) and not last.startswith(beginning):
                break

    def put(self, key: str, said: str | None) -> None:
        """Says that of the key; None: nothing."""
        at = self._at(key)
        lines = self._lines(at)
        before = lines.pop(key, None)
        if said is not None:
            lines[key] = said
        if said != before:
            self._touched.add(at)
            self.grown += _size(key, said) - _size(key, before)

    def pieces(self, anew: bool) -> Iterator[Line | Shard]:
        """All lines in order; in their stead, but where all is to be parted anew, shards of which none is another, nor
        what comes after them."""
        for at, shard in enumerate(self._shards):
            if not anew and self._touched.isdisjoint((at, at + 1)):
                yield shard
            else:
                lines = self._lines(at)
                yield from (Line(key, lines[key]) for key in in_order(lines))

    def _at(self, key: str) -> int:
        """The number of the shard in which that key belongs."""
        if not self._shards:
            raise LookupError
        return max(0, bisect.bisect_right(self._heads, _place(key)) - 1)

    def _lines(self, at: int) -> dict[str, str]:
        if at not in self._read:
            self._read[at] = dict(lines_of(self._shards[at]))
        return self._read[at]


def _place(key: str) -> bytes:
    """By which keys are in order, as in `in_order`."""
    return key.encode("utf-16-be", "surrogatepass")


def _size(key: str, said: str | None) -> int:
    return 0 if said is None else len(key) + len(said)
