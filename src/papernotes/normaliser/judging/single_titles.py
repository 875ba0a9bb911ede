"""Headings that are topics of one paper each, whose title is the first line below, in bold.

## Object Detection                                        ## Faster R-CNN
**Faster R-CNN: Towards Real-Time ...** NeurIPS 2015       **Faster R-CNN: Towards Real-Time ...** NeurIPS 2015
    a topic, and a paper below it                              the paper by its short name

Only where several headings of a note are so, and none is the short name of its paper: where one is, all may be. A title
that is a link stands below short names so often that another heading of the same level must hold several papers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from ...model import Block
from ...patterns import pattern
from ..headings.groups import is_generic
from ..headings.tree import Head
from ..identity import fold
from ..regions.items import Item
from ..regions.titled_lines import linked_title, titled_line

_MOST = 3  # headings with a title below, from which on names of sections among them, Evaluation, are topics, too
_TITLE = 2  # likeness of a heading that is a title itself
_LONGEST = 10  # Chinese letters of a topic; what is longer may be the title in Chinese
OF_OTHERS = frozenset(("related", "background", "existing", "other"))  # sections on papers of others
_ODD = pattern(r"[a-z]+[A-Z]|[A-Za-z]-?\d|\d[A-Za-z]|[A-Z]{2,}(?![A-Z]*s\b)|[A-Z]-[A-Z]")
_CHINESE = pattern(r"[一-鿿]")
_DOING = pattern(r"(?i)(?:ing|ion|ions|ment|ance|ence|ity|sis|ics|ogue|ogues)$")  # words that name no method


def titles_below(
    heads: Sequence[Head], blocks: Sequence[Block], count: Callable[[int, int], int]
) -> Mapping[int, Item]:
    """The papers of such topics, by the index of the heading's block. `count` says how many papers the lines, lists and
    tables from one block to another name."""
    if all(head.facets and not is_generic(head.text) for head in heads if not _is_title(head)):
        return {}  # as in nearly every note on one paper
    singles: dict[int, Item] = {}
    sections: dict[int, Item] = {}
    many = 0
    for head, behind in _pairs(heads):
        start, end = head.index + 1, behind.index if behind else len(blocks)
        found = titled_line(blocks[start]) if start < end and not _is_title(head) else None
        if found is None:
            continue
        if count(start, end) >= 2:
            many += 1
        elif _names(head.named.title, found):
            return {}
        elif not head.facets or is_generic(head.text):
            singles[head.index] = found
        elif OF_OTHERS.isdisjoint(head.facets):
            sections[head.index] = found
    sure = len(singles) + many
    return singles | sections if singles and (sure >= 2 or sure + len(sections) >= _MOST) else {}


def linked_below(
    heads: Sequence[Head], blocks: Sequence[Block], count: Callable[[int, int], int]
) -> Mapping[int, Item]:
    """The same for titles that are links, beside a heading of the same level that holds several papers."""
    bodies = {head.index: (head.index + 1, behind.index if behind else len(blocks)) for head, behind in _pairs(heads)}
    found: dict[int, Item] = {}
    levels: set[int] = set()
    for head in heads:
        start, end = bodies[head.index]
        item = linked_title(blocks[start]) if start < end and not (_is_title(head) or head.facets) else None
        if item and not _names(head.named.title, item):
            found[head.index] = item
            levels.add(head.level)
    several = {head.index: head.level for head in heads if head.level in levels and count(*bodies[head.index]) >= 2}
    topics = set(several.values())
    return {
        head.index: found[head.index]
        for head in heads
        if head.index in found and head.level in topics and head.index not in several
    }


def _pairs(heads: Sequence[Head]) -> Iterator[tuple[Head, Head | None]]:
    """Each heading with the next."""
    return zip_longest(heads, heads[1:])


def _is_title(head: Head) -> bool:
    """Whether a heading says itself that it is that of a paper."""
    named = head.named
    bound = (named.venue and named.title) or named.arxiv or named.hint or named.quoted or named.cited
    return bool(head.likeness >= _TITLE or head.marker or head.links or bound)


def _names(heading: str, found: Item) -> bool:
    """Whether a heading is what the paper below it is called."""
    title, short = found.named.title, found.named.short
    if fold(heading) in (fold(title), fold(short or title)) or _ODD.search(heading):
        return True
    if len(_CHINESE.findall(heading)) > _LONGEST:
        return True
    words = heading.split()
    return short is None and len(words) == 1 and words[0] in title.split() and not _DOING.search(words[0])
