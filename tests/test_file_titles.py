"""Which of the titles that a file gives is its paper's: its heading before its lists, a field before its sections."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

TITLED = {
    "a phrase above bullets": (
        "notes/sonarlm.md",
        "# Deep contextualized sonar representations\n\n### TL;DR\n\n* SonarLM uses two LSTMs\n\n"
        "### Motivation\n\n* No echo\n\n"
        "### Model\n\n* Layers\n\n### Conclusion\n\n* Better\n",
        "Deep contextualized sonar representations",
    ),
    "a phrase that leads to the paper": (
        "notes/echolm.md",
        "## [Deep contextualized sonar representations](https://arxiv.org/abs/1802.00001)\n\nTLDR; Ships.\n\n"
        "#### Key Points\n"
        "- Embeddings from Sonar Models (EchoLM)\n  - Vectors\n\n#### Thoughts\nFine.\n",
        "Deep contextualized sonar representations",
    ),
    "one of several headings of a level, that of the file's name": (
        "kv/echokey.md",
        "### [EchoKey: Separating Echoes from Values in Storage](/a.pdf)\n\n> FAST ’16\n>\n"
        "> https://dl.acm.org/doi/10.1145/3030001\n\n"
        "一个存储。\n\n### System Architecture\n\n环。\n\n### EchoKey\n\n日志。\n",
        "EchoKey: Separating Echoes from Values in Storage",
    ),
    "a field above all sections": (
        "dialogue/Latent_Sonar_Models.md",
        "> 标题：Latent Sonar Dialogue Models\\\n> 原文链接：[Link](https://arxiv.org/pdf/1705.00001.pdf)\\\n"
        "> 转载请注明：某人\n\n"
        "# Abstract\n论文提出了一种模型。\n\n# Latent Sonar Dialogue Model for Goal-oriented Ships\n三个模块。\n"
        "## Inference\n下界。\n\n"
        "# Experiments\n好。\n",
        "Latent Sonar Dialogue Models",
    ),
}


@pytest.mark.parametrize("shape", TITLED)
def test_titled(tmp_path: Path, shape: str) -> None:
    """The file is one paper, by the title that its keeper gave it, not by a line or a section that looks like one."""
    name, text, title = TITLED[shape]
    assert list(library_of(tmp_path, {name: text})) == [title]


def test_bullets_are_no_titles(tmp_path: Path) -> None:
    """A phrase above a list of things is no paper's title, whatever the things look like."""
    text = (
        "# Things to pack for the summer trip\n\n### Clothes\n\n* Two Warm Wool Sweaters\n* Socks\n\n"
        "### Food\n\n* Rice\n"
    )
    assert papers_of(tmp_path, {"packing.md": text}) == set()


def test_a_field_and_papers(tmp_path: Path) -> None:
    """Below the field of a file's title, headings that lead to papers of their own are still those papers."""
    text = (
        "> 标题：Sonar Reading Group Notes of the Winter\n> 链接：https://arxiv.org/abs/2401.00009\n\n"
        "# EchoNet: Listening to Ships at Night\n\nhttps://arxiv.org/abs/2401.00001\n\n噪声。\n\n"
        "# WaveNet++: Reading Waves with Deep Models\n\nhttps://arxiv.org/abs/2401.00002\n\n波。\n"
    )
    titles = set(library_of(tmp_path, {"winter.md": text}))
    assert {"EchoNet: Listening to Ships at Night", "WaveNet++: Reading Waves with Deep Models"} <= titles
