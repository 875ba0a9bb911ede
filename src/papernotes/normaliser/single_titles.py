"""Headings that are topics of one paper each, whose title is the first line below, in bold.

## Object Detection                                        ## Faster R-CNN
**Faster R-CNN: Towards Real-Time ...** NeurIPS 2015       **Faster R-CNN: Towards Real-Time ...** NeurIPS 2015
    a topic, and a paper below it                              the paper by its short name

Only where several headings of a note are so, and none is the short name of its paper: where one is, all may be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..model import Block
from ..patterns import pattern
from .groups import is_generic
from .identity import fold
from .items import Item
from .loose_lines import titled_line
from .tree import Head

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
    for head, behind in zip(heads, (*heads[1:], None), strict=False):
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


def _is_title(head: Head) -> bool:
    """Whether a heading says itself that it is that of a paper."""
    named = head.named
    bound = (named.venue and named.title) or named.arxiv or named.hint or named.quoted
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
