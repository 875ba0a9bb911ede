"""What was computed once is kept, and losing it only costs time."""

from __future__ import annotations

import sqlite3
from importlib.metadata import version
from pathlib import Path

import pytest

from papernotes import memo
from papernotes.memo import Disk, Memory, key_of, remembered

KEY = key_of("f", 1, "x")


def test_keys() -> None:
    """A key is of the name, the version and every argument."""
    keys = {KEY, key_of("g", 1, "x"), key_of("f", 2, "x"), key_of("f", 1, "y"), key_of("f", 1, "x", ())}

    assert len(keys) == 5


def test_remembered(tmp_path: Path) -> None:
    """A value is computed once, also in a later process; its folder ignores itself."""
    calls: list[int] = []
    for _ in range(2):
        memo = Disk(tmp_path / "cache")
        for _ in range(2):
            assert remembered(memo, KEY, lambda: bytes([1 + len(calls), calls.append(1) or 9])) == b"\x01\x09"  # type: ignore[func-returns-value]
        memo.close()

    assert len(calls) == 1
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"


def test_nothing_is_made_for_nothing(tmp_path: Path) -> None:
    """Looking makes no folder."""
    memo = Disk(tmp_path / "cache")

    assert memo.get(KEY) is None
    memo.close()
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00 and no more", b"x" * 5000])
def test_damage(tmp_path: Path, content: bytes) -> None:
    """A damaged file is no file."""
    (tmp_path / "cache.sqlite").write_bytes(content)
    memo = Disk(tmp_path)
    memo.get(KEY)
    memo.put(KEY, b"v")
    memo.close()
    again = Disk(tmp_path)

    assert again.get(KEY) in (b"v", None)
    again.put(KEY, b"w")
    assert again.get(KEY) == b"w"


def test_another_version(tmp_path: Path) -> None:
    """A file of another version is emptied."""
    with sqlite3.connect(tmp_path / "cache.sqlite") as base:
        base.execute("CREATE TABLE memo (other TEXT)")
        base.execute("PRAGMA user_version = 99")
    memo = Disk(tmp_path)

    memo.put(KEY, b"v")
    assert memo.get(KEY) == b"v"


def test_locked_and_forbidden(tmp_path: Path) -> None:
    """What is locked by another, or cannot be written, is left alone."""
    (tmp_path / "file").write_text("x")
    memo = Disk(tmp_path / "file" / "cache")
    memo.put(KEY, b"v")
    memo.close()

    assert Disk(tmp_path / "file" / "cache").get(KEY) is None


def test_two_at_once(tmp_path: Path) -> None:
    """Two builds share one file."""
    first, second = Disk(tmp_path), Disk(tmp_path)
    first.put(KEY, b"v")
    second.put(key_of("f", 1, "y"), b"w")
    first.close()
    second.close()
    third = Disk(tmp_path)

    assert third.get(KEY) == b"v" and third.get(key_of("f", 1, "y")) == b"w"


def test_bounded(tmp_path: Path) -> None:
    """Beyond its bounds the file loses what was not used for longest."""
    keys = [key_of("f", 1, number) for number in range(4)]
    memo = Disk(tmp_path, most=250)
    for key in keys:
        memo.put(key, b"x" * 100)
    memo.get(keys[0])
    memo.close()
    after = Disk(tmp_path, most=250)

    assert [key for key in keys if after.get(key)] == [keys[0], keys[3]]


def test_memory() -> None:
    """In memory a value stays as long as the process."""
    memo = Memory()
    memo.put(KEY, b"v")

    assert memo.get(KEY) == b"v"


def test_another_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of a library computed is not taken for what this one would."""
    before = memo.program.__wrapped__()
    monkeypatch.setattr(memo, "installed", lambda: {"markdown_it_py-99.dist-info"})

    assert before != memo.program.__wrapped__()


def test_installed() -> None:
    """Libraries are known with their versions."""
    assert f"msgspec-{version('msgspec')}.dist-info" in memo.installed()
