"""An entry's blocks under its facets: what hangs in the margin of a paper's page, and what stands beside it.

before the first section   a part without a label
a heading                  a part; deeper headings stay inside it
a lead-in or a list item   a part of its own, marked as parted by the program; its list is cut before that item
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import msgspec

from ...model import Block, Entry, Section
from ..linking.anchors import Anchors, parted
from ..words import language_of
from .bind import bind, bind_line
from .bound import Bound, Sheet


class Part(msgspec.Struct, frozen=True):
    """A facet of an entry: its label, the author's own heading where it says more, and its text as HTML."""

    id: str
    label: str
    label_lang: str
    title: str  # as the author wrote it, plain
    heading_html: str
    heading_lang: str
    guessed: bool
    own: bool  # the keeper speaks
    html: str


def parts(entry: Entry, ids: Anchors, sheet: Sheet, bound: Bound) -> tuple[Part, ...]:
    """The parts of that entry in the order of the note, each bound on the sheet."""
    cuts = passages(entry)
    # A section that begins deeper, in a callout say, is no part: its place keeps its id there.
    parted = {section.line for section, _ in cuts if section}
    sheet = replace(sheet, ids={line: name for line, name in ids.items() if line not in parted})
    made = []
    for section, blocks in cuts:
        if section is None:
            html = bind(blocks, replace(sheet, top=sheet.top - 1), bound)
            if html.strip():
                made.append(Part("", "", "", "", "", "", False, False, html))
        else:
            made.append(_part(section, blocks, ids.get(section.line, ""), sheet, bound))
    return tuple(made)


def passages(entry: Entry) -> tuple[tuple[Section | None, tuple[Block, ...]], ...]:
    """The entry cut into its parts: each with its section, None before the first, and its blocks."""
    cuts: dict[int, Section] = {}
    for section in _outermost(entry):
        cuts.setdefault(section.line, section)  # a line that has several is shown whole
    return tuple(_parted(_units(entry.blocks, cuts), cuts))


def _outermost(entry: Entry) -> Iterator[Section]:
    """The sections that are parts: those that do not lie inside one that has a heading."""
    around: Section | None = None
    for section in sorted(entry.sections, key=lambda section: (section.start, section.line)):
        if around and not around.guessed and section.start < around.end:
            continue
        around = section
        yield section


def _units(blocks: Iterable[Block], cuts: Mapping[int, Section]) -> Iterator[Block]:
    """The blocks, lists cut before each item with which a section begins; a cell that lost its table is a block."""
    for block in blocks:
        if block.kind == "cell":
            yield msgspec.structs.replace(block, opening="<div>", closing="</div>")
            continue
        within = block.children if block.kind == "list" else ()
        starts = [i for i, child in enumerate(within) if i and child.span.line in cuts]
        if not starts:
            yield block
            continue
        for start, end in zip((0, *starts), (*starts, len(block.children)), strict=True):
            yield _sublist(block, start, end)


def _sublist(block: Block, start: int, end: int) -> Block:
    children = block.children[start:end]
    opening = block.opening
    if block.info == "ol" and start:
        opening = re.sub(r'<ol(?:\s+start="\d+")?', f'<ol start="{children[0].level or start + 1}"', opening, count=1)
    return msgspec.structs.replace(block, span=children[0].span, opening=opening, children=children)


def _parted(units: Iterable[Block], cuts: Mapping[int, Section]) -> Iterator[tuple[Section | None, tuple[Block, ...]]]:
    section: Section | None = None
    gathered: list[Block] = []
    for unit in units:
        if unit.span.line in cuts:
            yield section, tuple(gathered)
            section, gathered = cuts[unit.span.line], []
        gathered.append(unit)
    yield section, tuple(gathered)


def _part(section: Section, blocks: tuple[Block, ...], name: str, sheet: Sheet, bound: Bound) -> Part:
    headed = bool(blocks) and blocks[0].kind == "heading" and blocks[0].span.line == section.line
    heading = bind_line(blocks[0].html, sheet, bound).strip().rstrip(":：") if headed else ""
    label = sheet.words.facets[section.kind] or section.title
    said = section.title.casefold().strip(" :：")
    anchors = ""
    if not sheet.words.facets[section.kind] or said == label.casefold() or section.guessed:
        anchors, heading = parted(heading)[0], ""
    text = bind(blocks[1:] if headed else _unwrapped(blocks) if section.guessed else blocks, sheet, bound)
    return Part(
        id=name,
        label=label,
        label_lang=language_of(label, sheet.words),
        title=section.title,
        heading_html=heading,
        heading_lang=language_of(section.title, sheet.words),
        guessed=section.guessed,
        own=section.kind == "review",
        html=anchors + text,
    )


def _unwrapped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A list cut down to one plain item is no list any more: its text stands by itself."""
    first = blocks[0] if blocks else None
    if not first or first.info != "ul" or len(first.children) != 1 or first.children[0].opening != "<li>":
        return blocks
    item = first.children[0]
    return (*(_as_paragraph(child) for child in item.children), *blocks[1:])


def _as_paragraph(block: Block) -> Block:
    if block.kind != "paragraph" or block.opening or not block.text:
        return block
    return msgspec.structs.replace(block, opening="<p>", closing="</p>")
