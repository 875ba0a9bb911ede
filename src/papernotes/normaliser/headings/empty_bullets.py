"""Labels of sections that an empty bullet below made headings of the second level, as Markdown has it -> lines again.

### Wide Nets for Sonar, CVPR 2020
**Problem**
-
**Contribution**
- a network

Only below a heading of a deeper level, which such a heading would end: a section's name above what it is part of.
"""

from __future__ import annotations

from msgspec.structs import replace

from ...model import Block, Note
from ..prose.facets import facets_of

_UNDERLINED = 2  # the level of a heading with dashes below it


def with_labels_as_lines(note: Note) -> Note:
    """The note with such headings as paragraphs."""
    made: dict[int, Block] = {}
    above = 0
    for at, block in enumerate(note.blocks):
        if block.kind != "heading":
            continue
        if above > _UNDERLINED and _is_label(block):
            made[at] = replace(block, kind="paragraph", level=0, opening="<p>", closing="</p>")
        else:
            above = block.level
    return replace(note, blocks=tuple(made.get(at, block) for at, block in enumerate(note.blocks))) if made else note


def _is_label(block: Block) -> bool:
    underlined = block.level == _UNDERLINED and block.end == block.span.line + 1 and "\n" not in block.text
    return underlined and bool(facets_of(block.text))
