"""Sections that share a line or a cell: behind `<br>`, in bold, or behind the end of a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

HEAD = "# Deep Echo Prior (CVPR 2021)\n\n"
ROWS = "| Paper | Venue | Notes |\n| --- | --- | --- |\n"
WITHIN = {
    "breaks in a paragraph": (
        HEAD + "**Motivation**: slow echoes.<br>**Method**: a wide net.<br/>**Results**: fast.\n",
        [("motivation", 3), ("method", 3), ("results", 3)],
    ),
    "breaks and lines": (
        HEAD + "动机：回声慢。<br>\n方法：宽网络。<br />\n结果：快。\n\n## 实验\n\n三个数据集。\n",
        [("motivation", 3), ("method", 4), ("results", 5), ("experiments", 7)],
    ),
    "a row of a table": (
        ROWS
        + "| [Deep Echo Prior for Sonar](https://arxiv.org/abs/2101.00001) | CVPR 2021 | 动机：慢。<br>方法：宽。 |\n"
        "| [Wide Sonar Nets for Ships](https://arxiv.org/abs/2101.00002) | ICCV 2021 | 好。 |\n",
        [("motivation", 3), ("method", 3)],
    ),
    "an item": (
        "- Deep Echo Prior for Sonar (CVPR 2021) <br>\n  动机：慢。<br>\n  方法：宽。<br>\n"
        "- Wide Sonar Nets (ICCV 2021)\n",
        [("motivation", 2), ("method", 3)],
    ),
    "bold labels on a line": (
        HEAD + "**Problem:** slow echoes **Method:** a wide net. ***Results***: it is fast.\n",
        [("motivation", 3), ("method", 3), ("results", 3)],
    ),
    "bold labels behind a sentence": (
        HEAD + "本文提出了回声。**贡献**：可反推。**动机：** 隐私。\n",
        [("contribution", 3), ("motivation", 3)],
    ),
    "plain labels behind sentences": (
        HEAD + "动机：回声慢。方法：宽网络。结论：快。\n",
        [("motivation", 3), ("method", 3), ("conclusion", 3)],
    ),
    "what a review weighs": (HEAD + "评价：很好。缺点：慢。\n", [("review", 3)]),
    "words of a sentence": (HEAD + "The **method** is wide; parts of the **loss**: two. **Echoes**: many.\n", []),
    "a table of another thing": (HEAD + "| a | b |\n| --- | --- |\n| 方法：x<br>结果：y | 3 |\n", []),
}


@pytest.mark.parametrize("name", WITHIN)
def test_sections_within(tmp_path: Path, name: str) -> None:
    """Each label that begins a part of a line is a section, with the line of the file on which it stands."""
    text, expected = WITHIN[name]
    paper = next(paper for title, paper in library_of(tmp_path, {"a.md": text}).items() if title.startswith("Deep"))

    assert [(section.kind, section.line) for section in paper.entries[0].sections] == expected


def test_each_has_its_text(tmp_path: Path) -> None:
    """A section's text ends where the next one on its line begins."""
    text = HEAD + "**Problem:** slow. **Method:** wide.<br>**Results:** fast.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert [section.text.strip() for section in paper.entries[0].sections] == [
        "Problem: slow.",
        "Method: wide.",
        "Results: fast.",
    ]


@pytest.mark.parametrize(("first", "second"), [("**Problem**\n- ", "**Contribuction**"), ("动机：\n-", "**贡献**")])
def test_empty_bullets(tmp_path: Path, first: str, second: str) -> None:
    """A bullet with nothing in it below a label does not end the paper: Markdown makes a heading of both."""
    text = (
        f"## Sonar\n\n### Wide Nets for Sonar, CVPR 2020\n\n{first}\n\n{second}\n- a network\n\n"
        "### Deep Echo Pyramids for Ships, ICCV 2021\n\n**Method**\n\npyramids\n"
    )
    wide, deep = library_of(tmp_path, {"a.md": text}).values()
    assert [section.kind for section in wide.entries[0].sections] == ["motivation", "contribution"]
    assert (wide.topic, deep.topic) == (("Sonar",), ("Sonar",))


def test_underlined_titles(tmp_path: Path) -> None:
    """What is underlined below a heading of its level, and names no section, stays a heading."""
    text = (
        "Wide Nets for Sonar (CVPR 2020)\n---\n\n### Method\n\nx\n\n"
        "Deep Echo Pyramids for Ships (ICCV 2021)\n---\n\n### Method\n\ny\n"
    )
    assert len(library_of(tmp_path, {"a.md": f"# Sonar\n\n{text}"})) == 2
