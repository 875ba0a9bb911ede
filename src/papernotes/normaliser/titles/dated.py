"""A day, a year or a venue that a title begins with, taken off it: "2022 - T", "CVPR 2020 | T", "arXiv 2024.08, T"."""

from __future__ import annotations

import contextlib
import datetime

from ...patterns import pattern
from ..lexicon.title_words import YEAR
from ..references.venues import known, venue_in, venues_in
from .brackets import Reader, take_years
from .venue_files import DOINGS

_DATE = pattern(rf"(?:{YEAR}[-/.年]\d{{1,2}}(?:[-/.月]\d{{1,2}}日?(?!\d))?)(?!-\d\d(?!\d))[\s:：_|｜·,，-]+(?=\S)")
# The minute or second of a note of a Zettelkasten, "202301051230 T", which is its id.
_MINUTE = pattern(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?[-–_.:\s]+(?=\S)"
)
_PACKED = pattern(r"(20[0-4]\d)(0[1-9]|1[0-2])([0-2]\d|3[01])[-–_.:：\s]+(?=[^\W\d]|[\[【《]\S)")  # "20240102 T"
_DAY = pattern(r"\d{4}\D\d{1,2}\D\d{1,2}")
_DATED = pattern(
    rf"({YEAR})年?[\s]*[-–—|:：_,，.][\s]*(?=\S)|({YEAR})年?\s+(?=[A-Z\[《【(（]|[a-z]+[A-Z]|[a-z]+-[a-z]+ [A-Z][A-Za-z]*[A-Z]|\dD\b)"
)
# "(CCS)2023 T": in brackets, before its year, a venue that may be another word is one, too.
_BRACKETED = pattern(
    rf"[(（\[【]\s*([A-Za-z][A-Za-z&/ -]{{1,20}}?)\s*[)）\]】]\s*({YEAR})(?!\d|[-/.年]\d)[\s:：_|,，-]*(?=\S)"
)
_YEAR_AND_VENUE = pattern(rf"({YEAR})\s*[-–_]\s*([A-Za-z&]{{2,12}})\s*[-–_]\s*(?=\S)")  # a hyphen joins otherwise
_COUNTED = pattern(rf"\d{{1,3}}[-_](?={YEAR}[-_][A-Za-z&]{{2,12}}[-_])")  # "12-2019-WWW-T", as papers are counted
_PRINTERS = frozenset(("ACM", "IEEE", "Springer", "Elsevier"))
_STAGE = r"(?:在投|中稿|已?(?:录用|接收))?"
_BEHIND = pattern(rf"{_STAGE}(?:\s*[-–—|:：_/,，.]+\s*(?=\S)|\s+(?=\S))")
# A preprint is of a year, and is nowhere published: "arXiv 2024.08, T", "arXiv 2021. T".
_PREPRINT = pattern(
    rf"(?:bio|med|chem)?(?i:rxiv|arxiv)\s+(?={YEAR})(?P<when>\d{{4}}(?:[./-]\d{{1,2}})?)(?:\s*[,，|｜]\s*|\.\s+|\s+[-–—]\s+)(?=\S)"
)
_PREPRINTS = frozenset("abcmABCM")  # the letters that their names begin with
_OPENING = frozenset("(（[【")
_PARTED = pattern(r"\s*[|｜:：_/]\s*(?=\S)")


def keep_day(reader: Reader, text: str) -> None:
    """Keeps the day that a text begins with, which is that of reading the paper."""
    year, month, day = map(int, _NUMBERS.findall(text)[:3])
    with contextlib.suppress(ValueError):
        reader.keep("day", datetime.date(year, month, day).isoformat())


_NUMBERS = pattern(r"\d+")


def dated_front(reader: Reader, text: str) -> str | None:
    """ "2022 - T", "CVPR 2020 | T", "CVPR2020: T", "2021_ICLR_T", "2023.05.01 T", "@ito2020 T": the text behind, or None."""
    if text[:1] == "@":
        key = _KEY.match(text)
        reader.keep("year", int(key[1]) if key else None)
        return text[key.end() :] if key else None
    if text[:1].isdigit() and (counted := _COUNTED.match(text)):
        behind = _year_and_venue(reader, text[counted.end() :], counted=True)
        reader.keep("numbered", True if behind else None)
        return behind
    if text[:1] in ("1", "2") and (behind := _day_or_year(reader, text)) is not None:
        return behind
    if text[:1] in _OPENING and (placed := _BRACKETED.match(text)) and (venue := known(placed[1])):
        reader.keep("year", int(placed[2]))
        reader.keep("venue", venue)
        return text[placed.end() :]
    if text[:1] in _PREPRINTS and (preprint := _PREPRINT.match(text)):
        take_years(reader, preprint["when"])
        return text[preprint.end() :]
    return _venue(reader, text)


# A citation key before a title: "@vaswani2017attention Attention Is All You Need", "@ito2020 - T"
_KEY = pattern(
    r"@[a-z][A-Za-z_-]{1,60}((?:19[5-9]|20[0-4])\d)(?!\d)[\w-]{0,60}[\]*_]{0,4}(?:\s*[-–—:：|]+\s*|\s+)(?=[^\W\d_])"
)


def _year_and_venue(reader: Reader, text: str, *, counted: bool = False) -> str | None:
    """ "2019-WWW-T": the text behind, or None. In a count of papers, who prints the venue may stand in its place."""
    both = _YEAR_AND_VENUE.match(text)
    venue = known(both[2]) if both and not DOINGS.match(text, both.end()) else None
    if not both or not (venue or (counted and both[2] in _PRINTERS)):
        return None
    reader.keep("year", int(both[1]))
    reader.keep("venue", venue)
    return text[both.end() :]


def _day_or_year(reader: Reader, text: str) -> str | None:
    if (behind := _year_and_venue(reader, text)) is not None:
        return behind
    if minute := _MINUTE.match(text):
        return text[minute.end() :]
    if packed := _PACKED.match(text):
        keep_day(reader, "-".join(packed.groups()))
        return text[packed.end() :]
    if date := _DATE.match(text):
        if not _DAY.match(date[0]):
            take_years(reader, date[0])
        else:
            keep_day(reader, date[0])
        return text[date.end() :]
    if year := _DATED.match(text):
        reader.keep("year", int(year[1] or year[2]))
        return text[year.end() :]
    return None


# "SOSP'03-The Google File System", in which the hyphen would join the year to the title.
_GLUED = pattern(r"([A-Z][A-Za-z&]{1,11}[ '’]{0,2}(?:19|20)?\d\d)[-_](?=[A-Z0-9])")


def _venue(reader: Reader, text: str) -> str | None:
    glued = _GLUED.match(text) if "-" in text or "_" in text else None
    if glued and not DOINGS.match(text, glued.end()) and (venue := venue_in(glued[1])) and venue.end == len(glued[1]):
        reader.keep("venue", venue.name)
        reader.keep("year", venue.year)
        return text[glued.end() :]
    first = next(iter(venues_in(text)), None)
    if first and first.start == 0 and first.name:
        dated = first.year or reader.found.get("year")
        behind = (_BEHIND if dated and text[:4] not in ("The ", "the ") else _PARTED).match(text, first.end)
        if behind and (dated or not text.startswith(": ", first.end) or "：" in behind[0]):
            reader.keep("venue", first.name)
            reader.keep("year", first.year)
            return text[behind.end() :]
    return None
