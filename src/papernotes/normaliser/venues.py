"""Where papers are published: names as the field writes them, and how notes write them.

`venue_in` reads "CVPR 2021", "cvpr2022", "NeurIPS'20", "ICML 21", "IEEE/CVF Conference on Computer Vision and
Pattern Recognition 2019", "PAMI2015", "(Interspeech 2021)". Only names of the table count in running text; a name
the table lacks counts where the note says that it is one (`venue: ...`, `(ABCD 2021)`). NIPS stays what it was
called until 2018. A preprint server is no venue: "arXiv 2021" has a year and no name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from .venue_names import IN_FULL, ORDINARY, VENUES

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_PART = r"(?:[ ,]*\(?(?:Oral|Spotlight|Highlight|Poster|Best Paper|oral|spotlight|highlight|poster|Findings|Workshop)s?\)?)?"


class Venue(msgspec.Struct, frozen=True):
    """A venue found in a text: `start:end` is the run that says so, the year with it; `name` is None for arXiv."""

    name: str | None
    year: int | None
    start: int
    end: int


@cache
def _table() -> dict[str, str]:
    """Folded way to write -> the name."""
    return {fold(way): name for name, ways in VENUES.items() for way in (name, *ways)}


def fold(text: str) -> str:
    """A venue's name without what varies: case, spaces, hyphens, dots."""
    return re.sub(r"[\s.\-_/&]+", "", text).casefold()


@cache
def _pattern() -> re.Pattern[str]:
    ways = sorted({way for name, ways in VENUES.items() for way in (name, *ways)}, key=len, reverse=True)
    names = "|".join(re.escape(way).replace(r"\ ", r"[ -]?") for way in ways)
    lead = (
        r"(?P<lead>(?:(?:Proc(?:eedings|\.)?(?: of)?(?: the)?|IEEE(?:/\w+)?|ACM|In|in|the|"
        r"(?:(?:Annual|International|Joint) )*(?:Conference|Symposium) on)[ :]+)*)"
    )
    around = r"(?<![A-Za-z0-9&+/-])"
    year = rf"(?:[ \-–_,.:@/|·']*\(?[ ]*(?P<year>{_YEAR})\)?|[ ]?['’‘`]?[ ]?(?P<short>\d\d)(?![\d.%]))"
    before = rf"(?P<before>{_YEAR})[ \-–_,.:/|·]*"
    tail = r"(?![A-Za-z0-9]|[-+](?=[A-Za-z]))"
    return re.compile(
        rf"{around}(?:{before})?{lead}(?P<name>(?i:{names}))(?:\s*\([A-Z]{{3,8}}\))?(?:{year})?{tail}{_PART}"
    )


@lru_cache(maxsize=20_000)
def venues_in(text: str) -> tuple[Venue, ...]:
    """The venues of the table that a text names, in order. A name that is a word too needs its year."""
    if not _may_name(text.casefold()):
        return ()  # nearly every text: the pattern below costs a hundred times more
    found: list[Venue] = []
    for match in _pattern().finditer(text):
        year, said = match["year"] or match["before"], match["name"]
        volume = said.count(" ") > 1 and not re.search(rf"['’‘`] ?{match['short']}", match[0])  # "... Systems 33"
        number = int(year) if year else None if volume else _century(match["short"])
        sure = (
            said in _ways()
            and said not in ORDINARY
            and (said not in _subjects() or re.search(" on |Proc", match["lead"]))
        )
        if number is None and not sure:
            continue
        name = _table().get(fold(match["name"]))
        found.append(Venue(None if name == "arXiv" else name, number, match.start(), match.end()))
    return tuple(found)


def _may_name(text: str) -> bool:
    """Whether a way to write a venue may stand in a text, which is in small letters."""
    firsts = _by_first_word()
    begun = firsts.keys() & set(_WORD.findall(text))
    squeezed = text.replace(" ", "").replace("-", "") if begun else ""
    return any(way in squeezed for first in begun for way in firsts[first])


_WORD = re.compile(r"3dv|i3d|[a-z]+")


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The ways to write a venue, in small letters without spaces and hyphens, by the letters of their first words."""
    found: dict[str, list[str]] = {}
    for way in sorted(_ways()):
        if word := _WORD.match(way.casefold()):
            found.setdefault(word[0], []).append(way.casefold().replace(" ", "").replace("-", ""))
    return {first: tuple(ways) for first, ways in found.items()}


@cache
def _subjects() -> frozenset[str]:
    """Names in full that might be a part of a paper's title: Medical Imaging with Deep Learning."""
    kinds = r"Conference|Symposium|Transactions|Trans\.|Journal|Letters|Proceedings|Findings|Association|Int\.? "
    return frozenset(way for ways in IN_FULL.values() for way in ways if not re.search(kinds, way))


@cache
def _ways() -> frozenset[str]:
    return frozenset(way for name, ways in VENUES.items() for way in (name, *ways))


def venue_in(text: str) -> Venue | None:
    """The first venue that a text names; one that is not a preprint server before one that is."""
    found = venues_in(text)
    return next((venue for venue in found if venue.name), found[0] if found else None)


def known(name: str) -> str | None:
    """The venue's name as the field writes it, or None for one that the table lacks."""
    found = _table().get(fold(name))
    return None if found == "arXiv" else found


def named_venue(text: str) -> str | None:
    """The venue that a text names which is known to be one: the table's, or the text itself without its year."""
    bare = re.sub(r"[\[\]《》*_]|(?:19|20)\d\d|\((?:oral|poster|spotlight)\)", " ", text)
    bare = " ".join(bare.split()).strip(" ,.，;；:：()（）'’/|-–")
    return known(bare) or (bare if re.search(r"[A-Za-z一-鿿]{2}", bare) and len(bare) <= 80 else None)


def _century(short: str | None) -> int | None:
    if short is None:
        return None
    return 2000 + int(short) if int(short) < 50 else 1900 + int(short)


def years_in(text: str) -> list[int]:
    """The years that a text writes with four digits, in order; not those inside longer numbers or words."""
    return [int(year) for year in re.findall(rf"(?<![\d.A-Za-z_/-]){_YEAR}(?![\d])", text)]
