"""Lines in which papers stand, in the ways that people write them: as items of a list, and as headings above notes.

{T} title, {N} name, {A} authors, {V} venue, {Y} year, {U} address at arXiv, {I} number there, {C} code, {W} project.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from test_paper_parts import library_of

from papernotes.model import Paper


class _Work(NamedTuple):
    N: str
    T: str
    A: str
    V: str
    Y: int
    I: str  # noqa: E741


WORKS = (
    _Work("EchoNet", "Deep Echoes for Small Boats", "Ann Ito, Ben Wood", "CVPR", 2021, "2101.00001"),
    _Work("WaveFormer", "Wide Waves for Large Harbours", "Cleo Moss, Dan Berg", "ICLR", 2020, "2003.00002"),
    _Work("ShipGAN", "Ships That Sing at Night", "Eva Lund, Finn Moe", "ICML", 2019, "1901.00003"),
)
_BADGE = "[![Badge](https://img.shields.io/badge/x-y.svg)]"
REFERENCES = (
    "{A}. {Y}. {T}. In {V}.",
    "{A} ({Y}). {T}. {V}.",
    "{A}: {T}. {V} {Y}",
    "{A}: {T}, {V} {Y} [code]({C})",
    "{A} - {T} ({Y})",
    "{A} | {T} | {V} {Y}",
)
SIGNED = (
    "{T}. {A}. {V} {Y}.",
    "{T} | {A} | {V} {Y}",
    "{T} - {A} - {V} {Y}",
    "{T} ({A}, {V} {Y})",
    "[{T}]({U}) - {A}",
    "[{T}]({U}) - {A}, {V} {Y}",
    "[{T}]({U}) by {A} ({V} {Y})",
    "**{T}**<br>{A}<br>{V} {Y}",
    "[1] {A}. {T}. {V} {Y}.",
)
NAMED = (  # with its name
    "**{N}** {T} [[paper]({U})] [[code]({C})]",
    "**{N}** [{T}]({U})",
    "[{N}]({U}) {T}",
    "{N} | {T} | {V} {Y} | [code]({C})",
    "{N}（{V} {Y}）：{T}",
)
SIGNS = (
    "「{T}」{V} {Y}",
    "{T}，{V} {Y}，{A}",
    "{T} / {A} / {V} {Y}",
    "{T}; {A}; {V} {Y}",
    "{Y}年 {V} {T}",
    "{V}’{Y} | {T} | [paper]({U})",
)
OTHERS = (  # behind a title, its first author
    "{T} (Ann Ito et al., {Y})",
    "{T} (Ann Ito et al. {V} {Y})",
    "{T}, Ann Ito et al., {V} {Y}",
    "{T} - Ann Ito et al. ({Y})",
)
ITEMS = (
    *REFERENCES,
    *SIGNED,
    *NAMED,
    *SIGNS,
    "{N} ([{T}]({U}))",
    "{N} ({V}{Y}) [{T}]({U})",
    "Paper: {T}",
    "论文：[{T}]({U})",
    "{T}, arXiv {Y}",
    "{T} arXiv {I}",
    "[{I}]({U}) {T}",
    "[{I}]({U}) - {T}",
    "[arXiv:{I}]({U}) **{T}**",
    "{T} " + _BADGE + "({U})",
    "**{T}**, {V} {Y} " + _BADGE + "({U}) " + _BADGE + "({C}) " + _BADGE + "({W})",
)
HEADINGS = (*REFERENCES, *SIGNED, *NAMED, *SIGNS, "{T} " + _BADGE + "({U})", "{T} arXiv {I}")

PARAGRAPHS = (
    *SIGNED[:4],
    "[{V} {Y}] {T}",
    "【{V} {Y}】{T}",
    "`{V} {Y}` **{T}** [paper]({U})",
    "{V} {Y}: {T}",
    "{V} {Y} | {T}",
    "{Y} {V} {T}",
    "{V} {Y} Oral: {T}",
    "[{V} {Y}]({U}) {T}",
)


def _written(shape: str, work: _Work) -> str:
    name = work.N.lower()
    links = {
        "U": f"https://arxiv.org/abs/{work.I}",
        "C": f"https://github.com/a/{name}",
        "W": f"https://{name}.github.io",
    }
    return shape.format(**work._asdict(), **links)


def _told(shape: str, paper: Paper) -> dict[str, object]:
    """What a paper is known by, of what the shape says."""
    said: dict[str, object] = {
        "T": paper.title.removeprefix(f"{paper.short}: "),
        "N": paper.short,
        "A": ", ".join(paper.authors),
    }
    said |= {"V": paper.venue, "Y": paper.year}
    return {key: value for key, value in said.items() if f"{{{key}}}" in shape}


def _expect(papers: dict[str, Paper], shape: str) -> None:
    found = sorted(papers.values(), key=lambda paper: paper.entries[0].span.line)
    for work, paper in zip(WORKS, found, strict=True):
        told = _told(shape, paper)
        assert told == {key: getattr(work, key) for key in told}
        assert not ("{A}" not in shape and paper.authors) and not ("{V}" not in shape and paper.venue)
        kinds = {link.kind for link in paper.links}
        wanted = {kind for sign, kind in (("U", "arxiv"), ("C", "code"), ("W", "project")) if f"({{{sign}}})" in shape}
        assert wanted <= kinds


@pytest.mark.parametrize("shape", ITEMS)
def test_items(tmp_path: Path, shape: str) -> None:
    """Each is a paper with all that its line says."""
    lines = "\n".join(f"- {_written(shape, work)}" for work in WORKS)
    _expect(library_of(tmp_path, {"reading.md": f"# Reading Notes\n\n## Sonar\n\n{lines}\n"}), shape)


@pytest.mark.parametrize("shape", HEADINGS)
def test_headings(tmp_path: Path, shape: str) -> None:
    """So is each as a heading above what is noted."""
    notes = "\n\n".join(f"### {_written(shape, work)}\n\nThe notes speak of echoes at length." for work in WORKS)
    _expect(library_of(tmp_path, {"reading.md": f"# Reading Notes\n\n## Sonar\n\n{notes}\n"}), shape)


@pytest.mark.parametrize("shape", PARAGRAPHS)
def test_paragraphs(tmp_path: Path, shape: str) -> None:
    """So is each as a paragraph above paragraphs, which are notes even where a venue begins what stands below them."""
    notes = "\n\n".join(f"{_written(shape, work)}\n\nThe notes on it speak of {work.T.lower()}." for work in WORKS)
    _expect(library_of(tmp_path, {"reading.md": f"# Reading Notes\n\n## Sonar\n\n{notes}\n"}), shape)


@pytest.mark.parametrize("mark", ["- ", "### "])
@pytest.mark.parametrize("shape", OTHERS)
def test_others(tmp_path: Path, shape: str, mark: str) -> None:
    """The one who is named is an author."""
    lines = "\n".join(f"{mark}{_written(shape, work)}" for work in WORKS)
    papers = library_of(tmp_path, {"reading.md": f"# Reading Notes\n\n## Sonar\n\n{lines}\n"})
    assert {paper.authors for paper in papers.values()} == {("Ann Ito",)}
    assert {paper.year for paper in papers.values()} == {work.Y for work in WORKS}


@pytest.mark.parametrize(
    "behind", ["Image Segmentation, Pose Estimation", "Boats, Ships and Harbours", "Stanford University, MIT"]
)
def test_nobody(tmp_path: Path, behind: str) -> None:
    """Subjects and places behind a title are no authors."""
    papers = library_of(
        tmp_path, {"a.md": f"# Sonar\n\n## Deep Echoes for Small Boats - {behind} (CVPR 2021)\n\nLong notes.\n"}
    )
    assert [paper.authors for paper in papers.values()] == [()]
