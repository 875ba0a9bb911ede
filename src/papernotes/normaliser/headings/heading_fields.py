"""Fields that have headings, `### Title` above its value, `### 作者：Ann Ito` -> lines `Title: ...`, as others write them.

Only where headings of one level in a row say several fields, the title among them: `### Code` alone is a section; or,
with their values beside them, three fields or more, a paper's among them: `### Author(s):: [[Ann Ito]]`, as from Roam;
or right below a title who wrote it or where it was published: `## 作者：Ann Ito 时间：2017年`, `## Venue: ICCV 2017`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ...model import Block, Mark, Note
from ...patterns import pattern
from ..references.likeness import likeness
from ..stated.field_names import field_of
from ..titles.titles import read_title
from .topic_names import topic_text

_LONGEST = 600  # characters of a value: the authors of a large paper
_LEAST = 2  # fields in a row


class _Said(NamedTuple):
    """A heading that is a field, with how many blocks it takes."""

    field: str
    line: Block
    blocks: int
    level: int = 0  # of a heading that has its value beside it


def with_lines(note: Note) -> Note:
    """The note with such headings as paragraphs of a line each."""
    blocks = _as_lines(note.blocks)
    made: list[Block] = []
    at = 0
    changed = blocks is not note.blocks
    while at < len(blocks):
        row = _row(blocks, at) if blocks[at].kind == "heading" else []
        after = at + (sum(said.blocks for said in row) or 1)
        if len(row) >= _LEAST and any(said.field == "title" for said in row):
            made += (said.line for said in row)
            changed = True
        elif _is_tags(row):
            made.append(_line(blocks[at]))
            changed = True
        else:
            made += blocks[at:after]
        at = after
    return replace(note, blocks=tuple(made)) if changed else note


def _as_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with the headings of a level that have their values beside them as lines, where they say several fields
    and one of these is a paper's."""
    beside = {at: found for at, block in enumerate(blocks) if (found := _beside(block))}
    said = defaultdict[int, set[str]](set)
    for found in beside.values():
        said[found.level].add(found.field)
    levels = {level for level, fields in said.items() if len(fields) >= _SEVERAL and fields & _OF_PAPERS}
    below = _below_titles(blocks, beside)
    titles = {at for at, found in beside.items() if levels and found.field == "title"}
    taken = {at: found.line for at, found in beside.items() if found.level in levels or at in below or at in titles}
    return tuple(taken.get(at, block) for at, block in enumerate(blocks)) if taken else blocks


_SEVERAL = 3
_OF_PAPERS = {"authors", "venue", "doi"}


def _below_titles(blocks: Sequence[Block], beside: Mapping[int, _Said]) -> set[int]:
    """Those of such headings that stand right below a title, alone or in a row, where one says who wrote it or where it was
    published."""
    found: set[int] = set()
    row: list[int] = []
    for at in beside:
        if row and at == row[-1] + 1 and blocks[at].level == blocks[row[-1]].level:
            row.append(at)
        else:
            row = [at] if at and _is_title(blocks[at - 1], blocks[at].level) else []
        if any(_of_paper(beside[one].field, blocks[one].text) for one in row):
            found.update(row)
    return found


def _of_paper(field: str, text: str) -> bool:
    """Whether a field says what is said of papers alone: where it was published, or several authors; a book has one."""
    several = field == "authors" and _SEVERAL_NAMES.search(text) is not None
    return several or (field == "venue" and not _ANYWHERE.match(text)) or field == "doi"


_SEVERAL_NAMES = pattern(r"(?i)[,，、;；&]| and |\bet al|等")
_ANYWHERE = pattern(r"(?i)[\W_]*(?:where|published|publisher|source|来源|來源|发布)")  # of talks, products and books


def _is_title(block: Block, level: int) -> bool:
    """Whether a heading above one of that level is a paper's title beyond doubt."""
    return (
        block.kind == "heading"
        and block.level < level
        and likeness(read_title(block.text, block.marks).title) >= _TITLE
    )


_TITLE = 2.0  # likeness


def _beside(block: Block) -> _Said | None:
    """The field that a heading is with its value beside it."""
    if block.kind != "heading" or not (":" in block.text or "：" in block.text):
        return None
    found = _field(block, None)
    return found if found and found.level else None


def _is_tags(row: Sequence[_Said]) -> bool:
    """Whether a heading has tags, as HackMD writes them: `###### tags: `sonar` `deep``."""
    return len(row) == 1 and row[0].field == "tags" and row[0].level >= _SMALL


_SMALL = 5  # levels of headings from there on


def _line(heading: Block) -> Block:
    return replace(heading, kind="paragraph", level=0, opening="<p>", closing="</p>")


def _row(blocks: Sequence[Block], at: int) -> list[_Said]:
    """The fields that headings of one level say from there on."""
    level, row = blocks[at].level, list[_Said]()
    while at < len(blocks) and blocks[at].kind == "heading" and blocks[at].level == level:
        said = _field(blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None)
        if said is None:
            break
        row.append(said)
        at += said.blocks
    return row


def _field(heading: Block, below: Block | None) -> _Said | None:
    text = topic_text(heading.text)
    key, _, value = text.replace("：", ":", 1).partition(":")
    if field := field_of(key.strip()) if value.strip() else None:
        return _Said(field, _line(heading), 1, heading.level)
    field = field_of(key.strip()) if not value else None
    if field is None or below is None or below.kind != "paragraph" or not 0 < len(below.text) < _LONGEST:
        return None
    lead = f"{key.strip()}: "
    marks = tuple(Mark(mark.kind, mark.start + len(lead), mark.end + len(lead), mark.target) for mark in below.marks)
    line = replace(below, text=lead + below.text, html=(lead, *below.html), marks=marks)
    return _Said(field, line, 2)
