"""Callouts: `> [!NOTE]` of GitHub ("Alerts") and of Obsidian ("Callouts"), with `+`/`-` and a title of their own.

A callout is a quote whose first line is such a mark; the rest of that line is its title, the following line its text.
Any word is a type: which are known, and what a reader sees of them, is the renderer's business.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ...config import Markdown
from ...patterns import pattern

_MARK = pattern(r"\[!([^\[\]|\n]*[^\s\[\]|])[ \t]*(?:\|[^\]\n]*)?\]([+-]?)[ \t]*([^\n]*)(\n)?")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule between the reading of blocks and that of their text."""
    md.core.ruler.after("block", "callouts", _callouts)


def _callouts(state: StateCore) -> None:
    if "[!" not in state.src:
        return
    found: list[Token] = []
    tokens = iter(state.tokens)
    for token in tokens:
        found.append(token)
        if token.type != "blockquote_open":
            continue
        start = next(tokens, None)
        if start is None:
            break
        if start.type == "blockquote_open":
            # A quote in a quote: only its own first line counts, and it is looked at here.
            while start is not None and start.type == "blockquote_open":
                found.append(start)
                token, start = start, next(tokens, None)
            if start is None:
                break
        found.append(start)
        if start.type == "paragraph_open":
            inline, close = next(tokens), next(tokens)
            found[-1:] = _opened(token, start, inline, close)
    state.tokens = found


def _opened(quote: Token, start: Token, inline: Token, close: Token) -> list[Token]:
    """The paragraph that opens a quote: without the mark, in a paragraph for the title and one for the text."""
    mark = _MARK.match(inline.content)
    if mark is None:
        return [start, inline, close]
    quote.meta |= {"callout": mark[1].lower(), "fold": mark[2], "title": bool(mark[3].strip())}
    first, after = inline.map or [0, 1]
    found: list[Token] = []
    if mark[3].strip():
        found += _paragraph(start, mark[3].strip(), first, first + 1)
    if mark[4]:
        found += _paragraph(start, inline.content[mark.end() :], first + 1, after)
    return found


def _paragraph(model: Token, content: str, first: int, after: int) -> list[Token]:
    level = model.level
    opening = Token("paragraph_open", "p", 1, map=[first, after], level=level, block=True)
    inline = Token("inline", "", 0, map=[first, after], level=level + 1, content=content, children=[], block=True)
    return [opening, inline, Token("paragraph_close", "p", -1, level=level, block=True)]
