"""What a line, a cell or a heading says of a paper behind its title, its data and its links is the paper's notes."""

from __future__ import annotations

from msgspec.structs import replace

from ...model import Block
from ..prose.lines import Line
from ..prose.rest_of_block import rest_of_block
from ..references.addresses import is_paper
from ..stated.field_names import field_of
from ..stated.run_together import parted
from ..titles.behind_titles import is_beside, said_from
from .seeds import Seed


def with_words_behind(seed: Seed, heading: Block | None) -> Seed:
    """The paper with what the line of its title, or the heading there, says of it; as it is where that says but what its
    record holds."""
    head = seed.item.head if seed.item else heading
    if head is None or head in seed.blocks[:1]:
        return seed
    line = Line(head.text, head.span.line, "paragraph", marks=head.marks)  # a cell, too, as one
    title, *fields = parted(line, field_of)
    start = line.text.find(fields[0].text, len(title.text)) if fields else said_from(line, seed.named.title)
    if start is None:
        return seed
    said = _paragraph(rest_of_block(head, start) or head)
    return replace(seed, blocks=(said, *seed.blocks), links=_own(seed.links, line, start), said=True)


def _own(links: tuple[tuple[str, str], ...], line: Line, start: int) -> tuple[tuple[str, str], ...]:
    """The links but for those that lead to other papers from what is said: from within a sentence, or where one before it
    leads to the paper."""
    said = {mark.target: mark for mark in line.marks if mark.kind == "link" and mark.start >= start}
    known = any(is_paper(url) for _, url in links if url not in said)
    others = {url for url, mark in said.items() if is_paper(url) and (known or not is_beside(line.text, mark))}
    return tuple(link for link in links if link[1] not in others)


def _paragraph(block: Block) -> Block:
    return replace(block, kind="paragraph", level=0, opening="<p>", closing="</p>")
