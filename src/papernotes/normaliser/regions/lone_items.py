"""Items that stand alone below their headings, which have nothing beside them that says what they are; and the lanes of a
board, To read, Reading, Done, that are one list together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Note
from ..references.likeness import likeness
from .item_evidence import says_code
from .item_parts import has_parts
from .items import Item, item_of
from .list_bars import bar, in_bold
from .lists import leads_to_note
from .seeds import Outline, Region, Seed


def alone(note: Note, regions: Sequence[Region], seeds: Sequence[Seed]) -> Iterator[Seed]:
    """The only item below a heading, a title beyond doubt with no link but to code, where those below others are papers."""
    sure = {seed.group.path for seed in seeds if seed.item and seed.how == "item" and seed.item.evidence.bib >= _SURE}
    if len(sure) < 2 or sum(seed.how == "item" for seed in seeds) < _MANY:
        return
    for region in regions:
        blocks = note.blocks[region.start : region.end]
        if (
            len(blocks) == 1
            and blocks[0].kind == "list"
            and len(blocks[0].children) == 1
            and not (region.group.guide or region.group.data)
        ):
            (item,) = blocks[0].children
            found = item_of(item)
            if found and all(map(says_code, found.links)) and not found.blocks and likeness(found.named.title) >= _SURE:
                yield Seed(
                    found.named, found.line, found.end, (), region.group, "among lists of papers", "item", item=found
                )


def one_each(note: Note, found: Outline, seeds: Sequence[Seed]) -> Iterator[Seed]:
    """The only items below headings, as papers, where two or more are so and begin with a title, in bold or, below days,
    with the parts of notes below it: most beyond doubt, in a note on papers. Together they are a list."""
    known = {seed.line for seed in seeds}
    found_each: list[tuple[Region, Item]] = []
    for region in found.regions:
        blocks = note.blocks[region.start : region.end]
        items = blocks[0].children if len(blocks) == 1 and blocks[0].kind == "list" else ()
        item = item_of(items[0]) if len(items) == 1 and not (region.group.guide or region.group.data) else None
        if (
            item
            and item.line not in known
            and (in_bold(items[0], item) or (region.group.noted and has_parts(items[0])))
        ):
            found_each.append((region, item))
    titles = [item.named.title for _, item in found_each]
    titles += [seed.named.title for seed in seeds if seed.how == "item" and seed.group.noted]  # of other days
    sure = sum(1 for title in titles if likeness(title) >= _TITLE)
    if 2 <= len(titles) <= 2 * sure and found.cited:
        for region, item in found_each:
            yield _seed(item, region, "one below each heading")


def of_lanes(note: Note, found: Outline, seeds: Sequence[Seed]) -> Iterator[Seed]:
    """The papers below headings that are states of reading, weighed as items of one list: one alone is in its lane because
    the others have been read."""
    known = {seed.line for seed in seeds}
    lanes: list[tuple[Region, Item]] = []
    for region in found.regions:
        blocks = note.blocks[region.start : region.end] if region.group.status and not region.group.guide else ()
        items = (item for block in blocks if block.kind == "list" for item in block.children)
        lanes += ((region, item) for item in map(item_of, items) if item and item.named.title)
    if len({region.group.status for region, _ in lanes}) < _LANES:
        return
    least = bar([item for _, item in lanes], lambda: found.cited)
    for region, item in lanes:
        if item.line not in known and item.evidence.score >= least and not leads_to_note(item):
            yield _seed(item, region, "in a lane of papers")


def _seed(item: Item, region: Region, why: str) -> Seed:
    why = "; ".join((*item.evidence.why, why))
    return Seed(item.named, item.line, item.end, item.blocks, region.group, why, "item", links=item.links, item=item)


_LANES = 2  # that are no list by themselves
_TITLE = 2  # likeness
_SURE = 2.5  # points, of a venue or of a title with a name or of six words
_MANY = 3  # papers in other lists
