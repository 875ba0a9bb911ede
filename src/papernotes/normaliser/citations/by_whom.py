"""Lines that say by whom a title is, `"Title" by Ito, Wood, and Moss (2014)`, `Title (2014) - Ito and Wood` -> the title,
the year, and who wrote it."""

from __future__ import annotations

from typing import NamedTuple

from ...patterns import pattern
from ..references.likeness import likeness
from ..references.writers import are_writers

_YEAR = r"(?:1[89]\d\d|20[0-4]\d)"
_LONGEST = 400  # characters of such a line
_QUOTED = pattern(
    rf"\W*(?:\d{{1,3}}\W+)?[“\"](?P<title>[^“”\"]{{3,250}}?)[.,]?[”\"],? by (?P<who>[A-Z][^()“”\"\d]{{1,200}}?)(?:,? ?[(（]?(?P<year>{_YEAR})[)）]?)?[\s.]*"
)
_PLAIN = pattern(
    rf"\W*(?:\d{{1,3}}\W+)?(?P<title>[^“”\"()（）]{{8,250}}) by (?P<who>[A-Z][^()（）“”\"\d]{{1,200}}?),? ?[(（](?P<year>{_YEAR})[)）][\s.]*"
)
_DATED = pattern(  # "Title (2014) - Ito, Wood and Moss"
    rf"\W*(?:\d{{1,3}}\W+)?(?P<title>[^“”\"()（）]{{8,250}}) ?[(（](?P<year>{_YEAR})[)）],?(?: [-–—]| by|(?<=,)) (?P<who>[A-Z][^()“”\"\d]{{1,200}}?)[\s.]*"
)
_NAME = pattern(r"(?:[A-Z]\. ?)*[A-Z][\w’'-]*[a-z](?: (?:[A-Z]\. ?)*[A-Z][\w’'-]*[a-z])?")
_TITLE = 2  # likeness


class By(NamedTuple):
    """Its parts; `who` as the line lists them; whether the title is in quotation marks."""

    title: str
    who: str
    year: int | None
    quoted: bool


def by_whom(text: str) -> By | None:
    """What a line says that says no more; without quotation marks two writers or more, "Learning by Doing" is a title."""
    if len(text) > _LONGEST:
        return None
    found = (_QUOTED.fullmatch(text) or _PLAIN.fullmatch(text)) if " by " in text else None
    found = found or (_DATED.fullmatch(text) if "(" in text or "（" in text else None)
    if found is None:
        return None
    who = _LAST.sub(", ", found["who"]).strip()
    quoted = "“" in text or '"' in text
    alone = quoted and _NAME.fullmatch(who)
    if not (alone or are_writers(who)) or not (quoted or likeness(found["title"]) >= _TITLE):
        return None
    return By(found["title"].strip(), who, int(found["year"] or 0) or None, quoted)


_LAST = pattern(r",? (?:and|&) ")
