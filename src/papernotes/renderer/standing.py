"""What stands in the site from the build before: pages that would be what they are are not made again.

A page is known by two things. Where nothing that it read of the edition is another (`traces.py`), it is not even looked
at; where something is, its view is made, and its template filled only if that is another than before.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from ..memo import Memo, key_of, program
from ..model import Diagnostic, Output
from .traces import Read


class Placed(msgspec.Struct, frozen=True):
    """What became of one file: it was written aside, it is in its place already ("kept"), or a file of others is."""

    path: str
    done: Literal["written", "kept", "others"]


class Printed(msgspec.Struct, frozen=True):
    """What became of a page: the files that are placed, those that are not (all, without a publication; else figures
    and cards, which have no bytes yet), and what making it turned up. By what it is known again: the key of its view
    (b"" where there is none), and what it read, with a digest of that (b"" where it is to be made each time)."""

    path: str
    placed: tuple[Placed, ...] = ()
    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    key: bytes = b""
    reads: tuple[Read, ...] = ()
    digest: bytes = b""


class _Known(msgspec.Struct, frozen=True, array_like=True):
    """A page as it stands: its files with their sizes and times in nanoseconds, its reads as numbers."""

    key: bytes
    files: tuple[tuple[str, int, int], ...]
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    reads: msgspec.Raw
    digest: bytes


class _Stored(msgspec.Struct, frozen=True):
    """All that is known: the reads by their numbers, and the pages by their paths."""

    reads: tuple[Read, ...] = ()
    pages: dict[str, _Known] = {}


_decoder = msgspec.msgpack.Decoder(_Stored)
_encoder = msgspec.msgpack.Encoder()
_numbers = msgspec.msgpack.Decoder(tuple[int, ...])


class Standing:
    """The pages that the last build left in a folder, of which `ours` are the files. The memo keeps by what each is
    known; where it has lost that, all are made again."""

    def __init__(self, folder: Path, ours: frozenset[str], memo: Memo) -> None:
        self._folder, self._ours, self._memo = folder, ours, memo
        self._name = key_of("pages", 2, program(), str(folder))
        self._before = _stored(memo.get(self._name)) if ours else _Stored()
        self._stood: set[str] = set()  # pages whose files nobody has changed
        self._reads: dict[Read, int] = {}
        self._now: dict[str, tuple[Printed, tuple[int, ...]]] = {}

    def unread(self, path: str, digest: Callable[[Sequence[Read]], bytes]) -> Printed | None:
        """The page at that path as it stands, where `digest` of what it read is what it was, and nobody has changed its
        files since; else None."""
        known = self._before.pages.get(path)
        if known is None or not known.digest:
            return None
        reads = tuple([self._before.reads[number] for number in _numbers.decode(known.reads)])
        if digest(reads) != known.digest or not all(self._stands(*file) for file in known.files):
            return None
        self._stood.add(path)
        return Printed(
            path, _kept(known), known.outputs, known.diagnostics, known.key, reads=reads, digest=known.digest
        )

    def page(self, path: str, key: bytes) -> tuple[Placed, ...]:
        """The files of the page at that path, where its view has that key and nobody has changed them since; else
        none."""
        known = self._before.pages.get(path)
        if known is None or known.key != key or not all(self._stands(*file) for file in known.files):
            return ()
        return _kept(known)

    def _stands(self, path: str, size: int, modified: int) -> bool:
        if path not in self._ours:
            return False
        try:
            state = os.lstat(f"{self._folder}/{path}")
        except OSError:
            return False
        return stat.S_ISREG(state.st_mode) and (state.st_size, state.st_mtime_ns) == (size, modified)

    def note(self, page: Printed) -> None:
        """Notes by what a page will be known."""
        if page.key or page.digest:
            numbers = tuple([self._reads.setdefault(read, len(self._reads)) for read in page.reads])
            self._now[page.path] = msgspec.structs.replace(page, reads=()), numbers

    def remember(self) -> None:
        """Keeps what was noted, and the states of the files, which are in their places now."""
        pages = {}
        for path, (page, numbers) in self._now.items():
            files = self._before.pages[path].files if path in self._stood else self._states(page)
            reads = msgspec.Raw(_encoder.encode(numbers))
            pages[path] = _Known(page.key, files, page.outputs, page.diagnostics, reads, page.digest)
        self._memo.put(self._name, _encoder.encode(_Stored(tuple(self._reads), pages)))

    def _states(self, page: Printed) -> tuple[tuple[str, int, int], ...]:
        states = ((file.path, os.lstat(f"{self._folder}/{file.path}")) for file in page.placed)
        return tuple((path, state.st_size, state.st_mtime_ns) for path, state in states)


def _kept(known: _Known) -> tuple[Placed, ...]:
    return tuple(Placed(path, "kept") for path, _, _ in known.files)


def _stored(value: bytes | None) -> _Stored:
    """What was remembered; nothing where that is gone or damaged."""
    try:
        return _decoder.decode(value) if value else _Stored()
    except msgspec.MsgspecError:
        return _Stored()
