"""Lines below headings that are but links by a paper's name with its venue and year -> papers, and the headings topics.

### Large scenes
[06.Block-Echo(CVPR2022)](https://github.com/...)       a note somewhere, or a page: the name and its place are the paper's

Only where a note has several such headings, one of them with two links or more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import zip_longest

import msgspec

from ...model import Block, Note, Span
from ...patterns import pattern
from ..headings.evidence import Evidence
from ..headings.groups import Group
from ..headings.tree import Head
from ..identity import fold
from ..prose.lines import Line, lines_of
from ..references.likeness import likeness
from ..titles.titles import Named, read_title
from ..titles.venue_files import DOINGS
from .items import Item
from .seeds import Region, Seed


class Links(msgspec.Struct, frozen=True):
    """What stands below one heading: links by names."""

    lines: tuple[tuple[Line, Named], ...]


def names_in(body: Sequence[Block]) -> Links | None:
    """The links below a heading, where there is nothing else, and at least half of them have a venue and a year."""
    if not body or any(block.kind not in ("paragraph", "list") for block in body):
        return None
    found: list[tuple[Line, Named]] = []
    for line in lines_of(body):
        named = _named(line)
        if named is None:
            return None
        found.append((line, named))
    dated = sum(1 for _, named in found if named.venue and named.year)
    return Links(tuple(found)) if found and 2 * dated >= len(found) else None


def _named(line: Line) -> Named | None:
    """The name that a line leads by, with a few words behind it at most."""
    link = next((mark for mark in line.marks if mark.kind == "link"), None)
    if not link or not _PAGE.match(link.target) or len(line.text) - link.end > _REMARK:
        return None
    named = read_title(line.text[link.start : link.end])
    told = (named.venue and named.year) or named.numbered
    if line.text[: link.start].strip(" *-_") or sum(mark.kind == "link" for mark in line.marks) > 1:
        return None
    return named if told and _LATIN.search(named.title) and not DOINGS.match(named.title) else None


_PAGE, _LATIN = pattern(r"https?://"), pattern(r"[A-Z][A-Za-z]")
_REMARK = 16  # characters


def topics_of(heads: Sequence[Head], blocks: Sequence[Block]) -> frozenset[int]:
    """The indexes of the headings above such links; none where one of them is what its link is called by."""
    found: dict[int, Links] = {}
    for head, behind in zip_longest(heads, heads[1:]):
        links = names_in(blocks[head.index + 1 : behind.index if behind else len(blocks)])
        if links and any(fold(named.title) == fold(head.named.title) for _, named in links.lines):
            return frozenset()
        if links and head.likeness < _TITLE and not head.links and not head.named.venue:
            found[head.index] = links
    return frozenset(found) if _are_several(tuple(found.values())) else frozenset()


_TITLE = 2  # likeness of a heading that is a title itself


def named_by_links(note: Note, regions: Sequence[Region]) -> Iterator[Seed]:
    """The papers that such links name below several headings."""
    read = [(region.group, names_in(note.blocks[region.start : region.end])) for region in regions]
    found = [(group, links) for group, links in read if links and not (group.guide or group.data)]
    if _are_several([links for _, links in found]):
        for group, links in found:
            yield from (_seed(line, named, group) for line, named in links.lines)


def _are_several(found: Sequence[Links]) -> bool:
    """Whether those below several headings are papers together: two of them below one heading, and at least half of all
    numbered, or written as names are."""
    names = [named for links in found for _, named in links.lines]
    sure = sum(1 for named in names if named.numbered or likeness(named.title) >= _NAME)
    return len(found) >= _HEADINGS and len(names) > len(found) and 2 * sure >= len(names)


_HEADINGS = 2
_NAME = 1  # likeness


def _seed(line: Line, named: Named, group: Group) -> Seed:
    link = next(mark for mark in line.marks if mark.kind == "link")
    remark = line.text[link.end :].strip(" -–—")
    why, given = "a link by its name, as others of the note are", tuple(line.links())
    notes = (_paragraph(line, remark),) if remark else ()
    item = Item(named, line.number, line.number, Evidence(3.5, 2.5, (why,)), given, notes)
    return Seed(named, line.number, line.number, notes, group, why, "item", links=given, item=item)


def _paragraph(line: Line, text: str) -> Block:
    return Block("paragraph", Span("", line.number, 1), line.number, text, (escape(text),), "<p>", "</p>")
