"""Names of private notes in what is no link here: a text, an attribute, the words of a figure, a field of the head.

    [[Diary]] in HTML or code    [[█████]]      obsidian://open?file=Diary    bars, or no address
    ![see [[Diary]]](a.png)      see █████      up: "[words](Diary.md)"       words

Texts keep their length, but for fields and addresses.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from html import escape, unescape
from urllib.parse import unquote

from msgspec.structs import replace

from ...model import Block, Code, Field, Html, Image, Mark, NoteRef, Piece, pieces
from ...patterns import pattern
from .hidden import SUFFIX, Hidden, leads_to, opens

_BAR = "█"
_WIKI = pattern(r"!?\[\[([^\[\]|#]+)(#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
_LITERAL = pattern(r"(?<=\[\[)([^\[\]|#\n]+)(#[^\[\]|\n]*)?(?=\]\]|\|[^\[\]\n]*\]\])")
_DESTINATION = pattern(r"(?<=\]\()[^()<>\n]+(?=\))")
_LINK = pattern(r"!?\[([^\[\]]*)\]\(\s*<?([^()<>\n]+?)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_ADDRESS = r"\b(?!https?:)[A-Za-z][A-Za-z0-9+.-]+://[^\s<>\"']+"
_APP, _HREF = pattern(_ADDRESS), pattern(rf' href="({_ADDRESS})"')


def bars(links: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """What covers the names of those links, target and fragment, as they may be written, each letter with a bar."""
    names = {name for target, _ in links for name in (target, unquote(target), SUFFIX.sub("", unquote(target)))}
    names |= {posixpath.basename(name) for name in names}
    names |= {label(target, fragment) for target, fragment in links if fragment}
    names |= {escape(name, quote=False) for name in names}
    wanted = "|".join(re.escape(name) for name in sorted(filter(None, names), key=len, reverse=True))
    pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{wanted})(?![A-Za-z0-9])", re.IGNORECASE) if wanted else None
    return lambda text: pattern.sub(lambda run: _BAR * len(run[0]), text) if pattern else text


def label(target: str, fragment: str) -> str:
    """What a link without words of its own shows, as Obsidian does."""
    return " > ".join(part for part in (target, *fragment.split("#")) if part and not part.startswith("^"))


def outside_tags(html: Piece, over: Callable[[str], str]) -> Piece:
    """The same HTML, its words covered."""
    if not isinstance(html, str):
        return html
    parts = re.split(r"(<[^>]*>)", html)
    return "".join(part if index % 2 else over(part) for index, part in enumerate(parts))


def covered(block: Block, hidden: Hidden) -> Block:
    """The block, its names covered; the same value where it has none."""
    if not any(map(_may_name, pieces(block))):
        return block
    path = block.span.path
    opened = [opens(mark.target, path, hidden) for mark in block.marks if _has_app(mark.target)]
    over = bars([(name, "") for kind, name in opened if kind == "private"])
    opening, closing = (_html(text, path, hidden) for text in (block.opening, block.closing))
    html = tuple(outside_tags(_piece(piece, path, hidden), over) for piece in block.html)
    marks = tuple(_mark(mark, path, hidden) for mark in block.marks)
    children = tuple(covered(child, hidden) for child in block.children)
    text = over(_text(block.text, path, hidden))
    made = (text, html, opening, closing, marks, children)
    if made == (block.text, block.html, block.opening, block.closing, block.marks, block.children):
        return block
    return replace(block, text=text, html=html, opening=opening, closing=closing, marks=marks, children=children)


def _may_name(piece: Piece) -> bool:
    if isinstance(piece, str):
        return "[[" in piece or "](" in piece or _has_app(piece)
    if isinstance(piece, NoteRef):
        return "[[" in piece.title or any(map(_may_name, piece.html))
    if isinstance(piece, Image):
        return bool(piece.names) or "[[" in piece.alt or "[[" in piece.title
    return isinstance(piece, Code) and _may_name(piece.text)


def _text(text: str, path: str, hidden: Hidden) -> str:
    """`[[Diary]]` and `[words](My Diary.md)` where no rule of Markdown saw a link, and addresses for programs."""
    if "](" in text:
        text = _DESTINATION.sub(lambda found: _barred(found[0], leads_to(unescape(found[0]), path, hidden)), text)
    if "[[" in text:
        text = _LITERAL.sub(lambda found: _barred(found[0], leads_to(unescape(found[1]), path, hidden)), text)
    if _has_app(text):
        text = _APP.sub(lambda found: _barred(found[0], opens(found[0], path, hidden)[0]), text)
    return text


def _has_app(text: str) -> bool:
    return "://" in text and text.count("://") > text.count("http://") + text.count("https://")


def _barred(text: str, kind: str) -> str:
    return _BAR * len(text) if kind == "private" else text


def _html(html: str, path: str, hidden: Hidden) -> str:
    if _has_app(html):
        html = _HREF.sub(lambda found: "" if opens(found[1], path, hidden)[0] else found[0], html)
    return _text(html, path, hidden)


def _piece(piece: Piece, path: str, hidden: Hidden) -> Piece:
    if isinstance(piece, str):
        return _html(piece, path, hidden)
    if isinstance(piece, NoteRef):
        inner: Html = tuple(_piece(one, path, hidden) for one in piece.html)
        return replace(piece, html=inner, title=_text(piece.title, path, hidden))
    if isinstance(piece, Image):
        links = [(target, fragment) for target, _, fragment in (name.partition("#") for name in piece.names)]
        over = bars([link for link in links if leads_to(link[0], path, hidden) == "private"])
        return replace(piece, alt=over(_text(piece.alt, path, hidden)), title=_text(piece.title, path, hidden))
    if isinstance(piece, Code):
        return replace(piece, text=_text(piece.text, path, hidden))
    return piece


def _mark(mark: Mark, path: str, hidden: Hidden) -> Mark:
    return replace(mark, target="") if _has_app(mark.target) and opens(mark.target, path, hidden)[0] else mark


def covered_field(field: Field, path: str, hidden: Hidden) -> Field:
    """The field, its links as their words; the same value where none leads to what is hidden."""

    def plain(link: re.Match[str]) -> str:
        kind = leads_to(link[1], path, hidden)
        if not kind:
            return link[0]
        return link[3] or (_BAR * len(link[1]) if kind == "private" else link[1])

    def words(link: re.Match[str]) -> str:
        kind = opens(link[2], path, hidden)[0] if "://" in link[2] else leads_to(link[2], path, hidden)
        return link[0] if not kind else bars([(link[2], "")])(link[1]) if kind == "private" else link[1]

    def value(text: str) -> str:
        if (text in field.linked or SUFFIX.search(text)) and leads_to(
            text.partition("#")[0], path, hidden
        ) == "private":
            return _BAR * len(text)
        return _text(_LINK.sub(words, _WIKI.sub(plain, text)), path, hidden)

    values = tuple(map(value, field.values))
    return replace(field, values=values) if values != field.values else field


def linked_privately(field: Field, path: str, hidden: Hidden) -> Iterable[str]:
    """The private notes to which links in the field lead, as they are written there."""
    written = (*field.linked, *(found[1].strip() for value in field.values for found in _WIKI.finditer(value)))
    return (name for name in written if leads_to(name, path, hidden) == "private")
