"""Papers in tables, lists and paragraphs that are written in HTML; and other things that are."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.model import Block, Image, Note, Span
from papernotes.normaliser.prose.html_blocks import with_html_as_blocks

_PAPERS = (
    ("Deep Echoes for Small Boats", "https://arxiv.org/abs/2101.00001", "CVPR", 2021, ("Ann Ito", "Ben Wood")),
    ("Wide Waves for Large Harbours", "https://arxiv.org/abs/2003.00002", "ICLR", 2020, ("Cleo Moss", "Dan Berg")),
    ("Ships That Sing at Night", "https://arxiv.org/abs/1901.00003", "ICML", 2019, ("Eva Lund", "Finn Moe")),
)
_LINK = '<a href="{url}">{title}</a>'
SHAPES = {  # what stands before, for each paper, and behind; whether authors stand in it
    "a table": (
        "<table>\n<tr><th>Title</th><th>Authors</th><th>Venue</th></tr>\n",
        f"<tr>\n  <td>{_LINK}</td>\n  <td>{{who}}</td>\n  <td>{{venue}} {{year}}</td>\n</tr>\n",
        "</table>\n",
        True,
    ),
    "a table with a body, in a box": (
        '<div align="center">\n<table width="90%"><thead><tr><td>Venue</td><td>Paper</td></tr></thead><tbody>\n',
        f'<tr><td align="center">{{venue}} {{year}}</td><td><b>{_LINK}</b></td></tr>\n',
        "</tbody></table>\n</div>\n",
        False,
    ),
    "pictures beside lines": (
        "<table>\n",
        f'<tr><td width="30%"><img src="a.png"></td>\n<td>{_LINK}<br>{{who}}<br>\n'
        "<em>{venue} {year}</em></td></tr>\n",
        "</table>\n",
        True,
    ),
    "a list": ("<ul>\n", f"<li>{_LINK}, {{venue}} {{year}}</li>\n", "</ul>\n", False),
    "a list with lists": (
        "<ol>\n",
        f"  <li><p>[{{venue}} {{year}}] {_LINK}</p>\n    <ul><li>Good.</li></ul>\n  </li>\n",
        "</ol>\n",
        False,
    ),
    "a list that folds": (
        "<details><summary>Papers</summary>\n<ul>\n",
        f"<li>{_LINK}, {{venue}} {{year}}\n",
        "</ul>\n</details>\n",
        False,
    ),
    "items that fold, in one line": (
        "",
        f"- <details><summary>{_LINK} ({{venue}} {{year}})</summary>It is good.</details>\n",
        "\n",
        False,
    ),
    "paragraphs": (
        "",
        '<p><strong>{title}</strong><br>{who}<br>{venue} {year}. <a href="{url}">[Paper]</a></p>\n',
        "\n",
        True,
    ),
    "Markdown within": (
        "<table>\n<tr><td>Paper</td><td>Venue</td></tr>\n",
        "<tr><td>\n\n[{title}]({url})\n\n</td><td>\n\n{venue} {year}\n\n</td></tr>\n",
        "</table>\n",
        False,
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(tmp_path: Path, shape: str) -> None:
    """What HTML makes of papers is read as what Markdown makes of them."""
    before, each, behind, named = SHAPES[shape]
    rows = (
        each.format(title=title, url=url, venue=venue, year=year, who=", ".join(who))
        for title, url, venue, year, who in _PAPERS
    )
    found = library_of(tmp_path, {"a.md": f"# Awesome Papers\n\n## Sonar\n\n{before}{''.join(rows)}{behind}"})
    assert [(title, paper.links[0].url, paper.venue, paper.year, paper.authors) for title, paper in found.items()] == [
        (*paper[:4], paper[4] if named else ()) for paper in _PAPERS
    ]
    assert all(paper.topic == ("Sonar",) for paper in found.values())


def test_cells_that_reach(tmp_path: Path) -> None:
    """A cell over several rows is said in each; one over all columns is the topic of the rows below it."""
    row = '<tr><td><a href="{}">{}</a></td><td>{}</td></tr>\n'
    (one, first, *_), (two, second, *_), (three, third, *_) = _PAPERS
    text = '<table><tr><td>Year</td><td>Paper</td><td>Venue</td></tr>\n<tr><td colspan="3"><b>Maps</b></td></tr>\n'
    text += row.format(first, one, "CVPR").replace("<tr>", '<tr><td rowspan="2">2021</td>') + row.format(
        second, two, "ICLR"
    )
    text += '<tr><td colspan="3">Tracks</td></tr>\n' + row.format(third, three, "ICML").replace(
        "<tr>", "<tr><td>2019</td>"
    )
    found = library_of(tmp_path, {"a.md": f"# Papers\n\n{text}</table>\n"})
    assert {title: (paper.topic, paper.venue, paper.year) for title, paper in found.items()} == {
        one: (("Maps",), "CVPR", 2021),
        two: (("Maps",), "ICLR", 2021),
        three: (("Tracks",), "ICML", 2019),
    }


OTHERS = {
    "badges": '<p align="center">\n<a href="https://x.org"><img src="https://img.shields.io/a.svg"></a>\n'
    "<b>A Tool for Large Sonar Boats</b>\n</p>\n",
    "facts": "<table><tr><td><strong>General Information</strong></td>"
    '<td><a href="https://x.org"><img src="a.svg"></a></td></tr>\n'
    "<tr><td><strong>Repository Size and Activity</strong></td><td><img src='b.svg'></td></tr></table>\n",
    "options": "<table><tr><th>Option</th><th>Default</th></tr><tr><td>--sonar-depth</td><td>2020</td></tr>"
    "<tr><td>--large-harbour</td><td>2021</td></tr></table>\n",
    "people": '<table><tr><td><a href="https://github.com/ito"><img src="a.png"><br><b>Ann Ito</b></a></td>'
    '<td><a href="https://github.com/wood"><img src="b.png"><br><b>Ben Wood</b></a></td></tr></table>\n',
    "news": "<ul><li><b>2024.01</b> We Release the Second Version of Our Boats</li>"
    "<li><b>2023.05</b> First Version of the Harbour</li></ul>\n",
}


@pytest.mark.parametrize("shape", OTHERS)
def test_others(tmp_path: Path, shape: str) -> None:
    """Badges, facts, options, contributors and news are written so, too."""
    assert not library_of(tmp_path, {"README.md": f"# Sonar Tools\n\n{OTHERS[shape]}\n## Installation\n\nRun it.\n"})


def _read(html: str, end: int = 3) -> tuple[Block, ...]:
    block = Block("html", Span("a.md", 1), end, "x", (html,))
    return tuple(with_html_as_blocks(Note("a.md", "plain", (), (), (block,))).blocks)


def test_blocks() -> None:
    """Lines, marks and pictures stay where they are; what Markdown has not stays HTML."""
    (table,) = _read(
        "<table>\n<tr><td>A &amp;  B</td><td><b>C</b><br>\nD</td></tr>\n<tr><td>E</td><td></td></tr></table>"
    )
    first, second = table.children
    assert [cell.text for cell in first.children] == ["A & B", "C\nD"]
    assert [(mark.kind, mark.start, mark.end) for mark in first.children[1].marks] == [("strong", 0, 1)]
    assert (first.info, second.info, first.span.line, second.span.line) == ("head", "body", 2, 3)
    for kept in ("<table><tr><td>A</td><td><table></table></td></tr></table>", "<ul><pre>x</pre></ul>", "<p><br></p>"):
        assert [block.kind for block in _read(kept)] == ["html"]


def test_cells_that_reach_far() -> None:
    """A table with far more places than cells written stays HTML, for its size; one with a tall heading is read."""
    (kept,) = _read("<table>" + "<tr><td rowspan=999>a</td></tr>" * 3000 + "</table>")
    (read,) = _read("<table><tr><th rowspan=901>2021</th></tr>" + "<tr><td>a</td></tr>" * 900 + "</table>")
    assert (kept.kind, read.kind, len(read.children)) == ("html", "table", 901)


def test_pictures() -> None:
    """A paragraph that is but a picture is left as it is, and one with words keeps it."""
    picture = Image("a.png", "", Span("a.md", 1))
    for words, kind in (("", "html"), ("Boats", "paragraph")):
        block = Block("html", Span("a.md", 1), 1, words, ("<p>", picture, f"{words}</p>"))
        (made,) = with_html_as_blocks(Note("a.md", "plain", (), (), (block,))).blocks
        assert (made.kind, picture in made.html) == (kind, True)
