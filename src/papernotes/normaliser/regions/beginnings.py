"""What a paragraph, a quotation or a list of fields could begin with: the title of a paper, and whether it stands in a frame.

**Title** (CVPR 2020)      *Title*      > Title, CVPR 2020      Title: ...      [Title](url)      1、Title      U-Net: https://...
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ...model import Block
from ...patterns import pattern
from ..citations.citations import reference_in
from ..citations.of_kind import of_kind
from ..headings.evidence import Evidence
from ..lexicon.title_words import LINK_WORDS
from ..prose.facets import facets_of
from ..prose.lines import Line, lines_of
from ..prose.once import once
from ..references.addresses import is_paper
from ..references.likeness import is_name, likeness
from ..references.venues import venues_in
from ..references.writers import surely_writers
from ..stated.books import in_text
from ..stated.field_names import field_of
from ..stated.keyed_blocks import keyed_fields
from ..stated.run_together import parted
from ..stated.venue_lines import is_address
from ..titles.titles import read_title
from .item_evidence import CERTAIN
from .items import Item, item_of

SURE = 2.5  # points of a venue or a link
TITLE = 1.2  # likeness of what is a title by itself
_SHORT = 1.0  # and of one of three words, which needs others beside it
_FULL = 2.0  # and of one that nobody takes for a name
_QUOTED = 400  # characters
TITLE_FIELD = pattern(
    r"(?:(?P<sure>title|paper title|(?:论文|文章)?(?:标题|题目)|论文名称?)|paper|(?:综述)?论文|文章)\s*[:：]\s*(?!https?:)(?P<title>.+)",
    re.IGNORECASE,
)
_ASIDE = pattern(r"\[[^\]]*\]|[（(][^()（）]*[)）]")


class Beginning(msgspec.Struct, frozen=True):
    """The paper that a block could begin."""

    found: Item
    framed: bool  # in bold, by a field `Title`, alone as a link
    short: bool = False  # a title of three words, which nothing else says to be one


@once
def begun(block: Block) -> Beginning | None:
    """The paper that a block could begin, or None."""
    if block.kind == "list":
        return _by_fields(block)
    if block.kind == "table":
        return _by_rows(block)
    quoted = block.kind == "quote" and (reference_in(block.text) is not None or _is_short_quote(block))
    lines = lines_of((block,)) if block.kind == "paragraph" or quoted else iter(())
    line = next(lines, None)
    below = next(lines, None) if line and is_address(line) else None
    line, linked = below or line, below is not None
    if line is None or len(line.text) > _LONGEST:
        return None
    found = item_of(as_item(block.children[0] if quoted and len(block.children) == 1 else block))
    field = TITLE_FIELD.match(parted(line, field_of)[0].text)
    if field and in_text((block,)):
        return None
    if (
        field
        and (named := read_title(_spaced(field["title"]))).title
        and (field["sure"] or likeness(named.title) >= TITLE)
    ):
        item = found or Item(named, block.span.line, block.end, Evidence(), tuple(line.links()), (block,))
        points = Evidence(3.5, 1, ("a field `Title`",))
        return Beginning(msgspec.structs.replace(item, named=named, evidence=points), True)
    if found is None or facets_of(line.lead) or _says_venue(line, found) or surely_writers(found.named.title):
        return None
    least, alike = _least(block, line, found, linked), likeness(found.named.title)
    if alike < min(least, _SHORT):
        return None
    short = least == TITLE > alike
    return Beginning(found, False, short) if quoted else _framed(line, found, short)


def _least(block: Block, line: Line, found: Item, linked: bool) -> float:
    """How much like a title the title has to be: less where something else says that it is one."""
    if of_kind(line.text) or quoted_title(block) or (found.named.cited and _is_one_link(line)):
        return 0.0
    if found.evidence.bib >= CERTAIN:
        return 0.4
    return 0.6 if line.lead or linked or _is_one_link(line) or is_name_and_address(block) else TITLE


def _framed(line: Line, found: Item, short: bool) -> Beginning:
    bare = _ASIDE.sub("", line.text).strip()
    italic = any(mark.kind == "em" and mark.start == 0 and mark.end == len(line.text) for mark in line.marks)
    if _is_one_link(line):
        return Beginning(msgspec.structs.replace(found, evidence=found.evidence.plus(0.6, "a line of its own")), True)
    bold = italic or (bool(line.lead) and (len(line.lead) >= 0.6 * len(bare) or found.evidence.bib >= 2))
    if bold:
        found = msgspec.structs.replace(found, evidence=found.evidence.plus(0.6, "in bold"))
    if bold and COUNTED.match(line.text):
        found = msgspec.structs.replace(found, evidence=found.evidence.plus(1, "counted as papers are"))
    return Beginning(found, bold, short)


def _spaced(title: str) -> str:
    """A title that is called as its file is, `Echo_Nets_for_Boats`, in words."""
    return title.replace("_", " ") if title.count("_") > 1 and " " not in title.strip() else title


# 第一篇：..., 论文二：..., Paper 3: ...
COUNTED = pattern(
    r"\W*(?:第\s*[一二三四五六七八九十\d]{1,3}\s*篇|(?:论文|文献|[Pp]aper)\s*[一二三四五六七八九十\d]{1,3})\s*[:：、.]"
)


# 1.《Deep Residual Learning for Image Recognition》,CVPR2016      2、ACL2018，《...》: what Chinese notes quote so has a title,
# and a number without a space behind it makes no list. Not 1.《...》第三章, 2.《...》写完初稿.
_QUOTED_TITLE = pattern(
    r"\s?\d{1,3}\s?[.、．)）]\s?(?:[A-Za-z][\w'’-]{1,20}[ ,，:：]{1,2})?"
    r"《(?=[A-Za-z])(?=[^《》\s]{1,40}\s[^《》\s]{1,40}\s)[^《》一-鿿]{12,200}》(?!\s?[一-鿿])"
)


def quoted_title(block: Block) -> bool:
    """Whether a paragraph begins with a number and an English title in 《》."""
    return block.kind == "paragraph" and "《" in block.text[:40] and _QUOTED_TITLE.match(block.text) is not None


def begins_fields(item: Block) -> bool:
    """Whether a list's item is the field that gives a title."""
    line = next(iter(lines_of((item,), 1)), None) if item.kind == "item" else None
    return line is not None and TITLE_FIELD.match(line.text) is not None


def _by_fields(block: Block) -> Beginning | None:
    """The paper of a list whose items are its fields, the title first: with a venue or authors, or a title beyond doubt."""
    line = next(iter(lines_of((block,))), None) if begins_fields(block.children[0]) and not in_text((block,)) else None
    field = TITLE_FIELD.match(parted(line, field_of)[0].text) if line else None
    named = read_title(field["title"]) if field else None
    if line is None or named is None or not named.title:
        return None
    fields = {keyed.field for keyed in keyed_fields((block,)) if keyed.value}
    if "authors" not in fields or likeness(named.title) < _SHORT:
        return None
    item = Item(named, line.number, block.end, Evidence(3.5, 2, ("fields",)), tuple(line.links()), (block,))
    return Beginning(item, True)


def _by_rows(block: Block) -> Beginning | None:
    """The paper of a table whose rows are its fields, the title first: with authors, and a venue or a link to where papers
    are read."""
    fields = tuple(keyed_fields((block,))) if all(len(row.children) == 2 for row in block.children) else ()
    if not fields or fields[0].field != "title" or "book" in (names := {keyed.field for keyed in fields}):
        return None
    named = read_title(fields[0].value)
    placed = any(_OF_PAPERS.fullmatch(keyed.key.strip(" *")) or venues_in(keyed.value) for keyed in fields[1:])
    links = tuple(link for keyed in fields for link in keyed.links)
    sure = "authors" in names and (placed or "doi" in names or any(is_paper(url) for _, url in links))
    if not sure or likeness(named.title) < _SHORT:
        return None
    return Beginning(
        Item(named, fields[0].line, block.end, Evidence(4, 3, ("fields in a table",)), links, (block,)), True
    )


# Keys of what papers alone have; books and films have a publisher, too.
_OF_PAPERS = pattern(r"(?i)(?:conference|journal|venue|proceedings|arxiv|doi)|会议|期刊|会议/期刊|期刊/会议|会议期刊")


def _is_short_quote(block: Block) -> bool:
    """Whether a quotation is a line or two of one paragraph: of a title, not of a text."""
    inner = block.children
    return (
        len(inner) == 1 and inner[0].kind == "paragraph" and len(block.text) <= _QUOTED and block.text.count("\n") < 3
    )


def _says_venue(line: Line, item: Item) -> bool:
    """Whether a line begins with a venue and goes on with an affiliation: it belongs to the heading above it."""
    if likeness(item.named.title) >= _FULL or line.lead == line.text.strip():
        return False
    found = venues_in(line.text.strip())
    return bool(found) and found[0].start == 0 and found[0].year is not None and len(line.text) <= 100


def as_item(block: Block) -> Block:
    """A block as the item of a list."""
    return Block("item", block.span, block.end, children=(block,))


_LONGEST = 400  # characters of a line
_LETTERS = pattern(r"[A-Z\d].*[A-Z\d]")  # NeRF, U-Net; not Homework


def is_name_and_address(block: Block) -> bool:
    """Whether a paragraph begins with a name and the address of a paper, and that is no field: `U-Net: https://arxiv...`"""
    first = next(iter(lines_of((block,))), None) if block.kind == "paragraph" else None
    links = [mark for mark in first.marks if mark.kind == "link"] if first else []
    if not first or len(links) != 1 or not is_paper(links[0].target):
        return False
    name = first.text[: links[0].start].rstrip(" :：-–—")
    ends = not first.text[links[0].end :].strip(" .。") and first.text.startswith("http", links[0].start)
    return ends and is_name(name) and bool(_LETTERS.search(name)) and not field_of(name)


def lone_link(blocks: Sequence[Block]) -> str:
    """The name by which the first line below a heading leads to a paper, where it does nothing else, or ""."""
    block = next((block for block in blocks if block.kind != "rule"), None)
    line = next(iter(lines_of((block,))), None) if block and block.kind == "paragraph" else None
    return next((label.strip() for label, _ in line.links()), "") if line and _is_one_link(line) else ""


def _is_one_link(line: Line) -> bool:
    """Whether a line is a link to a paper, by the paper's name, and nothing else."""
    links = [mark for mark in line.marks if mark.kind == "link"]
    if len(links) != 1 or len(line.marks) != 1 or not is_paper(links[0].target):
        return False
    label = line.text[links[0].start : links[0].end].strip()
    around = line.text[: links[0].start] + line.text[links[0].end :]
    return not _LETTER.search(around) and label.casefold() not in LINK_WORDS and not label.startswith("http")


_LETTER = pattern(r"\w")
