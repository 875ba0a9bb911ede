"""Years, venues and labels that stand against the title, and what looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

_ONE, _TWO = "https://arxiv.org/abs/2401.00011", "https://arxiv.org/abs/2402.00022"


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("2016 TSEN", ("TSEN", None, 2016)),
        ("2014 two-stream EchoNet", ("two-stream EchoNet", None, 2014)),
        ("(CCS)2023 EchoSearch: Provenance of Pings", ("EchoSearch: Provenance of Pings", "CCS", 2023)),
        ("【WWW】2021 EchoTrace: Following Pings Home", ("EchoTrace: Following Pings Home", "WWW", 2021)),
    ],
)
def test_years_before_titles(tmp_path: Path, heading: str, found: tuple[str, str | None, int]) -> None:
    """A year before a name, and a venue in brackets before its year, are no part of the title."""
    text = f"# {heading}\n[paper link]({_ONE})\n### contributions\n- 稀疏\n\n"
    text += f"# 2020 X3E\n[paper link]({_TWO})\n### 方法\n- 快\n"
    papers = library_of(tmp_path, {"a.md": text})
    title, venue, year = found
    assert (papers[title].venue, papers[title].year, papers["X3E"].year) == (venue, year, 2020)


@pytest.mark.parametrize("day", ["2016", "2016 Q1", "2016 H2", "2016-05", "2016 年", "2016 W12"])
def test_years_alone(tmp_path: Path, day: str) -> None:
    """A year with nothing but a part of it is when the papers below were read, and is no paper."""
    text = f"# {day}\n\n## EchoNet: Listening to Ships at Sea\n[paper]({_ONE})\n\n"
    text += f"## MixSonar: Modeling a Ping\n[paper]({_TWO})\n"
    assert [paper.short for paper in library_of(tmp_path, {"a.md": text}).values()] == ["EchoNet", "MixSonar"]


@pytest.mark.parametrize("label", ["论文：", "论文名称：", "文章题目：", "Paper: "])
@pytest.mark.parametrize("mark", ["", "**"])
def test_papers_by_their_labels(tmp_path: Path, label: str, mark: str) -> None:
    """Lines that say 论文：Title begin a paper each; a sentence behind the label, or one such line, does not."""
    text = "# 声呐推理\n\n{0}{1}Towards Echo Reasoning for Supply Ships{0}\n\n补全。\n\n"
    text += "{0}{1}Link Prediction for Ships at Sea{0}\n\n预测。\n"
    assert len(library_of(tmp_path, {"a.md": text.format(mark, label)})) == 2
    if label not in ("论文：", "Paper: "):
        return
    said = "# 声呐\n\n{0}{1}我们读了两篇，都不错{0}\n\n{0}{1}下周再读{0}\n"
    assert not library_of(tmp_path, {"a.md": said.format(mark, label)})


def test_lists_within_details(tmp_path: Path) -> None:
    """Lists in `<details>` are lists; the summary says where their papers were published, or is their topic."""
    item = "+ [**{} for Lost Ships**](https://arxiv.org/abs/2401.0000{}) | Ito et al.\n"
    box = "<details>\n<summary>{}</summary>\n\n{}\n</details>\n\n"
    text = "# 假图\n\n### Earlier Works\n"
    text += box.format("ICCV 2023", item.format("Deep Echoes", 1) + item.format("Far Echoes", 2))
    text += box.format("Sonar", item.format("New Echoes", 3) + item.format("Old Echoes", 4))
    papers = [(paper.venue, paper.topic) for paper in library_of(tmp_path, {"a.md": text}).values()]
    assert papers == [("ICCV", ("Earlier Works",))] * 2 + [(None, ("Earlier Works", "Sonar"))] * 2
    one = f"# EchoNet: Listening to Ships\n\n[paper]({_ONE})\n\n## 方法\n\n听。\n\n"
    one += box.format("相关论文", item.format("Deep Echoes", 1) + item.format("Far Echoes", 2))
    assert [paper.short for paper in library_of(tmp_path / "one", {"a.md": one}).values()] == ["EchoNet"]


def test_who_published(tmp_path: Path) -> None:
    """发表单位 is where the authors work, and no title."""
    text = f"# EchoT：声呐&模型蒸馏\n> 论文链接：{_ONE}\n>\n> 发表单位：FaceBook AI & Sorbonne University\n\n"
    text += "## 方法\n\n蒸馏\n"
    (paper,) = library_of(tmp_path, {"EchoT.md": text}).values()
    assert (paper.title, paper.short) == ("EchoT：声呐&模型蒸馏", "EchoT")


@pytest.mark.parametrize("label", ["PDF", "arXiv", "链接"])
def test_what_links_are_called(tmp_path: Path, label: str) -> None:
    """论文：[PDF](...) leads to the paper, and is no name of it."""
    text = "# Scalable Echo Models with Transformers\n\n作者：Gus Park, Hal Quinn\n\n"
    text += f"论文：[{label}]({_ONE})\n\n## 1. Introduction\n"
    (paper,) = library_of(tmp_path, {"x.md": text}).values()
    assert (paper.title, paper.short, paper.aliases) == ("Scalable Echo Models with Transformers", None, ())


@pytest.mark.parametrize("heading", ["Paper Reading", "PaperReading", "paper-notes", "PaperNotes"])
def test_lists_of_titles_below_paper_notes(tmp_path: Path, heading: str) -> None:
    """Titles in a list below a heading that says notes on papers follow are papers; other items there are not."""
    titles = "- EchoNet: Listening to Ships in Fog and Rain\n- MixSonar: Modeling a Ping for Everybody at Sea\n"
    assert len(library_of(tmp_path, {"x.md": f"# {heading}\n## 声呐\n{titles}"})) == 2
    others = f"# {heading}\n## 声呐\n- 每周两篇\n- 周三讨论\n- Use the template below\n"
    assert not library_of(tmp_path / "others", {"y.md": others})


@pytest.mark.parametrize(("folder", "file"), [("EchoNet", "echonet"), ("Echo-Net", "EchoNet"), ("EchoNet", "EchoNet")])
def test_folder_of_a_paper(tmp_path: Path, folder: str, file: str) -> None:
    """The folder of a note and its figures is no topic, however its capitals are; the one above it is."""
    text = f"# Deep Residual Listening for Ships\n\n[paper]({_ONE})\n\n## Motivation\n\n深。\n\n## Method\n\n快。\n"
    (paper,) = library_of(tmp_path, {f"Vision/Backbone/{folder}/{file}.md": text}).values()
    assert paper.topic == ("Vision", "Backbone")


def test_review_of_a_paper(tmp_path: Path) -> None:
    """A heading `Review: Name: Title` is that of a paper; `Review: ...` below a title is a section."""
    text = "## Review: EchoOS: The Ship Is the Control Plane\n\n*OSDI'14*\n\n### 背景\n\n慢。\n\n### 设计\n\n快。\n"
    (paper,) = library_of(tmp_path, {"os/EchoOS.md": text}).values()
    assert (paper.title, paper.venue, paper.year) == ("EchoOS: The Ship Is the Control Plane", "OSDI", 2014)


@pytest.mark.parametrize(
    ("written", "venue"), [("bioRxiv (2019): 620740.", "bioRxiv"), ("Sonar Letters (2019): 1-10", "Sonar Letters")]
)
def test_numbers_behind_a_journal(tmp_path: Path, written: str, venue: str) -> None:
    """The number behind a journal's year is no part of its name."""
    text = f"# EchoNet: Listening to Ships\n\n- Publication: {written}\n\n## Method\n\nfast\n"
    (paper,) = library_of(tmp_path, {"x.md": text}).values()
    assert (paper.venue, paper.year) == (venue, 2019)
