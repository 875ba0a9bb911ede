"""A paper -> what is searched of it: its text in passages, each in a zone, each with its place on the paper's page.

Zones are the ranks of what a paper says: its names before its title, before tags and other facts, before what stands
under a facet, before all else. What the keeper thinks is a zone wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple, get_args

from ...model import Block, Entry, Facet, Paper, Remark, Section
from ..binding.body import passages as parts_of
from ..linking.anchors import Anchors, anchor_finder

FACETS: tuple[Facet, ...] = tuple(kind for kind in get_args(Facet) if kind != "other")
ZONES = ("name", "title", "facts", *FACETS, "text")
NAME, TITLE, FACTS, OWN, TEXT = (ZONES.index(zone) for zone in ("name", "title", "facts", "review", "text"))
# Zones by rank: names and title, facts, facets, the rest.
RANKS = tuple(0 if zone < FACTS else 1 if zone == FACTS else 3 if zone == TEXT else 2 for zone in range(len(ZONES)))

END = "¶"  # between blocks: no phrase goes on across it
LONGEST_CODE = 200_000  # characters of a block of code that are searched: what is longer was made by a program
FORMULA = "\ufffc"  # OBJECT REPLACEMENT CHARACTER, in the place of each formula


class Passage(NamedTuple):
    """A stretch of text: its zone, the place on the page, the author's heading where no facet is, and what it says."""

    zone: int
    anchor: str
    label: str
    text: str


def join_facts(facts: Iterable[str]) -> str:
    """Short things side by side, empty ones left out."""
    return " · ".join(filter(None, facts))


def passages(paper: Paper, anchors: tuple[Anchors, ...]) -> tuple[Passage, ...]:
    """All that is searched of a paper. `anchors` are those of its page, for each of its entries."""
    names = dict.fromkeys(filter(None, (paper.short, *paper.aliases)))
    made = [
        Passage(NAME, "", "", join_facts(name for name in names if name != paper.title)),
        Passage(TITLE, "", "", paper.title),
        Passage(FACTS, "", "", join_facts(_facts(paper))),
    ]
    for number, (entry, ids) in enumerate(zip(paper.entries, anchors, strict=True)):
        top = f"reading-{number + 1}" if len(paper.entries) > 1 else ""
        made += in_a_row(_pieces(entry, ids, top))
    return tuple(passage for passage in made if passage.text)


def _facts(paper: Paper) -> Iterator[str]:
    yield from (f"#{tag}" for tag in paper.tags)
    yield from paper.topic
    yield from filter(None, (" ".join(filter(None, (paper.venue or "", str(paper.year or "")))),))
    yield from paper.institutions
    yield from paper.authors
    yield from dict.fromkeys(name.replace(":", " ", 1) for entry in paper.entries for name in entry.ids)


def _pieces(entry: Entry, ids: Anchors, top: str) -> Iterator[Passage]:
    """The entry's text block by block, what the keeper thinks apart."""
    anchor = anchor_finder(ids)
    remarks: dict[int, list[Remark]] = {}
    for remark in entry.remarks:
        if not remark.section:
            remarks.setdefault(remark.line, []).append(remark)
    for section, blocks in parts_of(entry):
        zone, label = _zone(section), section.title if section and section.kind == "other" else ""
        for block in blocks:
            for leaf in leaves(block):
                place = anchor(leaf.span.line) or top
                if zone == OWN or leaf.span.line not in remarks:
                    yield Passage(zone, place, label, plain(leaf))
                else:
                    for own, text in _apart(leaf, remarks[leaf.span.line]):
                        yield Passage(OWN if own else zone, place, "" if own else label, text)


def _zone(section: Section | None) -> int:
    return ZONES.index(section.kind) if section and section.kind != "other" else TEXT


def leaves(block: Block) -> Iterator[Block]:
    """The blocks that hold text themselves; a row of a table is read as one."""
    if block.children and block.kind != "row":
        for child in block.children:
            yield from leaves(child)
    elif block.kind != "math" and block.text.strip():
        yield block


def plain(block: Block) -> str:
    """The block's text, formulas and bare addresses left out."""
    if block.kind == "row":
        return join_facts(map(plain, block.children))
    if block.kind == "code":
        return block.text[:LONGEST_CODE].strip()
    text, end = block.text, 0
    kept: list[str] = []
    for mark in sorted(block.marks, key=lambda mark: mark.start):
        if mark.start < end:
            continue
        formula, address = mark.kind == "math", mark.kind == "link" and "://" in text[mark.start : mark.end]
        if formula or address:
            kept += (text[end : mark.start], FORMULA if formula else "…")
            end = mark.end
    return "".join((*kept, text[end:])).strip()


def _apart(block: Block, remarks: Iterable[Remark]) -> Iterator[tuple[bool, str]]:
    """The text cut at what is the keeper's, each part with whether it is."""
    text = plain(block)
    if any(remark.whole for remark in remarks):
        yield True, text
        return
    end = 0
    for remark in remarks:
        # A remark's sentences are joined by spaces, which Chinese has not; its formulas are LaTeX.
        words = (re.escape(word) for word in remark.text.split())
        found = re.compile(r"\s*".join(words)).search(text, end)
        if found and found.end() > found.start():
            yield False, text[end : found.start()].strip()
            yield True, found[0]
            end = found.end()
    yield False, text[end:].strip()


def in_a_row(pieces: Iterable[Passage]) -> Iterator[Passage]:
    """Blocks in a row of one zone in one place, as one passage."""
    said = (piece for piece in pieces if piece.text)
    for (zone, anchor, label), same in groupby(said, key=lambda piece: piece[:3]):
        yield Passage(zone, anchor, label, END.join(piece.text for piece in same))


def by_zone(found: Iterable[Passage]) -> Mapping[int, str]:
    """The whole text of each zone, its passages in order."""
    texts: dict[int, list[str]] = {}
    for passage in found:
        texts.setdefault(passage.zone, []).append(passage.text)
    return {zone: END.join(parts) for zone, parts in texts.items()}
