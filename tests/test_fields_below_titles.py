"""What one line or two right below a title say of its paper, in the ways in which keepers write it, and what looks alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.model import Paper

TITLE = "EchoNet: Listening to Ships at Sea"
NOTE = f"# 论文笔记\n\n## {TITLE}\n\n{{}}\n\n### 方法\n\n快。\n\n## MixSonar: Modeling a Ping for All (CVPR 2021)\n\n### 方法\n\n慢。\n"


def paper_above(tmp_path: Path, lines: str) -> Paper:
    """The paper of a note on two that has those lines right below its title."""
    papers = library_of(tmp_path, {"a.md": NOTE.format(lines)})
    assert len(papers) == 2
    return papers[TITLE]


TOGETHER = {
    "(Venue:: CVPR) (Year:: 2022)": ("CVPR", 2022),
    "- (venue:: CVPR), (year:: 2022), (link:: none)": ("CVPR", 2022),
    "| Venue | Year |\n|---|---|\n| CVPR | 2022 |": ("CVPR", 2022),
    "| 年份 | 会议 |\n|---|---|\n| 2022 | CVPR |": ("CVPR", 2022),
    "| Venue | CVPR |\n|---|---|\n| Year | 2022 |": ("CVPR", 2022),
    "(see: CVPR) (Year: 2022)": (None, None),
    "(来源: 网络)": (None, None),
}


@pytest.mark.parametrize("lines", TOGETHER)
def test_fields_beside_each_other(tmp_path: Path, lines: str) -> None:
    """Fields in brackets of their own, and two that are the head of a table with its values in the one row below, are read;
    brackets of something else are none."""
    paper = paper_above(tmp_path, lines)
    assert (paper.venue, paper.year) == TOGETHER[lines]


def test_code_by_more_names(tmp_path: Path) -> None:
    """开源地址 is where the code is."""
    paper = paper_above(tmp_path, "开源地址：github.com/a/b")
    assert [(link.kind, link.url) for link in paper.links] == [("code", "https://github.com/a/b")]
