"""What the program recognised in running text, put into blocks before they are bound: names of papers as soft links,
and the keeper's own words.

    <p>与 NeRF 相比</p>   ->   <p>与 <a class="soft" href="../nerf/">NeRF</a> 相比</p>

A name is linked where it stands first in a block, in text alone: never in a link, in code or in a heading.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import msgspec

from ...model import Block, Entry, Html, Mention
from ...patterns import pattern
from ..edition.edition import Edition
from ..urls import paper_url

Names = Mapping[int, tuple[tuple[str, str], ...]]  # line of a block -> names as written in it, and where each leads

# What a dotted line says to the eye, the legend in the page's foot says to those who do not see it.
_SOFT = '<a class="soft" aria-describedby="legend_inferred"'
_TAG = pattern(r"(<[^>]*>)")
# D-NeRF, NeRF-W, NeRF++ and NeRF 2.0 are other names; NeRFs and NeRF-based are not.
_INSIDE_BEFORE = pattern(r"[A-Za-z0-9_&#@]$|[A-Za-z0-9)][-.~]$")
_INSIDE_AFTER = pattern(r"(?!s\b)[A-Za-z0-9_]|s?[+*]|s?-(?![a-z]{3})(?=[A-Za-z0-9])|\s?[vV]?\d+\.\d|\s?[vV]\d")
_SHUT = pattern(r"<(/?)(a|code|pre|kbd|script|style|svg|math|button|summary)\b", re.IGNORECASE)


def soft_entry(edition: Edition, url: str, paper: str, number: int) -> Entry:
    """An entry of a paper with its soft links and own words, for the page at `url`."""
    entry = edition.papers[paper].entries[number]
    mentions = (mention for mention in edition.mentions_in.get(paper, ()) if mention.entry == number)
    blocks = soften(entry.blocks, _names(edition, url, mentions), own_lines(entry))
    return msgspec.structs.replace(entry, blocks=blocks)


def soft_note(edition: Edition, url: str, path: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a note with the soft links and own words of all entries in it."""
    stretches = edition.targets.stretches.get(path, ())
    mentions = [
        mention
        for stretch in stretches
        for mention in edition.mentions_in.get(stretch.paper, ())
        if mention.entry == stretch.entry
    ]
    entries = (edition.papers[stretch.paper].entries[stretch.entry] for stretch in stretches)
    own = frozenset(line for entry in entries for line in own_lines(entry))
    return soften(blocks, _names(edition, url, mentions), own)


def own_lines(entry: Entry) -> frozenset[int]:
    """The lines at which a block begins that is the keeper's own words and nothing else."""
    return frozenset(remark.line for remark in entry.remarks if remark.whole)


def _names(edition: Edition, url: str, mentions: Iterable[Mention]) -> Names:
    found: dict[int, dict[str, str]] = {}
    linked: set[tuple[int, str]] = set()
    for mention in mentions:
        href = edition.link(url, paper_url(mention.target))
        if mention.linked:
            linked.add((mention.line, href))
        else:
            found.setdefault(mention.line, {}).setdefault(href, mention.sentence[mention.start : mention.end])
    return {
        line: tuple((written, href) for href, written in names.items() if (line, href) not in linked)
        for line, names in found.items()
    }


def soften(blocks: Sequence[Block], names: Names, own: frozenset[int]) -> Sequence[Block]:
    """The blocks with those names linked, and those that begin on a line of `own` marked as the keeper's."""
    lines = own.union(names)
    return tuple(_soften(block, names, own, lines) for block in blocks) if lines else blocks


def _soften(block: Block, names: Names, own: frozenset[int], lines: frozenset[int]) -> Block:
    if lines.isdisjoint(range(block.span.line, block.end + 1)):
        return block
    if block.children:
        children = tuple(_soften(child, names, own, lines) for child in block.children)
        return block if children == block.children else msgspec.structs.replace(block, children=children)
    if block.kind in ("heading", "code", "math"):
        return block
    if here := names.get(block.span.line):
        block = msgspec.structs.replace(block, html=_linked(block.html, here))
    return _marked(block) if block.kind == "paragraph" and block.span.line in own else block


def _marked(block: Block) -> Block:
    if not block.opening:  # the text of a list item
        return msgspec.structs.replace(block, opening='<span class="own">', closing="</span>")
    opening = re.sub(r"^(\s*<p)(?=[\s>])(?![^>]*\sclass=)", r'\1 class="own"', block.opening)
    return msgspec.structs.replace(block, opening=opening)


def _linked(html: Html, names: Iterable[tuple[str, str]]) -> Html:
    """The first place of each name in the text nodes of a block, as a link."""
    waiting = {escape(written, quote=False): href for written, href in names}
    shut: list[str] = []  # elements around this place in which nothing is linked
    pieces = []
    for piece in html:
        if not isinstance(piece, str) or not waiting:
            pieces.append(piece)
            continue
        parts = _TAG.split(piece)
        for at, part in enumerate(parts):
            if at % 2:
                _follow(part, shut)
            elif not shut and waiting:
                parts[at] = _linked_text(part, waiting)
        pieces.append("".join(parts))
    return tuple(pieces)


def _follow(tag: str, shut: list[str]) -> None:
    found = _SHUT.match(tag)
    if not found:
        return
    if not found[1]:
        shut.append(found[2].lower())
    elif found[2].lower() in shut:
        del shut[len(shut) - 1 - shut[::-1].index(found[2].lower()) :]


def _linked_text(text: str, waiting: dict[str, str]) -> str:
    """The text with the names in it as links, the longest first; those that were found wait no more."""
    if not any(written in text for written in waiting):
        return text
    links: list[tuple[int, int, str]] = []  # where each name begins and ends, and where it leads; by place
    for written in sorted(waiting, key=len, reverse=True):
        place = _place(text, written, links)
        if place >= 0:
            bisect.insort(links, (place, place + len(written), waiting.pop(written)))
    made: list[str] = []
    done = 0
    for start, end, href in links:
        made += (text[done:start], f'{_SOFT} href="{escape(href)}">{text[start:end]}</a>')
        done = end
    return "".join((*made, text[done:]))


def _place(text: str, written: str, links: list[tuple[int, int, str]]) -> int:
    """Where the name stands as a whole, outside of those links, or -1. What a link is made of is not beside it."""
    place = text.find(written)
    while place >= 0:
        end = place + len(written)
        at = bisect.bisect_right(links, (place, len(text)))
        first, last = links[at - 1][1] if at else 0, links[at][0] if at < len(links) else len(text)
        if (
            first <= place
            and end <= last
            and not _INSIDE_BEFORE.search(text[max(first, place - 2) : place])
            and not _INSIDE_AFTER.match(text[end : min(last, end + 8)])
        ):
            return place
        place = text.find(written, place + 1)
    return -1
