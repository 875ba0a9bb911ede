"""Outputs -> a folder on disk: what differs is written, what an earlier build of ours left over is deleted.

`.papernotes.json` in that folder lists the files that papernotes wrote there. Only those are ever deleted: a folder
that somebody else filled keeps all its files.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from ..diagnostics import report
from ..memo import Memo, Memory
from ..model import Diagnostic, Output, Span
from .images import produced

MANIFEST = ".papernotes.json"


class Published(msgspec.Struct, frozen=True):
    """What a publication did: paths relative to the folder."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int
    diagnostics: tuple[Diagnostic, ...] = ()


class ForeignFolderError(Exception):
    """A folder that holds files of others, in words."""


def publish(
    outputs: Iterable[Output], folder: Path, notes: Path, clean: bool = False, memo: Memo | None = None
) -> Published:
    """Make the folder hold those outputs. Copies are from below `notes`; `clean` first deletes what we wrote before."""
    if notes != folder and notes.resolve().is_relative_to(folder.resolve()):
        raise ForeignFolderError(f"{folder} holds the notes; --output DIR names a folder of the site's own")
    folder.mkdir(parents=True, exist_ok=True)
    before = _manifest(folder)
    strange = before is None and any(folder.iterdir())
    if before is not None:
        _sweep(folder)
    ours = set(before or ())
    wanted = {output.path: output for output in outputs}
    deleted = _delete(folder, ours if clean else ours - set(wanted))
    written: list[str] = []
    problems = [_foreign(folder)] if strange else []
    for output, content in produced(wanted.values(), notes, memo or Memory()):
        if isinstance(content, OSError):
            problems.append(report("unreadable-file", f"cannot copy: {content.strerror}", Span(output.copy, 1)))
        elif _write(folder, output.path, content):
            written.append(output.path)
    if set(wanted) != ours or written or deleted:
        text = json.dumps({"version": 1, "files": sorted(wanted)}, ensure_ascii=False, indent=0) + "\n"
        _replace(folder / MANIFEST, text.encode())
    gone = tuple(path for path in deleted if path not in wanted)
    return Published(tuple(written), gone, len(wanted) - len(written), tuple(problems))


def publish_into(outputs: Iterable[Output], folder: Path) -> Published:
    """The same for a folder of its own, without copies. Raises ForeignFolderError where others' files are in it."""
    if folder.exists() and not folder.is_dir():
        raise ForeignFolderError(f"{folder} is no folder")
    if folder.is_dir() and _manifest(folder) is None and any(folder.iterdir()):
        raise ForeignFolderError(f"{folder} holds other files; --output DIR names a new folder")
    return publish(outputs, folder, folder)


def _foreign(folder: Path) -> Diagnostic:
    hint = "an empty folder of its own is safer"
    return report("foreign-output", f"{folder} already held files; none is deleted", None, hint)


def published(folder: Path) -> frozenset[str] | None:
    """The files of the site that is there, or None where no build of ours was."""
    files = _manifest(folder)
    return None if files is None else frozenset(files)


def _manifest(folder: Path) -> tuple[str, ...] | None:
    """The files of the last build, or None where no build of ours was here (or its list is damaged)."""
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return tuple(path for path in files if isinstance(path, str) and _below(folder, path))


def _sweep(folder: Path) -> None:
    """Take away what a run that was killed had begun to write."""
    for left in folder.rglob(".*.tmp"):
        if re.fullmatch(r"\..+\.\d+\.tmp", left.name) and left.is_file():
            left.unlink()


def _write(folder: Path, path: str, content: bytes) -> bool:
    """Whether the file had to be written."""
    if not _below(folder, path):
        raise ValueError(f"output outside the site: {path}")
    target = folder / path
    try:
        if target.read_bytes() == content:
            return False
    except OSError:
        pass
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(target, content)
    return True


def _replace(target: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    temporary = target.with_name(f".{target.name[:80]}.{os.getpid()}.tmp")
    temporary.write_bytes(content)
    temporary.replace(target)


def _delete(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    deleted = []
    for path in sorted(paths):
        target = folder / path
        if target.is_file():
            target.unlink()
            deleted.append(path)
        _prune(target.parent, folder)
    return tuple(deleted)


def _prune(folder: Path, root: Path) -> None:
    """Take away folders that have become empty, up to the root."""
    while folder != root and root in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _below(folder: Path, path: str) -> bool:
    return (folder / path).resolve().is_relative_to(folder.resolve()) and path != MANIFEST
