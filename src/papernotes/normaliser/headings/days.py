"""Days on lines of their own above papers: `2019-11-07`, then what was read on it, then the next day."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Block
from .groups import day_in, is_date

_LONGEST = 24  # characters of a day with its weekday


def day_of(block: Block) -> str | None:
    """The ISO day that a paragraph is and says no more."""
    if block.kind != "paragraph" or len(block.text) > _LONGEST:
        return None
    text = block.text.strip(" *_\n:：")
    return day_in(text) if text[:1].isdigit() and is_date(text) else None


def days_above(blocks: Sequence[Block], papers: Sequence[int]) -> list[str | None]:
    """The day of each of the blocks that begin a paper: the last that stands right above one, where one stands above the
    first. Else a day is what a note below a title begins with."""
    days = [day_of(blocks[at - 1]) if at else None for at in papers]
    if not days or not days[0]:
        return [None] * len(days)
    found: list[str | None] = []
    for day in days:
        found.append(day or found[-1])
    return found
