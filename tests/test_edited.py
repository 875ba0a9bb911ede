"""Reading only what was touched gives what reading all gives, whatever was touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from papernotes.incremental import kept
from papernotes.loader.disk import sources
from papernotes.loader.disk.sources import scan
from papernotes.model import Checked


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "notes"
    (folder / "deep").mkdir(parents=True)
    for name in ("nerf.md", "vits.md", "deep/sam.md"):
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")
    (folder / "fig.svg").write_text('<svg width="3" height="2"></svg>')
    with kept.awhile():
        yield folder


def edit(notes: Path) -> tuple[str, ...]:
    (notes / "nerf.md").write_text("# NeRF\n\n改。\n", encoding="utf-8")
    return ("nerf.md",)


def edit_two(notes: Path) -> tuple[str, ...]:
    (notes / "deep" / "sam.md").write_text("# SAM\n", encoding="utf-8")
    return (*edit(notes), "deep/sam.md", "nerf.md~", "4913")


def garble(notes: Path) -> tuple[str, ...]:
    (notes / "nerf.md").write_bytes(b"# \xff\xfe\x00\xd8\x81")
    return ("nerf.md",)


def delete(notes: Path) -> tuple[str, ...]:
    (notes / "vits.md").unlink()
    return ("vits.md",)


def add(notes: Path) -> tuple[str, ...]:
    (notes / "deep" / "new.md").write_text("# new\n", encoding="utf-8")
    return ("deep/new.md",)


def draw(notes: Path) -> tuple[str, ...]:
    (notes / "fig.svg").write_text('<svg width="30" height="20"></svg>')
    return ("fig.svg",)


def make_a_folder_of(notes: Path) -> tuple[str, ...]:
    (notes / "vits.md").unlink()
    (notes / "vits.md").mkdir()
    return ("vits.md",)


def lead_elsewhere(notes: Path) -> tuple[str, ...]:
    (notes / "vits.md").unlink()
    (notes / "vits.md").symlink_to(notes.parent / "site.yaml")
    return ("vits.md",)


def edit_outside(notes: Path) -> tuple[str, ...]:
    (notes / "vits.md").write_text("# another\n", encoding="utf-8")
    return ("../site.yaml",)


@pytest.mark.parametrize(
    "change", [edit, edit_two, garble, delete, add, draw, make_a_folder_of, lead_elsewhere, edit_outside]
)
def test_same_as_all(notes: Path, change: Callable[[Path], tuple[str, ...]]) -> None:
    scan(notes)
    touched = change(notes)
    kept.turn(frozenset(os.path.normpath(notes / path) for path in touched))
    found = scan(notes)

    assert found == anew(notes)


def test_what_a_link_leads_to(notes: Path) -> None:
    """A note that a link beside it shows, too, is read at both places."""
    (notes / "same.md").symlink_to(notes / "nerf.md")
    scan(notes)
    edit(notes)
    kept.turn(frozenset((str(notes / "nerf.md"),)))

    assert scan(notes) == anew(notes)


def test_only_what_was_touched(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is not listed for an edited note, and what is not touched is the very same."""
    before = scan(notes).value
    edit(notes)
    kept.turn(frozenset((str(notes / "nerf.md"),)))
    monkeypatch.delattr(sources, "listed")
    after = scan(notes).value

    assert [source.path for source in after.sources] == ["deep/sam.md", "nerf.md", "vits.md"]
    assert [one is two for one, two in zip(before.sources, after.sources, strict=True)] == [True, False, True]


def anew(notes: Path) -> Checked[sources.Tree]:
    kept.forget()
    return scan(notes)
