"""A server that starts again reads nothing that was read before, and serves the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from papernotes.build import open_memo, open_project, publish_site
from papernotes.config import Markdown
from papernotes.incremental import kept
from papernotes.loader.parse import parse as of_source
from papernotes.model import Checked, Note, Source
from papernotes.serving.live import Live

NOTES = {
    "nerf.md": "# 三维重建\n\n## NeRF: Scenes as Neural Radiance Fields\n\nECCV 2020\n\n### 方法\n\n一段。\n",
    "gaussian.md": "# 三维重建\n\n## 3DGS: 3D Gaussian Splatting for Radiance Fields\n\n与 NeRF 相比，快得多。\n",
}
Site = dict[str, bytes]


@pytest.fixture(autouse=True)
def as_a_process() -> Iterator[None]:
    """Each test by itself knows nothing of the one before."""
    yield
    kept.forget()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    for name, text in NOTES.items():
        (tmp_path / "notes" / name).write_text(text, encoding="utf-8")
    (tmp_path / ".papernotes").mkdir()
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes that are read from now on."""
    found: list[str] = []

    def parse(source: Source, options: Markdown, private: frozenset[str]) -> Checked[Note]:
        found.append(source.path)
        return of_source(source, options, private)

    monkeypatch.setattr("papernotes.reading.readings.parse", parse)
    return found


def start(folder: Path) -> Live:
    """As in a process of its own."""
    kept.forget()
    live = Live(lambda: open_project(folder), lambda _: None, drafts=False, jobs=1)
    live.start()
    return live


def site(live: Live) -> Site:
    return {path: output.content for path, output in live.now.press.items()}


def test_second_start(folder: Path, parsed: list[str]) -> None:
    """The second start reads no note; a damaged cache makes it read all, and no more."""
    first = site(start(folder))
    assert sorted(parsed) == sorted(NOTES)

    parsed.clear()
    assert site(start(folder)) == first and not parsed

    (folder / ".papernotes" / "cache.sqlite").write_bytes(b"SQLite format 3\x00 and no more")
    assert site(start(folder)) == first and sorted(parsed) == sorted(NOTES)


def test_nothing_left_behind(folder: Path) -> None:
    """Where no build has made a cache, serving makes none."""
    (folder / ".papernotes").rmdir()
    start(folder)
    assert [path.name for path in folder.iterdir()] == ["notes"]


def test_start_after_a_build(folder: Path, parsed: list[str]) -> None:
    """What a build has read is not read to be served, nor by a build what was read to be served."""
    project = open_project(folder)
    memo = open_memo(project)
    publish_site(project, memo)
    memo.close()
    parsed.clear()
    start(folder)
    kept.forget()
    again = open_memo(project)
    publish_site(project, again)
    again.close()

    assert not parsed


EDITS = ("## 另一个名字: Another Name of a Paper\n\n与 3DGS 相比。\n", NOTES["nerf.md"] + "\n又一句，3DGS。\n")


@pytest.mark.parametrize("text", EDITS)
def test_edit_after_a_second_start(folder: Path, parsed: list[str], text: str) -> None:
    """An edit makes of what a start found in the cache what a start without it finds; it reads one note."""
    start(folder)
    live = start(folder)
    parsed.clear()
    (folder / "notes" / "nerf.md").write_text(text, encoding="utf-8")
    live.rebuild()
    assert parsed == ["nerf.md"]
    edited = site(live)
    (folder / ".papernotes" / "cache.sqlite").unlink()

    assert edited == site(start(folder))
