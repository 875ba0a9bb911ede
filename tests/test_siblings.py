"""Headings beside each other: a plain title beside others is a title, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

PLAIN = "## Echoes Are All You Need\n\n背景：网络不能并行。\n\n"
NAMED = (
    "## LoRE: Low-Rank Echoes of Large Language Models\n\n背景：微调困难。\n\n"
    "## BEAT: Pre-training of Deep Bidirectional Echoes\n\n背景：单向。\n\n"
)
FIRST = {
    "2019-AAAI-Bayesian echo networks for small ships": ("Bayesian echo networks for small ships", "AAAI", 2019),
    "2019 - iclr - Rotate Echo Graphs in Complex Space": ("Rotate Echo Graphs in Complex Space", "ICLR", 2019),
    "【1】EchoRacing: An Open Baseline for Sonar Planning": (
        "EchoRacing: An Open Baseline for Sonar Planning",
        None,
        None,
    ),
    "2019-Sonar-Deep Echo Models of Small Ships": ("Sonar-Deep Echo Models of Small Ships", None, 2019),
}


@pytest.mark.parametrize("text", [PLAIN + NAMED, NAMED + PLAIN])
def test_plain_titles(tmp_path: Path, text: str) -> None:
    """Beside two titles with names, a title without one is a paper."""
    assert len(library_of(tmp_path, {"a.md": text})) == 3


@pytest.mark.parametrize("name", ["论文笔记.md", "paper_notes.md", "2024 文献阅读.md", "reading-list.md"])
def test_files_on_papers(tmp_path: Path, name: str) -> None:
    """In a file that its name says is on papers, titles are."""
    text = f"{PLAIN}## Residual Learning for Deep Echo Recognition\n\n背景：退化。\n"
    assert len(library_of(tmp_path, {name: text})) == 2


@pytest.mark.parametrize(
    "text",
    [
        "## Setting Up the Build Machine\n\nx\n\n## Cutting a New Release Branch\n\ny\n",
        "## Version 1.0 (2014-05-01)\n\nx\n\n## Version 1.1 (2014-06-01)\n\ny\n\n## Known Bugs of This Release\n\nz\n",
        "## 周一\n\nx\n\n## Call Ben About the Boat\n\ny\n",
    ],
)
def test_no_papers(tmp_path: Path, text: str) -> None:
    """Headings of manuals, logs and diaries stay what they are."""
    assert not library_of(tmp_path, {"a.md": text})


@pytest.mark.parametrize("heading", FIRST)
def test_what_stands_first(tmp_path: Path, heading: str) -> None:
    """Year, venue and number before a title are none of its words."""
    (paper,) = library_of(tmp_path, {"a.md": f"## {heading}\n\n### 动机\n\nx\n\n### 方法\n\ny\n"}).values()

    assert (paper.title, paper.venue, paper.year) == FIRST[heading]


def test_venue_in_escaped_brackets(tmp_path: Path) -> None:
    """Brackets that are escaped, as a link's label has them, are no formula where a venue is in them."""
    heading = r"## [Patch Attacks on Sonar Recognition(PASR) \[ *ICCV 2023* \]](https://arxiv.org/abs/2303.11917)"
    (paper,) = library_of(tmp_path, {"a.md": f"{heading}\n\n好。\n"}).values()

    assert (paper.title, paper.short, paper.venue) == ("Patch Attacks on Sonar Recognition", "PASR", "ICCV")
