"""Markdown between HTML's tags without a blank line: `<div align="center">`, `![](a.png)`, `</div>`, a line each.

CommonMark takes all of it for HTML; its author saw a figure. Where a block of HTML holds signs of Markdown, the text
between the elements that hold blocks is read as Markdown. Blocks without such signs, and what is preformatted, stay as
they are.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ...config import Markdown
from ...patterns import pattern

_HOLDER = pattern(
    r"</?(?:details|div|center|p|section|article|figure|figcaption|blockquote|aside|td|th|tr|tbody|thead|table|font)\b"
    r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<summary\b[^>]*>.*?</summary>",
    re.IGNORECASE | re.DOTALL,
)
_KEPT = pattern(r"<(?:pre|script|style|textarea|svg|math|code)\b|<!--", re.IGNORECASE)
_SIGNS = pattern(
    r"\*\*\S|!\[|\]\(\S|`\S|\$[^$\s][^$\n]*\$|==\S|\[\[\S|^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S|^[ \t]*#{1,6}[ \t]",
    re.MULTILINE,
)


# Text right below the end of an element that holds blocks: CommonMark goes on with HTML up to a blank line.
_BELOW = pattern(
    r"(</(?:div|center|p|details|table|figure|blockquote|section|article|aside|ul|ol|dl)>)[ \t]*\n(?=[ \t]*[^\s<])",
    re.IGNORECASE,
)


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule, before HTML is taken apart."""
    md.core.ruler.after("block", "html_texts", _texts)


def _texts(state: StateCore) -> None:
    if "<" in state.src and any(_holds_markdown(token) or _below(token) for token in state.tokens):
        state.tokens = [part for token in state.tokens for part in _read(state, token)]


def _holds_markdown(token: Token) -> bool:
    return (
        token.type == "html_block"
        and _SIGNS.search(_HOLDER.sub("", token.content)) is not None
        and _KEPT.search(token.content) is None
    )


def _below(token: Token) -> re.Match[str] | None:
    """The end of the last element of a block that holds blocks, where text stands below it."""
    if token.type != "html_block" or _KEPT.search(token.content):
        return None
    ends = [*_BELOW.finditer(token.content)]
    return ends[-1] if ends and not _HOLDER.search(token.content, ends[-1].end()) else None


def _read(state: StateCore, token: Token) -> Iterator[Token]:
    """The token, or its tags as tokens of their own with what the texts between them are."""
    place = 0
    if not _holds_markdown(token):
        below = _below(token)
        yield _html(token, 0, below.end(1)) if below else token
        yield from _text(state, token, below.end(), len(token.content)) if below else ()
        return
    for found in _HOLDER.finditer(token.content):
        yield from _text(state, token, place, found.start())
        yield _html(token, found.start(), found.end())
        place = found.end()
    yield from _text(state, token, place, len(token.content))


def _text(state: StateCore, token: Token, start: int, end: int) -> Iterator[Token]:
    text = token.content[start:end]
    if not text.strip():
        return
    tokens: list[Token] = []
    state.md.block.parse(textwrap.dedent(text.lstrip("\n")).rstrip(), state.md, state.env, tokens)
    lines = token.content.count("\n", 0, start) + len(text) - len(text.lstrip("\n"))
    for inner in tokens:
        if inner.map:
            inner.map = [place + lines + (token.map or [0])[0] for place in inner.map]
        inner.level += token.level
        # An element that holds nothing is HTML again, and is not read a second time.
        yield inner


def _html(token: Token, start: int, end: int) -> Token:
    line = (token.map or [0])[0] + token.content.count("\n", 0, start)
    after = line + token.content.count("\n", start, end) + 1
    return Token("html_block", "", 0, map=[line, after], content=token.content[start:end], level=token.level)
