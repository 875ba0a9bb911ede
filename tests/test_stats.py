"""`papernotes stats`: the numbers are those of the library, and the chart fits any terminal."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from conftest import Write
from library import make_library

from papernotes.cli import run
from papernotes.commands.stats import Statistics, chart, statistics
from papernotes.model import Library

FOUND = Statistics(
    papers=120,
    undated=7,
    months=(("2023-11", 2), ("2023-12", 0), ("2024-01", 0), ("2024-02", 0), ("2024-03", 80), ("2024-04", 31)),
    topics=(("三维重建与新视角合成" * 4, 80), ("", 30), *((f"topic {number}", 1) for number in range(20))),
    status=(("read", 100), ("to-read", 20)),
    venues=(("CVPR", 3),),
)


def columns(line: str) -> int:
    """How wide a terminal shows it, by Unicode's own table."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def test_statistics() -> None:
    """Each paper counts once a part, months stand in a row, and the topics are the outermost."""
    found = statistics(make_library())

    assert found.papers == sum(count for _, count in found.status) == sum(count for _, count in found.topics)
    assert sum(count for _, count in found.months) + found.undated == found.papers
    assert found.months[0] == ("2022-01", 1) and ("2022-02", 0) in found.months
    assert ("高斯头像", 4) in found.topics and ("场景", 1) in found.topics


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_width(width: int, plain: bool) -> None:
    """No line is wider than the terminal, Chinese counted as wide as it is; bars stand below each other."""
    lines = chart(FOUND, 18, width, plain).split("\n")[1:]

    assert max(map(columns, lines)) <= width
    topics = lines[lines.index("by topic") + 1 :]
    bars = [columns(found[1]) for line in topics if (found := re.match(r"(.*\d )[#█▏▎▍▌▋▊▉]+$", line))]
    assert len(bars) == 14 and len(set(bars[:13])) == 1


def test_plain() -> None:
    """A terminal without UTF-8 gets nothing but ASCII, where names are."""
    text = chart(FOUND, 18, 80, True)

    assert not set(text) & set("█▏▎▍▌▋▊▉…")


def test_months() -> None:
    """Only the last months are shown, the others as a sum; months without papers in a row are one line."""
    text = chart(FOUND, 18, 80, True)
    assert "2023-12 to 2024-02" in text and "2024-01" not in text.replace("2024-02", "")
    assert "no day known" in text and "7" in text
    assert "before 2024-03" in chart(FOUND, 2, 80)


def test_empty() -> None:
    """No paper is no error."""
    assert chart(statistics(Library()), 18) == "0 papers"


def test_command(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints the chart, or JSON with all numbers."""
    note = "# 三维重建\n\n## 2024-03-05\n\n### NeRF: Representing Scenes as Neural Radiance Fields\n\nECCV 2020\n"
    monkeypatch.chdir(write({"nerf.md": note}))

    assert run(["stats"]) == 0
    assert capsys.readouterr().out.startswith("1 paper: 1 read\n")
    assert run(["stats", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["months"] == {"2024-03": 1} and made["venues"] == {"ECCV": 1} and made["papers"] == 1
