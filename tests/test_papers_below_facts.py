"""Notes whose first headings are no titles: blocks of facts, and what chatbots wrote of a paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

ECHO = "Efficient Sonar Indexing for Large Harbour Search"
_FIELDS = "- Link: http://a.edu/x.pdf\n- Conference: ICCV 2009\n"
_TABLE = "| Field | Value |\n|---|---|\n| Authors | Aki Ito, Ben Wood |\n| Venue | ICCV 2009 |\n"
FACTS = [
    f"# {ECHO}\n\n## Paper Information\n\n{_FIELDS}\n### Method\n\nEchoes.\n",
    f"# {ECHO}\n\n## Basic information\n\n{_FIELDS}\n### Method\n\nEchoes.\n",
    f"# {ECHO}\n\n## Paper basic information\n\n{_FIELDS}\n### Method\n\nEchoes.\n",
    f"# {ECHO}\n\n## Publication Info\n\n- **Authors:** Aki Ito\n- **Venue:** ICCV 2009\n\n## Summary\n\nEchoes.\n",
    f"## {ECHO}\n\n### Paper Information\n"
    "Conference: ICCV 2009\nPaper: https://a.edu/x.pdf\n\n## 论文理解\n### Key Point\n- 回声\n",
    f"# {ECHO}\n\n## Paper Information\n\n{_TABLE}\n## Summary\n\nEchoes.\n",
]


@pytest.mark.parametrize("text", FACTS)
def test_facts_below_a_title(tmp_path: Path, text: str) -> None:
    """A heading that says that facts of the paper follow is never its title, nor is the title then a topic."""
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.venue, paper.year, paper.topic) == (ECHO, "ICCV", 2009, ())


NO_PAPERS = [
    "# My New Server for the Lab\n\n## Basic Information\n\n| Field | Value |\n|---|---|\n| Owner | Ann |\n\n"
    "## Setup\n\nx\n",
    "# Introduction to Distributed Systems\n\n## General Information\n\n- Instructor: Ann\n- Year: 2020\n\n"
    "## Schedule\n\nx\n",
    "# Lecture 5: Sorting and Searching in Practice\n\n## 笔记\n\n问题：排序。\n\n方法：快排。\n",
    "# 本周计划\n\n## AI 总结\n\n目标：跑步。\n\n方法：早起。\n",
    "# Setting Up a Telescope in the Garden\n\n## ChatGPT 总结\n\n目标：看月亮。\n",
]


@pytest.mark.parametrize("text", NO_PAPERS)
def test_facts_of_other_things(tmp_path: Path, text: str) -> None:
    """Machines, courses and plans have facts and summaries, too."""
    assert papers_of(tmp_path, {"a.md": text}) == set()


@pytest.mark.parametrize("heading", ["AI 文献解读", "🤖 GPT 论文解读", "ChatGPT 论文总结", "Kimi 总结", "论文解读"])
def test_written_by_a_chatbot(tmp_path: Path, heading: str) -> None:
    """What a chatbot wrote of a paper is a section of the notes on it, and its lead-ins are those of the paper."""
    text = f"# A novel sonar state network for tide prediction\n\n## {heading}\n\n"
    text += "研究问题：更准。\n\n研究方法：提出网络。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.title == "A novel sonar state network for tide prediction"
    assert not paper.topic


def test_papers_on_chatbots(tmp_path: Path) -> None:
    """Beside notes on other models, those on GPT are on the paper."""
    body = "\n\n动机：少样本。\n\n方法：解码器。\n\n"
    text = f"# Pretrained Language Models for Text\n\n## GPT 论文解读{body}## BERT 论文解读{body}"
    assert set(library_of(tmp_path, {"a.md": text})) == {"GPT", "BERT"}
    assert set(library_of(tmp_path / "b", {"a.md": f"# GPT 论文解读{body}"})) == {"GPT"}
