"""Headings of an answer that was pasted below a paper with levels of its own -> headings below the paper's.

## 1. Deep Echoes for Small Boats        ## 1. Deep Echoes for Small Boats
**Authors**: Aki Ito                     **Authors**: Aki Ito
# Motivation                             ### Motivation
# Method                                 ### Method

Only where two papers or more have headings of one level with fields below them, and what stands above that level are
sections, or a paper's title once more.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from msgspec.structs import replace

from ...model import Block, Note
from ...patterns import pattern
from ..prose.facets import facets_of
from ..prose.lines import lines_of
from ..references.addresses import is_paper
from ..stated.keyed_blocks import keyed_fields
from ..titles.titles import read_title

_FIELDS = frozenset(("authors", "venue", "link", "doi"))
_NEAR = 6  # blocks below a title
_DEEPEST = 6
_SEVERAL = 2


def with_pasted_below(note: Note) -> Note:
    """The note with such headings below those of their papers; a title that is said again is a line."""
    heads = [at for at, block in enumerate(note.blocks) if block.kind == "heading"]
    levels = [note.blocks[at].level for at in heads]
    if len(heads) < 2 * _SEVERAL or not any(_may_be_pasted(note.blocks, heads, levels)):
        return note
    papers = [number for number, at in enumerate(heads) if _has_fields(note.blocks, at)]
    level, times = Counter(levels[number] for number in papers).most_common(1)[0] if papers else (0, 0)
    if times < _SEVERAL:
        return note
    made: dict[int, Block] = {}
    starts = [number for number in papers if levels[number] == level]
    common = frozenset(_folded(note.blocks[at]) for at in heads[starts[0] : starts[-1]])
    for number, until in zip(starts, (*starts[1:], len(heads)), strict=True):
        made |= _lowered(note.blocks, heads[number], _answer(note.blocks, heads[number:until], level, common))
    return replace(note, blocks=tuple(made.get(at, block) for at, block in enumerate(note.blocks))) if made else note


def _may_be_pasted(blocks: Sequence[Block], heads: Sequence[int], levels: Sequence[int]) -> Iterator[bool]:
    """For each heading whether it is a section's above the level of one before it, or says the title of that again."""
    deepest = 0
    for at, level in zip(heads, levels, strict=True):
        yield level < deepest and bool(facets_of(blocks[at].text))
        deepest = max(deepest, level)
    for one, other in itertools.pairwise(heads):
        yield blocks[other].level < blocks[one].level and _folded(blocks[one]) == _folded(blocks[other])


def _has_fields(blocks: Sequence[Block], at: int) -> bool:
    """Whether fields of a paper stand right below a heading, and lead to it."""
    if facets_of(blocks[at].text):
        return False
    below = blocks[at + 1 : at + 1 + _NEAR]
    end = next((number for number, block in enumerate(below) if block.kind == "heading"), len(below))
    linked = any(is_paper(url) for line in lines_of(below[:end]) for _, url in line.links())
    return linked and any(keyed.field in _FIELDS for keyed in keyed_fields(below[:end]))


def _answer(blocks: Sequence[Block], heads: Sequence[int], level: int, common: Set[str]) -> Sequence[int]:
    """The headings behind a paper's up to one of its level or above that is no part of the answer: no section, or a
    summary above its level that no answer before has, which is that of all."""
    title = _folded(blocks[heads[0]])
    for number, at in enumerate(heads[1:], 1):
        block, name = blocks[at], _folded(blocks[at])
        if block.level > level or name == title:
            continue
        facets = facets_of(block.text)
        if not facets or (block.level < level and name not in common and not _OF_ALL.isdisjoint(facets)):
            return heads[1:number]
    return heads[1:]


_OF_ALL = frozenset(("conclusion", "other"))


def _lowered(blocks: Sequence[Block], paper: int, heads: Sequence[int]) -> dict[int, Block]:
    """Those headings below the paper's, where two or more are above it, or one that has others below it."""
    title, level = _folded(blocks[paper]), blocks[paper].level
    again = [at for at in heads if blocks[at].level <= level and _folded(blocks[at]) == title]
    others = [at for at in heads if at not in again]
    above = [at for at in others if blocks[at].level < level]
    holds = any(blocks[other].level > blocks[at].level for at, other in itertools.pairwise(others) if at in above)
    if not again and len(above) < _SEVERAL and not holds:
        return {}
    lower = max(0, level + 1 - min((blocks[at].level for at in others), default=level + 1))
    lines = {at: replace(blocks[at], kind="paragraph", level=0, opening="<p>", closing="</p>") for at in again}
    return lines | {at: replace(blocks[at], level=min(_DEEPEST, blocks[at].level + lower)) for at in others}


def _folded(heading: Block) -> str:
    return _SIGNS.sub("", read_title(heading.text, heading.marks).title).casefold()


_SIGNS = pattern(r"[\W_]+")
