"""A new tree of files in the place of an old one: whoever looks finds the one or the other, and never a part.

    stage   what is new is written to a folder aside: the site's double, where there is one (`double.py`), else
            `.site.papernotes/` beside `site/`
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
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

from ... import regular
from .double import Double
from .exchange import exchange, exchangeable, is_bare, renamed
from .trees import MANIFEST, hand_on, link, out_of_the_way, tree

_UNFINISHED = ".papernotes.unfinished"  # a folder in a folder aside, until all is there; it is made and gone at once
_AT_ONCE, _FEW = 8, 64  # folders that are taken away at once; so few that it makes no difference


class Stage:
    """The folder aside, while what is new is written. `folder` may not exist yet, but the one around it does."""

    def __init__(self, folder: Path, double: Path | None = None) -> None:
        self.folder = folder
        self._double = Double(double, folder) if double and exchangeable() else None
        self._beside, self._within = folder.with_name(f".{folder.name}.papernotes"), folder / ".papernotes.new"
        for place in (self._beside, self._within):
            _take_away(place, folder)
        self.place = self._beside
        self._begun = self._settled = False
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

    def put(self, path: str, content: bytes) -> tuple[int, int]:
        """Write a new file, aside: never into one that is the old site's, too. Gives its size, and its time in
        nanoseconds."""
        return self.pour(path, (content,))

    def pour(self, path: str, pieces: Iterable[bytes]) -> tuple[int, int]:
        """The same of what is made while it is written."""
        if self._refused:
            raise self._refused
        if not self._begun:
            self._begin()
        self._make(path.rpartition("/")[0])
        name = f"{self.place}/{path}"
        try:
            file = open(name, "xb", buffering=0)  # noqa: PTH123, SIM115  in a third of the time, for thousands of files
        except FileExistsError:
            out_of_the_way(Path(name))  # a name of the old site's file
            file = open(name, "xb", buffering=0)  # noqa: PTH123, SIM115
        with file:
            for piece in pieces:
                while piece:  # a disk that is full takes a part, and then raises
                    piece = piece[file.write(piece) :]
            state = os.fstat(file.fileno())
        return state.st_size, state.st_mtime_ns

    def leave(self, path: str) -> None:
        """What was written there is what the old site has: that stays."""
        (self.place / path).unlink()
        if self._double is not None and self.place == self._double.place:
            link(f"{self.folder}/{path}", f"{self.place}/{path}")

    def stay(self, kept: Sequence[str]) -> None:
        """Take along those files of the old tree, now that there is time for it."""
        if self._begun and self.place == self._beside and exchangeable():
            self._link(kept)
            self._linked.update(kept)

    def _link(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._make(path.rpartition("/")[0])
            link(f"{self.folder}/{path}", f"{self.place}/{path}")

    def _make(self, folder: str) -> None:
        """Make that folder aside, with those around it; a copy of this process may have done so."""
        if folder and folder not in self._folders:
            self._make(folder.rpartition("/")[0])
            name = f"{self.place}/{folder}"
            try:
                os.mkdir(name)  # noqa: PTH102  in half the time, for thousands of folders
            except FileExistsError:
                if os.path.islink(name) or not os.path.isdir(name):  # noqa: PTH112, PTH114
                    out_of_the_way(Path(name))
                    os.mkdir(name)  # noqa: PTH102
            self._folders.add(folder)

    def swap(self, kept: Collection[str], written: Collection[str], ours: frozenset[str]) -> bool:
        """Put the new tree in the place of the old one: what was `written`, the `kept` files of the old, and all that
        is not of `ours`. False, and nothing changed, where this system or this folder allows no such thing."""
        if self.place == self._within:
            return False
        if is_bare(self.folder):
            done = self._marked_whole(lambda: renamed(self.place, self.folder))
            if done and self._double is not None:
                self._settled = True
                self._double.make(written)
            return done
        there = tree(self.folder, ours | {MANIFEST})
        if there is None or not exchangeable():
            return False
        empty = {path for path in there.others if path not in there.files}
        numbers = {path: there.files.get(path, 0) for path in chain(kept, there.others) if path not in empty}
        if self._double is not None and self.place == self._double.place:
            self._double.agree(numbers, written, empty)
        else:
            self._link(path for path in numbers if path not in self._linked)
            for path in empty:
                self._make(path)
        self.place.chmod(stat.S_IMODE(self.folder.stat().st_mode))
        if not self._marked_whole(lambda: exchange(self.place, self.folder)):
            return False
        self._begun, self._settled = False, True
        if self._double is not None:
            ours_now = {path: there.files.get(path, 0) for path in kept} | dict.fromkeys(written, 0)
            self._double.follow(self.place, there, ours_now)
        if self.place == self._beside:
            with contextlib.suppress(OSError):  # what cannot be taken away now, the next run may
                _take_away(self.place, self.folder)
        return True

    def _marked_whole(self, work: Callable[[], bool]) -> bool:
        """Do that with the folder aside, which is not unfinished any more; where it fails, it is again."""
        mark = self.place / _UNFINISHED
        if not mark.is_dir():
            return work()
        mark.rmdir()
        if work():
            return True
        mark.mkdir()
        return False

    def move(self, path: str, to: str = "") -> None:
        """Put one new file in its place, or in that of another."""
        target = self.folder / (to or path)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            (self.place / path).replace(target)
        except OSError:  # another file system is mounted there
            shutil.copyfile(self.place / path, near := target.with_name(f".{target.name[:80]}.{os.getpid()}.tmp"))
            near.replace(target)

    def settle(self) -> None:
        """There is nothing to put in place, or no more of it."""
        self._settled = True
        if self._double is not None:
            self._double.stay()

    def clear(self) -> None:
        """Take away what was written aside, and a double that has pages which the site has no more, or not yet."""
        if self._double is not None and not self._settled:
            self._double.take_away()
        if self._begun and (self._double is None or self.place != self._double.place):
            shutil.rmtree(self.place, ignore_errors=True)

    def _begin(self) -> None:
        try:
            if os.path.ismount(self.folder) or (self.folder / ".git").exists():
                raise PermissionError
            if self._double is not None and self._double.stands():
                self.place = self._double.place
                self._begun = True
                return
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
            if ours is None or any(os.scandir(entry.path)) or not hand_on(Path(entry.path), folder / path):
                yield from _emptied(place, f"{path}/", ours, folder)
                yield entry.path
        elif ours is None or path in ours or not hand_on(Path(entry.path), folder / path):
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


def _listed(manifest: Path) -> frozenset[str]:
    try:
        return frozenset(json.loads(regular.content(manifest))["files"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()
