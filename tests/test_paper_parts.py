"""Notes that follow the paper itself: its parts by their own names, its reference, its authors below the title."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import Files, papers_of

from papernotes.build import open_project, read
from papernotes.model import Paper


def library_of(folder: Path, files: Files) -> dict[str, Paper]:
    """The papers by their titles."""
    papers_of(folder, files)
    return {paper.title: paper for paper in read(open_project(folder, notes=folder)).value.papers}


FOLLOWED = [
    (
        "036_sonarvl.md",
        "# Sonar-VL\n\n## TL;DR\n\n- two encoders\n\n## Abstract\n\nSonar.\n\n## 1 Introduction\n\nGaps.\n",
    ),
    ("005.md", "# Echoes Are All You Hear\n\n## 摘要\n\n回声。\n"),
    ("deep.md", "## Deep Echo Prior\n\n### Abstract\n\nPriors.\n\n### Experiments & Results\n\nGood.\n"),
    ("SonarClas阅读笔记.md", "# 1 Introduction\n\n一个数据库。\n\n# 2 Database\n\n麦克风。\n"),
    ("2017 cryoEcho.md", "# cryoEcho\n\nText.\n\n## Methods\n\nMaps.\n"),
    ("SonarRF.md", "# 1. SonarRF论文笔记\n\n## 1.1 什么是SonarRF\n\n声场。\n\n# 2. SonarRF源码笔记\n\n安装。\n"),
]
OWN = [
    ("a.md", "# My sonar cluster\n\n## Goals\n\nFast.\n\n## Setup\n\nCables.\n\n## Results\n\nWarm.\n"),
    ("Redis源码阅读笔记.md", "# 数据结构\n\n跳表。\n\n# 网络\n\n事件。\n"),
    ("NLP论文笔记.md", "# NLP论文笔记\n\n先读综述，再读细节。\n"),
    ("2024 plans.md", "# 2024 plans\n\nSleep.\n\n## Methods\n\nBed at ten.\n"),
    ("week.md", "# 周会\n\n## 摘要\n\n大家都好。\n\n## 待办\n\n- 写报告\n"),
]


@pytest.mark.parametrize(("name", "text"), FOLLOWED)
def test_parts(tmp_path: Path, name: str, text: str) -> None:
    """A name, or a short title, above an abstract, an introduction or the like is that of a paper."""
    assert len(papers_of(tmp_path, {name: text})) == 1


@pytest.mark.parametrize(("name", "text"), OWN)
def test_no_parts(tmp_path: Path, name: str, text: str) -> None:
    """What keepers write of themselves, of programs and of whole fields is none."""
    assert papers_of(tmp_path, {name: text}) == set()


def test_own_reference(tmp_path: Path) -> None:
    """A title above its own reference, and others that it needs, is one paper with all that follows."""
    text = (
        "# Exploiting Echoes for Sonar-based Navigation\n\n"
        "[1] Ito, Aki, Ben Wood, and Cleo van Dam. “Exploiting Echoes for Sonar-Based Navigation.” ArXiv:2107.00001 "
        "[Cs], July 9, 2021. https://doi.org/10.1145/3470000.\n\n"
        "[2] Wood, Ben. “Position-Aware Sonar Networks for Ships.” ArXiv:1906.00001, June 13, 2019.\n\n"
        "# Abstract\n\nShips.\n\n# Motivation\n\n- position\n\n# My Thoughts\n\nFine.\n"
    )
    ((title, paper),) = library_of(tmp_path, {"21.09/Exploiting Echoes for Sonar-based Navigation.md": text}).items()

    assert title.casefold() == "exploiting echoes for sonar-based navigation"
    assert (paper.authors, paper.year) == (("Aki Ito", "Ben Wood", "Cleo van Dam"), 2021)
    assert [part.kind for part in paper.entries[0].sections] == ["other", "motivation", "review"]


def test_names_in_full(tmp_path: Path) -> None:
    """References as the Chicago manual has them: first author by last name, the year at the end."""
    text = (
        "# PaperNotes\n\n## 21.08\n\n"
        "- Hall, William L., Rex Yeo, and Jo Lee. “Inductive Sonar on Large Ships.” ArXiv:1706.00001 [Cs, Stat], "
        "September 10, 2018. http://arxiv.org/abs/1706.00001.\n\n  http://example.org/sonar/\n\n"
        "- Yu, Zepin, and Jian Lian. “Adaptive Sonar Modeling with Short Preferences.” In Proceedings of the "
        "Twenty-Eighth International Joint Conference on Artificial Intelligence, 4213–19. Macao, 2019. "
        "https://doi.org/10.24963/ijcai.1/5.\n"
    )
    found = library_of(tmp_path, {"README.md": text})

    assert {(title, paper.authors, paper.venue, paper.year) for title, paper in found.items()} == {
        ("Inductive Sonar on Large Ships", ("William L. Hall", "Rex Yeo", "Jo Lee"), None, 2018),
        ("Adaptive Sonar Modeling with Short Preferences", ("Zepin Yu", "Jian Lian"), "IJCAI", 2019),
    }


def test_broken_titles(tmp_path: Path) -> None:
    """A title in bold, or before a link, that goes on on the next line; venue and authors below it."""
    text = (
        "# Sonar\n\n## Ships\n\n- **SoPart Cross-Category Perception and\n  Manipulation via Actionable Echoes**\n"
        " **[`CVPR 2023`]** *Hao Geng, Hel Xu* [(arXiv)](http://arxiv.org/abs/2211.05001)\n  - parts\n"
        "- **A Generalist Sonar**\n **[`arXiv 2022`]** *Scott Reed, et al.* [(arXiv)](http://arxiv.org/abs/2205.06001)\n"
        "- Photo-Realistic Single Sonar Super-Resolution Using Adversarial\n"
        "  Echoes [[note](./a.md)][[paper](https://arxiv.org/pdf/1609.04001.pdf)]\n"
    )
    found = library_of(tmp_path, {"sonar.md": text})

    assert {(title, paper.venue, paper.year, paper.authors) for title, paper in found.items()} == {
        (
            "SoPart Cross-Category Perception and Manipulation via Actionable Echoes",
            *("CVPR", 2023, ("Hao Geng", "Hel Xu")),
        ),
        ("A Generalist Sonar", None, 2022, ("Scott Reed",)),
        ("Photo-Realistic Single Sonar Super-Resolution Using Adversarial Echoes", None, None, ()),
    }


def test_persons_are_no_place(tmp_path: Path) -> None:
    """Names in italics behind a venue are the authors, not where they work; a place in italics is."""
    item = "# Sonar\n\n- **{}**\n **[`CVPR 2023`]** *{}* [(arXiv)](http://arxiv.org/abs/2211.0500{})\n"
    text = item.format("Echoes and Ships in the Night", "Hao Geng, Hel Xu", 1)
    text += item.format("Ships and Echoes in the Morning", "MIT", 2).removeprefix("# Sonar\n\n")

    assert {paper.institutions for paper in library_of(tmp_path, {"a.md": text}).values()} == {(), ("MIT",)}


def test_index_of_papers(tmp_path: Path) -> None:
    """A list below `Content` is one of papers where it leads to them, and an index where it leads to headings."""
    papers = (
        "# Notes\n\n## Content\n\n1. Conditional Sonar Nets [[note](a.md)][[paper](https://arxiv.org/abs/1411.00001)]\n"
        "2. Deep Echo Prior [[note](b.md)][[paper](https://arxiv.org/abs/1411.00002)]\n"
    )
    index = "# Ships\n\n## Content\n\n1. [Hulls](#hulls)\n2. [Sails](#sails)\n\n## Hulls\n\nWood.\n"

    assert {title for title, *_ in papers_of(tmp_path / "one", {"README.md": papers})} == {
        "Conditional Sonar Nets",
        "Deep Echo Prior",
    }
    assert papers_of(tmp_path / "two", {"README.md": index}) == set()


def test_folder_of_a_paper(tmp_path: Path) -> None:
    """The folder that a paper has to itself is no topic; the one above it is."""
    note = "# SON3D: 3D Sonar from Echoes\n\n## Abstract\n\nEchoes.\n"
    (paper,) = library_of(tmp_path / "one", {"Ships/SON3D-_3D_Sonar_from_Echoes/README.md": note}).values()
    (other,) = library_of(tmp_path / "two", {"Ships/Sonar/son.md": note}).values()

    assert (paper.topic, other.topic) == (("Ships",), ("Ships", "Sonar"))


@pytest.mark.parametrize(
    ("path", "topic"),
    [
        ("Ships/CCS/son.md", ("Ships",)),
        ("Ships/Infocom/son.md", ("Ships",)),
        ("Ships/ICLR/[ICLR2018] SON3D_3D_Sonar_from_Ech/README.md", ("Ships",)),
        ("posts/son/index.md", ()),
        ("Ships/fast/son.md", ("Ships", "fast")),
        ("Ships/mm/son.md", ("Ships", "mm")),
        ("Ships/Cell/son.md", ("Ships", "Cell")),
    ],
)
def test_folders_of_venues(tmp_path: Path, path: str, topic: tuple[str, ...]) -> None:
    """A folder of one venue is no topic, nor that of a bundle; a word that is a venue, too, is one where it is said."""
    note = "# SON3D: 3D Sonar from Echoes\n\nCCS 2020\n\n## Abstract\n\nEchoes.\n"
    (paper,) = library_of(tmp_path, {path: note}).values()
    assert paper.topic == topic


def test_authors_below(tmp_path: Path) -> None:
    """The line below a title names authors, and the year behind them is the paper's; a line of subjects does not."""
    note = "## [{}](http://arxiv.org/abs/1912.01001)\n{}\n\nTLDR; echoes.\n"
    files = {
        "a.md": note.format("Fast Sonar for Small Ships", "Aksh Tyag et al., 3 Dec 2019 version"),
        "b.md": note.format("Slow Sonar for Large Ships", "Jia Wu, Yi Wang (MIT)"),
        "c.md": note.format("Odd Sonar for Old Ships", "Deep Learning, Computer Vision, Robotics"),
    }
    found = library_of(tmp_path, files)

    assert {(paper.authors, paper.year) for paper in found.values()} == {
        (("Aksh Tyag",), 2019),
        (("Jia Wu", "Yi Wang"), None),
        ((), None),
    }


def test_flat_sections(tmp_path: Path) -> None:
    """Sections at the level of the names above them: each name is a paper, and no section is one."""
    part = "# {}\n\n# Motivation\n\nNoise.\n\n# Experiments\n\nQuiet.\n\n"
    found = library_of(tmp_path, {"flat.md": part.format("Echo-GAN") + part.format("ZoomSonar++")})

    assert {title: len(paper.entries[0].sections) for title, paper in found.items()} == {
        "Echo-GAN": 2,
        "ZoomSonar++": 2,
    }


def test_collections(tmp_path: Path) -> None:
    """A file whose first heading is the title of another paper than its name says is no single paper."""
    text = "\n\n# Multichannel Sonar Enhancement Based on Subband Memory\n\nLi.\n\nDataset: ships\n\n# FullSonar\n\n"
    assert {title for title, *_ in papers_of(tmp_path, {"A Summary of Subband methods.md": text})} == {
        "Multichannel Sonar Enhancement Based on Subband Memory"
    }


def test_asked_sections(tmp_path: Path) -> None:
    """A question that names its section in brackets is that section."""
    text = (
        "# Echo Networks for Small Ships\n\n## 1. [Problem / Motivation] What is it for, and why?\n\nX\n\n"
        "## 2. [Method] What is new?\n\nY\n\n## 3. Details about the experiment\n\nZ\n\n## 4. Disadvantages\n\nN\n"
    )
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert [part.kind for part in paper.entries[0].sections] == ["motivation", "method", "experiments", "limitations"]


NAMED = [
    ("Sonar/[2022 ICML] Planning with echoes for flexible ships.md", "# Echoer\n\n声音。\n", "ICML", 2022),
    ("Sonar/[2022 ICML] Planning with echoes for flexible ships.md", "声音。\n", "ICML", 2022),
    ("Sonar/[1993] The parallel approach to force control of sonar.md", "力。\n", None, 1993),
    ("Sonar/On-Target Sonar.md", " On-Target Sonar\n https://arxiv.org/abs/2109.01001\n", None, None),
]
NOT_NAMED = [
    ("Ref - Sonar Model.md", "# Sonar Model\n\n## Echo\n\nx\n\n## Ping\n\ny\n"),
    ("Sonar MOC.md", "# Sonar\n\n## Papers\n\n- [[a|Sonar For All Ships]]\n\n## Insights\n\n- [[b]]\n"),
    ("CVPR 2024 trip.md", "坐火车。\n"),
    (
        "template.md",
        "# 📄 论文笔记模板\n\n| 字段 | 内容 |\n| --- | --- |\n| **标题** | <!-- 标题 --> |\n\n## 核心思想\n\n## 实验\n",
    ),
]


@pytest.mark.parametrize(("name", "text", "venue", "year"), NAMED)
def test_named_files(tmp_path: Path, name: str, text: str, venue: str | None, year: int | None) -> None:
    """A file whose name has a venue or begins with a year in brackets, or that begins with its own name and a link."""
    ((_, _, said, when),) = papers_of(tmp_path, {name: text})
    assert (said, when) == (venue, year)


@pytest.mark.parametrize(("name", "text"), NOT_NAMED)
def test_no_named_files(tmp_path: Path, name: str, text: str) -> None:
    """Pages on a subject, maps of content, trips and templates are no papers."""
    assert papers_of(tmp_path, {name: text}) == set()


def test_filled_template(tmp_path: Path) -> None:
    """A form that still has the template's heading is the paper that its field names."""
    text = (
        "# 📄 论文笔记模板\n\n## 基本信息\n\n| 字段 | 内容 |\n| --- | --- |\n| **标题** | Echoes Are All You Hear |\n"
        "| **作者** | <!-- 作者 --> |\n| **发表年份** | 2017 |\n\n**领域**: `#NLP` `#CV`\n\n"
        "## 核心思想\n\n## 实验结果\n"
    )
    ((title, paper),) = library_of(tmp_path, {"papers/Sonar/2017_Ito_Echoes.md": text}).items()

    assert (title, paper.year, paper.topic) == ("Echoes Are All You Hear", 2017, ("Sonar",))


def test_box_of_fields(tmp_path: Path) -> None:
    """Fields in a quotation below the title, with marks on the names; sections numbered in Chinese."""
    text = (
        "# DiSo: Diffusion Sonar with World Models\n\n> **论文信息**\n"
        "> - 作者：Aksh L Chandra$^{*}$, Ima Nema$^{*}$, Wolf Burg\n"
        "> - 投稿方向：CoRL 2025\n> - 代码：https://github.com/a/b\n\n---\n\n"
        "## 一、核心问题\n\nx\n\n## 二、核心思路 / 方法\n\n"
        "### 2.1 整体框架：两阶段\n\ny\n\n## 三、关键洞察与技术亮点\n\nz\n"
    )
    (paper,) = library_of(tmp_path, {"2026-05-25/DiSo_阅读笔记.md": text}).values()

    assert (paper.authors, paper.venue, paper.year) == (("Aksh L Chandra", "Ima Nema", "Wolf Burg"), "CoRL", 2025)
    assert [part.kind for part in paper.entries[0].sections] == ["motivation", "method", "method", "contribution"]


def test_names_with_semicolons(tmp_path: Path) -> None:
    """`Last, First;Last, First`, as conference systems list authors."""
    text = (
        "# BiSo: Bimanual Sonar with Language\n\n| Item | Value |\n| --- | --- |\n| Authors | Barb, Ori;Colo, Adri |\n"
    )
    text += "| Venue | ICRA 2025 / arXiv |\n\n## TL;DR\n\n- ships\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()

    assert (paper.authors, paper.venue, paper.year) == (("Ori Barb", "Adri Colo"), "ICRA", 2025)


def test_name_below_a_title(tmp_path: Path) -> None:
    """A name alone below a title is the paper's, where it is written as a name or the title goes without capitals."""
    small = "# Planning with sonar for flexible behaviour at sea\nSonarer\n\n本文用声音。\n\n## Method\n\nx\n"
    mixed = "# Planning with Sonar for Flexible Behaviour at Night\nNightSo\n\n本文用声音。\n\n## Method\n\nx\n"

    assert papers_of(tmp_path / "one", {"a.md": small}) == {
        ("Planning with sonar for flexible behaviour at sea", "Sonarer", None, None)
    }
    assert {title for title, *_ in papers_of(tmp_path / "two", {"a.md": mixed})} == {
        "Planning with Sonar for Flexible Behaviour at Night"
    }


def test_information(tmp_path: Path) -> None:
    """What a paper is, below headings of its own; names below them are not its title."""
    text = (
        "# Shrinking the Cross-Echo\n\n## 论文信息\n\n### 作者\n\nSer Koza, Stef Nage, Shri Sant\n\n"
        "### 收录情况\n\nCVPR 2020\n\n"
        "## 解决什么问题\n\nx\n"
    )
    ((title, paper),) = library_of(tmp_path, {"a.md": text}).items()

    assert (title, paper.venue, paper.year) == ("Shrinking the Cross-Echo", "CVPR", 2020)
    assert paper.authors == ("Ser Koza", "Stef Nage", "Shri Sant")


def test_titles_below_names(tmp_path: Path) -> None:
    """The title below an item that is a name; the English one of two; the field's below a citation."""
    names = (
        "# Night\n\n* **SGS** (WACV 2022) [[paper](https://arxiv.org/abs/2201.00001)]\n"
        "  * Semantic-Guided Zero-Shot Learning for Sonar/Echo Enhancement\n"
        "* **SCS** (CVPR 2022) [[paper](https://arxiv.org/abs/2201.00002)]\n  * 很快。\n"
    )
    both = "# 声呐提示激发船的能力（Sonar Prompting Elicits Reasoning in Large Ships）\n\n> Source: https://arxiv.org/abs/2201.00001\n"
    cited = (
        "# Paper Reading Notes\n\n## 1. Agha et al. 2023\n\n**Title:** Task offloading in sonar for edge computing\n\n"
        "## 2. Chen and Liu 2022\n\n**Title:** Decentralized sonar offloading for multi-user computing\n\ny\n"
    )
    paper = "# Paper Reading Notes: QuantSonar\n\n> Paper: **QuantSonar: Mining Steady Echoes with REINFORCE**  \n"
    paper += "> Version: arXiv:2409.00001v3, 2025-06-17\n\n## 1. Summary\n\nx\n"
    assert {title for title, *_ in papers_of(tmp_path / "one", {"a.md": names})} == {
        *("Semantic-Guided Zero-Shot Learning for Sonar/Echo Enhancement", "SCS"),
    }
    (one,) = library_of(tmp_path / "two", {"a.md": both}).values()
    assert (one.title, one.aliases) == ("Sonar Prompting Elicits Reasoning in Large Ships", ("声呐提示激发船的能力",))
    assert {(title, year) for title, *_, year in papers_of(tmp_path / "three", {"a.md": cited})} == {
        ("Task offloading in sonar for edge computing", 2023),
        ("Decentralized sonar offloading for multi-user computing", 2022),
    }
    assert {title for title, *_ in papers_of(tmp_path / "four", {"a.md": paper})} == {
        "QuantSonar: Mining Steady Echoes with REINFORCE"
    }


def test_lines_below_headed_items(tmp_path: Path) -> None:
    """Topics as headings of items, with a paper a line below them; a title that goes on after a small word."""
    text = (
        "# Completion of echoes\n\n- #### **Encoders**\n\n"
        "  [1] Relation-based completion of echoes (CVPR 2021) [[Paper](https://arxiv.org/abs/2101.00001)]\n\n"
        "  [2] SAKe-Net: Topology-Aware Echo Completion (CVPR 2022) [[Paper](https://arxiv.org/abs/2201.00001)]\n\n"
        "- #### **Adversaries**\n\n  [1] RL-SONAR-Net: An Agent Controlled Adversarial Network for\n"
        "Real-Time Echo Completion (CVPR 2019) [[Paper](https://arxiv.org/abs/1901.00001)]\n\n"
        "  [2] Unpaired Echo Completion using Training (ICLR 2020) [[Paper](https://arxiv.org/abs/2001.00001)]\n"
    )
    found = library_of(tmp_path, {"a.md": text})

    assert {(title, paper.year, paper.topic) for title, paper in found.items()} == {
        ("Relation-based completion of echoes", 2021, ("Encoders",)),
        ("SAKe-Net: Topology-Aware Echo Completion", 2022, ("Encoders",)),
        ("RL-SONAR-Net: An Agent Controlled Adversarial Network for Real-Time Echo Completion", 2019, ("Adversaries",)),
        ("Unpaired Echo Completion using Training", 2020, ("Adversaries",)),
    }


def test_manuals(tmp_path: Path) -> None:
    """Headings of manuals, releases and examples are no papers, and neither is what a table of contents repeats."""
    api = (
        "# Sonar API\n\n- [Class: SonarBuffer extends Buffer](#class-sonarbuffer-extends-buffer)\n"
        "- [Building Sonar On Supported Platforms](#building-sonar-on-supported-platforms)\n\n"
        "## Class: SonarBuffer extends Buffer\n\n"
        "- `size` {number} Default: 0\n- Returns: {Promise} Fulfills with {Sonar}\n\n"
        "## Building Sonar On Supported Platforms\n\nWith make.\n\n"
        "## DEP0093: sonar.fips is deprecated\n\nType: End-of-Life\n\n## Example: Running a Sonar within a VM\n\n"
        "One.\n\nTwo, as in [the paper](https://arxiv.org/abs/2101.00001).\n"
    )
    release = "# Sonar\n\n## v1.0.6 - August 30th, 2013\n\n- [Fix](https://github.com/a/b/pull/1)\n\n"
    release += "## v1.0.5 - May 1st, 2013\n\n- x\n"
    assert papers_of(tmp_path, {"api.md": api, "CHANGES.md": release}) == set()


def test_reference_of_ieee(tmp_path: Path) -> None:
    """A reference as IEEE has it, below a heading that says so: authors, venue and year of the file's paper."""
    text = (
        '---\ntitle: "CVPR-2022 A 480-Fold Sonar Achieving 6.6mW with Divided Echoes"\n---\n\n##### Full Citation\n'
        'L. Zhan and A. Nikn, "**A 480-Fold Sonar Achieving 6.6mW with Divided Echoes**," 2022 IEEE Conference '
        "on Sonar, San Francisco, 2022, pp. 1-3.\n\n## Keypoints\n\n- echoes\n\n## Conclusion\n\n- quiet\n"
    )
    ((title, paper),) = library_of(tmp_path, {"CVPR-2022-480-sonar.md": text}).items()

    assert title == "A 480-Fold Sonar Achieving 6.6mW with Divided Echoes"
    assert (paper.authors, paper.year) == (("L. Zhan", "A. Nikn"), 2022)


def test_index_of_notes(tmp_path: Path) -> None:
    """A subject above links to notes is none of the papers that the links tell of."""
    files = {
        "index.md": (
            "# Sonar Program Optimization\n\n## Papers\n\n### Sonar Program Optimization\n\n"
            "- [Ansonar](ansonar.md) - Automatic sonar (OSDI 2020, TVM)\n- [Learned](b.md) - A model (NeurIPS 2018)\n"
        ),
        "ansonar.md": "# Ansonar: Generating Fast Sonar Programs\n\n**Conference**: OSDI 2020\n\n## Method\n\nx\n",
    }
    assert {title for title, *_ in papers_of(tmp_path, files)} == {"Ansonar: Generating Fast Sonar Programs"}


OWN_REFERENCES = [
    "> Ito A, Wood B, Kuo C, et al. Adaptive sonar networks for small ships[C]. EMNLP, 2020.",
    "> 引用：Ito A, Wood B, Kuo C. Adaptive sonar networks for small ships[C]//Proceedings of EMNLP. 2020: 3431-3440.",
]


@pytest.mark.parametrize("line", OWN_REFERENCES)
def test_reference_of_kind(tmp_path: Path, line: str) -> None:
    """A reference with its kind in brackets, as Chinese journals have it, gives authors, venue and year."""
    text = f"# Adaptive Sonar Networks for Small Ships\n\n首个声呐网络\n\n{line}\n\n## Abstract\n\nShips.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.authors, paper.venue, paper.year) == (("A Ito", "B Wood", "C Kuo"), "EMNLP", 2020)


def test_lists_of_references(tmp_path: Path) -> None:
    """Such lines at the end of a course's notes are no papers."""
    text = (
        "# 声学课程\n\n第一讲。\n\n## 声波\n\n波。\n\n"
        "[1] 张三, 李四. 浅海声呐探测综述[J]. 声学学报, 2011, 34(3):337-350.\n\n"
        "[2] Ito A, Wood B. Fast sonar for small ships[C]//Proceedings of OCEANS. 2015: 1-5.\n"
    )
    assert papers_of(tmp_path, {"声学.md": text}) == set()


def test_authors_beside_a_blogger(tmp_path: Path) -> None:
    """The authors that the text names are the paper's, not the one of the post; the head's are where they agree."""
    head = "---\ntitle: 论文解读 | Echo Adaptation via Prompt Learning\nauthors:\n  - {}\n---\n\n"
    body = "**authors:** A Ito, B Wood\n\n**link:** https://arxiv.org/abs/2202.06600\n\n## 介绍\n\n声呐。\n"
    (one,) = library_of(tmp_path / "one", {"a.md": head.format("Zed") + body}).values()
    (two,) = library_of(tmp_path / "two", {"a.md": head.format("A Ito\n  - B Wood\n  - C Kuo") + body}).values()

    assert (one.authors, two.authors) == (("A Ito", "B Wood"), ("A Ito", "B Wood", "C Kuo"))


def test_authors_on_the_next_line(tmp_path: Path) -> None:
    """Authors stand right below a title in bold; a link to a paper of two subjects names nobody."""
    below = (
        "**Global Sonar Networks for Relation Extraction.**\n_Aki Ito, Ben Wood, Cleo Kuo._\nEMNLP 2020.\n"
        "[[paper]](https://arxiv.org/abs/2009.10300)\n\n## Motivation\n\n回声。\n"
    )
    link = (
        "---\ntitle: 论文阅读-混合声呐\n---\n\n[Hybrid Centralized and Distributed Learning for Small Ships"
        " | IEEE Xplore]"
        "(https://ieeexplore.ieee.org/abstract/document/10042000)\n\n# 摘要\n\n声呐。\n"
    )
    (one,) = library_of(tmp_path / "one", {"GSN.md": below}).values()
    (two,) = library_of(tmp_path / "two", {"a.md": link}).values()

    assert one.authors == ("Aki Ito", "Ben Wood", "Cleo Kuo")
    assert (two.title, two.authors) == ("Hybrid Centralized and Distributed Learning for Small Ships", ())


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("remark", ["based on Deformable Echoes", "Southern University of Sonar", "清华大学"])
def test_venue_before_a_remark(tmp_path: Path, remark: str, alone: bool) -> None:
    """What follows the venue below a name is no title where it is a remark or a place of work."""
    other = "" if alone else "## VisEcho: Instance Segmentation with Appearance Guidance\n\n- ECCV 2024\n"
    text = f"# 跟踪\n\n## EchoFormer\n\n- ECCV 2022, {remark}\n- [paper](https://arxiv.org/abs/2112.00001)\n\n{other}"
    paper = library_of(tmp_path, {"a.md": text})["EchoFormer"]
    assert (paper.venue, paper.year, paper.links[0].kind) == ("ECCV", 2022, "arxiv")


BELOW_NAMES = [
    "Ito A, Wood B, Cook C, et al. AutoEcho: Learning sonar features via self-attentive networks[C]//CIKM. 2019: 1-10.",
    "Ito, A., Wood, B., & Cook, C. (2019). AutoEcho: Learning sonar features via self-attentive networks. In CIKM.",
    'Ito, Aki, et al. "AutoEcho: Learning sonar features via self-attentive networks." Proceedings of CIKM. 2019.',
]


@pytest.mark.parametrize("line", BELOW_NAMES)
def test_reference_below_a_name(tmp_path: Path, line: str) -> None:
    """A reference right below a name gives the title of the paper that is called so; one to another paper does not."""
    other = "# Ping\n\nWood, B., & Ito, A. (2018). AutoEcho: Learning sonar for boats. In CIKM.\n\n## 方法\n\n好。\n"
    papers = library_of(tmp_path, {"a.md": f"# AutoEcho\n\n{line}\n\n## 方法\n\n好。\n", "b.md": other})
    title = "AutoEcho: Learning sonar features via self-attentive networks"
    assert (papers[title].year, papers[title].authors[0]) in ((2019, "A Ito"), (2019, "A. Ito"), (2019, "Aki Ito"))
    assert all(paper.short != "Ping" or paper.title == "Ping" for paper in papers.values())


SHORT_TITLES = {
    "FM": "Rendle, S. (2010). Factorization machines. In IEEE International conference on data mining (pp. 995-1000).",
    "RF": "Breiman, L. (2001). Random forests. Machine learning, 45, 5-32.",
    "SVD": "Koren, Y. (2008, August). Sonar value decomposition. In Proceedings of KDD (pp. 426-434).",
    "Wide & Echo": 'Ito, Aki, et al. "Wide & echo learning for boats." Proceedings of the 1st workshop on sonar. 2016.',
}


@pytest.mark.parametrize("name", SHORT_TITLES)
def test_reference_with_a_short_title(tmp_path: Path, name: str) -> None:
    """A reference by one author, with a title of two words or a month, gives the title of the paper named above it."""
    (paper,) = library_of(tmp_path, {"a.md": f"# {name}\n\n{SHORT_TITLES[name]}\n\n两部分相加。\n"}).values()
    assert len(paper.authors) == 1 and paper.year and paper.title != name
    assert name in (paper.short, *paper.aliases)


LINES_OF_AUTHORS = {
    "initials before names": "A Ito, B Wood, CC Cook. SIGCOMM 2020",
    "others with two dots": "A Ito, B Wood, CC Cook, et. al. ARXIV 2020",
    "links beside each other": "* Authors: [A Ito](http://x.edu/a) [B Wood](http://x.edu/b) [CC Cook](http://x.edu/c)\n"
    "* Year: 2020",
}


@pytest.mark.parametrize("shape", LINES_OF_AUTHORS)
def test_lines_of_authors(tmp_path: Path, shape: str) -> None:
    """Names with initials and links beside each other are persons, whose pages are no links of the paper."""
    text = f"### Neural Echo Streaming: Improving Live Sonar\n{LINES_OF_AUTHORS[shape]}\n\n#### Background\nx\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.authors, paper.year, paper.links) == (("A Ito", "B Wood", "CC Cook"), 2020, ())


def test_exported_folders(tmp_path: Path) -> None:
    """What Notion puts behind the names of folders is no part of a topic, nor hides a name that is none."""
    number, body = "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "Venue: OSDI\nYear: 2012\n\n好。\n"
    notes = {
        f"Papers {number}/Echo {number}.md": f"# Echo\n\n{body}",
        f"声呐 {number}/Ping {number}.md": f"# Ping\n\n{body}",
    }
    assert {title: paper.topic for title, paper in library_of(tmp_path, notes).items()} == {
        "Echo": (),
        "Ping": ("声呐",),
    }
