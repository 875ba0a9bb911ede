"""What stands in the site from the build before: pages that would be what they are are not made again.

A page is known by two things. Where nothing that it read of the edition is another (`traces.py`), it is not even looked
at; where something is, its view is made, and its template filled only if that is another than before. Pages are
remembered by the sheets in which they were printed: an edit writes the sheets of its own pages, and leaves the others.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from ...memo import Memo, key_of, program
from ...model import Diagnostic, Output, Route
from .traces import Read, Traces

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
    known; where it has lost that, all are made again. Sheets are looked at one after the other, as all together take as
    much memory as the library."""

    def __init__(self, folder: Path, ours: frozenset[str], memo: Memo) -> None:
        self._folder, self._ours, self._memo = folder, ours, memo
        self._name = str(folder)
        count = _read(_count, memo.get(self._key(-1))) or 0 if ours else 0
        self._sizes = [0] * min(count, len(ours))  # pages of each sheet, which has one at least, and that a file
        self._where: dict[str, int] = {}  # the sheets of those that are as they were
        self._changed: dict[str, _Known] = {}  # those that are not; but for their reads
        self._stood: dict[int, set[str]] = {}  # by the sheet's number: pages that stay
        self._now: list[bytes] = []

    def unread(self, routes: Mapping[str, Route], traces: Traces) -> Iterator[Printed]:
        """The pages of those routes, by their paths, that stand: what they read is what it was, and nobody has changed
        their files since."""
        for number in range(len(self._sizes)):
            sheet = self._sheet(number)
            self._sizes[number] = len(sheet.pages)
            asked = [path for path in sheet.pages if path in routes]
            digests = [traces.of(read) for read in sheet.reads] if len(asked) == len(sheet.pages) else None
            for path in asked:
                known = sheet.pages[path]
                try:
                    its = [traces.of(sheet.reads[n]) if digests is None else digests[n] for n in known.reads]
                except IndexError:  # it is none of ours
                    continue
                if known.digest and traces.digest(routes[path], its) == known.digest and self._stand(known):
                    self._where[path] = number
                    placed = tuple([Placed(file, "kept") for file, _, _ in known.files])
                    yield Printed(path, placed, known.outputs, known.diagnostics)
                else:
                    self._changed[path] = msgspec.structs.replace(known, reads=())

    def page(self, path: str, key: bytes) -> tuple[Placed, ...]:
        """The files of the page at that path, which is not `unread`, where its view has that key and nobody has changed
        them since; else none."""
        known = self._changed.get(path)
        return _kept(known) if known is not None and known.key == key and self._stand(known) else ()

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
        left = [self._left(number, size) for number, size in enumerate(self._sizes)]
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

    def _left(self, number: int, size: int) -> bytes | None:
        """What is kept of a sheet; None: nothing is to be written, as all its pages stay."""
        stood = self._stood.get(number, set())
        if size and len(stood) == size:
            return None
        sheet, reads, known = self._sheet(number), dict[Read, int](), dict[str, _Known]()
        for path in sorted(stood & sheet.pages.keys()):
            page = sheet.pages[path]
            numbers = tuple([reads.setdefault(sheet.reads[n], len(reads)) for n in page.reads])
            known[path] = msgspec.structs.replace(page, reads=numbers)
        return _encoder.encode(_Sheet(tuple(reads), known)) if known else b""

    def _sheet(self, number: int) -> _Sheet:
        """A sheet as it was kept; an empty one where that is gone or damaged."""
        return _read(_sheets, self._memo.get(self._key(number))) or _Sheet()

    def _key(self, number: int) -> bytes:
        """Of a sheet; -1: of how many there are."""
        return key_of("pages", 3, program(), self._name, number)


def _kept(known: _Known) -> tuple[Placed, ...]:
    return tuple(Placed(path, "kept", size, modified) for path, size, modified in known.files)


def _read(decoder: msgspec.msgpack.Decoder[T], value: bytes | None) -> T | None:
    try:
        return decoder.decode(value) if value else None
    except msgspec.MsgspecError:
        return None
