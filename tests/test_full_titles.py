"""Full titles below short names, in the ways notes give them, and what stands there and is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

BELOW = {
    "in bold, venue below": "## {s}\n\n**{t}**\n\nICML 2021\n\n快。\n",
    "in bold, venue behind": "## {s}\n\n**{t}** (ICML 2021)\n\n快。\n",
    "venue on the next line": "## {s}\n\n{t}\nICML 2021\n\n快。\n",
    "authors between": "## {s}\n\n{t}\n\nAki Ito, Ben Wood\n\nICML 2021\n\n快。\n",
    "quoted": "## {s}\n\n> {t}\n> ICML 2021\n\n快。\n",
    "behind a key": "## {s}\n\n论文：{t}（ICML 2021）\n\n快。\n",
    "behind an English key": "## {s}\n\n**Paper**: {t} [ICML 2021]\n\nFast.\n",
    "a link below a venue": "## {s} (ICML 2021)\n\n[{t}](https://arxiv.org/abs/2101.0000{n})\n\n快。\n",
    "behind a figure": "## {s}\n\n![](img/{n}.png)\n\n{t} (ICML 2021)\n\n快。\n",
}
TITLES = {
    "SRN": "Sonar Ranging Networks",
    "VAE": "Varying Acoustic Echoes",
    "Echo-V2": "A Faster Sonar for Very Small Boats Far From Any Known Harbour",
}


@pytest.mark.parametrize("top", ["", "# 声呐\n\n"])
@pytest.mark.parametrize("shape", BELOW)
def test_full_titles(tmp_path: Path, shape: str, top: str) -> None:
    """Below a name stands the title, of three words too where a venue, authors, a key or a link say that it is one."""
    notes = [BELOW[shape].format(s=name, t=title, n=n) for n, (name, title) in enumerate(TITLES.items())]
    papers = library_of(tmp_path, {"a.md": top + "\n".join(notes)})
    told = {paper.short: (paper.title, paper.venue, paper.year) for paper in papers.values()}
    assert told == {name: (title, "ICML", 2021) for name, title in TITLES.items()}


NUMBERED = [
    "### 论文{n}\n\n- 标题：{t}\n- 会议：ICML 2021\n- 方法：快\n",
    "## Paper {n}\n\n**Title**: {t}\n\n**Venue**: ICML 2021\n",
]


@pytest.mark.parametrize("shape", NUMBERED)
def test_numbered_papers(tmp_path: Path, shape: str) -> None:
    """Below a number the field of the title says it."""
    notes = [shape.format(t=title, n=n) for n, title in enumerate(TITLES.values(), 1)]
    assert {*library_of(tmp_path, {"a.md": "\n".join(notes)})} == {*TITLES.values()}


NO_TITLES = {
    "persons": "Aki Ito, Ben Wood @ ICML 2021",
    "where it was proposed": "Proposed in Deep Echo Learning, ICML 2021",
    "a phrase": "Very Fast Ranging",
    "what the paper says": "> Sonar Ranging Networks",
}


@pytest.mark.parametrize("shape", NO_TITLES)
def test_no_titles(tmp_path: Path, shape: str) -> None:
    """Persons, remarks and phrases below a name are no titles."""
    text = f"## EchoNet: Learning Sonar Fast\n\nICLR 2020\n\nx\n\n## SonarX\n\n{NO_TITLES[shape]}\n\n[pdf](https://arxiv.org/abs/2101.00001)\n\n快。\n"
    papers = library_of(tmp_path, {"a.md": text})
    assert {*papers} == {"EchoNet: Learning Sonar Fast", "SonarX"}


def test_authors_at_a_venue(tmp_path: Path) -> None:
    """`Authors @ Venue` below a title names both, of two authors and of three."""
    notes = [
        f"## Learning {noun} From Sonar\n\n{who} @ ICML 2021\n\n快。\n"
        for noun, who in (("Depth", "Aki Ito, Ben Wood"), ("Shape", "Aki Ito, Ben Wood, Cy Cook"))
    ]
    papers = library_of(tmp_path, {"a.md": "\n".join(notes)}).values()
    assert {(paper.authors, paper.venue, paper.year) for paper in papers} == {
        (("Aki Ito", "Ben Wood"), "ICML", 2021),
        (("Aki Ito", "Ben Wood", "Cy Cook"), "ICML", 2021),
    }


CITED = ["Ito et al. 2020", "2. Ito et al. (2020)", "Ito et al., 2020"]


@pytest.mark.parametrize("heading", CITED)
def test_title_below_a_citation(tmp_path: Path, heading: str) -> None:
    """Below a citation stands the title of what it cites, whose year the citation has."""
    text = f"# 声呐\n\n## {heading}\n\n**Sonar Ranging Networks** (ICML)\n\n快。\n\n## Wood et al. 2021\n\n快。\n"
    cited, other = library_of(tmp_path, {"a.md": text}).values()
    assert {(paper.title, paper.venue, paper.year) for paper in (cited, other)} == {
        ("Sonar Ranging Networks", "ICML", 2020),
        ("Wood et al. 2021", None, 2021),
    }


DRESSED = [
    "## ✅ {t} `ICML 2021` #sonar\n\n快。\n",
    "## {t} (ICML 2021) #sonar\n\n快。\n",
    "## {t} #sonar\n\n- ICML 2021\n- Aki Ito, Ben Wood\n\n快。\n",
]


@pytest.mark.parametrize("shape", DRESSED)
def test_tags_behind_a_title(tmp_path: Path, shape: str) -> None:
    """Tags behind a heading are no words of the title, nor hide the venue before them."""
    titles = ["Sonar Ranging Networks", "Learning to Range With a Very Small Sonar"]
    papers = library_of(tmp_path, {"a.md": "\n".join(shape.format(t=title) for title in titles)})
    assert {*papers} == {*titles}
    assert {(paper.venue, paper.year, paper.tags) for paper in papers.values()} == {("ICML", 2021, ("sonar",))}


LISTED = {
    "two": ("- ICML 2021\n- Aki Ito, Ben Wood", ("Aki Ito", "Ben Wood")),
    "others": ("* Aki Ito, Ben Wood et al.\n* ICML'21", ("Aki Ito", "Ben Wood")),
    "subjects": ("- ICML 2021\n- Machine Learning, Sonar Navigation", ()),
    "no venue": ("- Sonar Harbour, Small Boats\n- fast", ()),
}


@pytest.mark.parametrize("shape", LISTED)
def test_items_of_authors(tmp_path: Path, shape: str) -> None:
    """Right below a title an item of names is that of its authors, beside one of its venue; of subjects it is not."""
    items, told = LISTED[shape]
    text = f"## [SRN] Fast Sonar Ranging Networks\n\n{items}\n\n[pdf](https://arxiv.org/abs/2101.00001)\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.short, paper.authors) == ("SRN", told)


def test_subject_that_spells_a_title(tmp_path: Path) -> None:
    """A subject in brackets before a title is its name where its letters are those of the title."""
    headings = ["[VAE] Varying Acoustic Echoes (ICML 2021)", "[GAN] Growing Bats for Better Sonar (ICML 2021)"]
    papers = library_of(tmp_path, {"a.md": "\n\n".join(f"## {heading}\n\n快。" for heading in headings)})
    told = {paper.title: paper.short for paper in papers.values()}
    assert told == {"Varying Acoustic Echoes": "VAE", "Growing Bats for Better Sonar": None}


FACTS = ["### 论文信息", "### 1. 基本信息", "### Paper Information", "### Info"]


@pytest.mark.parametrize("facts", FACTS)
def test_title_below_facts(tmp_path: Path, facts: str) -> None:
    """Below a name a section of facts has title and venue without keys, too; of a meeting it has neither."""
    notes = [f"## {name}\n{facts}\n{title}\n\nICML 2021\n### 方法\n快。\n" for name, title in [*TITLES.items()][:2]]
    papers = library_of(
        tmp_path, {"a.md": "\n".join((*notes, f"## Sonar Day\n{facts}\nRoom 12, Friday\n\n### Agenda\nx\n"))}
    )
    told = {paper.short: (paper.title, paper.venue, paper.year) for paper in papers.values()}
    assert told == {name: (title, "ICML", 2021) for name, title in [*TITLES.items()][:2]}


PLACES = ["ICML 2020", "NeurIPS 2021", "CVPR'22"]


@pytest.mark.parametrize("depth", ["#", "##"])
def test_titles_below_venues(tmp_path: Path, depth: str) -> None:
    """Below two venues or more titles are papers of theirs, of three words and in small letters, too."""
    titles = [
        "Learning to Range With a Small Sonar",
        "Sonar Ranging Networks",
        "Deep echo networks for boats in harbours",
    ]
    notes = [f"{depth} {place}\n\n{depth}# {title}\n\n快。\n" for place, title in zip(PLACES, titles, strict=True)]
    papers = library_of(tmp_path, {"a.md": "\n".join(notes)})
    told = [(paper.title, paper.venue, paper.year) for paper in papers.values()]
    venues = [("ICML", 2020), ("NeurIPS", 2021), ("CVPR", 2022)]
    assert sorted(told) == sorted((title, *venue) for title, venue in zip(titles, venues, strict=True))


EVENTS = [
    ["Important Dates and Deadlines", "Call for Sonar Papers"],
    ["Number of Accepted Papers", "Most Common Subject Areas"],
    ["Flight and Hotel in Vienna"],
    ["How I Got My Visa for the Trip"],
]


@pytest.mark.parametrize("headings", EVENTS)
def test_events_below_venues(tmp_path: Path, headings: list[str]) -> None:
    """What a conference has beside papers, and what stands below each of several venues, is no paper."""
    below = "\n".join(f"### {heading}\n\nx\n" for heading in headings)
    assert library_of(tmp_path, {"a.md": "\n".join(f"## {place}\n\n{below}" for place in PLACES)}) == {}


def test_names_above_titles(tmp_path: Path) -> None:
    """Headings of one paper each that spell their titles are short names, others topics; a glossary has no papers."""
    names = {"SRN": "Sonar Ranging Networks", "GAN": "Growing Acoustic Nets", "EF": "Echoes With Normal Flows"}
    topics = {"NLP": "Attention Is All Boats Need", "SLAM": "Simple Learning About Maps"}
    files = {
        f"{kind}.md": "\n".join(f"## {n}. {name}\n\n#### {title}\n\n`ICML 2021`\n\n快。\n" for n, (name, title) in each)
        for kind, each in (("a", enumerate(names.items(), 1)), ("b", enumerate(topics.items(), 1)))
    }
    terms = {"RNN": "Recurrent Neural Network", "SPN": "Sum Product Network"}
    files["c.md"] = "\n".join(f"## {name}\n\n### {term}\n\nx\n" for name, term in terms.items())
    told = {paper.title: (paper.short, paper.topic) for paper in library_of(tmp_path, files).values()}
    assert told == {title: (name, ()) for name, title in names.items()} | {
        title: (None, (name,)) for name, title in topics.items()
    }


GLOSSED = {
    "EchoNet（深度回声网络）": "EchoNet",
    "深度回声网络（EchoNet）": "EchoNet",
    "ECHO (Efficient Coding of Harbour Objects)": "ECHO",
    "Echo-GAN（回声生成）: 快速的方法": "Echo-GAN",
    "基于声呐的检测（快速）": None,
    "Sonar（声呐）": None,
    "EchoNet (for boats)": None,
    "EchoNet（代码）与 RainNet（数据）": None,
}


@pytest.mark.parametrize("title", GLOSSED)
def test_names_beside_their_meaning(tmp_path: Path, title: str) -> None:
    """A name with its meaning in brackets, or in them, is what the paper is called, and the title stays whole."""
    note = f"## {title}\n\n- 会议：CVPR 2021\n- 作者：Aki Ito\n\n快。\n"
    (paper,) = library_of(tmp_path, {"a.md": note}).values()
    assert (paper.title, paper.short) == (title, GLOSSED[title])
