"""`==highlighted==` (Obsidian, Typora): a pair of two equals signs that touch what they mark.

`pi == {…}` and `a==b and c==d` stay as they are: no sign stands between two Latin letters or digits, or beside a space.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from ...config import Markdown
from ..parser.dispatch import first

_EQUALS = ord("=")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule, and the pairing after it."""
    md.inline.ruler.after("strikethrough", "highlight", _tokenize)
    md.inline.ruler2.after("strikethrough", "highlight", _pair)


@first("=")
def _tokenize(state: StateInline, silent: bool) -> bool:
    place = state.pos
    if silent or not state.src.startswith("==", place):
        return False
    end = place
    while end < state.posMax and state.src[end] == "=":
        end += 1
    before = state.src[place - 1 : place] or " "
    after = state.src[end : end + 1] if end < state.posMax else " "
    token = state.push("text", "", 0)
    token.content = state.src[place:end]
    if end - place == 2 and not (_is_latin(before) and _is_latin(after)):
        opens, closes = not after.isspace(), not before.isspace()
        state.delimiters.append(Delimiter(_EQUALS, 0, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _pair(state: StateInline) -> None:
    """Turns the pairs that were found into tags."""
    found = [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)]
    for delimiters in found:
        for opener in delimiters:
            if opener.marker == _EQUALS and opener.end >= 0:
                for place, nesting in ((opener.token, 1), (delimiters[opener.end].token, -1)):
                    token = state.tokens[place]
                    token.type = "mark_open" if nesting == 1 else "mark_close"
                    token.tag, token.markup, token.content = "mark", "==", ""
                    token.nesting = 1 if nesting == 1 else -1
