"""Reports of a week and from a conference: what their headings say, and where papers are in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

from papernotes.normaliser.headings.groups import is_generic, venue_of
from papernotes.normaliser.references.likeness import likeness
from papernotes.normaliser.titles.titles import read_title

WORK = [
    "## Week 4\n\n### Summary of Completed Work\n* **Literature Review**\n  * Read two.\n\n"
    "### Goals for Next Week\n* **Literature Review**\n  * Finish.\n",
    "# Week 3 Observations\n\n## Test 1: Naive Sequential Serving (Baseline)\n\n### Results\n12 s.\n",
    "# Sprint 12\n\n## Work Planned for the Coming Week\n\n### Method\n\nPair up.\n\n### Results\n\nNone.\n",
    "# Lab book\n\n## Trial 2: Colder Water in the Small Tank\n\n### Method\n\nIce.\n\n### Results\n\n4 C.\n",
    "# 周报\n\n## 本周论文写作\n\n- Write the introduction of the paper on sonar\n- Draw the figure of the network\n",
    "# 周报\n\n## 本周阅读论文\n\n- Read the two papers on sonar that Ben sent\n"
    "- Finish the slides for the seminar on Friday\n",
    "# 周报\n\n## 下周计划\n\n1.Finish the experiments on speech with the new loss\n\n"
    "2.Single run of the model on the cluster of Ben\n",
    "## 本周阅读\n\n- 读完了三体第二部，很好看\n- The long way home by train and bus and boat\n",
]


@pytest.mark.parametrize("text", WORK)
def test_work_is_no_paper(tmp_path: Path, text: str) -> None:
    """What was done, is to be done or was measured is no paper, although it has a method, results or related work."""
    assert papers_of(tmp_path, {"a.md": text}) == set()


_ONE = "Single-channel online enhancement of sonar corrupted by reverberation and noise"
_TWO = "Unified approach for underdetermined echo and DOA estimation with multichannel factorial HMM"
READ = [
    f"##### 本周阅读论文：\n\n1. {_ONE}\n\n2. {_TWO}\n\n##### 下周计划：\n\n继续。\n",
    f"#### 周汇报\n\n##### 本周阅读论文：\n\n1.{_ONE}\n\n2.{_TWO}\n\n##### 下周计划：\n\n继续。\n",
    f"# 周报\n\n## 阅读文献\n\n- {_ONE}\n  - 回声。\n- {_TWO}\n",
]


@pytest.mark.parametrize("text", READ)
def test_read_in_a_week(tmp_path: Path, text: str) -> None:
    """Plain titles in English are papers below a heading of Chinese notes that says that papers were read."""
    found = library_of(tmp_path, {"a.md": text})
    assert set(found) == {_ONE, _TWO}
    assert not any(paper.topic for paper in found.values())


@pytest.mark.parametrize(
    ("heading", "generic"),
    [
        ("Papers Read This Week", True),
        ("Primary Papers (Read and Used)", True),
        ("Additional papers", True),
        ("Schedule 2021", True),
        ("本周阅读文献", True),
        ("Position Papers", False),
        ("Reading Comprehension", False),
        ("Schedule Learning", False),
        ("论文写作", False),
    ],
)
def test_no_subjects(heading: str, generic: bool) -> None:
    """Words that say when and whether papers were read are no topic; a subject in them is one."""
    assert is_generic(heading) is generic


_PAPERS = (
    "\n\n### EchoNLI: A Dataset for Harbour Inference\n**URL**: https://arxiv.org/abs/2110.01799\n\n"
    "### Keynote\n* See his ACL 2020 paper (Ito et al.) as a way to scale up.\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        *("Summary of EMNLP 2021", "Highlights from EMNLP 2021", "Trip report: EMNLP 2021", "Notes on EMNLP 2021"),
        *("EMNLP 2021", "EMNLP 2021 trip report", "Aki's Summary of EMNLP 2021", "Papers I liked at EMNLP 2021"),
    ],
)
def test_from_a_conference(tmp_path: Path, heading: str) -> None:
    """A report from a conference gives its papers venue and year; the report, and a talk there, are none."""
    (paper,) = library_of(tmp_path, {"a.md": f"# {heading}{_PAPERS}"}).values()
    assert (paper.title, paper.venue, paper.year) == ("EchoNLI: A Dataset for Harbour Inference", "EMNLP", 2021)
    assert not paper.topic


@pytest.mark.parametrize(
    "heading", ["Notes on Nature", "Plan for CVPR 2022", "Rebuttal: CVPR 2022", "Trip to ICML 2019", "Report of 2021"]
)
def test_no_conference(heading: str) -> None:
    """A journal's name is a word, too, and what is planned is no report."""
    assert venue_of(heading) is None


def test_within_a_word() -> None:
    """Words for notes are taken off a title where they are words: not off "Keynote"."""
    assert read_title("Keynote").title == "Keynote"
    assert read_title("EchoNet reading notes").title == "EchoNet"
    assert read_title("EchoNet论文notes").title == "EchoNet论文"
    assert likeness("Test 1: Naive Sequential Serving") == 0
    assert likeness("Test-Time Training with Sonar: A Survey") >= 2


_READ = (
    "* [Occlusion-Aware Sonar Tracking](https://arxiv.org/abs/2001.00001)\n* [A Harbour Map](https://github.com/a/b)\n"
)


@pytest.mark.parametrize(
    "above",
    [
        *(
            "* Read papers:",
            "* Read 3 additional papers.",
            "- Papers read",
            "* We reviewed several relevant papers this week",
        ),
        *("* 阅读论文", "* **Literature**\n  * Read two papers"),
    ],
)
@pytest.mark.parametrize("heading", ["## Week #3: 06/08 - 06/14", "# Week 3\n\n## Summary of Completed Work"])
def test_read_within_work(tmp_path: Path, heading: str, above: str) -> None:
    """Below an item that says that papers were read are papers, among what was done too, and the words are no topic."""
    level = "    " if "\n" in above else "  "
    text = f"{heading}\n\n* Wired the sonar.\n{above}\n" + "".join(f"{level}{line}\n" for line in _READ.splitlines())
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.title == "Occlusion-Aware Sonar Tracking"
    assert not any("ead" in name or "阅读" in name for name in paper.topic)


@pytest.mark.parametrize("above", ["* Wrote code:", "* Read the manual", "* Read papers on time", "* Cite papers"])
def test_work_of_other_kinds(tmp_path: Path, above: str) -> None:
    """What was done and names no reading holds no papers, whatever it links to."""
    below = "".join(f"  {line}\n" for line in _READ.splitlines())
    assert library_of(tmp_path, {"a.md": f"# Week 3\n\n## Completed Work\n\n{above}\n{below}"}) == {}
