"""A new tree of files in the place of an old one: whoever looks finds the one or the other, and never a part.

    stage   what is new is written to a folder aside: `.site.papernotes/` beside `site/`
    swap    what stays is linked into it; then the two folders change names, in one step of the system
    move    where there is no such step (Windows, a folder that is mounted or a repository): all is written first, to
            `.papernotes.new/` within, then each file is moved to its place; a run that is killed there is completed
            by the next

Whoever is killed leaves a folder aside; the next takes it away.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from .exchange import exchange, exchangeable, is_bare, renamed

MANIFEST = ".papernotes.json"  # in a folder of ours: the files that papernotes wrote there
_UNFINISHED = ".papernotes.unfinished"  # a folder in a folder aside, until all is there; it is made and gone at once
_MOST = 1000  # files of others that are taken along in a swap; where there are more, the folder stays
_AT_ONCE, _FEW = 8, 64  # folders that are taken away at once; so few that it makes no difference


class Stage:
    """The folder aside, while what is new is written. `folder` may not exist yet, but the one around it does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._beside, self._within = folder.with_name(f".{folder.name}.papernotes"), folder / ".papernotes.new"
        for place in (self._beside, self._within):
            _take_away(place, folder)
        self.place = self._beside
        self._begun = False
        self._refused: OSError | None = None
        self._folders: set[str] = set()  # that are there
        self._linked: set[str] = set()  # files of the old tree

    def begin(self) -> None:
        """Make the folder aside, so that copies of this process write to the same. Where it cannot be made, the first
        `put` raises: a site that needs no new file needs no such folder."""
        try:
            if not self._begun:
                self._begin()
        except OSError as error:
            self._refused = error

    def put(self, path: str, content: bytes) -> None:
        """Write a new file, aside: never into one that is the old site's, too."""
        if self._refused:
            raise self._refused
        if not self._begun:
            self._begin()
        self._make(path.rpartition("/")[0])
        name = f"{self.place}/{path}"
        try:
            file = open(name, "xb", buffering=0)  # noqa: PTH123, SIM115  in a third of the time, for thousands of files
        except FileExistsError:
            Path(name).unlink()  # a name of the old site's file
            file = open(name, "xb", buffering=0)  # noqa: PTH123, SIM115
        with file:
            while content:  # a disk that is full takes a part, and then raises
                content = content[file.write(content) :]

    def stay(self, kept: Sequence[str]) -> None:
        """Take along those files of the old tree, now that there is time for it."""
        if self._begun and self.place == self._beside and exchangeable():
            self._link(kept)
            self._linked.update(kept)

    def _link(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._make(path.rpartition("/")[0])
            _link(f"{self.folder}/{path}", f"{self.place}/{path}")

    def _take_along(self, path: str) -> None:
        """What others put there, a file, a link or an empty folder, is in the new tree, too."""
        old, new = self.folder / path, self.place / path
        if old.is_dir() and not old.is_symlink():
            new.mkdir(parents=True, exist_ok=True)
        else:
            new.parent.mkdir(parents=True, exist_ok=True)
            _link(str(old), str(new))

    def _make(self, folder: str) -> None:
        """Make that folder aside, with those around it; a copy of this process may have done so."""
        if folder and folder not in self._folders:
            self._make(folder.rpartition("/")[0])
            with contextlib.suppress(FileExistsError):
                os.mkdir(f"{self.place}/{folder}")  # noqa: PTH102  in half the time, for thousands of folders
            self._folders.add(folder)

    def swap(self, kept: Iterable[str], ours: Iterable[str]) -> bool:
        """Put the new tree in the place of the old one, with the `kept` files of the old and all that is not of
        `ours`. False, and nothing changed, where this system or this folder allows no such thing."""
        if self.place != self._beside:
            return False
        if is_bare(self.folder):
            (self.place / _UNFINISHED).rmdir()
            if renamed(self.place, self.folder):
                return True
            (self.place / _UNFINISHED).mkdir()
            return False
        others = _others(self.folder, frozenset(ours))
        if others is None or not exchangeable():
            return False
        self._link(path for path in kept if path not in self._linked)
        for path in others:
            self._take_along(path)
        (self.place / _UNFINISHED).rmdir()
        self.place.chmod(stat.S_IMODE(self.folder.stat().st_mode))
        if not exchange(self.place, self.folder):
            (self.place / _UNFINISHED).mkdir()
            return False
        self._begun = False
        with contextlib.suppress(OSError):  # what cannot be taken away now, the next run may
            _take_away(self.place, self.folder)
        return True

    def move(self, path: str, to: str = "") -> None:
        """Put one new file in its place, or in that of another."""
        target = self.folder / (to or path)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            (self.place / path).replace(target)
        except OSError:  # another file system is mounted there
            shutil.copyfile(self.place / path, near := target.with_name(f".{target.name[:80]}.{os.getpid()}.tmp"))
            near.replace(target)

    def clear(self) -> None:
        """Take away what was written aside."""
        if self._begun:
            shutil.rmtree(self.place, ignore_errors=True)

    def _begin(self) -> None:
        try:
            if os.path.ismount(self.folder) or (self.folder / ".git").exists():
                raise PermissionError
            self.place.mkdir()
        except OSError as error:
            if not isinstance(error, PermissionError) and error.errno != errno.EROFS:
                raise
            self.place = self._within
            self.place.mkdir(parents=True)
        self._begun = True
        (self.place / _UNFINISHED).mkdir()


def _take_away(place: Path, folder: Path) -> None:
    """Take away a folder that was left aside: one that was not finished, or an old site, of which what others put
    there in the last moment goes to the new one. What is neither stays."""
    if not place.is_dir() or place.is_symlink():
        return
    mark = place / (_UNFINISHED if (place / _UNFINISHED).is_dir() else MANIFEST)
    if not mark.exists():
        with contextlib.suppress(OSError):  # killed when it was just made, or just gone
            place.rmdir()
        return
    ours = _listed(mark) if mark.name == MANIFEST else None
    _remove(list(_emptied(str(place), "", ours, folder, mark.name)))
    mark.rmdir() if mark.is_dir() else mark.unlink()
    place.rmdir()


def _emptied(place: str, within: str, ours: frozenset[str] | None, folder: Path, mark: str = "") -> Iterator[str]:
    """Take away all files in a folder, or below `within` it, but for the mark; what is not `ours` goes to its place in
    the new folder, unless something stands there. None: all is ours. Yields the folders, the inner first."""
    for entry in list(os.scandir(f"{place}/{within}")):
        path = within + entry.name
        if path == mark:
            continue
        if entry.is_dir(follow_symlinks=False):
            if ours is None or any(os.scandir(entry.path)) or not _handed_on(entry.path, folder / path):
                yield from _emptied(place, f"{path}/", ours, folder)
                yield entry.path
        elif ours is None or path in ours or not _handed_on(entry.path, folder / path):
            os.unlink(entry.path)  # noqa: PTH108  in half the time, for thousands of files


def _remove(folders: Sequence[str]) -> None:
    """Take away those empty folders; many at once, as each may wait for the disk to hear what becomes free."""
    deep = sorted(folders, key=lambda folder: -folder.count("/"))
    if len(deep) < _FEW:
        for path in deep:
            Path(path).rmdir()
        return
    from concurrent.futures import ThreadPoolExecutor  # slow to import

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _, level in groupby(deep, key=lambda folder: folder.count("/")):
            list(pool.map(os.rmdir, level))


def _handed_on(old: str, new: Path) -> bool:
    """Whether that went to its new place; not where something is there."""
    if os.path.lexists(new):
        return False
    new.parent.mkdir(parents=True, exist_ok=True)
    Path(old).rename(new)
    return True


def _listed(manifest: Path) -> frozenset[str]:
    try:
        return frozenset(json.loads(manifest.read_bytes())["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _others(folder: Path, ours: frozenset[str]) -> list[str] | None:
    """The files in a folder that are not ours, and the empty folders; None where that is not for us to move."""
    found: list[str] = []
    waiting, device = [""], folder.stat().st_dev
    while waiting:
        within = waiting.pop()
        try:
            entries = list(os.scandir(f"{folder}/{within}"))
        except OSError:  # a folder of others that we may not read
            return None
        if not entries and within:
            found.append(within.rstrip("/"))
        for entry in entries:
            path = within + entry.name
            if entry.is_dir(follow_symlinks=False):
                # A repository, or another file system is mounted there.
                if entry.name == ".git" or os.lstat(entry.path).st_dev != device:
                    return None
                waiting.append(f"{path}/")
            elif path not in ours and path != MANIFEST:
                found.append(path)
        if len(found) > _MOST:
            return None
    return found


def _link(old: str, new: str) -> None:
    """The same file under a second name, or a copy of it."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (FileExistsError, FileNotFoundError):
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)
