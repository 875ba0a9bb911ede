"""Headings that but count papers, `### Paper 1`, `## 论文一`: the title is the first line below."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

WIDE, DEEP = "Wide Nets for Sonar Detection in Shallow Waters", "EchoNet: Deep Pyramids for Ship Detection"

COUNTED = {
    "bold, with notes": f"# 组会\n\n### Paper1\n**{WIDE}**\nechoes\n - a net\n\n### Paper2\n** {DEEP} **\n\n"
    f"#### pooling\nx\n",
    "alone": f"# Reading papers\n\n## Paper 1:\n{WIDE}\n\n## Paper 2:\n\n{DEEP}\n\n## Paper 3:\n\n## Paper 4:\n"
    f"**  **\n",
    "in Chinese": f"# 阅读\n\n## 论文一\n《{WIDE}》\n\n提出了网络。\n\n## 论文二\n\n{DEEP}\n\n方法：x\n",
    "linked": f"# Log\n\n## 第一篇\n\n[{WIDE}](https://arxiv.org/abs/2001.00001)\n\n很快\n\n## 第二篇\n\n"
    f"**{DEEP}** CVPR 2020\n",
    "on two lines": "# 论文阅读\n\n### Paper10\nWide Nets for Sonar Detection\nin Shallow Waters\n"
    f"\n### Paper11\n{DEEP}\nin the year it was new\n",
    "beside experiments": f"# Log\n\n### **实验1**\n**实验结果**：80%\n\n**实验总结**：x\n\n"
    f"### **实验2**\n**实验结果**：81%\n\n"
    f"### 论文阅读笔记\n### Paper1\n**{WIDE}**\n\n### Paper2\n**{DEEP}**\n",
    "as fields": f"# Log\n\n## Paper 1\n\nTitle: {WIDE}\nAuthors: Ann Ito, Ben Wood\n\n## Paper 2\n\n"
    f"- Title: {DEEP}\n- Authors: Ann Ito\n",
}


@pytest.mark.parametrize("shape", COUNTED)
def test_counted(tmp_path: Path, shape: str) -> None:
    """A heading that but counts a paper has the title below it, and is no topic."""
    papers = library_of(tmp_path, {"a.md": COUNTED[shape]})
    assert set(papers) == {WIDE, DEEP}
    assert all(part not in ("Paper", "论文") for paper in papers.values() for part in paper.topic)


@pytest.mark.parametrize(
    "text",
    [
        "# First Certificate\n\n## Paper 1\nReading and Use of English (1 hour 15 minutes)\n\n## Paper 2\n"
        "**Listening**\n",
        "# Physics\n\n## Paper 1\n**Mechanics, Materials and Waves**\n\n- 2 hours\n\n## Paper 2\n"
        "Fields and Their Consequences\n",
        "# Plan\n\n## Paper 1\nFinish the draft until Monday\n\n## Paper 2\nSend the review to Ann\n",
        "# Craft\n\n## Paper 1\nHeavy watercolour paper for cards\n\n## Paper 2\nThin tracing paper in white\n",
        "# 作业\n\n## 第一篇\n我的暑假生活\n\n今天去了海边。\n\n## 第二篇\n难忘的一天\n",
        "# The Act\n\n## Article 1\nSubject Matter and Objectives of the Regulation\n\n## Article 2\n"
        "Material Scope of Processing\n",
        "# Thesis\n\n## Paper 1\nThis paper is on sonar and what we did with it.\n\n## Paper 2\n"
        "The second has the rest.\n",
    ],
)
def test_not_counted(tmp_path: Path, text: str) -> None:
    """Papers of exams, paper to draw on, essays, plans and articles of laws are none."""
    assert library_of(tmp_path, {"a.md": text}) == {}
