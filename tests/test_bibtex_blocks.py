"""Notes below BibTeX that no heading introduces; and BibTeX that says how to cite something."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

_ENTRY = (
    "@inproceedings{{{key},\n  title={{{title}}},\n  author={{Ito, Aki and Wood, Ben}},\n"
    "  booktitle={{{venue}}},\n  year={{{year}}}\n}}\n"
)
_DEEP = _ENTRY.format(key="ito2021", title="Deep Echoes for Small Boats", venue="CVPR", year=2021)
_WIDE = _ENTRY.format(key="ito2020", title="Wide Waves for Large Harbours", venue="ICLR", year=2020)
_PAPERS = {
    "Deep Echoes for Small Boats": ("CVPR", 2021, ("Aki Ito", "Ben Wood")),
    "Wide Waves for Large Harbours": ("ICLR", 2020, ("Aki Ito", "Ben Wood")),
}


@pytest.mark.parametrize("fence", ["```bibtex\n{}```\n", "```\n{}```\n", "{}"])
@pytest.mark.parametrize("top", ["", "# Reading notes\n\n", "# Notes\n\n## Sonar\n\n"])
@pytest.mark.parametrize("between", ["\n", "\n---\n\n"])
def test_notes_below_bibtex(tmp_path: Path, fence: str, top: str, between: str) -> None:
    """Each entry begins a paper, up to the next."""
    notes = [f"{fence.format(entry)}\n{said}\n" for entry, said in ((_DEEP, "Echoes are *words*."), (_WIDE, "- wide"))]
    found = library_of(tmp_path, {"a.md": top + between.join(notes)})

    assert {title: (paper.venue, paper.year, paper.authors) for title, paper in found.items()} == _PAPERS
    assert [paper.entries[0].blocks[-1].text for paper in found.values()] == [
        "Echoes are *words*.".replace("*", ""),
        "wide",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# EchoTool\n\nA tool.\n\n## Citation\n\n```bibtex\n{}```\n\nThanks.\n\n```bibtex\n{}```\n\nBye.\n",
        "# EchoTool\n\nIf you use it, please cite:\n\n```\n{}```\n\nand for harbours\n\n```\n{}```\n\nLicence: MIT\n",
        "# Echoes\n\nA text on boats.\n\n```bibtex\n{}```\n\n```bibtex\n{}```\n",
        "# References\n\n```bibtex\n{}\n{}```\n",
    ],
)
def test_how_to_cite(tmp_path: Path, text: str) -> None:
    """Entries that close a text, or say how to cite a program, are no papers that somebody read."""
    assert not library_of(tmp_path, {"a.md": text.format(_DEEP, _WIDE)})
