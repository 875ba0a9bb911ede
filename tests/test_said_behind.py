"""What a line, a cell or a heading says of a paper behind its title is its notes; its data and links are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.config import Config
from papernotes.loader.parse import parse
from papernotes.model import Image, Source, Span
from papernotes.normaliser.prose.lines import lines_of
from papernotes.normaliser.prose.rest_of_block import rest_of_block

_TITLE = "Deep Echoes for Small Boats"
_OTHER = "- [Wide Waves for Large Harbours](https://arxiv.org/abs/2003.00002)\n"
SAID = {  # a line with @T for the title; what of it are notes
    "- [@T](u) - the first to work in rain": "the first to work in rain",
    "- [@T](u) (CVPR 2021): Waves are *modelled* well, $x^2$.": "Waves are modelled well, $x^2$.",
    "- [@T](u), Ann Ito, Ben Wood, CVPR 2021. Boats hear better than they see.": "Boats hear better than they see.",
    "- **@T** (CVPR 2021 Oral) [[code](@C)]：用回声帮助小船定位。": "用回声帮助小船定位。",
    "- 【CVPR2021】《@T》用回声帮助小船定位": "用回声帮助小船定位",
    "- [@T](u) 用回声 [ResNet](https://arxiv.org/abs/1512.03385) 帮助小船": "用回声 ResNet 帮助小船",
    "- [@T](u) (a nice survey of all that boats hear)": "(a nice survey of all that boats hear)",
    "- [EchoNet](u) (CVPR 2021) - We show that echoes help small boats.": "We show that echoes help small boats.",
    "- @T (CVPR 2021) 👍 nice idea": "nice idea",
    "- @T (CVPR 2021), cited by 120 others [code](@C)": "cited by 120 others code",
    "- [@T](u) 很好": "很好",
    "- [@T](u) - goes on from [ResNet](https://arxiv.org/abs/1512.03385)": "goes on from ResNet",
}
DATA = (
    "- [@T](u)",
    "- [@T](u) - Ann Ito, Ben Wood, CVPR 2021",
    "- [@T](u) (Ito et al., 2021) [code](@C) | [project](https://a.io) | [video](https://youtu.be/x)",
    "- [@T](u), In Proceedings of CVPR 2021 (Best Paper Award), arXiv:2101.00001, 2021.03",
    "- [@T](u) @Coats-that-hear-and-see",
    "- Ann Ito, Ben Wood. [@T](u). Journal of Ships and of the Sea, 12(3):45-67, 2021.",
    "- **@T** (EchoNet, CVPR 2021) ⭐⭐⭐ 🔥",
    "- [@T](u) by [Ann Ito](https://a.io), [Ben Wood](https://b.io), and [Cy Chen](https://c.io)",
    "- [@T](u) (CVPR 2021) official code: [here](@C)",
    "- [@T](u), [code](@C) in [PyTorch](https://github.com/c/d) and [JAX](https://github.com/e/f)",
)


def _written(line: str) -> str:
    addresses = line.replace("(u)", "(https://arxiv.org/abs/2101.00001)").replace("@C", "https://github.com/a/b")
    return addresses.replace("@T", _TITLE)


@pytest.mark.parametrize("line", SAID)
def test_said(tmp_path: Path, line: str) -> None:
    """It is shown without the title, and says that the paper was read."""
    papers = library_of(tmp_path, {"a.md": f"# Sonar\n\n{_written(line)}\n{_OTHER}"})
    other, paper = sorted(papers.values(), key=lambda found: found.title != "Wide Waves for Large Harbours")
    assert [found.text for found in lines_of(paper.entries[0].blocks)] == [SAID[line]]
    assert (paper.status, other.status) == ("read", "to-read")
    assert paper.title in (_TITLE, "EchoNet")


@pytest.mark.parametrize("line", DATA)
def test_data(tmp_path: Path, line: str) -> None:
    """Where, when and by whom it was published, and what belongs to it, its record tells."""
    papers = library_of(tmp_path, {"a.md": f"# Sonar\n\n{_written(line)}\n{_OTHER}"})
    paper = papers[_TITLE]
    assert (tuple(paper.entries[0].blocks), paper.status) == ((), "to-read")


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("[@T](u) (CVPR 2021): Boats hear better than they see.", "Boats hear better than they see."),
        ("[@T](u)：用回声帮助小船定位", "用回声帮助小船定位"),
        ("CVPR2021《@T》用回声帮助小船定位", "用回声帮助小船定位"),
        ("@T (CVPR 2021)", ""),
        ("@T 论文阅读笔记（CVPR 2021）", ""),
        ("《@T》论文精读与个人思考总结（CVPR 2021）", ""),
    ],
)
def test_headings(tmp_path: Path, heading: str, said: str) -> None:
    """So is what a heading says behind a title in a frame, but that these are notes."""
    text = f"# Sonar\n\n## {_written(heading)}\n\nThe notes.\n\n## Wide Waves for Large Harbours\n\nCVPR 2020\n"
    paper = library_of(tmp_path, {"a.md": text})[_TITLE]
    assert [line.text for line in lines_of(paper.entries[0].blocks)] == [said, "The notes."][not said :]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("[@T](u) - the first to work in rain", "the first to work in rain"),
        ("《@T》用回声帮助小船定位", "用回声帮助小船定位"),
        ("[@T](u) (CVPR 2021)", ""),
    ],
)
def test_note_of_one_paper(tmp_path: Path, heading: str, said: str) -> None:
    """So is what the heading of a note that is one paper says."""
    text = f"# {_written(heading)}\n\nThe notes.\n\n## Method\n\nWaves.\n"
    paper = library_of(tmp_path, {"a.md": text})[_TITLE]
    assert [line.text for line in lines_of(paper.entries[0].blocks)] == [said, "The notes.", "Waves."][not said :]


CELLS = {  # a cell, and what of it are notes
    "[@T](u) - the first to work in rain": ["the first to work in rain"],
    "**@T**<br>Ann Ito, Ben Wood<br>CVPR 2021<br>Boats hear better<br>than they see.": [
        "Boats hear better",
        "than they see.",
    ],
    "[@T](u)<br>Ann Ito, Ben Wood<br>CVPR 2021<br>[code](@C)": [],
    "[@T](u) (CVPR 2021 Oral)": [],
}


@pytest.mark.parametrize("cell", CELLS)
def test_cells(tmp_path: Path, cell: str) -> None:
    """So is what a cell of a table says, above what the other cells of its row do."""
    head = "# Sonar\n\n| Paper | Year | Remarks |\n| --- | --- | --- |\n"
    other = "| [Wide Waves for Large Harbours](https://arxiv.org/abs/2003.00002) | 2020 | |\n"
    rows = f"| {_written(cell)} | 2021 | In a harbour. |\n{other}"
    paper = library_of(tmp_path, {"a.md": head + rows})[_TITLE]
    assert [line.text for line in lines_of(paper.entries[0].blocks)] == [*CELLS[cell], "In a harbour."]


@pytest.mark.parametrize(
    "text",
    [
        "# Sonar\n\n- @L\n" + _OTHER,
        "# Sonar\n\n## @L\n\nNotes.\n\n## Wide Waves for Large Harbours\n\nCVPR 2020\n",
        "# @L\n\nNotes.\n\n## Method\n\nWaves.\n",
        "# Sonar\n\n| Paper | Year |\n| --- | --- |\n| @L | 2021 |\n| Wide Waves for Large Harbours | 2020 |\n",
    ],
)
@pytest.mark.parametrize("title", ["[@T](u)", "**@T**"])
def test_others(tmp_path: Path, text: str, title: str) -> None:
    """Papers that are named within what is said are others, whether or not the title leads to the paper."""
    line = _written(title) + " - goes on from [ResNet](https://arxiv.org/abs/1512.03385)"
    paper = library_of(tmp_path, {"a.md": text.replace("@L", line)})[_TITLE]
    assert not [link for link in paper.links if "1512" in link.url]


def test_links(tmp_path: Path) -> None:
    """Papers that are named there are others; a badge is no part of what is said."""
    line = "- [@T](u) [![code](badge.svg)](@C) - goes on from [ResNet](https://arxiv.org/abs/1512.03385) and [a site](https://a.io/b)"
    paper = library_of(tmp_path, {"a.md": f"# Sonar\n\n{_written(line)}\n{_OTHER}"})[_TITLE]
    assert [link.kind for link in paper.links] == ["arxiv", "code", "other"]
    assert not any(isinstance(piece, Image) for block in paper.entries[0].blocks for piece in block.html)


def test_rest_of_block() -> None:
    """Styles, links and formulas go on where they are cut; HTML that says more than its text is not cut."""
    text = "**Echoes & waves** in <mark>small [boats](https://a.io) of</mark> $x$ `sizes` #sonar end\n"
    (block,) = parse(Source("a.md", text), Config().markdown).value.blocks
    at = block.text.index("boats") + 3
    rest = rest_of_block(block, at)
    assert rest is not None and (rest.text, rest.span) == (block.text[at:], Span("a.md", 1, 1))
    assert rest.html[0] == '<mark><a href="https://a.io" rel="noopener">ts</a> of</mark> '
    assert [(mark.kind, rest.text[mark.start : mark.end]) for mark in rest.marks if mark.end][:2] == [
        ("highlight", "ts of"),
        ("link", "ts"),
    ]
    assert rest_of_block(block, block.text.index("$x$") + 1) is None


@pytest.mark.parametrize(
    ("label", "year"),
    [
        ("Ito & Wood (2021)", 2021),
        ("Ito et al. (2021)", 2021),
        ("Ito, Wood and Chen, 2021", 2021),
        ("Ito et al., 2021a", 2021),
    ],
)
def test_cited(tmp_path: Path, label: str, year: int) -> None:
    """A paper that is known but by who wrote it is called so, and no more."""
    line = f"- [{label}](https://arxiv.org/abs/2101.00001): the first of them to work in rain"
    papers = library_of(tmp_path, {"a.md": f"# Sonar\n\n{line}\n{_OTHER}"})
    assert (papers[label].year, papers[label].entries[0].blocks[0].text) == (year, "the first of them to work in rain")


@pytest.mark.parametrize(
    "note", ["# Sonar\n\n{}\n\n{}\n\n{}\n", "# Sonar\n\n## {}\n\n## {}\n\n## {}\n", "{}\n{}\n{}\n"]
)
@pytest.mark.parametrize("label", ["Ito & Wood (2021)", "Ito and Wood (2021)", "Moss et al. (2021)"])
def test_cited_above(tmp_path: Path, label: str, note: str) -> None:
    """So is one whose citation is a link alone, in a line or a heading, with notes below it."""
    labels = [label, "Hale and Reed (2020)", "Dahl et al. (2019)"]
    address = "https://arxiv.org/abs/2101.0000"
    told = [
        f"[{each}]({address}{at})\n\n- They range boats in rain.\n- It is fast.\n" for at, each in enumerate(labels)
    ]
    papers = library_of(tmp_path, {"a.md": note.format(*told)})
    assert {title: paper.year for title, paper in papers.items()} == dict(zip(labels, (2021, 2020, 2019), strict=True))
