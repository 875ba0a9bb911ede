"""What a line or a heading says of a paper behind its title, its data and its links is the paper's notes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ...model import Block
from ..prose.lines import Line
from ..prose.rest_of_block import rest_of_block
from ..references.addresses import is_paper
from ..titles.behind_titles import said_from
from .seeds import Seed


def with_words_behind(seed: Seed, blocks: Sequence[Block]) -> Seed:
    """The paper with what the line of its title says of it, in a list or in a heading of the note with those blocks; as it
    is where that says but what its record holds."""
    head = seed.item.head if seed.item else None
    if seed.how == "heading":
        head = next((block for block in blocks if block.span.line == seed.line and block.kind == "heading"), None)
    if head is None or "\n" in head.text or head in seed.blocks[:1]:
        return seed
    line = Line(head.text, head.span.line, "paragraph", marks=head.marks)
    start = said_from(line, seed.named.title)
    if start is None:
        return seed
    said = rest_of_block(head, start) or head
    return replace(seed, blocks=(_paragraph(said), *seed.blocks), links=_own(seed.links, line, start))


def _own(links: tuple[tuple[str, str], ...], line: Line, start: int) -> tuple[tuple[str, str], ...]:
    """The links but for those that lead to other papers from what is said, where one before it leads to the paper."""
    said = {mark.target for mark in line.marks if mark.kind == "link" and mark.start >= start}
    if not any(is_paper(url) for _, url in links if url not in said):
        return links
    return tuple(link for link in links if link[1] not in said or not is_paper(link[1]))


def _paragraph(block: Block) -> Block:
    if block.kind != "heading":
        return block
    return replace(block, kind="paragraph", level=0, opening="<p>", closing="</p>")
