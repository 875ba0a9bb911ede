"""What stands in the site from the build before: pages that would be what they are are not made again.

A page is known by two things. Where nothing that it read of the edition is another (`traces.py`), it is not even looked
at; where something is, its view is made, and its template filled only if that is another than before. Pages are
remembered by the sheets in which they were printed: an edit writes the sheets of its own pages, and leaves the others.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from ..memo import Memo, key_of, program
from ..model import Diagnostic, Output
from .traces import Read

T = TypeVar("T")


class Placed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What became of one file: it was written aside, it is in its place already ("kept"), or a file of others is. Its
    size and its time in nanoseconds are 0 where nobody remembers it by them."""

    path: str
    done: Literal["written", "kept", "others"]
    size: int = 0
    modified: int = 0


class Printed(msgspec.Struct, frozen=True, array_like=True):
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
    """A page as it stands: its files with their sizes and times, its reads by their numbers in the sheet."""

    key: bytes
    files: tuple[tuple[str, int, int], ...]
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    reads: tuple[Annotated[int, msgspec.Meta(ge=0)], ...]
    digest: bytes


class _Sheet(msgspec.Struct, frozen=True, array_like=True):
    """Pages by their paths, and what they read."""

    reads: tuple[Read, ...] = ()
    pages: dict[str, _Known] = {}


_sheets = msgspec.msgpack.Decoder(_Sheet)
_count = msgspec.msgpack.Decoder(int)
_encoder = msgspec.msgpack.Encoder()


def remembered(pages: Iterable[Printed]) -> bytes:
    """By what those pages are known again: a sheet, for `Standing.note`."""
    reads: dict[Read, int] = {}
    known = {}
    for page in pages:
        if page.key or page.digest:
            numbers = tuple([reads.setdefault(read, len(reads)) for read in page.reads])
            files = tuple((file.path, file.size, file.modified) for file in page.placed)
            known[page.path] = _Known(page.key, files, page.outputs, page.diagnostics, numbers, page.digest)
    return _encoder.encode(_Sheet(tuple(reads), known)) if known else b""


class Standing:
    """The pages that the last build left in a folder, of which `ours` are the files. The memo keeps by what each is
    known; where it has lost that, all are made again."""

    def __init__(self, folder: Path, ours: frozenset[str], memo: Memo) -> None:
        self._folder, self._ours, self._memo = folder, ours, memo
        self._name = str(folder)
        self._before = list(self._remembered()) if ours else []
        self._where = {path: number for number, sheet in enumerate(self._before) for path in sheet.pages}
        self._stood: dict[int, set[str]] = {}  # by the sheet's number: pages that stay
        self._now: list[bytes] = []

    def unread(self, path: str, digest: Callable[[Sequence[Read]], bytes]) -> Printed | None:
        """The page at that path as it stands, where `digest` of what it read is what it was, and nobody has changed its
        files since; else None."""
        if path not in self._where:
            return None
        sheet = self._before[self._where[path]]
        known, reads = sheet.pages[path], sheet.reads
        if not known.digest or any(number >= len(reads) for number in known.reads):
            return None
        if digest([reads[number] for number in known.reads]) != known.digest or not self._stand(known):
            return None
        return Printed(path, _kept(known), known.outputs, known.diagnostics)

    def page(self, path: str, key: bytes) -> tuple[Placed, ...]:
        """The files of the page at that path, where its view has that key and nobody has changed them since; else
        none."""
        if path not in self._where:
            return ()
        known = self._before[self._where[path]].pages[path]
        return _kept(known) if known.key == key and self._stand(known) else ()

    def _stand(self, known: _Known) -> bool:
        return all(self._stands(*file) for file in known.files)

    def _stands(self, path: str, size: int, modified: int) -> bool:
        if path not in self._ours:
            return False
        try:
            state = os.lstat(f"{self._folder}/{path}")
        except OSError:
            return False
        return stat.S_ISREG(state.st_mode) and (state.st_size, state.st_mtime_ns) == (size, modified)

    def stay(self, pages: Iterable[Printed]) -> None:
        """Notes that those pages, which were `unread`, are left as they are."""
        for page in pages:
            self._stood.setdefault(self._where[page.path], set()).add(page.path)

    def note(self, sheet: bytes) -> None:
        """Notes by what pages will be known that were made: `remembered` of them."""
        if sheet:
            self._now.append(sheet)

    def remember(self) -> None:
        """Keeps what was noted. A sheet of which all pages stay is left where it is."""
        left = [_left(sheet, self._stood.get(number, set())) for number, sheet in enumerate(self._before)]
        free = [number for number, sheet in enumerate(left) if sheet == b""]
        for sheet, number in zip_longest(self._now, free):
            if number is None:
                left.append(sheet)
            elif sheet is not None:
                left[number] = sheet
        for number, sheet in enumerate(left):
            if sheet is not None:
                self._memo.put(self._key(number), sheet)
        self._memo.put(self._key(-1), _encoder.encode(len(left)))

    def _key(self, number: int) -> bytes:
        """Of a sheet; -1: of how many there are."""
        return key_of("pages", 3, program(), self._name, number)

    def _remembered(self) -> Iterator[_Sheet]:
        """What is known; nothing where that is gone or damaged."""
        count = _read(_count, self._memo.get(self._key(-1))) or 0
        for number in range(min(count, len(self._ours))):  # a sheet has a page at least, and that a file
            yield _read(_sheets, self._memo.get(self._key(number))) or _Sheet()


def _left(sheet: _Sheet, stood: set[str]) -> bytes | None:
    """What is kept of a sheet of which those pages stay; None: nothing is to be written, as all do."""
    if sheet.pages and stood == sheet.pages.keys():
        return None
    reads: dict[Read, int] = {}
    known = {}
    for path in sorted(stood):
        page = sheet.pages[path]
        numbers = tuple([reads.setdefault(sheet.reads[number], len(reads)) for number in page.reads])
        known[path] = msgspec.structs.replace(page, reads=numbers)
    return _encoder.encode(_Sheet(tuple(reads), known)) if known else b""


def _kept(known: _Known) -> tuple[Placed, ...]:
    return tuple(Placed(path, "kept", size, modified) for path, size, modified in known.files)


def _read(decoder: msgspec.msgpack.Decoder[T], value: bytes | None) -> T | None:
    try:
        return decoder.decode(value) if value else None
    except msgspec.MsgspecError:
        return None
