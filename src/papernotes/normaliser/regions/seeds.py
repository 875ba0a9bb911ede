"""A paper found but not yet read, and what is said of how it was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from ...model import Block
from ..headings.groups import Group
from ..titles.titles import Named
from .items import Item

Cited = Callable[[], bool]  # `regions.is_cited` of the note, which only some rules ask, and which takes time
Taken = Literal["paper", "topic", "group", "section", "text", "note"]


class Seed(msgspec.Struct, frozen=True):
    """Where a paper stands and what its heading, item or row says; `blocks` are its notes."""

    named: Named
    line: int
    end: int
    blocks: Sequence[Block]
    group: Group
    rule: str
    how: Literal["file", "heading", "item", "row", "bold"]
    marker: str = ""  # "paper" or "project" where the note marks its entries
    links: tuple[tuple[str, str], ...] = ()
    item: Item | None = None
    tags: tuple[str, ...] = ()  # of its heading
    said: bool = False  # whether its first block is what the line of its title says of it


class Explained(msgspec.Struct, frozen=True):
    """One line of `check --explain`: what a heading, item or row was taken for, and by which rule."""

    line: int
    depth: int
    text: str
    taken: Taken
    rule: str


class Region(msgspec.Struct, frozen=True):
    """Blocks `start:end` of a note that belong to no paper yet; `opening` are those before its first heading."""

    group: Group
    start: int
    end: int
    opening: bool


class Outline(msgspec.Struct, frozen=True):
    """The papers that headings make, in the order of their lines, and what is left to search."""

    seeds: tuple[Seed, ...]
    explained: tuple[Explained, ...]
    regions: tuple[Region, ...]
    cited: bool = False  # as `regions.is_cited` of the note, where there are regions
