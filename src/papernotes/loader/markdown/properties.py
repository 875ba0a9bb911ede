"""`key:: value` of Logseq and of Obsidian's Dataview, on a line of its own, as `[key:: value]` or `(key:: value)`.

What a reader sees is `key: value`. `std::vector` and a line that ends with `::` are no properties.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from ...config import Markdown
from ...patterns import pattern

_LINE = pattern(r"^([ \t]*(?:\*\*|__)?\w[\w ./()-]{0,40}(?:\*\*|__)?)::(?=[ \t]+\S)", re.MULTILINE)
_VALUE = r"((?:\[\[[^\[\]\n]*\]\]|[^\[\]()\n])*)"
_IN_BRACKETS = pattern(rf"\[(\w[\w -]{{0,40}})::[ \t]+{_VALUE}\](?![(\[])")
_IN_PARENTHESES = pattern(rf"\((\w[\w -]{{0,40}})::[ \t]+{_VALUE}\)")

_BESIDE = pattern(r"\](?=[ \t]\[\w[\w -]{0,40}::[ \t])")  # two spaces part fields that share a line


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule before text is read."""
    md.core.ruler.before("inline", "properties", _properties)


def _properties(state: StateCore) -> None:
    for token in state.tokens if ":: " in state.src else ():
        if token.type != "inline" or ":: " not in token.content:
            continue
        token.content = _LINE.sub(r"\1:", token.content)
        if "`" not in token.content:  # which may be code
            token.content = _BESIDE.sub("] ", token.content)
            token.content = _IN_BRACKETS.sub(r"\1: \2", token.content)
            token.content = _IN_PARENTHESES.sub(r"(\1: \2)", token.content)
