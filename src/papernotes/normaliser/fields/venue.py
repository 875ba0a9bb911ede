"""Venue and year: from the heading, the head, fields, the line below the heading, the group above; never from a URL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ... import head_keys
from ...patterns import pattern
from ..citations.citations import led_by_authors
from ..citations.cited import citation
from ..draft import Draft
from ..files.file_names import key_of_file
from ..headings.groups import day_in
from ..prose.blanks import is_choice
from ..published import DATE, published_in_head, published_in_text
from ..references.persons import authors_in
from ..references.preprints import published
from ..references.venues import stated_venue, unpublished, venue_in, years_in
from ..stated.behind_authors import parted
from ..stated.keyed import Keyed, keyed_line, tags_in
from ..stated.paper_days import came_out, is_day, known_by, year_of_number, years_at_arxiv
from ..stated.venue_lines import venue_alone, venue_line, year_alone, year_of_volume
from ..stated.venue_told import tags_alone, venue_about, venue_tagged, venue_told
from ..titles.titles import read_title
from ..titles.venue_files import venue_of_folder

_SAID = pattern(
    r"(?:发表|收录|录用|接收|中稿)(?:于|在|到)?\s*|(?:[此本该]文|文章|论文)发[于在]\s*|(?:accepted|published|presented|appeared?)\s+(?:by|at|in|to)\s+",
    re.IGNORECASE,
)
_OF_ITSELF = pattern(  # 本文发表于 ICLR 2022, in whichever section
    r"(?:^|[\s，。；,.;：:])(?:这篇|[本该此])(?:文|论文|文章|工作)(?:已经?)?被?(?:发表|收录|录用|接收|中稿)(?:于|在|到)\s*|"
    r"(?i:^|[\s,.;])(?i:this (?:paper|work|article)) (?:was |has been |is |got )?(?:accepted|published|presented|appeared?) (?:by|at|in|to) "
)
_UNKNOWN = pattern(r"([A-Z][A-Za-z]{2,9}[A-Z]|[A-Z]{3,10})[ '’-]{0,2}((?:19|20)?\d\d)\W*")  # Published at ICAC'11
_DATE = pattern(r"[\d\s./年月日-]+")
_OF_YEAR = pattern(
    r"(?<!\d)((?:19[5-9]|20[0-4])\d)\s*年?(?:的|发表的|提出的|发布的)?(?:一篇)?(?:文章|论文|工作)"
    r"(?!的?(?:复现|扩展|改进|延伸|后续|续作))"
)
_ARXIV = pattern(r"(?<![\d.])\d{4}\.\d{4,5}(?!\d)")  # whose first digits are no year
_CHINESE = pattern(r"(?:《)?([一-鿿]{2,12}(?:学报|杂志|期刊|通报|通讯))(?:》)?(?:上?的?一篇|上的|[，,。 ]|\d|$)")


def read_venue(draft: Draft, _known: Mapping[str, object]) -> dict[str, object]:
    """`venue` as the field writes it and `year`; None where the notes do not say."""
    venue: str | None = None
    year: int | None = None
    for said, when in _claims(draft):
        if said and (venue is None):
            venue, year = said, when or year
        elif year is None and when and (said is None or said == venue):
            year = when
    year = year or _year_of_key(draft)
    if draft.whole and venue is None and (filed := venue_of_folder(draft.note.path)) and filed.year:
        known = (*years_at_arxiv(known_by(draft.opening)), *filter(None, (year,)))
        if all(0 <= filed.year - when <= _PREPRINT for when in known):
            venue, year = filed.name, filed.year
    return {"venue": venue, "year": year}


def _year_of_key(draft: Draft) -> int | None:
    """The year in the citation key that a head or a field gives, or by which the file is named: `itoDeepEchoes2019`, or
    in a citation among the aliases, `Ito et al. (2019)`."""
    said = draft.citation_key or (key_of_file(draft.note.path) if draft.whole else "")
    years = _IN_KEY.findall(said) if said else []
    if years and not _MAY_BE_A_WORD.fullmatch(said):
        return int(years[-1])
    aliases = draft.note.values(*head_keys.ALIASES.names) if draft.whole else ()
    return next((year for alias in aliases if (year := citation(alias) or _cited(alias))), None)


def _cited(alias: str) -> int | None:
    """The year of an alias that is a name with a year behind it: Ito2019."""
    found = _BY_NAME.fullmatch(alias)
    return int(found[1]) if found and not _MAY_BE_A_WORD.fullmatch(alias) else None


_BY_NAME = pattern(r"@?[A-Z][a-z]+(?:-[A-Z][a-z]+)?((?:19[5-9]|20[0-4])\d)[a-z]?")
_MAY_BE_A_WORD = pattern(r"(?i)(?:notes?|reading|week|report|papers?|survey|review|seminar|draft)[_-]?\d{4}[a-z]?")
_IN_KEY = pattern(r"(?<=[A-Za-z_:-])((?:19[5-9]|20[0-4])\d)(?!\d|-\d)")

_PREPRINT = 2  # years that a paper may be known before it is published; what is older was read for something there


def _claims(draft: Draft) -> Iterator[tuple[str | None, int | None]]:
    """What is said of venue and year, most trusted first."""
    named, item, group = draft.seed.named, draft.seed.item, draft.seed.group
    yield named.venue, named.year or led_by_authors(named.title)
    if item:
        yield item.venue, item.year
    yield from _from_head(draft)
    yield from _from_fields(draft)
    if reference := draft.reference:
        yield reference.venue or None, reference.year
    for line in draft.lines[:_NEAR]:
        if found := published(line):
            yield found.name, found.year
    for venue in filter(None, map(venue_alone, draft.seed.blocks[:1])):
        yield venue.name, venue.year
    yield from _from_lines(draft)
    for venue in filter(None, map(venue_told, draft.opening[:4])):
        yield venue.name, venue.year
    if named.year is None or group.venue:
        yield group.venue, group.year if not named.year else None
    for about in filter(None, map(venue_about, map(draft.head, _ABOUT))):
        yield about.name, about.year
    if tagged := venue_tagged(_tags(draft)):
        yield tagged.name, tagged.year


_ABOUT = ("description", "excerpt", "subtitle", "summary")


def _tags(draft: Draft) -> Iterator[str]:
    """The tags that are of the paper, and not of a word in a sentence of its note."""
    yield from draft.note.tags if draft.whole else ()
    yield from draft.seed.tags
    yield from draft.seed.item.tags if draft.seed.item else ()
    for keyed in draft.values("tags"):
        yield from tags_in(keyed.value)
    yield from tags_alone(draft.seed.blocks)


def _from_head(draft: Draft) -> Iterator[tuple[str | None, int | None]]:
    if not draft.whole:
        return
    text, source = draft.head(*head_keys.VENUE.names), draft.head(*head_keys.PUBLISHER.names)
    text = text or (source if venue_in(source) else "")
    when = _year(draft.head(*head_keys.YEAR.names))
    if text and not (unpublished(text) or is_choice(text)):
        name, year = stated_venue(text)
        yield name, year or _year(text) or when
    if placed := venue_in(draft.head(*head_keys.YEAR.names)):  # paper_year: CVPR 2017
        yield placed.name, placed.year
    yield None, when or _year(published_in_head(draft.note)) or _of_its_number(draft)


def _of_its_number(draft: Draft) -> int | None:
    """The year of a head's day that is in the month of the paper's number at arXiv, whether it is read or published then."""
    said = (draft.head(key) for key in (*head_keys.ARXIV.names, *head_keys.DOI.names, "url", "link"))
    months = {number[1] for number in map(_NUMBER.search, said) if number}
    day = day_in(draft.head(*DATE)) if months else None
    return int(day[:4]) if day and day[2:4] + day[5:7] in months else None


_NUMBER = pattern(r"(?i)(?:^|arxiv[.:/ ](?:org/(?:abs|pdf)/)?)(\d{4})\.\d{4,5}(?!\d)")


def _from_fields(draft: Draft) -> Iterator[tuple[str | None, int | None]]:
    for keyed in sorted(draft.values("venue"), key=_is_source):
        text = keyed.value or " ".join(label for label, _ in keyed.links)
        elsewhere = _is_source(keyed) and not (venue_in(text) or _JOURNAL.search(text))
        if unpublished(text) or is_choice(text) or elsewhere:
            continue
        if (is_day(text) or _DATE.fullmatch(text)) and not _is_source(keyed):  # Published: 2026-02-04
            yield None, _year(text)
            continue
        name, year = stated_venue(text)
        if venue_in(text) or (len(text) <= 80 and not text.startswith("http") and re.search(r"[A-Za-z一-鿿]{2}", text)):
            yield (None if _DATE.fullmatch(text) else name), year or _year(text)
    for place in filter(None, (parted(keyed.value)[1] for keyed in draft.values("authors")[:1])):
        yield stated_venue(place)[0], _year(place) or stated_venue(place)[1]
    for keyed in draft.values("year"):
        found = venue_in(keyed.value)
        own = found.year if found and found.name else None  # 2023年10月（CVPR 2024）: of the paper, not of its preprint
        yield (found.name if found else None), own or _year(keyed.value)
    for keyed in draft.values("title"):
        named = read_title(keyed.value)  # 论文：Title (ICLR 2014)
        yield named.venue, named.year
    for keyed in draft.values("link"):
        for label, _ in keyed.links:  # 链接：[CVPR 2020](https://...)
            found = venue_in(label) if len(label) < _LABEL else None
            if found and found.name and found.year:
                yield found.name, found.year
    yield None, _year(published_in_text(draft))
    for keyed in draft.values("date"):
        yield None, (_year(day_in(keyed.value) or keyed.value) if _PREPRINTED.search(keyed.value) else None)
    days = (day_in(keyed.value) or keyed.value for keyed in draft.keyed if keyed.field != "noted")
    yield None, year_of_number(days, draft.identities())


_PREPRINTED = pattern(r"(?i)\bpreprint\b|\b(?:bio|med|chem)?[ar]xiv\b|预印本")  # 时间：2026-01-28 preprint


def _is_source(keyed: Keyed) -> bool:
    """Whether a field says where its keeper has the paper from, which may be a feed or a site as well as a venue."""
    return keyed.key.strip(" *_`").casefold() in _SOURCES


_SOURCES = frozenset(("来源", "來源", "where", "publisher", "发布"))
_JOURNAL = pattern(
    r"(?i)\b(?:journal|transactions|proceedings|conference|letters|symposium|review)\b|学报|期刊|杂志|会议|通报"
)


def _from_lines(draft: Draft) -> Iterator[tuple[str | None, int | None]]:
    for line in draft.opening[:4]:
        if (line.kind == "quote" and not venue_line(line)) or keyed_line(line):
            continue
        said = _SAID.search(line.text)
        found = (
            venue_in(line.text)
            if venue_line(line)
            else (venue_in(line.text[said.end() : said.end() + 60]) if said else None)
        )
        if found and found.name:
            yield found.name, found.year or year_of_volume(line.text.rstrip(" *_")[found.end :])
        elif said and (unknown := _UNKNOWN.fullmatch(line.text, said.end())):
            yield unknown[1], _full(unknown[2])
        if chinese := _CHINESE.search(line.text):
            yield chinese[1], _year(line.text)
        if of_year := _OF_YEAR.search(line.text):
            yield None, int(of_year[1])
    for line in draft.lines[:_NEAR]:
        if said := _OF_ITSELF.search(line.text[:_FIRST]):
            found = venue_in(line.text[said.end() : said.end() + 60])
            yield (found.name if found else None), (found.year if found else None)
    for line in draft.opening[1:3]:
        if alone := _YEAR_ALONE.fullmatch(line.text.strip(" *_")):
            yield None, int(alone[1])
    for line in draft.opening[:2]:
        yield None, year_alone(line.text)
        names, behind = authors_in(line)
        if names and (when := _year(behind)):
            yield None, when
    named = (f"arxiv:{draft.seed.named.arxiv}",) if draft.seed.named.arxiv else ()
    yield None, came_out(draft.opening[:4], (*named, *known_by(draft.opening)))


_LABEL = 40  # characters
_YEAR_ALONE = pattern(r"[(（]((?:19[5-9]|20[0-4])\d)[)）]")  # below who wrote it
_NEAR = 30  # lines of an entry, among which fields stand
_FIRST = 300  # characters of a line, in which it says so of its paper


def _full(year: str) -> int:
    return int(year) if len(year) > 2 else 2000 + int(year) if int(year) < _CENTURY else 1900 + int(year)


_CENTURY = 60


def _year(text: str) -> int | None:
    text = _ARXIV.sub("", text)
    years = years_in(text) or [int(year) for year in re.findall(r"(?<!\d)((?:19[5-9]|20[0-4])\d)(?!\d)", text)]
    return years[0] if years else None
