"""Papers in lists, tables and bold lines, where no heading names them.

A list is one of papers when most of its items are; then the weaker items are papers too (an item without a link among
linked ones). An item whose own items are papers is a topic. Lists of references, tools and chores are left alone, and
so is an index whose entries lead to notes below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ...model import Block, Note, walk
from ...patterns import pattern
from ..citations.of_kind import of_kind
from ..headings.days import days_above
from ..headings.groups import Group, is_guiding, venue_of
from ..lexicon.simplified import simplified
from ..references.addresses import is_paper
from ..references.venues import venues_in
from .bibtex_blocks import of_bibtex
from .boxes import folded, of_boxes, title_on
from .item_parts import has_parts
from .linked_lines import linked_lines
from .lists import are_titles, below_heading, of_data, of_list, of_reading
from .lone_items import alone, of_lanes, one_each
from .loose_lines import of_lines
from .named_links import named_by_links
from .read_lists import of_read_list
from .seeds import Cited, Outline, Region, Seed
from .tables import of_table, stands_over


def region_seeds(note: Note, found: Outline, split: str = "auto") -> tuple[Seed, ...]:
    """The papers in what the headings left over, in the order of their lines."""
    seeds: list[Seed] = []
    for region in found.regions:
        blocks = note.blocks[region.start : region.end]
        seeds.extend(_in_region(blocks, region, lambda: found.cited, split))
    seeds += (*alone(note, found.regions, seeds), *one_each(note, found, seeds), *of_lanes(note, found, seeds))
    seeds += named_by_links(note, found.regions)
    seeds.sort(key=lambda seed: seed.line)
    known_titles = {_fold(seed.named.title) for seed in found.seeds}
    known_titles |= {_fold(seed.named.short) for seed in found.seeds if seed.named.short}
    unique: list[Seed] = []
    seen: set[str] = set()
    for seed in seeds:
        key = _fold(seed.named.title)
        if key in known_titles or (seed.named.short and _fold(seed.named.short) in known_titles):
            continue
        if key in seen and not (seed.how == "row" and seed.blocks):  # a second row may say more
            continue
        seen.add(key)
        unique.append(seed)
    return tuple(unique)


def count_in(blocks: Sequence[Block], cited: Cited) -> int:
    """How many papers the lists, tables and lines of a heading's body name; `cited` as `is_cited` of the note."""
    return len(tuple(_in_region(blocks, Region(Group(), 0, len(blocks), False), cited, "auto")))


def is_cited(blocks: Sequence[Block]) -> bool:
    """Whether a note anywhere links to where papers are read, names a venue with its year, or holds BibTeX, or a heading
    says that papers follow, or notes on papers, which are ticked off below it, or have such notes below them. Where it
    does, a list of mere titles is one of papers; where it does not, it may be a list of anything."""
    texts: list[str] = []
    listing = reading = False
    for block in blocks:
        if block.kind == "heading":
            listing = bool(_REFERENCES.match(block.text))
            if says_papers(block.text) or venue_of(block.text):
                return True
            reading = reading or says_reading(block.text)
        if listing:
            continue
        if reading and block.kind == "list" and (all(map(_is_noted, block.children)) or are_titles(block)):
            return True
        for part in walk(block):
            if part.marks and any(mark.kind == "link" and is_paper(mark.target) for mark in part.marks):
                return True
            if part.kind == "code" and _BIBTEX.search(part.text):
                return True
            if not part.children and _DIGIT.search(part.text) and not any(map(of_kind, part.text.split("\n"))):
                texts.append(part.text[:2000])
    return any(venue.name and venue.year for text in texts for venue in venues_in(text))


def _is_noted(item: Block) -> bool:
    """Whether an item is ticked off, or has the parts of notes on a paper below it."""
    return bool(item.info) or has_parts(item)


def says_papers(text: str) -> bool:
    """Whether a heading, or a file's name, says that papers follow."""
    said = simplified(text)
    return bool(_PAPERS.search(said)) and not _WRITING.search(said)


def says_reading(text: str) -> bool:
    """Whether it says that notes on papers follow."""
    return bool(_READING.search(simplified(text)))


_REFERENCES = pattern(r"(?i)\W*(?:references?|bibliography|参考)")
_PAPERS = pattern(r"(?i)论文|文献|\bpapers\b|\b(?:paper|reading)[ -]?list\b|\bpublications\b")
_READING = pattern(r"(?i)\bpapers?[ _-]?(?:notes?|readings?|log|summaries)\b")
_WRITING = pattern(
    r"(?i)写|投稿|审稿|修改|模板|格式|选题|毕业|学位|答辩|开题|查重|thesis|writ|submi|review|template|format|published by|call for"
)
_BIBTEX = pattern(r"@(?:inproceedings|article|misc)\s*\{")
_DIGIT = pattern(r"\d")  # of the year
_SIGNS = pattern(r"[^\w+]+|_+")


def _fold(text: str | None) -> str:
    return _SIGNS.sub("", text or "").casefold()


def _in_region(blocks: Sequence[Block], region: Region, cited: Cited, split: str) -> Iterator[Seed]:
    if region.group.read and split == "auto" and (read := of_read_list(blocks, region.group)):
        yield from read
        return
    if split in ("auto", "headings") and (titles := of_lines(blocks, region.group, cited)):
        yield from titles
        return
    if split in ("auto", "headings") and (boxes := of_boxes(blocks, region.group)):
        yield from boxes
        blocks = [block for block in blocks if not title_on(block)]  # lists beside boxes are of others
    if split in ("auto", "headings") and (given := of_bibtex(blocks, region.group)):
        yield from given
        return
    if split in ("auto", "list") and (lines := linked_lines(blocks, region.group)):
        yield from of_list(lines, region.group, cited)
        return
    for dated, block in _by_day(blocks, region):
        if block.kind == "list" and any(_is_headed(item) for item in block.children):
            for item in block.children:
                if _is_headed(item):
                    inner = msgspec.structs.replace(region, group=below_heading(dated.group, item.children[0]))
                    yield from _in_region(item.children[1:], inner, cited, split)
                else:
                    alone = msgspec.structs.replace(block, children=(item,))
                    yield from _in_region((alone,), dated, cited, split)
        elif block.kind == "list" and split in ("auto", "list") and dated.group.guide:
            yield from of_reading(block, msgspec.structs.replace(dated.group, guide=False), cited)
        elif block.kind == "list" and split in ("auto", "list"):
            yield from of_data(block, dated.group, cited) if dated.group.data else of_list(block, dated.group, cited)
        elif block.kind == "table" and split in ("auto", "table"):
            yield from of_table(block, dated.group)
    for inside, group in folded(blocks, region.group) if split == "auto" else ():
        yield from _in_region(inside, msgspec.structs.replace(region, group=group), cited, split)


def _by_day(blocks: Sequence[Block], region: Region) -> Iterator[tuple[Region, Block]]:
    """The lists and tables, each in the region as of the day that stands above it, and below the line in bold."""
    at = [number for number, block in enumerate(blocks) if block.kind in ("list", "table")]
    groups = [group for _, group in _below_bold(blocks, region.group)]
    for number, day in zip(at, days_above(blocks, at), strict=True):
        group = msgspec.structs.replace(groups[number], noted=day or groups[number].noted)
        yield msgspec.structs.replace(region, group=group), blocks[number]


def _is_headed(item: Block) -> bool:
    """Whether an item is a heading with more than lists below it, a topic whose papers are lines; or is over a table."""
    first, *others = item.children or (item,)
    return stands_over(item) or (first.kind == "heading" and any(block.kind != "list" for block in others))


def _below_bold(blocks: Sequence[Block], group: Group) -> Iterator[tuple[Block, Group]]:
    """Each block with the group it is in, where lists and tables stand below lines in bold as below headings."""
    bold = [at for at, block in enumerate(blocks[:-1]) if _is_bold(block) and blocks[at + 1].kind in ("list", "table")]
    heads = frozenset(bold) if len(bold) >= 2 else frozenset()
    inner = group
    for at, block in enumerate(blocks):
        if at in heads:
            inner = below_heading(group, block) if not is_guiding(block.text) and not venue_of(block.text) else group
        yield block, inner


def _is_bold(block: Block) -> bool:
    """Whether a paragraph is a few words in bold, or before a colon, and nothing else: what some write for a heading."""
    text = block.text.strip(" :：")
    if block.kind == "paragraph" and not block.marks and text != block.text.strip():
        return 2 <= len(text) <= _FEW and not _SENTENCE.search(text) and not _LEADS_IN.search(text)
    return (
        block.kind == "paragraph"
        and 2 <= len(text) <= 60
        and not _SENTENCE.search(text)
        and any(mark.kind == "strong" and mark.start == 0 and mark.end >= len(text) for mark in block.marks)
        and all(mark.kind in ("strong", "em") for mark in block.marks)
    )


_FEW = 20  # characters of a subject
_LEADS_IN = pattern(
    r"^(?:如下|以下|下面|包括|例如|比如|主要|其中|目前|这|我|本)|[有是为见的]$|(?i:following|below|such as|include|are|is)\b"
)
_SENTENCE = pattern(r"[\n,，.。;；!！?？:：]")
