"""What published notes say of those that stay at home: a link keeps its words, and says no longer where it led.

    [[Diary|that day]]   that day          ![[Diary]]  ![](journal/a.png)   nothing
    [[Diary]]            █████             where `Diary` is private; the name of a mere draft stays as it is written

Texts keep their length, so that every place in them stays where it is.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace

from ..diagnostics import report
from ..model import Block, Checked, Diagnostic, Embed, Field, Html, Image, Note, NoteRef, Piece, Withheld, holes, pieces
from ..patterns import pattern

_BAR = "█"
_SUFFIX = pattern(r"\.(?:md|markdown|mdown)$", re.IGNORECASE)
_WIKI = pattern(r"!?\[\[([^\[\]|#]+)(#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")


class Hidden(NamedTuple):
    """Folded names of what is not published and of nothing else: those of drafts, and those of private notes."""

    drafts: frozenset[str]
    private: frozenset[str]


def hidden_names(withheld: Iterable[Withheld], published: Iterable[tuple[str, tuple[str, ...]]]) -> Hidden:
    """The names by which links may reach what is withheld; `published` has path and names of what is not."""
    drafts: set[str] = set()
    private: set[str] = set()
    for item in withheld:
        (private if item.private else drafts).update(_names(item.path, item.names))
    known = {name for path, names in published for name in _names(path, names)}
    return Hidden(frozenset(drafts - known - private), frozenset(private - known))


def veil(note: Note, hidden: Hidden) -> Checked[Note]:
    """The note without addresses of what is hidden; the same value where it has none. May report `withheld-link`."""
    found: list[Diagnostic] = []
    if not (hidden.drafts or hidden.private):
        return Checked(note)
    blocks = tuple(_veiled(block, hidden, found) for block in note.blocks)
    meta = tuple(_veiled_field(field, note.path, hidden) for field in note.meta)
    if not found and meta == note.meta:
        return Checked(note)
    return Checked(replace(note, blocks=blocks, meta=meta), tuple(found))


def _names(path: str, names: Iterable[str]) -> Iterable[str]:
    """Every tail of the path, with and without its suffix, and the other names."""
    parts = _folded(path).split("/")
    for start in range(len(parts)):
        tail = "/".join(parts[start:])
        yield tail
        yield _SUFFIX.sub("", tail)
    yield from (name for name in map(_folded, names) if name)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _which(target: str, path: str, hidden: Hidden) -> str:
    """ "private", "draft" or "": what a link in the note of that path leads to."""
    plain = unquote(target.strip().strip("<>")).replace("\\", "/")
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), plain)) if plain else ""
    written = [_folded(text) for text in (plain, plain.lstrip("/"), beside, re.split(r"[?#]", plain)[0])]
    for name in (*written, *(_SUFFIX.sub("", text) for text in written)):
        tail = re.sub(r"^(?:\.{0,2}/)+", "", name)
        for kind, names in (("private", hidden.private), ("draft", hidden.drafts)):
            if name in names or tail in names:
                return kind
    return ""


def _veiled(block: Block, hidden: Hidden, found: list[Diagnostic]) -> Block:
    named = [
        (hole, kind)
        for piece in pieces(block)
        if not isinstance(piece, str)
        for hole in holes(replace(block, html=(piece,), children=(), opening="", closing=""))
        if isinstance(hole, NoteRef | Embed | Image) and (kind := _which(_target(hole), hole.span.path, hidden))
    ]
    if not named:
        return block
    bars = _bars([_target(hole) for hole, kind in named if kind == "private"])
    targets = {_target(hole) for hole, _ in named}
    return replace(
        block,
        html=_plain(block.html, block.span.path, hidden, bars, None if block.children else found),
        text=bars(block.text),
        marks=tuple(
            replace(mark, target="") if unquote(mark.target.partition("#")[0]) in targets else mark
            for mark in block.marks
        ),
        children=tuple(_veiled(child, hidden, found) for child in block.children),
    )


def _target(hole: NoteRef | Embed | Image) -> str:
    return hole.written if isinstance(hole, Image) else hole.target


def _bars(targets: Iterable[str]) -> Callable[[str], str]:
    """What covers the names as they may be written, each letter with a bar."""
    names = {name for target in targets for name in (target, unquote(target), _SUFFIX.sub("", unquote(target)))}
    names |= {posixpath.basename(name) for name in names}
    names |= {escape(name, quote=False) for name in names}
    wanted = "|".join(re.escape(name) for name in sorted(filter(None, names), key=len, reverse=True))
    pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{wanted})(?![A-Za-z0-9])", re.IGNORECASE) if wanted else None
    return lambda text: pattern.sub(lambda run: _BAR * len(run[0]), text) if pattern else text


def _outside_tags(html: str, bars: Callable[[str], str]) -> str:
    parts = re.split(r"(<[^>]*>)", html)
    return "".join(part if index % 2 else bars(part) for index, part in enumerate(parts))


def _plain(
    html: Html, path: str, hidden: Hidden, bars: Callable[[str], str], found: list[Diagnostic] | None
) -> tuple[Piece, ...]:
    made: list[Piece] = []
    for piece in html:
        if not isinstance(piece, NoteRef | Embed | Image):
            made.append(_outside_tags(piece, bars) if isinstance(piece, str) else piece)
            continue
        inner = _plain(piece.html, path, hidden, bars, found) if isinstance(piece, NoteRef) else ()
        kind = _which(_target(piece), path, hidden)
        if not kind:
            made.append(replace(piece, html=inner) if isinstance(piece, NoteRef) else piece)
            continue
        made.extend(inner)
        if found is not None:
            what = "a private note or file" if kind == "private" else "a note that is not published"
            hint = "[[note|words]] says what its page shows instead"
            found.append(
                report("withheld-link", f"this leads to {what}; the page does not say where", piece.span, hint)
            )
    return tuple(made)


def _veiled_field(field: Field, path: str, hidden: Hidden) -> Field:
    def plain(link: re.Match[str]) -> str:
        kind = _which(link[1], path, hidden)
        if not kind:
            return link[0]
        return link[3] or (_BAR * len(link[1]) if kind == "private" else link[1])

    values = tuple(_WIKI.sub(plain, value) for value in field.values)
    return replace(field, values=values) if values != field.values else field
