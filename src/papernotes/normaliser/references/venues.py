"""Where papers are published: names as the field writes them, and how notes write them.

`venue_in` reads "CVPR 2021", "cvpr2022", "NeurIPS'20", "ICML 21", "IEEE/CVF Conference on Computer Vision and
Pattern Recognition 2019", "PAMI2015", "(Interspeech 2021)". Only names of the table count in running text; a name
the table lacks counts where the note says that it is one (`venue: ...`, `(ABCD 2021)`). NIPS stays what it was
called until 2018. A preprint server is no venue: "arXiv 2021" has a year and no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from ...patterns import pattern
from ..lexicon.venue_names import IN_FULL, ORDINARY, VENUES
from ..prose.blanks import is_waiting
from ..prose.once import TEXTS

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_MONTH = r"[ ]?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"  # behind a day: "arXiv 18 Mar 2024"
_AWARD = r"(?i:(?:best|outstanding|distinguished) (?:student |demo )?paper(?: (?:award|finalist|runner[- ]up|honou?rable mention))*)"
_PART = rf"(?:[ ,]*\(?(?:(?:Oral|Spotlight|Highlight|Poster|oral|spotlight|highlight|poster|Findings|Workshop)s?|{_AWARD})\)?)?"


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


# What may stand before a name, up to it: the year, "In Proceedings of the IEEE Conference on"; and what behind it.
_BEFORE = pattern(
    r"(?:(?<![A-Za-z0-9&+/-])|(?<=--)|(?<=\s-))"  # a hyphen joins; a rule of them parts, "Title----FAST'11", and one behind a space
    rf"(?:(?P<before>{_YEAR})[ \-–_,.:/|·]*)?"
    r"(?P<lead>(?:(?:Proc(?:eedings|\.)?(?: of)?(?: the)?|IEEE(?:/\w+)?|ACM|In|in|the|The|"
    r"(?:(?:Annual|International|Joint) )*(?:Conference|Symposium) on)[ :]+)*)\Z"
)
_BEHIND = pattern(
    r"(?:\s*\([A-Z]{3,8}\))?"
    r"(?:,? \d{1,4}(?: ?\(\d{1,3}\))?[,:] ?[A-Z]?\d{1,7}(?:[-–]\d{1,7})?(?= \((?:19|20)))?"  # a volume and pages: " 560, 43 (2018)"
    rf"(?:[ \-–_,.:@/|·'’‘]*\(?[ ]*(?P<year>{_YEAR})(?!\.\d{{4}})\)?|(?:[ ]?['’‘`]?[ ]?|(?<=[A-Z])-(?=[0-3]\d|9\d))(?P<short>\d\d)(?![\d%]|\.\d|{_MONTH}))?"
    rf"(?![A-Za-z0-9]|[-+](?=[A-Za-z])){_PART}"
)
_FAR = 200  # characters before a name that may lead to it


class _Place(NamedTuple):
    """A way to write a venue where a text has it, with what stands around it."""

    before: re.Match[str]
    name: re.Match[str]
    behind: re.Match[str]


def _places(text: str, ways: Iterable[str]) -> Iterator[_Place]:
    """Where those ways stand, from the left, no two overlapping; of two that begin at one place the longer one, and the
    one with more before its name."""
    names = [found for way in ways for found in _pattern(way).finditer(text)]
    names.sort(key=lambda name: (name.start(), -name.end()))
    done = 0
    best: _Place | None = None
    for name in names:
        if best and name.start() >= best.behind.end():
            yield best
            done, best = best.behind.end(), None
        if name.start() < done or not (behind := _BEHIND.match(text, name.end())):
            continue
        before = _BEFORE.search(text, max(done, name.start() - _FAR), name.start())
        if before and (best is None or (name.start() > best.name.start() and before.start() <= best.before.start())):
            best = _Place(before, name, behind)
    if best:
        yield best


@cache
def _pattern(way: str) -> re.Pattern[str]:
    return re.compile(re.escape(way).replace(r"\ ", "[ -]?"), re.IGNORECASE)


@lru_cache(maxsize=TEXTS)
def venues_in(text: str) -> tuple[Venue, ...]:
    """The venues of the table that a text names, in order. A name that is a word too needs its year."""
    ways = _ways_in(text)
    if not ways or not (_DIGIT.search(text) or any(way in text for way in ways)):
        return ()  # nearly every text: it names none, or an everyday word in small letters and no year
    found: list[Venue] = []
    for before, name, behind in _places(text, ways):
        year, short, said = behind["year"] or before["before"], behind["short"], name[0]
        start, end = before.start(), behind.end()
        volume = said.count(" ") > 1 and not re.search(rf"['’‘`] ?{short}", text[start:end])  # "... Systems 33"
        number = int(year) if year else None if volume else _century(short)
        sure = (
            (said in _ways() or (said.isupper() and said.count(" ") >= _WORDS))
            and said not in ORDINARY
            and (said not in _subjects() or re.search(" on |Proc", before["lead"]))
        )
        if number is None and not sure:
            continue
        called = _table().get(fold(said))
        found.append(Venue(None if called == "arXiv" else called, number, start, end))
    return tuple(found)


_WORDS = 3  # spaces in a name in full, which may be in capitals throughout
_WORD = pattern(r"3dv|i3d|[a-z]+")
_DIGIT = pattern(r"\d")


def _ways_in(text: str) -> list[str]:
    """The ways to write a venue whose letters a text has, whatever their case; few texts have any."""
    folded = text.casefold()
    begun = _by_first_word()
    found = begun.keys() & set(_WORD.findall(folded))
    if not found:
        return []
    squeezed = folded.replace(" ", "").replace("-", "")
    return [way for first in found for letters, way in begun[first] if letters in squeezed]


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, str], ...]]:
    """The ways to write a venue, each with its small letters without spaces and hyphens, by the letters that a text may
    begin them with: `ECML PKDD` by "ecml" and "ecmlpkdd"."""
    found: dict[str, dict[str, str]] = {}
    for way in _ways():
        words = way.casefold().split(" ")
        for count in range(1, len(words) + 1):
            if first := _WORD.match("".join(words[:count])):
                found.setdefault(first[0], {})[way] = "".join(words).replace("-", "")
    return {first: tuple((letters, way) for way, letters in ways.items()) for first, ways in found.items()}


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
    """The venue that a text names which is known to be one: the table's, or the text itself without its year, its volume
    and pages, and what stands behind a bar."""
    text = _NUMBER.sub("", _VOLUME.sub("", text.split("|")[0]))
    bare = re.sub(r"[\[\]《》*_]|(?<!\d)(?:19|20)\d\d(?!\d)|\((?:oral|poster|spotlight)\)", " ", _ASIDE.sub("", text))
    bare = " ".join(bare.split()).strip(" ,.，;；:：()（）'’“”\"/|-–")
    bare += ")" if bare.rfind("(") > bare.rfind(")") else ""
    return known(bare) or (bare if re.search(r"[A-Za-z一-鿿]{2}", bare) and len(bare) <= 80 else None)


# [best paper], （发表日期: 2022-03-01）, (IF 3.9, Q2)
_ASIDE = pattern(
    r"(?i)\s*[\[(（【][^\[\]()（）【】]{0,30}(?:\b(?:best (?:\w+ )?paper|honou?rable mention|award|test[ -]of[ -]time|oral|spotlight|highlight|published|IF|Q[1-4]|impact factor)\b|发表|出版|日期|影响因子|分区|CCF[- ]?[ABC])[^\[\]()（）【】]{0,30}[\])）】]"
)


def stated_venue(text: str) -> tuple[str | None, int | None]:
    """The venue and year of a field that says where a paper was published.

    An abbreviation in brackets behind the name in full is the name: `ACM Asia Conference on Computer and Communications
    Security (ASIACCS) 2024`, whose last words are those of another one.
    """
    years = years_in(text)
    spelt = _ABBREVIATED.search(text)
    if spelt and _abbreviates(spelt[1], text[: spelt.start()]):
        return known(spelt[1]) or spelt[1], next(iter(years), None)
    if found := venue_in(text):
        return found.name, found.year
    if short := _WITH_YEAR.fullmatch(text.strip()) if len(text) < _SHORT else None:
        return short[1], _century(short[2])
    return named_venue(text), None


_ABBREVIATED = pattern(rf"[(（](?:(?:ACM|IEEE) )?([A-Z][A-Za-z&]+)(?:['’ ]*(?:{_YEAR}|\d\d))?[)）]")
_SHORT = 40  # characters that may be an abbreviation
_WITH_YEAR = pattern(r"([A-Z][A-Za-z&]*[A-Z][A-Za-z&]*)['’ ]?([012]\d|9\d)")


def unpublished(text: str) -> bool:
    """Whether a field says that a paper was not published, or that nobody knows where: `截至2023年12月03日暂无`."""
    return (is_waiting(text) or _UNPUBLISHED.search(text) is not None) and venue_in(text) is None


_UNPUBLISHED = pattern(
    r"(?i)^\W*(?:journal|conference|workshop|preprint|paper|article|book|thesis)\W*$|暂无|[暂尚]未|未(?:提供|发表|找到|知)|不详|待定"
)


def _abbreviates(short: str, name: str) -> bool:
    """Whether a name is one in full, and a short one has letters of it in their order: ICC, TDSC, InfoVis."""
    letters = iter(name.casefold())
    return (
        sum(letter.isupper() for letter in short) >= 2
        and len(name.split()) >= 3
        and all(letter in letters for letter in short.casefold())
    )


# "57(1), 117–154", "vol. 82, no. 6, pp. 2197–2223", "Report 2013/404"
_NUMBER = pattern(r"\s*[(（]?(?:19|20)\d\d[)）]?\s*[:：]\s*[\d.,\s–-]+$")  # bioRxiv (2019): 620740
_VOLUME = pattern(
    r"[\s,](?:(?:vol(?:ume)?\.? ?)?\d{1,4} ?\(\d{1,3}(?:[-–]\d{1,3})?\)|vol(?:ume)?\.? ?\d{1,4}\b|\d{1,4}[,:] ?(?:pp?\. ?)?\d{1,5} ?[-–]{1,2} ?\d"
    r"|(?:(?:technical |tech\. )?(?:report|paper) )?(?:19|20)\d\d/\d{3,5}\b).*$",
    re.IGNORECASE | re.DOTALL,
)


def _century(short: str | None) -> int | None:
    if short is None:
        return None
    return 2000 + int(short) if int(short) < 50 else 1900 + int(short)


def years_in(text: str) -> list[int]:
    """The years that a text writes with four digits, in order; not those inside longer numbers or words."""
    return [int(year) for year in re.findall(rf"(?<![\d.A-Za-z_/-]){_YEAR}(?![\d])", text)]
