"""Papers as lines of their own: bold titles, `Title: ...` fields, references, lists that have no bullets."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ...model import Block
from ..citations.of_kind import of_kind
from ..headings.days import day_of, days_above
from ..headings.groups import Group
from ..prose.lines import lines_of
from ..prose.once import once
from ..references.likeness import likeness
from ..stated.venue_lines import is_imprint_of_above
from .beginnings import SURE, TITLE, as_item, begins_fields, begun, is_name_and_address, lone_link, quoted_title
from .item_evidence import with_fields
from .items import Item, item_of
from .linked_lines import line_block
from .seeds import Cited, Seed


class _Start(msgspec.Struct, frozen=True):
    """A paragraph, or a line of one, that could begin a paper."""

    at: int
    block: Block
    found: Item
    framed: bool
    short: bool


def of_lines(blocks: Sequence[Block], group: Group, cited: Cited) -> tuple[Seed, ...]:
    """Paragraphs (or lines of them) that begin with a title: in bold, as a field, or as a reference is written."""
    parts = tuple(part for block in blocks for part in _parts(block))
    starts = [
        _Start(at, block, began.found, began.framed, began.short)
        for at, block in enumerate(parts)
        if (began := begun(block))
    ]
    starts = _without_bibliography(starts, parts)
    starts = [_with_fields(start, parts[start.at + 1 : start.at + 2]) for start in starts]
    starts = _without_weak(starts, parts)
    quoted = frozenset(start.at for start in starts if quoted_title(start.block))
    if quoted := quoted if quoted and cited() else frozenset():  # else they may be books
        starts = [_quoted(start) if start.at in quoted else start for start in starts]
    framed = [start for start in starts if start.framed]
    framed = [start for start in framed if start.found.evidence.score >= (2.2 if cited() else 3)]
    plain = [start for start in starts if not start.framed and start.found.evidence.bib >= SURE]
    texts = sum(1 for part in parts if part.kind == "paragraph" and part.text)
    half = sum(2 if start.found.named.cited else 1 for start in plain)  # notes stand between references
    dated = bool(framed and group.noted and framed[0].at == 0 and _FIELD in framed[0].found.evidence.why and cited())
    if len(framed) < 2 and not quoted and not dated and len(plain) < (2 if len(plain) + half > texts else 3):
        return ()
    if len(framed) >= 2 or quoted or dated:
        entries = [start for start in starts if start.framed and start.found.evidence.score >= 1.6]
    else:
        entries = [start for start in starts if start.found.evidence.score >= 2.6]
    seeds: list[Seed] = []
    days = days_above(parts, [start.at for start in entries])
    for number, start in enumerate(entries):
        until = entries[number + 1].at if number + 1 < len(entries) else len(parts)
        until -= bool(days[number] and day_of(parts[until - 1]))
        body = tuple(block for block in (*start.found.blocks, *parts[start.at + 1 : until]) if block.kind != "rule")
        end = max((block.end for block in body), default=start.found.end)
        found = start.found
        why = "; ".join(found.evidence.why)
        below = msgspec.structs.replace(group, noted=days[number] or group.noted)
        seeds.append(Seed(found.named, found.line, end, body, below, why, "bold", links=found.links, item=found))
    return tuple(seeds)


def _without_bibliography(starts: Sequence[_Start], parts: Sequence[Block]) -> list[_Start]:
    """Without references of a kind where most of them have nothing below them: such lines close texts of all sorts."""
    cited = {start.at for start in starts if of_kind(start.block.text)}
    noted = sum(1 for at in cited if at + 1 < len(parts) and not of_kind(parts[at + 1].text))
    return [start for start in starts if start.at not in cited or noted * 2 > len(cited)]


def _with_fields(start: _Start, below: Sequence[Block]) -> _Start:
    """The start with what the block right below it says of it: as fields in a list, if it stands in bold, or as a line that
    says where it was published."""
    found = start.found
    if start.framed and below and below[0].kind == "list":
        more = with_fields(found.evidence, found.named.title, lines_of(below))
        return msgspec.structs.replace(start, found=msgspec.structs.replace(found, evidence=more))
    if found.evidence.bib >= SURE or not (below and is_imprint_of_above(below[0])) or _begins_paper(below[0]):
        return start
    more = found.evidence.plus(2.5, "a venue below it", bib=True)
    return msgspec.structs.replace(start, found=msgspec.structs.replace(found, evidence=more))


def _begins_paper(block: Block) -> bool:
    """Whether a line that begins with a venue goes on with a title: `[CVPR 2021] Title` is on the next paper."""
    own = begun(block)
    return own is not None and own.found.evidence.bib >= SURE and likeness(own.found.named.title) >= TITLE


def _quoted(start: _Start) -> _Start:
    """The start, whose title stands in 《》 behind a number, as one in a frame: sure of itself, for that is a list's."""
    more = start.found.evidence.plus(_QUOTED, "quoted as titles are")
    return msgspec.structs.replace(start, framed=True, found=msgspec.structs.replace(start.found, evidence=more))


def _without_weak(starts: Sequence[_Start], parts: Sequence[Block]) -> list[_Start]:
    """Those that are titles by themselves, and where two of them have a venue or a link, short ones that have one, too;
    names with addresses only beside titles, and names that are links only where such a link comes first."""
    strong = [start for start in starts if not start.short]
    if sum(1 for start in strong if start.found.evidence.bib >= SURE and _likeness(start) >= TITLE) >= 2:
        strong = [start for start in starts if not start.short or _is_sure(start)]
    if not lone_link(parts):  # else what is linked is what the text is about
        strong = [start for start in strong if not lone_link((start.block,)) or _likeness(start) >= TITLE]
        strong = [
            msgspec.structs.replace(start, framed=False) if lone_link((start.block,)) else start for start in strong
        ]
    if sum(1 for start in strong if _likeness(start) >= TITLE) < _LEAST_TITLES:
        strong = [start for start in strong if not is_name_and_address(start.block)]
    return strong


def _is_sure(start: _Start) -> bool:
    return start.found.evidence.bib >= SURE and len(start.found.named.title.split()) >= 3


def _likeness(start: _Start) -> float:
    return likeness(start.found.named.title)


@once
def _parts(block: Block) -> tuple[Block, ...]:
    """A paragraph cut into its lines where two of them or more are entries: a list that has no bullets; and a list cut into
    the fields of each paper, where it gives several titles."""
    if block.kind == "list":
        begin = [at for at, item in enumerate(block.children) if begins_fields(item)]
        cuts = zip(begin, (*begin[1:], len(block.children)), strict=True) if len(begin) >= 2 and not begin[0] else ()
        return tuple(_list_of(block, block.children[start:end]) for start, end in cuts) or (block,)
    if block.kind != "paragraph" or "\n" not in block.text:
        return (block,)
    lines = tuple(lines_of((block,)))
    alone = [line_block(block, line) for line in lines]
    entries = [
        found
        for one in alone
        if (found := item_of(as_item(one))) and found.evidence.bib >= SURE and likeness(found.named.title) >= TITLE
    ]
    return tuple(alone) if len(entries) >= 2 else (block,)


def _list_of(block: Block, items: tuple[Block, ...]) -> Block:
    text = "\n".join(item.text for item in items)
    return msgspec.structs.replace(block, span=items[0].span, end=items[-1].end, text=text, children=items)


_FIELD = "a field `Title`"  # alone below a day: what was read on it
_QUOTED = 2.2  # points, of a list's title in a note on papers
_LEAST_TITLES = 2  # beside which names with addresses are papers, too
