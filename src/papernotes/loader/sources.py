"""The notes folder on disk -> notes as text, and the files beside them.

Read are regular files below the folder; a symbolic link is followed to a file inside the folder and nowhere else.
Left out are dot files and folders (`.obsidian`, `.git`, `.trash`), `node_modules`, the site's own output, and what
`ignore` names. Files come in the order of their paths, whatever the file system says.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, TypeVar, cast

import msgspec

from .. import kept
from ..attachments import is_unseen
from ..diagnostics import report
from ..model import Attachment, Checked, Diagnostic, Source, Span
from ..text import matches_glob
from .commits import first_commits
from .decode import decode
from .pictures import seen

T = TypeVar("T")

NOTE_SUFFIXES = (".md", ".markdown", ".mdown")
_PIXELS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".avif")
_OTHERS = (".svg", ".pdf", ".mp4", ".webm", ".mov", ".mp3", ".wav", ".ogg", ".m4a", ".flac", ".bib", ".csv", ".txt",
           ".zip", ".pptx", ".docx", ".html", ".py", ".ipynb")  # fmt: skip
_MOST_PIXELS = 100_000_000  # 400 MB once decoded; a file of a few KB may claim more
_SETTLED = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT)
_SKIPPED_FOLDERS = ("node_modules", "__pycache__", "venv")


class Tree(msgspec.Struct, frozen=True):
    """What a notes folder holds."""

    sources: tuple[Source, ...]
    attachments: tuple[Attachment, ...]
    bibliographies: tuple[Source, ...] = ()


def scan(
    folder: Path,
    ignore: tuple[str, ...] = (),
    output: Path | None = None,
    roots: tuple[str, ...] = (),
    bibliographies: tuple[str, ...] = (),
) -> Checked[Tree]:
    """The folder's notes, attachments and `.bib` files, with the attachments of those roots and those bibliographies
    (both relative to it) that lie outside.

    May report `unreadable-file`, `skipped-file`, `decoded-lossy`."""
    sources: list[Source] = []
    attachments: list[Attachment] = []
    references: dict[str, Source] = {}
    found: list[Diagnostic] = []
    committed = first_commits(folder)
    for path in sorted(_files(folder, ignore, output, found)):
        try:
            if is_unseen(path):
                found.append(report("skipped-file", "left out: only Obsidian can show it", Span(path, 1)))
            elif path.lower().endswith(NOTE_SUFFIXES):
                note = _note(f"{folder}/{path}", path, committed.get(path))
                found.extend(note.diagnostics)
                sources.append(note.value)
            elif path.lower().endswith(_PIXELS + _OTHERS):
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
    return Checked(Tree(tuple(sources), tuple(attachments), tuple(references.values())), tuple(found))


def _note(file: str, path: str, committed: str | None) -> Checked[Source]:
    def read() -> Checked[Source]:
        text = decode(Path(file).read_bytes(), path)
        return Checked(Source(path, text.value, committed), text.diagnostics)

    return _unchanged(file, ("note", path, committed), read)


def _unchanged(file: str, name: tuple[str | None, ...], read: Callable[[], T]) -> T:
    """What is read from a file, from an earlier round where its time and size are the same.

    A file that was written a moment ago may be written again at the same time, as its file system tells it.
    """
    at = os.stat(file)  # noqa: PTH116  in a third of the time, and this is done for each file at each edit
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
    for name in sorted(_files(folder / root, ignore, output, found)):
        path = f"{root}/{name}"
        inside = os.path.normpath(folder / path).startswith(f"{os.path.normpath(folder)}{os.sep}")
        if name.lower().endswith(_PIXELS + _OTHERS) and not inside:
            try:
                yield _attachment(f"{folder}/{path}", path)
            except OSError as error:
                found.append(report("unreadable-file", f"cannot be read: {error.strerror}", Span(path, 1)))


def _files(folder: Path, ignore: tuple[str, ...], output: Path | None, found: list[Diagnostic]) -> Iterator[str]:
    root = folder.resolve()

    def failed(error: OSError) -> None:
        where = os.path.relpath(error.filename, folder).replace(os.sep, "/") if error.filename else "."
        found.append(report("unreadable-file", f"cannot be listed: {error.strerror}", Span(where, 1)))

    for relative, entry in _below(str(folder), "", None if output is None else str(output), failed):
        if entry.name.startswith(".") or any(matches_glob(relative, glob) for glob in ignore):
            continue
        if not _is_text(relative):
            shown = relative.encode("utf-8", "replace").decode()
            hint = "rename it; its name is in no encoding that this system knows"
            found.append(report("unreadable-file", "left out: the file's name is no text", Span(shown, 1), hint))
            continue
        if entry.is_symlink() and not _leads_below(Path(entry.path), root):
            continue
        if entry.is_file():
            yield relative


def _below(
    place: str, prefix: str, output: str | None, failed: Callable[[OSError], None]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """What is below a folder and no folder itself, with its path there; links to folders are not followed."""
    try:
        entries = list(os.scandir(place))
    except OSError as error:
        return failed(error)
    told = [(entry, _is_folder(entry)) for entry in entries]
    yield from ((prefix + entry.name, entry) for entry, is_folder in told if not is_folder)
    for entry, is_folder in told:
        skipped = entry.name.startswith(".") or entry.name in _SKIPPED_FOLDERS or entry.path == output
        if is_folder and not skipped and not entry.is_symlink():
            yield from _below(entry.path, f"{prefix}{entry.name}/", output, failed)
    return None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _leads_below(link: Path, root: Path) -> bool:
    """Whether a symbolic link leads to something in that folder; one that leads to itself leads nowhere."""
    try:
        return link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _is_text(name: str) -> bool:
    """Whether a file's name is text: bytes in another encoding (GBK on a UTF-8 system) come as lone surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _attachment(file: str, path: str) -> Attachment:
    return _unchanged(file, ("file", path), lambda: _examined(Path(file), path))


def _examined(file: Path, path: str) -> Attachment:
    data = file.read_bytes()
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    if path.lower().endswith(_PIXELS):
        return seen(Attachment(path, len(data), digest), lambda picture: _picture(file, picture))
    width, height = _svg_size(data, path)
    return Attachment(path, len(data), digest, width, height)


def _picture(file: Path, attachment: Attachment) -> Attachment:
    """The attachment with what the picture's head says: its size as shown (EXIF rotation honoured), if it moves."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(file) as image:
            width, height = image.size
            if image.getexif().get(0x0112, 1) in (5, 6, 7, 8):
                width, height = height, width
            moves = bool(getattr(image, "is_animated", False))
    except Image.DecompressionBombError:
        return msgspec.structs.replace(attachment, trouble="huge")
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, OverflowError):
        return msgspec.structs.replace(attachment, trouble="broken")
    trouble: Literal["", "huge"] = "huge" if width * height > _MOST_PIXELS else ""
    return msgspec.structs.replace(attachment, width=width, height=height, moves=moves, trouble=trouble)


def _svg_size(data: bytes, path: str) -> tuple[int, int]:
    if not path.lower().endswith(".svg"):
        return 0, 0
    head = re.search(rb"<svg\b[^>]*>", data[:4096])
    if not head:
        return 0, 0
    width, height = (
        re.search(rb"\b" + name + rb'="(\d+)(?:\.\d+)?(?:px)?"', head[0]) for name in (b"width", b"height")
    )
    if width and height:
        return int(width[1]), int(height[1])
    box = re.search(rb'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+(\d+)(?:\.\d+)?[ ,]+(\d+)', head[0])
    return (int(box[1]), int(box[2])) if box else (0, 0)
