"""Fields as keepers write them beside a title: several names of a key, a venue as a heading, kinds, short names."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

SAID = {
    "a full name beside a short one": (
        "2013-SOSP-EchoFS.md",
        "# 2013-SOSP-EchoFS\n\nShortName: EchoFS\nConference: SOSP\nFullName: Optimistic Echo Consistency\n"
        "Year: 2013\n\n"
        "### Motivation\n\n- Flushes are slow\n\n### Advantage\n\n- Sequential\n",
        ("Optimistic Echo Consistency", "EchoFS", "SOSP", 2013),
    ),
    "keys of two names, and a year for the second": (
        "EchoGlue.md",
        "# EchoGlue: Learning Sonar Matching with Graph Neural Networks\n\n**标题 & 年份：**2020\n\n"
        "**作者：**Aki Ito\n\n"
        "**Journal & doi：**CVPR\n\n- 贡献：一个网络。\n",
        ("EchoGlue: Learning Sonar Matching with Graph Neural Networks", "EchoGlue", "CVPR", 2020),
    ),
    "the year of the conference, not of the preprint": (
        "a.md",
        "# SOPRANO: Alleviating Noise in Sonar Models\n\n> **发布时间**：2023年10月（**CVPR 2024**）\n\n"
        "## 方法\n\n好。\n",
        ("SOPRANO: Alleviating Noise in Sonar Models", "SOPRANO", "CVPR", 2024),
    ),
    "a venue as a heading below the title": (
        "b.md",
        "# Deep Sonar Filtering: Extraction Using Complex Time-Frequency Filters 阅读笔记\n\n## [SPL 2019]\n\n"
        "一种滤波器。\n",
        ("Deep Sonar Filtering: Extraction Using Complex Time-Frequency Filters", "Deep Sonar Filtering", "SPL", 2019),
    ),
}


@pytest.mark.parametrize("shape", SAID)
def test_said(tmp_path: Path, shape: str) -> None:
    """What a field says is read by what its key and value are, and nothing else of the note is taken for it."""
    name, text, told = SAID[shape]
    assert papers_of(tmp_path, {name: text}) == {told}
    (paper,) = library_of(tmp_path, {name: text}).values()
    assert all(section.title not in ("SPL 2019", "[SPL 2019]") for section in paper.entries[0].sections)


@pytest.mark.parametrize(("value", "kind", "topic"), [("Survey", "survey", ()), ("Sonar", "paper", ("Sonar",))])
def test_category(tmp_path: Path, value: str, kind: str, topic: tuple[str, ...]) -> None:
    """A category is what a paper is about, save where it says of which kind it is."""
    text = f"# Past and Future of Sonar Mapping: Robust Perception\n\n- 类别：{value}\n- 作者：Aki Ito\n- 会议：ICRA\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.kind, paper.topic) == (kind, topic)


CONTACTS = {
    "contact.md": "# Contacts\n\nFull name: Maria del Carmen Lopez Garcia\nYear: 1984\nAddress: Sonar Street 3\n",
    "quiz.md": "# Quiz evening\n\n- Q & A: Who Built the First Sonar Boat\n- R & D: 2020\n- Date & Place: 2020, Oslo\n",
}


@pytest.mark.parametrize("name", CONTACTS)
def test_no_fields(tmp_path: Path, name: str) -> None:
    """The full name of a person is no title, and an & makes no field of what is none."""
    assert papers_of(tmp_path, {name: CONTACTS[name]}) == set()


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("03week/readme.md", ""),
        ("P-ST-001/note.md", "P-ST-001: "),
        ("ito2018theEmergence.md", ""),
        ("PaperRead.md", ""),
    ],
)
def test_numbers_are_no_names(tmp_path: Path, name: str, head: str) -> None:
    """A week, an id, a citation key or a general name of the file is no short name of the paper, and no subject."""
    text = f"# {head}Spatial Sonar Networks for Forecasting\n\nhttps://arxiv.org/abs/1801.00001\n\n## 方法\n\n好。\n"
    (paper,) = library_of(tmp_path, {name: text}).values()
    assert (paper.short, paper.topic) == (None, ())


def test_a_question_is_no_section(tmp_path: Path) -> None:
    """An item that asks something is one of the questions above it, not a section of the paper."""
    text = (
        "# Accelerated Sonar with Learned Interpolation\n\nhttps://arxiv.org/abs/2102.00001\n\n"
        "## Open questions\n\n- how?\n"
        "- why does it work?\n\n## Results\n\n- faster\n"
    )
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert [section.kind for section in paper.entries[0].sections] == ["questions", "results"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Predicting Software Defects with Sonar Networks\n\n- 作者：Aki Ito\n\n## 方法\n\n好。\n", "paper"),
        ("# Extensibility and Safety in the Sonar Toolkit\n\n- Venue: SOSP 1995\n\n## Method\n\nFine.\n", "paper"),
        ("# Sonar Software for Harbours\n\n[code](https://github.com/a/b)\n\n## Method\n\nFine.\n", "project"),
    ],
)
def test_software(tmp_path: Path, text: str, kind: str) -> None:
    """A title with "software" in it is a program's, save where it has authors or a venue as papers have."""
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.kind == kind


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "University of Science and Technology of China、Sonar Lab",
            ("University of Science and Technology of China", "Sonar Lab"),
        ),
        ("University of Oslo and Sonar Research", ("University of Oslo", "Sonar Research")),
    ],
)
def test_institutions(tmp_path: Path, text: str, places: tuple[str, ...]) -> None:
    """An "and" parts two institutions, but not the two subjects in the name of one."""
    note = f"# EchoNet: Listening to Ships at Night\n\n- 机构：{text}\n- 原文作者：Aki Ito\n\n## 方法\n\n好。\n"
    (paper,) = library_of(tmp_path, {"a.md": note}).values()
    assert (paper.institutions, paper.authors) == (places, ("Aki Ito",))


@pytest.mark.parametrize("label", ["([link](https://x.org/a.pdf))", "[[pdf](https://x.org/a.pdf)]"])
def test_authors_behind_a_link(tmp_path: Path, label: str) -> None:
    """Authors stand behind the paper's link, too; a word in brackets that is none of its names does not lead "
    "to them."""
    title = "# EchoNet: Listening to Ships at Night\n"
    (paper,) = library_of(
        tmp_path / "one", {"a.md": f"{title}{label} Aki Ito, Ben Wood, Cleo Holm\n\nGood.\n"}
    ).values()
    assert paper.authors == ("Aki Ito", "Ben Wood", "Cleo Holm")
    other = f"{title}[pdf](https://x.org/a.pdf)\n\n(thanks) Dan Berg, Eva Lund, Finn Moe\n\nGood.\n"
    (paper,) = library_of(tmp_path / "two", {"a.md": other}).values()
    assert paper.authors == ()


def test_template(tmp_path: Path) -> None:
    """A template whose program fills in the title is no paper, whatever its tags say."""
    text = (
        "---\nauthors: '{{authors}}'\ntitle: '{{title}}'\ntags:\n  - '#type/paper'\n---\n\n# {{title}}\n\n## Problem\n"
    )
    assert papers_of(tmp_path, {"0_meta/templates/2_concepts_paper_3pass.md": text}) == set()


NUMBERS = {
    "behind the venue": "Ito et al., SOSP 2023 (arXiv:2309.00001)",
    "behind the venue and a comma": "SOSP 2023, arXiv 2309.00001",
    "in its own reference": '> Ito, Aki, et al. "Echo Maps for Sonar Fields." arXiv preprint arXiv:2309.00001 (2023).',
    "in a reference with a label": '引用：Ito, Aki, et al. "Echo Maps for Sonar Fields." arXiv:2309.00001 (2023).',
    "twice": "- Publication: arXiv:2309.00001\n- URL: http://arxiv.org/abs/2309.00001",
}


@pytest.mark.parametrize("place", NUMBERS)
def test_numbers_of_arxiv(tmp_path: Path, place: str) -> None:
    """The number beside the paper's venue, or in its reference, is its own, once."""
    (paper,) = library_of(
        tmp_path, {"a.md": f"# Echo Maps for Sonar Fields\n\n{NUMBERS[place]}\n\n## 方法\n\n好。\n"}
    ).values()
    assert [link.url.removeprefix("http://arxiv.org").removeprefix("https://arxiv.org") for link in paper.links] == [
        "/abs/2309.00001"
    ]


def test_numbers_of_others(tmp_path: Path) -> None:
    """A number in a sentence is that of another paper."""
    text = "# Echo Maps for Sonar Fields\n\nSOSP 2023. Builds on Ping (arXiv:2005.00001)\n\n## 方法\n\n好。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.venue, paper.links) == ("SOSP", ())


@pytest.mark.parametrize("brackets", ["（ICSE'20)", "(ICSE 2020）", "（ICSE 2020）"])
def test_brackets_of_two_widths(tmp_path: Path, brackets: str) -> None:
    """Chinese keyboards give brackets of both widths, which close each other."""
    text = f"## Echo-Driven Sonar System Testing {brackets}\n\n代码：https://github.com/a/b\n"
    assert papers_of(tmp_path, {"a.md": text}) == {("Echo-Driven Sonar System Testing", None, "ICSE", 2020)}


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("本文发表于 ICLR 2022。", "ICLR"),
        ("一个网络，这篇论文已被收录于ICLR 2022", "ICLR"),
        ("This paper was accepted at ICLR 2022.", "ICLR"),
        ("之前的 Ping 发表于 ICLR 2022。", None),
        ("Ping 一文发表在 ICLR 2022。", None),
    ],
)
def test_venue_in_a_section(tmp_path: Path, sentence: str, venue: str | None) -> None:
    """A sentence on this paper says where it was published in whichever section; one on another does not."""
    text = f"# Echo Maps: Sonar Fields from Noise\n\n## 简介\n\n{sentence}\n\n## 方法\n\n好。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.venue == venue


def test_numbers_of_reports(tmp_path: Path) -> None:
    """The number of a report is no part of where it is, and its first half is its year."""
    text = (
        "# Echo Ciphers for Small Sonar Boats\n\nPublication: IACR Cryptology ePrint Archive, Report 2013/404\n\n好。\n"
    )
    assert papers_of(tmp_path, {"a.md": text}) == {
        ("Echo Ciphers for Small Sonar Boats", None, "IACR Cryptology ePrint Archive", 2013)
    }


@pytest.mark.parametrize(
    ("title", "tags", "read"),
    [
        ("@A Sonar Net for the 2020s", "[[sonar]], [[to read]]", ("A Sonar Net for the 2020s", "to-read")),
        ("A Sonar Net for the 2020s", "#To-Read", ("A Sonar Net for the 2020s", "to-read")),
        ("@回声 A Net of Ships", "[[read to]]", ("回声 A Net of Ships", "read")),
    ],
)
def test_pages_of_programs(tmp_path: Path, title: str, tags: str, read: tuple[str, str]) -> None:
    """What programs for references put before a title is no part of it, and `[[to read]]` says so."""
    text = f"tags:: {tags}\ntitle:: {title}\nitem-type:: [[conferencePaper]]\nauthors:: [[Aki Ito]], [[Ben Wood]]\n"
    text += "\n- [[Abstract]]\n\t- A net.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.status) == read


def test_labels_in_brackets(tmp_path: Path) -> None:
    """Bold labels in brackets are fields without a colon; those of a line below are its own."""
    text = "# Sonar\n\n#### EchoNet\n**[Paper]**  (arXiv 2204) Deep Echoes for Small Boats<Br>\n"
    text += "**[Author]** Aki Ito, [Ben Wood](https://ben.example.org/) <Br>\n"
    text += "**[[Code](https://github.com/sonar/echonet/)]** <Br>\n\n"
    text += "#### 波网\n**[论文]** Wide Waves for Large Boats, CVPR 2020\n**[作者]** 张三，李四\n"
    papers = library_of(tmp_path, {"a.md": text})
    deep, wide = papers["Deep Echoes for Small Boats"], papers["Wide Waves for Large Boats"]
    assert (deep.short, deep.authors, deep.year) == ("EchoNet", ("Aki Ito", "Ben Wood"), 2022)
    assert [link.url for link in deep.links] == ["https://github.com/sonar/echonet/"]
    assert (wide.authors, wide.venue, wide.year) == (("张三", "李四"), "CVPR", 2020)


LABELLED = {
    "changes": "- **[Author]** Fixed crash when the user opens a file\n- **[Title]** Shown in the Bar of a Window\n",
    "a diary": "**[Note]** Buy milk and eggs\n\n**[Author]** me\n\n**[Title]** My Long Walk in the Northern Hills\n",
    "chores": "- **[Paper]** buy a box of it for the printer\n- **[Venue]** the harbour\n",
}


@pytest.mark.parametrize("shape", LABELLED)
def test_other_labels(tmp_path: Path, shape: str) -> None:
    """Other things have labels in brackets, too."""
    assert papers_of(tmp_path, {"a.md": f"# Boats\n\n{LABELLED[shape]}"}) == set()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- Published at ICAC'11", ("ICAC", 2011)),
        ("Accepted at HARBOUR 2020.", ("HARBOUR", 2020)),
        ("Published in May 2020", (None, None)),
        ("Presented at Oslo 2020", (None, None)),
    ],
)
def test_unknown_venues(tmp_path: Path, line: str, told: tuple[str | None, int | None]) -> None:
    """What is said to have published a paper is its venue, known or not, where it is written as venues are."""
    text = f"# EchoNet: Listening to Ships at Night\n\n- Authors: Aki Ito, Ben Wood\n{line}\n\n## Method\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.venue, paper.year) == told


def test_original_links(tmp_path: Path) -> None:
    """Below 原始链接 stand the paper's own."""
    text = "# EchoNet: Listening to Ships at Night\n\n- 工业价值：高\n\n## 原始链接\n\n- 规范链接：https://arxiv.org/abs/2306.00001\n"
    (paper,) = library_of(tmp_path, {"a.md": f"{text}\n## 方法\n\n好。\n"}).values()
    assert [link.url for link in paper.links] == ["https://arxiv.org/abs/2306.00001"]
