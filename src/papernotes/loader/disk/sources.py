"""The notes folder on disk -> notes as text, and the files beside them.

Read are regular files below the folder; a symbolic link is followed to a file inside the folder and nowhere else.
Left out are dot files and folders (`.obsidian`, `.git`, `.trash`), `node_modules`, the site's own output, and what
`ignore` names. Files come in the order of their paths, whatever the file system says.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

import msgspec

from ...attached.attachments import is_unseen
from ...diagnostics import report
from ...incremental import kept
from ...incremental.followed import replaced
from ...model import Attachment, Checked, Diagnostic, Source, Span
from ...regular import content, required
from .commits import first_commits
from .decode import decode
from .examine import examined
from .listing import BESIDE, NOTE_SUFFIXES, is_read, listed

T = TypeVar("T")

_SETTLED = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT)


class Tree(msgspec.Struct, frozen=True):
    """What a notes folder holds."""

    sources: tuple[Source, ...]
    attachments: tuple[Attachment, ...]
    bibliographies: tuple[Source, ...] = ()


class _Seen(NamedTuple):
    """A tree as it was last read: of what, the paths of all files, and the places of notes that nothing is said of."""

    asked: tuple[object, ...]
    tree: Checked[Tree]
    files: frozenset[str]
    notes: dict[str, int]


def scan(
    folder: Path,
    ignore: tuple[str, ...] = (),
    output: Path | None = None,
    roots: tuple[str, ...] = (),
    bibliographies: tuple[str, ...] = (),
) -> Checked[Tree]:
    """The folder's notes, attachments and `.bib` files, with the attachments of those roots and those bibliographies
    (both relative to it) that lie outside.

    Where it is known that nothing but some notes was touched since they were last read, only these are read.

    May report `unreadable-file`, `skipped-file`, `decoded-lossy`."""
    committed = first_commits(folder)
    asked = (folder, ignore, output, roots, bibliographies, committed)
    edited = _edited(folder, asked, committed)
    if edited is not None:
        return edited
    sources: list[Source] = []
    attachments: list[Attachment] = []
    references: dict[str, Source] = {}
    found: list[Diagnostic] = []
    notes: dict[str, int] = {}
    links: list[str] = []
    files = sorted(listed(folder, ignore, output, found, links))
    for path in files:
        try:
            if is_unseen(path):
                found.append(report("skipped-file", "left out: only Obsidian can show it", Span(path, 1)))
            elif path.lower().endswith(NOTE_SUFFIXES):
                note = _note(f"{folder}/{path}", path, committed.get(path))
                found.extend(note.diagnostics)
                if not note.diagnostics:
                    notes[path] = len(sources)
                sources.append(note.value)
            elif path.lower().endswith(BESIDE):
                attachments.append(_attachment(f"{folder}/{path}", path))
                if path.lower().endswith(".bib"):
                    references[path] = _bibliography(folder, path, found)
        except OSError as error:
            found.append(report("unreadable-file", f"cannot be read: {error.strerror}", Span(path, 1)))
    for root in roots:
        if root == ".." or root.startswith("../"):
            attachments.extend(_outside(folder, root, ignore, output, found))
    for path in bibliographies:
        try:
            references.setdefault(path, _bibliography(folder, path, found))
        except OSError as error:
            hint = "`bibliography` in site.yaml is relative to it"
            found.append(report("unreadable-file", f"cannot be read: {error.strerror}", Span(path, 1), hint))
    tree = Checked(Tree(tuple(sources), tuple(attachments), tuple(references.values())), tuple(found))
    # What a link leads to may be touched under another name than the link's.
    kept.note("scan", None if links else _Seen(asked, tree, frozenset(files), notes))
    return tree


def _edited(folder: Path, asked: tuple[object, ...], committed: dict[str, str]) -> Checked[Tree] | None:
    """The tree from before with the notes that were touched; None where anything else may have changed."""
    touched, before = kept.touched(), cast(_Seen | None, kept.last("scan"))
    if touched is None or before is None or before.asked != asked:
        return None
    inside = f"{folder}{os.sep}"
    sources = before.tree.value.sources
    new: dict[int, Source] = {}
    for file in touched:
        path = file.removeprefix(inside).replace(os.sep, "/")
        if path in before.notes:
            note = _edited_note(f"{folder}/{path}", path, committed.get(path))
            if note is None:
                return None
            if note is not sources[before.notes[path]]:
                new[before.notes[path]] = note
        elif not file.startswith(inside) or (is_read(path) and (path in before.files or os.path.lexists(file))):
            return None
    tree = before.tree
    if new:
        tree = Checked(msgspec.structs.replace(tree.value, sources=replaced(sources, new)), tree.diagnostics)
        kept.note("scan", before._replace(tree=tree))
    return tree


def _edited_note(file: str, path: str, committed: str | None) -> Source | None:
    """A note that was read before; None where it is gone, is no plain file, or there is something to say of it."""
    try:
        state = os.lstat(file)
        note = _note(file, path, committed)
    except OSError:
        return None
    return note.value if stat.S_ISREG(state.st_mode) and state.st_nlink == 1 and not note.diagnostics else None


def _note(file: str, path: str, committed: str | None) -> Checked[Source]:
    def read() -> Checked[Source]:
        text = decode(content(file), path)
        return Checked(Source(path, text.value, committed), text.diagnostics)

    return _unchanged(file, ("note", path, committed), read)


def _unchanged(file: str, name: tuple[str | None, ...], read: Callable[[], T]) -> T:
    """What is read from a file, from an earlier round where its time and size are the same.

    A file that was written a moment ago may be written again at the same time, as its file system tells it.
    """
    at = os.stat(file)  # noqa: PTH116  in a third of the time, and this is done for each file at each edit
    required(at, file)
    state = (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino)
    before = kept.last(file)
    if before is not None and before[:2] == (name, state):
        return cast(T, before[2])
    made = read()
    if before is not None and before[2] == made:  # it was touched
        made = cast(T, before[2])
    settled = abs(time.time_ns() - at.st_mtime_ns) >= _SETTLED
    kept.note(file, (name, state if settled else None, made))
    return made


def _bibliography(folder: Path, path: str, found: list[Diagnostic]) -> Source:
    note = _note(f"{folder}/{path}", path, None)
    found.extend(note.diagnostics)
    return note.value


def _outside(
    folder: Path, root: str, ignore: tuple[str, ...], output: Path | None, found: list[Diagnostic]
) -> Iterator[Attachment]:
    """The attachments of a root outside the notes folder."""
    if not (folder / root).is_dir():
        hint = "`attachments` in site.yaml are relative to it"
        found.append(report("unreadable-file", "there is no such folder", Span(root, 1), hint))
        return
    said: list[Diagnostic] = []
    names = sorted(listed(folder / root, ignore, output, said, []))
    found += (msgspec.structs.replace(item, span=Span(f"{root}/{item.span.path}", 1)) for item in said if item.span)
    for name in names:
        path = f"{root}/{name}"
        inside = os.path.normpath(folder / path).startswith(f"{os.path.normpath(folder)}{os.sep}")
        if name.lower().endswith(BESIDE) and not inside:
            try:
                yield _attachment(f"{folder}/{path}", path)
            except OSError as error:
                found.append(report("unreadable-file", f"cannot be read: {error.strerror}", Span(path, 1)))


def _attachment(file: str, path: str) -> Attachment:
    return _unchanged(file, ("file", path), lambda: examined(Path(file), path))
