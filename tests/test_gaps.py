"""What a library lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from papernotes.build import build, open_project
from papernotes.check import Roots
from papernotes.cli import run
from papernotes.commands.gaps import gaps_of

NOTE = """# 渲染

## OneNet: The First Network for Large Images

CVPR 2024 [paper](https://arxiv.org/abs/2401.00001) [code](https://github.com/a/one)

比 TwoNet 快。![](none.png)

## TwoNet: The Second Network for Large Images

一段。

## ThreeNet: The Third Network for Large Images

- [ ] 以后读
"""


def test_gaps(tmp_path: Path) -> None:
    """Each kind has the papers that lack it, and no other; what is missing on the page is listed, too."""
    (tmp_path / "a.md").write_text(NOTE, encoding="utf-8")
    site = build(open_project(tmp_path, notes=tmp_path))
    records = json.loads(gaps_of(site, Roots(), "json"))
    found = {(record["kind"], record["name"]) for record in records}

    assert {("venue", "TwoNet"), ("year", "TwoNet"), ("paper", "TwoNet"), ("code", "TwoNet")} <= found
    assert not {pair for pair in found if pair[1] == "OneNet"}
    assert "figures that are missing (1)" in gaps_of(site, Roots("notes/"), "text")
    assert "  notes/a.md:9: TwoNet" in gaps_of(site, Roots("notes/"), "text")


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`papernotes check --gaps` says so and succeeds."""
    (tmp_path / "a.md").write_text(NOTE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert run(["check", "--gaps", "--quiet"]) == 0
    assert "no address of the code" in capsys.readouterr().out
