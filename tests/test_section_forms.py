"""The forms in which notes name their sections: headings, lead-ins, boxes, rows; and what has the form, and is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

HEAD = "# EchoNeRF: Sonar Fields for Seabed Recognition\n\nCVPR 2022\n\n"
NAMES = ("动机", "方法", "局限性")
KINDS = ["motivation", "method", "limitations"]
FORMS = {
    "headings": "## {0}\n\n慢。\n\n## {1}\n\n听。\n\n## {2}\n\n贵。\n",
    "numbered headings": "### 1. {0}\n\n慢。\n\n### 2. {1}\n\n听。\n\n### 3. {2}\n\n贵。\n",
    "bold lines": "**{0}**\n\n慢。\n\n**{1}**\n\n听。\n\n**{2}**\n\n贵。\n",
    "bold before a colon": "**{0}：**慢。\n\n**{1}**：听。\n\n**{2}:** 贵。\n",
    "items": "- {0}：慢。\n- **{1}**：听。\n- {2}: 贵。\n",
    "items with items": "- {0}\n  - 慢。\n- {1}\n  - 听。\n- {2}\n  - 贵。\n",
    "brackets": "【{0}】慢。\n\n【{1}】听。\n\n【{2}】贵。\n",
    "square brackets": "[{0}] 慢。\n\n[{1}] 听。\n\n[{2}]\n\n贵。\n",
    "bold brackets": "**【{0}】**慢。\n\n**【{1}】**听。\n\n**【{2}】**贵。\n",
    "brackets in items": "- 【{0}】慢。\n- 【{1}】听。\n- 【{2}】贵。\n",
    "Chinese numbers": "一、{0}\n\n慢。\n\n二、{1}\n\n听。\n\n三、{2}\n\n贵。\n",
    "numbers in brackets": "（1）{0}\n\n慢。\n\n（2）{1}\n\n听。\n\n(3) {2}\n\n贵。\n",
    "numbers above lines": "1、{0}\n慢。\n\n2、{1}\n听。\n\n3、{2}\n贵。\n",
    "signs": "★ {0}\n\n慢。\n\n■ {1}\n\n听。\n\n▶ {2}\n\n贵。\n",
    "quotations": "> {0}\n\n慢。\n\n> {1}\n\n听。\n\n> **{2}**\n\n贵。\n",
    "callouts": "> [!note] {0}\n> 慢。\n\n> [!tip]- {1}\n> 听。\n\n> [!warning] {2}\n> 贵。\n",
    "what is folded": (
        "<details>\n<summary>{0}</summary>\n\n慢。\n\n</details>\n\n<details>\n<summary>{1}</summary>\n\n听。\n\n"
        "</details>\n\n<details>\n<summary>{2}</summary>\n\n贵。\n\n</details>\n"
    ),
    "rows": "| 项目 | 内容 |\n| - | - |\n| {0} | 慢。 |\n| **{1}** | 听。 |\n| {2} | 贵。 |\n",
}
NONE = {
    "a link in brackets": "[方法](https://a.io/m) 在这里。\n",
    "a remark in brackets": "【2022 年读】慢。\n\n[1] 听。\n",
    "a numbered line of text": "（1）方法上有一点改进，先听再看\n\n（2）大海\n",
    "a sentence in a quotation": "> 方法是听，再听，一直听到底为止，没有别的。\n",
    "a callout on something": "> [!note] 大海\n> 蓝。\n",
    "a table of numbers": "| 方法 | PSNR |\n| - | - |\n| EchoNet | 30.1 |\n| SonarRF | 31.2 |\n",
    "a table of one row": "| | |\n| - | - |\n| 方法 | 听。 |\n| 大海 | 蓝。 |\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("names", [NAMES, ("Motivation", "Method", "Limitations")], ids=["zh", "en"])
def test_forms(tmp_path: Path, form: str, names: tuple[str, ...]) -> None:
    """However its author names it, a section is one, and its text is what stands behind or below."""
    (paper,) = library_of(tmp_path, {"a.md": HEAD + FORMS[form].format(*names)}).values()
    sections = paper.entries[0].sections
    assert [section.kind for section in sections] == KINDS
    assert [said in section.text for section, said in zip(sections, ("慢", "听", "贵"), strict=True)] == [True] * 3


@pytest.mark.parametrize("form", NONE)
def test_no_sections(tmp_path: Path, form: str) -> None:
    """What has such a form, and names no section, is text."""
    (paper,) = library_of(tmp_path, {"a.md": HEAD + NONE[form]}).values()
    assert not paper.entries[0].sections


ASKED = {
    "Q: 这篇论文试图解决什么问题？": "motivation",
    "Q1：这是否是一个新的问题？": "motivation",
    "问题2：这篇文章要验证一个什么科学假设？": "motivation",
    "Q: 有哪些相关研究？": "related",
    "**Q:** 论文如何解决这个问题？": "method",
    "问：论文做了哪些实验？": "experiments",
    "Q6. 论文的主要结论是什么？": "conclusion",
    "Q: 有什么可以进一步探索的点？": "limitations",
    "Q: 总结一下论文的主要内容": "conclusion",
    "Question 3: How was it evaluated?": "experiments",
    "Q: Where does it fail?": "limitations",
}


@pytest.mark.parametrize("question", ASKED)
def test_questions(tmp_path: Path, question: str) -> None:
    """A line that says it is a question, and asks what readers ask of a paper, begins a section, as does a heading."""
    (lined,) = library_of(tmp_path / "a", {"a.md": f"{HEAD}{question}\n\nA: 慢。\n"}).values()
    (headed,) = library_of(tmp_path / "b", {"a.md": f"{HEAD}## {question}\n\n慢。\n"}).values()
    assert [part.kind for paper in (lined, headed) for part in paper.entries[0].sections] == [ASKED[question]] * 2


HEADS = {
    "Why it matters": "motivation",
    "Why does it matter?": "motivation",
    "What's new in this paper": "contribution",
    "What is novel?": "contribution",
    "What I learned": "review",
    "Next steps": "limitations",
    "推理流程": "method",
    "Exp": "experiments",
    "实验环境": "experiments",
}


@pytest.mark.parametrize("head", HEADS)
def test_phrases(tmp_path: Path, head: str) -> None:
    """Headings that say in a phrase what they are about."""
    (paper,) = library_of(tmp_path, {"a.md": f"{HEAD}## {head}\n\n慢。\n"}).values()
    assert [part.kind for part in paper.entries[0].sections] == [HEADS[head]]


OTHER_QUESTIONS = {
    "of users": "# Sonar\n\nQ: How do I install it?\n\nA: With pip.\n\nQ: Does it run on boats?\n\nA: Yes.\n",
    "of a program": "# Sonar 2.0\n\n## What's new\n\nA menu.\n\n## Next steps\n\nTry it.\n",
    "of an examination": "# 期末复习\n\nQ1: 声速是多少？\n\nA: 340。\n\n问：船有几种？\n\n答：两种。\n",
}


@pytest.mark.parametrize("case", OTHER_QUESTIONS)
def test_other_questions(tmp_path: Path, case: str) -> None:
    """Others ask, too."""
    assert library_of(tmp_path, {"a.md": OTHER_QUESTIONS[case]}) == {}
