"""Logs of reading below days: plain titles with the parts of notes below them, and what stands behind a day."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

DAYS = (
    "### 2021.10.20\n\n- Boats that can adapt like fish\n  - {part}：trial and error\n  - 和我的联系：好\n\n"
    "### 2021.10.15\n\n- Data Efficient Sonar for Large Ships\n  - {part}：steps\n"
)


@pytest.mark.parametrize("part", ["创新点", "Motivation", "方法"])
def test_titles_below_days(tmp_path: Path, part: str) -> None:
    """In notes on papers an item below a day is a paper where it is a title and has the parts of notes below it."""
    papers = library_of(tmp_path, {"a.md": f"# Paper notes\n\n{DAYS.format(part=part)}"})
    assert {(paper.title, paper.noted) for paper in papers.values()} == {
        ("Boats that can adapt like fish", "2021-10-20"),
        ("Data Efficient Sonar for Large Ships", "2021-10-15"),
    }


DIARIES = {
    "no notes on papers": "# 日志\n\n" + DAYS.format(part="创新点"),
    "chores": "# Paper notes\n\n### 2021.10.20\n\n- Call the Bank of the Harbour\n  - number: 5\n\n"
    "### 2021.10.15\n\n- Buy White Paper for Large Printers\n  - shop: yes\n",
    "meetings": "# Paper notes\n\n### 2021.10.20\n\n- met Ann\n  - 方法：hers\n\n"
    "### 2021.10.15\n\n- lunch\n  - 方法：eat\n",
}


@pytest.mark.parametrize("diary", DIARIES)
def test_diaries(tmp_path: Path, diary: str) -> None:
    """Diaries, chores and meetings below days are no papers."""
    assert papers_of(tmp_path, {"a.md": DIARIES[diary]}) == set()


TOPICS = {
    "20251014 水下声呐与船舶相关": ("2025-10-14", ("水下声呐与船舶相关",)),
    "2025-10-14 Sonar under Water": ("2025-10-14", ("Sonar under Water",)),
    "2025-10-14": ("2025-10-14", ()),
    "2025 Sonar under Water": (None, ("2025 Sonar under Water",)),
}


@pytest.mark.parametrize("heading", TOPICS)
def test_topics_behind_days(tmp_path: Path, heading: str) -> None:
    """Behind the day of a heading stands the topic of the papers below, and the day is when they were read."""
    text = f"# 清单\n\n#### {heading}\n- [EchoNet: A Sonar for Small Boats](https://arxiv.org/abs/2001.00001)\n"
    text += "- [WaveNet2: A Sonar for Large Boats](https://arxiv.org/abs/2001.00002)\n"
    papers = library_of(tmp_path, {"a.md": text})
    assert {(paper.noted, paper.topic) for paper in papers.values()} == {TOPICS[heading]}


LINES = {
    "ICLR '26在投[Boats Know How To Turn, Sailing Boats Learn When](https://arxiv.org/abs/2001.00003)": (
        "Boats Know How To Turn, Sailing Boats Learn When", "ICLR", 2026,
    ),
    "CIKM'25, [EchoMixer: Scaling Up Sonar in Industrial Harbours]（MIT）": (
        "EchoMixer: Scaling Up Sonar in Industrial Harbours", "CIKM", 2025,
    ),
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_lines_of_logs(tmp_path: Path, line: str) -> None:
    """Before a title stands where it was submitted; brackets without an address around a title are no part of it."""
    other = "- ICLR'24, [EchoNet: A Sonar for Small Boats](https://arxiv.org/abs/2001.00001)\n"
    papers = library_of(tmp_path, {"a.md": f"# 清单\n\n- {line}\n{other}"})
    found = {(paper.title, paper.venue, paper.year, paper.authors) for paper in papers.values()}
    assert (*LINES[line], ()) in found


COUNTED = {
    "below headings": "### 开山之作\n\n**第一篇：Echo Splatting for Real-Time Harbour Rendering**\n\n好。\n\n"
    "### 动态场景\n\n**第二篇：Dynamic Echoes: Tracking Ships by Sonar**\n\n跟踪。\n",
    "in a row": "**论文一：Echo Splatting for Real-Time Harbour Rendering**\n\n好。\n\n"
    "**论文二：Dynamic Echoes: Tracking Ships by Sonar**\n\n跟踪。\n",
}
PARTS = {
    "of a series": "**第一篇：基础知识**\n\n好。\n\n**第二篇：进阶**\n\n跟踪。\n",
    "of a manual": "**Part 1: Getting Started with Large Ships**\n\nText.\n\n"
    "**Part 2: Sailing in the Dark Harbour**\n\nText.\n",
    "of a to-do list": "**1. Write the Introduction**\n\nText.\n\n**2. Send the Letters to Ann**\n\nText.\n",
}


@pytest.mark.parametrize("shape", COUNTED)
def test_counted_titles(tmp_path: Path, shape: str) -> None:
    """Titles in bold that are counted as papers are, 第一篇 or 论文一, are papers."""
    assert {title for title, *_ in papers_of(tmp_path, {"a.md": f"# 3D\n\n{COUNTED[shape]}"})} == {
        "Echo Splatting for Real-Time Harbour Rendering",
        "Dynamic Echoes: Tracking Ships by Sonar",
    }


@pytest.mark.parametrize("shape", PARTS)
def test_counted_parts(tmp_path: Path, shape: str) -> None:
    """Parts of series and manuals, and tasks, are none, however they are counted."""
    assert papers_of(tmp_path, {"a.md": f"# 3D\n\n{PARTS[shape]}"}) == set()


@pytest.mark.parametrize(
    ("heading", "noted", "topic"),
    [
        ("20220725_Weekly report", "2022-07-25", ()),
        ("2022-07-25 Weekly report", "2022-07-25", ()),
        ("Daily Thought (2019.8.1 - 2019.8.15)", "2019-08-01", ()),
        ("组会 2022.07.25", "2022-07-25", ()),
        ("科研日志 2022-07-25", "2022-07-25", ()),
        ("Week 3 report", None, ()),
        ("Weekly Report 3", None, ()),
        ("周报 0725", None, ()),
        ("组会汇报", None, ()),
        ("20251014 推理", "2025-10-14", ()),
        ("Sonar 2022-07-25", None, ("Sonar 2022-07-25",)),
        ("Daily Life Robots", None, ("Daily Life Robots",)),
        ("Weekly Forecasting", None, ("Weekly Forecasting",)),
    ],
)
def test_titles_of_diaries(tmp_path: Path, heading: str, noted: str | None, topic: tuple[str, ...]) -> None:
    """What is but the title of a diary or a report of a week is no topic; its day is that of its papers."""
    text = f"# {heading}\n\n## Wide Nets for Sonar Detection (CVPR 2020)\n\n### 方法\n\nx\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.noted, paper.topic) == (noted, topic)


@pytest.mark.parametrize(
    ("above", "below", "topic"),
    [
        ("2. 召回排序算法", "2.1. 召回", ("召回排序算法", "召回")),
        ("2. 召回排序算法", "2.1 召回", ("召回排序算法", "召回")),
        ("论文列表", "2.1. 召回", ("召回",)),
        ("论文列表", "7.25 周一", ()),
        ("声呐", "7.25. 组会", ("声呐",)),
        ("3. 声呐", "7.25 组会", ("声呐",)),
    ],
)
def test_numbers_of_topics(tmp_path: Path, above: str, below: str, topic: tuple[str, ...]) -> None:
    """The number of a topic within another is no day."""
    paper = "- [{}](https://arxiv.org/abs/2001.0000{})\n"
    papers = paper.format("Wide Nets for Sonar Detection", 1) + paper.format("Deep Echo Pyramids for Ships", 2)
    found = library_of(tmp_path, {"a.md": f"# 推荐\n\n# {above}\n\n## {below}\n\n{papers}"})
    assert [paper.topic for paper in found.values()] == [topic, topic]


@pytest.mark.parametrize("label", ["**论文**：", "综述论文：", "Paper: "])
@pytest.mark.parametrize("title", ["[{}](https://arxiv.org/abs/2001.0000{})", "{}\n\nCVPR 202{}"])
def test_field_below_day(tmp_path: Path, label: str, title: str) -> None:
    """The only paper below a day, behind the name of its field, was noted on that day, also if called as its file."""
    names = ("Echo_Nets_for_Small_Boats", "Wide Sonar Nets for Ships")
    one, two = (title.format(name, at) for at, name in enumerate(names))
    text = (
        f"## 声呐\n### 2019.10.20\n\n{label}{one}\n\n**理解**：听。\n\n### 2019.10.21\n{label}{two}\n\n**理解**：快。\n"
    )
    papers = library_of(tmp_path, {"a.md": text})
    assert {(name, str(paper.noted), paper.topic) for name, paper in papers.items()} == {
        ("Echo Nets for Small Boats", "2019-10-20", ("声呐",)),
        ("Wide Sonar Nets for Ships", "2019-10-21", ("声呐",)),
    }


@pytest.mark.parametrize(
    "line", ["文章：写完了第二章", "Paper: buy more of it", "论文：改了三页，投稿", "**文章**：今天没看"]
)
def test_chores_below_days(tmp_path: Path, line: str) -> None:
    """What was written or bought on a day is none."""
    text = f"## 日记\n### 2019.10.20\n\n{line}\n\n累。\n\n### 2019.10.21\n\n{line}\n\n读 CVPR 2020 的论文。\n"
    assert library_of(tmp_path, {"a.md": text}) == {}
