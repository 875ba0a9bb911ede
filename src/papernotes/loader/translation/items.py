"""Items of a list: the numbers and the names that their author gave them."""

from __future__ import annotations

import html
from collections.abc import Sequence

from msgspec.structs import replace

from ...model import Block
from .cursor import ANCHOR, named


def numbered(items: Sequence[Block]) -> tuple[Block, ...]:
    """The items with the numbers their author gave them; a number that is repeated leaves the counting to the list."""
    found: list[Block] = []
    expected, last = items[0].level if items else 0, -1
    for item in items:
        if item.level not in (expected, last):
            item = replace(item, opening=item.opening.replace("<li", f'<li value="{item.level}"', 1))
            expected = item.level
        last = item.level
        expected += 1
        found.append(item)
    return tuple(found)


def with_own_name(item: Block) -> Block:
    """The item with the name (`^id`) that stands in its first paragraph, where that has no tag to carry it."""
    first = item.children[0] if item.children else None
    if not first or first.opening or not first.html or not str(first.html[0]).startswith(ANCHOR):
        return item
    name = str(first.html[0])[len(ANCHOR) :].partition('"')[0]
    bare = replace(first, html=first.html[1:])
    return named(replace(item, children=(bare, *item.children[1:])), html.unescape(name))
