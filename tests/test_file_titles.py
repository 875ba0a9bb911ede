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

SECTIONS = "## 摘要\n\n慢。\n\n## 方法\n\n快。\n\n## 不足\n\n贵。\n"


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


_OF_HEADS = {
    "above": "paper:\n  title: Echo Pyramids for Sonar Detection\n  authors: Aki Ito, Ben Wood\n  date: 2019-05-01\n",
    "in Chinese": "论文:\n  标题: Echo Pyramids for Sonar Detection\n  作者: [Aki Ito, Ben Wood]\n  年份: 2019\n",
    "of a work": "work:\n  title: Echo Pyramids for Sonar Detection\n  author: Aki Ito, Ben Wood\n  date: 2019\n"
    "  arxiv: 1905.00001\n",
}


@pytest.mark.parametrize("shape", _OF_HEADS)
def test_fields_within_a_field(tmp_path: Path, shape: str) -> None:
    """What a head says of the paper below a key of its own is the paper's; the heading is a remark on it."""
    text = f"---\n{_OF_HEADS[shape]}---\n\n# grouping the first echo\n\n## Evidence\n\nText.\n"
    assert papers_of(tmp_path, {"a.md": text}) == {("Echo Pyramids for Sonar Detection", None, None, 2019)}
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.authors == ("Aki Ito", "Ben Wood")


@pytest.mark.parametrize(
    "head",
    [
        "work:\n  title: Senior Engineer of Deep Sonar Systems\n  date: 2020\n",
        "source:\n  title: Why We Sleep Badly on Small Ships at Sea\n  author: Ben Wood\n  date: 2020\n",
        "paper:\n  size: A4\n  title: Blue\n",
    ],
)
def test_fields_within_others(tmp_path: Path, head: str) -> None:
    """A post, a source on the web and a sheet of paper have such keys, too."""
    assert papers_of(tmp_path, {"a.md": f"---\n{head}---\n\n# My day\n\nText.\n"}) == set()


@pytest.mark.parametrize(
    ("name", "text", "title", "short", "year"),
    [
        (
            "a.md",
            '---\nTitle: "Echoes in small harbours"\nType: journalArticle\n---\n'
            "# Aki Ito, Ben Wood (2008) Echoes in small harbours\n## Abstract\nx\n",
            "Echoes in small harbours",
            None,
            2008,
        ),
        (
            "itoEchoPyramidsSonar.md",
            "---\ntitle: Echo Pyramids for Sonar Detection\ntype: conferencePaper\n---\n## Abstract\nx\n",
            "Echo Pyramids for Sonar Detection",
            None,
            None,
        ),
        (
            "echoPyramidNet.md",
            "---\ntitle: 'echoPyramidNet: Echo Pyramids in a Net'\ntype: conferencePaper\n---\n## Abstract\nx\n",
            "echoPyramidNet: Echo Pyramids in a Net",
            "echoPyramidNet",
            None,
        ),
        (
            "a.md",
            "---\ntitle: 'Sonar Action Models in Robotic Harbours: A Review'\n"
            "link: https://arxiv.org/abs/2507.00001\n---\n\n# 02 — Review\n\n## Method\n\nx\n",
            "Sonar Action Models in Robotic Harbours: A Review",
            None,
            None,
        ),
    ],
)
def test_what_is_no_name(tmp_path: Path, name: str, text: str, title: str, short: str | None, year: int | None) -> None:
    """Authors and year before a title, a citation key and a number are no parts of the title and no short names."""
    (paper,) = library_of(tmp_path, {name: text}).values()
    assert (paper.title, paper.short, paper.year) == (title, short, year)


@pytest.mark.parametrize(
    "name",
    [
        *("EchoNet-CVPR2016", "EchoNet_CVPR_2016", "CVPR2016_EchoNet", "CVPR2016-EchoNet", "2016-CVPR-EchoNet"),
        *("CVPR'16-EchoNet", "EchoNet(CVPR2016)", "[CVPR2016]EchoNet", "sonar/EchoNet-CVPR2016/README"),
        *("sonar/CVPR2016_EchoNet/notes", "sonar/EchoNet_CVPR2016/阅读笔记"),
    ],
)
def test_names_with_venues(tmp_path: Path, name: str) -> None:
    """A file's name, or that of a paper's own folder, is the paper's with its venue and year on either side."""
    papers = library_of(tmp_path, {f"{name}.md": SECTIONS})
    paper = papers["EchoNet"]
    assert (paper.venue, paper.year, paper.topic) == ("CVPR", 2016, ("sonar",) if "/" in name else ())


@pytest.mark.parametrize(
    "stem", ["README", "index", "notes", "note", "summary", "paper", "笔记", "阅读笔记", "README_CN"]
)
def test_folders_of_papers(tmp_path: Path, stem: str) -> None:
    """A file whose name says nothing has its folder's, which is then no topic."""
    files = {
        f"sea/{title}/{stem}.md": SECTIONS for title in ("Echoes Are All You Hear", "Quiet Nets for Deep Sea Ships")
    }
    papers = library_of(tmp_path, files)
    assert sorted(papers) == ["Echoes Are All You Hear", "Quiet Nets for Deep Sea Ships"]
    assert {paper.topic for paper in papers.values()} == {("sea",)}


def test_files_alone_in_folders(tmp_path: Path) -> None:
    """A file alone in a folder that has a paper's title is on that paper; beside others, the folder is a topic."""
    folder = "Quiet Nets for Finding Deep Sea Ships"
    assert list(library_of(tmp_path / "one", {f"sea/{folder}/quiet.md": SECTIONS})) == [folder]
    both = {f"sea/{folder}/{name}.md": SECTIONS for name in ("EchoNet", "SonarRF")}
    assert sorted(library_of(tmp_path / "two", both)) == ["EchoNet", "SonarRF"]
    topic = {"sea/Papers on Quiet Nets/EchoNet.md": SECTIONS}
    assert list(library_of(tmp_path / "three", topic)) == ["EchoNet"]
    other = {f"sea/{folder}/quiet.md": "# Plans\n\nBuy a boat.\n"}
    assert not library_of(tmp_path / "four", other)


def test_names_of_posts(tmp_path: Path) -> None:
    """Posts are named in small letters; five words with sections of a paper below are its title."""
    name = "quiet-nets-for-deep-sea-ships.md"
    assert list(library_of(tmp_path / "one", {name: SECTIONS})) == ["Quiet nets for deep sea ships"]
    assert not library_of(tmp_path / "two", {"how-to-build-a-small-boat.md": "# Wood\n\nOak.\n\n# Glue\n\nMuch.\n"})


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("[2021 ICCV] Echo Transformer", ("Echo Transformer", "ICCV", 2021)),
        ("[2023 Arxiv] Monocular hearing with one ear", ("Monocular hearing with one ear", None, 2023)),
        ("[arXiv 2023] Monocular hearing with one ear", ("Monocular hearing with one ear", None, 2023)),
        ("[ICCV 2021] Echo Transformer", ("Echo Transformer", "ICCV", 2021)),
    ],
)
def test_brackets_before_names(tmp_path: Path, name: str, told: tuple[str, str | None, int]) -> None:
    """A venue and a year in brackets before a file's name, or a year and arXiv, say that it is on a paper."""
    (paper,) = library_of(tmp_path, {f"sonar/{name}.md": f"# {told[0]}\n\nA sonar.\n"}).values()
    assert (paper.title, paper.venue, paper.year) == told


@pytest.mark.parametrize("name", ["[2021 Plan] Boat Trip", "[2023] Harbour", "Ref - Sonar Waves"])
def test_brackets_of_others(tmp_path: Path, name: str) -> None:
    """Other words there say nothing of one."""
    assert library_of(tmp_path, {f"sonar/{name}.md": f"# {name}\n\nA sonar.\n"}) == {}


_OUTLINE = "- # LooseEnds\n\t- why\n- # Comments\n\t- Slow.\n- # Setup\n\t- Boats.\n- # Conclusion\n\t- Good.\n"


@pytest.mark.parametrize(
    "name",
    [
        "2012_Ito_Fault-tolerant hearing by small boats",
        "2012_Ito_Wood_Fault-tolerant hearing by small boats",
        "2012_Ito_Wood et al_Fault-tolerant hearing by small boats.pdf",
        "2012 - Ito - Fault-tolerant hearing by small boats",
        "Ito et al_2012_Fault-tolerant hearing by small boats",
        "Ito & Wood (2012) Fault-tolerant hearing by small boats",
        "Ito et al. 2012 - Fault-tolerant hearing by small boats",
    ],
)
@pytest.mark.parametrize("text", [_OUTLINE, "## Setup\n\nBoats.\n\n## Conclusion\n\nGood.\n"])
def test_names_of_authors_and_year(tmp_path: Path, name: str, text: str) -> None:
    """Authors, year and title in a file's name, in either order, say what it is on; its first heading is a section."""
    assert papers_of(tmp_path, {f"pages/{name}.md": text}) == {
        ("Fault-tolerant hearing by small boats", None, None, 2012),
    }


@pytest.mark.parametrize(
    "name",
    ["2021_Autumn_Walks along the harbour", "2021_Travel_Ten days in Oslo", "Ann & Ben (2020) - our trip to Oslo"],
)
def test_names_of_years(tmp_path: Path, name: str) -> None:
    """A year and a word before the name of a diary make no paper of it."""
    assert papers_of(tmp_path, {f"pages/{name}.md": "# Monday\n\nWe walked.\n\n# Tuesday\n\nRain.\n"}) == set()
