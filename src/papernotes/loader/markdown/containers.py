"""HTML that holds Markdown: `<details>`, a blank line, paragraphs, `</details>`; `<aside>` is a box of Notion's.

CommonMark ends an HTML block at a blank line, which leaves the element open in one block and closed in another. Such
pairs become `html_open` and `html_close` around the blocks between them, so that every block is balanced.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ...config import Markdown
from ..tokens import RawTag

# Element -> what holds blocks in its stead.
_SAME = "details section article blockquote table thead tbody tr td th ul ol li div figure figcaption"
_HOLDERS = {name: name for name in _SAME.split()} | {"p": "div", "span": "div"}


class _Tag(NamedTuple):
    """A tag by its place: index of its token, index among the token's children."""

    token: int
    child: int
    name: str


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule, once HTML blocks are in parts."""
    md.core.ruler.after("html_parts", "html_containers", _containers)


def _containers(state: StateCore) -> None:
    if "<" not in state.src or sum(token.type == "html_block" for token in state.tokens) < 2:
        return
    cuts = _pairs(state.tokens)
    if cuts:
        state.tokens = [part for index, token in enumerate(state.tokens) for part in _cut(token, cuts.get(index))]


def _pairs(tokens: list[Token]) -> dict[int, dict[int, Token]]:
    """token -> child -> what takes its place, for the tags that close in another block of the same container."""
    cuts: dict[int, dict[int, Token]] = defaultdict(dict)
    frames: list[list[_Tag]] = [[]]
    for index, token in enumerate(tokens):
        if token.nesting > 0:
            frames.append([])
        elif token.nesting < 0 and len(frames) > 1:
            frames.pop()
        elif token.type == "html_block":
            _match(index, token, frames[-1], cuts)
    return cuts


def _match(index: int, token: Token, pending: list[_Tag], cuts: dict[int, dict[int, Token]]) -> None:
    for child, part in enumerate(token.children or ()):
        if part.type != "raw" or part.meta["tag"].name not in _HOLDERS:
            continue
        tag: RawTag = part.meta["tag"]
        if tag.opens:
            pending.append(_Tag(index, child, tag.name))
        elif tag.closes:
            place = next((n for n in range(len(pending) - 1, -1, -1) if pending[n].name == tag.name), -1)
            if place < 0:
                continue
            opener = pending[place]
            del pending[place:]
            if opener.token != index:
                name = _HOLDERS[tag.name]
                cuts[opener.token][opener.child] = Token("html_open", name, 1)
                cuts[index][child] = Token("html_close", name, -1)


def _cut(token: Token, cuts: dict[int, Token] | None) -> list[Token]:
    """The token, or its parts with containers opened and closed between them."""
    if not cuts:
        return [token]
    found: list[Token] = []
    rest: list[Token] = []
    for index, child in enumerate(token.children or ()):
        if index not in cuts:
            rest.append(child)
            continue
        found += _part(token, rest)
        rest = []
        cut = cuts[index]
        cut.map = token.map
        if cut.nesting > 0:
            side = re.search(r'class="((?:align|c)-\w+|callout)"', child.meta["tag"].html)
            cut.meta = {"open": " open" in child.meta["tag"].html, "class": side[1] if side else ""}
        found.append(cut)
    return [*found, *_part(token, rest)]


def _part(token: Token, children: list[Token]) -> list[Token]:
    if all(child.type == "raw_text" and not child.content.strip() for child in children):
        return []
    return [Token("html_block", "", 0, map=token.map, content=token.content, children=children)]
