"""Lines right below a title that say when the paper came out -> its year; days on which it was read are none.

arXiv preprint, 27 Nov 2023      Submitted on 12 Jun 2017      v3 2020.05      发表于2021年3月
Facebook AI & University of Washington, 2019-07-26      2021年3月, where its number at arXiv is of that year
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...patterns import pattern
from ..prose.lines import Line
from ..references.addresses import ids_of
from ..references.organisations import organisations

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR = r"(?:19[89]|20[0-4])\d"
_DAY = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH},? (?:\d{{1,2}},? )?{_YEAR}|{_YEAR}(?:[-./]\d{{1,2}}){{0,2}}|"
    rf"{_YEAR} ?年(?: ?\d{{1,2}} ?月(?: ?\d{{1,2}} ?日)?)?)"
)
_PREPRINT = pattern(
    rf"(?i)(?:(?:arxiv(?: preprint)?|preprint)(?:[ :]\d{{4}}\.\d{{4,5}})?[\s,:|(（·-]{{0,4}}(?:v\d{{1,2}})?|v\d{{1,2}})[\s,:|(（·-]{{1,4}}"
    rf"(?P<day>{_DAY})[)）\].\s]{{0,4}}(?:$|[,，;；|(（/])"
)
_SUBMITTED = pattern(
    rf"(?i)(?:first |originally )?submitted(?: to arxiv)?(?: on| in)?:? (?P<day>{_DAY})|"
    rf"(?:论文)?(?:首次)?(?:提交|投稿)[于在]?\s?(?P<handed>{_DAY})|(?:论文)?发表[于在]\s?(?P<out>{_YEAR} ?年(?: ?\d{{1,2}} ?月)?)(?! ?\d)"
)
_MONTHLY = pattern(rf"(?:{_MONTH},? {_YEAR}|{_YEAR} ?年 ?\d{{1,2}} ?月|{_YEAR}[-./]\d{{1,2}})[.。]?")
_BY = pattern(rf"(?P<who>[^\d]{{3,100}}?)[,，|;；·]\s*(?P<day>{_DAY})[.。]?")
_FOUR = pattern(_YEAR)
_AROUND = " *_[]()（）【】`>-"


def is_day(text: str) -> bool:
    """Whether a text is a day, a month or a year, and nothing else."""
    return _WHOLE.fullmatch(text.strip(_AROUND)) is not None


_WHOLE = pattern(
    rf"(?i)(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?{_DAY}(?:[ t]\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?(?: ?(?:z|gmt|utc|[+-]\d\d:?\d\d))?)?|"
    rf"(?:\d{{1,2}} )?{_MONTH}"
)


def came_out(lines: Iterable[Line], ids: Iterable[str]) -> int | None:
    """The year in which a paper came out, as one of the lines below its title says. `ids` are what it is known by."""
    years = years_at_arxiv(ids)
    for line in lines:
        text = line.text.strip(_AROUND)
        if len(text) > _LONGEST:
            continue
        if found := _PREPRINT.match(text) or _SUBMITTED.match(text):
            return _year(next(day for day in found.groups() if day))
        if _MONTHLY.fullmatch(text) and _year(text) in years:
            return _year(text)
        if by := _by(text):
            return by[1]
    return None


def month_beside(text: str, addresses: Iterable[str]) -> int | None:
    """The year of the month that stands behind a title, `[T](https://arxiv.org/abs/2406.09246) 2024.6`, where its number
    at arXiv is of that year: else it may be that of reading."""
    bare = text.strip(_BESIDE)
    found = len(bare) < 20 and _MONTHLY.fullmatch(bare)
    return (
        _year(bare) if found and _year(bare) in years_at_arxiv(of for url in addresses for of in ids_of(url)) else None
    )


def without_month(line: Line) -> tuple[Line, int | None]:
    """A line without the month that it begins with, where its link has that month's number at arXiv, and the year of that:
    `[1909 Title](https://arxiv.org/abs/1909.12224)`."""
    led = _LED_BY_MONTH.match(line.text) if line.text[:2].lstrip("[")[:1].isdigit() else None
    if led is None or led["month"] not in months_at_arxiv(known_by((line,))):
        return line, None
    return line.part(led.end(), len(line.text)), 2000 + int(led["month"][:2])


_LED_BY_MONTH = pattern(r"\[?(?P<month>\d{2}(?:0[1-9]|1[0-2]))(?:\.\d{4,5})?[\])]?[\s:：.-]+(?=\S)")
_BESIDE = f"{_AROUND},，;；:：·|"


def years_at_arxiv(ids: Iterable[str]) -> frozenset[int]:
    """The years of which numbers at arXiv are."""
    return frozenset(2000 + int(each[6:8]) for each in ids if _NUMBER.match(each))


def months_at_arxiv(ids: Iterable[str]) -> frozenset[str]:
    """The months, as "2306", of which numbers at arXiv are."""
    return frozenset(each[6:10] for each in ids if _NUMBER.match(each))


def year_of_number(values: Iterable[str], ids: Iterable[str]) -> int | None:
    """The year of a day in a field that is in the month in which the paper's number at arXiv was given, whatever the field
    says else: `[arXiv:2606.01234](...) (cs.CV, 2026-06-25)`, `Date: April 28, 2025`."""
    months = months_at_arxiv(ids)
    found = (day for value in values if months for day in _IN_MONTH.finditer(value[:_LONGEST]))
    return next((_year(day[0]) for day in found if _month_of(day) in months), None)


_IN_MONTH = pattern(
    rf"(?<![\d./-]){_YEAR} ?[年./-] ?(?P<number>\d{{1,2}})(?!\d)|(?P<name>{_MONTH})(?: \d{{1,2}})?,? {_YEAR}(?!\d)"
)
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _month_of(day: re.Match[str]) -> str:
    """The month of a day, as "2306"."""
    month = int(day["number"]) if day["number"] else _NAMES.index(day["name"][:3].casefold()) + 1
    return f"{_year(day[0]) % 100:02}{month:02}"


def came_from(line: Line) -> tuple[str, ...]:
    """The organisations of a line that says who published the paper, and when."""
    found = _by(line.text.strip(_AROUND)) if len(line.text) <= _LONGEST else None
    return found[0] if found else ()


def known_by(lines: Iterable[Line]) -> tuple[str, ...]:
    """What the addresses in those lines identify."""
    return tuple(identity for line in lines for _, url in line.links() for identity in ids_of(url))


_NUMBER = pattern(r"arxiv:\d{4}\.")
_LONGEST = 200


def _by(text: str) -> tuple[tuple[str, ...], int] | None:
    found = _BY.fullmatch(text)
    places = organisations(found["who"]) if found else ()
    return (places, _year(found["day"])) if found and places else None


def _year(text: str) -> int:
    found = _FOUR.search(text)
    return int(found[0]) if found else 0
