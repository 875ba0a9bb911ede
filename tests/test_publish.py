"""Writing the site: what differs is written, what is ours and gone is deleted, nothing else is touched."""

from __future__ import annotations

import errno
import subprocess
import sys
import time
from pathlib import Path

import pytest

from papernotes.cli import run
from papernotes.model import Output
from papernotes.renderer.publish import MANIFEST, publish

ONE = (Output("index.html", b"1"), Output("papers/x/index.html", b"x"))


def test_writes_what_differs(tmp_path: Path) -> None:
    """A second publication of the same site writes nothing."""
    first = publish(ONE, tmp_path / "site", tmp_path)
    second = publish(ONE, tmp_path / "site", tmp_path)
    third = publish((Output("index.html", b"2"), ONE[1]), tmp_path / "site", tmp_path)

    assert (first.written, second.written, third.written) == (
        ("index.html", "papers/x/index.html"),
        (),
        ("index.html",),
    )
    assert second.unchanged == 2 and not first.diagnostics


def test_deletes_what_is_gone(tmp_path: Path) -> None:
    """A page that is no more goes, and its empty folder with it; files of others stay."""
    site = tmp_path / "site"
    publish(ONE, site, tmp_path)
    (site / "CNAME").write_text("e.org")
    gone = publish(ONE[:1], site, tmp_path)

    assert gone.deleted == ("papers/x/index.html",)
    assert sorted(path.name for path in site.iterdir()) == [MANIFEST, "CNAME", "index.html"]


def test_foreign_folder(tmp_path: Path) -> None:
    """A folder that somebody else filled loses nothing, and that is said."""
    (tmp_path / "mine.html").write_text("mine")
    done = publish(ONE, tmp_path, tmp_path, clean=True)

    assert (tmp_path / "mine.html").read_text() == "mine"
    assert [item.code for item in done.diagnostics] == ["foreign-output"]


def test_clean(tmp_path: Path) -> None:
    """Clean writes all of ours anew."""
    publish(ONE, tmp_path / "site", tmp_path)
    done = publish(ONE, tmp_path / "site", tmp_path, clean=True)

    assert len(done.written) == 2 and done.deleted == ()


def test_copies(tmp_path: Path) -> None:
    """Attachments come from the notes folder; one that is gone meanwhile is reported."""
    (tmp_path / "a.png").write_bytes(b"png")
    done = publish((Output("files/a.png", copy="a.png"), Output("files/b.png", copy="b.png")), tmp_path / "s", tmp_path)

    assert (tmp_path / "s/files/a.png").read_bytes() == b"png"
    assert [item.code for item in done.diagnostics] == ["unreadable-file"]


def test_damaged_manifest(tmp_path: Path) -> None:
    """A damaged list means that nothing is known to be ours; a list that names files outside deletes none."""
    site = tmp_path / "site"
    publish(ONE, site, tmp_path)
    (site / MANIFEST).write_text("{")
    publish(ONE[:1], site, tmp_path)
    assert (site / "papers/x/index.html").exists()
    (tmp_path / "note.md").write_text("note")
    (site / MANIFEST).write_text('{"files": ["../note.md"]}')
    publish(ONE, site, tmp_path)

    assert (tmp_path / "note.md").exists()


def test_never_outside(tmp_path: Path) -> None:
    """An output that would leave the folder is a bug, and stops."""
    with pytest.raises(ValueError, match="outside"):
        publish((Output("../x", b""),), tmp_path / "site", tmp_path)


def test_never_over_the_notes(tmp_path: Path) -> None:
    """A folder that holds the notes, or is theirs, is no place for the site; nothing in it changes."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "index.html").write_text("mine")
    for output in (tmp_path, notes):
        assert run(["build", "-q", "--notes", str(notes), "--output", str(output), "--config", _config(tmp_path)]) == 2

    assert [path.name for path in notes.iterdir()] == ["index.html"] and (notes / "index.html").read_text() == "mine"


def _config(folder: Path) -> str:
    (folder / "site.yaml").write_text("")
    return str(folder / "site.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed(tmp_path: Path) -> None:
    """Killed at many moments: no file is ever half written, no note changes, and a second run puts all right."""
    for number in range(6):
        (tmp_path / f"{number}.md").write_text(f"# Note {number}\n\n" + "text " * 200, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "papernotes",
        "build",
        "-q",
        "--config",
        _config(tmp_path),
        "--notes",
        str(tmp_path),
    ]
    assert subprocess.run(command, check=False, cwd=tmp_path).returncode == 0
    site = tmp_path / "site"
    whole = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    notes = {path: path.read_bytes() for path in tmp_path.glob("*.md")}
    for moment in range(4):
        for path in list(whole)[moment::4]:
            path.unlink()
        running = subprocess.Popen(command, cwd=tmp_path)
        while running.poll() is None and sum(path.is_file() for path in whole) < len(whole) * (moment + 2) // 5:
            time.sleep(0.002)
        running.kill()
        running.wait()
        assert all(path.read_bytes() == data for path, data in whole.items() if path.is_file())
    assert subprocess.run(command, check=False, cwd=tmp_path).returncode == 0

    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == whole
    assert {path: path.read_bytes() for path in tmp_path.glob("*.md")} == notes


def test_disk_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full, the file that could not be written stays as it was, and the next run goes on."""
    publish(ONE, tmp_path / "site", tmp_path)
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write(path, data[:1])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        publish((Output("index.html", b"new"), ONE[1]), tmp_path / "site", tmp_path)
    assert (tmp_path / "site/index.html").read_bytes() == b"1"
    monkeypatch.undo()
    publish((Output("index.html", b"new"), ONE[1]), tmp_path / "site", tmp_path)

    assert (tmp_path / "site/index.html").read_bytes() == b"new"
