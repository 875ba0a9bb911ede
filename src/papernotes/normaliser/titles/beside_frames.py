"""What stands right around a title that is in a frame, in a link, in bold or in italics -> its names, places, journal.

[Title](url)(TIGER)(Google)      [Title](url). *Sonar Studies*, 12(3): 4-9      Ito & Wood, *Title* (1987)
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec

from ...model import Mark
from ...patterns import pattern
from ..citations.journals import journal_in
from ..lexicon.title_words import UPPER, YEAR
from ..prose.lines import Line
from ..references.likeness import is_name, likeness
from ..references.organisations import organisations
from ..references.venues import known
from .titles import Named, read_title

_IN_BRACKETS = pattern(r"\s*[（(]([^（）()]{2,40})[)）]")
_MOST = 4  # groups in brackets behind a title
_LONGEST = 24  # characters of a name


def with_what_follows(named: Named, text: str, end: int) -> Named:
    """The title with the names and the organisations in brackets behind it, and the journal with its volume."""
    groups = list(itertools.islice(_groups(text, end), _MOST))
    places = "; ".join(place for inside in groups for place in organisations(inside))
    short = next((inside for inside in groups if _may_name(inside)), None)
    said = journal_in(behind) if not named.venue and _PAGES.search(behind := text[end : end + _FAR]) else ""
    journal = said if _NO_JOURNAL.match(said) is None else ""
    return msgspec.structs.replace(
        named,
        short=named.short or short,
        institution=named.institution or places or None,
        venue=named.venue or (known(journal) or journal or None),
    )


def _groups(text: str, end: int) -> Iterator[str]:
    while behind := _IN_BRACKETS.match(text, end):
        yield behind[1]
        end = behind.end()


def _may_name(inside: str) -> bool:
    return len(inside) <= _LONGEST and is_name(inside) and not organisations(inside)


_FAR = 160  # characters behind a title in which a journal ends
_PAGES = pattern(r"\d ?[(:,] ?\d{1,6}(?:\)| ?[-–] ?\d)")
_NO_JOURNAL = pattern(
    r"(?i)(?:section|chapter|fig(?:ure)?|tab(?:le)?|page|part|lecture|week|day|version|slide|episode|season|line|equation|eq|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
)


def in_italics(line: Line) -> tuple[Named, str] | None:
    """The title in italics between its writers' last names and its year, and these: `Ito & Wood, *Title* (1987)`."""
    mark = next((mark for mark in line.marks if mark.kind == "em"), None)
    led = _LED.fullmatch(line.text, 0, mark.start) if mark else None
    year = _YEAR.match(line.text, mark.end) if led and mark else None
    if mark is None or led is None or year is None or likeness(_inside(line, mark)) < 1:
        return None
    named = msgspec.structs.replace(read_title(_inside(line, mark)), year=int(year[1]))
    return named, f"{led['who']} — {line.text[year.end() :]}"


def _inside(line: Line, mark: Mark) -> str:
    return line.text[mark.start : mark.end].strip(" ,.")


_LAST = rf"[{UPPER}][\w’'-]+"
_LED = pattern(rf"\W{{0,3}}(?P<who>{_LAST}(?:(?: – |, (?:and |& )?| and | & ){_LAST}){{0,5}}(?: et al\.?)?),\s+")
_YEAR = pattern(rf"[\s,.]{{0,2}}[(（]({YEAR})[)）]")
