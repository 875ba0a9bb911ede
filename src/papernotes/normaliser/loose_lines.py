"""Papers as lines of their own: bold titles, `Title: ...` fields, references, lists that have no bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import msgspec

from ..model import Block
from ..patterns import pattern
from .addresses import is_paper
from .books import in_text
from .citations import reference_in
from .days import day_of, days_above
from .evidence import Evidence
from .facets import facets_of
from .groups import Group
from .item_evidence import CERTAIN, with_fields
from .items import Item, item_of
from .keyed import field_of
from .likeness import is_name, likeness
from .lines import Line, lines_of
from .once import once
from .seeds import Cited, Seed
from .title_words import LINK_WORDS
from .titles import read_title
from .venue_lines import is_address
from .venues import venues_in


class _Start(msgspec.Struct, frozen=True):
    """A paragraph, or a line of one, that could begin a paper."""

    at: int
    block: Block
    found: Item
    framed: bool  # bold, or a field `Title: ...`


def of_lines(blocks: Sequence[Block], group: Group, cited: Cited) -> tuple[Seed, ...]:
    """Paragraphs (or lines of them) that begin with a title: in bold, as a field, or as a reference is written."""
    parts = tuple(part for block in blocks for part in _parts(block))
    starts = [_Start(at, block, *begun) for at, block in enumerate(parts) if (begun := _begun(block))]
    starts = [_with_fields(start, parts[start.at + 1 : start.at + 2]) for start in starts]
    if not lone_link(parts):  # else what is linked is what the text is about
        starts = [
            start for start in starts if not lone_link((start.block,)) or likeness(start.found.named.title) >= 1.2
        ]
        starts = [
            msgspec.structs.replace(start, framed=False) if lone_link((start.block,)) else start for start in starts
        ]
    if sum(1 for start in starts if likeness(start.found.named.title) >= _TITLE) < _LEAST_TITLES:
        starts = [start for start in starts if not _is_name_and_address(start.block)]
    framed = [start for start in starts if start.framed]
    framed = [start for start in framed if start.found.evidence.score >= (2.2 if cited() else 3)]
    plain = [start for start in starts if not start.framed and start.found.evidence.bib >= 2.5]
    texts = sum(1 for part in parts if part.kind == "paragraph" and part.text)
    half = sum(2 if start.found.named.cited else 1 for start in plain)  # notes stand between references
    if len(framed) < 2 and len(plain) < (2 if len(plain) + half > texts else 3):
        return ()
    if len(framed) >= 2:
        entries = [start for start in starts if start.framed and start.found.evidence.score >= 1.6]
    else:
        entries = [start for start in starts if start.found.evidence.score >= 2.6]
    seeds: list[Seed] = []
    days = days_above(parts, [start.at for start in entries])
    for number, start in enumerate(entries):
        until = entries[number + 1].at if number + 1 < len(entries) else len(parts)
        until -= bool(days[number] and day_of(parts[until - 1]))
        body = tuple(block for block in (*start.found.blocks, *parts[start.at + 1 : until]) if block.kind != "rule")
        end = max((block.end for block in body), default=start.found.end)
        found = start.found
        why = "; ".join(found.evidence.why)
        below = msgspec.structs.replace(group, noted=days[number] or group.noted)
        seeds.append(Seed(found.named, found.line, end, body, below, why, "bold", links=found.links, item=found))
    return tuple(seeds)


def titled_line(block: Block) -> Item | None:
    """The paper whose title a paragraph begins with, in a frame, with a venue or a link to where papers are read."""
    begun = _begun(block) if block.kind == "paragraph" and block.marks else None
    if begun is None or not begun[1] or _FIELD.match(block.text):
        return None
    sure = begun[0].evidence.bib >= 2.5 and likeness(begun[0].named.title) >= 1.2
    return begun[0] if sure and not lone_link((block,)) else None


def linked_title(block: Block) -> Item | None:
    """The paper whose title a paragraph begins with as the one link of its first line, to where papers are read."""
    if block.kind != "paragraph" or not lone_link((block,)):
        return None
    found = item_of(_as_item(block))
    return found if found and likeness(found.named.title) >= _FULL else None


def _with_fields(start: _Start, below: Sequence[Block]) -> _Start:
    """The start with what the list right below it says of it, if it stands in bold."""
    if not (start.framed and below and below[0].kind == "list"):
        return start
    found = with_fields(start.found.evidence, start.found.named.title, lines_of(below))
    return msgspec.structs.replace(start, found=msgspec.structs.replace(start.found, evidence=found))


@once
def _parts(block: Block) -> tuple[Block, ...]:
    """A paragraph cut into its lines where two of them or more are entries: a list that has no bullets."""
    if block.kind != "paragraph" or "\n" not in block.text:
        return (block,)
    lines = tuple(lines_of((block,)))
    alone = [_line_block(block, line) for line in lines]
    entries = [
        found
        for one in alone
        if (found := item_of(_as_item(one))) and found.evidence.bib >= 2.5 and likeness(found.named.title) >= 1.2
    ]
    return tuple(alone) if len(entries) >= 2 else (block,)


def _line_block(block: Block, line: Line) -> Block:
    span = msgspec.structs.replace(block.span, line=line.number)
    return Block("paragraph", span, line.number, line.text, (escape(line.text),), "<p>", "</p>", marks=line.marks)


def _as_item(block: Block) -> Block:
    return Block("item", block.span, block.end, children=(block,))


_FIELD = pattern(r"(?:title|标题|题目|论文标题|论文题目)\s*[:：]\s*(.+)", re.IGNORECASE)
_ASIDE = pattern(r"\[[^\]]*\]|[（(][^()（）]*[)）]")


@once
def _begun(block: Block) -> tuple[Item, bool] | None:
    """The paper that a paragraph could begin, and whether it is framed."""
    quoted = block.kind == "quote" and reference_in(block.text)
    lines = lines_of((block,)) if block.kind == "paragraph" or quoted else iter(())
    line = next(lines, None)
    below = next(lines, None) if line and is_address(line) else None
    line, linked = below or line, below is not None
    if line is None or len(line.text) > 400:
        return None
    found, alone = item_of(_as_item(block)), _is_one_link(line)
    field = _FIELD.match(line.text)
    if field and in_text((block,)):
        return None
    if field and (named := read_title(field[1])).title:
        item = found or Item(named, block.span.line, block.end, Evidence(), tuple(line.links()), (block,))
        points = Evidence(3.5, 1, ("a field `Title`",))
        return msgspec.structs.replace(item, named=named, evidence=points), True
    if (
        found is None
        or facets_of(line.lead)
        or _says_venue(line)
        or likeness(found.named.title)
        < (
            0.4
            if found.evidence.bib >= CERTAIN
            else 0.6
            if line.lead or linked or alone or _is_name_and_address(block)
            else _TITLE
        )
    ):
        return None
    bare = _ASIDE.sub("", line.text).strip()
    italic = any(mark.kind == "em" and mark.start == 0 and mark.end == len(line.text) for mark in line.marks)
    if alone:
        return msgspec.structs.replace(found, evidence=found.evidence.plus(0.6, "a line of its own")), True
    bold = italic or (bool(line.lead) and (len(line.lead) >= 0.6 * len(bare) or found.evidence.bib >= 2))
    if bold:
        found = msgspec.structs.replace(found, evidence=found.evidence.plus(0.6, "in bold"))
    return found, bold


def _says_venue(line: Line) -> bool:
    """Whether a line begins with a venue and goes on with an affiliation: it belongs to the heading above it."""
    found = venues_in(line.text.strip())
    return bool(found) and found[0].start == 0 and found[0].year is not None and len(line.text) <= 100


_TITLE = 1.2  # likeness of what is a title by itself
_FULL = 2.0  # and of one that nobody takes for a name
_LEAST_TITLES = 2  # beside which names with addresses are papers, too


_LETTERS = pattern(r"[A-Z\d].*[A-Z\d]")  # NeRF, U-Net; not Homework


def _is_name_and_address(block: Block) -> bool:
    """Whether a paragraph begins with a name and the address of a paper, and that is no field: `U-Net: https://arxiv...`"""
    first = next(iter(lines_of((block,))), None) if block.kind == "paragraph" else None
    links = [mark for mark in first.marks if mark.kind == "link"] if first else []
    if not first or len(links) != 1 or not is_paper(links[0].target):
        return False
    name = first.text[: links[0].start].rstrip(" :：-–—")
    ends = not first.text[links[0].end :].strip(" .。") and first.text.startswith("http", links[0].start)
    return ends and is_name(name) and bool(_LETTERS.search(name)) and not field_of(name)


def lone_link(blocks: Sequence[Block]) -> str:
    """The name by which the first line below a heading leads to a paper, where it does nothing else, or ""."""
    block = next((block for block in blocks if block.kind != "rule"), None)
    line = next(iter(lines_of((block,))), None) if block and block.kind == "paragraph" else None
    return next((label.strip() for label, _ in line.links()), "") if line and _is_one_link(line) else ""


def _is_one_link(line: Line) -> bool:
    """Whether a line is a link to a paper, by the paper's name, and nothing else."""
    links = [mark for mark in line.marks if mark.kind == "link"]
    if len(links) != 1 or len(line.marks) != 1 or not is_paper(links[0].target):
        return False
    label = line.text[links[0].start : links[0].end].strip()
    around = line.text[: links[0].start] + line.text[links[0].end :]
    return not _LETTER.search(around) and label.casefold() not in LINK_WORDS and not label.startswith("http")


_LETTER = pattern(r"\w")
