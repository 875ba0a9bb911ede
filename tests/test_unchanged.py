"""A build where nothing changed does nothing, and one where anything did is a build."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Write

from papernotes import cli
from papernotes.incremental import unchanged

NOTE = "# 三维重建\n\n## NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis\n\n首个版本。\n"
Change = Callable[[Path], object]


@pytest.fixture
def folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of notes that was built, long enough ago for its files to have settled."""
    place = write({"notes/nerf.md": NOTE, "site.yaml": "title: 库\n", "notes/fig.png": "x"})
    monkeypatch.chdir(place)
    for file in place.rglob("*"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    assert cli.run(["build", "--jobs", "1"]) == cli.OK
    return place


def said(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    cli.run(["build", "--jobs", "1", *more])
    return capsys.readouterr().err


def test_nothing_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked again, it says what it said, and that nothing changed."""
    (folder / "notes" / "nerf.md").write_text(NOTE + "\n![](nowhere.png)\n", encoding="utf-8")
    first = said(capsys)
    second = said(capsys)

    assert "nothing changed" not in first and "nothing changed" in second
    assert first.splitlines()[0] == second.splitlines()[0] and "missing-image" in second


@pytest.mark.parametrize(
    "change",
    [
        lambda place: (place / "notes/nerf.md").write_text(NOTE.replace("首个", "别的"), encoding="utf-8"),
        lambda place: (place / "notes/new.md").write_text(NOTE, encoding="utf-8"),
        lambda place: (place / "notes/nerf.md").rename(place / "notes/other.md"),
        lambda place: (place / "notes/fig.png").unlink(),
        lambda place: (place / "site.yaml").write_text("title: 馆\n", encoding="utf-8"),
        lambda place: (place / "site.yaml").unlink(),
        lambda place: ((place / "templates").mkdir(), (place / "templates/404.html").write_text("x")),
        lambda place: (place / "site/index.html").write_text("x"),
        lambda place: (place / "site/index.html").unlink(),
        lambda place: (place / ".papernotes/last.json").write_text("{"),
    ],
)
def test_something_changed(folder: Path, capsys: pytest.CaptureFixture[str], change: Change) -> None:
    """Whatever of it changed, of its notes, its configuration or the site itself: it is built."""
    assert "nothing changed" in said(capsys)

    change(folder)

    assert "nothing changed" not in said(capsys)
    assert "nothing changed" in said(capsys)


def test_asked_otherwise(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another question is another build, and so is one that is asked to begin anew."""
    assert "nothing changed" in said(capsys)

    assert "nothing changed" not in said(capsys, "--base-url", "https://example.org/")
    assert "nothing changed" not in said(capsys, "--base-url", "https://example.org/", "--clean")


@pytest.mark.parametrize(
    ("modified", "ago", "is_fresh"),
    [
        (1_700_000_000_123_456_789, 5_000_000, True),
        (1_700_000_000_123_456_789, 100_000_000, False),
        (1_700_000_000_000_000_000, 100_000_000, True),  # by a clock of whole seconds
        (1_700_000_000_000_000_000, 3_000_000_000, False),
    ],
)
def test_fresh_files_of_our_own(
    modified: int, ago: int, is_fresh: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written just now is known by what is in it; for longer where a file system has a coarse clock, or where
    others write."""
    (tmp_path / "a.html").write_text("a")
    os.utime(tmp_path / "a.html", ns=(modified, modified))
    monkeypatch.setattr(time, "time_ns", lambda: modified + ago)

    assert bool(unchanged.stamp((), [str(tmp_path)], own=True).fresh) is is_fresh
    assert bool(unchanged.stamp((), [str(tmp_path)]).fresh) is (ago < 2_000_000_000)
