"""List items, table rows and bold lines as papers: what is the title in one, and what speaks for it.

- [Title](url) - CVPR 2020          * **Title** (ICLR'21) [[paper](u)]       1. Title. Authors. Venue, Year.
- [ECCV 2022] Title [pdf]           - **NeRF**: Representing Scenes ...      [12] A. Author, "Title," in Proc. ...
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from ..model import Block, Mark, walk
from ..patterns import pattern
from .addresses import is_paper
from .citations import citation, cited_year, reference_in
from .evidence import Evidence
from .facets import facets_of
from .item_evidence import item_evidence, with_fields
from .keyed import keyed_line
from .likeness import is_name, likeness
from .lines import Line, lines_of, unbroken
from .once import once
from .paper_days import month_beside
from .title_words import LINK_WORDS
from .titles import Named, read_title
from .venue_lines import is_address, is_imprint, led_by_venue, venue_below, venue_line
from .venues import Venue, venues_in
from .writers import WRITERS, are_writers, names_alone, surely_writers, writers_in, year_behind


class Item(msgspec.Struct, frozen=True):
    """One list item, row or bold line read as a paper. `rest` is what follows the title on its lines."""

    named: Named
    line: int
    end: int
    evidence: Evidence
    links: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]  # its notes
    mark: str = ""  # the task mark, or ""
    authors: str = ""
    venue: str | None = None
    year: int | None = None
    fields: tuple[tuple[str, str], ...] = ()  # of a table's row: field, value
    tags: tuple[str, ...] = ()


_SIGNS, _NO_LETTERS = pattern(r"[\W_]+"), pattern(r"[\W\d_]+")
_QUOTED = pattern(r"[“\"]([^“”\"]{12,}?)[,.]?[”\"]")
_GOES_ON = pattern(r"[:：]\s*[A-Z]|[a-z]")
_ASIDE = pattern(r"\[[^\]]*\]|\([^)]*\)|【[^】]*】|[\W\d_]+")
_CHINESE = pattern(r"[一-鿿]{6,}")
_IN_BRACKETS = pattern(r"\s*[（(]([^（）()]{2,24})[)）]")
_SENTENCES = pattern(r"(?<=[a-z\d)?!])(?<!\bet al)\.\s+(?=[A-Z\d(])|\s+[|｜]\s+|(?<=[A-Za-z\d)])。")
_DASH = pattern(r"\s+[-–—]+\s+|\s+@\s*|(?<=[^\s-])(?:-{3,}|——)(?=\w)")


@once
def item_of(block: Block) -> Item | None:
    """A list item as a paper, or None where nothing in it could be a title."""
    lines = list(itertools.islice(lines_of(map(unbroken, block.children[:1]), 1, "item"), 4))
    above = lines.pop(0) if len(lines) > 1 and is_address(lines[0]) else None  # the title is below it
    if not lines:
        return None
    first, more = lines[0], lines[1:]
    lead, rest = title_in(first)
    field = keyed_line(first)
    if (
        not lead.title
        or is_imprint(first.text, lead.title)
        or facets_of(lead.title)
        or facets_of(first.text)
        or (field and field.field != "title" and not lead.arxiv)
    ):
        return None
    notes = block.children[1:]
    opening = (*filter(None, (above,)), first, *(line for line in more if len(line.text) < 200))
    links = tuple(pair for line in opening for pair in line.links())
    nested = tuple(pair for line in lines_of(notes) if _only_links(line) for pair in line.links())
    evidence = item_evidence(lead, rest, links + nested, block.info)
    evidence = with_fields(evidence, lead.title, itertools.chain(more, lines_of(notes, 1, "item")))
    said = next(iter(venues_in(rest)), None)
    venue = said or venue_below(more[:2]) or led_by_venue(more[:2]) or _nested_venue(notes)
    if venue and venue.name and not lead.venue and not said:
        evidence = evidence.plus(2.5, "a venue below it", bib=True)
    when = next((year for line in more[:2] if (year := citation(line.text))), None)
    if when and not lead.year:
        lead = msgspec.structs.replace(lead, year=when)
        evidence = evidence.plus(2.5, "a citation below it", bib=True)
    cited, below = reference_in(first.text), _writers_below(first, more, notes)
    if below and not venue:
        evidence = evidence.plus(1.5, "writers below it", bib=True)
    authors = cited.authors if cited else writers_in(rest) or below
    authors = authors or (writers_in(more[0].text) if led_by_venue(more[:1]) else "")
    year = lead.year or (venue.year if venue else month_beside(rest, (url for _, url in links)))
    kept = block.children if more else notes
    return Item(
        lead,
        block.span.line,
        block.end,
        evidence,
        links + nested,
        kept,
        block.info,
        authors,
        lead.venue or (venue.name if venue else None),
        year,
        tags=tuple(tag for part in walk(block.children[0]) for tag in part.tags),
    )


def _writers_below(title: Line, more: Sequence[Line], notes: tuple[Block, ...]) -> str:
    """Who wrote what a bold title names, where the line below it says that and no more."""
    behind = title.text.strip()[len(title.lead) :]
    if not title.lead or (behind and not _only_venue(behind.strip(" -–—,，(（[|*_"))):
        return ""
    if more:
        return names_alone(more[0].text)
    below = next(iter(lines_of(notes[:1], 1)), None)
    return names_alone(below.text) if below and below.kind == "paragraph" else ""


def _nested_venue(notes: tuple[Block, ...]) -> Venue | None:
    """The venue that one of the first nested lines gives: `* ICML 2021`."""
    for line in list(lines_of(notes))[:4]:
        if venue_line(line):
            return next(iter(venues_in(line.text)), None)
    return None


_LONG = 500  # characters that are no title, and of which there may be as many as stars in a line
_FAR = 2000  # characters before a link that is a title: more than the longest list of authors


@lru_cache(maxsize=2048)  # the first lines of a note are read by several rules
def title_in(line: Line) -> tuple[Named, str]:
    """The title that a line holds and what the line says beside it."""
    text = line.text
    if reference := reference_in(text):
        return read_title(text), f"{reference.authors} — {reference.rest}"
    marks = [mark for mark in line.marks if mark.end - mark.start < _LONG]
    for mark in marks:
        if mark.start > _FAR:
            break
        label = text[mark.start : mark.end]
        if mark.kind != "link" or _after_sentence(text[: mark.start]):
            continue
        alone = not _NO_LETTERS.sub("", text[: mark.start])
        if _titled(label) or (alone and is_paper(mark.target) and _titled(label, 0.6)):
            return _framed(text, mark.start, mark.end)
    quoted = _QUOTED.search(text) if "“" in text or '"' in text else None
    if quoted and likeness(quoted[1]) >= 1.2:
        return _framed(text, quoted.start(1), quoted.end(1))
    bold = next(
        (mark for mark in marks if mark.kind in ("strong", "em") and _titled(text[mark.start : mark.end])), None
    )
    if bold and not _after_sentence(text[: bold.start]) and not _is_short(text, bold):
        return _framed(text, bold.start, bold.end)
    return _by_separators(line)


def _titled(label: str, least: float = 1.2) -> bool:
    if label.startswith("http") or likeness(read_title(label).title) < least:
        return False
    return _SIGNS.sub("", label).casefold() not in LINK_WORDS and not are_writers(label.strip(" ."))


def _is_short(text: str, bold: Mark) -> bool:
    """`**NeRF**: Representing Scenes ...` and `The **primacy bias** in ...`: the bold words are a part of the title."""
    behind = text[bold.end :].lstrip()
    words = len(text[bold.start : bold.end].split())
    return words <= 3 and bool(_GOES_ON.match(behind))


def _after_sentence(before: str) -> bool:
    """Whether so much text stands before that a link or bold run is a part of a sentence."""
    if not before:
        return False
    bare = _ASIDE.sub(" ", before).split()
    return (len(bare) > 7 and not WRITERS.search(before)) or bool(_CHINESE.search(before))


def _framed(text: str, start: int, end: int) -> tuple[Named, str]:
    """The title in a frame of its own; a venue, year or number may stand before it."""
    named = read_title(text[start:end])
    before = read_title(text[:start] + " X") if text[:start].strip(" -*[(") else None
    rest = text[:start] + " " + text[end:]
    behind = _IN_BRACKETS.match(text, end)
    if behind and is_name(behind[1]) and not named.short:
        named = msgspec.structs.replace(named, short=behind[1])
    if named.year is None and (year := cited_year(text[end:].lstrip("*_")) or year_behind(text[end:])):
        named = msgspec.structs.replace(named, year=year)
    if before:
        named = msgspec.structs.replace(
            named,
            venue=named.venue or before.venue,
            year=named.year or before.year,
            institution=named.institution or before.institution,
            status=named.status or before.status,
            marker=named.marker or before.marker,
            short=named.short or before.short if before.short and before.short != "X" else named.short,
        )
    return named, rest


def _by_separators(line: Line) -> tuple[Named, str]:
    """The title up to where authors, a venue or links begin."""
    text = line.text
    links = [mark for mark in line.marks if mark.kind == "link"]
    cut = min((mark.start for mark in links if mark.start > 8), default=len(text))
    main = text[:cut]
    sentences = _SENTENCES.split(main)
    if len(sentences) > 1 and _only_venue(sentences[0]):
        sentences[:2] = [f"{sentences[0]}. {sentences[1]}"]
    if len(sentences) > 1 and _led_by_writers(sentences):
        return read_title(sentences[1]), f"{sentences[0]} — {' '.join(sentences[2:])} {text[cut:]}"
    if len(sentences) > 1 and (
        len(sentences[0].split()) >= 3 or (is_name(sentences[0]) and likeness(read_title(sentences[1]).title) < 1.2)
    ):
        return read_title(sentences[0]), " ".join(sentences[1:]) + " " + text[cut:]
    dash = _DASH.split(main, maxsplit=1)
    if len(dash) > 1 and likeness(read_title(dash[0]).title) >= 1.2:
        return read_title(dash[0]), dash[1] + " " + text[cut:]
    colon = re.split(r"：|:\s+(?=[一-鿿])", main, maxsplit=1)
    if len(colon) > 1 and _titled_or_placed(colon[0]):
        return read_title(colon[0]), colon[1] + " " + text[cut:]
    marks = tuple(mark for mark in line.marks if mark.end <= cut)
    return read_title(main, marks), text[cut:]


_NUMBER = pattern(r"^\W*\d{1,3}\W+")
_SHORT = 1.0  # likeness of a title of three words


def _led_by_writers(sentences: Sequence[str]) -> bool:
    """Whether the first sentence lists writers, and the second is a title: `[1] A. Ito, B. Wood. Title. OCEANS 2020.`"""
    writers = _NUMBER.sub("", sentences[0])
    return surely_writers(writers) and likeness(read_title(sentences[1]).title) >= _SHORT


def _titled_or_placed(text: str) -> bool:
    """Whether what stands before a colon is a title, or a name with its venue: `NeRF（ECCV 2020）：...`."""
    named = read_title(text)
    return likeness(named.title) >= 1.2 or bool(named.venue and named.year and is_name(named.title))


def _only_venue(text: str) -> bool:
    """Whether a sentence says where a paper was published and nothing else: `CoRL 2022, Oral`."""
    found = next(iter(venues_in(text)), None)
    return bool(found and found.start == 0 and not _SIGNS.sub("", text[found.end :]))


def _only_links(line: Line) -> bool:
    """A nested line that holds links and hardly a word beside: `[论文](u) [code](u)`, `arXiv: https://...`."""
    text = line.text
    for mark in sorted(line.marks, key=lambda mark: -mark.start):
        if mark.kind == "link":
            text = text[: mark.start] + text[mark.end :]
    return bool(list(line.links())) and len(_SIGNS.sub("", text)) <= 12
