"""Papers that stand below their authors and year, and authors that stand in one text of a note's head."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

REVIEW = (
    "# Procedural Harbours\n\n## Tier 2: Major Foundational Work (300-1,000 citations)\n\n"
    '### Volz, Ito, Liu & van Dam (2018) - "Evolving Harbours in the Latent Space of a Deep Sonar Network"\n'
    "**343 citations** | GECCO (ACM)\n\nSearch.\n\n"
    '### Di Liello, Ardino, Gobbi et al. (2020) - "Efficient Generation of Structured Buoys with Sonar"\n'
    "**47 citations** | NeurIPS\n\nTop.\n\n"
    '### 3. **Murphy et al. (2024)** — "Machine learning for sonar prediction in harbours"\n\nForests.\n'
)


def test_titles_behind_authors(tmp_path: Path) -> None:
    """The title in quotation marks behind authors, year and a dash is the paper's, and its group is none."""
    found = {(title, year) for title, _, _, year in papers_of(tmp_path, {"review.md": REVIEW})}
    assert found == {
        ("Evolving Harbours in the Latent Space of a Deep Sonar Network", 2018),
        ("Efficient Generation of Structured Buoys with Sonar", 2020),
        ("Machine learning for sonar prediction in harbours", 2024),
    }


def test_titles_below_authors(tmp_path: Path) -> None:
    """Below authors, year and a remark, a field gives the title; the file is no single paper."""
    text = (
        "# Literature review: sonar sustainability\n\n## Paper-by-paper summaries\n\n"
        "### Kitao, Yamada (2016) — harbours, accounting\n- **Title**: Achieving Sonar Balance in Norway\n"
        "- **Published in**: International Sonar Review 57(1), 117–154\n\n"
        "### Mian, Sufi (2014) — ships and echoes\n- **Title**: What Explains the 2007–2009 Drop in Echoes?\n"
        "- **Published in**: Echometrica 82(6), 2197–2223\n"
    )
    assert {(title, venue, year) for title, _, venue, year in papers_of(tmp_path, {"econ.md": text})} == {
        ("Achieving Sonar Balance in Norway", "International Sonar Review", 2016),
        ("What Explains the 2007–2009 Drop in Echoes?", "Echometrica", 2014),
    }


OTHERS = {
    "music.md": '# Albums\n\n### Radiohead (1997) - "OK Computer"\n\nLoud.\n\n'
    '### Eno (1978) - "Music for Airports and Harbours"\n\nSoft.\n',
    "said.md": '# What our guests say\n\n### Jane Doe (2021) — "The best harbour tour that we ever took"\n\nThanks!\n',
    "talks.md": "# Talks\n\n### Ito (2019) - Scaling Sonar to a Million Users\n\nSlides are lost.\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_one_name_may_be_anybody(tmp_path: Path, name: str) -> None:
    """Albums, guests and talks have one name, a year and something in quotation marks, and are no papers."""
    assert papers_of(tmp_path, {name: OTHERS[name]}) == set()


HEAD = '---\nlayout: post\ntitle: "{}"\nauthor: "{}"\n{}---\n\n> Echoes split early.\n'
TITLE = "The emergence of multiple sonar cell types through efficient coding of natural harbours"


@pytest.mark.parametrize("authors", ["Aki A. Ito, Ben Wood, Cleo van Dam", "Aki Ito and Ben Wood"])
def test_authors_in_one_text(tmp_path: Path, authors: str) -> None:
    """Several persons in `author` with a year are those of a paper."""
    text = HEAD.format(TITLE, authors, 'year: "2018"\n')
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.year, paper.authors[:2]) == (TITLE, 2018, (paper.authors[0], "Ben Wood"))


@pytest.mark.parametrize(
    ("authors", "more"),
    [
        ("Aki Ito", "year: 2018\n"),
        ("Aki Ito, Ben Wood", "date: 2018-03-04\n"),
        ("Aki Ito, Ben Wood", "year: 2018\ncategories: books\n"),
        ("Aki Ito, Ben Wood", "year: 2018\npages: 300\n"),
        ("the sonar team, harbour office", "year: 2018\n"),
    ],
)
def test_no_authors(tmp_path: Path, authors: str, more: str) -> None:
    """One who blogs, several who do, the authors of a book, and offices are no paper's authors."""
    text = HEAD.format("Ten quiet harbours for the summer of two friends", authors, more)
    assert papers_of(tmp_path, {"a.md": text}) == set()


YEARS = {
    "Aki Ito, Ben Wood. **Wide Echo Nets for Quiet Harbours**. In *Sonar Networks*, 12(3), pages 1-10. 2018.": 2018,
    "Aki Ito, Ben Wood, et al. **Wide Echo Nets for Quiet Harbours**. In *Proceedings of the 2016 Meeting on Boats*, "
    "pages 41–86, Oslo. 2018.": 2018,
    "Aki Ito, and Ben Wood. **Wide Echo Nets for Quiet Harbours**.In 2018.": 2018,
    "**Wide Echo Nets for Quiet Harbours**. Aki Ito, Ben Wood. In *Sonar Letters*, Vol. 7. 2018.": 2018,
    "Aki Ito, Ben Wood. **Wide Echo Nets for Quiet Harbours**. Heard 2018 ships.": None,
}


@pytest.mark.parametrize("item", YEARS)
def test_years_apart(tmp_path: Path, item: str) -> None:
    """In a list, the year between full stops behind authors and title is the paper's, whatever stands before it."""
    text = f"# Sonar papers\n\n- {item} [[pdf](https://arxiv.org/abs/1801.00001)]\n"
    text += "- Cleo Moss. **Deep Buoys for Small Boats**. *AAAI 2020*. [[pdf](https://arxiv.org/abs/1801.00002)]\n"
    paper = library_of(tmp_path, {"a.md": text})["Wide Echo Nets for Quiet Harbours"]
    assert (paper.authors, paper.year) == (("Aki Ito", "Ben Wood"), YEARS[item])


TURNED = {
    "names": "Ito, Ann and Wood, Ben C. Do echoes need to be so deep at all? In ICML, 2014.",
    "initials": "Ito, A., Moss, C. and Wood, B. Do echoes need to be so deep at all? In ICML, 2014.",
    "many": "Ito, Ann, Moss, Cleo, Berg, Dan, and Wood, Ben. Do echoes need to be so deep at all? In ICML, 2014.",
}


@pytest.mark.parametrize("mark", ["- {}\n", "##{}\n\nGood.\n\n", "## [2] {}\n\nGood.\n\n", "##2. {}\n\nGood.\n\n"])
@pytest.mark.parametrize("names", TURNED)
def test_last_names_first(tmp_path: Path, names: str, mark: str) -> None:
    """A reference as BibTeX has it, all last names first, also where a heading breaks within it."""
    other = mark.format("Berg, Dan and Lund, Eva. Hearing small boats at night. In CVPR, 2016.")
    text = mark.format(TURNED[names])
    for broken in (text, text.replace("need to be", "need to be\n")) if mark[0] == "#" else (text,):
        found = library_of(tmp_path / str(len(broken)), {"a.md": f"# Papers\n\n{broken}{other}"})
        paper = found["Do echoes need to be so deep at all?"]
        assert (len(found), paper.venue, paper.year) == (2, "ICML", 2014)
        assert (paper.authors[0].split()[-1], paper.authors[-1].split()[-1]) == ("Ito", "Wood")


@pytest.mark.parametrize(
    ("name", "last"), [("Van der Lund", "van der lund"), ("de la Moss", "de la moss"), ("Berg", "berg")]
)
def test_names_of_several_words(tmp_path: Path, name: str, last: str) -> None:
    """Small words before a last name are of it."""
    text = f'- {name}, Ann, and Ben Wood. "Seeing data by echoes." Journal of machine learning research 9.11 (2008).\n'
    other = '- Ito, Cleo, et al. "Hearing echoes in the data." Nature 2.1 (2009): 3-4.\n'
    found = library_of(tmp_path, {"a.md": f"# Papers\n\n{text}{other}"})
    paper = found["Seeing data by echoes"]
    assert (paper.authors[0].casefold(), paper.authors[1], paper.year) == (f"ann {last}", "Ben Wood", 2008)


@pytest.mark.parametrize(
    "text",
    [
        "## Salt, Pepper and Oil, Olive. Mix all of it in a bowl.\nServe it with bread, in July, 2015.\n",
        "## Oslo, Norway and Kiel, Germany. Two weeks on the boat.\nWe left, in May, 2014. Then we sailed.\n",
    ],
)
def test_other_turned_words(tmp_path: Path, text: str) -> None:
    """Words with commas and "and" before a sentence are no reference without a venue, and headings go on in none."""
    assert library_of(tmp_path, {"a.md": f"# Summer\n\n{text}"}) == {}


PHYSICS = {
    "C. Moss, Nature 560, 43 (2018) - Hearing boats in the dark": (("C. Moss",), "Nature", 2018),
    "A. Ito and B. C. Wood, Science 12, 44 (2017): *Hearing boats in the dark*": (
        ("A. Ito", "B. C. Wood"),
        "Science",
        2017,
    ),
    "[B. Wood et al., Phys. Rev. Lett. 99, 1203 (2007)](https://doi.org/10.1103/a) – Hearing boats in the dark": (
        ("B. Wood",),
        "Physical Review Letters",
        2007,
    ),
}


@pytest.mark.parametrize("line", PHYSICS)
def test_journals_before_titles(tmp_path: Path, line: str) -> None:
    """A journal with its volume before the title, as physicists list papers."""
    other = "- D. Berg, Nature 11, 12 (2011) - Ships that sing\n"
    paper = library_of(tmp_path, {"a.md": f"# Papers\n\n- {line}\n{other}"})["Hearing boats in the dark"]
    assert (paper.authors, paper.venue, paper.year) == PHYSICS[line]


@pytest.mark.parametrize(
    "line", ["A. Ito, Harbour Street 12, 44 (2017) - moved to Oslo", "B. Wood, Room 5, 12 (2019): the old desk"]
)
def test_other_numbers_before_dashes(tmp_path: Path, line: str) -> None:
    """Addresses have numbers, too."""
    assert library_of(tmp_path, {"a.md": f"# Addresses\n\n- {line}\n- {line}\n"}) == {}
