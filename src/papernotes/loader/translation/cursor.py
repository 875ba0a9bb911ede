"""A place in the stream of block tokens, and what every block takes from its token: its place, end and children."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from markdown_it.token import Token
from msgspec.structs import replace

from ...model import Block, Span
from ...own_ids import apart
from .places import Notebook

ANCHOR = '<a id="'  # how an anchor begins that names a block without a tag


class Cursor:
    """A place in the token stream of a note."""

    def __init__(self, tokens: Sequence[Token], notebook: Notebook) -> None:
        self.tokens, self.notebook = tokens, notebook
        self.index = 0
        self.footnotes: dict[str, tuple[Block, ...]] = {}

    def take(self) -> Token:
        self.index += 1
        return self.tokens[self.index - 1]


def span_of(cursor: Cursor, token: Token) -> Span:
    """Where the block begins that the token opens."""
    line = token.map[0] if token.map else 0
    column = token.meta.get("column")
    if column is None:
        source = cursor.notebook.lines[line] if line < len(cursor.notebook.lines) else ""
        column = len(source) - len(source.lstrip(" \t>"))
    return Span(cursor.notebook.path, line + 1, column + 1)


def end_of(cursor: Cursor, token: Token) -> int:
    """The last line of the block, blank ones not counted."""
    first, after = token.map or (0, 1)
    lines = cursor.notebook.lines
    last = min(after, len(lines)) - 1
    while last > first and not lines[last].strip(" \t>"):
        last -= 1
    return (last if last > first else first) + 1


def filled(block: Block, children: Sequence[Block]) -> Block:
    """The block with those children, their texts and their tags; a child that is only tags is left out."""
    shown = tuple([child for child in children if child.html or child.children or child.kind != "paragraph"])
    text = "\n".join([child.text for child in shown if child.text])
    tags = tuple(dict.fromkeys([tag for child in children if child.tags for tag in child.tags]))
    return replace(block, text=text, children=shown, tags=tags)


def named(block: Block, name: str) -> Block:
    """The block with that `id`, on its own tag or, where it has none, on an anchor before its content."""
    name = apart(name)
    attribute = f' id="{html.escape(name)}"'
    if block.opening:
        tag = re.match(r"<\w+", block.opening)
        end = tag.end() if tag else 0
        return replace(block, opening=block.opening[:end] + attribute + block.opening[end:])
    return replace(block, html=(f'{ANCHOR}{html.escape(name)}"></a>', *block.html))
