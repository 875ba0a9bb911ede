"""The levels that headings get on a page, whatever levels their author took."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Block


def heading_levels(blocks: Iterable[Block], top: int) -> dict[int, int]:
    """For the line of each heading the level it gets: nested as its author nested it, from `top`, without a gap."""
    levels: dict[int, int] = {}
    above: list[int] = []
    for block in blocks:
        if block.kind == "heading":
            while above and above[-1] >= block.level:
                above.pop()
            levels[block.span.line] = min(6, top + len(above))
            above.append(block.level)
    return levels
