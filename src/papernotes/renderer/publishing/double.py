"""The site's double: the same files by second names. What is new is written there, what else differs is linked; then
the two change names, and the old site becomes the double of the new: an edit costs what it changes, not what there is.

Nothing that stands in a double is believed. It becomes the site only when each name in it leads to the very file that
the site has by that name, or to one that was just written. While it is another than the site it has no manifest: where
a build was killed, the next makes it agree or takes it away, so that what is no more published is not kept there. What
harms a double harms no more than can be made again: files of others have no second names, and the manifest is a copy.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import unicodedata
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path

from .exchange import is_bare
from .trees import MANIFEST, Tree, folders_of, hand_on, link, tree

_LARGE = 20_000  # files of a site, which get second names in a second or less


class Double:
    """The double of the site in a folder, where there is one: `place`, in a folder of ours."""

    def __init__(self, place: Path, site: Path) -> None:
        self.place, self._site = place, site
        self._own: Tree | None = None
        self._whole = False  # it is like the site, but for what is written now

    def stands(self) -> bool:
        """Whether there is one that can change names with the site. What is another folder or a link there is none, and
        goes; links within go, so that nothing is written through them."""
        try:
            if self.place.parent.is_symlink() or not self.place.is_dir() or self.place.is_symlink():
                return False
            if is_bare(self._site):
                self.take_away()
                return False
            if self.place.stat().st_dev == self._site.stat().st_dev:
                self._own = tree(self.place)
            if self._own is None:
                self.take_away()
                return False
            for path in self._own.links:
                (self.place / path).unlink()
                del self._own.files[path]
            if self._own.files.pop(MANIFEST, 0):
                self._whole = filecmp.cmp(self._site / MANIFEST, self.place / MANIFEST, shallow=False)
                (self.place / MANIFEST).unlink()
        except OSError:
            return False
        return True

    def make(self, files: Collection[str]) -> None:
        """Make one of a site that was not there before and is of those files; where that cannot be, or takes long, a
        later build may."""
        self.take_away()
        if len(files) > _LARGE:
            return
        try:
            self.place.mkdir()
            self._follow(Tree({}, [], [], [], []), dict.fromkeys(files, 0))
        except OSError:
            self.take_away()

    def stay(self) -> None:
        """The site stays what it is, and so does this."""
        if self._whole:
            with contextlib.suppress(OSError):
                shutil.copyfile(self._site / MANIFEST, self.place / MANIFEST)
        else:
            self.take_away()

    def agree(self, numbers: Mapping[str, int], written: Collection[str], empty: Collection[str]) -> None:
        """Make it the new site: the files that stay, by their paths with their numbers in the site, what was written
        here, and empty folders."""
        assert self._own is not None
        self._agree(self._own, numbers, link, written, empty)

    def follow(self, old: Path, before: Tree, numbers: Mapping[str, int]) -> None:
        """Make it of the old site, which stands in that folder now and was that tree before the swap: the files of ours
        by their paths, with their numbers where they stayed what they were. What others put there in the last moment
        goes to the new one. Where anything fails there is no double any more."""
        try:
            if old != self.place:
                self.take_away()
                old.rename(self.place)
            (self.place / MANIFEST).unlink(missing_ok=True)
            now = tree(self.place)
            if now is None:
                raise PermissionError
            for path in {*now.files, *now.empty}.difference(before.files, before.folders):
                if hand_on(self.place / path, self._site / path):
                    now.files.pop(path, None)
            self._follow(now, numbers)
        except OSError:
            self.take_away()

    def _follow(self, own: Tree, numbers: Mapping[str, int]) -> None:
        files = {path: number for path, number in numbers.items() if path != MANIFEST}
        self._agree(own, files, partial(os.link, follow_symlinks=False))
        shutil.copyfile(self._site / MANIFEST, self.place / MANIFEST)

    def _agree(
        self,
        own: Tree,
        numbers: Mapping[str, int],
        bind: Callable[[str, str], None],
        written: Collection[str] = (),
        empty: Collection[str] = (),
    ) -> None:
        new = {_alike(path): path for path in written}
        for path, number in own.files.items():
            if path not in written and numbers.get(path) != number:
                _unlink(self.place / path, self.place / new.get(_alike(path), path))
        folders = {
            folder for path in (*numbers, *written, *(f"{path}/" for path in empty)) for folder in folders_of(path)
        }
        for path in reversed(own.folders):
            if path not in folders:
                with contextlib.suppress(OSError):
                    (self.place / path).rmdir()
        differs = [path for path, number in numbers.items() if own.files.get(path) != number]
        for path in sorted({*empty, *(path.rpartition("/")[0] for path in differs)}.difference(own.folders)):
            (self.place / path).mkdir(parents=True, exist_ok=True)
        for path in differs:
            try:
                bind(f"{self._site}/{path}", f"{self.place}/{path}")
            except FileExistsError:  # by another way to write its name
                (self.place / path).unlink()
                bind(f"{self._site}/{path}", f"{self.place}/{path}")

    def take_away(self) -> None:
        """There is none from now on."""
        if not self.place.parent.is_symlink():
            shutil.rmtree(self.place, ignore_errors=True)


def _unlink(old: Path, new: Path) -> None:
    """Take that name away, unless it is another way to write the name of a new file, or that of a new folder."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        if old.is_dir() and not old.is_symlink():
            return
        if old == new or not os.path.samestat(old.lstat(), new.lstat()):
            old.unlink()


def _alike(path: str) -> str:
    """What is the same for all names that a file system may take for one."""
    return unicodedata.normalize("NFC", path).casefold()
