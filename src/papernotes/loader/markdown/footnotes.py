"""Footnotes: `[^1]` with `[^1]: text` anywhere in the note, and `^[text]` in place (GitHub, Obsidian, pandoc).

The definitions stay in the stream between `footnote_open` and `footnote_close`; the translation puts them before the
next heading (see `footnotes.py` of the loader), so that they stay with the paper that they belong to. Notes are
numbered in the order of their first references: `env["footnotes"]` holds label -> number, and number -> text of those
written in place.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ...config import Markdown
from ...patterns import pattern
from ..parser.dispatch import first
from ..parser.scanner import shallow
from ..tokens import Footnotes, closed

_DEFINITION = pattern(r"\[\^([^\]\s]+)\]:[ \t]*")
_REFERENCE = pattern(r"\[\^([^\]\s]+)\]")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rules for definitions, references and notes in place."""
    md.block.ruler.before("reference", "footnote", shallow(_definition), {"alt": ["paragraph", "reference"]})
    md.inline.ruler.before("link", "footnote_ref", _reference)
    md.inline.ruler.before("link", "footnote_inline", closed(_inline, "]"))


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A definition with the lines that belong to it: what follows directly, and what is indented by four."""
    place = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not (found := _DEFINITION.match(state.src, place, state.eMarks[start])):
        return False
    if silent:
        return True
    state.env.setdefault("footnotes", Footnotes()).defined.add(found[1])
    opening = state.push("footnote_open", "", 1)
    opening.meta = {"label": found[1]}
    old = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    state.bMarks[start], state.tShift[start] = found.end(), 0
    state.blkIndent += 4
    state.sCount[start], state.parentType = state.blkIndent, "footnote"
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = old
    state.line = max(state.line, start + 1)
    opening.map = [start, state.line]
    state.push("footnote_close", "", -1)
    return True


@first("[")
def _reference(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos) or "footnotes" not in state.env:
        return False
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    notes: Footnotes = state.env["footnotes"]
    if found is None or found[1] not in notes.defined:
        return False
    if not silent:
        number = notes.numbers.setdefault(found[1], notes.count() + 1)
        times = notes.times[number] = notes.times.get(number, 0) + 1
        state.push("footnote_ref", "", 0).meta = {"number": number, "time": times}
    state.pos = found.end()
    return True


@first("^")
def _inline(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("^[", state.pos):
        return False
    end = parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        notes: Footnotes = state.env.setdefault("footnotes", Footnotes())
        number, content, tokens = notes.count() + 1, state.src[state.pos + 2 : end], list[Token]()
        # The number is taken before the text is read, which may have notes of its own.
        notes.inline[number] = content, tokens
        state.md.inline.parse(content, state.md, state.env, tokens)
        state.push("footnote_ref", "", 0).meta = {"number": number, "time": 1}
    state.pos = end + 1
    return True
