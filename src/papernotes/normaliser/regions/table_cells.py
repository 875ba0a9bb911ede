"""Cells of tables of papers -> what they say in the form of one word: years in a column of times, venues that are no known
ones, and the name of a method behind the bar that a title ends with.

| Time | 2013 |      | Venue / Year | IEEE Sensors Journal / 2025 |      | Paper | Deep Echoes for Web Search｜**DEWS** |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from ...model import Block, Image, Mark, holes
from ...patterns import pattern
from ..lexicon.title_words import LINK_WORDS, YEAR
from ..prose.blanks import is_choice
from ..prose.lines import Line
from ..references.addresses import is_paper
from ..references.likeness import is_letters, is_name, likeness
from ..references.organisations import organisations
from ..references.venues import stated_venue, unpublished, venue_in, venues_in
from ..titles.titles import Named, read_title

Rows = Sequence[tuple[Block, ...]]


def with_badge(cell: Block) -> Block:
    """A cell with what its picture is called, where it is but that, and a venue: `![CVPR 2020](badge.svg)`."""
    if cell.text.strip() or not cell.html:
        return cell
    said = next((hole.alt for hole in holes(cell) if isinstance(hole, Image)), "")
    return msgspec.structs.replace(cell, text=said) if said and venue_in(said) else cell


def of_each_title(row: tuple[Block, ...], title: int) -> Iterator[tuple[Block, ...]]:
    """A row for each of the papers that one of its cells lists by their titles, `[Title](u), [Title](u)`; the row where
    that holds one."""
    cell = row[title]
    line = Line(cell.text, cell.span.line, "cell", marks=cell.marks)
    links = [mark for mark in cell.marks if mark.kind == "link" and is_paper(mark.target)]
    links = [mark for mark in links if likeness(read_title(cell.text[mark.start : mark.end]).title) >= _TITLE]
    between = (cell.text[mark.end : behind.start] for mark, behind in pairwise(links))
    if len(links) < 2 or any(map(_SAID.search, between)):
        yield row
        return
    ends = (*(len(cell.text[: mark.start].rstrip(_BETWEEN)) for mark in links[1:]), len(cell.text))
    for part in (line.part(mark.start, end) for mark, end in zip(links, ends, strict=True)):
        yield (*row[:title], msgspec.structs.replace(cell, text=part.text, marks=_within(part)), *row[title + 1 :])


def _within(part: Line) -> tuple[Mark, ...]:
    """The marks of a part of a line but for links that begin where it ends, or end where it begins."""
    return tuple(mark for mark in part.marks if mark.start < len(part.text) and mark.end)


_BETWEEN = " ,，;；、|/•-\n"
_SAID = pattern(r"\b[a-z]{3,}|[一-鿿]{2}")  # words between titles: one of them builds on the other


def with_years(fields: list[str | None], rows: Rows) -> list[str | None]:
    """The fields, with a column of times whose cells are bare years, or years with a month, as that of the years in which
    papers came out; days are those of reading, and a table that has years beside them says itself what they are."""
    if "year" in fields or any(_A_YEAR.search(text) for text in _column("venue", fields, rows)):
        return fields
    for at, (field, cell) in enumerate(zip(fields, rows[0], strict=False)):
        if field != "date" and not _OF_TIMES.fullmatch(cell.text):
            continue
        said = [row[at].text for row in rows[1:] if at < len(row) and row[at].text.strip()]
        if said and all(map(_BARE.fullmatch, said)):
            return [*fields[:at], "year", *fields[at + 1 :]]
    return fields


_OF_TIMES = pattern(r"(?i)\W*time\W*")
_A_YEAR = pattern(rf"(?<!\d){YEAR}(?!\d)")
_BARE = pattern(rf"\W*{YEAR}(?:\s?[./年-]\s?(?:0?[1-9]|1[0-2]))?\s?[年月]?\W*")


def _column(field: str, fields: Sequence[str | None], rows: Rows) -> list[str]:
    at = fields.index(field) if field in fields else None
    return [] if at is None else [row[at].text for row in rows[1:] if at < len(row)]


def says_venues(fields: Sequence[str | None], rows: Rows) -> bool:
    """Whether the column of venues is called so, or holds a known one: 来源 and Publisher may be sites and companies, too."""
    if "venue" not in fields:
        return False
    head = rows[0][fields.index("venue")].text
    return not _OF_SOURCES.fullmatch(head) or any(map(venue_in, _column("venue", fields, rows)))


_OF_SOURCES = pattern(r"(?i)\W*(?:来源|來源|where|publisher|发布)\W*")


def venue_of(cell: str) -> str | None:
    """The venue that a cell of such a column gives, known or not: a name, and no remark, rank, publisher or employer."""
    name = None if unpublished(cell) or is_choice(cell) else stated_venue(cell)[0]
    if name is None or venue_in(cell):
        return name
    named = len(name) <= _LONGEST and (_NAME.fullmatch(name) or _CHINESE.fullmatch(name))
    employer = not _JOURNAL.search(name) and organisations(name)
    return name if named and not (_NO_NAME.match(name) or employer) else None


_LONGEST = 80
_NAME = pattern(r"[A-Z][A-Za-z&-]*(?:,? (?:[A-Z][A-Za-z&-]*\.?|of|on|in|and|for|the|&))*")
_JOURNAL = pattern(
    r"\b(?:Journal|Annals|Review|Letters|Transactions|Bulletin) (?:of|on|in) "
)  # Journal of Sonar Research
_CHINESE = pattern(r"[一-鿿（）()、与]{2,20}(?:学报|杂志|期刊|通报|通讯|会议|大会)")
# What a cell says beside names: how far a paper is, what it was there, how its venue is ranked, who prints it, what else it is.
_NO_NAME = pattern(
    r"(?i)(?:accept|submi|reject|withdraw|publish|under |in (?:press|review)|to (?:appear|be)|not |no(?:ne)?\b|yes\b|[a-z]{0,6}rxiv|"
    r"(?:oral|poster|spotlight|highlight|workshop|journal|conference|symposium|findings|best paper|paper|preprint|book|thesis|"
    r"ph\.?d|master|blog|report|tech(?:nical|\.)? report|web ?site|github|medium|zhihu|unknown|other|same|see|read|done|todo|top|"
    r"ieee|acm|springer|elsevier|wiley|mdpi|sci|ssci|scie|ei|ccf|jcr|q[1-4]|[a-d])(?![a-z])(?:[ -](?:[a-d]|q?[1-4]|top|track|paper))?$)|"
    r".*\b(?:report|blog|thesis|post|preprint|press)$"
)


def with_name_behind(named: Named, cell: str) -> Named:
    """A title without the name of its method behind a bar: `Deep Echoes for Web Search｜**DEWS**`, `... \\| MF`."""
    found = _BARRED.fullmatch(cell.strip().split("\n")[0]) if "|" in cell or "｜" in cell else None
    if not found or not found["name"] or not (is_name(found["name"]) or is_letters(found["name"])):
        return named
    name, title = found["name"], read_title(found["title"])
    if name.casefold() in LINK_WORDS or name.casefold() in _REMARKS or organisations(name) or venues_in(name):
        return named
    if likeness(title.title) < _TITLE:
        return named
    return msgspec.structs.replace(named, title=title.title, short=named.short or name)


_BARRED = pattern(r"(?P<title>[^|｜]{12,300}?)\s*[|｜]\s*(?P<name>[^\s|｜][^|｜]{0,30}?)\s*")
_REMARKS = frozenset("oral poster spotlight highlight survey review arxiv preprint workshop demo best award".split())
_TITLE = 1.2  # likeness
