"""What a callout is, in the site's language: its title where it has none of its own, else a word beside that."""

from __future__ import annotations

from html import escape

from msgspec.structs import replace

from ...model import Block
from ..words import Words

TITLE = "callout-title"


def with_kind(block: Block, words: Words) -> Block:
    """The callout with a title that says of which kind it is; a kind that nobody knows has its own name."""
    kind = escape(words.callouts.get(block.info, block.info.replace("-", " ").capitalize()), quote=False)
    first = block.children[0] if block.children else None
    if first and TITLE in first.opening:
        titled = replace(first, html=(*first.html, f" <small>{kind}</small>"))
        return replace(block, children=(titled, *block.children[1:]))
    tag = "summary" if block.opening.startswith("<details") else "p"
    title = Block("paragraph", block.span, block.span.line, "", (kind,), f'<{tag} class="{TITLE}">', f"</{tag}>")
    return replace(block, children=(title, *block.children))
