"""References that say of what kind a work is, as GB/T 7714 has them: papers where they head notes, none where they end
a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.normaliser.citations.of_kind import of_kind

FIRST = "张三，李四，王五. 基于回声网络的小船检测方法[J]. 声学学报, 2020, 45(3): 1-10."
SECOND = (
    "Ito A, Wood B P, et al. Deep echoes for small boats[C]//Proceedings of the IEEE conference on computer vision and"
    " pattern recognition. 2016: 770-778."
)
THESIS = "赵六. 小船回声识别[D]. 哈尔滨: 哈尔滨工程大学, 2019."
SAID = {
    FIRST: ("张三, 李四, 王五", "基于回声网络的小船检测方法", "声学学报", 2020),
    SECOND: ("A Ito, B P Wood", "Deep echoes for small boats", "CVPR", 2016),
    THESIS: ("赵六", "小船回声识别", "", 2019),
    "[12] 张三等．声呐［J］．声学学报，2011（3）：1-2": ("张三", "声呐", "声学学报", 2011),
    "Aki Ito, Ben Wood. Slow ships[J]. Journal of Echoes, 2018, 4(2): 1-3": (
        "Aki Ito, Ben Wood",
        "Slow ships",
        "Journal of Echoes",
        2018,
    ),
    "ITO A, WOOD B. Quiet ships[J/OL]. arXiv preprint arXiv:2401.00001, 2024.": (
        "A ITO, B WOOD",
        "Quiet ships",
        "",
        2024,
    ),
    "[5]Ito A.Slow echoes[J].Nature,2015,521(7553):436-444.": ("A Ito", "Slow echoes", "Nature", 2015),
}


@pytest.mark.parametrize("line", SAID)
def test_parts(line: str) -> None:
    """Authors with their given names first, the title, the venue (a thesis has none, nor a preprint), the year."""
    found = of_kind(line)
    assert found and (found.authors, found.title, found.venue, found.year) == SAID[line]


@pytest.mark.parametrize(
    "line",
    [
        "声呐[J]",
        "The matrix [M] and the vector [C] are given.",
        "见 [1]。",
        "Ito [A], Wood [B]. Boats",
        "x" * 5000 + "[J]",
    ],
)
def test_other_brackets(line: str) -> None:
    """Letters in brackets are no kind of a work by themselves."""
    found = of_kind(line)
    assert found is None or not (found.authors or found.year)


PLACES = {
    "headings": "## {0}\n\n### 方法\n\n听。\n\n## {1}\n\n快。\n\n## {2}\n\n慢。\n",
    "items with notes": "1. {0}\n   - 听\n2. {1}\n   - 快\n3. {2}\n   - 慢\n",
    "items of a list on papers": "## 检测\n\n- {0}\n- {1}\n- {2}\n",
    "lines with notes": "[1] {0}\n\n听。\n\n[2] {1}\n\n快。\n\n[3] {2}\n\n慢。\n",
}


@pytest.mark.parametrize("place", PLACES)
def test_papers(tmp_path: Path, place: str) -> None:
    """Where notes are on papers."""
    text = PLACES[place].format(FIRST, SECOND, THESIS)
    found = library_of(tmp_path, {"a.md": f"# 声呐论文笔记\n\n{text}"})
    assert {(title, paper.authors, paper.venue, paper.year) for title, paper in found.items()} == {
        (title, tuple(authors.split(", ")), venue or None, year)
        for authors, title, venue, year in (SAID[FIRST], SAID[SECOND], SAID[THESIS])
    }


ENDS = {
    "items": "- {0}\n- {1}\n- {2}\n",
    "lines": "[1] {0}\n\n[2] {1}\n\n[3] {2}\n",
    "lines in one paragraph": "[1] {0}\n[2] {1}\n[3] {2}\n",
    "below a heading": "## 参考文献\n\n[1] {0}\n\n[2] {1}\n\n[3] {2}\n",
    "items below a heading": "## References\n\n1. {0}\n2. {1}\n3. {2}\n",
}


@pytest.mark.parametrize("end", ENDS)
def test_ends(tmp_path: Path, end: str) -> None:
    """Where they close the notes of a course, or those on one paper."""
    text = ENDS[end].format(FIRST, SECOND, THESIS)
    course = library_of(tmp_path / "a", {"声学.md": f"# 声学课程\n\n第一讲。\n\n## 声波\n\n波很长[1]。\n\n{text}"})
    paper = library_of(
        tmp_path / "b",
        {"a.md": f"# Wide Waves for Large Boats\n\nICCV 2021\n\n## 方法\n\n听[1]。\n\n## 实验\n\n三个港口。\n\n{text}"},
    )
    assert (set(course), set(paper)) == (set(), {"Wide Waves for Large Boats"})


def test_names_of_files(tmp_path: Path) -> None:
    """A letter and a number by which a file is counted is no name of its paper."""
    text = "# Wide Waves for Large Boats\n\nICCV 2021\n\n## 方法\n\n听。\n"
    (paper,) = library_of(tmp_path, {"p3.md": text}).values()
    assert paper.short is None
