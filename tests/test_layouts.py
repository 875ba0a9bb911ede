"""The same four papers in the layouts in which people write them: each is found, with what the layout says of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from test_paper_parts import library_of


class _Work(NamedTuple):
    title: str
    place: str
    year: int
    short: str
    authors: tuple[str, ...]


PAPERS = (
    _Work("Denoising Sonar with Probabilistic Models", "NeurIPS", 2020, "DSPM", ("Aki Ito", "Ben Wood", "Cy Cook")),
    _Work("Auto-Encoding Variational Echoes", "ICLR", 2014, "VarEcho", ("Dee P Lee", "Max Moor")),
    _Work("Listening for Wrecks with Normalizing Flows", "ICML", 2015, "NFlow", ("Eve Noor", "Fay Obi")),
    _Work("Scalable Echo Models with Transformers", "ICCV", 2023, "EchoT", ("Gus Park", "Hal Quinn")),
)

# Filled for each paper: {n} its number, {title}, {venue} with its year, {place}, {year}, {short}, {authors}, {link}.
LAYOUTS = {
    "summaries with venues": "<details>\n<summary>{title} ({venue})</summary>\n\n- 方法：快\n\n</details>\n\n",
    "bold summaries": "<details>\n<summary><b>[{venue}] {short}: {title}</b></summary>\n\n快。\n\n</details>\n\n",
    "bold, then authors and venue": "**{title}**\n\n{authors}. {venue}\n\n快。\n\n---\n\n",
    "bold, with lines below": "**{title}**\n{authors}\n{venue}\n\n快。\n\n",
    "bold with the venue": "**{title}** ({venue})\n\n快。\n\n---\n\n",
    "bold behind the venue": "**{venue}: {title}**\n\n- 快。\n- 好。\n\n",
    "bold and numbered, then the venue": "**{n}. {title}**\n\n*{venue}*\n\n- 快。\n- 好。\n\n",
    "bold above fields": "**{title}**\n\n- 作者：{authors}\n- 会议：{venue}\n- 想法：快\n\n",
    "italic": "*{title}* — {venue}\n\n快。\n\n",
    "plain, then the venue": "{title}\n\n{venue}\n\n快。\n\n---\n\n",
    "plain behind the venue": "[{venue}] {title}\n快，效果好。\n\n",
    "plain, numbered": "({n}) {title} [{venue}]\n\n快。\n\n",
    "plain, numbered in Chinese": "{n}、{title}\n\n会议：{venue}\n\n快。\n\n",
    "plain, cited by numbers": "[{n}] {title}, {venue}\n\n快。\n\n",
    "references": "[{n}] {authors}. {title}. {venue}.\n\n快。\n\n",
    "marks of titles": "《{title}》（{venue}）\n\n快，效果好。\n\n",
    "linked": "[{title}]({link}), {venue}\n\n快，效果好。\n\n",
    "linked and numbered": "{n}. [{title}]({link})\n{venue}\n\n快，效果好。\n\n",
    "quoted": "> {title}, {venue}\n\n快。\n\n",
    "quoted in bold with authors": "> **{title}** {venue}\n> {authors}\n\n快。\n\n",
    "quoted links": "> [{title}]({link})\n\n快。\n\n",
    "fields in paragraphs": "Title: {title}\n\nAuthor: {authors}\n\nVenue: {venue}\n\n快。\n\n",
    "fields in lines": "论文题目：{title}\n作者：{authors}\n会议：{venue}\n\n快。\n\n",
    "fields in one list": "- Title: {title}\n- Author: {authors}\n- Venue: {venue}\n- Idea: 快。\n\n",
    "names with venues": "{short}（{venue}）：快，效果好。论文：{link}\n\n",
}
HEADS = {"below a topic": "# 生成模型\n\n", "alone": ""}


def _filled(layout: str, works: tuple[_Work, ...] = PAPERS) -> str:
    return "".join(
        layout.format(
            n=number,
            title=work.title,
            venue=f"{work.place} {work.year}",
            place=work.place,
            year=work.year,
            short=work.short,
            authors=", ".join(work.authors),
            link=f"https://arxiv.org/abs/2401.0{number:04}",
        )
        for number, work in enumerate(works, 1)
    )


# The same of files that hold one paper each, named by its short name.
FILES = {
    "title, authors and venue": "# {title}\n\n{authors}\n\n{venue}\n\n## Motivation\n\nslow\n\n## Method\n\nfast\n",
    "information": "# {short}\n\n## 论文信息\n\n- 标题：{title}\n- 作者：{authors}\n- 会议：{venue}\n\n## 方法\n\n快\n",
    "quoted venue": "# {short}：{title}\n\n> {venue}\n\n## 1 背景\n\n慢\n\n## 2 方法\n\n快\n",
    "venue in the heading": "# [{venue}] {short}\n\n{title}\n\n{authors}\n\n## TL;DR\n\nfast\n\n## Method\n\nfast\n",
    "reference with others": "# {short}\n\n> {authors} et al. {title}. {place}, {year}.\n\n## 贡献\n\n快\n",
    "underlined": "{title}\n===\n\n{authors}. {venue}.\n\nIntroduction\n---\n\nslow\n\nMethod\n---\n\nfast\n",
    "bold fields": "**题目：{title}**\n\n**作者：{authors}**\n\n**出处：{venue}**\n\n"
    "**一、研究背景**\n\n慢\n\n**二、方法**\n\n快\n",
    "a table": "# {title}\n\n| | |\n|---|---|\n| Authors | {authors} |\n| Venue | {venue} |\n\n## Method\n\nfast\n",
    "centred": '<h1 align="center">{title}</h1>\n\n<p align="center">{authors}<br>{venue}</p>\n\n## 方法\n\n快\n',
    "headings of facts": "## {title}\n\n### 作者\n\n{authors}\n\n### 发表\n\n{venue}\n\n### 方法\n\n快\n",
}


@pytest.mark.parametrize("layout", FILES)
def test_files(tmp_path: Path, layout: str) -> None:
    """Each file is its paper, with its venue, its year, its authors and its sections, below the topic of the folder."""
    files = {f"声呐/{work.short}.md": _filled(FILES[layout], (work,)) for work in PAPERS}
    papers = library_of(tmp_path, files)
    assert len(papers) == len(PAPERS)
    for work in PAPERS:
        paper = papers.get(work.title) or papers[f"{work.short}：{work.title}"]
        assert (paper.venue, paper.year, paper.short, paper.topic) == (work.place, work.year, work.short, ("声呐",))
        assert not paper.authors or paper.authors == work.authors
        assert bool(paper.authors) == ("authors}" in FILES[layout]) and any(entry.sections for entry in paper.entries)


# The same of short names, with the full title below: also in Chinese, as a question, and with a verb in it.
NAMES = {
    "bold": "## {short}\n\n**{title}**\n\n{venue}\n\n快。\n\n",
    "quoted": "## {short}\n\n> {title}\n> {venue}\n\n快。\n\n",
    "labelled": "## {short}\n\n论文：{title} ({venue})\n\n快。\n\n",
    "labelled and linked": "## {short}\n\nPaper: [{title}]({link})\n\nPublished: {venue}\n\n快。\n\n",
    "linked": "## {short} ({venue})\n\n[{title}]({link})\n\n快。\n\n",
    "behind a figure": "## {short}\n\n![](img/{n}.png)\n\n{title} ({venue})\n\n快。\n\n",
    "with facts": "## {short}\n### 论文信息\n{title}\n\n{venue}\n### 方法\n快。\n\n",
    "numbered": "### 论文{n}\n\n- 标题：{title}\n- 会议：{venue}\n- 方法：快\n\n",
    "a table": "### {short}\n\n| 标题 | {title} |\n|---|---|\n| 会议 | {venue} |\n\n快。\n\n",
}
ODD = (
    _Work("Do Transformers Really Listen Badly to Ships?", "NeurIPS", 2021, "Listformer", ()),
    _Work("基于深度学习的声呐图像分割方法研究", "AAAI", 2020, "EchoSeg", ()),
    _Work("An Echo is Worth 16x16 Pings: Transformers for Sonar at Scale", "ICLR", 2021, "EchoViT", ()),
    _Work("EchoLIP: Learning to Listen from Frozen Ears and Large Models", "ICML", 2023, "EchoLIP", ()),
)


@pytest.mark.parametrize("works", [PAPERS, ODD], ids=["plain", "odd"])
@pytest.mark.parametrize("layout", NAMES)
def test_names(tmp_path: Path, layout: str, works: tuple[_Work, ...]) -> None:
    """The title is the full one, and the name is its short name."""
    papers = list(library_of(tmp_path, {"x.md": "# 生成模型\n\n" + _filled(NAMES[layout], works)}).values())
    assert [(paper.title, paper.venue, paper.year) for paper in papers] == [work[:3] for work in works]
    assert layout == "numbered" or [paper.short for paper in papers] == [work.short for work in works]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(tmp_path: Path, layout: str, head: str) -> None:
    """Each paper is found, and no other, with the venue, the year, the authors and the name that the layout gives."""
    papers = list(library_of(tmp_path, {"x.md": HEADS[head] + _filled(LAYOUTS[layout])}).values())
    written = LAYOUTS[layout]
    assert len(papers) == len(PAPERS)
    for paper, work in zip(papers, PAPERS, strict=True):
        titles = (work.title, f"{work.short}: {work.title}") if "{title}" in written else (work.short,)
        assert paper.title in titles
        if "venue}" in written:
            assert (paper.venue, paper.year) == (work.place, work.year)
        if "authors}" in written:
            assert paper.authors == work.authors
        if "short}" in written:
            assert paper.short == work.short


OTHERS = (  # films, records, books, tools and days off: what has a name, a place and a year, too
    _Work("The Silence of the Whales", "Paramount", 2020, "Whales", ("Aki Ito", "Ben Wood", "Cy Cook")),
    _Work("Songs for Sailing Home", "Columbia", 2014, "Sail", ("Dee P Lee", "Max Moor")),
    _Work("A Short History of Ships", "Penguin", 2015, "Ships", ("Eve Noor", "Fay Obi")),
    _Work("Scripts for Mounting Drives", "Debian", 2023, "Mount", ("Gus Park", "Hal Quinn")),
)


# A title in bold, or in a field, above authors or a year is told from that of a book by nothing.
_SAYING: tuple[str, ...] = (
    "bold, with lines below",
    "bold with the venue",
    "bold above fields",
    "plain, numbered in Chinese",
)
_SAYING += tuple(name for name in LAYOUTS if name.startswith("fields"))


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if "{link}" not in LAYOUTS[name] and name not in _SAYING])
def test_other_things(tmp_path: Path, layout: str) -> None:
    """What is written in the same way with a place that is no venue makes no paper."""
    assert not library_of(tmp_path, {"x.md": "# 生活\n\n" + _filled(LAYOUTS[layout], OTHERS)})
