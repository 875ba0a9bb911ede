"""markdown-it's flat stream of block tokens -> the tree of `Block`s that a `Note` is made of.

One function for each kind of token; each gets the cursor standing after its opening token and leaves it after its
closing one. Nesting is bounded by the parser (see `nesting.py`), so recursion is too.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.token import Token
from msgspec.structs import replace

from ..model import Block, Code, Html, Math, Span
from .footnotes import filled, with_footnotes
from .inlines import Notebook, Place, Run, write
from .segments import Segment, segments
from .tokens import Gap


class Cursor:
    """A place in the token stream of a note."""

    def __init__(self, tokens: Sequence[Token], notebook: Notebook) -> None:
        self.tokens, self.notebook = tokens, notebook
        self.index = 0
        self.footnotes: dict[str, tuple[Block, ...]] = {}

    def take(self) -> Token:
        self.index += 1
        return self.tokens[self.index - 1]


def read_blocks(tokens: Sequence[Token], notebook: Notebook, env: dict[str, Any]) -> tuple[Block, ...]:
    """The blocks of a note, in order."""
    cursor = Cursor(tokens, notebook)
    blocks = _siblings(cursor)
    return with_footnotes(blocks, notebook, cursor.footnotes, env["footnotes"]) if "footnotes" in env else tuple(blocks)


def _siblings(cursor: Cursor) -> list[Block]:
    """The blocks up to the end of the container, whose closing token is taken too."""
    found: list[Block] = []
    while cursor.index < len(cursor.tokens):
        token = cursor.take()
        if token.nesting < 0:
            break
        found.extend(_READERS[token.type](cursor, token))
    return found


def _span(cursor: Cursor, token: Token) -> Span:
    line = token.map[0] if token.map else 0
    column = token.meta.get("column")
    if column is None:
        source = cursor.notebook.lines[line] if line < len(cursor.notebook.lines) else ""
        column = len(source) - len(source.lstrip(" \t>"))
    return Span(cursor.notebook.path, line + 1, column + 1)


def _end(cursor: Cursor, token: Token) -> int:
    """The last line of the block, blank ones not counted."""
    first, after = token.map or (0, 1)
    lines = cursor.notebook.lines
    last = min(after, len(lines)) - 1
    while last > first and not lines[last].strip(" \t>"):
        last -= 1
    return max(last, first) + 1


def _heading(cursor: Cursor, token: Token) -> list[Block]:
    inline = cursor.take()
    cursor.take()
    for child in inline.children or ():
        if child.type == "softbreak":  # a title has no lines
            child.type, child.content = "text", " "
    run = _write(cursor, inline)
    anchor = _anchor(inline)
    found: Html = (f'<a id="{anchor}"></a>', *run.html) if anchor else run.html
    level = int(token.tag[1])
    block = Block("heading", _span(cursor, token), _end(cursor, token), run.text, found, level=level)
    return [replace(block, marks=run.marks, tags=run.tags)]


def _write(cursor: Cursor, inline: Token) -> Run:
    line = inline.map[0] if inline.map else 0
    return write(inline.children or (), Place(cursor.notebook, line, inline.content))


def _anchor(inline: Token) -> str:
    return html.escape(inline.meta.get("anchor", ""))


def _paragraph(cursor: Cursor, token: Token) -> list[Block]:
    inline = cursor.take()
    cursor.take()
    parts = segments(inline.children or [])
    tags = tuple(_tags(parts))
    shown = [part for part in parts if part.kind != "tags"]
    place = Place(cursor.notebook, inline.map[0] if inline.map else 0, inline.content)
    found = [_part(cursor, token, inline, part, place) for part in shown]
    if not found:
        return [Block("paragraph", _span(cursor, token), _end(cursor, token), tags=tags)] if tags else []
    if tags:
        found[0] = replace(found[0], tags=tuple(dict.fromkeys((*tags, *found[0].tags))))
    return found


def _tags(parts: list[Segment]) -> dict[str, None]:
    gaps: list[Gap] = [t.meta["gap"] for part in parts if part.kind == "tags" for t in part.tokens if t.type == "gap"]
    return dict.fromkeys(gap.target for gap in gaps)


def _part(cursor: Cursor, token: Token, inline: Token, part: Segment, place: Place) -> Block:
    """One block of a paragraph: its text, or its figures."""
    run = write(part.tokens, place, part.first)
    plain = part.kind == "figures" or token.hidden
    anchor = _anchor(inline) if part.first == 0 else ""
    opening = "" if plain else f'<p id="{anchor}">' if anchor else "<p>"
    if plain and anchor:
        run = run._replace(html=(f'<a id="{anchor}"></a>', *run.html))
    start = _span(cursor, token) if part.first == 0 else place.row(part.first)
    last = place.line + part.last + 1
    text, marks = ("", ()) if part.kind == "figures" else (run.text, run.marks)
    if part.kind == "figures":
        marks = tuple(mark for mark in run.marks if mark.kind == "image")
    closing = "</p>" if opening else ""
    return Block("paragraph", start, last, text, run.html, opening, closing, marks=marks, tags=run.tags)


def _container(cursor: Cursor, token: Token, block: Block) -> Block:
    """The block with the children that follow, their texts and tags."""
    return filled(block, _siblings(cursor))


def _list(cursor: Cursor, token: Token) -> list[Block]:
    kind = token.tag
    start = token.attrs.get("start")
    opening = f'<{kind} start="{start}">' if start is not None else f"<{kind}>"
    block = Block("list", _span(cursor, token), _end(cursor, token), opening=opening, closing=f"</{kind}>", info=kind)
    block = _container(cursor, token, block)
    items = tuple(item for item in block.children if item.children or not item.tags)
    if len(items) == 1 and kind == "ul" and [child.kind for child in items[0].children] == ["list"]:
        return [items[0].children[0]]  # `- - x`: two markers for one list
    if block.tags and not items:
        return [Block("paragraph", block.span, block.end, tags=block.tags)]
    return [replace(block, children=items)]


def _item(cursor: Cursor, token: Token) -> list[Block]:
    mark, value = token.meta.get("mark", ""), token.attrs.get("value")
    attributes = f' class="task" data-task="{html.escape(mark)}"' if mark else ""
    attributes += f' value="{value}"' if value is not None else ""
    attributes += f' id="{html.escape(token.meta["anchor"])}"' if "anchor" in token.meta else ""
    level = int(token.info) if token.info.isdecimal() else 0
    block = Block("item", _span(cursor, token), _end(cursor, token), opening=f"<li{attributes}>", closing="</li>")
    return [_container(cursor, token, replace(block, level=level, info=mark))]


def _quote(cursor: Cursor, token: Token) -> list[Block]:
    kind = token.meta.get("callout")
    if not kind:
        block = Block(
            "quote", _span(cursor, token), _end(cursor, token), opening="<blockquote>", closing="</blockquote>"
        )
        return [_container(cursor, token, block)]
    fold = f' data-fold="{token.meta["fold"]}"' if token.meta["fold"] else ""
    opening = f'<aside class="callout" data-type="{html.escape(kind)}"{fold}>'
    block = Block("callout", _span(cursor, token), _end(cursor, token), opening=opening, closing="</aside>", info=kind)
    block = _container(cursor, token, block)
    if token.meta["title"] and block.children and block.children[0].opening:
        title = replace(block.children[0], opening='<p class="callout-title">')
        block = replace(block, children=(title, *block.children[1:]))
    return [block]


def _table(cursor: Cursor, token: Token) -> list[Block]:
    block = Block("table", _span(cursor, token), _end(cursor, token), opening="<table>", closing="</table>")
    rows: list[Block] = []
    part = ""
    while (inner := cursor.take()).type != "table_close":
        if inner.type in ("thead_open", "tbody_open"):
            part = "head" if inner.type == "thead_open" else "body"
        elif inner.type == "tr_open":
            rows.append(_table_row(cursor, inner, part))
    return [filled(block, rows)]


def _table_row(cursor: Cursor, token: Token, part: str) -> Block:
    opening, closing = ("<thead><tr>", "</tr></thead>") if part == "head" else ("<tr>", "</tr>")
    line = token.map[0] if token.map else 0
    block = Block("row", _span(cursor, token), line + 1, opening=opening, closing=closing, info=part)
    cells: list[Block] = []
    while (cell := cursor.take()).type != "tr_close":
        inline = cursor.take()
        cursor.take()
        run = _write(cursor, inline)
        style = f' style="{cell.attrs["style"]}"' if "style" in cell.attrs else ""
        span = Place(cursor.notebook, line, inline.content).span(0)
        found = Block("cell", span, line + 1, run.text, run.html, f"<{cell.tag}{style}>", f"</{cell.tag}>")
        cells.append(replace(found, marks=run.marks, tags=run.tags))
    return filled(block, cells)


def _code(cursor: Cursor, token: Token) -> list[Block]:
    language = token.info.split()[0] if token.info.strip() else ""
    span = _span(cursor, token)
    text = token.content.removesuffix("\n")
    return [Block("code", span, _end(cursor, token), text, (Code(text, language, span),), info=language)]


def _math(cursor: Cursor, token: Token) -> list[Block]:
    span = _span(cursor, token)
    tex = token.content.strip()
    return [Block("math", span, _end(cursor, token), f"$${tex}$$", (Math(tex, True, span),))]


def _html(cursor: Cursor, token: Token) -> list[Block]:
    line = token.map[0] if token.map else 0
    run = write(token.children or (), Place(cursor.notebook, line, token.content))
    if not any((isinstance(piece, str) and piece.strip()) or not isinstance(piece, str) for piece in run.html):
        return []
    block = Block("html", _span(cursor, token), _end(cursor, token), run.text, run.html)
    return [replace(block, marks=run.marks, tags=run.tags)]


def _holder(cursor: Cursor, token: Token) -> list[Block]:
    opening = f"<{token.tag} open>" if token.meta["open"] else f"<{token.tag}>"
    block = Block("html", _span(cursor, token), _end(cursor, token), opening=opening, closing=f"</{token.tag}>")
    block = _container(cursor, token, block)
    return [replace(block, end=max([block.end, *(child.end for child in block.children)]))]


def _footnote(cursor: Cursor, token: Token) -> list[Block]:
    """A definition: kept for the end of its section."""
    cursor.footnotes[token.meta["label"]] = tuple(_siblings(cursor))
    return []


def _rule(cursor: Cursor, token: Token) -> list[Block]:
    return [Block("rule", _span(cursor, token), _end(cursor, token), html=("<hr>",))]


_READERS: dict[str, Callable[[Cursor, Token], list[Block]]] = {
    "heading_open": _heading,
    "paragraph_open": _paragraph,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "list_item_open": _item,
    "blockquote_open": _quote,
    "table_open": _table,
    "fence": _code,
    "code_block": _code,
    "math_block": _math,
    "html_block": _html,
    "html_open": _holder,
    "footnote_open": _footnote,
    "hr": _rule,
}
