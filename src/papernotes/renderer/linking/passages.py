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

from ...model import Block, Embed, Page, Span, walk
from ...patterns import pattern
from ..urls import note_url, relative
from .inside import inside
from .links import find_page, look_up
from .targets import Heading, Targets

_RANGE = pattern(r"([^#]+?)(?:,\d+)?:#([^#]+)")
_REFERENCE = pattern(r'href="#(fn-[\w-]+)"')
_FOOTNOTE = pattern(r'id="(fn-[\w-]+)"')
LONGEST = 300_000  # characters that may be embedded in a page: a hundred small notes, or a book
_MARK = 20  # characters' worth


class Passage(NamedTuple):
    """Blocks of a note; `name` tells the passage from others, `heading` is the one that it stands under."""

    page: Page
    blocks: Sequence[Block]
    name: str
    heading: Heading | None = None


def _between(page: Page, first: str, last: str, targets: Targets) -> Sequence[Block]:
    """The blocks from that heading or named block up to the other: with it if it is a block, `*` is the end."""
    blocks, places = page.note.blocks, inside(page, targets)
    start = places.top(first)
    end = len(blocks) if last == "*" else places.top(last)
    if start is None or end is None:
        return ()
    return blocks[start : end + last.startswith("^")]


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
        page, _ = find_page(embed.target, embed.span.path, targets)
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
        found = named_block(page, block_name, targets)
        return Passage(page, (found,), name) if found else None
    heading = inside(page, targets).heading(embed.fragment)
    if heading is None:
        return None
    return Passage(page, inside(page, targets).section(heading), f"{page.note.path}#{heading.line}", heading)


def length(passage: Passage) -> int:
    """How much it is to show, in characters; each block, link and figure counts as some more."""
    leaves = (block for top in passage.blocks for block in walk(top) if not block.children)
    return _MARK + sum(len(block.text) + _MARK * (1 + len(block.html)) for block in leaves)


def way_to(passage: Passage, embed: Embed, url: str, targets: Targets) -> str:
    """The link from the page at that url to where the passage stands."""
    target = look_up(embed.target, embed.fragment, embed.span.path, targets)
    source = relative(url, target.url if target else note_url(passage.page.id))
    under = f" › {passage.heading.text}" if passage.heading else ""
    return f'<a href="{escape(source)}">{escape(passage.page.title + under, quote=False)}</a>'


def named_block(page: Page, name: str, targets: Targets) -> Block | None:
    """The block with that name (`^id`); an item in a list of its own."""
    found = inside(page, targets).named(name)
    return _listed(found) if found and found.kind == "item" else found


def _listed(item: Block) -> Block:
    tag = "ol" if item.level else "ul"
    opening = f'<ol start="{item.level}">' if item.level > 1 else f"<{tag}>"
    return Block(
        "list", item.span, item.end, item.text, opening=opening, closing=f"</{tag}>", info=tag, children=(item,)
    )


def with_footnotes(passage: Passage, html: str, targets: Targets) -> tuple[Block, ...]:
    """The texts of the footnotes that the passage's HTML refers to and that stand outside of it, as one list."""
    there = frozenset(_FOOTNOTE.findall(html))
    missing = [name for name in dict.fromkeys(_REFERENCE.findall(html)) if name not in there]
    found = inside(passage.page, targets).footnotes(missing) if missing else ()
    if not found:
        return ()
    opening = '<ol class="footnotes">'
    return (Block("list", found[0].span, found[-1].end, opening=opening, closing="</ol>", info="ol", children=found),)


def set_apart(html: str, number: int) -> str:
    """The HTML of the passage that is the `number`th on its page, its ids left out or told from those of others."""
    html = re.sub(r'((?:\sid="|href="#)fn(?:ref)?-[\w-]+)"', rf'\1_{number}"', html)
    return re.sub(r'(<[a-zA-Z][^<>]*?)\sid="(?!fn)[^"]*"', r"\1", html).replace("<a></a>", "")
