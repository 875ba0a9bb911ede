"""Shapes that public notes have, each with what must be read in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.normaliser.prose.facets import facets_of

SEEN = {
    "a reference below a head's title": (
        "2025-12-04-echo.md",
        '---\ntitle: "[논문 리뷰] Echo Transformer"\n---\n\n> [Ito, Aki, et al. "Echo transformer." ](https://arxiv.org/abs/2410.00001)'
        "[ (2024).](https://arxiv.org/abs/2410.00001)\n\n## Introduction\n\n- 소나\n",
        ("Echo Transformer", ("Aki Ito",), 2024),
    ),
    "a day, then the authors": (
        "a.md",
        "Echo100K: A Diverse Sonar Database with Scalable Tools\n===\n\n2018/05/12 Aki Ito, Ben Wood\n\n"
        "https://arxiv.org/abs/1805.00001\n\n---\n\n## どんなもの？\n\n* 道具\n",
        ("Echo100K: A Diverse Sonar Database with Scalable Tools", ("Aki Ito", "Ben Wood"), None),
    ),
    "a day in the heading": (
        "a.md",
        "# Brief 2026-08-18 - Scaling Sonar Repetition in Pretraining\n\n## 基本情報\n\n"
        "- **タイトル**: Scaling Sonar Repetition in Pretraining\n- **著者**: Aki Ito, Ben Wood\n- **年**: 2026\n\n"
        "## 落合陽一フォーマット\n\n- **どんなもの？**: 論文\n",
        ("Scaling Sonar Repetition in Pretraining", ("Aki Ito", "Ben Wood"), 2026),
    ),
    "a file on one model": (
        "声呐检测之EchoNetV3.md",
        "> 论文链接：https://arxiv.org/abs/1908.00001\n# 1. 前言\n不知道你是否发现了。\n\n# 2. 介绍\n切入点。\n",
        ("声呐检测之EchoNetV3", (), None),
    ),
    "questions as sections": (
        "a.md",
        "# EchoSegV2 Improved Model Structure and Adaptation for Segmentation from a Point Cloud\n\n"
        "- Step 1 Title/Abstract\n\n"
        "## What did authors try to accomplish?\n\n- noise\n\n"
        "## What were the key elements of the approach?\n\n- a module\n",
        ("EchoSegV2 Improved Model Structure and Adaptation for Segmentation from a Point Cloud", (), None),
    ),
    "keys of several names": (
        "a.md",
        "# EchoSkill: Joint Learning of Sonar and Skill Agents\n\n## 1. 论文基本信息\n\n| 字段 | 内容 |\n"
        "|---|---|\n"
        "| **论文标题** | EchoSkill: Joint Learning of Sonar and Skill Agents |\n"
        "| **作者 / 机构** | Aki Ito、Ben Wood（某研究所） |\n"
        "| **发表时间 / 会议 / arXiv** | 2026-09-04；arXiv preprint |\n",
        ("EchoSkill: Joint Learning of Sonar and Skill Agents", ("Aki Ito", "Ben Wood"), 2026),
    ),
    "a title below its key, on two lines": (
        "cow.md",
        "---\ntitle: Action Recognition 논문 리뷰\n---\n\n# Paper Title\n---\n"
        "Using an EchoNet-LSTM for the recognition of\n"
        "single motion behaviors\n\n## Keyword\n---\nsonar\n\n## Summary\nx\n",
        ("Using an EchoNet-LSTM for the recognition of single motion behaviors", (), None),
    ),
    "a formula for a heading": (
        "infoecho.md",
        "## $\\color{lime}{A\\ paper\\ a\\ day}$\n\n论文地址：https://arxiv.org/abs/1606.03657\n\n"
        "收录：NIPS 2016\n\n## 背景\n\n噪声。\n",
        ("infoecho", (), 2016),
    ),
}


@pytest.mark.parametrize("shape", SEEN)
def test_seen(tmp_path: Path, shape: str) -> None:
    """Each is one paper, by its own title, authors and year, and no made-up name."""
    name, text, told = SEEN[shape]
    (paper,) = library_of(tmp_path, {name: text}).values()
    assert (paper.title, paper.authors, paper.year) == told
    assert "20" not in (paper.short or "")


@pytest.mark.parametrize(
    ("heading", "short"),
    [
        ("Dataset examples", None),
        ("EchoNet lite", "EchoNet lite"),
        ("Sonar learning", "Sonar learning"),
        ("深入", None),
    ],
)
def test_nicknames(tmp_path: Path, heading: str, short: str | None) -> None:
    """Several words of a heading are a paper's short name where they look like one or are in its title."""
    head = '---\ntitle: "Paper Summary: Few-Shot Sonar Learning Evaluation in Deep Water"\n---\n'
    text = f"{head}\n[Paper]({_PAPER})\n\n## {heading}\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.short) == ("Few-Shot Sonar Learning Evaluation in Deep Water", short)


_PAPER = "https://arxiv.org/abs/2111.02570"


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("What problem does it solve?", "motivation"),
        ("2. What were the key elements of the approach?", "method"),
        ("How does it work?", "method"),
        ("What are the main contributions?", "contribution"),
        ("What were the main results?", "results"),
        ("What are its limitations?", "limitations"),
        ("What can you use yourself?", "review"),
        ("What other references do you want to follow?", "related"),
    ],
)
def test_questions(question: str, facet: str) -> None:
    """Questions on a paper are its sections."""
    assert facets_of(question) == (facet,)


def test_titles_are_no_questions() -> None:
    """Titles that ask are titles."""
    assert not any(
        map(facets_of, ("What Makes Training Sonar Hard?", "How Deep Is Your Echo", "What is the Echo of Nets?"))
    )


def test_topic_of_several(tmp_path: Path) -> None:
    """The first of several subjects that a field names is the topic: the others are not nested in it."""
    text = f"# EchoNet: Sonar for All\nAuthor: Aki Ito, Ben Wood\n\nTopic: Optics, Sonar\n\nLink: {_PAPER}\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.topic == ("Optics",)


@pytest.mark.parametrize(
    "heading",
    [
        "论文阅读：{}",
        "论文笔记 | {}",
        "论文：{}",
        "{} 论文精读",
        "{} 阅读笔记",
        "{} 论文解析",
        "{}（论文笔记）",
        "Paper reading: {}",
    ],
)
@pytest.mark.parametrize(
    "title",
    ["Deep Sonar Learning for Wreck Recognition", "Echo Is All You Need", "Sound Anything", "Neural Echo Fields"],
)
def test_headings_that_say_they_are_notes(tmp_path: Path, heading: str, title: str) -> None:
    """A heading that says of itself that it is a note on a paper is the paper's, and no section."""
    text = f"# {heading.format(title)}\n\n论文地址：{_PAPER}\n\n## 摘要\n\n一个声呐。\n\n## 方法\n\n听。\n"

    assert list(library_of(tmp_path, {"note3.md": text})) == [title]


@pytest.mark.parametrize(
    "heading", ["论文阅读：方法", "论文：Introduction", "论文阅读：2023年第三周", "论文笔记", "论文阅读 | Related Work"]
)
def test_sections_that_say_they_are_notes(tmp_path: Path, heading: str) -> None:
    """A section of a note on a paper is none, whatever stands before its name."""
    text = f"# Echo Is All You Need\n\n{_PAPER}\n\n## 摘要\n\n一个声呐。\n\n## {heading}\n\n听。\n"

    assert list(library_of(tmp_path, {"note3.md": text})) == ["Echo Is All You Need"]
