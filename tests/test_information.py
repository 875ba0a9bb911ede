"""Who, where and when, and links, on a line below a title or on several: each is read, however they are joined."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.normaliser.prose.lines import Line
from papernotes.normaliser.stated.information import information

_TITLE = "EchoNet: Deep Echoes for Small Boats"
_URL = "https://arxiv.org/abs/2101.00001"
_AUTHORS = (
    "Ann Ito, Ben Wood",
    "**Authors:** Ann Ito, Ben Wood",
    "作者：Ann Ito, Ben Wood",
    "by Ann Ito, Ben Wood",
    "👥 Ann Ito, Ben Wood",
)
_VENUES = (
    "CVPR 2021",
    "Venue/Year: CVPR 2021",
    "📅 CVPR 2021",
    "Published in CVPR 2021",
    "发表于 CVPR 2021",
    "`CVPR 2021`",
)
_LINKS = (f"[PDF]({_URL})", f"[[Paper]]({_URL})", f"🔗 {_URL}", f"论文链接：{_URL}", "arXiv:2101.00001")
JOINTS = {"lines": "\n", "paragraphs": "\n\n", "bars": " | ", "dots": " · ", "a list": "\n- ", "a quotation": "\n> "}


@pytest.mark.parametrize("joint", JOINTS)
def test_joints(tmp_path: Path, joint: str) -> None:
    """In any order, in a note of its own and below a heading among others."""
    sign = JOINTS[joint]
    begin = sign.lstrip("\n") if sign[0] == "\n" else ""
    for number, (authors, venue, link) in enumerate(product(_AUTHORS, _VENUES, _LINKS)):
        if (number + len(joint)) % 7:  # each form beside each other one in some list
            continue
        parts = (authors, venue, link) if number % 2 else (link, venue, authors)
        told = begin + sign.join(parts)
        alone = f"# {_TITLE}\n\n{told}\n\n## Method\n\nNets.\n"
        among = f"# Sonar\n\n## {_TITLE}\n\n{told}\n\n### Method\n\nNets.\n\n## Wide Waves\n\nCVPR 2020\n"
        for name, text in (("a.md", alone), ("sonar.md", among)):
            folder = tmp_path / f"{number}-{name}"
            folder.mkdir()
            paper = library_of(folder, {name: text})[_TITLE]
            assert (paper.authors, paper.venue, paper.year) == (("Ann Ito", "Ben Wood"), "CVPR", 2021), text
            assert [link.url for link in paper.links] == [_URL]


@pytest.mark.parametrize(
    "text",
    [
        "Echoes | Waves",
        "We compare echoes / waves / boats in the harbour",
        "Input | Output | CVPR 2021",
        "Slow and dear · says nothing of boats",
    ],
)
def test_others(text: str) -> None:
    """What has bars or dots and says something else is one line."""
    line = Line(text, 1, "paragraph")
    assert information(line) == (line,)


_FIELDS = (
    "**Title:** @T **Authors:** @A **Venue:** @V",
    "**Title**: @T; **Authors**: @A; **Venue**: @V",
    "Title: @T, Authors: @A, Venue: @V",
    "Title: @T | Authors: @A | Venue: @V",
    "标题：@T；作者：@A；会议：@V",
    "题目：@T，作者：@A，会议：@V",
)


@pytest.mark.parametrize("line", _FIELDS)
@pytest.mark.parametrize("mark", ["", "- "])
def test_titles_first(tmp_path: Path, line: str, mark: str) -> None:
    """The title may be the first of the fields that share a line, in paragraphs and in lists."""
    papers = (
        ("Deep Echoes for Small Boats", "Ann Ito, Ben Wood", "CVPR 2021"),
        ("Wide Waves for Large Harbours: Code", "Cleo Moss, Dan Berg", "ICLR 2020"),
    )
    told = (mark + line.replace("@T", title).replace("@A", who).replace("@V", where) for title, who, where in papers)
    found = library_of(tmp_path, {"a.md": "# Sonar\n\n" + ("\n" if mark else "\n\nNotes.\n\n").join(told) + "\n"})
    for title, who, where in papers:
        paper = found[title]
        assert (", ".join(paper.authors), f"{paper.venue} {paper.year}") == (who, where)


def test_titles_with_colons(tmp_path: Path) -> None:
    """One key in a title, with a comma before it or not, is a part of it."""
    for number, title in enumerate(("Small Talk, Code: Why Boats Speak", "Deep Echoes Data: The Harbour Set")):
        (tmp_path / str(number)).mkdir()
        text = f"# Sonar\n\nTitle: {title}\n\nAuthors: Ann Ito, Ben Wood\n\nNotes.\n"
        assert [paper.title for paper in library_of(tmp_path / str(number), {"a.md": text}).values()] == [title]
