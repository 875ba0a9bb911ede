"""Papers as list items: which items of a list are papers, and which are topics above papers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ...model import Block
from ...patterns import pattern
from ..citations.of_kind import of_kind
from ..headings.groups import Group, day_in, is_date, is_generic
from ..headings.reports import is_work, says_read
from ..headings.states import state_of
from ..headings.topic_names import clean_topic, topic_text
from ..prose.facets import facets_of
from ..prose.lines import lines_of
from ..references.addresses import is_copy
from ..references.likeness import likeness
from ..titles.titles import read_title
from .cards import CARD, is_card
from .item_evidence import BELOW, is_reference
from .items import Item, item_of
from .list_bars import bar, bar_of_bold, strong
from .seeds import Cited, Seed


def of_list(block: Block, group: Group, cited: Cited) -> Iterator[Seed]:
    """The papers in a list, in order."""
    read = [(item, item_of(item)) for item in block.children]
    if _is_bibliography(block) and not cited():
        return
    least = min(bar([found for _, found in read if found and found.named.title], cited), bar_of_bold(read, cited))
    for item, found in read:
        inner = [child for child in item.children[1:] if child.kind == "list"]
        if item.children and (item.children[0].kind == "heading" or (inner and _says_read(item))):
            for child in inner:
                yield from of_list(child, below_heading(group, item.children[0]), cited)
            continue
        if found and leads_to_note(found) and is_card(item, found, group) and cited():
            yield Seed(found.named, found.line, found.end, found.blocks, group, CARD, "item", item=found)
            continue
        if found and leads_to_note(found) and (not found.blocks or _is_contents(item)) and not _is_told(found, cited):
            continue
        if inner and not (found and strong(found)) and (topic := _topic_item(item, found, inner, cited)):
            for child in inner:
                yield from of_list(child, _below(group, topic), cited)
        elif found and found.evidence.score >= least and not (found.evidence.bib < _SURE and _is_work(found, item)):
            why = "; ".join(found.evidence.why)
            yield Seed(
                found.named, found.line, found.end, found.blocks, group, why, "item", links=found.links, item=found
            )


def _is_work(found: Item, item: Block) -> bool:
    """Whether an item says what was done or is to be done, or at what time: `09:00 Meeting with Ann`."""
    return is_work(found.named.title) or _AT_TIME.match(item.text or found.named.title) is not None


_AT_TIME = pattern(r"[\s*_\[(【]{0,4}\d{1,2}[:：]\d\d(?!\d)")


def _below(group: Group, topic: str) -> Group:
    """The group of the items below one that names their topic, the day on which they were read, or nothing in particular."""
    if is_date(topic):
        return msgspec.structs.replace(group, noted=day_in(topic) or group.noted)
    if is_generic(topic) or state_of(topic):
        return msgspec.structs.replace(group, status=state_of(topic) or group.status)
    return msgspec.structs.replace(group, path=(*group.path, (clean_topic(topic), topic_text(topic))))


def of_data(block: Block, group: Group, cited: Cited) -> Iterator[Seed]:
    """The papers in a list below a heading such as Datasets, where at least half of it are: by their titles, each with a
    venue or a link to where papers are read. Other such lists are of data: `[EchoSet](https://arxiv.org/...): 1k hours`."""
    sure = [
        seed
        for seed in of_list(block, group, cited)
        if seed.item and seed.item.evidence.bib >= _SURE and likeness(seed.named.title) >= _TITLE
    ]
    if len(sure) * 2 >= len(block.children):
        yield from sure


def of_reading(block: Block, group: Group, cited: Cited) -> Iterator[Seed]:
    """The papers below items that say that papers were read, in a list of what was done: "Read 3 papers". They have what
    papers alone have."""
    for item in block.children:
        reading = _says_read(item)
        for inner in item.children[1:]:
            if inner.kind == "list" and reading:
                papers = of_list(inner, group, cited)
                yield from (seed for seed in papers if seed.item and seed.item.evidence.bib >= _SURE)
            elif inner.kind == "list":
                yield from of_reading(inner, group, cited)


def _says_read(item: Block) -> bool:
    """Whether an item says that papers were read, and no more."""
    said = next(lines_of(item.children[:1], 1, "item"), None)
    return said is not None and says_read(said.text)


_SURE = 2.5  # points of what papers alone have, such as a venue
_NAME, _TITLE = 0.6, 1.2  # likeness
_SURELY = 2


def below_heading(group: Group, heading: Block) -> Group:
    """A heading inside a bullet (Logseq writes its pages so) is a topic for the bullets below it."""
    text = heading.text
    if is_generic(text) or is_date(text) or facets_of(text) or state_of(text):
        return msgspec.structs.replace(group, status=state_of(text) or group.status)
    return msgspec.structs.replace(group, path=(*group.path, (clean_topic(text), topic_text(text))))


def _is_bibliography(block: Block) -> bool:
    """Whether the items of a list are references that say of what kind each is, and no more."""
    return all(len(item.children) == 1 and of_kind(item.text) for item in block.children)


def leads_to_note(found: Item) -> bool:
    """An item that only leads to a heading or a note of this folder."""
    return bool(found.links) and not any(_PAGE.match(url) or is_copy(url) for _, url in found.links if url)


def _is_told(found: Item, cited: Cited) -> bool:
    """Whether an item says of the paper that it leads to who wrote it: as a reference, or beside a page of one's own site,
    `[Title](/reviews/echo.html) ~ Ito and Wood`."""
    page = "names authors" in found.evidence.why and all(_OWN_PAGE.search(url) for _, url in found.links)
    return is_reference(found.named) or (page and likeness(found.named.title) >= _NAME and cited())


_OWN_PAGE = pattern(r"(?i)^[^:#]+\.html?$")
_PAGE = pattern(r"https?:")


def _is_contents(item: Block) -> bool:
    """Whether an item and all those below it but lead to headings of this note, or to notes of this folder."""
    parts = [child for child in item.children if child.kind != "list"]
    linked = [mark.target for part in parts for mark in part.marks if mark.kind == "link"]
    below = (inner for child in item.children if child.kind == "list" for inner in child.children)
    alone = len(parts) == 1 and bool(linked) and "\n" not in parts[0].text
    return alone and not any(map(_PAGE.match, linked)) and all(map(_is_contents, below))


def _topic_item(item: Block, found: Item | None, inner: list[Block], cited: Cited) -> str | None:
    """The topic that an item names when the items below it are papers, not notes on it."""
    first = next(iter(lines_of(item.children[:1], 1, "item")), None)
    if first is None or len(first.text) > 50 or list(first.links()):
        return None
    placed = bool(found and found.evidence.bib >= 1)
    if placed and not (found and likeness(found.named.title) < _NAME and BELOW in found.evidence.why):
        return None  # else the venue could be that of the first paper below
    below = [(child, item_of(child)) for block in inner for child in block.children]
    papers = [
        child
        for child, one in below
        if one and ((one.evidence.bib >= 2 and strong(one)) or (likeness(one.named.title) >= 2 and cited()))
    ]
    noted = any(len(child.children) > 1 for child in papers)  # a venue has no notes below it
    few = len(papers) < (_SURELY if placed and not noted else 1)
    return first.text if (len(papers) * 2 >= len(below) and not few) or (not placed and _nested(inner, cited)) else None


def _nested(inner: list[Block], cited: Cited) -> bool:
    """Whether an item below is itself a topic."""
    for block in inner:
        for child in block.children:
            lists = [part for part in child.children[1:] if part.kind == "list"]
            if lists and _topic_item(child, item_of(child), lists, cited):
                return True
    return False


def are_titles(block: Block) -> bool:
    """Whether all items of a list look like titles, two of them or more."""
    lines = (next(iter(lines_of((item,), 1)), None) for item in block.children)
    alike = [likeness(read_title(line.text).title) if line else 0.0 for line in lines]
    return len(alike) > 1 and min(alike) >= _SURELY
