"""Tables of papers, whatever their columns are called, and topics above tables and lists; tables of other things."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

from papernotes.model import Paper

COLUMNS = [
    ("| 📅 年份 | 📑 标题 (Title) | 🏛 会议/期刊 | ✍️ 备注 |", "| 2021 | **Echo Transformer** | ICCV | 主干 |"),
    ("| Year | Paper title (题目) | Venue | Remark |", "| 2021 | Echo Transformer | ICCV | good |"),
    ("| Venue | **Title** | _Year_ |", "| ICCV | Echo Transformer | 2021 |"),
]


@pytest.mark.parametrize(("head", "row"), COLUMNS)
def test_columns(tmp_path: Path, head: str, row: str) -> None:
    """Emoji, marks and a translation beside a column's name do not hide it; titles in such a column may be short."""
    rule = "|---" * (head.count("|") - 1) + "|"
    other = row.replace("Echo Transformer", "Segment Echoes (SE)").replace("2021", "2023")
    papers = library_of(tmp_path, {"a.md": f"# 清单\n\n## 声呐\n\n{head}\n{rule}\n{row}\n{other}\n"})
    assert (papers["Echo Transformer"].venue, papers["Echo Transformer"].year) == ("ICCV", 2021)
    assert len(papers) == 2


DUE = {
    "deadlines": "| conference | Submission deadline |\n|-|-|\n"
    "| NeurIPS2022 | 2022/05/16 01:00 PM PDT |\n| AAAI2023 | 2022/09(TBD) |\n",
    "full names": "| Conference | Full name | Rank |\n|-|-|-|\n"
    "| ICML 2024 | International Conference on Machine Learning | A |\n"
    "| CVPR 2024 | IEEE/CVF Conference on Computer Vision and Pattern Recognition | A |\n",
    "calls": "| 会议 | 名称 | 截稿 |\n|-|-|-|\n| ICML 2024 | Harbour Workshop of Large Ships and Boats | Feb 1 |\n"
    "| CVPR 2024 | Deep Learning for Small Boats in Autumn | Nov 15 |\n",
    "times": "| Journal | Shift |\n|-|-|\n| Nature 2023 | 9:00 to 12:00 |\n| Science 2023 | 13:00 to 17:00 |\n",
}


@pytest.mark.parametrize("table", DUE)
def test_calls(tmp_path: Path, table: str) -> None:
    """Tables of deadlines, hours and of what conferences are called name no papers, nor is the heading above one."""
    assert papers_of(tmp_path, {"a.md": f"# PaperList\n\n## Conference Time\n\n{DUE[table]}"}) == set()


def test_nicknames_and_second_rows(tmp_path: Path) -> None:
    """A column of short names goes before the title's own; a paper in two tables is one, with both topics."""
    row = "| ATC 20' | Echolets | [Echoer: Light Sonar for Boats](https://www.usenix.org/conference/e) | {} |\n"
    head = "| Cite | Nickname | Paper | General Idea |\n|-|-|-|-|\n"
    text = f"# Cold start\n\n{head}{row.format('Wax as a container')}\n# Talk\n\n{head}{row.format('Shared memory')}"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.short, len(paper.entries)) == ("Echolets", 2)
    assert [entry.topic for entry in paper.entries] == [("Cold start",), ("Talk",)]


LISTED = "- [{}: A Sonar for Small Boats](https://arxiv.org/abs/2001.0000{})\n"
IN_TABLE = "| Topic | Title | Venue |\n|-|-|-|\n"
IN_TABLE += "| {} | [{}: Sonar in Deep Water](https://arxiv.org/abs/2001.0000{}) | CVPR'20 |\n"


def test_bold_lines_are_topics(tmp_path: Path) -> None:
    """Lines in bold above lists and tables are topics, as headings are; dates, venues and general words are none."""
    text = (
        f"# Reading\n\n**🥥Harbours**\n\n{LISTED.format('EchoA', 1)}\n**CVPR 2020**\n\n{LISTED.format('EchoB', 2)}\n"
        f"**Others:**\n\n{LISTED.format('EchoC', 3)}\n**Lighthouses**:\n\n{IN_TABLE.format('Lamps', 'EchoD', 4)}"
    )
    topics = {paper.short: paper.topic for paper in library_of(tmp_path, {"a.md": text}).values()}
    assert topics == {"EchoA": ("Harbours",), "EchoB": (), "EchoC": (), "EchoD": ("Lighthouses",)}


def test_columns_of_topics(tmp_path: Path) -> None:
    """Where no heading names a topic, a table's own column does. A single line in bold is none."""
    rows = IN_TABLE.format("Lamps, Fog", "EchoA", 1) + IN_TABLE.format("", "EchoB", 2).splitlines()[-1]
    text = f"# Reading\n\n**Please read these**\n\n{rows}\n"
    topics = {paper.short: paper.topic for paper in library_of(tmp_path, {"a.md": text}).values()}
    assert topics == {"EchoA": ("Lamps",), "EchoB": ()}


def test_bold_lines_above_chores(tmp_path: Path) -> None:
    """Lines in bold above lists of anything else make no papers."""
    text = "# Week\n\n**Monday**\n\n- buy bread\n- call Ito\n\n**Paper Supplies**\n\n- white A4\n- blue A3\n"
    assert papers_of(tmp_path, {"a.md": text}) == set()


def test_years_above(tmp_path: Path) -> None:
    """A blank in a first column of years says what stands above it; a blank elsewhere says nothing."""
    head = "| Years | Title | Conference |\n|-|-|-|\n"
    rows = "| 2020 | Echo Transformer for Boats | ECCV |\n| | Segment Echoes in Harbours | |\n"
    papers = library_of(tmp_path, {"a.md": f"# 清单\n\n{head}{rows}| 2019 | Old Echoes of Sonar | ICCV |\n"})
    assert {paper.title: (paper.venue, paper.year, paper.entries[0].span.line) for paper in papers.values()} == {
        "Echo Transformer for Boats": ("ECCV", 2020, 5),
        "Segment Echoes in Harbours": (None, 2020, 6),
        "Old Echoes of Sonar": ("ICCV", 2019, 7),
    }


def test_columns_of_tags(tmp_path: Path) -> None:
    """A column of tags gives tags, with or without their sign, and is no note; a row of dashes parts rows."""
    head = "| Year | Venue | Title | Tags |\n|-|-|-|-|\n"
    rows = (
        "| 2020 | ECCV | Echo Transformer for Boats | PointNav, Memory |\n| --- | --- | 以上是较为经典的论文 | --- |\n"
    )
    more = "| 2021 | ICCV | Segment Echoes in Harbours | #sonar #boats |\n"
    papers = library_of(tmp_path, {"a.md": f"# 清单\n\n{head}{rows}{more}"})
    assert {paper.title: (paper.tags, paper.status) for paper in papers.values()} == {
        "Echo Transformer for Boats": (("PointNav", "Memory"), "to-read"),
        "Segment Echoes in Harbours": (("sonar", "boats"), "to-read"),
    }


STATES = {
    "已读": "read", "✅ 已读": "read", "(x)": "read", "[x]": "read", "✅": "read", "⏳ 在读": "reading",
    "(s)": "reading", "⬜️ 未读": "to-read", "( )": "to-read", "[ ]": "to-read", "❌": "to-read", "accepted": "to-read",
}  # fmt: skip


@pytest.mark.parametrize("cell", STATES)
def test_columns_of_states(tmp_path: Path, cell: str) -> None:
    """A column of states says how far each paper was read, in words or as a mark."""
    head = "| Paper | 状态 |\n|-|-|\n"
    rows = f"| [Echo Transformer for Boats](https://arxiv.org/abs/2001.00001) | {cell} |\n"
    rows += "| [Segment Echoes in Harbours](https://arxiv.org/abs/2001.00002) | |\n"
    papers = library_of(tmp_path, {"a.md": f"# 清单\n\n{head}{rows}"})
    assert papers["Echo Transformer for Boats"].status == STATES[cell]
    assert papers["Segment Echoes in Harbours"].status == "to-read"


SIGNED = [
    ("作者 & 年份", "Aki Ito,<br /> 2021", ("Aki Ito",), None),
    ("Authors", "Aki Ito et al., 2021", ("Aki Ito",), None),
    ("Authors", "Aki Ito, Ben Wood (ICCV'21)", ("Aki Ito", "Ben Wood"), "ICCV"),
]


@pytest.mark.parametrize(("head", "cell", "authors", "venue"), SIGNED)
def test_columns_of_authors(tmp_path: Path, head: str, cell: str, authors: tuple[str, ...], venue: str | None) -> None:
    """Behind the authors of a cell stands when, or where and when, their paper came out."""
    rows = f"| [Echo Transformer for Boats](https://arxiv.org/abs/2001.00001) | {cell} |\n"
    rows += "| [Segment Echoes in Harbours](https://arxiv.org/abs/2001.00002) | Ben Wood |\n"
    papers = library_of(tmp_path, {"a.md": f"# 清单\n\n| Paper | {head} |\n|-|-|\n{rows}"})
    paper, other = papers["Echo Transformer for Boats"], papers["Segment Echoes in Harbours"]
    assert (paper.authors, paper.venue, paper.year) == (authors, venue, 2021)
    assert (other.authors, other.year) == (("Ben Wood",), None)


def test_writers_before_titles(tmp_path: Path) -> None:
    """Writers whose others are left out stand before a title, in a cell and in an item; titles are no writers."""
    rows = "| Ito A., et al. Echo-Net: Sonar for Large Boats | MICCAI 2015 |\n"
    rows += "| Wood, B., et al. Harbours for Small Ships and Boats. | NIPS 2019 |\n"
    table = library_of(tmp_path / "a", {"a.md": f"# 清单\n\n| Paper | Venue |\n|-|-|\n{rows}"})
    items = "- Ito A., et al. Echo-Net: Sonar for Large Boats. MICCAI 2015\n"
    items += "- Wood, B., et al. Harbours for Small Ships and Boats. NIPS 2019\n"
    listed = library_of(tmp_path / "b", {"a.md": f"# Papers\n\n{items}"})
    for papers in (table, listed):
        found = {paper.title: paper.authors for paper in papers.values()}
        assert found == {
            "Echo-Net: Sonar for Large Boats": ("Ito A",),
            "Harbours for Small Ships and Boats": ("B. Wood",),
        }


def test_months_of_preprints(tmp_path: Path) -> None:
    """The month of a preprint gives its year: two digits of each behind arXiv."""
    row = "| {} | Echo{}: Sonar for Large Boats | [paper](https://arxiv.org/abs/2{}01.00001) |\n"
    rows = row.format("Arxiv/2309", "A", 3) + row.format("arXiv'2401", "B", 4) + row.format("arXiv", "C", 2)
    papers = library_of(tmp_path, {"a.md": f"# 清单\n\n| Venue | Paper | Links |\n|-|-|-|\n{rows}"})
    assert {paper.short: (paper.venue, paper.year) for paper in papers.values()} == {
        "EchoA": (None, 2023), "EchoB": (None, 2024), "EchoC": (None, None),
    }  # fmt: skip


def test_columns_of_remarks(tmp_path: Path) -> None:
    """What is headed TLDR or 备注 is no title; dated names beside links to papers are called so."""
    head = "| Benchmark Name | Year | Source | {} |\n|-|-|-|-|\n"
    row = (
        "| {} | 202{} | [Link](https://arxiv.org/abs/200{}.00001) | Benchmark of Large Boats from an ICML'24 Paper. |\n"
    )
    rows = row.format("EchoBench", 0, 1) + row.format("HarbourQA", 1, 2)
    for remarks in ("TLDR", "备注", "Key Idea"):
        papers = library_of(tmp_path / remarks, {"a.md": f"# List\n\n{head.format(remarks)}{rows}"})
        assert {(paper.title, paper.year) for paper in papers.values()} == {("EchoBench", 2020), ("HarbourQA", 2021)}


RESULTS = {
    "of methods": "| Method | Year | Paper | mAP |\n|-|-|-|-|\n"
    "| EchoNet | 2020 | [paper](https://arxiv.org/abs/2001.00001) | 30.1 |\n"
    "| WaveNet2 | 2021 | [paper](https://arxiv.org/abs/2001.00002) | 33.1 |\n",
    "of programs": "| Name | Year | Link | Summary |\n|-|-|-|-|\n"
    "| EchoDB | 2020 | [home](https://echo.example.com) | Deep Containers for Small Boats and Ships |\n"
    "| WaveDB3 | 2021 | [home](https://wave.example.org) | Small Databases for Big Ships and Boats |\n",
}


@pytest.mark.parametrize("table", RESULTS)
def test_tables_of_results(tmp_path: Path, table: str) -> None:
    """Tables of results and of programs, dated as they may be, name no papers."""
    assert papers_of(tmp_path, {"a.md": f"# Notes\n\n{RESULTS[table]}"}) == set()


def of_cells(folder: Path, head: str, *cells: str) -> dict[str, Paper]:
    """The papers of a table whose rows have these cells behind a title each, by the first words of their titles."""
    titles = ("Deep Echoes for Small Boats", "Wide Echoes for Large Boats", "Thin Echoes for Old Boats")
    rows = "".join(f"| {title} | {cell} |\n" for title, cell in zip(titles, cells, strict=False))
    rule = "|-" * (head.count("|") + 2) + "|"
    papers = library_of(folder, {"a.md": f"# 清单\n\n| Paper | {head} |\n{rule}\n{rows}"})
    return {title.split()[0]: paper for title, paper in papers.items()}


@pytest.mark.parametrize("head", ["Time", "时间", "Date"])
def test_columns_of_times(tmp_path: Path, head: str) -> None:
    """Bare years, with a month or without, are those of papers; days, and months beside a year, are not."""
    years = of_cells(tmp_path / "a", f"Venue | {head}", "KDD | 2013", "WWW | 2019.06")
    assert {paper.year for paper in years.values()} == {2013, 2019}
    days = of_cells(tmp_path / "b", f"Venue | {head}", "KDD | 2023-01-02", "WWW | 2023")
    assert {paper.year for paper in days.values()} == {None}
    months = of_cells(tmp_path / "c", f"Venue | {head}", "KDD 2013 | 2023.01", "WWW | 2023.02")
    assert {name: paper.year for name, paper in months.items()} == {"Deep": 2013, "Wide": None}


def test_names_behind_bars(tmp_path: Path) -> None:
    """The name of a method behind a bar is the short one, no part of the title; what else stands there is neither."""
    text = "# 清单\n\n| Paper | Venue |\n|-|-|\n"
    text += "| Deep Echoes for Small Boats｜**DESB** | KDD 2013 |\n| Wide Echoes for Large Boats \\|MF | WWW 2014 |\n"
    text += "| Thin Echoes for Old Boats \\| Oral | WWW 2015 |\n| Thick Echoes for New Boats \\| Google | WWW 2016 |\n"
    papers = library_of(tmp_path, {"a.md": text})
    assert {title: paper.short for title, paper in papers.items()} == {
        "Deep Echoes for Small Boats": "DESB",
        "Wide Echoes for Large Boats": "MF",
        "Thin Echoes for Old Boats": None,
        "Thick Echoes for New Boats": None,
    }


VENUES = [
    ("Journal | Year", "Sonar Review | 2021", "Sonar Review"),
    ("Venue / Year", "IEEE Sonar Journal / 2021", "IEEE Sonar Journal"),
    ("会议/期刊 | Year", "声学学报 | 2021", "声学学报"),
    ("Venue | Year", "under review | 2021", None),
    ("Venue | Year", "Google | 2021", None),
    ("Venue | Year", "CCF-A | 2021", None),
    ("Venue | Year", "还没投 | 2021", None),
    ("Venue | Year", "Good, I think | 2021", None),
    ("Venue | Year", "arXiv preprint | 2021", None),
    ("Publisher | Year", "Sonar Weekly | 2021", None),
]


@pytest.mark.parametrize(("head", "cell", "venue"), VENUES)
def test_columns_of_venues(tmp_path: Path, head: str, cell: str, venue: str | None) -> None:
    """A name in a column of venues is a venue though unknown; a remark, a rank or an employer is none, nor is what a
    column of sources holds."""
    papers = of_cells(tmp_path, head, cell, cell)
    assert {(paper.venue, paper.year) for paper in papers.values()} == {(venue, 2021)}


def test_columns_of_publishers(tmp_path: Path) -> None:
    """Where a column of publishers has a known venue, it has venues."""
    papers = of_cells(tmp_path, "Publisher | Year", "**`Sonar Review`** | 2021", "**`CVPR`** | 2020")
    assert {paper.venue for paper in papers.values()} == {"Sonar Review", "CVPR"}


def test_meetings(tmp_path: Path) -> None:
    """Papers of meetings stand in a column of topics, and the year above their days is that of reading."""
    head = "| Date | Topic | Presenters | Slides |\n|:-:|:-:|:-:|:-:|\n"
    rows = "| 23rd May, 2020 | [{}](https://arxiv.org/abs/1710.0374{}) | Ann, Ben | [Summary](a.pdf) |\n"
    text = head + rows.format("Mixed Echoes for Training Sonar", 1) + rows.format("Selfies: Pretraining for Boats", 2)
    found = library_of(tmp_path, {"README.md": f"# Weekly Reading Group\n\n## 2020\n\n{text}"})
    assert {title: (paper.topic, paper.year) for title, paper in found.items()} == {
        "Mixed Echoes for Training Sonar": ((), None),
        "Selfies: Pretraining for Boats": ((), None),
    }


@pytest.mark.parametrize(
    "badge",
    [
        "![ICLR 2015](https://img.shields.io/badge/x.svg)",
        '<img src="x.svg" alt="ICLR 2015">',
        "[![ICLR 2015](x.svg)](https://iclr.cc)",
    ],
)
def test_badges(tmp_path: Path, badge: str) -> None:
    """A picture that is called by a venue and its year says so in a cell of its own; other pictures say nothing."""
    row = "| [{}](https://arxiv.org/abs/1412.657{}) | {} | ![a boat](b.svg) |\n"
    text = "| Paper | Publication | Demo |\n|-|-|-|\n" + row.format("Mixed Echoes for Training Sonar", 1, badge)
    text += row.format("Selfies: Pretraining for Boats", 2, "![accepted](c.svg)")
    found = library_of(tmp_path, {"README.md": f"# Papers\n\n{text}"})
    assert {title: (paper.venue, paper.year) for title, paper in found.items()} == {
        "Mixed Echoes for Training Sonar": ("ICLR", 2015),
        "Selfies: Pretraining for Boats": (None, None),
    }


_LISTED = (
    "[Deep Echoes for Small Boats](https://arxiv.org/abs/2101.00001)",
    "[Wide Waves for Large Harbours](https://arxiv.org/abs/2003.00002)",
)
_SHIPS = "[Ships That Sing at Night](https://arxiv.org/abs/1901.00003)"


@pytest.mark.parametrize("sign", [", ", "; ", "<br>", " / ", "、", "", " (CVPR 2021), ", " <br> - "])
def test_cells_of_several_papers(tmp_path: Path, sign: str) -> None:
    """A cell may list papers by their titles; each has its own address."""
    row = f"| Rain | {sign.join(_LISTED)} |\n| Snow | {_SHIPS} |\n"
    found = library_of(tmp_path, {"a.md": f"# Sonar\n\n| Topic | Papers |\n| --- | --- |\n{row}"})
    assert {title: [link.url[-10:] for link in paper.links] for title, paper in found.items()} == {
        "Deep Echoes for Small Boats": ["2101.00001"],
        "Wide Waves for Large Harbours": ["2003.00002"],
        "Ships That Sing at Night": ["1901.00003"],
    }


def test_cells_that_say_more(tmp_path: Path) -> None:
    """A paper that a cell says something of is no paper of the table."""
    row = f"| {_LISTED[0]} extends {_LISTED[1]} | 2021 |\n| {_SHIPS} | 2019 |\n"
    found = library_of(tmp_path, {"a.md": f"# Sonar\n\n| Paper | Year |\n| --- | --- |\n{row}"})
    assert set(found) == {"Deep Echoes for Small Boats", "Ships That Sing at Night"}
