"""What a line says of a paper behind its title, its data and its links is the paper's notes."""

from __future__ import annotations

from msgspec.structs import replace

from ..prose.lines import lines_of
from ..prose.rest_of_block import rest_of_block
from ..titles.behind_titles import said_from
from .seeds import Seed


def with_words_behind(seed: Seed) -> Seed:
    """The paper with what the line of its title says of it; as it is where that says but what its record holds."""
    head = seed.item.head if seed.item else None
    if head is None or head in seed.blocks[:1]:
        return seed
    line = next(iter(lines_of((head,))), None)
    start = said_from(line, seed.named.title) if line else None
    if start is None:
        return seed
    said = rest_of_block(head, start) or head
    return replace(seed, blocks=(said, *seed.blocks))
