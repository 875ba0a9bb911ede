"""Headings that but count papers -> the papers, whose titles are the first lines below.

### Paper 1                                   ## 论文一                   ## Paper 1
**Wide Nets for Sonar**                       《Wide Nets for Sonar》      Reading and Use of English
    a paper                                       a paper                      of an exam, with no title like a paper's
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from ...model import Block
from ...patterns import pattern
from ..headings.counted import is_counted
from ..headings.tree import Head
from ..lexicon.simplified import simplified
from ..prose.facets import facets_of
from ..prose.lines import lines_of
from ..references.likeness import is_name, likeness
from ..regions.beginnings import SURE, TITLE, as_item
from ..regions.items import Item, item_of
from ..stated.keyed import keyed_line
from ..titles.titles import read_title

_FULL = 2.0  # likeness of a title that nobody takes for a subject
_LONGEST = 300  # characters of a title on two lines
_QUOTED = pattern(r"[\s*_]*《(?P<title>[^《》\n]{8,250})》[^\n]{0,60}")
_GOES_ON = pattern(r"(?:for|of|with|and|in|to|the|an?|on|by|from|via|using|under|as|through)(?: [\w/-]+){1,8}\W*")
_BREAKS_OFF = pattern(r".* (?:for|of|with|and|in|to|the|an?|on|by|from|via|using|under|as)")
_SENTENCE = pattern(r"[。，；！？]|[.!?]\s|[.!?]$|\b(?:we|is|are|was|were|they|this paper)\b")


def counted_titles(heads: Sequence[Head], blocks: Sequence[Block]) -> Mapping[int, Item]:
    """The papers of such headings, by the index of the heading's block, where anything says that they are no papers of an
    exam: one of them has a venue, a link to where papers are read or a method's name before its title, or another
    heading says that papers are read, or names parts of notes on them."""
    found: dict[int, Item] = {}
    for head, behind in zip_longest(heads, heads[1:]):
        start, end = head.index + 1, behind.index if behind else len(blocks)
        item = _titled(blocks[start]) if start < end and is_counted(head.text) else None
        if item:
            found[head.index] = item
    return found if any(_is_sure(item) for item in found.values()) or (found and _on_papers(heads)) else {}


def _is_sure(item: Item) -> bool:
    named = item.named.short is not None and is_name(item.named.short) and _ODD.search(item.named.short) is not None
    return item.evidence.bib >= SURE or (named and likeness(item.named.title) >= _FULL)


def _on_papers(heads: Sequence[Head]) -> bool:
    """Whether a heading says that papers are read, or two name parts of notes on papers."""
    facets = {facet for head in heads for facet in head.facets if facet != "other"}
    return len(facets) >= 2 or any(_READ.search(simplified(head.text)) for head in heads)


_ODD = pattern(r"[a-z\d-][A-Z]|[A-Z]{2}")  # U-Net, BERT: no word
_READ = pattern(
    r"(?i)论文|文献|\bpapers? (?:read|notes?|reviews?|summar|list)|\bread(?:ing)? papers|\bliterature (?:notes?|review)"
)


def _titled(block: Block) -> Item | None:
    """The paper whose title a paragraph begins with."""
    if block.kind != "paragraph":
        return None
    block = _joined(block)
    line = next(iter(lines_of((block,))), None)
    if line is None or facets_of(line.lead) or keyed_line(line):
        return None
    item, quoted = item_of(as_item(block)), _QUOTED.fullmatch(line.text)
    if quoted and item:
        item = replace(item, named=read_title(quoted["title"]))
    if item is None or likeness(item.named.title) < TITLE or _SENTENCE.search(item.named.title):
        return None
    return item if quoted or line.marks or line.text.startswith("**") or _capitals(item.named.title) else None


def _joined(block: Block) -> Block:
    """The paragraph with its title on one line, where that goes on in the next: "Nets for Sonar / in Shallow Waters"."""
    first, _, rest = block.text.partition("\n")
    second, more, _ = rest.partition("\n")
    if not second or len(first) + len(second) > _LONGEST or any(mark.end > len(first) for mark in block.marks):
        return block
    goes_on = _GOES_ON.fullmatch(second) and _capitals(second)
    if _SENTENCE.search(first) or not (goes_on or (_BREAKS_OFF.fullmatch(first) and _capitals(second))):
        return block
    at = len(first)
    return replace(block, text=f"{first} {second}{more}{block.text[at + 1 + len(second) + len(more) :]}")


def _capitals(text: str) -> bool:
    """Whether most of its longer words have capitals, as those of titles have."""
    words = [word for word in text.split() if len(word) > _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) * 2 > len(words)


_SMALL = 4  # letters
