"""Obsidian's block names: ` ^a1b2c3` at the end of a block leaves the text and becomes the block's `id`.

A name alone in a paragraph names the list, table or quote before it. `## Title {#name .class}` (Pandoc, Hugo,
Docusaurus) and `{: #name .class}` (kramdown) name a heading.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from ...config import Markdown
from ...patterns import pattern

# Two characters at least: `x ^2` at the end of a sentence is a power.
_NAME = pattern(r"(?:^|[ \t\n])(\^[A-Za-z0-9][A-Za-z0-9-]+)[ \t]*\Z")
_ATTRIBUTES = pattern(
    r"[ \t]*\{:?[ \t]*(?:#([\w:.-]+)|-|\.[\w-]+|[a-z-]+=[\"'\w.-]+)"
    r"(?:[ \t]+(?:\.[\w-]+|[a-z-]+=[\"'\w.-]+))*[ \t]*\}[ \t]*\Z"
)


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule before text is read."""
    md.core.ruler.before("inline", "anchors", _anchors)


def _anchors(state: StateCore) -> None:
    if "^" not in state.src and "}" not in state.src:
        return
    opening = None
    for token in state.tokens:
        if opening == "heading_open" and token.content.endswith("}") and (found := _ATTRIBUTES.search(token.content)):
            token.meta |= {"anchor": found[1]} if found[1] else {}
            token.content = token.content[: found.start()]
        opening = token.type
        if token.type == "inline" and "^" in token.content and (found := _NAME.search(token.content)):
            token.meta["anchor"] = found[1]
            token.content = token.content[: found.start()].rstrip()
