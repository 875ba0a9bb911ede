"""Full titles below short names, in the ways notes give them, and what stands there and is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

BELOW = {
    "in bold, venue below": "## {s}\n\n**{t}**\n\nICML 2021\n\n快。\n",
    "in bold, venue behind": "## {s}\n\n**{t}** (ICML 2021)\n\n快。\n",
    "venue on the next line": "## {s}\n\n{t}\nICML 2021\n\n快。\n",
    "authors between": "## {s}\n\n{t}\n\nAki Ito, Ben Wood\n\nICML 2021\n\n快。\n",
    "quoted": "## {s}\n\n> {t}\n> ICML 2021\n\n快。\n",
    "behind a key": "## {s}\n\n论文：{t}（ICML 2021）\n\n快。\n",
    "behind an English key": "## {s}\n\n**Paper**: {t} [ICML 2021]\n\nFast.\n",
    "a link below a venue": "## {s} (ICML 2021)\n\n[{t}](https://arxiv.org/abs/2101.0000{n})\n\n快。\n",
    "behind a figure": "## {s}\n\n![](img/{n}.png)\n\n{t} (ICML 2021)\n\n快。\n",
}
TITLES = {
    "SRN": "Sonar Ranging Networks",
    "VAE": "Varying Acoustic Echoes",
    "Echo-V2": "A Faster Sonar for Very Small Boats Far From Any Known Harbour",
}


@pytest.mark.parametrize("top", ["", "# 声呐\n\n"])
@pytest.mark.parametrize("shape", BELOW)
def test_full_titles(tmp_path: Path, shape: str, top: str) -> None:
    """Below a name stands the title, of three words too where a venue, authors, a key or a link say that it is one."""
    notes = [BELOW[shape].format(s=name, t=title, n=n) for n, (name, title) in enumerate(TITLES.items())]
    papers = library_of(tmp_path, {"a.md": top + "\n".join(notes)})
    told = {paper.short: (paper.title, paper.venue, paper.year) for paper in papers.values()}
    assert told == {name: (title, "ICML", 2021) for name, title in TITLES.items()}


NUMBERED = [
    "### 论文{n}\n\n- 标题：{t}\n- 会议：ICML 2021\n- 方法：快\n",
    "## Paper {n}\n\n**Title**: {t}\n\n**Venue**: ICML 2021\n",
]


@pytest.mark.parametrize("shape", NUMBERED)
def test_numbered_papers(tmp_path: Path, shape: str) -> None:
    """Below a number the field of the title says it."""
    notes = [shape.format(t=title, n=n) for n, title in enumerate(TITLES.values(), 1)]
    assert {*library_of(tmp_path, {"a.md": "\n".join(notes)})} == {*TITLES.values()}


NO_TITLES = {
    "persons": "Aki Ito, Ben Wood @ ICML 2021",
    "where it was proposed": "Proposed in Deep Echo Learning, ICML 2021",
    "a phrase": "Very Fast Ranging",
    "what the paper says": "> Sonar Ranging Networks",
}


@pytest.mark.parametrize("shape", NO_TITLES)
def test_no_titles(tmp_path: Path, shape: str) -> None:
    """Persons, remarks and phrases below a name are no titles."""
    text = f"## EchoNet: Learning Sonar Fast\n\nICLR 2020\n\nx\n\n## SonarX\n\n{NO_TITLES[shape]}\n\n[pdf](https://arxiv.org/abs/2101.00001)\n\n快。\n"
    papers = library_of(tmp_path, {"a.md": text})
    assert {*papers} == {"EchoNet: Learning Sonar Fast", "SonarX"}


def test_authors_at_a_venue(tmp_path: Path) -> None:
    """`Authors @ Venue` below a title names both, of two authors and of three."""
    notes = [
        f"## Learning {noun} From Sonar\n\n{who} @ ICML 2021\n\n快。\n"
        for noun, who in (("Depth", "Aki Ito, Ben Wood"), ("Shape", "Aki Ito, Ben Wood, Cy Cook"))
    ]
    papers = library_of(tmp_path, {"a.md": "\n".join(notes)}).values()
    assert {(paper.authors, paper.venue, paper.year) for paper in papers} == {
        (("Aki Ito", "Ben Wood"), "ICML", 2021),
        (("Aki Ito", "Ben Wood", "Cy Cook"), "ICML", 2021),
    }
