"""What an embed shows: a whole note, the section under a heading, or one block that its author has named.

    ![[N]]           the note            ![[N#H]]      the section, up to the next heading of its level
    ![[N#^a:#^b]], ![[N#H:#H2]]  from a to b (Dendron)
    ![[N#H#H2]]      H2 below H          ![[N#^id]]    a paragraph, list item, table or quote

Ids may stand on a page once. In a passage shown elsewhere those of headings and blocks stay behind, and those of
footnotes get a number, so that their links still meet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from ..model import Block, Embed, Page, Span, walk
from .links import find_heading, find_pages, look_up, section_blocks
from .targets import Heading, Targets, names_of_block
from .urls import note_url, relative

_RANGE = re.compile(r"([^#]+?)(?:,\d+)?:#([^#]+)")
_REFERENCE = re.compile(r'href="#(fn-[\w-]+)"')


class Passage(NamedTuple):
    """Blocks of a note; `name` tells the passage from others, `heading` is the one that it stands under."""

    page: Page
    blocks: Sequence[Block]
    name: str
    heading: Heading | None = None


def _between(page: Page, first: str, last: str, targets: Targets) -> Sequence[Block]:
    """The blocks from that heading or named block up to the other: with it if it is a block, `*` is the end."""
    blocks = page.note.blocks
    start = _place_of(page, first, targets)
    end = len(blocks) if last == "*" else _place_of(page, last, targets)
    if start is None or end is None:
        return ()
    return blocks[start : end + last.startswith("^")]


def _place_of(page: Page, name: str, targets: Targets) -> int | None:
    """Which of the note's blocks has that heading, or holds the block of that name."""
    heading = None if name.startswith("^") else find_heading(page, name, targets)
    for index, top in enumerate(page.note.blocks):
        if top.span.line == heading.line if heading else any(name in names_of_block(block) for block in walk(top)):
            return index
    return None


class Step(NamedTuple):
    """An embed on the way to a passage: the passage's name, and where and how it was asked for."""

    name: str
    written: str
    span: Span


def ring(step: Step, trail: tuple[Step, ...], note: str) -> tuple[Step, ...]:
    """The embeds that lead from a passage back to itself, if this one closes such a ring; else ().

    A page of that note begins every trail on it, so that notes that show each other have one ring, on whichever page
    it is found.
    """
    if step.name == f"{step.span.path}#":
        return (step,)
    names = [f"{note}#", *(before.name for before in trail)]
    return (*trail[names.index(step.name) :], step) if step.name in names else ()


def find_passage(embed: Embed, targets: Targets) -> Passage | None:
    """The passage, or None where there is no such note, heading or block."""
    if embed.target:
        page = next(iter(find_pages(embed.target, embed.span.path, targets)), None)
    else:
        page = targets.blocks.get(embed.fragment) or targets.pages.get(embed.span.path)
    if page is None:
        return None
    name = f"{page.note.path}#{embed.fragment}"
    if not embed.fragment:
        return Passage(page, page.note.blocks, name)
    if between := _RANGE.fullmatch(embed.fragment):
        stretch = _between(page, between[1], between[2], targets)
        return Passage(page, stretch, name) if stretch else None
    block_name = embed.fragment.rpartition("#")[2].strip()
    if block_name.startswith("^"):
        found = named_block(page, block_name)
        return Passage(page, (found,), name) if found else None
    heading = find_heading(page, embed.fragment, targets)
    if heading is None:
        return None
    return Passage(page, section_blocks(page, heading), f"{page.note.path}#{heading.line}", heading)


def way_to(passage: Passage, embed: Embed, url: str, targets: Targets) -> str:
    """The link from the page at that url to where the passage stands."""
    target = look_up(embed.target, embed.fragment, embed.span.path, targets)
    source = relative(url, target.url if target else note_url(passage.page.id))
    under = f" › {passage.heading.text}" if passage.heading else ""
    return f'<a href="{escape(source)}">{escape(passage.page.title + under, quote=False)}</a>'


def named_block(page: Page, name: str) -> Block | None:
    """The block with that name (`^id`); an item in a list of its own."""
    for top in page.note.blocks:
        for block in walk(top):
            if name in names_of_block(block):
                return _listed(block) if block.kind == "item" else block
    return None


def _listed(item: Block) -> Block:
    tag = "ol" if item.level else "ul"
    opening = f'<ol start="{item.level}">' if item.level > 1 else f"<{tag}>"
    return Block(
        "list", item.span, item.end, item.text, opening=opening, closing=f"</{tag}>", info=tag, children=(item,)
    )


def with_footnotes(passage: Passage, html: str) -> tuple[Block, ...]:
    """The texts of the footnotes that the passage's HTML refers to and that stand outside of it, as one list."""
    missing = [name for name in dict.fromkeys(_REFERENCE.findall(html)) if f'id="{name}"' not in html]
    items = (block for top in passage.page.note.blocks for block in walk(top) if block.kind == "item")
    found = tuple(item for item in items if any(f'id="{name}"' in item.opening for name in missing))
    if not found:
        return ()
    opening = '<ol class="footnotes">'
    return (Block("list", found[0].span, found[-1].end, opening=opening, closing="</ol>", info="ol", children=found),)


def set_apart(html: str, number: int) -> str:
    """The HTML of the passage that is the `number`th on its page, its ids left out or told from those of others."""
    html = re.sub(r'((?:\sid="|href="#)fn(?:ref)?-[\w-]+)"', rf'\1_{number}"', html)
    return re.sub(r'(<[a-zA-Z][^<>]*?)\sid="(?!fn)[^"]*"', r"\1", html).replace("<a></a>", "")
