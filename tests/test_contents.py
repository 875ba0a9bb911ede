"""A table of contents that says more of papers than the headings it leads to."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

_NOTES = "## EchoNet\n\nEchoes help in rain.\n\n## WaveFormer\n\nWaves are words.\n\n## ShipGAN\n\nShips sing.\n"
_PLACED = {"EchoNet": ("CVPR", 2021), "WaveFormer": ("ICLR", 2020), "ShipGAN": ("ICML", 2019)}
PLACED = (
    "- [EchoNet](#echonet) (CVPR 2021)\n- [WaveFormer](#waveformer) (ICLR 2020)\n- [ShipGAN](#shipgan) (ICML 2019)\n",
    "- [EchoNet (CVPR 2021)](#echonet)\n- [WaveFormer (ICLR 2020)](#waveformer)\n- [ShipGAN (ICML 2019)](#shipgan)\n",
    "- Rain\n  - [[#EchoNet]] CVPR 2021\n- Sea\n  - [[#WaveFormer]] ICLR 2020\n  - [[#ShipGAN]] ICML 2019\n",
    "| Paper | Venue | Year |\n| --- | --- | --- |\n| [EchoNet](#echonet) | CVPR | 2021 |\n"
    "| [WaveFormer](#waveformer) | ICLR | 2020 |\n| [ShipGAN](#shipgan) | ICML | 2019 |\n",
)


@pytest.mark.parametrize("contents", PLACED)
@pytest.mark.parametrize("behind", ["", "Deep Echoes for Small Boats\n\n"])
def test_placed(tmp_path: Path, contents: str, behind: str) -> None:
    """Names that it places are papers, with where and when they were published."""
    notes = _NOTES.replace("Echoes help", f"{behind}Echoes help")
    papers = library_of(tmp_path, {"notes.md": f"# Reading notes\n\n{contents}\n{notes}"})
    assert {paper.short or paper.title: (paper.venue, paper.year) for paper in papers.values()} == _PLACED


@pytest.mark.parametrize(
    "contents",
    [
        "- [Install](#install)\n- [Challenge](#challenge) at CVPR 2021\n- [Contact](#contact)\n",
        "- [Install](#install) 2021\n- [Challenge](#challenge) 2020\n- [Contact](#contact)\n",
    ],
)
def test_of_other_pages(tmp_path: Path, contents: str) -> None:
    """What leads to sections is none of papers, though one of them has a venue beside it, or each a year."""
    sections = "".join(f"## {name}\n\nSome text on it.\n\n" for name in ("Install", "Challenge", "Contact"))
    assert library_of(tmp_path, {"README.md": f"# Boats\n\n{contents}\n{sections}"}) == {}
