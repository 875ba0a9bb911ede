"""`:smile:` -> 😄, the names being GitHub's and Typora's. What is no name (`idx:idx+step`, `10:30:45`) stays."""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from ...config import Markdown
from ...patterns import pattern
from ..parser.dispatch import first

_NAME = pattern(r":[a-zA-Z0-9_+\-]+:")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule."""
    md.inline.ruler.before("escape", "emoji", _emoji)


@first(":")
def _emoji(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != ":":
        return False
    found = _NAME.match(state.src, state.pos, state.posMax)
    if found is None or not (shown := _named(found[0])):
        return False
    if not silent:
        state.append_pending(shown)
    state.pos = found.end()
    return True


@functools.cache
def _named(name: str) -> str:
    """The emoji of that name with its colons, or ""."""
    # Imported here: the table takes 80 ms, and few notes need it.
    import emoji

    shown = emoji.emojize(name, language="alias")
    return "" if shown == name else shown
