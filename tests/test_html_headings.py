"""Headings that HTML makes, or that stand in a box of HTML, are headings of the note; all else stays HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.config import Markdown
from papernotes.loader.parse import parse
from papernotes.model import Block, Source

TITLE = "Echo Pyramids for Sonar Detection"


OPTIONS = Markdown()


def blocks_of(text: str, options: Markdown = OPTIONS) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in parse(Source("a.md", text), options).value.blocks]


@pytest.mark.parametrize(
    "text",
    [
        f"<h2>{TITLE}</h2>",
        f'<h2 align="center">{TITLE}</h2>',
        f"<h2>\n  {TITLE}\n</h2>",
        f'<div align="center">\n<h2>{TITLE}</h2>\n</div>',
        f"<center>\n\n## {TITLE}\n\n</center>",
        f"<div>\n\n<div>\n\n## {TITLE}\n\n</div>\n\n</div>",
    ],
)
def test_headings(text: str) -> None:
    """However HTML wraps it; with `loose_html: false` it stays HTML."""
    assert blocks_of(f"{text}\n\n声呐。\n") == [("heading", 2, TITLE), ("paragraph", 0, "声呐。")]
    strict = [kind for kind, _, _ in blocks_of("<h2>Echo</h2>\n", Markdown(loose_html=False))]
    assert strict == ["html"]


def test_links_in_headings() -> None:
    """Links keep their places in the text of the heading."""
    text = f'<h2>\n 1. <a href="https://a.b/c">{TITLE}</a> <i>x</i>\n</h2>\n'
    (heading,) = parse(Source("a.md", text), Markdown()).value.blocks
    (link,) = (mark for mark in heading.marks if mark.kind == "link")
    assert heading.kind == "heading" and heading.text[link.start : link.end] == TITLE


def test_boxes_keep_the_rest() -> None:
    """What stands beside a heading stays in a box like the one that was around it, in its order."""
    blocks = parse(Source("a.md", '<div align="center">\n\n前\n\n## 标题\n\n后\n\n</div>\n'), Markdown()).value.blocks

    def shape(block: Block) -> tuple[str, str]:
        return block.opening, block.text

    assert [shape(block) for block in blocks] == [
        ('<div class="align-center">', "前"),
        ("", "标题"),
        ('<div class="align-center">', "后"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<h2>One</h2>\n<h3>Two</h3>\n",
        '<h2 id="here">One</h2>\n',
        "<p>One</p>\n",
        "<h2></h2>\n",
        "<details>\n<summary>One</summary>\n\n## Two\n\n</details>\n",
        "<table><tr><td>\n\n## Two\n\n</td></tr></table>\n",
    ],
)
def test_what_stays(text: str) -> None:
    """Several in one block, one with a name of its own, none, and what is folded or in a cell stay as they are."""
    assert "heading" not in [kind for kind, _, _ in blocks_of(text)]


def test_topics_and_papers(tmp_path: Path) -> None:
    """They are topics above lists and titles above notes as others are."""
    other = "Quiet Nets for Deep Sea Ships"
    files = {
        "list.md": f"# 论文\n\n<h2>声呐</h2>\n\n- [{TITLE}](https://arxiv.org/abs/2401.00011)\n",
        "note.md": f'<h1 align="center">{other}</h1>\n\nCVPR 2022\n\n## 方法\n\n听。\n',
    }
    papers = library_of(tmp_path, files)
    assert papers[TITLE].topic == ("声呐",) and papers[other].venue == "CVPR"
