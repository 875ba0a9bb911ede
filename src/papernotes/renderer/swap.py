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
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

MANIFEST = ".papernotes.json"  # in a folder of ours: the files that papernotes wrote there
_UNFINISHED = ".papernotes.unfinished"  # a folder in a folder aside, until all is there; it is made and gone at once
_MOST = 1000  # files of others that are taken along in a swap; where there are more, the folder stays


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
        self._folders: set[Path] = set()  # that are there

    def begin(self) -> None:
        """Make the folder aside, so that copies of this process write to the same. Where it cannot be made, the first
        `put` raises: a site that needs no new file needs no such folder."""
        try:
            if not self._begun:
                self._begin()
        except OSError as error:
            self._refused = error

    def put(self, path: str, content: bytes) -> None:
        """Write a new file, aside."""
        if self._refused:
            raise self._refused
        if not self._begun:
            self._begin()
        target = self.place / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(content)

    def swap(self, kept: Iterable[str], ours: Iterable[str]) -> bool:
        """Put the new tree in the place of the old one, with the `kept` files of the old and all that is not of
        `ours`. False, and nothing changed, where this system or this folder allows no such thing."""
        if self.place != self._beside:
            return False
        if not self.folder.is_dir() or not any(self.folder.iterdir()):
            (self.place / _UNFINISHED).rmdir()
            if _renamed(self.place, self.folder):
                return True
            (self.place / _UNFINISHED).mkdir()
            return False
        others = _others(self.folder, frozenset(ours))
        if others is None or not _exchangeable():
            return False
        for path in (*kept, *others):
            _link(self.folder / path, self.place / path)
        (self.place / _UNFINISHED).rmdir()
        self.place.chmod(stat.S_IMODE(self.folder.stat().st_mode))
        if not _exchange(self.place, self.folder):
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


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While no other build publishes below that folder. Windows, and file systems without locks, know no such thing."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


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
    for path in _others(place, _listed(mark)) or () if mark.name == MANIFEST else ():
        if not os.path.lexists(folder / path):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).rename(folder / path)
    for entry in list(os.scandir(place)):
        if entry.is_dir(follow_symlinks=False) and entry.name != mark.name:
            shutil.rmtree(entry.path)
        elif entry.name != mark.name:
            Path(entry.path).unlink()
    mark.rmdir() if mark.is_dir() else mark.unlink()
    place.rmdir()


def _listed(manifest: Path) -> frozenset[str]:
    try:
        return frozenset(json.loads(manifest.read_bytes())["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _others(folder: Path, ours: frozenset[str]) -> list[str] | None:
    """The files in a folder that are not ours, and the empty folders; None where that is not for us to move."""
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        here = Path(place)
        if ".git" in folders or (here != folder and os.path.ismount(here)):
            return None
        names = [*files, *(name for name in folders if (here / name).is_symlink())]
        if not folders and not files and here != folder:
            found.append(here.relative_to(folder).as_posix())
        paths = (Path(here, name).relative_to(folder).as_posix() for name in names)
        found += (path for path in paths if path not in ours and path != MANIFEST)
        if len(found) > _MOST:
            return None
    return found


def _link(old: Path, new: Path) -> None:
    """The same file under a second name, or a copy of it."""
    if old.is_dir() and not old.is_symlink():
        new.mkdir(parents=True, exist_ok=True)
        return
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new, follow_symlinks=False)
    except (FileExistsError, FileNotFoundError):
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)


def _renamed(old: Path, new: Path) -> bool:
    try:
        old.rename(new)
    except OSError:
        return False
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names, at once."""
    call = _exchangeable()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


def _exchangeable() -> Callable[[bytes, bytes], int] | None:
    """What the system offers for that: renameat2(2) of Linux, renamex_np(2) of macOS."""
    import ctypes  # slow to import

    try:
        library = ctypes.CDLL(None)
    except (OSError, TypeError):
        return None
    if hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(-100, one, -100, other, 2))
    if hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, 2))
    return None
