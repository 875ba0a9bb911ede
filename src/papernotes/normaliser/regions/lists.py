"""Papers as list items: which items of a list are papers, and which are topics above papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from .item_evidence import BELOW, COPY, is_reference
from .items import Item, item_of
from .seeds import Cited, Seed


def of_list(block: Block, group: Group, cited: Cited) -> Iterator[Seed]:
    """The papers in a list, in order."""
    read = [(item, item_of(item)) for item in block.children]
    if _is_bibliography(block) and not cited():
        return
    bar = min(_bar([found for _, found in read if found and found.named.title], cited), _bar_of_bold(read, cited))
    for item, found in read:
        inner = [child for child in item.children[1:] if child.kind == "list"]
        if item.children and (item.children[0].kind == "heading" or (inner and _says_read(item))):
            for child in inner:
                yield from of_list(child, below_heading(group, item.children[0]), cited)
            continue
        if found and _is_index(found) and is_card(item, found, group) and cited():
            yield Seed(found.named, found.line, found.end, found.blocks, group, CARD, "item", item=found)
            continue
        if found and _is_index(found) and (not found.blocks or _is_contents(item)) and not _is_told(found, cited):
            continue
        if inner and not (found and _strong(found)) and (topic := _topic_item(item, found, inner, cited)):
            for child in inner:
                yield from of_list(child, _below(group, topic), cited)
        elif found and found.evidence.score >= bar and not (found.evidence.bib < _SURE and _is_work(found, item)):
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
_TITLE = 1.2  # likeness
_SURELY = 2


def below_heading(group: Group, heading: Block) -> Group:
    """A heading inside a bullet (Logseq writes its pages so) is a topic for the bullets below it."""
    text = heading.text
    if is_generic(text) or is_date(text) or facets_of(text) or state_of(text):
        return msgspec.structs.replace(group, status=state_of(text) or group.status)
    return msgspec.structs.replace(group, path=(*group.path, (clean_topic(text), topic_text(text))))


def _bar(items: list[Item], cited: Cited) -> float:
    """The points that an item of a list needs: few where most items are certain, none could reach it where none is."""
    strong = [found for found in items if _strong(found)]
    signed = [found for found in items if "writers below it" in found.evidence.why]
    bound = [found for found in strong if found.evidence.bib >= 2]
    share = len(strong) / max(1, len(items))
    titled = sum(1 for found in items if found.named.quoted or likeness(found.named.title) >= 2) / max(1, len(items))
    if len(bound) >= 2 and all(likeness(found.named.title) >= 0.6 for found in items):
        return 0.4  # all are names, and some have a paper's data below them
    if bound and share >= 0.5:
        return 0.6 if len(bound) >= 3 else 1.0
    dated = sum(1 for found in items if found.named.year and likeness(found.named.title) >= _WEAK)
    if len(items) >= _FEWEST and dated * 5 >= len(items) * 4 and titled >= 0.25 and cited() and not _to_do(items):
        return 0.7  # "The case for the reduced echo, 1980" beside "Combining Echo Predictors, 1993"
    if bound:
        return 1.2 if titled >= 0.5 and (share >= 0.25 or (titled >= 0.6 and not _to_do(items) and cited())) else 3.0
    if len(signed) >= 2 and len(signed) * 2 > len(items) and cited():
        return 1.5
    if _are_copies(items) and cited():
        return 1.2
    if len(items) >= 2 and titled >= 0.6 and cited() and not _to_do(items):
        ticked = all(found.mark and likeness(found.named.title) >= 0.6 for found in items)
        alike = len(items) > _SURELY and all(likeness(found.named.title) >= _TITLE for found in items)
        return 0.6 if ticked else 0.8 if alike else 1.2
    return 99.0


def _are_copies(items: Sequence[Item]) -> bool:
    """Whether at least half of the items lead to one's own copies of papers, by their titles or names: `[EchoNet](a.pdf)`;
    no slides of lectures, or exercises."""
    copies = sum(1 for found in items if COPY in found.evidence.why and likeness(found.named.title) >= _NAME)
    return copies * 2 >= len(items) and not any(_OF_COURSE.match(found.named.title) for found in items)


_NAME, _WEAK = 0.6, 0.4  # likeness
_FEWEST = 4  # items whose years say together that they are papers
_OF_COURSE = pattern(
    r"(?i)(?:lec(?:ture)?|week|class|lesson|unit|chapter|hw|homework|assignment|exercise|lab|slides?|syllabus|exam|quiz|midterm|final|"
    r"handout|solution|tutorial|project)s?(?:[\s_-]*[#:：\d]|$)|第?[一二三四五六七八九十\d]{1,3}[章讲节课次]|课件|作业|讲义|实验|习题|大纲"
)


def _to_do(items: Sequence[Item]) -> bool:
    """Whether a third of the items or more say what is to be done: "Finish the Second Homework Assignment"."""
    return sum(1 for found in items if _DEED.match(found.named.title)) * 3 >= len(items)


_DEED = pattern(
    r"(?i)(?:read|finish(?:ed)?|fix(?:ed)?|wr(?:ite|ote)|implement(?:ed)?|run|ran|try|tried|prepared?|discuss(?:ed)?|watch(?:ed)?|"
    r"review(?:ed)?|summari[sz]ed?|updated?|submit(?:ted)?|revised?|continued?|reproduced?|tested|add(?:ed)?|buy|book|call|email|"
    r"check|install|set up|completed?|start(?:ed)?|do|make|create|plan|attend|clean|practi[cs]e|learn|study|solve|build)\b(?![-:：,])"
)


def _bar_of_bold(read: Sequence[tuple[Block, Item | None]], cited: Cited) -> float:
    """The points where each item begins with its title in bold, and most are titles beyond doubt: "**Human-level control
    through reinforcement learning**" is one beside them."""
    bold = [found for item, found in read if found and in_bold(item, found)]
    sure = sum(1 for found in bold if likeness(found.named.title) >= 2)
    return 0.8 if 2 <= len(read) == len(bold) <= 2 * sure and cited() else 99.0


def in_bold(item: Block, found: Item) -> bool:
    """Whether an item begins with its title, which could be a paper's, in bold."""
    line = next(lines_of(item.children[:1], 1, "item"), None)
    framed = line is not None and line.lead and read_title(line.lead).title == found.named.title
    return bool(framed) and likeness(found.named.title) >= _TITLE


def _strong(found: Item) -> bool:
    return found.evidence.score >= 3


def _is_bibliography(block: Block) -> bool:
    """Whether the items of a list are references that say of what kind each is, and no more."""
    return all(len(item.children) == 1 and of_kind(item.text) for item in block.children)


def _is_index(found: Item) -> bool:
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
    below = [item_of(child) for block in inner for child in block.children]
    papers = [
        one
        for one in below
        if one and ((one.evidence.bib >= 2 and _strong(one)) or (likeness(one.named.title) >= 2 and cited()))
    ]
    few = len(papers) < _SURELY if placed else not papers
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
    lines = [next(iter(lines_of((item,), 1)), None) for item in block.children]
    alike = [likeness(read_title(line.text).title) if line else 0.0 for line in lines]
    return len(alike) > 1 and min(alike) >= _SURELY
