"""Papers in boxes: callouts and `<details>` whose titles name one each.

> [!abstract] Segment Anything (ICCV 2023)          <details><summary>Wav2Lip (ACM MM 2020)</summary>
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import msgspec

from ...config import Config
from ...model import Block
from ..headings import evidence as weigh
from ..headings.groups import Group, is_generic, is_guiding, venue_of
from ..prose.facets import facets_of
from ..references.likeness import likeness
from .items import Item, item_of
from .lists import below_heading
from .seeds import Seed

_CERTAIN = 3.0  # points, as of any paper


def of_boxes(blocks: Sequence[Block], group: Group) -> tuple[Seed, ...]:
    """The papers that boxes among those blocks name, if most do: one alone is an aside."""
    boxes = [block for block in blocks if title_on(block)]
    read = [(box, found) for box in boxes if (found := _read(box))]
    certain = [found for _, found in read if found.evidence.score >= _CERTAIN and found.evidence.bib >= 2.5]
    if len(certain) < 2 or len(certain) * 2 < len(boxes):
        return ()
    return tuple(_seed(box, found, group) for box, found in read if found.evidence.score >= 1)


def folded(blocks: Sequence[Block], group: Group) -> Iterator[tuple[Sequence[Block], Group]]:
    """What lists and tables some write within `<details>`, and the group that its summary opens as a heading does."""
    for box in blocks:
        if box.kind != "html" or not any(inner.kind in ("list", "table", "html") for inner in box.children):
            continue
        title = title_on(box)
        text = title.text if title else ""
        if is_guiding(text) or (not is_generic(text) and facets_of(text)):
            continue  # links, tools, what a paper builds on
        yield box.children[1 if title else 0 :], _opened(group, title) if title else group


def _opened(group: Group, title: Block) -> Group:
    venue = venue_of(title.text)
    if venue is None:
        return below_heading(group, title)
    return msgspec.structs.replace(group, venue=venue.name, year=venue.year or group.year)


def title_on(box: Block) -> Block | None:
    """What stands on a box, as a paragraph."""
    first = box.children[0] if box.children and box.kind in ("callout", "html") else None
    if first is None or not first.text.strip():
        return None
    if "callout-title" in first.opening and "callout" in box.opening:
        return first
    if box.kind == "html" and any(
        isinstance(part, str) and part.lstrip().startswith("<summary") for part in first.html[:1]
    ):
        return Block("paragraph", first.span, first.end, first.text.strip(), (escape(first.text),), marks=first.marks)
    return None


def _read(box: Block) -> Item | None:
    """The box as a paper: what stands on it, and what its first lines say."""
    title = title_on(box)
    if title is None or facets_of(title.text):
        return None
    found = item_of(Block("item", title.span, box.end, children=(title, *box.children[1:])))
    if found is None or likeness(found.named.title) < 0.6:
        return None
    both = found.evidence + weigh.of_body(box.children[1:], Config())
    return msgspec.structs.replace(found, evidence=both)


def _seed(box: Block, found: Item, group: Group) -> Seed:
    why = "; ".join(dict.fromkeys(found.evidence.why))
    return Seed(found.named, found.line, box.end, box.children[1:], group, why, "bold", links=found.links, item=found)
