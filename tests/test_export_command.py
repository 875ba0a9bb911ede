"""`papernotes export` as somebody in a shell meets it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Write

from papernotes.cli import run
from papernotes.commands.exporting import FORMS
from papernotes.renderer.exports import EXPORTS

NOTE = """\
# 三维重建

## NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis

ECCV 2020 #nerf

### 动机

神经辐射场把场景写成一个函数 $F(x, d) = (c, \\sigma)$。

# 说话人脸

## Wav2Lip: A Lip Sync Expert Is All You Need for Speech to Lip Generation

ACM MM 2020 #lips

### 方法

预训练的同步判别器当教练。
"""


@pytest.fixture
def notes(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two papers in notes/, which is the current folder."""
    folder = write({"notes/all.md": NOTE})
    monkeypatch.chdir(folder)
    return folder


def test_forms() -> None:
    """Every export has its command."""
    special = {"json", "latex", "slides"}

    assert [form.name for form in FORMS if form.name not in special] == [export.name for export in EXPORTS]
    assert special <= {form.name for form in FORMS}


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_help(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every form has help, with an example."""
    assert run(["export", form, "--help"]) == 0
    assert f"papernotes export {form}" in capsys.readouterr().out


@pytest.mark.parametrize("form", [form.name for form in FORMS if not form.folder])
def test_topic(form: str, notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a topic only its papers are there, on standard output or in a file."""
    assert run(["export", form, "--topic", "三维重建", "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert run(["export", form, "--topic", "三维重建", "--jobs", "1", "--output", "file"]) == 0

    assert "NeRF" in out and "Wav2Lip" not in out
    assert (notes / "file").read_text(encoding="utf-8").splitlines() == out.splitlines()


def test_tag(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a tag only papers that carry it."""
    assert run(["export", "json", "--tag", "LIPS"]) == 0

    made = json.loads(capsys.readouterr().out)
    assert [paper["short"] for paper in made["papers"]] == ["Wav2Lip"]
    assert [tag["name"] for tag in made["tags"]] == ["lips"]


def test_unknown(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A topic that is not there is a mistake in the command, and no file is made."""
    assert run(["export", "bibtex", "--topic", "三维重见", "--output", "out.bib"]) == 2

    assert "there is no topic '三维重见'; is it 三维重建?" in capsys.readouterr().err
    assert not (notes / "out.bib").exists()


def test_excel(notes: Path) -> None:
    """Excel needs a mark to read Chinese; other programs need none."""
    assert run(["export", "csv", "--output", "plain.csv"]) == 0
    assert run(["export", "csv", "--excel", "--output", "excel.csv"]) == 0

    plain, excel = (notes / "plain.csv").read_bytes(), (notes / "excel.csv").read_bytes()
    assert excel == b"\xef\xbb\xbf" + plain
    assert len(list(csv.reader(io.StringIO(plain.decode(), newline="")))) == 3


def test_kit(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The related-work kit is a folder, made anew over an earlier one, and never over what somebody else keeps."""
    for _ in range(2):
        assert run(["export", "latex", "--topic", "三维重建"]) == 0
    made = sorted(path.name for path in (notes / "related-work").iterdir() if not path.name.startswith("."))
    assert made == ["latexmkrc", "matrix.tex", "references.bib", "related.tex"]

    assert run(["export", "latex", "--output", "notes"]) == 2
    assert "holds other files" in capsys.readouterr().err
    assert [path.name for path in (notes / "notes").iterdir()] == ["all.md"]
