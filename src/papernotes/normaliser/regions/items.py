"""List items, table rows and bold lines as papers: what is the title in one, and what speaks for it.

- [Title](url) - CVPR 2020          * **Title** (ICLR'21) [[paper](u)]       1. Title. Authors. Venue, Year.
- [ECCV 2022] Title [pdf]           - **NeRF**: Representing Scenes ...      [12] A. Author, "Title," in Proc. ...
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from ...model import Block, walk
from ...patterns import pattern
from ..citations.by_whom import by_whom
from ..citations.cited import citation
from ..citations.of_kind import any_reference, of_kind
from ..headings.evidence import Evidence
from ..prose.facets import facets_of
from ..prose.lines import Line, lines_of, unbroken
from ..prose.once import once
from ..references.addresses import is_paper
from ..references.likeness import likeness
from ..references.venues import Venue, venues_in
from ..references.writers import names_alone, names_beside_venue, writers_in, year_apart
from ..stated.field_names import field_of
from ..stated.keyed import keyed_line
from ..stated.paper_days import month_beside, without_month
from ..stated.run_together import parted
from ..stated.venue_lines import is_address, is_imprint, led_by_venue, venue_below, venue_line
from ..titles.item_titles import only_venue, title_in
from ..titles.states_behind import state_behind
from ..titles.titles import Named
from .item_evidence import BELOW, item_evidence, with_fields


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
    head: Block | None = None  # the paragraph of a title that stands on one line


_SIGNS = pattern(r"[\W_]+")
_BY = 2  # points of a year and authors
_SHORT = 200  # characters of a line of links


class _Opening(msgspec.Struct, frozen=True):
    """The lines that an item begins with: that of the title, the one above it where that is its address, and at most three
    below it. `told` are its notes, but for what is listed below a topic."""

    above: Line | None
    line: Line
    first: Line  # that of the title without the month of the paper's number
    lead: Named
    rest: str
    more: tuple[Line, ...]
    told: tuple[Block, ...]

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Label and address of each link, in order."""
        short = (line for line in self.more if len(line.text) < _SHORT)
        return tuple(pair for line in (self.above, self.line, *short) if line for pair in line.links())

    @property
    def below(self) -> Sequence[Line]:
        """The lines right below the title's own, which may say when and where the paper was published."""
        return self.more[:2]


@once
def item_of(block: Block) -> Item | None:
    """A list item as a paper, or None where nothing in it could be a title."""
    opening = _opening(block)
    if opening is None:
        return None
    lead, more, told = opening.lead, opening.more, opening.told
    when = None if lead.year else next((year for line in opening.below if (year := citation(line.text))), None)
    nested = tuple(pair for line in lines_of(told) if _only_links(line) for pair in line.links())
    links = opening.links + nested
    placed = next(iter(venues_in(opening.rest)), None)
    venue = placed or venue_below(opening.below) or led_by_venue(opening.below) or _nested_venue(told)
    evidence = item_evidence(lead, opening.first.text, opening.rest, links, block.info)
    evidence = with_fields(evidence, lead.title, itertools.chain(more, lines_of(told, 1, "item")))
    if venue and venue.name and not lead.venue and not placed:
        evidence = evidence.plus(2.5, BELOW, bib=True)
    if when:
        evidence = evidence.plus(2.5, "a citation below it", bib=True)
    authors, evidence = _authors(opening, venue, evidence)
    state = state_behind(f") {opening.rest.strip()}") if opening.rest and not lead.status else None
    return Item(
        msgspec.structs.replace(lead, year=lead.year or when, status=lead.status or (state[0] if state else "")),
        block.span.line,
        block.end,
        evidence,
        links,
        block.children[1:] if all(map(_is_wrap, more)) else block.children,
        block.info,
        authors,
        lead.venue or (venue.name if venue else None),
        _year(opening, lead.year or when, venue) or (year_apart(opening.rest) if authors else None),
        tags=tuple(tag for part in walk(block.children[0]) for tag in part.tags),
        head=block.children[0] if not more and opening.above is None else None,
    )


def _opening(block: Block) -> _Opening | None:
    """The first lines of an item, where the title in them could be one of a paper."""
    lines = list(itertools.islice(lines_of(map(unbroken, block.children[:1]), 1, "item"), 4))
    above = lines.pop(0) if len(lines) > 1 and is_address(lines[0]) else None  # the title is below it
    if not lines:
        return None
    first, lead, rest = _title_in(lines[0])
    field = keyed_line(first)
    if (
        not lead.title
        or is_imprint(first.text, lead.title)
        or facets_of(lead.title)
        or (facets_of(first.text) and not (field and field.field == "title"))
        or (field and field.field != "title" and not lead.arxiv)
    ):
        return None
    notes = block.children[1:]
    told = () if _is_topic(lead, first, notes) else notes
    return _Opening(above, lines[0], first, lead, rest, tuple(lines[1:]), told)


def _authors(opening: _Opening, venue: Venue | None, found: Evidence) -> tuple[str, Evidence]:
    """Those who wrote it, "" where no line says so; and what speaks for it, with that of a reference and of writers."""
    text = opening.first.text
    cited, below = any_reference(text), _writers_below(opening.first, opening.more, opening.told)
    if cited and of_kind(text):
        found = found.plus(2.5, "a reference in full", bib=True)
    if below and not venue:
        found = found.plus(1.5, "writers below it", bib=True)
    if said := by_whom(text):  # as of books and songs, too: they are papers where the note is on papers
        found = msgspec.structs.replace(found, bib=max(0.0, found.bib - _BY))
    authors = cited.authors if cited else said.who if said else writers_in(opening.rest) or below
    return authors or _writers_beside_venue(opening.more, opening.told), found


def _year(opening: _Opening, told: int | None, venue: Venue | None) -> int | None:
    """The year beside the title, or that of the venue or of the month in its address."""
    if told and opening.lead.month and venue and venue.year and venue.year < told:  # "(2022-2-18) Title. CHI 2020."
        return venue.year  # read then
    return told or (venue.year if venue else month_beside(opening.rest, (url for _, url in opening.links)))


def _title_in(line: Line) -> tuple[Line, Named, str]:
    """The title that a line holds, and what it says beside it; and the line without the month of the paper's number."""
    line, year = without_month(line)
    first, *fields = parted(line, field_of)  # Title: ...; Authors: ...
    lead, rest = title_in(first)
    rest = " ".join((rest, *(field.value for field in map(keyed_line, fields) if field)))
    return line, (msgspec.structs.replace(lead, year=lead.year or year) if year else lead), rest


def _is_topic(lead: Named, first: Line, notes: tuple[Block, ...]) -> bool:
    """Whether links to papers by their titles stand below an item: what it names is what they are on. One alone may be
    the full title of the paper that it names."""
    if not notes or lead.venue or lead.arxiv or any(is_paper(url) for _, url in first.links()):
        return False
    titles = sum(1 for line in lines_of(notes) if _begins_with_title(line))
    return titles > 1 or (titles == 1 and likeness(lead.title) < _NAME)


def _begins_with_title(line: Line) -> bool:
    """Whether a line leads to a paper by its title, and nothing stands before that but a venue: no "builds on"."""
    link = next((mark for mark in line.marks if mark.kind == "link"), None)
    if link is None or not is_paper(link.target):
        return False
    label, before = line.text[link.start : link.end], line.text[: link.start]
    return label.count(" ") > 1 and likeness(label) >= 1 and bool(not _LETTER.search(before) or venues_in(before))


_LETTER = pattern(r"[^\W\d_]")
_NAME = 0.4  # likeness of what may be called so


def _writers_below(title: Line, more: Sequence[Line], notes: tuple[Block, ...]) -> str:
    """Who wrote what a bold title names, where the line below it says that and no more."""
    behind = title.text.strip()[len(title.lead) :]
    if not title.lead or (behind and not only_venue(behind.strip(" -–—,，(（[|*_"))):
        return ""
    if more:
        return names_alone(more[0].text)
    below = next(iter(lines_of(notes[:1], 1)), None)
    return names_alone(below.text) if below and below.kind == "paragraph" else ""


def _writers_beside_venue(more: Sequence[Line], notes: tuple[Block, ...]) -> str:
    """Who wrote what a title names, where the first of the lines below it that has a venue says that, too."""
    led = writers_in(more[0].text) if led_by_venue(more[:1]) else ""
    return led or next(
        filter(None, (names_beside_venue(line.text) for line in _first(more, notes) if _has_venue(line))), ""
    )


def _has_venue(line: Line) -> bool:
    return any(venue.name for venue in venues_in(line.text))


def _first(more: Sequence[Line], notes: tuple[Block, ...]) -> Iterator[Line]:
    """The lines right below a title."""
    return itertools.islice(itertools.chain(more, lines_of(notes)), _NEAR)


_NEAR = 3  # lines


def _nested_venue(notes: tuple[Block, ...]) -> Venue | None:
    """The venue that one of the first nested lines gives: `* ICML 2021`."""
    for line in list(lines_of(notes))[:4]:
        if venue_line(line):
            return next(iter(venues_in(line.text)), None)
    return None


def _is_wrap(line: Line) -> bool:
    """Whether a line below a title has but a venue and links, as it would have them behind it: `[CVPR'20] [[pdf](u)]`."""
    text = line.without_links()
    venue = next(iter(venues_in(text)), None)
    return not _SIGNS.sub("", text[: venue.start] + text[venue.end :] if venue else text)


def _only_links(line: Line) -> bool:
    """A nested line that holds links and hardly a word beside: `[论文](u) [code](u)`, `arXiv: https://...`."""
    return bool(list(line.links())) and len(_SIGNS.sub("", line.without_links())) <= 12
