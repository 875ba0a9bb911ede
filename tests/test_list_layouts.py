"""Papers in lists, in lines and in tables as people write them; and what is written so and is no paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from test_layouts import HEADS, OTHERS, PAPERS
from test_paper_parts import library_of

LISTS = {
    "cited in a link, then quoted": '- [{last}, {venue}]({link}): "{title}"\n',
    "cited in a link": "- [[{last} et al., {year}]({link})] {title}\n  - 一步\n",
    "venue, title, name": "* 【{venue}】{title}（{short}）：快。\n",
    "name, title, venue": "- [x] {short} - {title} - {venue}\n    - 快\n",
    "venue, name, linked title": "- {venue}，{short}，[{title}]({link})，快\n",
    "linked name, venue, title": "+ [{short}]({link}) ({venue}): {title}\n",
    "linked name, venue, title in Chinese": "+ [{short}]({link})（{venue}）：{title}\n",
    "linked name, title": "- **[{short}]({link})** {title}, {venue}\n",
    "venue and name as code": "- `{place}{two}` `{short}` [{title}]({link})\n    - 快\n",
    "authors before a bold title": "- {authors}, **{title}**, *{venue}*. [PDF]({link})\n",
    "the title below its name": "1. **{short}** ({venue}) [[pdf]({link})]\n\n   {title}\n\n   - 动机: 慢\n",
    "venue and authors below": "{n}. {title}\n\n   {venue}，{authors}\n\n   快。\n\n",
    "authors and venue below": "- {title}\n  - {authors}. {venue}\n  - 快\n",
    "linked name in a paragraph": "[{short}]({link}) {title}. {venue}\n\n快，效果好。\n\n",
    "a table of fields": "| 标题 | {title} |\n|---|---|\n| 作者 | {authors} |\n| 会议 | {venue} |\n\n快。\n\n",
    "a headed table of fields": "| Field | Value |\n|---|---|\n| Title | {title} |\n| Authors | {authors} |\n"
    "| Venue | {venue} |\n\nFast.\n\n",
}
TABLES = {
    "names beside titles": (
        "| # | 方法 | 论文 | 会议 | 备注 |\n|-|-|-|-|-|\n",
        "| {n} | {short} | {title} | {venue} | 快 |\n",
    ),
    "linked names": ("| Model | Venue | 优点 |\n|-|-|-|\n", "| [{short}]({link}) | {venue} | 快 |\n"),
    "names": ("| 模型 | 会议 | 优点 |\n|-|-|-|\n", "| {short} | {venue} | 快 |\n"),
    "lines in a cell": ("| Paper | Summary |\n|-|-|\n", "| **{title}**<br>{authors}<br>*{venue}* | 快 |\n"),
    "a column of publications": ("| Publication | Yr |\n|-|-|\n", "| {title} | {year} |\n"),
    "names, and years as times": (
        "| Abbr. | 会议/期刊 | Time | 链接 |\n|-|-|-|-|\n",
        "| {short} | {place} | {year} | [pdf]({link}) |\n",
    ),
    "venue in a cell of its own": ("| Paper | Venue |\n|-|-|\n", "| [{title}]({link})<br>{authors} | {venue} |\n"),
}
LAYOUTS = {name: ("", row) for name, row in LISTS.items()} | TABLES


def _filled(layout: str, works: Sequence[Any] = PAPERS, link: str = "https://arxiv.org/abs/2401.0{n:04}") -> str:
    head, row = LAYOUTS[layout]
    return head + "".join(
        row.format(
            n=number,
            title=work.title,
            venue=f"{work.place} {work.year}",
            place=work.place,
            year=work.year,
            two=work.year % 100,
            short=work.short,
            authors=", ".join(work.authors),
            last=work.authors[0].split()[-1],
            link=link.format(n=number),
        )
        for number, work in enumerate(works, 1)
    )


@pytest.mark.parametrize("most", [3, 4])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(tmp_path: Path, layout: str, head: str, most: int) -> None:
    """Each paper is found, and no other, with the venue, the year, the authors and the name that the layout gives."""
    papers = list(library_of(tmp_path, {"x.md": HEADS[head] + _filled(layout, PAPERS[:most])}).values())
    written = LAYOUTS[layout][1]
    assert len(papers) == most
    for paper, work in zip(papers, PAPERS, strict=False):
        titles = (work.title, f"{work.short}: {work.title}") if "{title}" in written else (work.short,)
        assert paper.title in titles
        assert paper.year == work.year
        if "venue}" in written or "place}" in written:
            assert paper.venue == work.place
        if "authors}" in written:
            assert paper.authors == work.authors
        if "{short}" in written and not written.startswith("- {venue}"):
            assert paper.short == work.short


# Authors beside a title in quotation marks, in bold or in a field, or a column headed Paper, say it by themselves.
_SAYING: tuple[str, ...] = (
    "cited in a link, then quoted",
    "authors before a bold title",
    "a table of fields",
    "a headed table of fields",
)
_SAYING += ("names beside titles", "lines in a cell", "venue in a cell of its own", "a column of publications")


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in _SAYING])
def test_other_things(tmp_path: Path, layout: str) -> None:
    """Films, records, books and tools with a place that is no venue, and with links to shops, are no papers."""
    text = _filled(layout, OTHERS, "https://shop.example.com/{n}")
    assert not library_of(tmp_path, {"x.md": "# 生活\n\n" + text})


BEHIND = {  # what stands behind a linked name or citation -> the title that is read
    "[STN]({}): Spatial Transformer Networks": "STN: Spatial Transformer Networks",
    "[DDPM]({}) Denoising diffusion probabilistic models. NeurIPS 2020": "Denoising diffusion probabilistic models",
    "[DDPM]({}) Generates images by denoising them step by step": "DDPM",
    "[STN]({}) Google Research. NIPS 2015": "STN",
    "[Mask R-CNN]({})（ICCV 2017）：在 Faster R-CNN 上加分支": "Mask R-CNN",
    "[Ito & Wood, 2014]({}). Auto-Encoding Variational Echoes": "Auto-Encoding Variational Echoes",
}


@pytest.mark.parametrize("line", BEHIND)
def test_behind_links(tmp_path: Path, line: str) -> None:
    """What follows the link is the title where its capitals, the name's letters or a venue behind it say so."""
    text = f"# A\n\n- {line.format('https://arxiv.org/abs/2401.00001')}\n- [Hopping on Sand with Legs](https://arxiv.org/abs/2401.00002)\n"
    assert BEHIND[line] in library_of(tmp_path, {"x.md": text})


def test_kinds_of_methods(tmp_path: Path) -> None:
    """A column of methods that are none of the titles' names gives no short names; nor are places of work authors."""
    head = "| 方法 | 论文 | 会议 |\n|-|-|-|\n"
    rows = "| LSTM | Sequence Labels for Long Documents<br>Google Research, Oxford University | ACL 2016 |\n"
    rows += "| SVM | Kernel Machines for Wide Seas | ICML 2007 |\n"
    papers = library_of(tmp_path, {"x.md": head + rows})
    assert [(paper.short, paper.authors) for paper in papers.values()] == [(None, ()), (None, ())]


def test_tables_of_books(tmp_path: Path) -> None:
    """Tables of fields without a conference or a journal are of books, of which there may be several, too."""
    table = "| 标题 | The Silence of the Whales |\n|-|-|\n| 作者 | Ann Ito |\n| 出版社 | Penguin |\n\n好\n\n"
    assert not library_of(tmp_path, {"x.md": "# 书\n\n" + table + table.replace("Whales", "Ships")})


def test_models(tmp_path: Path) -> None:
    """A table of models, cars or datasets has no papers where no venues stand in it."""
    text = "| Model | Params | Score |\n|-|-|-|\n| GPT-4 | 1T | 3.2 |\n| LLaMA | 7B | 2.2 |\n\n"
    text += "| Model | Where | Year |\n|-|-|-|\n| Echo Y | Berlin | 2020 |\n| Echo Q4 | Paris | 2021 |\n"
    assert not library_of(tmp_path, {"x.md": text})


_BY = (
    ('"Echo Classification with Deep Convolutional Sonar Networks" by Ito, Wood, and Moss (2012)', 3, 2012),
    ('"Sonar Adversarial Networks" by Ito et al. (2014)', 1, 2014),
    ("“Induction of Sonar Trees,” by Wood (1943)", 1, 1943),
    ('"Echo-Learning" by Ito & Wood, 1992', 2, 1992),
    ("Going Deeper with Echoes and Ships by Ito and Wood (2014)", 2, 2014),
)


@pytest.mark.parametrize("mark", ["- ", "- [ ] ", "1. "])
def test_by_whom(tmp_path: Path, mark: str) -> None:
    """Behind a title, mostly in quotation marks, "by" says who wrote it, and when."""
    lines = "\n".join(f"{mark}{line}" for line, _, _ in _BY)
    found = library_of(tmp_path, {"a.md": f"# Paper List\n\n### Foundations\n\n{lines}\n"})
    told = {(title, len(paper.authors), paper.year) for title, paper in found.items()}
    assert told == {(line.strip('"“').split(" by ")[0].strip(',"”'), persons, year) for line, persons, year in _BY}


_TITLES = "Going Deeper with Echoes and Ships", "Sonar Is All That You Hear"


@pytest.mark.parametrize(
    "form", ["{} (2014) - Ito, Wood and Moss", "{} (2014), Ito et al.", "[{} (2014) – Ito & Wood](u)"]
)
def test_year_before_writers(tmp_path: Path, form: str) -> None:
    """A dash or a comma behind the year says who wrote it, too."""
    lines = "".join(f"- {form.format(title)}\n" for title in _TITLES)
    found = library_of(tmp_path, {"a.md": f"# Paper List\n\n{lines}".replace("(u)", "(https://a.org/1)")})
    assert {(title, paper.authors[0], paper.year) for title, paper in found.items()} == {
        (title, "Ito", 2014) for title in _TITLES
    }


def test_surnames_and_names(tmp_path: Path) -> None:
    """Where one note has but surnames of the same persons, those of the other are the paper's."""
    files = {
        "README.md": f"# Papers\n\n- {_TITLES[0]} (2014) - Ito, Wood\n- {_TITLES[1]} (2014) - Moss et al.\n",
        "a.md": f"# {_TITLES[0]} (May 2014)\n\nAnn Ito, Ben Wood, Cleo Moss\n\nShips.\n",
        "b.md": f"# {_TITLES[1]} (May 2014)\n\nDan Berg, Eva Lund\n\nBoats.\n",
    }
    found = library_of(tmp_path, files)
    assert [found[title].authors for title in _TITLES] == [("Ann Ito", "Ben Wood", "Cleo Moss"), ("Moss",)]


@pytest.mark.parametrize(
    "lines",
    [
        '- "Under Pressure of the World" by Queen and David Bowie (1981)\n- "Harbour Rhapsody" by Queen (1975)\n',
        '- "Good Echoes: The Nice Ships" by Terry Wood and Neil Ito (1990)\n- "Dune" by Frank Moss (1965)\n',
        "- The Return of the Ship to the Sea (1990) - Wood, Ito\n- Dune of the Seven Seas (1965) - Moss and Berg\n",
        "- Learning by Doing (2010)\n- Object Detection in Videos by Tracking (2017)\n",
    ],
)
def test_by_others(tmp_path: Path, lines: str) -> None:
    """Songs and books are by somebody, too; and a title may have "by" within it."""
    assert library_of(tmp_path, {"a.md": f"# Favourites\n\n{lines}"}) == {}


_SAID = {  # what stands behind a title -> its authors, venue and year
    " - *Ann Ito, Ben Wood*, `CVPR 2021` ([code](https://github.com/a/b)) - a net.": (
        ("Ann Ito", "Ben Wood"),
        "CVPR",
        2021,
    ),
    ". Dan Berg, Eva Lund. ECCV 2016. [Link](https://a.org/1)": (("Dan Berg", "Eva Lund"), "ECCV", 2016),
    ", *Cleo Moss et al.*, ICLR'20. [[pdf]](https://a.org/2)": (("Cleo Moss",), "ICLR", 2020),
    " [pdf](https://a.org/3) NeurIPS 2021 Workshop, Google": ((), "NeurIPS", 2021),
    " ([pdf](https://a.org/4)), ICLR 20.5 points": ((), "ICLR", None),
}


@pytest.mark.parametrize("behind", _SAID)
def test_behind_titles(tmp_path: Path, behind: str) -> None:
    """A venue is no writer, nor is the end of the sentence before it; a year may end a sentence."""
    other = "- **Going Deeper with Echoes and Ships**, ICML 2020. [pdf](https://arxiv.org/abs/2001.00001)\n"
    found = library_of(tmp_path, {"a.md": f"# Paper List\n\n- **Sonar Is All That You Hear**{behind}\n{other}"})
    paper = found["Sonar Is All That You Hear"]
    assert (paper.authors, paper.venue, paper.year) == _SAID[behind]


@pytest.mark.parametrize(
    ("behind", "year"), [("[Paper](u) 2014", 2014), ("[arXiv](u), 2014", 2014), ("[Paper](u) of 2014", None)]
)
def test_years_behind_links(tmp_path: Path, behind: str, year: int | None) -> None:
    """The year stands behind the word that leads to the paper, too."""
    lines = "".join(
        f"[{title}](n{n}.md), {behind}\n\n".replace("(u)", f"(https://arxiv.org/abs/1401.0000{n})")
        for n, title in enumerate(_TITLES)
    )
    found = library_of(tmp_path, {"README.md": f"# Papers\n\n## Sonar\n\n{lines}"})
    assert {title: paper.year for title, paper in found.items()} == dict.fromkeys(_TITLES, year)


@pytest.mark.parametrize("summary", ["More", "Show more papers", "Click to expand", "展开", "点击展开", "查看更多"])
def test_what_folds_more(tmp_path: Path, summary: str) -> None:
    """What folds only says so."""
    row = "| {} | CVPR 2020 | [link](https://arxiv.org/abs/2001.0000{}) |\n"
    table = f"| Title | Venue | Paper |\n|-|-|-|\n{row}\n"
    text = f"## Sonar\n\n{table}<details>\n<summary>{summary}</summary>\n\n{table}</details>\n"
    found = library_of(
        tmp_path, {"a.md": text.replace("{} ", f"{_TITLES[0]} ", 1).replace("{}", "1", 1).format(_TITLES[1], 2)}
    )
    assert {title: paper.topic for title, paper in found.items()} == dict.fromkeys(_TITLES, ("Sonar",))


def test_months_at_arxiv(tmp_path: Path) -> None:
    """The month of the number at arXiv before a title is no year, and no part of it."""
    text = "- [1909 {}](https://arxiv.org/abs/1909.12224)\n- [2003. {}](https://arxiv.org/pdf/2003.00696)\n".format(
        *_TITLES
    )
    other = "- [1984: Big Brother Hears the Ships](https://arxiv.org/abs/2003.00697)\n"
    found = library_of(tmp_path, {"a.md": f"# Papers\n\n{text}{other}"})
    assert {title: paper.year for title, paper in found.items()} == {
        _TITLES[0]: 2019,
        _TITLES[1]: 2020,
        "Big Brother Hears the Ships": 1984,
    }


def test_days_and_names_of_files(tmp_path: Path) -> None:
    """A day that stands before brackets is that of reading; a sign stands for a colon as in names of files."""
    lines = "- [ ] 20210617 [2018] CrowdEcho_ Hearing Ships in a Crowd\n"
    lines += "- [x] 20210218 [2019 CVPR] Look Twice_ A Detector for Echoes\n"
    found = library_of(tmp_path, {"a.md": f"# Papers\n\n## 2021\n\n{lines}"})
    assert {title: (paper.venue, paper.year, paper.noted, paper.status) for title, paper in found.items()} == {
        "CrowdEcho: Hearing Ships in a Crowd": (None, 2018, "2021-06-17", "to-read"),
        "Look Twice: A Detector for Echoes": ("CVPR", 2019, "2021-02-18", "read"),
    }


def test_places_of_work_behind_titles(tmp_path: Path) -> None:
    """Who published a paper, in brackets behind the year, is no person."""
    text = '* **?**: "{}", arXiv, 2022 (*Meta, UC Berkeley*). [[Paper](https://arxiv.org/abs/2209.08141)]\n'
    text += '* **HVT**: "{}", ICCV, 2021 (*Monash University*). [[Paper](https://arxiv.org/abs/2103.10619)]\n'
    found = library_of(tmp_path, {"a.md": "# Papers\n\n" + text.format(*_TITLES)})
    assert {title: (paper.authors, paper.venue, paper.year) for title, paper in found.items()} == {
        _TITLES[0]: ((), None, 2022),
        _TITLES[1]: ((), "ICCV", 2021),
    }


def test_maps(tmp_path: Path) -> None:
    """Lists within lists, as for mind maps: a topic may hold one paper, which has notes below it, as no venue has."""
    text = "# 声呐\n\n- 检测\n  - EchoNet (CVPR 2021)\n    - 方法\n      - 快\n"
    text += "  - WaveGrid (ICCV 2019)\n    - 方法\n      - 网格\n"
    text += "- 分割\n  - DropSeg (ECCV 2020)\n    - 优点\n      - 快\n- ShipNet\n  - ECCV 2022 oral\n    - 优点\n"
    found = library_of(tmp_path, {"a.md": text})
    assert {title: (paper.venue, paper.topic) for title, paper in found.items()} == {
        "EchoNet": ("CVPR", ("检测",)),
        "WaveGrid": ("ICCV", ("检测",)),
        "DropSeg": ("ECCV", ("分割",)),
        "ShipNet": ("ECCV", ()),
    }
