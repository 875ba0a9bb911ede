"""The keys and values of heads, as templates and programs of many keepers write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.loader.frontmatter import split_head
from papernotes.model import Paper

TITLE = "Echo Pyramids for Sonar Detection in Deep Seas"


def paper_of(folder: Path, head: str) -> Paper | None:
    return next(iter(library_of(folder, {"n.md": f"---\n{head}\n---\n\n## 方法\n\n听。\n"}).values()), None)


@pytest.mark.parametrize(
    "said",
    [
        "authors: [Aki Ito, Ben Wood]",
        "author: Aki Ito, Ben Wood",
        "author: Aki Ito; Ben Wood",
        "author: Ito, Aki and Wood, Ben",
        "author: Ito, A.; Wood, B.",
        "Author(s): Aki Ito, Ben Wood",
        "paper_authors: Aki Ito, Ben Wood",
        'authors:\n  - "[[Aki Ito]]"\n  - "[[Ben Wood]]"',
        "author:\n  - family: Ito\n    given: Aki\n  - family: Wood\n    given: Ben",
        "authors: |\n  Aki Ito\n  Ben Wood",
        "first_author: Aki Ito, Ben Wood",
    ],
)
def test_authors(tmp_path: Path, said: str) -> None:
    """Two persons or more are the paper's authors whatever the key."""
    paper = paper_of(tmp_path, f"title: {TITLE}\n{said}")
    assert paper and [name.split()[-1] for name in paper.authors] == ["Ito", "Wood"]


def test_bloggers(tmp_path: Path) -> None:
    """One `author` is who keeps the notes."""
    paper = paper_of(tmp_path, f"title: {TITLE}\nauthor: Aki Ito")
    assert paper and not paper.authors


@pytest.mark.parametrize(
    "said",
    [
        *("venue: CVPR 2022", "presented_at: CVPR 2022", "Conference/Journal: CVPR 2022", "期刊/会议: CVPR 2022"),
        *(
            "发表于: CVPR 2022",
            "来源: CVPR 2022",
            "source: CVPR 2022",
            "published: CVPR 2022",
            'venue: "[[CVPR 2022]]"',
        ),
        *("venue: CVPR\npublish_year: 2022", "venue: CVPR\npubdate: 2022", "venue: CVPR\npublicationDate: 2022-06-19"),
        *("venue: CVPR (2022)", "conf: CVPR2022", "publicationTitle: CVPR\nyear: 2022"),
        *("journaltitle: CVPR\nPublished Year: 2022", "container-title: CVPR\nissued:\n  date-parts: [[2022, 6]]"),
    ],
)
def test_venues(tmp_path: Path, said: str) -> None:
    """Where and when, under one key or two; `published` and `source` where they name a venue."""
    paper = paper_of(tmp_path, f"title: {TITLE}\n{said}")
    assert paper and (paper.venue, paper.year) == ("CVPR", 2022)


@pytest.mark.parametrize("said", ["source: Twitter", "published: 2023-01-02", "来源: 老师推荐", "published: true"])
def test_no_venues(tmp_path: Path, said: str) -> None:
    """What those keys say else is no venue."""
    paper = paper_of(tmp_path, f"title: {TITLE}\n{said}")
    assert paper is None or paper.venue is None


@pytest.mark.parametrize(
    "key",
    [
        *("read", "read_on", "readdate", "date_read", "dateRead", "last_read", "finished", "creation-date"),
        *("阅读日期", "阅读时间", "记录时间"),
    ],
)
def test_days(tmp_path: Path, key: str) -> None:
    """The day on which it was read."""
    paper = paper_of(tmp_path, f"title: {TITLE}\n{key}: 2024-01-02")
    assert paper and paper.noted == "2024-01-02"


@pytest.mark.parametrize(
    "head",
    [
        *(f"{key}: {TITLE}" for key in ("paper_title", "Paper Title", "fullTitle", "original_title")),
        *(f"{key}: {TITLE}" for key in ("论文标题", "标题", "题目", "英文标题")),
        f"paper: {TITLE}\nyear: 2022",
        f"title: 今天读的\n论文题目: {TITLE}",
    ],
)
def test_titles(tmp_path: Path, head: str) -> None:
    """A title under a key of its own is the paper's."""
    paper = paper_of(tmp_path, head)
    assert paper and paper.title == TITLE


def test_identifiers(tmp_path: Path) -> None:
    """An arXiv number under any of its keys; a repository by its owner and name."""
    paper = paper_of(tmp_path, f"title: {TITLE}\narxivId: 2201.00001\ngithub: ito/echo")
    assert paper and [link.url for link in paper.links] == [
        "https://arxiv.org/abs/2201.00001",
        "https://github.com/ito/echo",
    ]


@pytest.mark.parametrize(
    "head", ["标题: 深海旅行", "题目: 我的计划", "paper: A4\nyear: 2022", "name: Ann\nsource: Home", "title: A Day Out"]
)
def test_other_notes(tmp_path: Path, head: str) -> None:
    """Such keys alone make no paper of a note."""
    assert not library_of(tmp_path, {"n.md": f"---\n{head}\n---\n\n今天天气好。\n"})


@pytest.mark.parametrize(
    ("text", "keys", "body"),
    [
        ("title: Echoes\ndate: 2020-01-02\ntags:\n- sonar\n---\n\n听。\n", ["title", "date", "tags"], "听。"),
        ("---\ntitle：回声\n标签：声呐\n---\n听。\n", ["title", "标签"], "听。"),
        ("title: Echoes\n---\n听。\n", [], "title: Echoes\n---\n听。"),
        ("title: Echoes\nHear them.\n---\n", [], "title: Echoes\nHear them.\n---"),
        ("---\n注：本文\n又：另文\n---\n听。\n", [], "---\n注：本文\n又：另文\n---\n听。"),
    ],
    ids=["unopened", "full-width colons", "an underlined line", "text above a rule", "text between rules"],
)
def test_heads_in_other_forms(text: str, keys: list[str], body: str) -> None:
    """Hexo's head that nothing opens, and one with full-width colons, are heads; what looks like one stays text."""
    head = split_head(text, "n.md").value

    assert [field.key for field in head.fields] == keys
    assert head.body.strip() == body
    assert head.body.count("\n") == text.count("\n")
