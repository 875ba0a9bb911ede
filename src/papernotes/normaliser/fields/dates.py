"""The day a note was taken: its head, a date heading, the file's name, the time stamps in the names of its figures,
the first commit; else nobody knows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from ... import head_keys
from ...model import Image, Note, holes
from ...patterns import pattern
from ..draft import Draft
from ..headings.groups import day_in, is_date
from ..prose.lines import Line
from ..prose.once import once
from ..published import DATE, published_in_head
from ..stated.paper_days import months_at_arxiv

_STAMP = pattern(
    r"(?<!\d)(20[0-4]\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])[-_. T]?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,3}(?!\d)"
)
_MILLISECONDS = pattern(r"(?<![\da-zA-Z])(1[0-9]{12})(?!\d)")


def read_dates(draft: Draft, _known: Mapping[str, object]) -> dict[str, object]:
    """`noted`, an ISO day, and `noted_from`. Times in milliseconds are read as UTC."""
    for day, source in _sources(draft):
        if day:
            return {"noted": day, "noted_from": source}
    return {"noted": None, "noted_from": None}


def _sources(draft: Draft) -> Iterator[tuple[str | None, str]]:
    for keyed in draft.values("noted"):
        yield day_in(keyed.value), "front-matter"
    for line in draft.opening:
        yield _day_of_reading(line), "front-matter"
    if draft.whole:
        yield _day_of_head(draft.note), "front-matter"
    for keyed in draft.values("date"):
        yield (
            (day_in(keyed.value) if _CREATED.fullmatch(keyed.key) else _after_preprint(draft, keyed.value)),
            "front-matter",
        )
    yield _day_of_title(draft), "heading"
    yield draft.seed.group.noted, "heading"
    if not draft.whole:
        yield _day_of_head(draft.note), "front-matter"
    name = draft.note.path.rsplit("/", 1)[-1]
    yield day_in(name), "file"
    yield (day_in(folder) if is_date(folder := draft.note.path.rpartition("/")[0].rpartition("/")[2]) else None), "file"
    yield min(_stamps(draft), default=None), "image"
    yield draft.note.committed, "git"


def _after_preprint(draft: Draft, said: str) -> str | None:
    """A day that no field says more of, where it is later than the month of the paper's number at arXiv."""
    day, months = day_in(said), months_at_arxiv(draft.identities())
    return day if day and months and all(day[2:4] + day[5:7] > month for month in months) else None


_CREATED = pattern(r"(?i)created(?:[ _-]?at)?")
_READ = pattern(
    r"(?i)[\W_]{0,6}(?:(?:first |last )?read(?: on)?|finished(?: reading)?(?: on)?|(?:精|略|阅)?读完?[于在])[\s*_]*[:：]{0,2}[\s*_]*"
    r"(?P<day>(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}\s?日?)[\W_]{0,4}"
)


def _day_of_reading(line: Line) -> str | None:
    """The day that a line says the paper was read on, and nothing else: `Read: 2024-01-02`, 读于 2024-01-02."""
    found = _READ.fullmatch(line.text) if len(line.text) < _SHORT else None
    return day_in(found["day"]) if found else None


_SHORT = 60  # characters


def _day_of_title(draft: Draft) -> str | None:
    """The day beside a title; none where it is in the month of the preprint: lists of news give the days of preprints."""
    day = draft.seed.named.day
    months = {found[1] + found[2] for _, url in draft.seed.links if (found := _PREPRINT.search(url))}
    return day if day and day[2:4] + day[5:7] not in months else None


_PREPRINT = pattern(r"arxiv\.org/\w+/(\d\d)(\d\d)\.")


@once
def _day_of_head(note: Note) -> str | None:
    others = DATE if published_in_head(note) else ()
    days = (_day_of(note.value(key)) for key in head_keys.NOTED.names if key not in others)
    return next(filter(None, days), None)


def _day_of(value: str) -> str | None:
    return _from_milliseconds(value) if value.isdigit() and len(value) == 13 else day_in(value)


def _stamps(draft: Draft) -> Iterator[str]:
    for block in draft.seed.blocks:
        for hole in holes(block):
            if isinstance(hole, Image) and (day := day_of_name(hole.written.replace("\\", "/").rsplit("/", 1)[-1])):
                yield day


def day_of_name(name: str) -> str | None:
    """The day in a figure's name: `Pasted image 20240511164619.png`, `image-20221020174023945.png`,
    `1681180741210.png` (milliseconds)."""
    stamp = _STAMP.search(name)
    if stamp:
        return day_in(f"{stamp[1]}-{stamp[2]}-{stamp[3]}")
    milliseconds = _MILLISECONDS.search(name)
    return _from_milliseconds(milliseconds[1]) if milliseconds else None


def _from_milliseconds(digits: str) -> str | None:
    moment = datetime.datetime.fromtimestamp(int(digits) / 1000, datetime.UTC)
    return moment.date().isoformat() if 1990 <= moment.year <= 2060 else None
