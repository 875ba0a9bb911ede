"""English titles in 《》 behind a number, `1.《Title》,KDD2019`, as Chinese notes list papers; and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

WIDE, DEEP, LOW = "Wide Echo Nets for Quiet Harbours", "EchoNet: Deep Pyramids for Boats", "boats as sound in tides"
NOTES = {
    "notes below": f"1.《{WIDE}》\n\n思路：听。\n\n"
    f"2.《{DEEP}》,KDD2019\n\n主要贡献：快。\n\n3.《{LOW}》,某人的文章\n\n慢。\n",
    "alone": f"3、《{WIDE}》\n\n2、ACL2018，《{DEEP}》\n\n1、《{LOW}》\n",
}


@pytest.mark.parametrize("shape", NOTES)
def test_quoted_titles(tmp_path: Path, shape: str) -> None:
    """Each line of a number and a title in 《》 is a paper, with what stands below it, and the heading its topic."""
    papers = library_of(tmp_path, {"a.md": f"### 论文选读\n\n读过的。\n\n### 声呐检测\n\n{NOTES[shape]}"})
    assert set(papers) == {WIDE, DEEP, LOW}
    assert {paper.topic for paper in papers.values()} == {("声呐检测",)}
    assert papers[DEEP].year in (2018, 2019)


def test_one_below_a_heading(tmp_path: Path) -> None:
    """The only one below a heading is a paper, too."""
    text = f"# 论文\n\n## 声呐\n\n1.《{WIDE}》\n\n快。\n\n## 船\n\n1.《{DEEP}》\n\n慢。\n"
    papers = library_of(tmp_path, {"a.md": text})
    assert {title: paper.topic for title, paper in papers.items()} == {WIDE: ("声呐",), DEEP: ("船",)}


@pytest.mark.parametrize(
    "text",
    [
        "# 2021 书单\n\n1.《Thinking Fast and Slow at Sea》\n\n很好。\n\n2.《A Brief History of Harbours》\n\n一般。\n",
        "# 声呐课程\n\n## 论文\n\n还没有。\n\n## 教材\n\n1.《Introduction to Sonar Systems》第三章\n\n"
        "2.《Introduction to Small Boats》第五章\n",
        "# 读论文之外\n\n## 书\n\n1.《声呐原理》\n\n2.《海港的历史》\n\n3.《Sea Stories》\n",
    ],
    ids=["books", "chapters", "Chinese books"],
)
def test_quoted_books(tmp_path: Path, text: str) -> None:
    """Books are none: where no paper is named, in Chinese, or with a chapter behind."""
    assert library_of(tmp_path, {"a.md": text}) == {}
