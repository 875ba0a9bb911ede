"""What systems offer so that a folder takes the place of another at once, and one build waits for another."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path


class ForeignFolderError(Exception):
    """A folder that holds files of others, where that is in the way; in words."""


@contextlib.contextmanager
def alone(folder: Path, wait: bool = True) -> Iterator[bool]:
    """While no other build publishes below that folder, or uses it. Tells whether that is so: Windows, and file systems
    without locks, know no such thing, and who does not wait may find another there."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield False
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            held = True
        except OSError:
            held = False
        yield held
    finally:
        os.close(handle)


def is_bare(folder: Path) -> bool:
    """Whether there is no such folder yet, or nothing in it."""
    return not folder.is_dir() or not any(folder.iterdir())


def renamed(old: Path, new: Path) -> bool:
    """Give a folder another name. False where that cannot be."""
    try:
        old.rename(new)
    except OSError:
        return False
    return True


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change names, at once. False, and nothing changed, where that cannot be."""
    call = exchangeable()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


def exchangeable() -> Callable[[bytes, bytes], int] | None:
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
