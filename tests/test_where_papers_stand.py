"""Which headings, bold lines and items are papers, and under which topic; and what looks alike, and is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

_ONE, _TWO = "https://arxiv.org/abs/2401.00011", "https://arxiv.org/abs/2402.00022"

LINKS = {
    "the project": (
        "### 1. EchoNeRF: Sonar Fields (CVPR 2022)\n### [project](https://a.io/echo)\n#### 方法\n听。\n"
        "### 2. MixSonar: Modeling a Ping (CVPR 2023)\n### [code](https://github.com/a/mix)\n#### 方法\n混合。\n"
    ),
    "paper and code": (
        f"## EchoNeRF: Regularizing Sonar Fields\n## [[Paper]]({_ONE}) | [[Code]](https://github.com/a/b)\n听。\n\n"
        f"## MixSonar: Modeling a Ping\n## [论文]({_TWO}) [代码](https://github.com/a/mix)\n混合。\n"
    ),
    "below the title": (
        f"## EchoNeRF: Regularizing Sonar Fields\n#### {_ONE}\n听。\n\n"
        f"## MixSonar: Modeling a Ping\n#### [arXiv:2402.00022]({_TWO})\n混合。\n"
    ),
}


@pytest.mark.parametrize("shape", LINKS)
def test_links_that_have_headings(tmp_path: Path, shape: str) -> None:
    """Headings that are but links belong to the paper whose title they stand below."""
    papers = library_of(tmp_path, {"a.md": LINKS[shape]})
    assert [paper.short for paper in papers.values()] == ["EchoNeRF", "MixSonar"]
    assert all(paper.links and paper.entries[0].blocks for paper in papers.values())


def test_titles_that_are_links(tmp_path: Path) -> None:
    """A heading that is a link by the paper's name is a title, also right below another one."""
    text = f"## [EchoNet]({_ONE})\n## [MixSonar: Modeling a Ping]({_TWO})\n混合。\n"
    assert list(library_of(tmp_path, {"a.md": text})) == ["EchoNet", "MixSonar: Modeling a Ping"]


@pytest.mark.parametrize(
    "text",
    [
        "# Ann Ito\n\n## [Blog](https://a.io/blog)\n\nposts\n\n## [Code](https://github.com/a)\n\nprograms\n",
        "# 资源\n\n## [Paper](https://a.io/p)\n\n列表\n\n## [Slides](https://a.io/s)\n\n课件\n",
        "# Sonar course\n\n## [Slides](https://a.io/1)\n## [Video](https://a.io/2)\n\nHomework until Friday.\n",
    ],
)
def test_pages_of_links(tmp_path: Path, text: str) -> None:
    """Where nothing above is a title, headings that are links make no paper."""
    assert not library_of(tmp_path, {"a.md": text})


LOGS = {
    "what a program did": (
        "log.md",
        "# Log\n\n## [2026-04-10] ingest | EchoNet: Agentic Sonar Optimization\n\n- 新建页面\n\n"
        "## [2026-04-11] lint | MixSonar: Modeling a Ping\n\n- 无\n",
    ),
    "what a person did": (
        "diary.md",
        f"## 2023-01-05 Read the EchoNet paper and rewrote the data loader\n\nLow rank. {_ONE}\n\n"
        "## 2023-01-06 Meeting with Ann on Sonar Diffusion Models\n\nThe authors propose a new loss.\n\n"
        "## 2023-01-07 Fixed the Training Script of Our Echo Model, ICLR 2024 rebuttal\n\ndone\n",
    ),
    "changes": (
        "CHANGELOG.md",
        f"# Changelog\n\n## 2024-02-03\n\n- Added 3 papers of CVPR 2024\n- Added [EchoNet: Sonar Made Easy]({_ONE})\n"
        f"- Added [MixSonar: Modeling a Ping for All]({_TWO})\n",
    ),
}


@pytest.mark.parametrize("shape", LOGS)
def test_logs(tmp_path: Path, shape: str) -> None:
    """What was done on a day, or changed in a release, is no paper."""
    name, text = LOGS[shape]
    assert not library_of(tmp_path, {name: text})


@pytest.mark.parametrize(
    "heading",
    [
        "2023-01-05 EchoNet: Reading Sonar with Small Networks",
        "[2023-01-05] Update or Wait: Sonar Scheduling at Sea",
        "2023/01/05 | Read: Attending to Echoes with Memory",
        "2023-01-05 Query Expansion by Listening to Large Echo Models",
    ],
)
def test_titles_behind_days(tmp_path: Path, heading: str) -> None:
    """A title behind the day on which it was read is one, whatever it begins with."""
    text = f"# Reading\n\n## {heading}\n\n{_ONE}\n\n声呐。\n\n## 2023-01-06 Deep Echo Learning for Wrecks\n\n{_TWO}\n"
    assert len(library_of(tmp_path, {"reading.md": text})) == 2


@pytest.mark.parametrize("news", ["News", "🔥 Latest News", "Updates", "What's new", "更新日志"])
def test_news(tmp_path: Path, news: str) -> None:
    """What a list tells of itself is no paper; its papers are those below other headings."""
    text = (
        f"# Awesome Sonar\n\n## {news}\n\n- [2024/01/02] **EchoNet: Sonar Made Easy** is accepted by CVPR 2024!\n"
        "- [2023/12/01] We add 10 papers of ICCV 2023.\n\n## Papers\n\n"
        f"- **EchoNeRF: Representing Seas as Neural Fields**, ECCV 2020 [paper]({_ONE})\n"
        f"- **MixSonar: Modeling a Ping for All**, ICCV 2021 [paper]({_TWO})\n"
    )
    assert [paper.short for paper in library_of(tmp_path, {"a.md": text}).values()] == ["EchoNeRF", "MixSonar"]


DATA = {
    "items": f"- [EchoQA: A Large Sonar Set]({_ONE}) EMNLP 2020\n- **MixData: A Set of Pings**, [pdf]({_TWO})\n",
    "headings": f"### [EchoQA: A Large Sonar Set]({_ONE})\n\n问。\n\n### [MixData: A Set of Pings]({_TWO})\n\n答。\n",
    "bold lines": (
        f"**[EchoQA: A Large Sonar Set]({_ONE})** (EMNLP 2020)\n\n问。\n\n"
        f"**[MixData: A Set of Pings]({_TWO})** (CVPR 2021)\n\n答。\n"
    ),
}


@pytest.mark.parametrize("topic", ["Datasets", "数据集", "Dataset & Benchmark", "Evaluation Metrics"])
@pytest.mark.parametrize("shape", DATA)
def test_papers_on_data(tmp_path: Path, shape: str, topic: str) -> None:
    """Papers on data are papers, and data is their topic."""
    papers = library_of(tmp_path, {"a.md": f"## {topic}\n\n{DATA[shape]}"})
    assert {paper.short: paper.topic for paper in papers.values()} == {"EchoQA": (topic,), "MixData": (topic,)}


@pytest.mark.parametrize(
    "text",
    [
        f"- [EchoSet](https://a.io)\n- [Pings-400]({_ONE}): 视频\n- [Wrecks]({_TWO})\n",
        "- **EchoSet: One Thousand Hours of Sonar** [download](https://a.io)\n- **Pings: Raw and Clean**, 2 GB\n",
        f"- [EchoSet: A Large Sonar Database]({_ONE})\n- /mnt/data/pings\n- 问管理员要权限\n- 先解压\n",
    ],
)
def test_data(tmp_path: Path, text: str) -> None:
    """Data itself is no paper, also where a link leads to the paper on it."""
    assert not library_of(tmp_path, {"a.md": f"# 声呐\n\n## 数据集\n\n{text}\n\n## 环境\n\n装好。\n"})


def test_data_between_papers(tmp_path: Path) -> None:
    """A section on data behind the first of two papers makes neither a section of the other."""
    text = (
        f"## EchoLoRA: Adaptation of Sonar\n\n[arXiv]({_ONE})\n\n### 方法\n\n低秩。\n\n## 数据集\n\n- EchoSet\n\n"
        f"## Echo Is All You Need\n\n[arXiv]({_TWO})\n\n### 方法\n\n听。\n"
    )
    assert list(library_of(tmp_path, {"a.md": text})) == ["EchoLoRA: Adaptation of Sonar", "Echo Is All You Need"]


def test_sections_of_one_paper(tmp_path: Path) -> None:
    """A part of a note on one paper may have sections of the same names, and is no other paper."""
    text = (
        f"# Echo Is All You Need\n\n[arXiv]({_ONE})\n\n## Method\n\na\n\n# Introduction\n\nb\n\n# Related Work\n\nc\n\n"
        "# Code Walkthrough of the Reference Implementation\n\n## Method\n\nd\n"
    )
    assert list(library_of(tmp_path, {"a.md": text})) == ["Echo Is All You Need"]


SINGLE = {
    "topics": (
        "## Wreck Detection\n\n**EchoNet: Towards Sonar with Networks** CVPR 2015\n\n听。\n\n"
        "## Imaging\n\n**Mask MixSonar: Masks on Top of Pings** ICCV 2017\n\n掩码。\n",
        {"EchoNet": ("Wreck Detection",), "Mask MixSonar": ("Imaging",)},
    ),
    "Chinese topics, a link": (
        f"## 一、水声定位\n\n**(2022 AAAI) EchoNet: Sonar Maps from a Single Ping**\n\n两阶段。\n\n"
        f"## 二、沉船识别\n\n**[MixSonar: Masks on Top of Pings]({_TWO})**\n\n掩码。\n",
        {"EchoNet": ("水声定位",), "MixSonar": ("沉船识别",)},
    ),
    "beside a topic of two": (
        "## Seas\n\n**EchoNet: Sonar with Networks** CVPR 2015\n\na\n\n**PingNet: Pings at Sea** CVPR 2016\n\nb\n\n"
        "## Rivers\n\n**MixSonar: Masks on Top of Pings** ICCV 2017\n\nc\n",
        {"EchoNet": ("Seas",), "PingNet": ("Seas",), "MixSonar": ("Rivers",)},
    ),
    "with sections": (
        "## Wreck Detection\n\n**EchoNet: Sonar with Networks** CVPR 2015\n\n### Method\n\na\n\n### Results\n\nb\n\n"
        "## Others\n\n**MixSonar: Masks on Top of Pings** ICCV 2017\n\n### Method\n\nc\n",
        {"EchoNet": ("Wreck Detection",), "MixSonar": ()},
    ),
    "names of sections among them": (
        "## Evaluation\n\n**EchoNet: Sonar with Networks** (CVPR 2015)\n\na\n\n"
        "## Training\n\n**PingNet: Pings at Sea** (ICCV 2017)\n\nb\n\n"
        "## Retrieval\n\n**MixSonar: Masks on Pings** (ICLR 2020)\n",
        {"EchoNet": ("Evaluation",), "PingNet": ("Training",), "MixSonar": ("Retrieval",)},
    ),
    "names of papers": (
        "## EchoNet\n\n**EchoNet: Sonar with Networks** CVPR 2015\n\na\n\n"
        "## MixSonar\n\n**Masks on Top of Pings for Sonar** ICCV 2017\n\nb\n",
        {"EchoNet": (), "MixSonar": ()},
    ),
    "a name among topics": (
        "## EchoNet\n\n**EchoNet: Sonar with Networks** CVPR 2015\n\na\n\n"
        "## EchoSeg\n\n**Masks on Top of Pings for Sonar** ICCV 2017\n\nb\n",
        {"EchoNet": (), "EchoSeg": ()},
    ),
}


@pytest.mark.parametrize("shape", SINGLE)
def test_one_bold_title_below_a_heading(tmp_path: Path, shape: str) -> None:
    """A bold title below a topic is its paper; below the paper's short name it is its full title."""
    text, told = SINGLE[shape]
    papers = library_of(tmp_path, {"sonar.md": text})
    assert {paper.short: paper.topic for paper in papers.values()} == told


def test_sections_below_a_bold_title(tmp_path: Path) -> None:
    """What stands below the topic's other headings is the paper's."""
    paper = next(iter(library_of(tmp_path, {"sonar.md": SINGLE["with sections"][0]}).values()))
    assert [section.title for section in paper.entries[0].sections] == ["Method", "Results"]


@pytest.mark.parametrize(
    "text",
    [
        "# Cruise\n\n## Monday\n\n**Breakfast with the Whole Crew: Bring Mugs** 08:00\n\n"
        "## Tuesday\n\n**Safety Drill on Deck: All Hands** 09:00\n",
        "# 申请\n\n## 一等奖\n\n**Sonar Award for Young Students** 2020\n\n奖金。\n\n"
        "## 二等奖\n\n**Echo Prize for the Best Poster** 2021\n",
        "# Guide\n\n## Step one\n\n**Download the Sonar Toolkit and Unpack It** first\n\nx\n\n"
        "## Step two\n\n**Connect the Sonar to Your Ship** now\n",
    ],
)
def test_bold_lines_below_headings(tmp_path: Path, text: str) -> None:
    """Bold lines without a venue or a link are no papers, whatever they look like."""
    assert not library_of(tmp_path, {"a.md": text})


_LISTED = f"- [EchoNet: Sonar with Networks]({_ONE}) CVPR 2015\n- [MixSonar: Masks on Top of Pings]({_TWO}) ICCV 2017\n"


_TOPICS = [
    "Motion Planning",
    "Entity Linking",
    "Link Prediction",
    "Low-Resource Sonar",
    "Tool Use",
    "Discourse",
    "Codebooks",
]
_TOPICS += [
    "工具学习",
    "课程学习",
    "低资源翻译",
    "Content-Based Retrieval",
    "Template Matching",
    "冷启动问题",
    "Meeting Summarization",
]


@pytest.mark.parametrize(
    "topic",
    _TOPICS,
)
def test_topics_that_look_like_guides(tmp_path: Path, topic: str) -> None:
    """Words of guides and tools within those of a topic, Link in Linking, make no guide of it."""
    papers = library_of(tmp_path, {"sonar.md": f"# 论文\n\n## {topic}\n\n{_LISTED}\n## Seas\n\ntext\n"})
    assert {paper.short: paper.topic for paper in papers.values()} == {"EchoNet": (topic,), "MixSonar": (topic,)}


@pytest.mark.parametrize(
    "guide",
    [
        "Useful links",
        "Reading plan",
        "Tools",
        "Toolboxes",
        "About",
        "Books",
        "ideas",
        "学习资源",
        "课程",
        "遇到的问题",
        "问题与思考",
    ],
)
def test_guides(tmp_path: Path, guide: str) -> None:
    """What such a heading lists is no paper read."""
    assert not library_of(tmp_path, {"sonar.md": f"# 声呐\n\n## {guide}\n\n{_LISTED}\n## Seas\n\ntext\n"})


BOLD = {
    "a sentence's case": (
        "reading.md",
        f"# 论文阅读\n\n## 声呐\n- **Listening to Wrecks with Deep Echo Learning**\n  - 经典\n"
        f"- **Ship-level control through deep echo learning**\n\n## 其他\n- **A Survey on Sonar**[link]({_ONE})\n",
        [
            "A Survey on Sonar",
            "Listening to Wrecks with Deep Echo Learning",
            "Ship-level control through deep echo learning",
        ],
    ),
    "numbers below one heading": (
        "reading.md",
        "## 论文\n\n1. **EchoMap: Fast Sonar via Descent**\n   - 降\n2. **MixSonar: Masks on Pings**\n   - 掩码。\n",
        ["EchoMap: Fast Sonar via Descent", "MixSonar: Masks on Pings"],
    ),
    "a file that says so": (
        "论文笔记.md",
        "1. **EchoBERT: Pre-training of Deep Sonar**\n   掩码。\n2. **RoEcho: A Robust Sonar Approach**\n   更久。\n",
        ["EchoBERT: Pre-training of Deep Sonar", "RoEcho: A Robust Sonar Approach"],
    ),
    "one below each heading": (
        "reading.md",
        "# 论文笔记\n\n## 聚类\n\n+ [x] **Attentive Echo Learning for Short Ping Clustering**：池化。\n\n"
        "## 排序\n\n+ [ ] **Graph-based ping networks for echo ranking**：先学。\n",
        ["Attentive Echo Learning for Short Ping Clustering", "Graph-based ping networks for echo ranking"],
    ),
}


@pytest.mark.parametrize("shape", BOLD)
def test_bold_titles_without_links(tmp_path: Path, shape: str) -> None:
    """Items that begin with titles in bold are papers in a note that says that it is on papers."""
    name, text, titles = BOLD[shape]
    assert sorted(library_of(tmp_path, {name: text})) == titles


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "ml.md",
            "# Course\n\n- **Supervised Sonar: Clear Tasks** - week 1\n- **Sonar Alone: Clustering** - week 2\n",
        ),
        (
            "论文投稿.md",
            "- **Rewrite the Introduction and Related Work** - Friday\n- **Ablation: Run Without the Second Term**\n",
        ),
        (
            "毕业论文.md",
            "- **Sonar Design for Small Ships at Sea** 第三章\n- **Echo Models for Shallow Water Surveys** 第四章\n",
        ),
        ("论文.md", "## 周一\n\n- **记得带论文** 给老师\n\n## 周二\n\n- **Ask Ann about the sonar data** soon\n"),
        ("shop.md", "# 论文用品\n\n## A\n\n- **Paper**\n\n## B\n\n- **Ink for the printer in the lab** 2\n"),
    ],
)
def test_bold_items(tmp_path: Path, name: str, text: str) -> None:
    """Courses, chores and chapters have bold items, too, and are no papers."""
    assert not library_of(tmp_path, {name: text})


@pytest.mark.parametrize(
    ("folder", "topic"),
    [
        ("CV/Detection", ("CV", "Detection")),
        ("notes/papers/NLP", ("NLP",)),
        ("论文笔记/视觉/2021/目标检测", ("视觉", "目标检测")),
        ("content/en/posts/CG/Rendering/2021", ("CG", "Rendering")),
        ("10_Projects/PhD/3D Vision/CVPR2023", ("3D Vision",)),
        ("src/databases/kv/EchoNet", ("databases", "kv")),
        ("a lab/shelf/CV/Detection/Anchors", ("CV", "Detection", "Anchors")),
        ("03-Resources/2023-05", ()),
    ],
)
def test_folders_within_folders(tmp_path: Path, folder: str, topic: tuple[str, ...]) -> None:
    """The folders of a note are its topics, outermost first; years, venues, states and the paper's own are none."""
    text = "# EchoNet: Sonar with Networks for All\n\n- 会议：CVPR 2023\n\n## 方法\n\n听。\n"
    (paper,) = library_of(tmp_path, {f"{folder}/README.md": text}).values()
    assert paper.topic == topic


def test_one_title_below_each_section_of_a_topic(tmp_path: Path) -> None:
    """Titles with venues below Benchmarks and Algorithms, and nothing else there, are papers; their topic is none."""
    text = (
        "# 声呐\n\n## 定位\n\n### Benchmarks\n\n"
        f"#### EchoSet: A Long-Term Sonar Benchmark\n- ICCV23\n- [paper]({_ONE})\n\n"
        f"### Algorithms\n\n#### MixSonar: Modeling a Ping for All\n- ICCV23\n- [paper]({_TWO})\n"
    )
    papers = library_of(tmp_path, {"a.md": text})
    assert {paper.short: paper.topic[-1] for paper in papers.values()} == {
        "EchoSet": "Benchmarks",
        "MixSonar": "Algorithms",
    }


@pytest.mark.parametrize("section", ["Experiments", "Baselines", "Related work"])
def test_title_below_a_section_of_a_paper(tmp_path: Path, section: str) -> None:
    """Beside other sections, what a paper is compared with or builds on belongs to its notes."""
    text = (
        f"# EchoNet\n\n## Method\n\n### Encoder\n\n浅。\n\n## {section}\n\n"
        f"### MixSonar: Modeling a Ping for All\n- ICCV23\n- [paper]({_TWO})\n"
    )
    assert [paper.title for paper in library_of(tmp_path, {"a.md": text}).values()] == ["EchoNet"]


_BESIDE = (
    "# 论文\n## Object Detection\n\n[EchoNet: Finding Ships by Ear in Fog]({}) [AAAI2018]\n\n"
    "[MixSonar: Modeling a Ping for All]({}) [CVPR2021]\n\n听。\n\n## {}\n\n[{}](https://arxiv.org/abs/2403.00033)\n\n深。\n"
)


def test_linked_title_below_a_topic(tmp_path: Path) -> None:
    """Beside a topic of several papers, a heading above one linked title is a topic, but for the paper's own name."""
    text = _BESIDE.format(_ONE, _TWO, "Depth Estimation", "Digging Into Self-Supervised Monocular Sonar")
    papers = library_of(tmp_path, {"a.md": text})
    assert papers["Digging Into Self-Supervised Monocular Sonar"].topic == ("Depth Estimation",)
    for name, title in (("DeepEcho", "Digging Into Self-Supervised Sonar"), ("DETS", "End-to-End Detection of Ships")):
        papers = library_of(tmp_path, {"a.md": _BESIDE.format(_ONE, _TWO, name, title)})
        assert papers[title].short == name


@pytest.mark.parametrize(
    "behind",
    [
        " [AAAI2018]",
        "（AAAI 2018 Oral）",
        " AAAI 2018 [code](https://github.com/a/b)",
        " | AAAI 2018 | Google",
        ", AAAI'18",
    ],
)
def test_venue_behind_a_linked_title(tmp_path: Path, behind: str) -> None:
    """What follows the linked title below a name says where the paper was published; a sentence there does not."""
    text = "# 论文\n## EchoNet\n\n"
    text += (
        "[Finding Lost Ships by Ear in Fog]({}){}\n\n听。\n\n## DETS\n\n[End-to-End Detection of Ships]({})\n\n深。\n"
    )
    papers = library_of(tmp_path, {"a.md": text.format(_ONE, behind, _TWO)})
    assert (papers["Finding Lost Ships by Ear in Fog"].venue, papers["Finding Lost Ships by Ear in Fog"].year) == (
        "AAAI",
        2018,
    )
    papers = library_of(tmp_path, {"a.md": text.format(_ONE, " 比 AAAI 2018 的更快", _TWO)})
    assert papers["Finding Lost Ships by Ear in Fog"].venue is None


@pytest.mark.parametrize("abstract", ["摘要", "Abstract", "0. Abstract"])
def test_titles_with_an_abstract(tmp_path: Path, abstract: str) -> None:
    """A title with an abstract below it is that of a paper, also where its notes have nothing else."""
    text = "# 声呐\n\n## Attention Sonar Neural Networks\n\n### {0}\n\n听。\n\n"
    text += "## Deep Residual Echo Learning\n\n### {0}\n\n深。\n"
    assert len(library_of(tmp_path, {"a.md": text.format(abstract)})) == 2
    manual = "# Java\n\n## Classes\n\n### Abstract\n\n不能实例化。\n\n## Methods\n\n### Abstract\n\n没有实现。\n"
    assert not library_of(tmp_path, {"a.md": manual})


_ITEMS = (
    "[Finding Lost Ships by Ear](https://arxiv.org/abs/2401.00001) NeurIPS 2020",
    "[Auto-Encoding Variational Echoes](https://arxiv.org/abs/2401.00002) ICLR 2014",
    "[Listening with Normalizing Flows](https://arxiv.org/abs/2401.00003) ICML 2015",
    "[Scalable Echoes with Transformers](https://arxiv.org/abs/2401.00004) ICCV 2023",
)
TOPICS = {
    "items": "- 声呐\n  - {}\n  - {}\n- 回声\n  - {}\n  - {}\n",
    "items in bold": "- **声呐**\n    - {}\n    - {}\n- **回声**\n    - {}\n    - {}\n",
    "numbered items": "1. 声呐\n   1. {}\n   2. {}\n2. 回声\n   1. {}\n   2. {}\n",
    "items of one": "- 声呐\n  - {}\n  - {}\n- 回声\n  - {}\n- 回声\n  - {}\n",
    "lines in bold": "**声呐**\n\n- {}\n- {}\n\n**回声**\n\n- {}\n- {}\n",
    "lines before a colon": "声呐：\n\n- {}\n- {}\n\n回声：\n\n- {}\n- {}\n",
    "summaries": "<details><summary>声呐</summary>\n\n- {}\n- {}\n\n</details>\n\n"
    "<details><summary>回声</summary>\n\n- {}\n- {}\n\n</details>\n",
    "headings with counts": "### 声呐（2篇）\n\n- {}\n- {}\n\n### 回声（2篇）\n\n- {}\n- {}\n",
    "years below topics": "## 声呐\n### 2020\n- {}\n### 2014\n- {}\n## 回声\n### 2015\n- {}\n### 2023\n- {}\n",
    "topics below years": "## 2024\n### 声呐\n- {}\n- {}\n## 2023\n### 回声\n- {}\n- {}\n",
    "others at the level of papers": "# 声呐\n\n## {}\n\n快。\n\n## 其他\n\n- {}\n\n"
    "# 回声\n\n## {}\n\n快。\n\n## 其他\n\n- {}\n",
}


@pytest.mark.parametrize("shape", TOPICS)
def test_topics(tmp_path: Path, shape: str) -> None:
    """Each paper is found, with the topic that it stands below."""
    papers = list(library_of(tmp_path, {"x.md": TOPICS[shape].format(*_ITEMS)}).values())
    assert [(paper.topic, paper.year) for paper in papers] == [
        (("声呐",), 2020),
        (("声呐",), 2014),
        (("回声",), 2015),
        (("回声",), 2023),
    ]


@pytest.mark.parametrize("line", ["如下：", "主要有：", "本文引用的是：", "The following are good:"])
def test_lines_that_lead_in(tmp_path: Path, line: str) -> None:
    """A line that leads to a list is no topic."""
    text = f"# 声呐\n\n{line}\n\n- {_ITEMS[0]}\n- {_ITEMS[1]}\n\n{line}\n\n- {_ITEMS[2]}\n- {_ITEMS[3]}\n"
    papers = library_of(tmp_path, {"x.md": text})
    assert [paper.topic for paper in papers.values()] == [("声呐",)] * 4


def test_paper_above_its_full_title(tmp_path: Path) -> None:
    """One linked title below a name is that of the paper which is called so."""
    text = f"- EchoVAE\n  - {_ITEMS[1]}\n- EchoNF\n  - {_ITEMS[2]}\n"
    papers = library_of(tmp_path, {"x.md": f"# 论文\n\n{text}"})
    assert [(paper.short or paper.title, paper.year) for paper in papers.values()] == [
        ("EchoVAE", 2014),
        ("EchoNF", 2015),
    ]


def test_papers_that_notes_cite(tmp_path: Path) -> None:
    """Links to other papers in the notes below a title make it no topic."""
    below = "  - 建立在 {} 之上\n  - compared with {}\n"
    text = "# 论文\n\n- Deep Echo Priors for Ships (CVPR 2021)\n" + below.format(*_ITEMS[:2])
    text += "- Fast Sonar Nets for Boats (CVPR 2022)\n" + below.format(*_ITEMS[2:])
    assert list(library_of(tmp_path, {"x.md": text})) == ["Deep Echo Priors for Ships", "Fast Sonar Nets for Boats"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# Sources\n\n- [ICRA 2026 Call for Papers](https://2026.ieee-icra.org/cfp/) — deadline 2025-09-15\n"),
        ("a.md", "- [IROS 2026 Important Dates](https://2026.ieee-iros.org/about/) — closed\n"),
        ("a.md", "# Deadlines\n\n## CVPR 2025 Submission Instructions\n\nEight pages.\n"),
        ("00template.md", "# Name\nSome words.\n\nColleagues: List of people who this person works with\n"),
        (
            "a.md",
            "title:: Control Barrier Functions\nalias:: CBF\n\n- # Definition\n\t- A function.\n- # Papers\n"
            "\t- [[Safety of Linear Systems under Severe Sensor Attacks]]\n",
        ),
    ],
)
def test_nowhere(tmp_path: Path, name: str, text: str) -> None:
    """Calls for papers, templates with a number and pages on a notion that lead to papers elsewhere are no papers."""
    assert library_of(tmp_path, {name: text}) == {}


def test_headings_without_a_space(tmp_path: Path) -> None:
    """`##Title` is read as `## Title` is, down to the sections; a note's `#private` is a tag whatever stands below."""
    loose = "# 阅读\n## 声呐\n### EchoNeRF: Sonar Fields\nCVPR 2022\n#### 动机\n慢。\n#### 方法\n听。\n"
    tight = loose.replace("# ", "#")
    notes = [library_of(tmp_path / name, {"a.md": text}) for name, text in (("loose", loose), ("tight", tight))]
    first, second = (next(iter(papers.values())) for papers in notes)
    assert (second.title, second.venue, second.topic) == (first.title, first.venue, first.topic)
    assert [part.kind for part in second.entries[0].sections] == [part.kind for part in first.entries[0].sections]
    assert not library_of(tmp_path / "home", {"a.md": f"#private\n{tight}"})


def test_outlines(tmp_path: Path) -> None:
    """What is to be written below a heading makes a paper of a title or a name, not of any words."""
    outline = "### Title\n\n### Motivation\n\n### Method\n\n### Results\n\n"
    skill = f"# Reader\n\n## When to use\n\nTo summarise.\n\n## Output format\n\n{outline}"
    assert library_of(tmp_path / "a", {"SKILL.md": skill}) == {}
    papers = library_of(
        tmp_path / "b", {"b.md": f"# Sonar\n\n## EchoNet\n\n{outline}## Deep Echoes for Boats\n\n{outline}"}
    )
    assert set(papers) == {"EchoNet", "Deep Echoes for Boats"}


def test_lists_beside_boxes(tmp_path: Path) -> None:
    """Papers in a list above or below boxes of papers are found beside those."""
    box = "<details>\n<summary>{} (CVPR 202{})</summary>\n\n[paper](https://arxiv.org/abs/210{}.00001)\n\nGood.\n</details>\n\n"
    boxes = box.format("Wide Waves for Large Harbours", 1, 1) + box.format("Sonar Maps from Noise Alone", 2, 2)
    listed = "- [{}](https://arxiv.org/abs/2001.0000{}), ICCV 2020\n"
    before = listed.format("Deep Echoes for Small Boats", 1) + listed.format("Ships That Sing at Night", 2)
    behind = listed.format("Boats That Hear the Sea", 3) + listed.format("Harbours That Hear the Boats", 4)
    found = library_of(tmp_path, {"a.md": f"# Papers\n\n## Sonar\n\n{before}\n{boxes}{behind}"})
    assert len(found) == 6
    assert {paper.topic for paper in found.values()} == {("Sonar",)}


@pytest.mark.parametrize("mark", ["- **{}**", "* {}", "1. {}:", "- ### {}"])
def test_tables_in_lists(tmp_path: Path, mark: str) -> None:
    """An item of a few words above a table of papers is their topic."""
    table = "   | Title | Venue |\n   | --- | --- |\n   | [{}](https://arxiv.org/abs/200{}.00001) | ICCV 2020 |\n\n"
    text = f"{mark.format('Detection')}\n\n{table.format('Deep Echoes for Small Boats', 1)}"
    text += f"{mark.format('Mapping').replace('1', '2')}\n\n{table.format('Ships That Sing at Night', 2)}"
    found = library_of(tmp_path, {"a.md": f"# Awesome Papers\n\n{text}"})
    assert {title: paper.topic for title, paper in found.items()} == {
        "Deep Echoes for Small Boats": ("Detection",),
        "Ships That Sing at Night": ("Mapping",),
    }


def test_other_tables_in_lists(tmp_path: Path) -> None:
    """Results below the item of a paper, and tables of other things, are no papers."""
    text = "# Papers\n\n- [Deep Echoes for Small Boats](https://arxiv.org/abs/2001.00001), ICCV 2020\n\n"
    text += "   | Method | Score |\n   | --- | --- |\n   | Wide Waves | 2020 |\n\n- Prices of Boats\n\n"
    text += "   | Boat | Harbour |\n   | --- | --- |\n   | The Queen of the North Sea | Oslo 2020 |\n"
    assert [*library_of(tmp_path, {"a.md": text})] == ["Deep Echoes for Small Boats"]
