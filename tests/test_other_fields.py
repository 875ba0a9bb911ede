"""Notes on papers of other fields than computing: how they cite, where they publish, and what they call sections."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

from papernotes.normaliser.prose.facets import facets_of
from papernotes.normaliser.references.venues import venues_in

HARBOURS = "Harbours in Bad Shape: Urban Geometry in Norway"
NIGHTS = "Does the Sonar Wake the Boats at Night"
THREE = ("Aki Ito", "Ben Wood", "Cleo Moss")
CITED = [
    (f'Ito, Aki. 2020. "{HARBOURS}." *Journal of Sonar*, 110 (8): 23-77.', ("Aki Ito",), 2020),
    (f"Ito, Aki, Ben Wood, and Cleo Moss. 2019. “{HARBOURS}.” *Sonar* 4 (7): 2-5.", THREE, 2019),
    (f'**Ito, Aki, Ben Wood, and Cleo Moss. 2019. "{HARBOURS}." *Sonar* 4 (7): 2-5.**', THREE, 2019),
    (f'Ito, Aki, and Ben Wood (2019). "{HARBOURS}." Sonar Review.', ("Aki Ito", "Ben Wood"), 2019),
    (f'Aki Ito, Ben Wood, "{HARBOURS}", ICLR 2018', ("Aki Ito", "Ben Wood"), 2018),
    (f'Aki B. Ito, Ben Wood and Cleo Moss. "{HARBOURS}." SOSP 2018', ("Aki B. Ito", "Ben Wood", "Cleo Moss"), 2018),
    (f"Ito A, Wood BC, et al. {HARBOURS}. Lancet Sonar. 2019;380(3):123-134.", ("A Ito", "BC Wood"), 2019),
    (f"Ito A. {HARBOURS}. J Sonar Med. 2019 Mar 4;380(3):123-134. doi: 10.1000/a", ("A Ito",), 2019),
    (f"Ito, A. & Wood, B.-C. {HARBOURS}. *Nature Sonar* **14**, 849–863 (2017).", ("A. Ito", "B.-C. Wood"), 2017),
    (f"Ito, A. B. *et al.* {HARBOURS}. Nat Sonar 14, 849 (2017). https://doi.org/10.1000/a", ("A. B. Ito",), 2017),
    (f"Ito, A. {HARBOURS}. Preprint at https://doi.org/10.48550/arXiv.1706.00001 (2017).", ("A. Ito",), 2017),
    (f"Ito, A., & Wood, B. (2021). {HARBOURS} (No. arXiv:2106.00001). arXiv.", ("A. Ito", "B. Wood"), 2021),
    (f"Ito, A. (2021). {HARBOURS} (Working Paper No. 2106). Sonar Bureau.", ("A. Ito",), 2021),
    (f"A. van Ito and B. de la Wood, ‘{HARBOURS}’, *Sonar*, vol. 3, 2018", ("A. van Ito", "B. de la Wood"), 2018),
    (f"Aki Ito & Ben Wood, {HARBOURS}, 120 Harbour L. Rev. 12 (2010)", ("Aki Ito", "Ben Wood"), 2010),
    (f"Aki Ito, *{HARBOURS}*, 12 Sonar L.J. 3, 14 (1999)", ("Aki Ito",), 1999),
    (f'García Ito, Aki, and Ben Wood. "{HARBOURS}." SOSP 2018', ("Aki García Ito", "Ben Wood"), 2018),
]  # fmt: skip


@pytest.mark.parametrize(("line", "authors", "year"), CITED)
def test_cited(tmp_path: Path, line: str, authors: tuple[str, ...], year: int) -> None:
    """A reference by names in full has them in their order, and its year before the title or behind it."""
    other = f'Moss, Cleo. 2021. "{NIGHTS}." *Annals of Boats* 3: 1-9.'
    other = f"**{other}**" if line.startswith("**") else other
    papers = library_of(tmp_path, {"a.md": f"# Reading\n\n{line}\n\nLong.\n\n{other}\n\nNo.\n"})
    paper = next(paper for paper in papers.values() if paper.title == HARBOURS)
    assert len(papers) == 2
    assert (paper.authors, paper.year) == (authors, year)


QUOTES = {
    "diary.md": "# Diary\n\nIto, A. I went to the sea and saw boats. It was nice (2023).\n\nGood.\n",
    "bills.md": "# Bills\n\nIto A. New sonar for a boat. Shop. 2019; paid.\n\nIto B. Two anchors. Oslo. 2020; no.\n",
    "letters.md": '# Letters\n\nDear Ann, Ben. 2020. "What a year this was for us," he said. He left.\n\nYes.\n',
    "sayings.md": '# Sayings\n\nIto, Aki. "Boats that sleep do not sink at all."\n\nHarbour, Oslo. "Boats."\n',
}


@pytest.mark.parametrize("name", QUOTES)
def test_no_references(tmp_path: Path, name: str) -> None:
    """What somebody said in a year is no reference."""
    assert papers_of(tmp_path, {name: QUOTES[name]}) == set()


def test_only_a_journal_below(tmp_path: Path) -> None:
    """A title with nothing but its journal and its abstract below it is a paper."""
    told = "**期刊**: {}\n\n**摘要**: 港口很远。\n\n"
    text = f"# 生命科学精选\n\n## {NIGHTS}.\n{told}## {HARBOURS}.\n{told}".replace("{}", "PNAS")
    assert papers_of(tmp_path, {"a.md": text}) == {(NIGHTS, None, "PNAS", None), (HARBOURS, None, "PNAS", None)}


def test_meetings_below_headings(tmp_path: Path) -> None:
    """A meeting that is no venue of papers makes no paper of what it was on."""
    text = "# 工作\n\n## 声呐和港口\n**会议**: 周一例会\n\n## Boats and Harbours\n**会议**: 周二例会\n\n不好。\n"
    assert papers_of(tmp_path, {"a.md": text}) == set()


JOURNALS = [
    ("Psychological Science 2014", "Psychological Science"),
    ("*Phys. Rev. Lett.* 2018", "Physical Review Letters"),
    ("*Phys. Rev. B* **99**, 125 (2019)", "Physical Review B"),
    ("Nature 560, 43 (2018)", "Nature"),
    ("AER 2001", "American Economic Review"),
    ("J. Neurosci. 2011", "Journal of Neuroscience"),
    ("The Journal of Finance 2020", "Journal of Finance"),
    ("Cancer Cell, 2020", "Cancer Cell"),
    ("CSCW 2020", "CSCW"),
    ("Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition 2020", "CVPR"),
]


@pytest.mark.parametrize(("said", "name"), JOURNALS)
def test_journals(tmp_path: Path, said: str, name: str) -> None:
    """Journals of other fields are known by their names and by what is short for them, and not by their last words."""
    (paper,) = library_of(tmp_path, {"a.md": f"# {HARBOURS}\n\n{said}\n\n## Method\n\nFast.\n"}).values()
    assert paper.venue == name


@pytest.mark.parametrize(
    "text", ["Management science and boats", "the AER of the boat", "cancer cell lines, 20 of them", "neuron 4"]
)
def test_subjects_are_no_journals(text: str) -> None:
    """Subjects and words that journals are called by need a year beside them."""
    assert not venues_in(text)


@pytest.mark.parametrize(
    ("rest", "journal"),
    [
        ("*Studies of Boats*, 25(6), 1159–1168.", "Studies of Boats"),
        ("*Sonar Quarterly* 4 (7): 2-5.", "Sonar Quarterly"),
        ("*Sonar Quarterly* 55, no. 7 (2018): 1401–19.", "Sonar Quarterly"),
        ("*Sonar Quarterly*, 52/3: 853–72.", "Sonar Quarterly"),
        ("*Harbours & Boats*, 210, 107123.", "Harbours & Boats"),
        ("Sonar Med. 2019 Mar 4;380(3):123-134.", "Sonar Med."),
        ("Harbour Press, 2020, 12 pages.", None),
        ("Oslo: Harbour Press.", None),
    ],
)
def test_journals_nobody_knows(tmp_path: Path, rest: str, journal: str | None) -> None:
    """Before a volume and pages at the end of a reference stands a journal, whatever its name; before a year none."""
    line = f"Ito, A., & Wood, B. (2014). {HARBOURS}. {rest}"
    (paper,) = library_of(tmp_path, {"a.md": f"# {HARBOURS}\n\n{line}\n\n## Method\n\nFast.\n"}).values()
    assert (paper.venue, paper.year) == (journal, 2014)


SECTIONS = [
    ("Research Question", "motivation"),
    ("Hypotheses", "motivation"),
    ("Context & Rationale", "background"),
    ("Theoretical framework", "background"),
    ("Identification strategy", "method"),
    ("Study design", "method"),
    ("Sample", "experiments"),
    ("Robustness checks", "results"),
    ("What they found", "results"),
    ("Policy implications", "conclusion"),
    ("Main argument", "contribution"),
    ("Threat Model", "task"),
    ("Relevance to my work", "review"),
]


@pytest.mark.parametrize(("name", "facet"), SECTIONS)
def test_sections(name: str, facet: str) -> None:
    """Sections as other fields call them are facets of a paper."""
    assert facets_of(name)[0] == facet


@pytest.mark.parametrize(
    "name", ["Attacks", "Statistics", "Robustness", "Person Identification", "Equilibrium", "Hardware"]
)
def test_topics(name: str) -> None:
    """What papers are on is no section."""
    assert not facets_of(name)


TWO_KEYS = [
    ("年 / venue: 2026 / Nat. Commun.", ("Nature Communications", 2026, ("Aki Ito",))),
    ("Venue/Year: SOSP / 2020", ("SOSP", 2020, ("Aki Ito",))),
    ("会议/期刊: SOSP 2020", ("SOSP", 2020, ("Aki Ito",))),
    ("Year/Venue: 2019 / Sonar/Boats", (None, 2019, ("Aki Ito",))),
]


@pytest.mark.parametrize(("line", "told"), TWO_KEYS)
def test_two_keys(tmp_path: Path, line: str, told: tuple[str | None, int, tuple[str, ...]]) -> None:
    """A key of two fields has a value of each, where as many stand behind it."""
    text = f"# {HARBOURS}\n\n- {line}\n- Authors: Aki Ito\n\n## Method\n\nFast.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.venue, paper.year, paper.authors) == told


def test_linked_references(tmp_path: Path) -> None:
    """Authors between a link in escaped brackets and a title in quotation marks, whatever words the title has."""
    title = "Hearing Boats with Deep Echoes"
    line = f'[\\[arxiv\\]](https://arxiv.org/abs/2107.00001) A. Ito, B. Wood, "{title}", ICCV, 2021.'
    text = f"# {title}\n{line}\n\n## Method\n\nFast.\n\n## Next\n\n[\\[pdf\\]](https://a.org/b) C. Moss.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.authors, paper.venue, paper.year) == (("A. Ito", "B. Wood"), "ICCV", 2021)
    assert "https://arxiv.org/abs/2107.00001" in [link.url for link in paper.links]


@pytest.mark.parametrize(
    "said", ["著者 / 所属: Aki Ito, Ben Wood / MIT", "Autoren: Aki Ito und Ben Wood", "Autores: Aki Ito y Ben Wood"]
)
def test_joined_persons(tmp_path: Path, said: str) -> None:
    """Persons are joined by the words for "and" of the note's language, and end where their place of work begins."""
    text = f"# {HARBOURS}\n\n- {said}\n- 년도: 2020\n- 읽은 날짜: 2022년 3월 4일\n\n## Method\n\nFast.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.authors, paper.year, paper.entries[0].noted) == (("Aki Ito", "Ben Wood"), 2020, "2022-03-04")


def test_columns_of_journals(tmp_path: Path) -> None:
    """A journal of research in a column of journals is where a paper was published, and nobody's employer."""
    text = (
        "| Author(s) | Year | Title | Journal |\n|---|---|---|---|\n"
        f"| Ito & Wood | 2014 | {HARBOURS} | Journal of Harbour Research |\n"
        f"| Moss | 2016 | {NIGHTS} | Psychological Science |\n"
    )
    papers = library_of(tmp_path, {"a.md": f"# Literature review\n\n{text}"})
    assert {paper.venue for paper in papers.values()} == {"Journal of Harbour Research", "Psychological Science"}
