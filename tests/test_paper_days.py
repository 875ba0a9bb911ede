"""When a paper came out, as lines below its title and months behind it say; days of reading are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

TITLE = "# Deep Echo Prior for Sonar Images\n\n"
LINK = "https://arxiv.org/abs/2103.00001\n\n"
LINES = {
    "arXiv preprint, 27 Nov 2023\n\n": 2023,
    "arXiv v3 2020.05\n\n": 2020,
    "v3 2020.05\n\n": 2020,
    "Submitted on 12 Jun 2017\n\n": 2017,
    "[Submitted on 12 Jun 2017 (v1), last revised 2 Aug 2023 (this version, v7)]\n\n": 2017,
    "发表于2021年3月\n\n": 2021,
    "2021年3月\n\n": 2021,
    "Google & University of Washington, 2019-07-26\n\n": 2019,
    "**Published**: Jun 2017, **Submitted on**: 12 Jun 2017\n\n": 2017,
    "2022年3月\n\n": None,  # that of reading, a year later
    "2021-03-05\n\n": None,
    "发表于2021年3月5日\n\n": None,  # as blogs say it of their posts
    "阅读日期：2021年3月5日\n\n": None,
    "记录时间：2021年3月\n\n": None,
    "Notes, 2019-07-26\n\n": None,
    "Version 3 2020 is faster.\n\n": None,
}


@pytest.mark.parametrize("line", LINES)
def test_lines(tmp_path: Path, line: str) -> None:
    """A line that says of a preprint, its submission or its publisher when it was gives the year."""
    (paper,) = library_of(tmp_path, {"a.md": TITLE + line + LINK}).values()

    assert (paper.venue, paper.year) == (None, LINES[line])


def test_publisher(tmp_path: Path) -> None:
    """Who published it, with the day, is where its authors work."""
    text = TITLE + "Google & University of Washington, 2019-07-26\n\n" + LINK
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert paper.institutions == ("Google", "University of Washington")


def test_months_in_lists(tmp_path: Path) -> None:
    """A month behind a title, where its number at arXiv is of that year; in brackets it is no short name."""
    found = library_of(
        tmp_path,
        {
            "a.md": "- [Deep Echo Prior for Sonar](https://arxiv.org/abs/2101.00001) 2021.1\n"
            "- [Wide Sonar Nets for Ships](https://arxiv.org/abs/2101.00002) (Jan 2021)\n"
            "- [Sonar Is All You Need](https://arxiv.org/abs/2101.00003), 2023年5月\n"
        },
    )

    assert [(paper.year, paper.short) for paper in found.values()] == [(2021, None), (2021, None), (None, None)]


@pytest.mark.parametrize(
    "heading",
    [
        "2024-01-02 EchoNet: Listening to Ships at Sea",
        "2024.1.2 EchoNet: Listening to Ships at Sea",
        "2024年1月2日 EchoNet: Listening to Ships at Sea",
        "20240102 EchoNet: Listening to Ships at Sea",
        "2024-01-02｜EchoNet: Listening to Ships at Sea",
        "EchoNet: Listening to Ships at Sea (CVPR 2021) - 2024-01-02",
        "EchoNet: Listening to Ships at Sea 2024-01-02",
    ],
)
def test_days_beside_titles(tmp_path: Path, heading: str) -> None:
    """A day before or behind a title is that of reading the paper: not its year, and no part of the title."""
    text = f"# 阅读记录\n\n## {heading}\n\nCVPR 2021\n\n听。\n\n## MixSonar: Modeling a Ping (ICML 2015)\n\n慢。\n"
    papers = library_of(tmp_path, {"log.md": text})
    paper = papers["EchoNet: Listening to Ships at Sea"]
    assert (paper.noted, paper.venue, paper.year, paper.short) == ("2024-01-02", "CVPR", 2021, "EchoNet")


def test_days_of_preprints(tmp_path: Path) -> None:
    """A day in the month of the preprint is that of the preprint; days above nested items are those of reading."""
    text = "# Papers\n\n- 2024-01-02 [EchoNet: Listening to Ships](https://arxiv.org/abs/2401.00001) CVPR 2024\n"
    text += "- 2024-02-05 [MixSonar: Modeling a Ping](https://arxiv.org/abs/2303.00002) ICML 2023\n"
    assert [paper.noted for paper in library_of(tmp_path, {"a.md": text}).values()] == [None, "2024-02-05"]
    nested = "- {}\n  - [{}](https://arxiv.org/abs/2303.0000{}) (ICML 2023)\n"
    text = "# 阅读记录\n\n" + nested.format("2024-01-02", "EchoNet: Listening to Ships", 1)
    text += nested.format("2024-01-03", "MixSonar: Modeling a Ping", 2)
    papers = library_of(tmp_path / "nested", {"b.md": text}).values()
    assert [(paper.noted, paper.topic) for paper in papers] == [("2024-01-02", ()), ("2024-01-03", ())]


_DATED = "# EchoNet: Listening to Ships at Night\n\n{}\n\n[paper](https://arxiv.org/abs/2306.00001)\n\nHears ships.\n"


@pytest.mark.parametrize(
    ("line", "year", "noted"),
    [
        ("Date: 2023-06-12", 2023, None),
        ("Date: 06/20/2023", 2023, None),
        ("Date: 2024-01-02", None, "2024-01-02"),
        ("- 日期：2023-07-01", None, "2023-07-01"),
        ("Date: 2022-05-01", None, None),
    ],
)
def test_date_beside_a_number(tmp_path: Path, line: str, year: int | None, noted: str | None) -> None:
    """A date in the month of the paper's number at arXiv is when it came out, and a later one when it was read."""
    (paper,) = library_of(tmp_path, {"a.md": _DATED.format(line)}).values()
    assert (paper.year, paper.noted) == (year, noted)


@pytest.mark.parametrize(
    ("folder", "noted"), [("papers/2024-03-02", "2024-03-02"), ("papers/2024", None), ("v1.2.3", None)]
)
def test_folder_of_a_day(tmp_path: Path, folder: str, noted: str | None) -> None:
    """A folder that is called by a day says when its papers were read."""
    (paper,) = library_of(tmp_path, {f"{folder}/echonet.md": _DATED.format("")}).values()
    assert paper.noted == noted
