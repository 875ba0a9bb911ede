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
