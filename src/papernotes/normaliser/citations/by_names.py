"""References that begin with their authors' names in full and go on with the year, a colon or a dash, as ACM, DBLP and many
people write them -> their parts.

Ann Ito and Ben Wood. 2021. Echoes for Boats. In CVPR.      Ann Ito, Ben Wood: Echoes for Boats. CVPR 2021: 1-9
Ann Ito, Ben Wood (2021). Echoes for Boats. CVPR.      Ann Ito, Ben Wood | Echoes for Boats | CVPR 2021
"""

from __future__ import annotations

from typing import NamedTuple

from ...patterns import pattern
from ..lexicon.title_words import LOWER, UPPER, YEAR
from ..references.likeness import likeness
from ..references.venues import venues_in
from ..references.writers import names_beside_venue

_WORD = rf"[{UPPER}][\w’'-]*\.?"
# Two words at least, the last of which is spelled out.
_PERSON = rf"{_WORD}(?: {_WORD}){{0,2}} (?:(?:v[ao]n|de[rnl]?|d[aiu]|la|le|bin|al) ){{0,2}}[{UPPER}][\w’'-]*[{LOWER}]"
_LED = pattern(
    rf"\W{{0,3}}(?:\d{{1,3}}[.)\]]\s*)?(?P<authors>{_PERSON}(?:(?:, ?|,? and |,? & ){_PERSON}){{0,40}}(?P<others>,? et al\.?)?)"
    rf"(?:(?:,|\.|(?<=\.))? ?[(（\[]?(?P<year>{YEAR})[a-z]?[)）\]]?(?:[.,:：]|\s[-–—])\s*|(?P<joint>\s?[:：]\s|\s[-–—|｜]\s))"
)
_TITLE = pattern(
    r"[*_“\"]{0,3}(?P<title>[^“”\"|｜]{8,300}?)(?:[.,]?[”\"]|[.?!](?=\s)|(?=\s?[(（\[]\w)|\s(?=[|｜])|[.*_\s]*$)"
)
_FAR = 12  # characters before a venue: "In ", "Proceedings"
_LIKE = 1.2  # likeness
_LONGEST = 1500  # characters of a line


class ByNames(NamedTuple):
    """The parts that such a reference has, in the order of `citations.Reference`."""

    authors: str
    year: int | None
    title: str
    rest: str


def by_names(text: str) -> ByNames | None:
    """Such a reference: with a title by its look, the names of two persons or "et al." or a venue, and a year or a venue
    with one; "Deep Learning, Machine Vision: A Survey of Boats" has none of these."""
    led = _LED.match(text) if len(text) < _LONGEST and text.lstrip(' *_[(“"0123456789.)]')[:1].isupper() else None
    found = _TITLE.match(text, led.end()) if led else None
    if led is None or found is None:
        return None
    title = _before_venue(found["title"])
    rest = text[found.start("title") + len(title) :]
    venue = next((venue for venue in venues_in(rest) if venue.start <= _FAR), None)
    year = int(led["year"]) if led["year"] else _year(rest, venue.year if venue else None)
    several = led["others"] is not None or "," in led["authors"] or " and " in led["authors"] or "&" in led["authors"]
    if year is None or not (several or (led["year"] and venue)) or likeness(title) < _LIKE:
        return None
    if several and not led["others"] and not names_beside_venue(_listed(led["authors"])):
        return None
    return ByNames(_listed(led["authors"]), year, title.strip(" *_"), rest.strip(' .”"'))


def _before_venue(title: str) -> str:
    """The title without where it was published, behind a comma: `Echoes for Boats, CVPR 2021`."""
    starts = (venue.start for venue in venues_in(title) if venue.year and title[: venue.start].endswith(", "))
    return title[: next(starts, len(title) + 2) - 2]


def _listed(authors: str) -> str:
    return ", ".join(name.strip() for name in _APART.split(authors) if name.strip())


_APART = pattern(r",? (?:and|&) |, ?|,? ?et al\.?$")
_BEHIND = pattern(rf"[\s.,“”\"]{{0,3}}[(（\[]({YEAR})[)）\]][\s.]*$")


def _year(rest: str, published: int | None) -> int | None:
    """The year of the venue behind a title, or the one that stands there alone in brackets."""
    alone = _BEHIND.match(rest)
    return published or (int(alone[1]) if alone else None)
