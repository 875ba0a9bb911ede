"""Every way in which editors and other programs save is heard of, once a burst, on real files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from papernotes.incremental import kept
from papernotes.loader.disk.commits import first_commits
from papernotes.serving import watch as watching
from papernotes.serving.watch import Places, Watch

PATIENCE = 20.0  # seconds: a busy machine is slow to tell


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    (folder / "deep").mkdir(parents=True)
    (folder / "nerf.md").write_text("# NeRF\n", encoding="utf-8")
    (folder / "deep" / "vits.md").write_text("# VITS\n", encoding="utf-8")
    return folder


@pytest.fixture
def watch(notes: Path) -> Iterator[Watch]:
    said: list[str] = []
    made = Watch(said.append)
    made.follow(Places((str(notes),), (str(notes.parent / "site.yaml"),), (str(notes.parent / "site"),)))
    yield made
    made.stop()
    assert not said


def write_in_place(notes: Path) -> None:
    (notes / "nerf.md").write_text("# NeRF\n\n改。\n", encoding="utf-8")


def write_then_rename(notes: Path) -> None:
    """VS Code with atomic saves, Obsidian Sync, most of Apple's programs."""
    fresh = notes / "nerf.md.tmp"
    fresh.write_text("# NeRF\n\n改。\n", encoding="utf-8")
    fresh.replace(notes / "nerf.md")


def rename_from_elsewhere(notes: Path) -> None:
    """Programs that write in a folder for what is temporary."""
    fresh = notes.parent / "fresh"
    fresh.write_text("# NeRF\n\n改。\n", encoding="utf-8")
    fresh.replace(notes / "nerf.md")


def backup_first(notes: Path) -> None:
    """Vim and Emacs: the old text goes under another name, and the new one is written."""
    (notes / "nerf.md").rename(notes / "nerf.md~")
    (notes / "nerf.md").write_text("# NeRF\n\n改。\n", encoding="utf-8")
    (notes / "nerf.md~").unlink()


def in_halves(notes: Path) -> None:
    with (notes / "nerf.md").open("w", encoding="utf-8") as file:
        file.write("# NeRF\n")
        file.flush()
        file.write("\n改。\n")


def delete(notes: Path) -> None:
    (notes / "deep" / "vits.md").unlink()


def rename_folder(notes: Path) -> None:
    (notes / "deep").rename(notes / "deeper")


def checkout(notes: Path) -> None:
    for number in range(500):
        (notes / f"{number}.md").write_text(f"# {number}\n", encoding="utf-8")


def drop_figure(notes: Path) -> None:
    (notes / "new").mkdir()
    (notes / "new" / "fig.png").write_bytes(b"\x89PNG")


WAYS = (
    write_in_place,
    write_then_rename,
    rename_from_elsewhere,
    backup_first,
    in_halves,
    delete,
    rename_folder,
    checkout,
    drop_figure,
)


@pytest.mark.parametrize("save", WAYS)
def test_heard(watch: Watch, notes: Path, save: Callable[[Path], None]) -> None:
    """What was saved is told of, and what was told of is not told again."""
    save(notes)

    assert watch.wait(PATIENCE)
    while watch.wait(0.3):  # of a long burst that a slow machine cut in two
        pass
    assert not watch.wait(0.05)


@pytest.mark.parametrize("save", [write_in_place, write_then_rename, backup_first, rename_folder, drop_figure])
def test_looking(monkeypatch: pytest.MonkeyPatch, notes: Path, save: Callable[[Path], None]) -> None:
    """Where the system tells of no change, as on network drives, it is looked for, and that is said."""
    monkeypatch.setattr(watching, "_network", lambda _: "nfs")
    said: list[str] = []
    watch = Watch(said.append)
    try:
        watch.follow(Places((str(notes),)))
        time.sleep(0.05)  # a change within the same moment and of the same size is none to who only looks
        save(notes)

        assert watch.wait(PATIENCE)
        assert len(said) == 1 and "nfs" in said[0]
    finally:
        watch.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere any file may have changed")
@pytest.mark.parametrize("save", [write_in_place, write_then_rename, rename_from_elsewhere, backup_first, in_halves])
def test_which_files(watch: Watch, notes: Path, save: Callable[[Path], None]) -> None:
    """However a note is saved, it is known which; what is only there for a moment is told of, too."""
    save(notes)
    change = watch.wait(PATIENCE)

    assert change and change.touched is not None
    touched = set(change.touched)
    while more := watch.wait(0.3):  # of a burst that a slow machine cut in two
        assert more.touched is not None
        touched |= more.touched
    assert str(notes / "nerf.md") in touched
    assert all(Path(path).name.startswith("nerf.md") for path in touched)


@pytest.mark.parametrize("save", [rename_folder, drop_figure])
def test_any_file(watch: Watch, notes: Path, save: Callable[[Path], None]) -> None:
    """Where folders come and go, all files are looked at."""
    save(notes)
    changes = [watch.wait(PATIENCE)]
    while more := watch.wait(0.3):
        changes.append(more)

    assert None in [change and change.touched for change in changes]


def test_during_a_build(watch: Watch, notes: Path) -> None:
    """What changes while nobody waits is told at the next asking."""
    write_in_place(notes)
    assert watch.wait(PATIENCE)
    while watch.wait(0.3):
        pass
    delete(notes)
    time.sleep(0.2)  # a build runs

    assert watch.wait(PATIENCE)


def test_folder_made_anew(watch: Watch, notes: Path) -> None:
    """A folder of notes that went and came again is followed on."""
    shutil.rmtree(notes)
    assert watch.wait(PATIENCE)
    notes.mkdir()
    assert watch.wait(PATIENCE)
    watch.follow(Places((str(notes),)))
    while watch.wait(0.3):
        pass
    write_in_place(notes)

    assert watch.wait(PATIENCE)


def test_left_alone(watch: Watch, notes: Path) -> None:
    """What editors, git and the build itself write for themselves is no change, nor is reading."""
    (notes / ".obsidian").mkdir()
    (notes / ".obsidian" / "workspace.json").write_text("{}", encoding="utf-8")
    (notes / ".nerf.md.swp").write_bytes(b"b0VIM")
    (notes.parent / "site").mkdir()
    (notes.parent / "site" / "index.html").write_text("<p>", encoding="utf-8")
    (notes.parent / "other.txt").write_text("x", encoding="utf-8")
    (notes / "nerf.md").read_bytes()
    os.utime(notes / "nerf.md")

    assert not watch.wait(0.5)


def test_commits_are_followed(tmp_path: Path) -> None:
    """While serving git is asked again after each commit, and not after each edit."""

    def git(*words: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    try:
        kept.turn()
        for name in ("one.md", "two.md"):
            (tmp_path / name).write_text(name)
            git("add", name)
            git("commit", "-q", "-m", name)
            kept.turn()
            known = first_commits(tmp_path)
            assert name in known and first_commits(tmp_path) is known
    finally:
        kept.forget()
