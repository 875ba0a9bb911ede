"""markdown-it's flat stream of block tokens -> the tree of `Block`s that a `Note` is made of.

One function for each kind of token; each gets the cursor standing after its opening token and leaves it after its
closing one. Nesting is bounded by the parser (see `scanner.py`), so recursion is too.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from msgspec.structs import replace

from ...model import Block, Code, Math
from ..tokens import Gap
from .cursor import Cursor, end_of, filled, named, span_of
from .footnotes import with_footnotes
from .inlines import write
from .items import numbered, with_own_name
from .places import Notebook, Place
from .segments import Segment, segments
from .tables import read_table
from .writer import Run, narrow


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
        if found and token.type == "paragraph_open" and (name := _name_alone(cursor)):
            found[-1] = named(found[-1], name)
            cursor.index += 2
        else:
            found.extend(_READERS[token.type](cursor, token))
    return found


def _name_alone(cursor: Cursor) -> str:
    """The name that the paragraph here gives to the block before it, if it does nothing else."""
    inline = cursor.tokens[cursor.index]
    return "" if inline.content else str(inline.meta.get("anchor", ""))


def _heading(cursor: Cursor, token: Token) -> list[Block]:
    inline = cursor.take()
    cursor.take()
    for child in inline.children or ():
        if child.type == "softbreak":  # a title has no lines
            child.type, child.content = "text", " "
    run = _write(cursor, inline)
    level = int(token.tag[1])
    block = Block("heading", span_of(cursor, token), end_of(cursor, token), run.text, run.html, level=level)
    return [_named(replace(block, marks=run.marks, tags=run.tags), inline)]


def _write(cursor: Cursor, inline: Token) -> Run:
    line = inline.map[0] if inline.map else 0
    return write(inline.children or (), Place(cursor.notebook, line, inline.content))


def _named(block: Block, inline: Token) -> Block:
    """The block with the name that its author gave it (` ^name`), if there is one."""
    return named(block, inline.meta["anchor"]) if "anchor" in inline.meta else block


def _paragraph(cursor: Cursor, token: Token) -> list[Block]:
    inline = cursor.take()
    cursor.take()
    children = inline.children or []
    if len(children) == 1 and children[0].type == "text" and not inline.meta and "**" not in children[0].content:
        return [_plain(cursor, token, narrow(children[0].content).strip())]
    place = Place(cursor.notebook, inline.map[0] if inline.map else 0, inline.content)
    if cursor.notebook.options.loose_figures:
        parts = segments(children, place)
    else:
        parts = [Segment("text", children, 0, place.row_of(len(place.content)))]
    tags = tuple(_tags(parts))
    found = [_part(cursor, token, part, place) for part in parts if part.kind != "tag"]
    found = [block for block in found if block.tags or not _is_empty(block)]
    if not found:
        empty = Block("paragraph", span_of(cursor, token), end_of(cursor, token), tags=tags)
        return [_named(empty, inline)] if tags or inline.meta else []
    found[-1] = _named(found[-1], inline)
    if tags:
        found[0] = replace(found[0], tags=tuple(dict.fromkeys((*tags, *found[0].tags))))
    return found


def _plain(cursor: Cursor, token: Token, text: str) -> Block:
    """A paragraph of text alone, which most are."""
    opening, closing = ("", "") if token.hidden else ("<p>", "</p>")
    shown = (html.escape(text, quote=False),) if text else ()
    return Block("paragraph", span_of(cursor, token), end_of(cursor, token), text, shown, opening, closing)


def _is_empty(block: Block) -> bool:
    """Whether the sanitiser, or a comment, has left nothing to be seen."""
    return all(isinstance(piece, str) and not piece.strip() for piece in block.html)


def _tags(parts: list[Segment]) -> dict[str, None]:
    gaps: list[Gap] = [t.meta["gap"] for part in parts if part.kind == "tag" for t in part.tokens if t.type == "gap"]
    return dict.fromkeys(gap.target for gap in gaps)


def _part(cursor: Cursor, token: Token, part: Segment, place: Place) -> Block:
    """One block of a paragraph: its text, its figures or its formula."""
    run = write(part.tokens, place, part.first)
    start = span_of(cursor, token) if part.first == 0 else place.row(part.first)
    last = place.line + part.last + 1
    if part.kind == "display":
        return Block("math", start, last, run.text, run.html)
    if part.kind == "figure":
        marks = tuple(mark for mark in run.marks if mark.kind == "image")
        return Block("paragraph", start, last, "", run.html, marks=marks, tags=run.tags)
    opening, closing = ("", "") if token.hidden else ("<p>", "</p>")
    return Block("paragraph", start, last, run.text, run.html, opening, closing, marks=run.marks, tags=run.tags)


def _container(cursor: Cursor, block: Block) -> Block:
    """The block with the children that follow, their texts and tags."""
    return filled(block, _siblings(cursor))


def _list(cursor: Cursor, token: Token) -> list[Block]:
    kind, start = token.tag, token.attrs.get("start")
    opening = f'<{kind} start="{start}">' if start is not None else f"<{kind}>"
    block = Block("list", span_of(cursor, token), end_of(cursor, token), opening=opening, info=kind)
    block = _container(cursor, replace(block, closing=f"</{kind}>"))
    items = tuple(item for item in block.children if item.children or not item.tags)
    loose = cursor.notebook.options.loose_lists
    if loose and len(items) == 1 and kind == "ul" and [child.kind for child in items[0].children] == ["list"]:
        return [items[0].children[0]]  # `- - x`: two markers for one list
    if block.tags and not items:
        return [Block("paragraph", block.span, block.end, tags=block.tags)]
    return [replace(block, children=numbered(items) if kind == "ol" else items)]


def _item(cursor: Cursor, token: Token) -> list[Block]:
    mark = token.meta.get("mark", "")
    opening = f'<li class="task" data-task="{html.escape(mark)}">' if mark else "<li>"
    level = int(token.info) if token.info.isdecimal() else 0
    block = Block("item", span_of(cursor, token), end_of(cursor, token), opening=opening, level=level, info=mark)
    block = _container(cursor, replace(block, closing="</li>"))
    return [with_own_name(block)]


def _quote(cursor: Cursor, token: Token) -> list[Block]:
    kind = token.meta.get("callout")
    if not kind:
        block = Block(
            "quote", span_of(cursor, token), end_of(cursor, token), opening="<blockquote>", closing="</blockquote>"
        )
        return [_container(cursor, block)]
    fold = token.meta["fold"]
    # `+` and `-` fold in Obsidian; a browser's own element for that needs no script.
    # A note, lest every callout be a landmark of its page.
    tag, title, role = ("details", "summary", "") if fold else ("aside", "p", ' role="note"')
    opening = f'<{tag} class="callout" data-type="{html.escape(kind)}"{role}{" open" if fold == "+" else ""}>'
    block = Block("callout", span_of(cursor, token), end_of(cursor, token), opening=opening, info=kind)
    block = _container(cursor, replace(block, closing=f"</{tag}>"))
    if token.meta["title"] and block.children and block.children[0].opening:
        first = replace(block.children[0], opening=f'<{title} class="callout-title">', closing=f"</{title}>")
        block = replace(block, children=(first, *block.children[1:]))
    return [block]


def _code(cursor: Cursor, token: Token) -> list[Block]:
    language = unescapeAll(token.info).split()[0] if token.info.strip() else ""
    if "{" in language:  # {python}, {r, echo=FALSE}, {.python .numberLines}, js{1,3}
        language = next(iter(language.replace("{", " ").split()), "").strip(".,}")
    span = span_of(cursor, token)
    text = token.content.removesuffix("\n")
    return [Block("code", span, end_of(cursor, token), text, (Code(text, language, span),), info=language)]


def _math(cursor: Cursor, token: Token) -> list[Block]:
    span = span_of(cursor, token)
    tex = token.content.strip()
    return [Block("math", span, end_of(cursor, token), f"$${tex}$$", (cursor.notebook.formula(Math(tex, True, span)),))]


def _html(cursor: Cursor, token: Token) -> list[Block]:
    line = token.map[0] if token.map else 0
    run = write(token.children or (), Place(cursor.notebook, line, token.content))
    if not any((isinstance(piece, str) and piece.strip()) or not isinstance(piece, str) for piece in run.html):
        return []
    block = Block("html", span_of(cursor, token), end_of(cursor, token), run.text, run.html)
    return [replace(block, marks=run.marks, tags=run.tags)]


def _holder(cursor: Cursor, token: Token) -> list[Block]:
    extra = (" open" if token.meta["open"] else "") + (f' class="{token.meta["class"]}"' if token.meta["class"] else "")
    opening = f"<{token.tag}{extra}>"
    block = Block("html", span_of(cursor, token), end_of(cursor, token), opening=opening, closing=f"</{token.tag}>")
    block = _container(cursor, block)
    return [replace(block, end=max([block.end, *(child.end for child in block.children)]))]


def _footnote(cursor: Cursor, token: Token) -> list[Block]:
    """A definition: kept for the end of its section."""
    cursor.footnotes[token.meta["label"]] = tuple(_siblings(cursor))
    return []


def _rule(cursor: Cursor, token: Token) -> list[Block]:
    return [Block("rule", span_of(cursor, token), end_of(cursor, token), html=("<hr>",))]


_READERS: dict[str, Callable[[Cursor, Token], list[Block]]] = {
    "heading_open": _heading,
    "paragraph_open": _paragraph,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "list_item_open": _item,
    "blockquote_open": _quote,
    "table_open": read_table,
    "fence": _code,
    "code_block": _code,
    "math_block": _math,
    "html_block": _html,
    "html_open": _holder,
    "footnote_open": _footnote,
    "hr": _rule,
}
