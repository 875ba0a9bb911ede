"""Keys with their places -> shards: stretches of neighbouring keys, each small enough to be loaded for one query.

A shard is lines in the order of their keys: how much of the key is that of the one before, the rest of it, a tab, and

    key          the places of that key
    prefix!      the papers that hold any key with that beginning, where their places would be many shards
    term=        the same term in the other language, from the glossary

Where shards part depends on the lines around that place alone, so that what is said of a few keys changes few shards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

import msgspec

from ...model import Term
from .encode import DIGITS, encode_papers, encode_places, ranks_of
from .fold import fold
from .postings import ENDS, Layout, Places, in_order

SIZE = 12_000  # characters of a shard, about
MANY = 2 * SIZE  # characters of places from which a beginning has its papers listed

PAPERS, OTHER = "!", "="


class Line(NamedTuple):
    """A key and what is said of it."""

    key: str
    said: str

    @property
    def size(self) -> int:
        """In characters, about."""
        return len(self.key) + len(self.said)


class Shard(msgspec.Struct, frozen=True, array_like=True):
    """The lines as they are written, in UTF-8, and the first and the last key of them; an empty one has none. (As text
    they would take twice the room, for the Chinese letters among them.) Raises ValueError where it is no UTF-8."""

    written: bytes = b""
    first: str = ""
    last: str = ""

    def __post_init__(self) -> None:
        _ = self.text  # one that is read back may be none of ours

    @property
    def text(self) -> str:
        """The lines as they are written."""
        return self.written.decode()


class Shards(NamedTuple):
    """All shards, how many characters their lines have together, and of each beginning of keys how many characters
    their places have: of those with more than `MANY`, and of those that are a letter longer, or a letter."""

    shards: tuple[Shard, ...]
    size: int
    beginnings: Mapping[str, int]


def make_shards(places: dict[str, Places], layout: Layout, terms: Mapping[str, str], count: int) -> Shards:
    """The lines of the keys with those places, which are taken out of there, parted into so many shards of about the
    same size."""
    lines = {key: encode_places(places[key], layout) for key in in_order(places)}
    crowded = _Crowded(lines, places, layout)
    of_papers = crowded.lines()
    places.clear()
    for key, said in chain(terms.items(), of_papers.items()):
        lines.setdefault(key, said)
    size = sum(len(key) + len(what) for key, what in lines.items())
    shards = parted((Line(key, lines.pop(key)) for key in in_order(lines)), share_of(size, count), count)
    return Shards(tuple(shards), size, crowded.beginnings)


class _Crowded:
    """The beginnings of keys with many places. Its papers are put together from those of the beginnings within it."""

    def __init__(self, said: Mapping[str, str], places: Mapping[str, Places], layout: Layout) -> None:
        self._said, self._places, self._layout = said, places, layout
        self._made: dict[str, str] = {}
        self.beginnings: dict[str, int] = {}

    def lines(self) -> Mapping[str, str]:
        """The papers of each crowded beginning of those keys."""
        self._ranks(self._said, 0)
        return self._made

    def _ranks(self, keys: Iterable[str], length: int) -> int:
        """A number with a byte for each paper: the ranks in which it holds any of those keys, which begin alike."""
        found, few = 0, list[Places]()
        for beginning, same in groupby(keys, key=lambda key: key[: length + 1]):
            group = list(same)
            if len(beginning) > length:
                size = self.beginnings[beginning] = sum(len(self._said[key]) for key in group)
                if size > MANY:
                    ranks = self._ranks(group, length + 1)
                    if is_listed(beginning):
                        self._made[beginning + PAPERS] = encode_papers(ranks.to_bytes(self._layout.papers, "little"))
                    found |= ranks
                    continue
            if length:
                few += (self._places[key] for key in group)
        return found | int.from_bytes(ranks_of(few, self._layout), "little")


def is_listed(beginning: str) -> bool:
    """Whether somebody may search for that."""
    return not beginning.endswith((ENDS, " "))


def other_names(glossary: Iterable[Term]) -> dict[str, str]:
    """What is said of each term: its other names. What is searched is looked up whole."""
    others: dict[str, list[str]] = {}
    for term in glossary:
        for one, two in ((term.chinese, term.english), (term.english, term.chinese)):
            others.setdefault(fold(one)[0] + OTHER, []).append(two)
    return {key: "\v".join(dict.fromkeys(names)) for key, names in others.items()}


def share_of(size: int, count: int) -> int:
    """How many characters a shard has before the next begins, where so many have that size together. It grows in steps
    of two to three in a hundred, so that a word more or less does not part all of them anew."""
    least = -(-size // count)
    step = 1 << max(0, least.bit_length() - 6)
    return -(-least // step) * step


def parted(pieces: Iterable[Line | Shard], share: int, count: int) -> Iterator[Shard]:
    """The lines in so many shards, the last of which may be empty. One that is large stands alone: what a query looks
    for beside it, such as the list of papers that takes its place, is then had without it.

    A shard among the pieces is one that was parted before, with the same share, from the same lines, and from what
    comes after it: where one begins as it does, it is that one."""
    made, size = 0, 0
    under_way: list[Line] = []
    for piece in pieces:
        if isinstance(piece, Shard):
            if (not under_way or size >= share) and made + bool(under_way) + 1 < count:
                if under_way:
                    yield shard_of(under_way)
                    under_way, size, made = [], 0, made + 1
                yield piece
                made += 1
                continue
            lines: Sequence[Line] = lines_of(piece)
        else:
            lines = (piece,)
        for line in lines:
            if under_way and made < count - 1 and (size >= share or line.size > 2 * share):
                yield shard_of(under_way)
                under_way, size, made = [], 0, made + 1
            under_way.append(line)
            size += line.size
    if under_way:
        yield shard_of(under_way)
        made += 1
    yield from [Shard()] * (count - made)


def shard_of(lines: Sequence[Line]) -> Shard:
    """Those lines as they are written."""
    written, before = [], ""
    for key, said in lines:
        shared = next(
            (at for at, (a, b) in enumerate(zip(key, before, strict=False)) if a != b), min(len(key), len(before))
        )
        shared = min(shared, len(DIGITS) - 1)
        written.append(f"{DIGITS[shared]}{key[shared:]}\t{said}")
        before = key
    return Shard("\n".join(written).encode(), lines[0].key, lines[-1].key) if lines else Shard()


def lines_of(shard: Shard) -> list[Line]:
    """The lines of that shard. Raises ValueError or IndexError where it is none of ours."""
    lines, key = [], ""
    for written in shard.text.split("\n") if shard.written else ():
        rest, said = written.split("\t")
        key = key[: DIGITS.index(rest[0])] + rest[1:]
        lines.append(Line(key, said))
    return lines


def heads(shards: Iterable[Shard]) -> tuple[str, ...]:
    """Where each shard begins: the shortest text that is not behind its first key, but behind all keys before it. An
    empty one is behind all."""
    made: list[str] = []
    last = ""
    for shard in shards:
        if shard.written:
            first = shard.first
            shared = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(last))
            made.append(first[: shared + 1] if last else "")
            last = shard.last
        else:
            made.append("\uffff")
    return tuple(made)
