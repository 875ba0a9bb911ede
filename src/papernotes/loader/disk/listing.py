"""The files below a folder that may be read, told by their names and kinds; none of them is opened."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from ...attached.attachments import is_unseen
from ...diagnostics import report
from ...model import Diagnostic, Span
from ...regular import required
from ...text import matches_glob
from .examine import PIXELS

NOTE_SUFFIXES = (".md", ".markdown", ".mdown")
_OTHERS = (".svg", ".pdf", ".mp4", ".webm", ".mov", ".mp3", ".wav", ".ogg", ".m4a", ".flac", ".bib", ".csv", ".txt",
           ".zip", ".pptx", ".docx", ".html", ".py", ".ipynb")  # fmt: skip
BESIDE = PIXELS + _OTHERS  # what may lie beside the notes
_DEEPEST = 100  # folders inside one another: no person has a tenth of that, and paths end at 4,096 bytes
_SKIPPED_FOLDERS = ("node_modules", "__pycache__", "venv")


def listed(
    folder: Path, ignore: tuple[str, ...], output: Path | None, found: list[Diagnostic], links: list[str]
) -> Iterator[str]:
    """The paths of the files to be read; `links` gets those that are symbolic links."""
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
        if entry.is_symlink():
            links.append(relative)
            if not _leads_below(Path(entry.path), root):
                continue
        if entry.is_file():
            yield relative
        elif is_read(relative):
            found.extend(_no_file(relative, entry))


def is_read(path: str) -> bool:
    """Whether a file of that name is read, or said to be left out."""
    return path.lower().endswith(NOTE_SUFFIXES + BESIDE) or is_unseen(path)


def _no_file(path: str, entry: os.DirEntry[str]) -> Iterator[Diagnostic]:
    """That it is no regular file; nothing of a link that leads nowhere."""
    try:
        required(entry.stat(), entry.path)
    except FileNotFoundError:
        return
    except OSError as error:
        yield report("unreadable-file", f"cannot be read: {error.strerror}", Span(path, 1), "take it out of the notes")


def _below(
    place: str, prefix: str, output: str | None, failed: Callable[[OSError], None]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """What is below a folder and no folder itself, with its path there; links to folders are not followed."""
    if prefix.count("/") > _DEEPEST:
        return failed(OSError(errno.ELOOP, f"it is more than {_DEEPEST} folders deep", place))
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
