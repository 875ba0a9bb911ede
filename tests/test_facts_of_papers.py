"""Facts on a paper in the forms that outlines and posts have: several in a field, behind links, by number."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.normaliser.references.addresses import is_paper

TITLE = "Echo Maps Learned from the Noise of Boats"
TWO = ("Aki Ito", "Ben Wood")


@pytest.mark.parametrize("heading", ["文献档案", "论文档案", "文献卡片", "论文信息"])
def test_several_in_a_field(tmp_path: Path, heading: str) -> None:
    """A section for the facts holds fields and no papers; a key of three has three values, and a link the venue."""
    fields = (
        f"- **论文**：*{TITLE}*\n- **文献链接**：[CVPR 2025 正式页面](https://example.org/x) · [arXiv](https://arxiv.org/abs/2501.00001)\n"
        "- **作者 / 机构 / 年份**：Aki Ito、Ben Wood；Echo Lab、Sonar University；2025\n"
    )
    head = '---\ntitle: "文献笔记｜EchoMap：噪声地图"\ndate: 2026-08-18\ntags: [literature-note]\n---\n'
    text = f"{head}\n> **主题**：怎样听到船？\n\n## {heading}\n\n{fields}\n## 一句话结论\n\n好。\n"
    (paper,) = library_of(tmp_path, {"_posts/2026-08-18-echo.md": text}).values()
    assert (paper.title, paper.authors, paper.venue, paper.year, paper.topic) == (TITLE, TWO, "CVPR", 2025, ())
    assert paper.institutions == ("Echo Lab", "Sonar University")


@pytest.mark.parametrize("line", ["- 年 / 月 / 日：2020；5；3", "- A / B / C: one; two"])
def test_other_keys_of_three(tmp_path: Path, line: str) -> None:
    """What is no field, or has not as many values, is read as it stands."""
    (paper,) = library_of(
        tmp_path, {"a.md": f"# {TITLE}\n\n- Authors: Aki Ito, Ben Wood\n- Venue: CVPR\n{line}\n"}
    ).values()
    assert (paper.authors, paper.venue) == (TWO, "CVPR")


PUBMED = "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2873048/"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        *(
            (PUBMED, True),
            ("https://pubmed.ncbi.nlm.nih.gov/36732274/", True),
            ("https://journals.plos.org/plosone/x", True),
        ),
        *(("https://www.medrxiv.org/content/1", True), ("https://www.ncbi.nlm.nih.gov/gene/672", False)),
        *(("https://www.ncbi.nlm.nih.gov/", False), ("https://osf.io/abc12", False)),
    ],
)
def test_where_papers_are_read(url: str, told: bool) -> None:
    """Where medicine, psychology and physics publish, papers are read; data banks are no papers."""
    assert is_paper(url) is told


def test_numbers_are_no_names(tmp_path: Path) -> None:
    """A number at PubMed is no name, nor is what a template says of a summary."""
    fields = f"- tags: #literature\n- source: [pubmed]({PUBMED}) | PMC2873048\n"
    text = f"# {TITLE}\n\n{fields}\n## Brief Summary\n\nPMC2873048 it is.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.short) == (TITLE, None)


def test_titles_set_off(tmp_path: Path) -> None:
    """In a reference a title in italics ends where they end."""
    other = "Sonar Without Any Labels at Night"
    items = f"- [ ] Ito et al. 2018, *{TITLE}*, Ocean Studies\n- [ ] Moss et al. 2019, *{other}*, Boats\n"
    papers = library_of(tmp_path, {"a.md": f"# Papers to read\n\n{items}"})
    assert {(title, paper.year) for title, paper in papers.items()} == {(TITLE, 2018), (other, 2019)}


@pytest.mark.parametrize(
    "text",
    [
        f"- title:: {TITLE}\n- authors:: [[Ito, Aki]], [[Wood, Ben]]\n- year:: 2020\n- doi:: 10.1000/1\n- # A\n  - x\n",
        f"# {TITLE}\n\n- Authors: [[Ito, Aki]], [[Wood, Ben]]\n- Venue: CVPR\n- Year: 2020\n",
    ],
)
def test_persons_in_links(tmp_path: Path, text: str) -> None:
    """Links by `Last, First` are a person each."""
    (paper,) = library_of(tmp_path, {"pages/a.md": text}).values()
    assert (paper.title, paper.authors, paper.year) == (TITLE, TWO, 2020)


@pytest.mark.parametrize(
    ("alias", "year"), [("Ito2019", 2019), ("Ito et al. (2019)", 2019), ("Echo2D", None), ("Notes2019", None)]
)
def test_years_of_aliases(tmp_path: Path, alias: str, year: int | None) -> None:
    """A citation among the aliases has the year of the paper."""
    text = f'---\naliases: ["{alias}"]\ntags: paper\n---\n\n# {TITLE}\n\n- Authors: Aki Ito, Ben Wood\n'
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.year == year


def test_links_called_by_numbers(tmp_path: Path) -> None:
    """A DOI that is the name of its link is the paper's, and no name of it; a page's title at arXiv has no formula."""
    doi = "[10.1016/j.sonar.2018.12.002](https://doi.org/10.1016/j.sonar.2018.12.002)"
    arxiv = rf"[\[2212.02710\] {TITLE}](https://arxiv.org/abs/2212.02710)"
    text = f"# {TITLE}\n\nAki Ito, Ben Wood | CVPR | 2020\n{doi}\n\n- arXiv: {arxiv}\n\n## Method\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.short is None
    assert {link.kind: link.label for link in paper.links} == {
        "doi": "10.1016/j.sonar.2018.12.002",
        "arxiv": f"[2212.02710] {TITLE}",
    }


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pages/a.md", f"title:: {TITLE}\ntype:: docs\ntopic:: [[Boats]]\nstatus:: unread\n\n## Summary\nGood.\n"),
        ("a.md", f"---\ntitle: {TITLE}\ntype: tweet\nauthor: Ann\nyear: 2020\n---\n\n## Summary\n\nGood.\n"),
    ],
)
def test_other_kinds(tmp_path: Path, path: str, text: str) -> None:
    """What a head says to be documentation or a tweet is no paper."""
    assert library_of(tmp_path, {path: text}) == {}


def test_published_in(tmp_path: Path) -> None:
    """`publish` says where a paper was published, where that is a venue."""
    text = f"---\ntags: [paper]\npublish: EMNLP 2024\n---\n\n# {TITLE}\n\n## Method\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.venue, paper.year) == ("EMNLP", 2024)


@pytest.mark.parametrize("said", ["(journal)", "Conference", "preprint"])
def test_kinds_are_no_venues(tmp_path: Path, said: str) -> None:
    """That a paper was in some journal is no venue."""
    text = f"---\ntitle: {TITLE}\nauthors: Aki Ito, Ben Wood\nvenue: {said}\nyear: 2020\n---\n\n## Method\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.venue, paper.year) == (None, 2020)


@pytest.mark.parametrize(
    ("head", "topic"),
    [
        ('collections:\n  - Sonar > Robotics\nzt-attachments:\n  - "4"', ("Robotics", "Sonar")),
        ("collections:\n  - Robotics > Sonar\n  - To read", ("Robotics", "Sonar")),
        ("collection: Sonar\ntopic: Boats", ("Boats",)),
    ],
)
def test_collections(tmp_path: Path, head: str, topic: tuple[str, ...]) -> None:
    """The first collection in Zotero is the topic, where none is said; one plugin has the inner one first."""
    text = f"---\ntitle: {TITLE}\ndoi: 10.1000/1\n{head}\n---\n\n## Method\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.topic == topic


@pytest.mark.parametrize(
    ("heading", "authors"),
    [
        *((f"Ito et al. - 2019 - {TITLE}", ("Ito",)), (f"Ito 等 - 2019 - {TITLE}", ("Ito",))),
        *((f"Ito and Wood - 2019 - {TITLE}", ("Ito", "Wood")), (f"Ito 和 Wood - 2019 - {TITLE}.pdf", ("Ito", "Wood"))),
    ],
)
def test_names_of_copies(tmp_path: Path, heading: str, authors: tuple[str, ...]) -> None:
    """A heading that is the name of a copy as Zotero gives it has authors, year and title."""
    text = f"# {heading}\n\n## 方法\n\n好。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.authors, paper.year) == (TITLE, authors, 2019)


def test_other_names(tmp_path: Path) -> None:
    """Two towns and a year before a dash are no authors."""
    assert library_of(tmp_path, {"a.md": "# Oslo and Bergen - 2023 - Travel Plan\n\n## Day 1\n\nBoats.\n"}) == {}


@pytest.mark.parametrize(
    ("heading", "title", "short"),
    [
        (f"EchoMap（{TITLE}）", TITLE, "EchoMap"),
        (f"## [EM2 ({TITLE})](https://arxiv.org/abs/1910.00001)", TITLE, "EM2"),
        (
            "SONAR (Sound Orientation, Navigation and Ranging)",
            "SONAR (Sound Orientation, Navigation and Ranging)",
            None,
        ),
    ],
)
def test_titles_in_brackets(tmp_path: Path, heading: str, title: str, short: str | None) -> None:
    """A title in brackets behind a name is the paper's; words that the name is made of are none."""
    head = "---\ndoi: 10.1000/1\nauthors: Aki Ito, Ben Wood\n---\n"
    (paper,) = library_of(tmp_path, {"a.md": f"{head}\n# {heading.removeprefix('## ')}\n\n## 方法\n\n好。\n"}).values()
    assert paper.title == title
    assert short is None or paper.short == short


def test_years_before_hyphens(tmp_path: Path) -> None:
    """A citation key goes on behind its year, `ito2019-echo`; a day has none."""
    text = f"---\ntitle: {TITLE}\ncitekey: ito2019-echo\n---\n\n## Method\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.year == 2019


@pytest.mark.parametrize(
    ("head", "authors", "venue"),
    [
        *(("paper_ref: Aki Ito, 2010", ("Aki Ito",), None), ("reference: Aki Ito and Ben Wood (2010)", TWO, None)),
        (
            f'citation: "Ito, A., & Wood, B. (2010). {TITLE}. *Ocean Studies*, 12(3), 1-9."',
            ("A. Ito", "B. Wood"),
            "Ocean Studies",
        ),
        (
            f'bibliography: "Ito, Aki, and Ben Wood. “{TITLE}.” *Ocean Studies* 55, no. 7 (2010): 14–19."',
            TWO,
            "Ocean Studies",
        ),
    ],
)
def test_references_in_heads(tmp_path: Path, head: str, authors: tuple[str, ...], venue: str | None) -> None:
    """The paper's reference in the head of a note says who wrote it, and when."""
    text = f'---\nlayout: post\ntitle: "{TITLE}"\ndate: 2017-08-07\ntags: paper\n{head}\n---\n\n## Summary\n\nGood.\n'
    (paper,) = library_of(tmp_path, {"_posts/2017-08-07-echo.md": text}).values()
    assert (paper.authors, paper.venue, paper.year) == (authors, venue, 2010)


@pytest.mark.parametrize(
    "said", ["see my notes from 2010", "Moss, C. (2010). Boats in the dark of winter. *Sonar*, 1(2), 3-4."]
)
def test_other_references_in_heads(tmp_path: Path, said: str) -> None:
    """What is no reference, or one of another paper, says nothing of this one."""
    text = f'---\ntitle: "{TITLE}"\ntags: paper\ndoi: 10.1000/1\nreference: "{said}"\n---\n\n## Summary\n\nGood.\n'
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.authors, paper.year) == ((), None)
