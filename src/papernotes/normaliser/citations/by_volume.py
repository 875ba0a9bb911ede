"""References that end with a journal's volume, as Nature, medicine (Vancouver) and the law (Bluebook) cite, or have it
before the title, as physicists list them -> their parts.

Ito, A. & Wood, B. C. Title. Nature 380, 123-134 (2019).
Ito A, Wood BC, et al. Title. N Engl J Med. 2019;380(3):123-134.      ... Title, Cell 2015;161:11-20.      Ann Ito & Ben Wood, Title, 120 Harv. L. Rev. 12 (2010)
A. Ito, Nature 560, 43 (2018) - Title
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...patterns import pattern
from ..lexicon.title_words import UPPER, YEAR

_WORD = rf"[{UPPER}][\w’'-]+"
_LAST_FIRST = rf"{_WORD}(?: {_WORD})? [A-Z]{{1,3}}"
_VANCOUVER = pattern(
    rf"(?P<authors>{_LAST_FIRST}(?:, {_LAST_FIRST}|, (?:2nd|3rd|Jr)(?=,| et)){{0,30}})(?:,? et al)?\. (?P<title>[^.?!\s][^.?!]{{8,300}}[.?!,]) "
    rf"(?P<rest>[A-Z][\w .&-]{{2,60}}?[. ] ?(?P<year>{YEAR})(?: [A-Z][a-z]{{2}}(?: \d{{1,2}})?)?; ?\d{{1,4}}[(:].*)",
    re.DOTALL,
)
_IN_FULL = rf"{_WORD}(?: (?:{_WORD}|[A-Z]\.)){{1,3}}"
_BLUEBOOK = pattern(
    rf"(?P<authors>{_IN_FULL}(?:(?:, |,? (?:and|&) ){_IN_FULL}){{0,4}}), [*_]*(?P<title>[^\s*_][^*_]{{8,300}}?)[*_]*, "
    rf"(?P<rest>\d{{1,3}} (?P<journal>[A-Z][\w.&’' ]{{3,40}}) \d{{1,4}}(?:, \d{{1,4}})? \((?P<year>{YEAR})\).*)",
    re.DOTALL,
)
_INITIALS = rf"{_WORD}(?: {_WORD})?, [A-Z]\.(?:[- ]?[A-Z]\.){{0,3}}"
_NATURE = pattern(
    rf"(?P<authors>{_INITIALS}(?:, {_INITIALS}){{0,30}}(?:,? & {_INITIALS})?)(?:,? [*_]*et al\.[*_]*)? "
    r"[*_]*(?P<title>[^.?!\s(*_][^.?!]{8,300}[.?!])[*_]* "
    rf"(?P<rest>[*_]*[A-Z][^()]{{2,200}}\((?P<year>{YEAR})\).*)",
    re.DOTALL,
)
_SHORT = rf"(?:[A-Z]\.[ -]?){{1,3}}{_WORD}(?: {_WORD})?"
_PHYSICS = pattern(
    rf"(?P<authors>{_SHORT}(?:(?:, |,? (?:and|&) ){_SHORT}){{0,20}})(?:,? et al\.?)?, (?P<rest>(?P<journal>[A-Z][A-Za-z .&]{{2,60}}?),? "
    rf"(?P<volume>\d{{1,4}}), (?:pp?\. ?)?[\w–-]{{1,12}},? \((?P<year>{YEAR})\))\]?\s*[-–—:：]+\s*[*_\"“]*(?P<title>[^*_\"“”]{{8,300}})[*_\"”]*",
    re.DOTALL,
)
_APART = pattern(r", (?:and |& )?| (?:and|&) ")
_LATER = ("2nd", "3rd", "Jr")
_FEWEST = 3  # words of a title


class Cited(NamedTuple):
    """What such a reference says; `rest` begins with the journal."""

    authors: str
    year: int
    title: str
    rest: str


def by_volume(text: str) -> Cited | None:
    """The parts of a text that is such a reference, or None."""
    if cited := _as_in_nature(text) if ")" in text else None:
        return cited
    if found := _CHINESE.fullmatch(text) if text[:1] > "z" else None:
        return Cited(found["authors"], int(found["year"]), found["title"].strip(), found["rest"])
    found = _VANCOUVER.match(text) if ";" in text else _BLUEBOOK.match(text) if ")" in text else None
    if found is None and ")" in text and (found := _PHYSICS.match(text)):
        authors = ", ".join(_APART.split(found["authors"]))
        return Cited(authors, int(found["year"]), found["title"].split(". ")[0].strip(" ."), found["rest"])
    if found is None or len(found["title"].split()) < _FEWEST:
        return None
    names = [name.split() for name in _APART.split(found["authors"]) if name not in _LATER]
    of_law = ";" not in text
    authors = ", ".join(" ".join(name if of_law else (*name[-1:], *name[:-1])) for name in names)
    rest = f"{found['journal']}, vol. {found['rest']}" if of_law else found["rest"]
    return Cited(authors, int(found["year"]), found["title"].rstrip(".,").strip(), rest)


# As APA cites what is written in Chinese: 伊藤安, 林木. (2011). 回声系统的投影同步. 声学学报, 60(5), 1-9.
_CHINESE = pattern(
    r"(?P<authors>[一-鿿·]{2,8}(?:\s?[,，、;；]\s?[一-鿿·]{2,8}){0,20}(?:[,，]?\s?等)?)[.．。,，]?\s?"
    rf"[(（](?P<year>{YEAR})[a-z]?[)）]\s?[.．。,，:：]?\s?[*_《]*(?P<title>[^.．。《》\n]{{6,120}}?)[*_》]*[.．。]\s?"
    r"[*_《]*(?P<rest>[一-鿿（）() ]{2,30}[*_》]*[,，]\s?(?:\d|第).*)"
)


def by_copy(text: str) -> Cited | None:
    """The parts of a text that is the name of a copy as Zotero gives it: `Ito et al. - 2019 - Title`, `Ito 等 - 2019 - Title`."""
    found = _COPY.match(text) if " - " in text else None
    if found is None or (found["title"].isascii() and len(found["title"].split()) < _FEWEST):
        return None
    authors = ", ".join(_APART_OF_COPY.split(found["authors"]))
    return Cited(authors, int(found["year"]), found["title"].removesuffix(".pdf").strip(), "")


_COPY = pattern(
    rf"(?P<authors>(?:{_WORD}(?: {_WORD})?|[一-鿿]{{2,4}})(?: (?:and|&|和|与) (?:{_WORD}(?: {_WORD})?|[一-鿿]{{2,4}})|(?= et al| ?等)))"
    rf"(?: et al\.?| ?等人?)? - (?P<year>{YEAR})[a-z]? - (?P<title>\S.{{5,300}})"
)
_APART_OF_COPY = pattern(r" (?:and|&|和|与) ")


def _as_in_nature(text: str) -> Cited | None:
    """The same of a reference whose year stands in brackets behind the volume, or behind where its preprint is."""
    found = _NATURE.match(text)
    place = found["rest"].partition("(")[0] if found else ""
    if found is None or len(found["title"].split()) < _FEWEST or not _PLACE.search(place):
        return None
    authors = ", ".join(f"{initials} {last}" for last, initials in _PERSONS.findall(found["authors"]))
    return Cited(authors, int(found["year"]), found["title"].rstrip(".").strip(), found["rest"])


_PERSONS = pattern(rf"({_WORD}(?: {_WORD})?), ([A-Z]\.(?:[- ]?[A-Z]\.){{0,3}})")
_PLACE = pattern(r"\d|^[\W_]*(?:[Pp]reprint|[Ii]n)\b")
