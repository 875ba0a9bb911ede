"""When two entries are one paper.

    the same title of three words or more      letter for letter but for case, spaces and punctuation; with or without "Name:",
                                               not with two names: "A: Faces from Voices" is not "B: Faces from Voices"
    the same arXiv id or DOI                   where the titles do not contradict each other: people paste the wrong address
    the same short name (GFPGAN, GFP-GAN)      where one of them has no other title, or one title goes on where the other ends
    an alias that the head of a note gives     as a short name or title of the other
    `same:` and `different:` in site.yaml      decide

Versions are papers of their own: Wav2Lip 2.0 is not Wav2Lip, PyramidBox++ not PyramidBox, DeepLab v2 not v1. What is only
likely is said by `doubts`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ..incremental.followed import each, picked
from ..incremental.kept import since
from ..model import Entry
from ..patterns import pattern

_WORD = pattern(r"[A-Za-z0-9]+|[一-鿿]{2}")
Keys = Callable[[Entry], tuple[str, ...]]
_PARTED = pattern(r"\s*[:：–—-]\s*(?=\S)")
_LONG = 3  # words from which a title stands for its paper by itself


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A name without what varies between notes: case, width, spaces, punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The same of a method's name, where a plus counts: PyramidBox++ is another method."""
    return fold(unicodedata.normalize("NFKC", name).replace("+", " plus "))


def core(entry: Entry) -> str:
    """The entry's long title without the short name before it; "" where it has none."""
    return _core(entry.title, entry.short)


@lru_cache(maxsize=65536)
def _core(title: str, short: str | None) -> str:
    if short and title[: len(short)].lower() == short.lower() and (said := _PARTED.match(title, len(short))):
        return title[said.end() :]
    if short and name_key(title) == name_key(short):
        return ""
    return title if len(_WORD.findall(title)) >= _LONG else ""


def contradict(one: Entry, two: Entry) -> bool:
    """Whether two entries cannot be one paper: both have long titles, and neither goes on where the other ends."""
    first, second = fold(core(one)), fold(core(two))
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return not longer.startswith(shorter)


def group(
    entries: Sequence[Entry], same: Iterable[Sequence[str]] = (), different: Iterable[Sequence[str]] = ()
) -> tuple[tuple[Entry, ...], ...]:
    """The entries by paper, in the order in which the papers first occur; those of one paper newest first.

    `same` and `different` are those of site.yaml: lists of titles, short names or places (`path:line`).
    """
    same, different = tuple(same), tuple(different)
    key = (same, different, each(seen, entries))
    groups = since("groups", key, lambda: _grouped(entries, same, different))
    return picked("entries of papers", groups, tuple(entries))


def seen(entry: Entry) -> tuple[object, ...]:
    """All of an entry by which it is told whether it is another one's paper."""
    return (
        *(entry.title, entry.short, entry.aliases, entry.ids, entry.span),
        *(entry.noted, entry.venue, entry.year),
    )


def _grouped(
    entries: Sequence[Entry], same: Iterable[Sequence[str]], different: Iterable[Sequence[str]]
) -> tuple[tuple[int, ...], ...]:
    named = names_of(entries)
    joined = _Groups(entries, list(_pairs(different, named)))
    for one, two in _pairs(same, named):
        joined.join(one, two, certain=True)
    for one, two, certain in _evidence(entries, joined.home):
        joined.join(one, two, certain)
    return joined.papers()


def names_of(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """What site.yaml may call an entry -> the entries that are called so."""
    named: defaultdict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for name in (entry.title, entry.short or "", *entry.aliases):
            if name:
                named[name_key(name)].append(at)
        named[f"{entry.span.path}:{entry.span.line}"].append(at)
    return named


def _pairs(lists: Iterable[Sequence[str]], named: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    for names in lists:
        found = [[*named.get(name, ()), *named.get(name_key(name), ())] for name in names]
        for number, first in enumerate(found):
            for second in found[number + 1 :]:
                yield from ((one, two) for one in first for two in second if one != two)


def _evidence(entries: Sequence[Entry], home: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Pairs that are one paper by their titles, addresses or names, the surest first; True where nothing contradicts.
    `home` tells by now which entries are one."""
    yield from ((one, two, True) for one, two in _neighbours(entries, _titles))
    for same in _alike(entries, _cores):
        yield from ((one, two, True) for one, two in _titled_alike(entries, same))
    yield from ((one, two, False) for one, two in _neighbours(entries, lambda entry: entry.ids))
    yield from ((one, two, False) for one, two in _neighbours(entries, _aliases) if _is_alias(entries, one, two))
    for same in _alike(entries, lambda entry: (name_key(entry.short),) if entry.short else ()):
        yield from ((one, two, False) for one, two in _named_alike(entries, same, home))


def _titles(entry: Entry) -> tuple[str, ...]:
    return (fold(entry.title),) if len(_WORD.findall(entry.title)) >= _LONG else ()


def _cores(entry: Entry) -> tuple[str, ...]:
    return (fold(core(entry)),) if len(_WORD.findall(core(entry))) >= _LONG else ()


def named(entry: Entry) -> str:
    """The short name that stands before the title, as names are compared; "" for a title without one."""
    return name_key(entry.short) if entry.short and core(entry) not in ("", entry.title) else ""


def _titled_alike(entries: Sequence[Entry], same: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of entries with one title behind their names: those of one name, and those without where there is no choice."""
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for at in same:
        by_name[named(entries[at])].append(at)
    if len(by_name) <= 2 and "" in by_name:
        yield from pairwise(same)
    else:
        for ones in by_name.values():
            yield from pairwise(ones)


def _aliases(entry: Entry) -> tuple[str, ...]:
    return tuple(name_key(name) for name in (entry.title, entry.short or "", *entry.aliases) if name)


def _is_alias(entries: Sequence[Entry], one: int, two: int) -> bool:
    """Whether a name that two entries share is an alias in one of them."""
    first, second = entries[one], entries[two]
    shared = set(_aliases(first)) & set(_aliases(second))
    return any(name_key(alias) in shared for alias in (*first.aliases, *second.aliases) if len(alias) > 2)


def _named_alike(entries: Sequence[Entry], same: Sequence[int], home: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of entries with one short name: those with titles that agree, and those without one where there is no choice."""
    titled = [at for at in same if core(entries[at])]
    bare = [at for at in same if not core(entries[at])]
    yield from _agreeing({at: fold(core(entries[at])) for at in titled}, home)
    if not any(contradict(entries[one], entries[two]) for one in titled[:1] for two in titled[1:]):
        yield from pairwise((*bare, *titled[:1]))


def _agreeing(titles: dict[int, str], home: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of entries of which one title goes on where the other ends, in their order. Of those that are one already
    and have one title the first speaks for all: what cannot be joined to it cannot be joined to any of them."""
    speaking: dict[tuple[int, str], int] = {}
    for at, title in titles.items():
        speaking.setdefault((home[at], title), at)
    titled: defaultdict[str, list[int]] = defaultdict(list)
    for (_, title), at in speaking.items():
        titled[title].append(at)
    shorter = {title: [title[:end] for end in range(len(title)) if title[:end] in titled] for title in titled}
    longer: defaultdict[str, list[int]] = defaultdict(list)
    for title, begun in shorter.items():
        for other in begun:
            longer[other] += titled[title]
    spoken: defaultdict[str, list[int]] = defaultdict(list)
    for (_, title), one in speaking.items():
        if any(home[one] == home[other] for other in spoken[title]):
            continue
        spoken[title].append(one)
        others = (*titled[title], *longer[title], *(at for other in shorter[title] for at in titled[other]))
        yield from ((one, two) for two in sorted(others) if two > one)


def _neighbours(entries: Sequence[Entry], keys: Keys) -> Iterator[tuple[int, int]]:
    for same in _alike(entries, keys):
        yield from pairwise(same)


def _alike(entries: Sequence[Entry], keys: Keys) -> Iterator[list[int]]:
    """The entries that share a key, for each key that several have."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for key in dict.fromkeys(keys(entry)):
            held[key].append(at)
    return (same for same in held.values() if len(same) > 1)


class _Groups:
    """Entries on their way to papers; those that must not meet do not, by whatever way."""

    def __init__(self, entries: Sequence[Entry], apart: Sequence[tuple[int, int]]) -> None:
        self._apart = apart
        self.home = list(range(len(entries)))  # by the number of an entry, that of the first of its paper
        self._members = [[at] for at in self.home]
        self._entries = entries
        self._titles = [{fold(core(entry))} - {""} for entry in entries]  # of each paper, those without a name

    def join(self, one: int, two: int, certain: bool) -> None:
        first, second = sorted((self.home[one], self.home[two]))
        if first == second or self._are_apart(first, second) or not (certain or self._agree(first, second)):
            return
        for at in self._members[second]:
            self.home[at] = first
        self._members[first] += self._members[second]
        self._titles[first] |= self._titles[second]
        self._members[second] = []

    def _are_apart(self, first: int, second: int) -> bool:
        return any({self.home[one], self.home[two]} == {first, second} for one, two in self._apart)

    def _agree(self, first: int, second: int) -> bool:
        pairs = ((one, two) for one in self._titles[first] for two in self._titles[second])
        return all(one.startswith(two) or two.startswith(one) for one, two in pairs)

    def papers(self) -> tuple[tuple[int, ...], ...]:
        groups = (members for members in self._members if members)
        return tuple(tuple(sorted(members, key=lambda at: _newest(self._entries[at]))) for members in groups)


def _newest(entry: Entry) -> tuple[int, str, int]:
    """Newest first; entries without a day last; then by place."""
    day = -int((entry.noted or "0000-00-00").replace("-", ""))
    return day, entry.span.path, entry.span.line
