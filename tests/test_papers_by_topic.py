"""Notes of many papers below their topics, as people of many fields keep them in one file; and what looks alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

REFERENCES = {  # a reference -> its title, its first author, venue and year
    'Ito, A. Bea, Cleo Moss, and B. Wood. "Lazy echoes." *The Journal of Sonar* 75, no. 3 (2020): 1-9.': (
        ("Lazy echoes", "A. Bea Ito", "The Journal of Sonar", 2020)
    ),
    'Ito, Ann, and B. Wood. "Echoes of harbours: Thresholds and boats." Advances in Sonar 65.5 (2016): 453-552.': (
        ("Echoes of harbours: Thresholds and boats", "Ann Ito", "Advances in Sonar", 2016)
    ),
    'Ito, Ann, and C. Ben Wood. "How to stamp an echo." In *Conference on Sonar*, pp. 4-9. Springer, 1990.': (
        ("How to stamp an echo", "Ann Ito", "Conference on Sonar", 1990)
    ),
    "Ito AB, Wood C, 2nd, Moss D et al. Seq-Boat: portable sequencing of single echoes, Nat Methods 2017;14:395-398.": (
        ("Seq-Boat: portable sequencing of single echoes", "AB Ito", "Nat Methods", 2017)
    ),
    "Ann Ito and Ben Wood. 1992. **Beyond being afloat**. In Proceedings of the Harbour Workshop (HW '92), 1-5.": (
        ("Beyond being afloat", "Ann Ito", "Harbour Workshop", 1992)
    ),
    "Ann Ito. 1993. **Knowledge-based augmented boats**. Commun. ACM 36, 7 (July 1993), 53-62.": (
        ("Knowledge-based augmented boats", "Ann Ito", "CACM", 1993)
    ),
    "Ann Ito & Ben Wood (1985) **Direct Echo Interfaces**, Human–Sonar Interaction, 1:4, 311-338": (
        ("Direct Echo Interfaces", "Ann Ito", "Human–Sonar Interaction", 1985)
    ),
}


@pytest.mark.parametrize("mark", ["- {}\n", "1. [{}](../notes/ito.html)\n"])
@pytest.mark.parametrize("line", REFERENCES)
def test_references_below_topics(tmp_path: Path, line: str, mark: str) -> None:
    """A reference gives all that it says, whatever its title looks like, also as a link to a page of one's own, and
    below the year of a decade."""
    other = 'Moss, Dee, and Eva Lund. "Deep Sonar Networks for Boats." *Sonar Review* 3, no. 2 (2019): 7-9.'
    text = f"# Sonar\n\n# 1990\n\n{mark.format(line)}{mark.format(other)}"
    papers = library_of(tmp_path, {"sonar.md": text})
    assert set(papers) == {REFERENCES[line][0], "Deep Sonar Networks for Boats"}
    paper = papers[REFERENCES[line][0]]
    assert (paper.title, paper.authors[0], paper.venue, paper.year) == REFERENCES[line]


NO_REFERENCES = {
    "a list of links to pages": '# Log\n\n1. [Ito, Ann, and boats](../a.html)\n2. [Wood, and "The Sea"](../b.html)\n',
    "a diary": "# Trips\n\n- Ann Ito and Ben Wood. 1993. At the sea. In Oslo it rained.\n- Ann Ito. 1994. Ill.\n",
    "a volume": "# Shelf\n\n- Comm. of the Harbour 36, 7 boats\n- Sonar 44, two shelves\n",
}


@pytest.mark.parametrize("name", NO_REFERENCES)
def test_no_references(tmp_path: Path, name: str) -> None:
    """Persons with a year and a sentence, and links to pages by whose names they are, are no references."""
    assert not library_of(tmp_path, {"x.md": NO_REFERENCES[name]})


def test_notes_that_a_reference_leads_to(tmp_path: Path) -> None:
    """Where a list of references leads to the notes on them, each is one paper."""
    lines = '1. [Ito, Ann, and C. Wood. "Lazy echoes." *Sonar Review* 75, no. 3 (2020): 1-9.](notes/lazy.md)\n'
    lines += '1. [Moss, Dee, and Eva Lund. "Deep Sonar Networks for Boats." *Sonar Review* 3, no. 2 (2019): 7.](b.md)\n'
    notes = {"notes/lazy.md": "# Lazy echoes\n\n## Method\n\nNets.\n\n## Results\n\nGood.\n"}
    papers = library_of(tmp_path, {"README.md": f"# Papers\n\n## Sonar\n\n{lines}", **notes})
    assert {title: (paper.year, paper.topic, len(paper.authors)) for title, paper in papers.items()} == {
        "Lazy echoes": (2020, ("Sonar",), 2),
        "Deep Sonar Networks for Boats": (2019, ("Sonar",), 2),
    }


def test_topics_in_lists(tmp_path: Path) -> None:
    """An item that names a topic is no paper for the venue of the first paper below it; one with notes below is."""
    text = "# 声呐论文\n\n* Index\n    * EchoTrie: Practical Sonar with Fast Tries<br>\n2018 sigmod best paper，快。\n"
    text += "    * The Case for Learned Echo Structures<br>\n好。\n\n* Consistency of echoes\n"
    text += (
        "    * In Search of an Understandable Echo Algorithm\n    * Strong and Fast Echoes for Boats (FAST 2020)\n\n"
    )
    text += "* EchoNet\n    * FAST 2020\n    * 又快又好\n"
    papers = library_of(tmp_path, {"x.md": text})
    assert {title: (paper.topic, paper.venue) for title, paper in papers.items()} == {
        "EchoTrie: Practical Sonar with Fast Tries": ((), "SIGMOD"),  # an index is no subject
        "The Case for Learned Echo Structures": ((), None),
        "In Search of an Understandable Echo Algorithm": (("Consistency of echoes",), None),
        "Strong and Fast Echoes for Boats": (("Consistency of echoes",), "FAST"),
        "EchoNet": ((), "FAST"),
    }


def test_weak_titles_among_titles(tmp_path: Path) -> None:
    """Below a heading of papers, titles in small letters are papers where all others are titles; what is to be
    done, and editions of books are none."""
    titles = ["Learning to explore harbours using active sonar", "Object Goal Sonar using Semantic Boats"]
    titles += ["Occupancy Anticipation for Sonar Networks", "Trust Region Policies for Boats and Echoes"]
    listed = "".join(f"- {title}\n" for title in titles)
    text = (
        f"# List of included papers\n\n## Boats\n\n{listed}\n## Shelf\n\n- Sonar Networks of the World - 5th edition\n"
    )
    assert {title: paper.topic for title, paper in library_of(tmp_path, {"x.md": text}).items()} == dict.fromkeys(
        titles, ("Boats",)
    )
    plans = "# 论文\n\n## 本周\n\n- Finish the Second Homework on Sonar\n- Write the Third Part of My Thesis\n"
    assert not library_of(tmp_path / "b", {"x.md": plans + "- Buy some bread and butter for the boats\n"})


def test_days_before_titles(tmp_path: Path) -> None:
    """A day in brackets that is later than the venue's year is that of reading, and no place of work."""
    lines = (
        "<em>(2022-2-18)</em> Bot in the Harbour: Helping Boats with Echoes. Ann Ito, et al. CHI 2020. [Notes](a.md)",
        "(2022-2-15) A study of echoes in early sonar. Lund, Eva, Ben Wood, and Al Moss. SIGCSE 2016. [Notes](b.md)",
        "*(2022-2-14)* Guidelines. CHI 2019.",
        "[2019.11] Masks for Boats: Sonar in the Dark. Ann Ito and Ben Wood. CVPR 2020.",
    )
    text = "# Papers\n\n" + "\n\n".join(lines) + "\n"
    papers = library_of(tmp_path, {"x.md": text})
    assert [(paper.venue, paper.year, paper.institutions) for paper in papers.values()] == [
        ("CHI", 2020, ()),
        ("SIGCSE", 2016, ()),
        ("CVPR", 2019, ()),  # the month of the preprint
    ]


HEADS = {  # a heading above a list -> the topic, the venue and how far it is read
    "## SOSP 2017 ([Program](https://sosp.example.org/program.html))": ((), "SOSP", "to-read"),
    "## 已阅": ((), None, "read"),
    "## 待阅论文": ((), None, "to-read"),
    "## To read (no notes yet)": ((), None, "to-read"),
    "## Read (no notes yet)\n\n## Queue": ((), None, "to-read"),
    "# 声呐顶会论文总结——SOSP 2021": (("声呐顶会论文总结——SOSP 2021",), None, "to-read"),
    "## Reading (active) sonar": (("Reading (active) sonar",), None, "to-read"),
}


@pytest.mark.parametrize("head", HEADS)
def test_headings_above_lists(tmp_path: Path, head: str) -> None:
    """What a heading says of the papers listed below it, and that it is none itself."""
    text = f"# Notes\n\n{head}\n\n1. [EchoTrie: Practical Sonar with Tries](https://arxiv.org/abs/2401.00001)\n"
    text += "1. [BoatNet: Networks of Boats](https://arxiv.org/abs/2401.00002)\n"
    text += "1. [The Case for Learned Echoes](https://arxiv.org/abs/2401.00003)\n"
    papers = library_of(tmp_path, {"sonar.md": text})
    assert set(papers) == {
        "EchoTrie: Practical Sonar with Tries",
        "BoatNet: Networks of Boats",
        "The Case for Learned Echoes",
    }
    assert {(paper.topic, paper.venue, paper.status) for paper in papers.values()} == {HEADS[head]}


def test_pages_beside_writers(tmp_path: Path) -> None:
    """Titles that lead to pages of one's own site are papers where authors stand beside them in a note on papers, also
    behind a tilde. Others lead to any pages."""
    text = "# {}\n\n- [A Fast File System for Boats](/docs/ffs.html) ~ McKusick, Joy, Leffler and Ito\n"
    text += "- [Paxos Made for Boats](/docs/paxos.html)\n- Sonar Scheduling: Managing Echoes ~ Ann Ito and Ben Wood\n"
    papers = library_of(tmp_path, {"x.md": text.format("Papers")})
    assert {title: paper.authors for title, paper in papers.items()} == {
        "A Fast File System for Boats": ("McKusick", "Joy", "Leffler", "Ito"),
        "Sonar Scheduling: Managing Echoes": ("Ann Ito", "Ben Wood"),
    }
    pages = (
        "# Docs\n\n- [A Fast Start with Boats](/docs/start.html) by Ito and Wood\n- [How to Sail](/docs/sail.html)\n"
    )
    assert not library_of(tmp_path / "b", {"x.md": pages})


LINE = "- [{}]({}){}\n"
BESIDE = {  # what stands behind a linked title -> its name, where its authors work, and where it was published
    "(EchoTiger)(Google)": ("EchoTiger", ("Google",), None),
    "(NUS)(EchoRec)": ("EchoRec", ("NUS",), None),
    "（小红书）": (None, ("小红书",), None),
    "(Meta, OpenAI, Instagram)": (None, ("Meta", "OpenAI", "Instagram"), None),
    ". *Sonar Studies*, 356(6333):73-78.": (None, (), "Sonar Studies"),
    ". *Nature* 543, 14-15.": (None, (), "Nature"),
    " March 12, 2019 - 3": (None, (), None),
    " Section 3, 4-5": (None, (), None),
    " (3, 4-5)": (None, (), None),
}


@pytest.mark.parametrize("behind", BESIDE)
def test_behind_linked_titles(tmp_path: Path, behind: str) -> None:
    """Groups in brackets name the paper or where its authors work; a journal stands before volume and pages."""
    title = "Recommending Boats with Generative Retrieval"
    text = "# Sonar\n\n" + LINE.format(title, "https://arxiv.org/abs/2401.00001", behind)
    text += LINE.format("Deep Sonar Networks for Boats", "https://arxiv.org/abs/2401.00002", " CVPR 2020")
    paper = library_of(tmp_path, {"x.md": text})[title]
    assert (paper.short, paper.institutions, paper.venue, paper.authors) == (*BESIDE[behind], ())


TITLES = {  # as written in a link -> the title, its name, its year
    "Ito & Wood, *Predicting Chaotic Echoes* (1987)": ("Predicting Chaotic Echoes", None, 1987),
    "Ito – Wood – Moss, *Echometrics of Financial Harbours* (1997)": ("Echometrics of Financial Harbours", None, 1997),
    "Why Boats, *Predicting Chaotic Echoes*, Sink": ("Why Boats, Predicting Chaotic Echoes, Sink", None, None),
    "基于查询的命名实体识别": ("基于查询的命名实体识别", None, None),
    "So You Want to Build a Boat (Part 2)": ("So You Want to Build a Boat (Part 2)", None, None),
    "Boats at Cost(Sail) << Cost(Hull) + Cost(Engine)": (
        "Boats at Cost(Sail) << Cost(Hull) + Cost(Engine)",
        None,
        None,
    ),
    "Learning to Sail with Prompts(CoSail)": ("Learning to Sail with Prompts", "CoSail", None),
}


@pytest.mark.parametrize("written", TITLES)
def test_linked_titles(tmp_path: Path, written: str) -> None:
    """What a link to a paper says besides the title, and what is a part of it though it stands in brackets."""
    text = "# Sonar\n\n" + LINE.format(written, "https://arxiv.org/abs/2401.00001", " - 声呐")
    text += LINE.format("Deep Sonar Networks for Boats", "https://arxiv.org/abs/2401.00002", " CVPR 2020")
    papers = library_of(tmp_path, {"x.md": text})
    paper = papers[TITLES[written][0]]
    assert len(papers) == 2
    assert (paper.title, paper.short, paper.year) == TITLES[written]


def test_counted_titles_in_bold(tmp_path: Path) -> None:
    """Titles in bold with numbers of two parts, and fields below each, are papers; the heading above is a topic."""
    fields = "- 作者: Ito A, Wood B\n- 年份: 2019\n- DOI: [10.1/{}](https://doi.org/10.1000/{})\n"
    text = "# 声呐\n\n## 流程\n\n### 1. Normalization\n\n**相关论文**:\n\n"
    text += f"**[1.1] Current best practices in sonar analysis: a tutorial.**\n\n{fields.format('a', 'a')}\n"
    text += f"**[1.2] Echo Analysis in Wide Harbours.**\n\n{fields.format('b', 'b')}"
    papers = library_of(tmp_path, {"x.md": text})
    assert {title: (paper.topic[-1], paper.year) for title, paper in papers.items()} == {
        "Current best practices in sonar analysis: a tutorial": ("Normalization", 2019),
        "Echo Analysis in Wide Harbours": ("Normalization", 2019),
    }


AUTHORS = {  # what a field of authors says -> the authors, the venue, the year
    "Ann Ito, Ben Wood, and Al Moss. TPAMI 2013.": (("Ann Ito", "Ben Wood", "Al Moss"), "TPAMI", 2013),
    "刘志远,孙茂松.声学学报2016.": (("刘志远", "孙茂松"), "声学学报", 2016),
    "Ann Ito, Ben Wood. Proceedings of the IEEE 2016": (("Ann Ito", "Ben Wood"), "Proceedings of the IEEE", 2016),
    "Ann Ito, Ben A. Wood.": (("Ann Ito", "Ben A. Wood"), None, None),
}


@pytest.mark.parametrize("said", AUTHORS)
def test_venues_behind_authors(tmp_path: Path, said: str) -> None:
    """A field of authors may say behind them where the paper was published."""
    item = "* * 论文标题: {};\n  * 作者:{}\n  * [论文地址]({}).\n"
    text = "# 综述论文\n" + item.format("Echo Learning: A Review of Boats", said, "https://arxiv.org/abs/2401.00001")
    text += item.format("A Review of Echoes for Ships", "Eva Lund. TPAMI 2014.", "https://arxiv.org/abs/2401.00002")
    paper = library_of(tmp_path, {"x.md": text})["Echo Learning: A Review of Boats"]
    assert (paper.authors, paper.venue, paper.year) == AUTHORS[said]


def test_titles_by_writers(tmp_path: Path) -> None:
    """What a line says of the writers and of the year when a paper was published is no part of the title."""
    text = "1) A New Age for Sonar Boats by John L. Ito and Dave A. Wood, published 2019\n    - fast\n    - https://a.org/a.pdf\n\n"
    text += (
        "2) ECHO ALLOCATION VIA GRAPH COLORING by G. J. Moss, published 1982\n    - slow\n    - https://a.org/b.pdf\n\n"
    )
    text += "3) 3D-Stacked Sonar for Large Boats by Gabriel H. Lund, published\n    - wide\n"
    papers = library_of(tmp_path, {"Papers.md": text})
    assert [(paper.title, paper.authors, paper.year) for paper in papers.values()] == [
        ("A New Age for Sonar Boats", ("John L. Ito", "Dave A. Wood"), 2019),
        ("ECHO ALLOCATION VIA GRAPH COLORING", ("G. J. Moss",), 1982),
        ("3D-Stacked Sonar for Large Boats", ("Gabriel H. Lund",), None),
    ]


DATED = ["Architecture of the Echo System, 1964", "The case for the reduced echo set, 1980"]
DATED += [
    "Combining Branch Echoes, 1993",
    "A sonar-like, tag-based predictor, 2005",
    "Sonar and Why Boats Float,” ISCA 1982",
]


def test_years_behind_titles(tmp_path: Path) -> None:
    """In a note on papers, titles of any look with a year behind each are papers; a diary with years has none."""
    listed = "".join(f"- [*] {line}\n    - first of them\n" for line in DATED)
    papers = library_of(tmp_path, {"x.md": f"# Sonar Paper List\n\n## 9 月\n\n{listed}"})
    assert {title: (paper.year, paper.topic) for title, paper in papers.items()} == {
        "Architecture of the Echo System": (1964, ()),
        "The case for the reduced echo set": (1980, ()),
        "Combining Branch Echoes": (1993, ()),
        "A sonar-like, tag-based predictor": (2005, ()),
        "Sonar and Why Boats Float": (1982, ()),
    }
    years = "".join(
        f"- {line}\n" for line in ("Moved to Oslo, 2012", "Bought a boat, 2013", "It sank, 2014", "Home, 2015")
    )
    assert not library_of(tmp_path / "b", {"x.md": f"# Papers and life\n\n## Life\n\n{years}"})


SAID = {
    "Index: Sigcomm 2017": ("SIGCOMM", 2017),
    "Presented at: CHI 2020": ("CHI", 2020),
    "出处：ICRA 2019": ("ICRA", 2019),
    "Index: 2017 boats": (None, None),
    "Compared with: CHI 2020": (None, None),
}


@pytest.mark.parametrize("field", SAID)
def test_venues_in_other_fields(tmp_path: Path, field: str) -> None:
    """A field that may say anything says where a paper was published where that is all that it says."""
    text = (
        f"### Pinger: Neural Adaptive Sonar with Boats\n\n* Author: Ann Ito\n* {field}\n* Keywords: sonar\n\nFast.\n\n"
    )
    text += "### PICC: Proactive Echo Control in a Harbour\n\n* Author: Ben Wood\n* Keywords: sonar\n\nSlow.\n"
    paper = library_of(tmp_path, {"x.md": f'<h1 align="center"> Directory </h1>\n\n{text}'})[
        "Pinger: Neural Adaptive Sonar with Boats"
    ]
    assert (paper.venue, paper.year, paper.topic) == (*SAID[field], ())


def test_subjects_of_meetings(tmp_path: Path) -> None:
    """A column of subjects gives topics, and no names of methods, though a title begins with the same word."""
    text = "|Date|Subject|Reading|Presented by|\n|-|-|-|-|\n"
    text += "|9/26/2016|Time|[Time, Clocks, and the Ordering of Echoes](https://a.org/t.pdf)|Ann Ito|\n"
    text += "|9/28/2016|Time|[Detecting Causal Relationships in Sonar](https://a.org/c.pdf)|Ben Wood|\n"
    text += "|10/5/2016|Naming|[Chord: A Scalable Lookup Service for Boats](https://a.org/n.pdf)|Ann, Ben Wood|\n"
    papers = library_of(tmp_path, {"readings.md": text})
    assert {title: (paper.topic, paper.short) for title, paper in papers.items()} == {
        "Time, Clocks, and the Ordering of Echoes": (("Time",), None),
        "Detecting Causal Relationships in Sonar": (("Time",), None),
        "Chord: A Scalable Lookup Service for Boats": (("Naming",), "Chord"),
    }
    mails = "|Date|Subject|From|\n|-|-|-|\n|2016|Time to Sail|Ann|\n|2017|Naming Our Boat|Ben|\n"
    assert not library_of(tmp_path / "b", {"mail.md": mails})


def test_kinds_of_methods_are_no_names(tmp_path: Path) -> None:
    """A heading above one linked title may be what the paper is called, or but a kind of method."""
    text = (
        "## Echo graphs\n\n#### 1. EchoE\n\n[Translating Embeddings for Echoes](https://arxiv.org/abs/2401.00001)\n\n"
    )
    text += "#### 2. GNN model\n\n[Sonar Transfer for Out-of-Harbour Boats](https://arxiv.org/abs/2401.00002)\n"
    papers = library_of(tmp_path, {"x.md": text})
    assert {title: paper.short for title, paper in papers.items()} == {
        "Translating Embeddings for Echoes": "EchoE",
        "Sonar Transfer for Out-of-Harbour Boats": None,
    }
