"""Titles of posts with the field before the name, parts of one post, papers in folders of their own, and authors and
venue before a title."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

from papernotes.normaliser.citations.citations import reference_in
from papernotes.normaliser.titles.titles import read_title

_BODY = "\n# 一、背景介绍\n\n回归。\n\n# 二、核心算法\n\n网络。\n"


@pytest.mark.parametrize(
    "title",
    [
        *("深度学习——EchoNet-v1论文阅读笔记", "声呐检测：EchoNet-v1 论文阅读笔记", "声呐检测-EchoNet-v1论文解读"),
        *("【声呐检测】EchoNet-v1论文阅读", "深度学习论文笔记：EchoNet-v1", "EchoNet-v1论文笔记（一）"),
    ],
)
def test_field_before_a_name(tmp_path: Path, title: str) -> None:
    """Of a post with notes on a paper the field before the name is no part of the title."""
    assert set(library_of(tmp_path, {"a.md": f"---\ntitle: {title}\n---\n{_BODY}"})) == {"EchoNet-v1"}


@pytest.mark.parametrize(
    "title",
    [
        "机器学习——SVM 学习笔记",
        "工具推荐——EchoNote论文阅读插件",
        "编程-Python入门笔记",
        "效率工具：EchoNote 论文笔记",
        "读书——Echo",
    ],
)
def test_field_of_other_posts(tmp_path: Path, title: str) -> None:
    """Notes on subjects and on tools are none on a paper of that name."""
    assert papers_of(tmp_path, {"a.md": f"---\ntitle: {title}\n---\n{_BODY}"}) == set()


def test_fields_that_stay() -> None:
    """A title in Chinese, and one that says nothing of notes, is left whole."""
    for text in ("基于注意力的声呐检测：EchoNet的改进", "声呐检测——EchoNet", "声呐检测-回声定位论文笔记"):
        assert read_title(text).title == text.removesuffix("论文笔记")


@pytest.mark.parametrize("part", ["(1)", "（一）", "（上）", " (Part 1)", "（上篇）"])
def test_part_of_notes(part: str) -> None:
    """Which part of the notes on a paper it is, is no part of its title."""
    assert (
        read_title(f"论文阅读：Echo-LM Improves Controllable Hearing{part}").title
        == "Echo-LM Improves Controllable Hearing"
    )
    assert read_title(f"Echo-LM论文笔记{part}").title == "Echo-LM"


def test_parts_are_one(tmp_path: Path) -> None:
    """Parts of one post are notes on one paper; a number in brackets elsewhere is the title's."""
    head = "---\ntitle: '论文阅读：Echo-LM Improves Controllable Hearing({})'\n---\n\n讲方法。\n"
    (paper,) = library_of(tmp_path, {f"{at}.md": head.format(at) for at in (1, 2)}).values()
    assert len(paper.entries) == 2
    assert read_title("Sums of Squares over O(1)").title == "Sums of Squares over O(1)"


@pytest.mark.parametrize("name", ["README", "overview", "notes", "summary", "EchoNet", "index", "阅读笔记"])
def test_folder_of_one_paper(tmp_path: Path, name: str) -> None:
    """The folder of a paper is no topic, whatever the note in it is called; the one above it is."""
    text = "# EchoNet\n\n论文：https://arxiv.org/abs/2106.09685\n\n## 方法\n\n回声。\n"
    (paper,) = library_of(tmp_path, {f"sonar/EchoNet/{name}.md": text}).values()
    assert paper.topic == ("sonar",)


def test_folder_of_a_subject(tmp_path: Path) -> None:
    """Another folder is, with notes that are called otherwise than it."""
    text = "# EchoNet\n\n论文：https://arxiv.org/abs/2106.09685\n\n## 方法\n\n回声。\n"
    (paper,) = library_of(tmp_path, {"sonar/harbour/notes.md": text}).values()
    assert paper.topic == ("sonar", "harbour")


PLACED = [
    "Saha et al., AAAI 2020 — Hidden Trigger Echo Attacks (HTEA).",
    "Saha et al., AAAI 2020: Hidden Trigger Echo Attacks (HTEA)",
    "Saha, Ito & Wood (AAAI 2020) - Hidden Trigger Echo Attacks (HTEA). Clean labels.",
    'Saha and Ito, AAAI 2020: "Hidden Trigger Echo Attacks (HTEA)".',
]


@pytest.mark.parametrize("line", PLACED)
def test_authors_and_venue_before_a_title(line: str) -> None:
    """Who wrote it and where it was stand before a title, too."""
    named = read_title(line)
    assert (named.title, named.short, named.venue, named.year) == ("Hidden Trigger Echo Attacks", "HTEA", "AAAI", 2020)


def test_list_led_by_authors(tmp_path: Path) -> None:
    """So in lists, in bold, and with a name for a title; what is left to do is none among them."""
    text = (
        "## Reading list\n\n- **Saha et al., AAAI 2020 — Hidden Trigger Echo Attacks (HTEA).**\n  Clean labels.\n"
        "- **Doan et al., ICCV 2021 — LIREA.** A trigger is learnt.\n"
        "- (Backlog for next week, in order of interest.)\n"
    )
    found = papers_of(tmp_path, {"a.md": text})
    assert found == {("Hidden Trigger Echo Attacks", "HTEA", "AAAI", 2020), ("LIREA", "LIREA", "ICCV", 2021)}


@pytest.mark.parametrize(
    "line",
    [
        "Saha et al., AAAI 2020: they hide the trigger in the echo",
        "Saha et al., AAAI 2020: No code, see Ben",
        "Aki and Ben, June 2020: Trip to the Sea",
        "Saha et al., 2020: nothing new",
        "Aki and Ben, AAAI 2020: Book the Hotel",
        "Milk and eggs, 2020 - Shopping at the Market",
    ],
)
def test_remarks_behind_a_venue(line: str) -> None:
    """What is said of a paper behind its authors and venue is no title, nor is what persons do at conferences."""
    assert reference_in(line) is None


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        ("Everybody Hears Now.", "Everybody Hears Now"),
        ("Everybody Hears Now,", "Everybody Hears Now"),
        ("Everybody Hears Now, 1–9. Retrieved from https://arxiv.org/abs/2401.00011", "Everybody Hears Now"),
        ("Self-Attention Generative Echo Networks.", "Self-Attention Generative Echo Networks"),
        ("Random echoes. Machine Hearing, 45.", "Random echoes"),
    ],
)
def test_ends_of_references(behind: str, title: str) -> None:
    """A reference may end with its title, with a comma, or with its pages; of two words it says where."""
    led = "Chan, C., Ginosar, S., & Efros, A. A. (2018). "
    assert (found := reference_in(f"{led}{behind}")) and (found.title, found.year) == (title, 2018)
    assert reference_in(f"{led}Private communication.") is None


_POST = "---\nlayout: post\ntitle: {}\n{}---\n\n{}\n"
_OTHER_POSTS = {
    "tools": ("Setting Up a Home Server for Sonars", "", "I bought a small machine.\n\n## Installing\n\n`apt`"),
    "travel": ("A Week of Sailing Around the Quiet Islands", "categories: [travel]\n", "I read papers on the ferry."),
    "school": ("Lessons From My First Year of Graduate School", "", "The paper was rejected."),
    "news": (
        "Announcing the Second Release of Our Little Generator",
        "authors: [ann]\ntags: [release]\n",
        "We are happy.",
    ),
    "a course": ("Introductory Networks for Listening to Harbours", "categories: 课程\n", "第一讲。"),
}
_PAPER_POSTS = {
    "a name before the title": ("'EchoNet: Deep Listening for Quiet Harbours'", "", "Hears."),
    "spoken of": ("Learning to Listen to Ships in Quiet Harbours", "tags: [sonar]\n", "The authors add a sonar."),
    "filed so": ("Learning to Listen to Ships in Quiet Harbours", "category: paper-summaries\n", "A sonar."),
    "in Chinese": ("Learning to Listen to Ships in Quiet Harbours", "tags: [声呐]\n", "一个能听见船的网络。"),
    "with sections": ("Learning to Listen to Ships in Quiet Harbours", "", "A.\n\n## Method\n\nB.\n\n## Results\n\nC."),
    "linked": (
        "Learning to Listen to Ships in Quiet Harbours",
        "categories: [tools]\n",
        "https://arxiv.org/abs/2001.00001",
    ),
}


@pytest.mark.parametrize("post", _OTHER_POSTS)
def test_other_posts(tmp_path: Path, post: str) -> None:
    """Posts on life and tools have titles like papers, and say nothing of one."""
    assert library_of(tmp_path, {"_posts/2020-01-02-a.md": _POST.format(*_OTHER_POSTS[post])}) == {}


@pytest.mark.parametrize("post", _PAPER_POSTS)
def test_posts_on_papers(tmp_path: Path, post: str) -> None:
    """Beside them stand posts on papers, which say so somehow."""
    assert len(library_of(tmp_path, {"_posts/2020-01-02-a.md": _POST.format(*_PAPER_POSTS[post])})) == 1


def test_titles_outside_of_blogs(tmp_path: Path) -> None:
    """In a folder of notes a title in the head is enough."""
    text = "---\ntitle: Learning to Listen to Ships in Quiet Harbours\n---\n\nA sonar.\n"
    assert len(library_of(tmp_path, {"sonar/a.md": text})) == 1


def test_sections_of_a_post(tmp_path: Path) -> None:
    """In a post that is filed among papers a heading that speaks of them is a section, whatever it is called."""
    body = "## Summary\n\nA sonar.\n\n## Broader Impact on the Sonar Community\n\nThe authors hear more.\n"
    text = _POST.format("Learning to Listen to Ships in Harbours", "category: paper-summaries\n", body)
    assert list(library_of(tmp_path, {"_posts/2020-01-02-a.md": text})) == ["Learning to Listen to Ships in Harbours"]


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ('title: "Paper Review: Quiet Nets for Ships at Night"\ndate: 2020-01-02\nauthors:\n  - name: Ann Ito', ()),
        ('title: "Paper Review: Quiet Nets for Ships at Night"\nvenue: CVPR\nauthors: [Ann Ito]', ("Ann Ito",)),
        ('title: "Paper Review: Quiet Nets for Ships at Night"\nauthors: [Ann Ito, Ben Wood]', ("Ann Ito", "Ben Wood")),
        ('title: "Quiet Nets for Ships at Night"\ndate: 2020-01-02\nauthors: [Ann Ito]', ("Ann Ito",)),
    ],
)
def test_writers_of_posts(tmp_path: Path, head: str, authors: tuple[str, ...]) -> None:
    """The one author of a post that says that it is a review, with its day, wrote the review."""
    (paper,) = library_of(tmp_path, {"a.md": f"---\n{head}\n---\n\n## Method\n\nNets.\n"}).values()
    assert (paper.title, paper.authors) == ("Quiet Nets for Ships at Night", authors)


@pytest.mark.parametrize(
    "head",
    [
        "title: 《Weakly supervised echoes with state information for ships》论文笔记",
        "title: Weakly supervised echoes with state information for ships\ncategories: 论文笔记",
        "title: Weakly supervised echoes with state information for ships\ncategories: [Paper Review, Sonar]",
    ],
)
def test_posts_filed_as_notes(tmp_path: Path, head: str) -> None:
    """A category of notes on papers, or 论文笔记 behind a quoted title, says that the post is on one."""
    body = "## Introduction\n\n- 慢\n\n## Weakly Supervised Echoes with Information\n\n### Model\n\n- 网络\n"
    text = f"---\n{head}\n---\n\n{body}"
    assert list(library_of(tmp_path, {"_posts/a.md": text})) == [
        "Weakly supervised echoes with state information for ships"
    ]


def test_link_to_the_paper(tmp_path: Path) -> None:
    """What leads to the paper is no part of its title."""
    link = "📖 Link to the Paper: [Echo R-CNN](https://a.org/b.pdf)"
    text = f"---\ntitle: 'Paper Review: Echo R-CNN'\n---\n\n{link}\n\n## Method\n\nNets.\n"
    assert list(library_of(tmp_path, {"a.md": text})) == ["Echo R-CNN"]


def test_lectures_filed_as_papers(tmp_path: Path) -> None:
    """A subject in a category of papers may be a lecture."""
    text = "---\ntitle: Echo Spectroscopy\ncategories: paper\n---\n\n# 回声\n\n## 第一讲\n\n热。\n"
    assert library_of(tmp_path, {"_posts/a.md": text}) == {}


@pytest.mark.parametrize(("year", "told"), [("CVPR 2017", ("CVPR", 2017)), ("2005", (None, 2005))])
def test_years_with_venues(tmp_path: Path, year: str, told: tuple[str | None, int]) -> None:
    """The year of a paper may have its venue before it."""
    head = f"title: Quiet Nets for Ships at Night\npaper_title: Quiet Nets for Ships at Night\npaper_year: {year}"
    (paper,) = library_of(tmp_path, {"a.md": f"---\n{head}\n---\n\nThis paper proposes nets.\n"}).values()
    assert (paper.venue, paper.year) == told


def test_sentences_are_no_titles(tmp_path: Path) -> None:
    """What they did is no title of theirs."""
    text = "# Ito et al. 2020 notes\n\n## What did the authors do?\n\nThey took various harbour ships\n\n## Why?\n\nx\n"
    assert "They took various harbour ships" not in library_of(tmp_path, {"ito.md": text})
