"""What is in a folder: what of it is ours, which names lead to one file; and the single steps that change a folder."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ... import regular

MANIFEST = ".papernotes.json"  # in a folder of ours: the files that papernotes wrote there
_MOST = 1000  # files of others that are taken along in a swap; where there are more, the folder stays


class Tree(NamedTuple):
    """The files below a folder by their paths, with the numbers by which the file system knows them (inodes); links are
    files, and so is what else is no folder. The folders come after those around them, the empty ones again apart, and
    so do links. `others` are the files that are not ours, and the empty folders."""

    files: dict[str, int]
    folders: list[str]
    empty: list[str]
    links: list[str]
    others: list[str]


def tree(folder: Path, ours: frozenset[str] | None = None) -> Tree | None:
    """All below that folder; None where that is not for us to move: a repository, a file system that is mounted there,
    a folder that we may not read, or too much of others. `ours` as None: all is."""
    found = Tree({}, [], [], [], [])
    files, folders, empty, links, others = found
    waiting, device = [""], folder.stat().st_dev
    while waiting:
        within = waiting.pop()
        try:
            entries = list(os.scandir(f"{folder}/{within}"))
        except OSError:
            return None
        if not entries and within:
            empty.append(within[:-1])
            others.append(within[:-1])
        for entry in entries:
            path = within + entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name == ".git" or os.lstat(entry.path).st_dev != device:
                    return None
                waiting.append(f"{path}/")
                folders.append(path)
                continue
            files[path] = entry.inode()
            if entry.is_symlink():
                links.append(path)
            if ours is not None and path not in ours:
                others.append(path)
        if len(others) > _MOST and ours is not None:
            return None
    return found


def folders_of(path: str) -> Iterator[str]:
    """Those around the file, the inner first."""
    while path := path.rpartition("/")[0]:
        yield path


def link(old: str, new: str) -> None:
    """The same file under a second name, or a copy of it."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (FileExistsError, FileNotFoundError):
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)


def holds(file: Path, content: bytes) -> bool:
    """Whether that is what is in the file already."""
    try:
        return not file.is_symlink() and regular.content(file) == content
    except OSError:
        return False


def are_alike(file: Path, other: Path) -> bool:
    """Whether the same is in both."""
    try:
        return not file.is_symlink() and filecmp.cmp(file, other, shallow=False)
    except OSError:
        return False


def delete(folder: Path, paths: Iterable[str]) -> None:
    """Delete those files, and the folders that become empty."""
    for path in sorted(paths):
        target = folder / path
        if not target.parent.resolve().is_relative_to(folder):  # a link that others put there
            continue
        if target.is_file():
            target.unlink()
        _prune(target.parent, folder)


def _prune(folder: Path, root: Path) -> None:
    """Take away folders that have become empty, up to the root."""
    while folder != root and root in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def out_of_the_way(file: Path) -> None:
    """Take away what has the name of a new file or folder."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink()


def hand_on(old: Path, new: Path) -> bool:
    """Whether that went to its new place; not where something is there."""
    if os.path.lexists(new):
        return False
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)
    return True
