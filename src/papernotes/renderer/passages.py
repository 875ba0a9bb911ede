"""What an embed shows: a whole note, the section under a heading, or one block that its author has named.

    ![[N]]           the note            ![[N#H]]      the section, up to the next heading of its level
    ![[N#H#H2]]      H2 below H          ![[N#^id]]    a paragraph, list item, table or quote

Ids may stand on a page once. In a passage shown elsewhere those of headings and blocks stay behind, and those of
footnotes get a number, so that their links still meet.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from ..model import Block, Embed, Page, walk
from .links import find_heading, find_pages, section_blocks
from .targets import Heading, Targets

_REFERENCE = re.compile(r'href="#(fn-[\w-]+)"')


class Passage(NamedTuple):
    """Blocks of a note; `name` tells the passage from others, `heading` is the one that it stands under."""

    page: Page
    blocks: tuple[Block, ...]
    name: str
    heading: Heading | None = None


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
    block_name = embed.fragment.rpartition("#")[2].strip()
    if block_name.startswith("^"):
        found = named_block(page, block_name)
        return Passage(page, (found,), name) if found else None
    heading = find_heading(page, embed.fragment, targets)
    return Passage(page, section_blocks(page, heading), name, heading) if heading else None


def named_block(page: Page, name: str) -> Block | None:
    """The block with that name (`^id`); an item in a list of its own."""
    for top in page.note.blocks:
        for block in walk(top):
            if any(f'id="{name}"' in unescape(place) for place in (block.opening, *_first(block))):
                return _listed(block) if block.kind == "item" else block
    return None


def _first(block: Block) -> tuple[str, ...]:
    return (block.html[0],) if block.html and isinstance(block.html[0], str) else ()


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
    return re.sub(r'(<[a-zA-Z][^<>]*?)\sid="(?!fn)[^"]*"', r"\1", html)
