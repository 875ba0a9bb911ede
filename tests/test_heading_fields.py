"""Fields that have headings of their own: `### Title` above the title, `### 作者：Ann Ito`."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

SAID = ("Echo Pyramids for Sonar Detection", ("Aki Ito", "Ben Wood"), "CVPR", 2019)
FIELDS = {
    "above their values": (
        "# Paper Reading\n\n### Title\nEcho Pyramids for Sonar Detection\n\n### Authors\nAki Ito, Ben Wood\n\n"
        "### Venue\nCVPR 2019\n\n### Method\nPyramids.\n"
    ),
    "with their values": (
        "## 基本信息\n\n### 标题：Echo Pyramids for Sonar Detection\n"
        "### 作者：Aki Ito, Ben Wood\n### 会议：CVPR 2019\n\n## 动机\n\n噪声。\n\n## 方法\n\n金字塔。\n"
    ),
    "with emoji": (
        "## ✅ 标题：\nEcho Pyramids for Sonar Detection\n\n## ✅ 原文作者：\nAki Ito, Ben Wood\n\n"
        "## ✅ 收录会议：\nCVPR 2019\n\n## 方法\n\n金字塔。\n"
    ),
    "of an export": (
        "---\ntitle: Echo Pyramids for Sonar Detection\n---\n\n## Metadata::\n"
        "### Author(s):: [[Aki Ito]], [[Ben Wood]]\n"
        "### Type:: [[Article]]\n### Publication:: CVPR\n### Date:: 2019\n### Topics:: [[Sonar]]\n"
        "### URL:: [https://doi.org/10.1000/1](https://doi.org/10.1000/1)\n\n## Method\n\nPyramids.\n\n## Notes::\n"
        "### **[[Red Annotations]] (7/30/2020, 9:23:09 AM)**\n#### wide nets\n"
    ),
    "of the first level": (
        "# Title\n\nEcho Pyramids for Sonar Detection\n\n# Authors\n\n"
        "Aki Ito, Ben Wood\n\n# Conference\n\nCVPR 2019\n\n# Method\n\nPyramids.\n"
    ),
}


@pytest.mark.parametrize("shape", FIELDS)
def test_fields(tmp_path: Path, shape: str) -> None:
    """They say what lines of fields say, and are no papers and no sections."""
    (paper,) = library_of(tmp_path, {"reading.md": FIELDS[shape]}).values()

    assert (paper.title, paper.authors, paper.venue, paper.year) == SAID
    assert "method" in [section.kind for section in paper.entries[0].sections]
    assert not {"Title", "Authors", "标题", "作者"} & {section.title for section in paper.entries[0].sections}


def test_of_each_paper(tmp_path: Path) -> None:
    """Each paper of a file may have its own."""
    papers = "".join(
        f"## {number}\n\n### Title\n{title}\n\n### Authors\nAki Ito, Ben Wood\n\n### Summary\nEchoes.\n\n"
        for number, title in enumerate(("Echo Pyramids for Sonar Detection", "Quiet Nets for Deep Sea Ships"), 1)
    )
    found = library_of(tmp_path, {"reading.md": f"# Papers\n\n{papers}"}).values()

    assert [paper.title for paper in found] == ["Echo Pyramids for Sonar Detection", "Quiet Nets for Deep Sea Ships"]


@pytest.mark.parametrize(
    "text",
    [
        "# 购物\n\n### 链接\n\nhttps://example.org\n\n### 代码\n\nA12\n",
        "# Week 3\n\n### Date\n2024-05-01\n\n### Status\ndone\n\n### Notes\nCall Ben.\n",
        "# Harbour film\n\n### Author: Ben\n### Type: Film\n### Year: 2010\n### Link: https://example.org\n",
        "# Talks\n\n### Author: Ben Wood\n### Author: Aki Ito\n### Author: Cleo Moss\n",
        "# Log\n\n## Annotations (7/30/2020, 9:23:09 AM)\n\nA buoy.\n\n"
        "## Yellow Annotations (7/31/2020, 9:23:09 AM)\n\nA ship.\n",
        "# My form\n\n## Title\n\nMr\n\n## Authors\n\n## Name\n\nBen\n",
    ],
)
def test_no_papers(tmp_path: Path, text: str) -> None:
    """Headings that say other things make no paper."""
    assert not library_of(tmp_path, {"a.md": text})


def test_a_name_alone(tmp_path: Path) -> None:
    """A field gives a name alone as the title where another says where that was published. Authors are none."""
    fields = "Title: Echo R-CNN\n\nAuthors: Aki Ito, Ben Wood, Chloe Reed, Dan Oak\n\nVenue: ICCV 2017\n"
    (paper,) = library_of(tmp_path, {"x.md": f"# Paper Reading\n\n{fields}\n### Method\n\nx\n"}).values()

    assert (paper.title, len(paper.authors), paper.venue) == ("Echo R-CNN", 4, "ICCV")


def test_information_of_each(tmp_path: Path) -> None:
    """Fields below a heading 基本信息 speak for the paper above it, as if they stood right below its heading."""
    text = (
        "# 分割论文\n\n## EchoLab v2\n\n### 基本信息\n\n- 论文题目：EchoLab: Sonar Segmentation with Deep Nets\n"
        "- 会议：TPAMI 2017\n\n### 方法\n\n好。\n\n## PSENet\n\n### 论文信息\n\n"
        "- 论文题目：Pyramid Scene Echo Network\n- 会议：CVPR 2017\n\n### 方法\n\n好。\n"
    )
    found = library_of(tmp_path, {"a.md": text}).values()

    assert [(paper.title, paper.venue) for paper in found] == [
        ("EchoLab: Sonar Segmentation with Deep Nets", "TPAMI"),
        ("Pyramid Scene Echo Network", "CVPR"),
    ]


def test_names_below_a_heading(tmp_path: Path) -> None:
    """Persons below a heading for authors are no title, however short the title above them is."""
    text = "# Echo Encoding Variants\n\n## 作者\n\nAki P. Ito, Ben Wood\n\n## 会议\n\nICLR 2014\n\n## 方法\n\nx\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert (paper.title, paper.authors, paper.venue) == ("Echo Encoding Variants", ("Aki P. Ito", "Ben Wood"), "ICLR")


def test_title_in_full(tmp_path: Path) -> None:
    """A heading that has the title in full is the title where the head gives a short name."""
    head = "---\ntitle: EViT 阅读笔记\n---\n\n"
    text = f"{head}# An Echo is Worth 16x16 Words: Transformers for Sonar at Scale\n\n## 方法\n\nx\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert (paper.title, paper.short) == ("An Echo is Worth 16x16 Words: Transformers for Sonar at Scale", "EViT")


@pytest.mark.parametrize(
    "persons",
    ["#### [[Aki Ito]] [[Ben Wood]], 2016", "### Aki Ito, Ben Wood, 2016", "### [[Aki Ito]], [[Ben Wood]] (2016)"],
)
def test_persons(tmp_path: Path, persons: str) -> None:
    """A heading of persons and a year between a title and a section says who wrote it, and when."""
    text = f"## Echo Pyramids without Sonar Support\n{persons}\n#### Summary\nEchoes.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.authors, paper.year) == (
        "Echo Pyramids without Sonar Support",
        ("Aki Ito", "Ben Wood"),
        2016,
    )


@pytest.mark.parametrize(
    "persons", ["#### [[Aki Ito]] [[Ben Wood]]", "### [[Harbour]], [[Sonar]]", "### Norway 2016", "### Old Boats, 2016"]
)
def test_who_was_there(tmp_path: Path, persons: str) -> None:
    """Those who met, a place and a thing wrote nothing, and headings that lead to several notes are no titles."""
    text = f"## Weekly Meeting of the Whole Sonar Team in May\n{persons}\n#### Summary\nLate.\n"
    assert library_of(tmp_path, {"a.md": text}) == {}


TITLED = "# Wide Nets for Sonar Detection in Shallow Waters"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("## 作者：Ann Ito，Ben Wood 时间：2017年\n\n## 会议：ICCV", (("Ann Ito", "Ben Wood"), "ICCV", 2017)),
        ("## Authors: Ann Ito, Ben Wood\n\n## Venue: ICCV 2017", (("Ann Ito", "Ben Wood"), "ICCV", 2017)),
        ("### Conference: ICCV 2017", ((), "ICCV", 2017)),
    ],
)
def test_right_below_a_title(tmp_path: Path, row: str, found: tuple[tuple[str, ...], str, int]) -> None:
    """One or two below a title are fields and no sections."""
    (paper,) = library_of(tmp_path, {"a.md": f"{TITLED}\n\n{row}\n\n## 方法\n\nx\n"}).values()

    assert (paper.authors, paper.venue, paper.year) == found
    assert [section.title for section in paper.entries[0].sections] == ["方法"]


@pytest.mark.parametrize(
    "text",
    [
        "# A Short History of Nearly Everything in the World\n\n## Author: Bill Bryson\n\n## Notes\n\nAtoms.\n",
        "# Talk on Wide Nets for Sonar Detection\n\n## Where: Room 3\n\n## Date: 2020-01-01\n\n## Agenda\n\nx\n",
        "# A Small Library for Reading Config Files\n\n## Author: Ann Ito\n\n## Installation\n\npip\n\n"
        "## License: MIT\n",
    ],
)
def test_below_other_titles(tmp_path: Path, text: str) -> None:
    """A book's author, a talk's place and a program's are none of a paper."""
    assert library_of(tmp_path, {"a.md": text}) == {}
