"""Regular files, and nothing else: a pipe, a socket or a device may have no end, or nobody who writes into it.

What is none of them is told by its state and never opened, for to open a pipe is to wait already. Imports next to
nothing.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable

_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def content(path: str | os.PathLike[str]) -> bytes:
    """What is in that file. Raises OSError, also where it is no regular one."""
    required(os.stat(path), path)  # noqa: PTH116  as below
    with open(path, "rb") as file:  # noqa: PTH123  without a Path for each of thousands
        return file.read()


def required(state: os.stat_result, path: str | os.PathLike[str]) -> None:
    """Raises OSError where that is the state of a thing that is to be read, and is no regular file."""
    if stat.S_ISREG(state.st_mode):
        return
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    kind = next((name for is_one, name in _KINDS if is_one(state.st_mode)), "something else")
    raise OSError(errno.EINVAL, f"it is {kind} and no regular file", os.fspath(path))
