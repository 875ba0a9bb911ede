"""What a line or two right below a title say of its paper, in the ways in which keepers write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.config import Markdown
from papernotes.loader.parse import parse
from papernotes.model import Paper, Source

TITLE = "EchoNet: Listening to Ships at Sea"
OTHER = "## MixSonar: Modeling a Ping for All (CVPR 2021)\n\n### 方法\n\n慢。\n"
NOTE = f"# 论文笔记\n\n## {TITLE}\n\n{{}}\n\n### 方法\n\n快。\n\n{OTHER}"


def paper_above(tmp_path: Path, lines: str) -> Paper:
    """The paper of a note on two that has those lines right below its title."""
    papers = library_of(tmp_path, {"a.md": NOTE.format(lines)})
    assert len(papers) == 2
    return papers[TITLE]


TOGETHER = {
    "(Venue:: CVPR) (Year:: 2022)": ("CVPR", 2022),
    "- (venue:: CVPR), (year:: 2022), (link:: none)": ("CVPR", 2022),
    "| Venue | Year |\n|---|---|\n| CVPR | 2022 |": ("CVPR", 2022),
    "| 年份 | 会议 |\n|---|---|\n| 2022 | CVPR |": ("CVPR", 2022),
    "| Venue | CVPR |\n|---|---|\n| Year | 2022 |": ("CVPR", 2022),
    "(see: CVPR) (Year: 2022)": (None, None),
    "(来源: 网络)": (None, None),
}


@pytest.mark.parametrize("lines", TOGETHER)
def test_fields_beside_each_other(tmp_path: Path, lines: str) -> None:
    """Fields in brackets each, and two that are the head of a table with their values in the one row below, are read;
    brackets of something else are none."""
    paper = paper_above(tmp_path, lines)
    assert (paper.venue, paper.year) == TOGETHER[lines]


def test_code_by_more_names(tmp_path: Path) -> None:
    """开源地址 is where the code is."""
    paper = paper_above(tmp_path, "开源地址：github.com/a/b")
    assert [(link.kind, link.url) for link in paper.links] == [("code", "https://github.com/a/b")]


PUBLISHED = [
    *("📅 CVPR 2022", "🏛️ CVPR 2022", "- 🏛 **CVPR 2022**", "2022.6 CVPR", "2022年6月 CVPR"),
    *(
        "这是一篇 CVPR 2022 的论文。",
        "本文是 CVPR 2022 的工作，来自某大学",
        "本文是 CVPR 2022 的 oral。",
        "CVPR, 43(2), 123-135, 2022",
        "*CVPR, vol. 43, no. 2, pp. 123–135, 2022.*",
        "这是CVPR 2022的一篇文章，讲声呐。",
    ),
    *(
        "已被 CVPR 2022 接收",
        "本文被CVPR2022接收。",
        "这篇文章发表在 2022 年的 CVPR 上",
        "2022年发表在 CVPR ，[链接](https://a.b/c)",
    ),
    *("Source: CVPR 2022", "Pub: CVPR22", "时间：CVPR 2022", "**Info**: CVPR 2022, 被引 100", "- 基本信息：CVPR 2022"),
    *("级别：CCF-A，CVPR 2022", "#CVPR2022", "#声呐 #CVPR/2022", "tags: #venue/CVPR2022 #声呐"),
]
NOT_PUBLISHED = [
    *("这是一篇 CVPR 2022 的论文的复现", "本文是对 CVPR 2022 的工作的扩展", "该方法的前身已被 CVPR 2022 接收"),
    *("Source: talk at CVPR 2022", "Source: https://example.org/cvpr2022", "时间：CVPR 2022 期间", "级别：CCF-A"),
    *("参加了 #CVPR2022 的会议", "#CVPR2022 #ICCV2023", "📅 2022-06-01", "Info: seen in the CVPR 2022 tutorial"),
]


@pytest.mark.parametrize("line", PUBLISHED)
def test_venue_told(tmp_path: Path, line: str) -> None:
    """A line whose subject is this paper, or that is but a venue and its year behind a word or an emoji, says where it
    was published; a tag on a line of tags does, too."""
    paper = paper_above(tmp_path, line)
    assert (paper.venue, paper.year) == ("CVPR", 2022)


@pytest.mark.parametrize("line", NOT_PUBLISHED)
def test_no_venue_told(tmp_path: Path, line: str) -> None:
    """A paper of others, a talk, a stay somewhere, and tags of several conferences tell nothing of this one's."""
    assert paper_above(tmp_path, line).venue is None


def test_tag_is_the_weakest(tmp_path: Path) -> None:
    """A tag gives way to a venue that the note says in words, and gives the year of the same."""
    paper = paper_above(tmp_path, "会议：ICCV\n\n#CVPR2022")
    assert (paper.venue, paper.year) == ("ICCV", None)
    paper = paper_above(tmp_path, "会议：CVPR\n\n#CVPR2022")
    assert (paper.venue, paper.year) == ("CVPR", 2022)


BY = [
    *(
        "- Authors\n  - Aki Ito\n  - Ben Wood",
        "Authors:\n- Aki Ito\n- Ben Wood (MIT)",
        "**Authors**\n\n1. Aki Ito\n2. Ben Wood",
    ),
    *("### Authors\n\n- Aki Ito\n- Ben Wood", "- **作者**：\n  - Aki Ito\n  - Ben Wood\n- 会议：ICCV 2023"),
    *("> Aki Ito, Ben Wood", "> *Aki Ito and Ben Wood*", "> Aki Ito, Ben Wood\n> CVPR 2022"),
    *("✍️ Aki Ito, Ben Wood", "👤 Aki Ito and Ben Wood", "Writer: Aki Ito, Ben Wood", "作者信息：Aki Ito，Ben Wood"),
    *("第一作者：Aki Ito，通讯作者：Ben Wood", "一作：Aki Ito；通信作者：Ben Wood", "Aki Ito; Ben Wood (CVPR 2022)"),
]
NOT_BY = [
    *("Authors:\n- see the paper\n- Ben Wood", "- Methods\n  - Aki Ito\n  - Ben Wood", "- Mask RCNN\n- Faster RCNN"),
    *("> Mask RCNN, Faster RCNN", "> Point Clouds, Neural Fields", "> Aki Ito, Ben Wood\n> say that ships are loud."),
    *("🔥 Smart Search, Dark Mode", "Writer: bored, tired", "作者信息：某公司工程师", "时间：CVPR 2022 期间"),
]


@pytest.mark.parametrize("lines", BY)
def test_authors_told(tmp_path: Path, lines: str) -> None:
    """A list below a label, a quotation of full names, an emoji of persons, and 通讯作者 name the authors."""
    assert paper_above(tmp_path, lines).authors == ("Aki Ito", "Ben Wood")


@pytest.mark.parametrize("lines", NOT_BY)
def test_no_authors_told(tmp_path: Path, lines: str) -> None:
    """Methods, subjects and features in lists or quotations are no persons, nor is a list that says more than names."""
    assert paper_above(tmp_path, lines).authors == ()


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Aki Ito Ben Wood Cleo Moss Dan Hill", ("Aki Ito", "Ben Wood", "Cleo Moss", "Dan Hill")),
        ("Juan Carlos Garcia Lopez", ("Juan Carlos Garcia Lopez",)),
        ("Aki B. Ito Ben Wood Cleo", ()),
    ],
)
def test_authors_in_pairs(tmp_path: Path, value: str, authors: tuple[str, ...]) -> None:
    """Behind a label, words with nothing between them are persons of two each, from three persons on."""
    assert paper_above(tmp_path, f"作者：{value}").authors == authors


LINKED = {
    "[arXiv:2201.00001]": ["https://arxiv.org/abs/2201.00001"],
    "arxiv 2201.00001": ["https://arxiv.org/abs/2201.00001"],
    "arXiv:2201.00001v2 [cs.CV] 5 Jan 2022": ["https://arxiv.org/abs/2201.00001"],
    "[2201.00001 (arxiv.org)](https://arxiv.org/abs/2201.00001)": ["https://arxiv.org/abs/2201.00001"],
    r"https://www.ecva.net/papers/eccv\_2020/papers\_ECCV/1.pdf": [
        "https://www.ecva.net/papers/eccv_2020/papers_ECCV/1.pdf"
    ],
    "Code: https://github.com/a/b&#x20;": ["https://github.com/a/b"],
    "close to arXiv:2201.00001 of last year": [],
    "as [2201.00001](https://arxiv.org/abs/2201.00001) shows": [],
    r"see C:\\https, or a\_b": [],
}


@pytest.mark.parametrize("line", LINKED)
def test_addresses_told(tmp_path: Path, line: str) -> None:
    """A number at arXiv that is a whole line is the paper's; a number in a sentence is that of another. What an editor
    escapes is no part of an address."""
    assert [link.url for link in paper_above(tmp_path, line).links] == LINKED[line]


@pytest.mark.parametrize(
    ("text", "url", "shown"),
    [
        (r"https://a.org/b\_c\_d.", "https://a.org/b_c_d", "b_c_d</a>."),
        (r"https://a.org/b?x=1\&y=2", "https://a.org/b?x=1&amp;y=2", "y=2</a>"),
        (r"https://a.org/b\_", "https://a.org/b", "b</a>_"),
        ("https://a.org/b&#x20;", "https://a.org/b", "b</a>"),
    ],
)
def test_addresses_as_editors_write_them(text: str, url: str, shown: str) -> None:
    """Backslashes that an editor put into a bare address are left out of it, and a space at its end."""
    (block,) = parse(Source("a.md", text), Markdown()).value.blocks
    html = "".join(part for part in block.html if isinstance(part, str))
    assert [mark.target for mark in block.marks] == [url.replace("&amp;", "&")]
    assert shown in html


STATES = {
    "未读": "to-read",
    "**待读**": "to-read",
    "TODO": "to-read",
    "TODO\n\n- redraw the figure": "read",
    "TODO: redraw the figure": "read",
    "未读懂第三节": "read",
}


@pytest.mark.parametrize("lines", STATES)
def test_status_told(tmp_path: Path, lines: str) -> None:
    """A line right below the title that says no more than that the paper is unread is its status; a list of things
    to do is none, nor is a word within others."""
    assert paper_above(tmp_path, lines).status == STATES[lines]


DAYS = {
    "Read: 2024-01-02": "2024-01-02",
    "- 读于 2024年1月2日": "2024-01-02",
    "精读于：2024/1/2": "2024-01-02",
    "created:: 2024-01-02": "2024-01-02",
    "Read on 2024-01-02": "2024-01-02",
    "Read: 2024-01-02 by the reviewers": None,
    "读于 2024": None,
    "Date: 2024-01-02": None,
}


@pytest.mark.parametrize("line", DAYS)
def test_day_told(tmp_path: Path, line: str) -> None:
    """The day of reading, and that on which the note was made, are the note's; a date alone may be the paper's."""
    assert paper_above(tmp_path, line).noted == DAYS[line]


PLACES = {
    "来自 MIT 的工作": ("MIT",),
    "这是一篇来自清华大学的论文": ("清华大学",),
    "MIT 的工作": ("MIT",),
    "From MIT and Google": ("MIT", "Google"),
    "CVPR 2022, MIT": ("MIT",),
    "MIT | CVPR 2022": ("MIT",),
    "与 MIT 的工作相比更快": (),
    "前人的工作": (),
    "From scratch": (),
    "CVPR 2022, New Orleans": (),
}


@pytest.mark.parametrize("line", PLACES)
def test_place_told(tmp_path: Path, line: str) -> None:
    """A known organisation whose work a line says that it is, or that stands alone beside the venue, is where its
    authors work; a city or a comparison is not."""
    assert paper_above(tmp_path, line).institutions == PLACES[line]
