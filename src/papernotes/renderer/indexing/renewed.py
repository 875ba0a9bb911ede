"""The search index from the one before, where a few papers say something else.

What is said of a key changes where one of these papers has it in another place, or where other words follow it there.
Of these keys all is found again: what other papers have is read back from the index. It comes out as if it were made
whole.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from ...patterns import pattern
from ...text import CJK_LETTERS, is_cjk_letter
from .encode import RANKS_OF, encode_papers, encode_places, papers_in, places_in
from .opened import OpenShards
from .postings import (
    DEEPEST,
    LONGEST,
    Layout,
    Places,
    Text,
    gathered,
    lay_out,
    lengthen,
    owner_of,
    shortest,
)
from .remembered import Index, Said
from .shards import MANY, OTHER, PAPERS, is_listed, parted, share_of

Starts = Mapping[str, tuple[tuple[int, int, str], ...]]  # by the shortest key: zone, offset, and what follows

# All that a key may be that follows a start, and a little more.
_FOLLOWING = pattern(rf"(?:[{CJK_LETTERS}]| ?[^ \n{CJK_LETTERS}]{{1,{LONGEST}}}){{0,{DEEPEST + 2}}}")


def renewed(
    before: Index, said: tuple[Said, ...], changed: Sequence[int], terms: Mapping[str, str], count: int
) -> Index | None:
    """The index, in so many shards, of what is said now, which differs in the papers of those numbers; None where it
    is to be made whole: the one before is none of ours, or beginnings became crowded or are so no more."""
    if not changed and terms == before.terms and count == len(before.shards):
        return before
    try:
        return _Renewal(before, said, changed).index(terms, count)
    except (LookupError, ValueError, OverflowError):
        return None


class _Renewal:
    def __init__(self, before: Index, said: tuple[Said, ...], changed: Sequence[int]) -> None:
        self._before, self._said, self._changed = before, said, frozenset(changed)
        self._open = OpenShards(before.shards)
        self._old = {at: _starts(before.said[at].texts) for at in changed}
        self._new = {at: _starts(said[at].texts) for at in changed}
        self._beginnings = dict(before.beginnings)

    def index(self, terms: Mapping[str, str], count: int) -> Index | None:
        """As `renewed`."""
        words = self._renew_keys()
        if _crowded(self._beginnings) != _crowded(self._before.beginnings):
            return None
        self._renew_papers()
        for key, _ in self._before.terms.items() ^ terms.items():
            self._open.put(key, terms.get(key))
        size = self._before.size + self._open.grown
        share, last_share = share_of(size, count), share_of(self._before.size, len(self._before.shards))
        pieces = self._open.pieces(anew=(share, count) != (last_share, len(self._before.shards)))
        shards = tuple(parted(pieces, share, count))
        return Index(self._said, dict(terms), words, shards, size, self._beginnings)

    def _renew_keys(self) -> tuple[str, ...]:
        """Puts what is said of each key now. All words, in order."""
        layout = lay_out([one.texts for one in self._said])
        start_of = dict(zip(layout.owners, layout.starts, strict=True))
        words = set[str]()
        for key in self._keys():
            before = self._lines(key)
            now = self._now(key, before.values(), layout, start_of)
            for longer in {**before, **now}:
                self._put(longer, before.get(longer, ""), now.get(longer, ""))
            if bool(before) != bool(now) and not is_cjk_letter(key[0]):
                words.add(key)
        return tuple(sorted(words.symmetric_difference(self._before.words))) if words else self._before.words

    def _keys(self) -> list[str]:
        """The shortest keys of which something else is said."""
        found = set[str]()
        for at in self._changed:
            old, new = self._old[at], self._new[at]
            found |= {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        return sorted(found)

    def _lines(self, key: str) -> dict[str, str]:
        """What was said of that key, or of the longer ones that it was made."""
        said = self._open.get(key)
        if said is not None:
            return {key: said}
        return {
            longer: said
            for longer, said in self._open.under(key)
            if longer[-1] not in (PAPERS, OTHER) and shortest(longer) == key
        }

    def _now(self, key: str, before: Iterable[str], layout: Layout, start_of: Mapping[int, int]) -> dict[str, str]:
        """What is said of it now."""
        papers = layout.papers
        old = chain.from_iterable(places_in(said, papers) for said in before)
        places = [start_of[owner] + offset for owner, offset in old if owner % (papers + 1) - 1 not in self._changed]
        places += (
            start_of[owner_of(zone, at, papers)] + offset
            for at in self._changed
            for zone, offset, _ in self._new[at].get(key, ())
        )
        done: dict[str, Places] = {}
        if places:
            lengthen(key, array("I", sorted(places)), layout.whole, done)
        return {longer: encode_places(its, layout) for longer, its in done.items()}

    def _put(self, key: str, before: str, now: str) -> None:
        if before == now:
            return
        self._open.put(key, now or None)
        for length in range(1, len(key) + 1):
            beginning = key[:length]
            size = self._beginnings.get(beginning, 0) + len(now) - len(before)
            if size:
                self._beginnings[beginning] = size
            else:
                del self._beginnings[beginning]
            if self._before.beginnings.get(beginning, 0) <= MANY:
                break

    def _renew_papers(self) -> None:
        """Puts in which ranks those papers hold what is crowded."""
        for at in self._changed:
            before, now = self._ranks(self._old[at]), self._ranks(self._new[at])
            for beginning in before.keys() | now.keys():
                if before.get(beginning) != now.get(beginning):
                    key = beginning + PAPERS
                    ranks = papers_in(self._open.get(key) or "", len(self._said))
                    ranks[at] = now.get(beginning, 0)
                    self._open.put(key, encode_papers(bytes(ranks)))

    def _ranks(self, starts: Starts) -> dict[str, int]:
        """The ranks in which a paper holds each crowded beginning."""
        found: dict[str, int] = {}
        for zone, _, following in chain.from_iterable(starts.values()):
            for length in range(1, len(following) + 1):
                beginning = following[:length]
                if self._before.beginnings.get(beginning, 0) <= MANY:
                    break
                if is_listed(beginning):
                    found[beginning] = found.get(beginning, 0) | RANKS_OF[zone]
        return found


def _crowded(beginnings: Mapping[str, int]) -> set[str]:
    return {beginning for beginning, size in beginnings.items() if size > MANY}


def _starts(texts: Mapping[int, Text]) -> Starts:
    """Where a query may begin in a paper that says that."""
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for zone, text in texts.items():
        for key, places in gathered([(0, text)]).items():
            found[key] += ((zone, place, _following(text.letters, place)) for place in places)
    return {key: tuple(starts) for key, starts in found.items()}


def _following(letters: str, place: int) -> str:
    found = _FOLLOWING.match(letters, place)
    return found[0] if found else ""
