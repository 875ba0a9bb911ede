"""What stands in vaults beside notes on papers: what a text cites, tables of problems, books behind links, posters."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

NO_PAPERS = {
    "what a text cites, by subjects": (
        "benchmarks.md",
        "---\ntitle: 声呐基准概览\n---\n\n## 代码\n\n回声。\n\n## Reference\n\n### 代码\n\n1. [EchoBench](https://arxiv.org/abs/2108.00001)\n"
        "2. [Boats](https://github.com/a/boats)\n\n### 知识\n\n3. [EchoLU](https://arxiv.org/abs/2009.00001)\n",
    ),
    "a table of problems": (
        "README.md",
        "| # | Title | Solution | Difficulty |\n|---|---|---|---|\n"
        "| 1 | [Two Boats](https://leetcode.com/problems/a/) | [Python](a.md) | Easy |\n"
        "| 2 | [Find Harbours from Echo Streams](https://leetcode.com/problems/b/) | | Hard |\n",
    ),
    "a book behind a link": (
        "Deep Harbours.md",
        '---\ncategory: "[[Books]]"\nauthor: "[[Aki Ito]]"\nyear: 2016\nstatus: read\n---\n\n'
        "# Deep Harbours: Rules for Focused Sailing in a Distracted World\n\n## Key takeaways\n\n- Sail.\n",
    ),
}


@pytest.mark.parametrize("shape", NO_PAPERS)
def test_no_papers(tmp_path: Path, shape: str) -> None:
    """What is cited behind a text, a problem of a contest or a book is no paper."""
    name, text = NO_PAPERS[shape]
    assert papers_of(tmp_path, {name: text}) == set()


def test_lists_of_references(tmp_path: Path) -> None:
    """A note that has nothing but references, by subjects, is a list of papers."""
    text = (
        "# References\n\n## Sonar\n\n- [Deep Echoes of Ships](https://arxiv.org/abs/2108.00001)\n"
        "- [Wide Echoes of Boats](https://arxiv.org/abs/2108.00002)\n"
    )
    assert len(papers_of(tmp_path, {"refs.md": text})) == 2


def test_categories_of_papers(tmp_path: Path) -> None:
    """A category behind a link that is none of books leaves a paper one."""
    text = '---\ncategory: "[[Papers]]"\nauthors: [Aki Ito, Ben Wood]\nyear: 2016\n---\n\n# Deep Harbours of Ships\n'
    assert len(papers_of(tmp_path, {"a.md": text})) == 1


def test_posters(tmp_path: Path) -> None:
    """Papers below a poster session are papers, and neither it nor the day is their topic."""
    text = (
        "# ICLR 2019 Trip Report\n\n## Day 1\n\n### Deep Echoes: Finding Small Ships\n\nhttps://arxiv.org/abs/1803.00001\n\n"
        "## Day 2\n\n### Poster session\n\n- [How Loud are Echo Networks?](https://arxiv.org/abs/1810.00001)\n\n"
        "### Keynote: Ships of the Future and Their Harbours\n\nFine.\n"
    )
    papers = library_of(tmp_path, {"trip.md": text})
    assert {paper.title for paper in papers.values()} == {
        "Deep Echoes: Finding Small Ships",
        "How Loud are Echo Networks?",
    }
    assert {paper.topic for paper in papers.values()} == {()}


LOGS = {
    "what was done at what time": (
        "2024-03-05.md",
        "# 2024-03-05\n\n## Log\n\n- 09:00 Meeting with Ann on Boats\n"
        '- 11:00 Read "Deep Echoes of Ships" (https://arxiv.org/abs/1706.00001), nice figures\n',
        {"Deep Echoes of Ships"},
    ),
    "where it is to be published": (
        "2024-02 Sonar.md",
        "# Idea: Echo Models for Harbours\n\n## Motivation\n\nNone.\n\n## Method\n\nOne.\n\n"
        "## Target venue\n\nCVPR 2025\n",
        set(),
    ),
    "a week": (
        "weekly/2024-W11.md",
        "# 2024-W11 周报\n\n## 论文阅读\n\n"
        "### SonarFormer: Transformers for Sonar Images\n\nICCV 2023。方法：窗口。\n\n"
        "### 回声\n\n提示。\n\n## 实验\n\n72.3\n\n## 遇到的问题\n\n显存。\n",
        {"SonarFormer: Transformers for Sonar Images"},
    ),
    "a quarter": (
        "roadmap.md",
        "# Learning Roadmap 2024\n\n## Q1: Foundations of Deep Sonar\n\n- [x] Finish\n\n## Q2: Echoes from Scratch\n\n"
        "- [ ] Implement [Deep Echoes of Ships](https://arxiv.org/abs/1706.00001)\n",
        {"Deep Echoes of Ships"},
    ),
    "how something is used": (
        "tricks.md",
        "# 声呐技巧\n\n## Mixed Precision Sonar: AMP 使用方法\n\nautocast\n\n## 问题与解决方案\n\nOOM\n",
        set(),
    ),
    "a book of Douban": (
        "深度工作.md",
        "# 深度航行：如何有效使用每一片海\n\n- 作者：伊藤明\n- 出版年：2017\n- 页数：280\n\n"
        "## 主要内容\n\n专注。\n\n## 我的思考\n\n少。\n",
        set(),
    ),
}


@pytest.mark.parametrize("shape", LOGS)
def test_logs(tmp_path: Path, shape: str) -> None:
    """What was done, or is planned, is no paper; those named among it are."""
    name, text, titles = LOGS[shape]
    assert {title for title, *_ in papers_of(tmp_path, {name: text})} == titles
