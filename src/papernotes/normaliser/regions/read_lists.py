"""What stands below 本周阅读论文 in English -> papers: items, or paragraphs with numbers, each a title and its notes.

Below such a heading of Chinese notes a title needs no name before a colon, no capitals and no link: what else would be
English there? Where one item is none, the list is read as any other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from ...model import Block
from ...patterns import pattern
from ..headings.groups import Group
from ..references.likeness import likeness
from .items import Item, item_of
from .seeds import Seed

_NUMBERED = pattern(r"[\[(（【]?\d{1,2}[\])）】.、．]\s*(?=[A-Z])")
_CHINESE = pattern(r"[一-鿿]")
# What is done with papers, and by whom.
_DEED = pattern(
    r"(?i)(?:read|finish|fix|wr[io]te?|implement|r[ua]n|tr[yi]|prepar|discuss|review|summari[sz]|updat|submit|revis|continu|"
    r"reproduc|test|add|learn|study|studi)(?:e?[ds]|ed|ing|n?ning|t?ting|es|y|e)?\b(?![-:：])|.*\b(?:I|my|we|todo)\b"
)
_TITLE = 1.2  # likeness
_WORDS = 5


def of_read_list(blocks: Sequence[Block], group: Group) -> tuple[Seed, ...]:
    """The papers below such a heading, where all that is listed there looks like titles."""
    found = [(item_of(item), item) for item in _items(blocks)]
    if not found or not all(read and _is_title(read) for read, _ in found):
        return ()
    return tuple(
        Seed(read.named, read.line, item.end, read.blocks, group, _WHY, "item", links=read.links, item=read)
        for read, item in found
        if read
    )


_WHY = "a title below a heading of papers that were read"


def _items(blocks: Sequence[Block]) -> Iterator[Block]:
    """The items of lists; where there are none, the paragraphs with numbers, each with what stands behind it."""
    if any(block.kind == "list" for block in blocks):
        yield from (item for block in blocks if block.kind == "list" for item in block.children)
        return
    starts = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and _NUMBERED.match(block.text)]
    for at, until in itertools.pairwise((*starts, len(blocks))):
        yield Block("item", blocks[at].span, blocks[until - 1].end, children=tuple(blocks[at:until]))


def _is_title(read: Item) -> bool:
    title = read.named.title
    return (
        likeness(title) >= _TITLE
        and len(title.split()) >= _WORDS
        and not _CHINESE.search(title)
        and not _DEED.match(title)
    )
