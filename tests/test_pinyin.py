"""Chinese in pinyin is looked up once for all builds."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest
from conftest import Write

from papernotes import pinyin
from papernotes.memo import Memory
from papernotes.normaliser.ids import learn, slug

BUILD = """
import sys
from papernotes.cli import run
assert run(["build", "--quiet"]) == 0
print("pypinyin" in sys.modules)
"""


def built(folder: str) -> bool:
    """Builds in a new process. Returns whether it had to read Chinese."""
    said = subprocess.run([sys.executable, "-c", BUILD], cwd=folder, capture_output=True, text=True, check=True)
    return said.stdout.strip() == "True"


def test_once(write: Write) -> None:
    """A build that finds no new Chinese name does not even import what reads it; one that does still reads it right."""
    note = "# 三维重建\n\n## NeRF: Representing Scenes as Neural Radiance Fields\n\nECCV 2020\n\n它用体渲染。\n"
    folder = write({"notes/a.md": note, "site.yaml": "title: 库\n"})

    assert built(str(folder))
    (folder / "notes" / "a.md").write_text(f"{note}还有一句。\n", encoding="utf-8")
    assert not built(str(folder))
    other = "# 视频编码\n\n## Plenoxels: Radiance Fields without Neural Networks\n\nCVPR 2022\n"
    (folder / "notes" / "b.md").write_text(other, encoding="utf-8")
    assert built(str(folder))
    assert (folder / "site" / "topics" / "shi-pin-bian-ma" / "index.html").is_file()


def test_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for, and nothing that an earlier build asked for and this one did not; damage is no knowledge."""
    memo = Memory()
    for name in ("_known", "_asked"):
        monkeypatch.setattr(pinyin, name, {})
    monkeypatch.setattr(pinyin, "_key", lambda: b"k")
    memo.put(b"k", msgspec.msgpack.encode({"default 旧": ["jiu"]}))

    pinyin.recall(memo)
    assert list(pinyin.pinyin("新!", "ignore")) == ["xin"]
    pinyin.remember(memo)
    assert msgspec.msgpack.decode(memo.get(b"k") or b"") == {"ignore 新!": ["xin"]}
    memo.put(b"k", b"\xff damaged")
    pinyin.recall(memo)
    assert list(pinyin.pinyin("新")) == ["xin"]


def test_learnt_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many names are read by another process, and are what they would be."""
    for name in ("_known", "_asked"):
        monkeypatch.setattr(pinyin, name, {})
    names = ["三维重建", "视频 coding", "Ｇａｎ 高斯", "plain"]
    learn(names, 2)

    monkeypatch.setitem(sys.modules, "pypinyin", None)  # to import it here would fail
    learnt = [slug.__wrapped__(name) for name in names]
    assert learnt == ["san-wei-chong-jian", "shi-pin-coding", "gan-gao-si", "plain"]
