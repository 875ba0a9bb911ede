"""What stands in the site from the build before: pages that show what they showed are not made again."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from ..memo import Memo, key_of, program, recalled


class Placed(msgspec.Struct, frozen=True):
    """What became of one file: it was written aside, it is in its place already ("kept"), or a file of others is."""

    path: str
    done: Literal["written", "kept", "others"]


class _Known(msgspec.Struct, frozen=True):
    """A page as it stands: by what it is known, and its files with their sizes and times in nanoseconds."""

    key: bytes
    files: tuple[tuple[str, int, int], ...]


_decoder = msgspec.msgpack.Decoder(dict[str, _Known])


class Standing:
    """The pages that the last build left in a folder, of which `ours` are the files. The memo keeps by what each is
    known; where it has lost that, all are made again."""

    def __init__(self, folder: Path, ours: frozenset[str], memo: Memo) -> None:
        self._folder, self._ours, self._memo = folder, ours, memo
        self._name = key_of("pages", 1, program(), str(folder))
        self._known = recalled(memo, self._name, _decoder) if ours else {}

    def page(self, path: str, key: bytes) -> tuple[Placed, ...]:
        """The files of the page at that path, where they are those of that key and nobody has changed them since; else
        none."""
        known = self._known.get(path)
        if known is None or known.key != key or not all(self._stands(*file) for file in known.files):
            return ()
        return tuple(Placed(path, "kept") for path, _, _ in known.files)

    def _stands(self, path: str, size: int, modified: int) -> bool:
        if path not in self._ours:
            return False
        try:
            state = (self._folder / path).lstat()
        except OSError:
            return False
        return stat.S_ISREG(state.st_mode) and (state.st_size, state.st_mtime_ns) == (size, modified)

    def remember(self, pages: Mapping[str, tuple[bytes, tuple[str, ...]]]) -> None:
        """Notes what stands there now: for each page its key and its files."""
        known = {}
        for page, (key, files) in pages.items():
            states = ((path, (self._folder / path).stat()) for path in files)
            known[page] = _Known(key, tuple((path, state.st_size, state.st_mtime_ns) for path, state in states))
        self._memo.put(self._name, msgspec.msgpack.encode(known))
