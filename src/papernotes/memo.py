"""What was computed once, kept by the digest of what it was computed from: in memory, or over one SQLite file.

Losing it only costs time: a file that is damaged, from another version, locked or not writable is as good as none, and
nothing here raises. Two builds may use one file at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

K = TypeVar("K")
V = TypeVar("V")

_SCHEMA = 2  # raised when the table changes; another number's file is thrown away
_MOST = 512 * 1024 * 1024  # bytes of values; what was not used for longest goes first
_AT_ONCE = 4 * 1024 * 1024  # bytes that wait to be written
_NAME = "cache.sqlite"


class Memo(Protocol):
    """Values by key. A value that was put may be gone at the next `get`."""

    def get(self, key: bytes) -> bytes | None: ...
    def put(self, key: bytes, value: bytes) -> None: ...


def key_of(name: str, version: int, *arguments: object) -> bytes:
    """The key of a call: the function's name, the version of its code, and its arguments (msgspec's encoding; of what
    that does not know, the digest that it has)."""
    called = msgspec.msgpack.encode((name, version, arguments), enc_hook=attrgetter("digest"))
    return hashlib.blake2b(called, digest_size=20).digest()


@cache
def program() -> str:
    """A digest of this program and of what is installed beside it: what another one computed, or this one with another
    version of a library, is not what this one would."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    for package in sorted(installed()):
        digest.update(package.encode())
    return digest.hexdigest()


def installed() -> set[str]:
    """The packages, with their versions, that are installed where msgspec is. Their names are enough: to import what
    tells versions takes as long as half a build."""
    try:
        names = [path.name for path in Path(msgspec.__file__).parents[1].iterdir()]
    except OSError:  # it was not installed as files
        return set()
    return {name for name in names if name.endswith((".dist-info", ".egg-info"))}


def remembered(memo: Memo, key: bytes, compute: Callable[[], bytes]) -> bytes:
    """The value of that key, computed where it is not known."""
    known = memo.get(key)
    if known is None:
        memo.put(key, known := compute())
    return known


def recalled(memo: Memo, key: bytes, decoder: msgspec.msgpack.Decoder[dict[K, V]]) -> dict[K, V]:
    """What was put under that key, nothing where it is gone or damaged."""
    stored = memo.get(key)
    try:
        return decoder.decode(stored) if stored else {}
    except msgspec.MsgspecError:
        return {}


@contextlib.contextmanager
def reopened(memo: Memo) -> Iterator[Memo]:
    """The same memo, which may be used by a copy of the process that opened it. It has not what waits to be written."""
    if not isinstance(memo, Disk):
        yield memo
        return
    with contextlib.closing(memo.again()) as own:
        yield own


class Memory:
    """A memo for as long as the process lives."""

    def __init__(self) -> None:
        self._values: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        return self._values.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        self._values[key] = value


class Disk:
    """A memo in a folder of its own, which is made with the first value and which git ignores by itself."""

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        self._folder, self._most = folder, most
        self._used: set[bytes] = set()
        self._fresh: dict[bytes, bytes] = {}  # written together, for each writing waits for the disk
        self._weight = 0
        self._closed = False  # then it has nothing, and takes nothing
        self.hits = self.misses = 0
        self._base = self._opened() if (folder / _NAME).exists() else None

    def again(self) -> Disk:
        """The same memo through a connection of its own, which throws nothing out."""
        return Disk(self._folder, sys.maxsize)

    def get(self, key: bytes) -> bytes | None:
        value = self._fresh.pop(key, None)
        if value is not None:
            self._fresh[key] = value  # the last used is the last written
        else:
            value = self._stored(key)
        self.misses += value is None
        self.hits += value is not None
        return value

    def put(self, key: bytes, value: bytes) -> None:
        if self._closed:
            return
        self._fresh[key] = value
        self._weight += len(value)
        if self._weight > _AT_ONCE:
            self._write()

    def _stored(self, key: bytes) -> bytes | None:
        if self._base is None:
            return None
        with self._mending():
            row = self._base.execute("SELECT value FROM memo WHERE key = ?", (key,)).fetchone()
            if row:
                self._used.add(key)
                return bytes(row[0])
        return None

    def _write(self) -> None:
        fresh, self._fresh, self._weight = self._fresh, {}, 0
        if fresh and self._base is None:
            self._base = self._opened()
        if fresh and self._base is not None:
            with self._mending(), self._base:
                now = time.time_ns()
                rows = [(key, now + at, len(value), value) for at, (key, value) in enumerate(fresh.items())]
                self._base.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?, ?)", rows)

    def empty(self) -> None:
        """Forgets all of it, on the disk, too."""
        self._fresh, self._weight = {}, 0
        if self._base is not None:
            with self._mending():
                self._base.executescript("DELETE FROM memo; VACUUM")

    def close(self) -> None:
        """Notes what was used, and throws out what nobody used for longest where there is too much. A file that is not
        half full has time for that: to note use is to write."""
        self._write()
        self._closed = True
        if self._base is None:
            return
        with self._mending(), self._base:
            if self._size() > self._most // 2:
                self._tidy()
        if self._base is not None:
            self._base.close()
            self._base = None

    def _size(self) -> int:
        assert self._base is not None
        count, size = (self._base.execute(f"PRAGMA page_{name}").fetchone()[0] for name in ("count", "size"))
        return int(count * size)

    def _tidy(self) -> None:
        assert self._base is not None
        now = time.time_ns()
        self._base.executemany("UPDATE memo SET used = ? WHERE key = ?", [(now, key) for key in sorted(self._used)])
        self._base.execute(
            "DELETE FROM memo WHERE key IN (SELECT key FROM (SELECT key, SUM(size) OVER (ORDER BY used DESC, key) "
            "AS whole FROM memo) WHERE whole > ?)",
            (self._most,),
        )

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                make_folder(self._folder)
                return _table(self._folder / _NAME)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # locked, or the disk is full
                    return None
                with contextlib.suppress(OSError):
                    (self._folder / _NAME).unlink()
            except OSError:
                return None
        return None

    @contextlib.contextmanager
    def _mending(self) -> Iterator[None]:
        """What fails once is not asked again: the file goes where it is damaged, and stays where it is only locked."""
        try:
            yield
        except sqlite3.Error as error:
            base, self._base = self._base, None
            with contextlib.suppress(sqlite3.Error):
                if base is not None:
                    base.close()
            if not isinstance(error, sqlite3.OperationalError):
                with contextlib.suppress(OSError):
                    (self._folder / _NAME).unlink()


def make_folder(folder: Path) -> None:
    """Makes a folder for what builds keep, which git ignores by itself. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")


def _table(path: Path) -> sqlite3.Connection:
    # Threads that make thumbnails read and write through one connection, each call whole.
    # Values stand apart from keys (no WITHOUT ROWID) and last in their rows: a third of the time to find and to weigh.
    base = sqlite3.connect(path, timeout=5, check_same_thread=False)
    try:
        base.execute("PRAGMA synchronous = OFF")  # a file that a power cut damages is thrown away
        if base.execute("PRAGMA user_version").fetchone()[0] != _SCHEMA:
            base.executescript(
                "DROP TABLE IF EXISTS memo;"
                "CREATE TABLE memo (key BLOB PRIMARY KEY, used INTEGER, size INTEGER, value BLOB);"
                f"PRAGMA user_version = {_SCHEMA};"
            )
    except sqlite3.Error:
        base.close()
        raise
    return base
