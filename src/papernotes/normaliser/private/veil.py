"""What published notes say of those that stay at home: a link keeps its words, and says no longer where it led.

    [[Diary|that day]]   that day          ![[Diary]]  ![](journal/a.png)   nothing
    [[Diary]]            █████             where `Diary` is private; the name of a mere draft stays as it is written

Texts keep their length, so that every place in them stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from msgspec.structs import replace

from ...diagnostics import report
from ...model import Block, Checked, Diagnostic, Embed, Html, Image, Note, NoteRef, Piece, holes, pieces
from .covered import bars, covered, covered_field, linked_privately, outside_tags
from .hidden import Hidden, leads_to


def veil(note: Note, hidden: Hidden) -> Checked[Note]:
    """The note without addresses of what is hidden; the same value where it has none. May report `withheld-link`."""
    found: list[Diagnostic] = []
    if not (hidden.drafts or hidden.private):
        return Checked(note)
    blocks = tuple(_without_names(block, hidden, found) for block in note.blocks)
    meta = tuple(covered_field(field, note.path, hidden) for field in note.meta)
    private = {name for field in note.meta for name in linked_privately(field, note.path, hidden)}
    tags = tuple(tag for tag in note.tags if tag not in private)
    if not found and (meta, tags) == (note.meta, note.tags):
        return Checked(note)
    return Checked(replace(note, blocks=blocks, meta=meta, tags=tags, gist=None), tuple(found))


def _without_names(block: Block, hidden: Hidden, found: list[Diagnostic]) -> Block:
    """The block without links to what is hidden, and with its names covered where no link is."""
    veiled = _veiled(block, hidden, found)
    if (made := covered(veiled, hidden)) is not veiled:
        found.append(report("withheld-link", "this names what is not published; the page does not", block.span))
    return made


def _veiled(block: Block, hidden: Hidden, found: list[Diagnostic]) -> Block:
    named = [
        (hole, kind)
        for piece in pieces(block)
        if not isinstance(piece, str)
        for hole in holes(replace(block, html=(piece,), children=(), opening="", closing=""))
        if isinstance(hole, NoteRef | Embed | Image) and (kind := leads_to(_target(hole), hole.span.path, hidden))
    ]
    if not named:
        return block
    over = bars([(_target(hole), _fragment(hole)) for hole, kind in named if kind == "private"])
    targets = {_target(hole) for hole, _ in named}
    return replace(
        block,
        html=_plain(block.html, block.span.path, hidden, over, None if block.children else found),
        text=over(block.text),
        marks=tuple(
            replace(mark, target="") if unquote(mark.target.partition("#")[0]) in targets else mark
            for mark in block.marks
        ),
        children=tuple(_veiled(child, hidden, found) for child in block.children),
    )


def _target(hole: NoteRef | Embed | Image) -> str:
    return hole.written if isinstance(hole, Image) else hole.target


def _fragment(hole: NoteRef | Embed | Image) -> str:
    return hole.fragment if isinstance(hole, NoteRef) else ""


def _plain(
    html: Html, path: str, hidden: Hidden, over: Callable[[str], str], found: list[Diagnostic] | None
) -> tuple[Piece, ...]:
    made: list[Piece] = []
    for piece in html:
        if not isinstance(piece, NoteRef | Embed | Image):
            made.append(outside_tags(piece, over))
            continue
        inner = _plain(piece.html, path, hidden, over, found) if isinstance(piece, NoteRef) else ()
        kind = leads_to(_target(piece), path, hidden)
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
