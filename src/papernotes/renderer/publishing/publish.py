"""Outputs -> a folder on disk: what differs is written, what an earlier build of ours left over is deleted.

`.papernotes.json` in that folder lists the files that papernotes wrote there. Only those are ever replaced or deleted:
a folder that somebody else filled keeps all its files. How the new files take the place of the old is in `swap.py`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from ... import regular
from ...diagnostics import report
from ...memo import Memo, Memory, make_folder
from ...model import Diagnostic, Output, Span
from ..pictures.images import produced
from .exchange import ForeignFolderError, alone, is_bare
from .foreign import foreign, is_others, no_folders, refusal, unlisted
from .standing import Placed, Standing
from .swap import Stage
from .trees import MANIFEST, are_alike, delete, folders_of, holds

_UNION = ".papernotes.both.json"


class Published(msgspec.Struct, frozen=True):
    """What a publication did: paths relative to the folder."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int
    diagnostics: tuple[Diagnostic, ...] = ()


class Publication:
    """A publication under way: files are placed aside, by copies of this process, too; at the end they are the site."""

    def __init__(self, stage: Stage, clean: bool, memo: Memo) -> None:
        self._stage, self._clean, self._memo = stage, clean, memo
        self._before = _manifest(stage.folder)
        self._ours = frozenset(self._before or ())
        self._bare = is_bare(stage.folder)  # then nothing stands where a file belongs, and nobody has to look
        self._within: set[Path] = {stage.folder}  # folders that are known to be of the site
        self.standing = Standing(stage.folder, frozenset() if clean else self._ours, memo)

    def place(self, path: str, content: bytes) -> Placed:
        """Write that file aside, where it is not in its place already. Raises OSError where nothing can be written."""
        file = self._at(path)
        if file is None:
            return Placed(path, "others")
        if not self._is_anew(path) and holds(file, content):
            state = file.stat()
            return Placed(path, "kept", state.st_size, state.st_mtime_ns)
        if not self._bare and is_others(file, path, self._ours):
            return Placed(path, "others")
        return Placed(path, "written", *self._stage.put(path, content))

    def pour(self, path: str, pieces: Iterable[bytes]) -> Placed:
        """The same for a file that nobody has to hold whole: it is written while it is made."""
        file = self._at(path)
        if file is None or (not self._bare and is_others(file, path, self._ours)):
            return Placed(path, "others")
        self._stage.pour(path, pieces)
        if not self._is_anew(path) and are_alike(file, self._stage.place / path):
            self._stage.leave(path)
            return Placed(path, "kept")
        return Placed(path, "written")

    def _at(self, path: str) -> Path | None:
        """Where that file belongs; None where a link leads that way elsewhere."""
        if not _names_one_of_ours(path):
            raise ValueError(f"output outside the site: {path}")
        file = self._stage.folder / path
        return file if self._bare or self._is_within(file) else None

    def _is_anew(self, path: str) -> bool:
        """Whether that file is written whatever stands there."""
        return self._bare or (self._clean and path in self._ours)

    def stay(self, files: Iterable[Placed]) -> None:
        """What is in its place, and stays: to be said while others make what does not. Raises OSError."""
        self._stage.stay([file.path for file in files])

    def finish(self, files: Iterable[Placed], outputs: Iterable[Output], notes: Path) -> Published:
        """Let what was placed, and those outputs, be the site. Copies are from below `notes`."""
        placed = {file.path: file for file in files}
        folder, ours = self._stage.folder, self._ours
        filled = self._before is None and folder.is_dir() and any(folder.iterdir())
        problems = [foreign(folder)] if filled else []
        gone = set()
        for output, content in produced({output.path: output for output in outputs}.values(), notes, self._memo):
            if isinstance(content, OSError):
                problems.append(report("unreadable-file", f"cannot copy: {content.strerror}", Span(output.copy, 1)))
                gone.add(output.path)
            else:
                placed[output.path] = self.place(output.path, content)
        in_the_way = self._in_the_way(placed, gone)
        if in_the_way:
            damaged = filled and os.path.lexists(folder / MANIFEST)
            raise ForeignFolderError(unlisted(folder) if damaged else refusal(folder, in_the_way))
        written = [path for path, file in placed.items() if file.done == "written"]
        kept = [path for path, file in placed.items() if file.done == "kept"]
        made = frozenset(placed)
        deleted = tuple(path for path in sorted(ours - made) if (folder / path).is_file())
        if made != ours or written:
            _put_in_place(self._stage, made, written, kept, deleted, ours)
        else:
            self._stage.settle()
        return Published(tuple(written), deleted, len(kept), tuple(problems))

    def _in_the_way(self, placed: Mapping[str, Placed], gone: set[str]) -> list[str]:
        """What others put where something of the site belongs."""
        folder = self._stage.folder
        if not self._bare:
            others = [path for path, file in placed.items() if file.done == "others"]
        elif is_bare(folder):
            return []
        else:  # it came while the site was made
            others = [path for path in placed if os.path.lexists(folder / path)]
        return [*no_folders(folder, {*placed, *gone}, self._ours), *others]

    def _is_within(self, file: Path) -> bool:
        """Whether no link on the way to that place leads out of the site."""
        if file.parent not in self._within:
            if not file.parent.resolve().is_relative_to(self._stage.folder):
                return False
            self._within.add(file.parent)
        return True


@contextmanager
def publication(
    folder: Path, notes: Path, clean: bool = False, memo: Memo | None = None, double: Path | None = None
) -> Iterator[Publication]:
    """A publication to that folder; `clean` writes anew what did not change, too. What was not finished is taken away.
    The site's `double` is kept there, in a folder of ours, where another build does not do so now.

    Raises ForeignFolderError where a file of others is in the way, and OSError where nothing can be written: then the
    folder is as it was."""
    if notes != folder and notes.resolve().is_relative_to(folder.resolve()):
        raise ForeignFolderError(f"{folder} holds the notes; --output DIR names a folder of the site's own")
    folder = folder.resolve()  # a link to the folder stays one
    folder.parent.mkdir(parents=True, exist_ok=True)
    with alone(folder.parent), _unused(double, folder) as free:
        stage = Stage(folder, free)
        try:
            stage.begin()
            yield Publication(stage, clean, memo or Memory())
        finally:
            stage.clear()


@contextmanager
def _unused(double: Path | None, folder: Path) -> Iterator[Path | None]:
    """That double, while no other build has it."""
    if double is None or folder.is_relative_to(double.parent.resolve()):
        yield None
        return
    with suppress(OSError):  # then it is not to be locked either
        make_folder(double.parent)
    with alone(double.parent, wait=False) as ours:
        yield double if ours else None


def publish(
    outputs: Iterable[Output],
    folder: Path,
    notes: Path,
    clean: bool = False,
    memo: Memo | None = None,
    double: Path | None = None,
) -> Published:
    """Make the folder hold those outputs, all at once where the system can. Raises what `publication` does."""
    with publication(folder, notes, clean, memo, double) as it:
        return it.finish((), outputs, notes)


def _put_in_place(
    stage: Stage, made: frozenset[str], written: list[str], kept: list[str], gone: Sequence[str], ours: frozenset[str]
) -> None:
    if made == ours and len(written) == 1:  # nothing else changes: to move it is to do all at once
        stage.move(written[0])
        return stage.settle()
    stage.put(MANIFEST, _listed(made))
    if stage.swap(kept, frozenset((*written, MANIFEST)), ours | made):
        return None
    stage.put(_UNION, _listed(ours | made))  # what is ours, should this be all that comes to pass
    stage.move(_UNION, MANIFEST)
    folders = {folder for path in written for folder in folders_of(path)}
    delete(stage.folder, (path for path in gone if path in folders or not made.isdisjoint(folders_of(path))))
    for path in sorted(written, key=lambda path: path.endswith(".html")):  # pages after what they show
        stage.move(path)
    delete(stage.folder, gone)
    return stage.move(MANIFEST)


def publish_into(outputs: Iterable[Output], folder: Path) -> Published:
    """The same for a folder of its own, without copies. Raises ForeignFolderError where others' files are in it."""
    if folder.exists() and not folder.is_dir():
        raise ForeignFolderError(f"{folder} is no folder")
    if folder.is_dir() and _manifest(folder) is None and any(folder.iterdir()):
        raise ForeignFolderError(f"{folder} holds other files; --output DIR names a new folder")
    return publish(outputs, folder, folder)


def published(folder: Path) -> frozenset[str] | None:
    """The files of the site that is there, or None where no build of ours was."""
    files = _manifest(folder)
    return None if files is None else frozenset(files)


def _manifest(folder: Path) -> tuple[str, ...] | None:
    """The files of the last build, or None where no build of ours was here (or its list is damaged)."""
    try:
        files = json.loads(regular.content(folder / MANIFEST))["files"]
        return tuple(path for path in files if isinstance(path, str) and _names_one_of_ours(path))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _listed(files: Iterable[str]) -> bytes:
    return (json.dumps({"version": 1, "files": sorted(files)}, ensure_ascii=False, indent=0) + "\n").encode()


def _names_one_of_ours(path: str) -> bool:
    """Whether a path leads into the site, and not to the list of its files; links that are there are another matter."""
    return path not in ("", MANIFEST) and not path.startswith("/") and ".." not in path.split("/")
