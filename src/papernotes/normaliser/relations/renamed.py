"""Names that came, went or changed -> the papers whose mentions may be others than before, the others being left alone.

Nothing is read for that: a name can only be met where its letters stand, and a link leads elsewhere only where it
asks for a name, a note or an address that changed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...incremental.followed import each
from ...model import Paper
from ...patterns import pattern
from ..identity import fold
from ..names import letters
from ..prose.sentences import passages
from .known import Known, bare, ways_of
from .recognise import NameIndex, Shelf

_EMPTY = Shelf((), {}, 0)


class Said(NamedTuple):
    """What of a paper may lead to others: the letters of its passages, None where they are not those of their signs one
    by one; and what its links ask for."""

    letters: str | None
    asked: frozenset[str]


def stale(papers: Sequence[Paper], before: Known, now: Known) -> tuple[bool, ...]:
    """For each paper whether its mentions may be others, now that other names are known than before."""
    if before.relations != now.relations:
        return (True,) * len(papers)
    names = _differing_names(before.index, now.index)
    asked = frozenset(
        key
        for one, two in ((before.names, now.names), (before.notes, now.notes), (before.addresses, now.addresses))
        for key in _differing(one, two)
    )
    return tuple(
        said.letters is None or any(name in said.letters for name in names) or not asked.isdisjoint(said.asked)
        for said in each(_said, papers)
    )


def _differing_names(one: NameIndex, two: NameIndex) -> list[str]:
    """The letters of the names that are recognised by one index alone, or lead elsewhere by the other."""
    shelves = ((one.heads.get(head, _EMPTY), two.heads.get(head, _EMPTY)) for head in _differing(one.heads, two.heads))
    return [name for before, now in shelves for name in _differing(before.names, now.names)]


def _differing(one: Mapping[str, object], two: Mapping[str, object]) -> list[str]:
    """The keys that have not the same value in both."""
    return [key for key in {*one, *two} if one.get(key) != two.get(key)]


def _said(paper: Paper) -> Said:
    found = [passage for entry in paper.entries for passage in passages(entry)]
    text = "\n".join(passage.plain for passage in found)
    asked = {key for entry in paper.entries for stated in entry.stated for key in ways_of(stated.target)}
    asked.update(
        key
        for passage in found
        for mark in passage.links
        for key in _asked(mark.target, passage.text[mark.start : mark.end])
    )
    return Said(letters(text) if _by_themselves(text) else None, frozenset(asked))


def _asked(target: str, text: str) -> Iterator[str]:
    yield from (fold(text), bare(target)) if "://" in target else ways_of(target)


def _by_themselves(text: str) -> bool:
    """Whether each sign of a text is normalised by itself, so that a part of the text has a part of its letters."""
    return not _ODD.search(text) or unicodedata.normalize("NFKC", text) == text.translate(_SIGNS)


# Nothing else is in most texts, and of these signs no two become one.
_ODD = pattern(r"[^\x00-\x7f·—‘’“”…\ufffc\u3000-\u3020\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff65]")


class _Signs(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = plain = unicodedata.normalize("NFKC", chr(code))
        return plain


_SIGNS = _Signs()
