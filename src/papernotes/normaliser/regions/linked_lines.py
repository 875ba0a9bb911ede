"""Lines that are but a link each, as some keep lists of papers -> the list that others write for them.

### File systems

[The Design of a Log for Harbours](https://a.org/b.pdf)

[GFS](https://a.org/c.pdf)
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import msgspec

from ...model import Block
from ...patterns import pattern
from ..headings.groups import Group
from ..lexicon.title_words import LINK_WORDS
from ..prose.lines import Line, lines_of
from .beginnings import as_item


def only_links(blocks: Sequence[Block]) -> bool:
    """Whether all that stands in those blocks are lines that are a link each."""
    lines = [line for block in blocks if block.kind == "paragraph" for line in lines_of((block,))]
    kinds = {block.kind for block in blocks}
    return bool(lines) and kinds <= {"paragraph", "rule"} and all(map(_is_link, lines))


def _is_link(line: Line) -> bool:
    links = [mark for mark in line.marks if mark.kind == "link"]
    return len(links) == 1 and not _LETTER.search(line.text[: links[0].start] + line.text[links[0].end :])


def linked_lines(blocks: Sequence[Block], group: Group) -> Block | None:
    """Such lines as the list that others write for them, where they are two or more and go by names of papers."""
    if not blocks or group.guide or group.data or not only_links(blocks):
        return None
    lines = [(block, line) for block in blocks for line in lines_of((block,))]
    labels = {label.strip().casefold() for _, line in lines for label, _ in line.links()}
    if len(labels) < _SEVERAL or not labels.isdisjoint(LINK_WORDS) or any(label.startswith("http") for label in labels):
        return None
    items = tuple(as_item(line_block(block, line)) for block, line in lines)
    return Block("list", blocks[0].span, blocks[-1].end, info="ul", children=items)


def line_block(block: Block, line: Line) -> Block:
    """A line of a paragraph as a paragraph of its own."""
    span = msgspec.structs.replace(block.span, line=line.number)
    return Block("paragraph", span, line.number, line.text, (escape(line.text),), "<p>", "</p>", marks=line.marks)


_SEVERAL = 2
_LETTER = pattern(r"\w")
