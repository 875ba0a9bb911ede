"""What plugins between Zotero and outliners write into notes, and what their keepers change in the templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

TITLE = "Echo Maps Learned from the Noise of Boats"

PERSONS = {
    "a sign behind each": "> [!md]\n>\n> **Author**:: Ito, Aki> \n>\n> **Author**:: Wood, Ben> \n>\n"
    f"> **Title**:: {TITLE}\n",
    "a small word before the name": "> [!md]\n> **FirstAuthor**:: van Ito, Aki Jan\n> **Author**:: Wood, Ben\n"
    f"> **Title**:: {TITLE}\n",
    "all on a line": f"> [!md]\n> **First Author**::Ito, Aki > **Author**::Wood, Ben \n> \n> **Title**:: {TITLE}\n",
}


@pytest.mark.parametrize("shape", PERSONS)
def test_persons(tmp_path: Path, shape: str) -> None:
    """Each author has a field, however the lines of the template are broken."""
    (paper,) = library_of(tmp_path, {"ito2020echo.md": f"---\ncitekey: ito2020echo\n---\n\n{PERSONS[shape]}"}).values()
    first = "Aki Jan van Ito" if "van" in PERSONS[shape] else "Aki Ito"

    assert (paper.title, paper.authors) == (TITLE, (first, "Ben Wood"))


PLACE = "In _2019 IEEE 60th Annual Symposium on Foundations of Computer Science (FOCS)_, 305–14"
REFERENCES = {
    "in single quotation marks": f"Ito, Aki, and Ben Wood. 2019. ‘{TITLE}’. {PLACE}.",
    "in double ones": f"Ito, Aki, and Ben Wood. “{TITLE}.” {PLACE}, 2019.",
}


@pytest.mark.parametrize("key", ["bibliography::", "**Bibliography**:", "Citation:"])
@pytest.mark.parametrize("shape", REFERENCES)
def test_bibliography(tmp_path: Path, shape: str, key: str) -> None:
    """The reference that a program wrote among other fields, however far down, says where and when it was published."""
    more = "".join(f"> {name}:: \n" for name in ("Related", "Collections", "First-page", "url", "doi", "pdf"))
    box = f"> [!meta]- Metadata\n> Authors:: [[Aki Ito]], [[Ben Wood]]\n{more}> {key} {REFERENCES[shape]}\n"
    text = f"# {TITLE}\n\n> [!abstract]\n> Echoes.\n\n{box}\n## Method\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.authors, paper.venue, paper.year) == (TITLE, ("Aki Ito", "Ben Wood"), "FOCS", 2019)


@pytest.mark.parametrize(
    ("path", "head", "year"),
    [
        *(("@itoEchoMapsLearned2019.md", "", 2019), ("a.md", "citekey: ito2019echo\n", 2019)),
        *(("a.md", "cite_key: ito_echo_2019a\n", 2019), ("@ito-2019-01-01-EchoMapsIto2020.md", "", 2020)),
        ("a.md", "citekey: ito2019echo\nyear: 2021\n", 2021),
        # and what is none
        *(("a.md", "citekey: ito20190echo\n", None), ("notes2019.md", "doi: 10.1000/1\n", None)),
        ("a.md", "citekey: ito-2019-06-12\n", None),
    ],
)
def test_year_of_key(tmp_path: Path, path: str, head: str, year: int | None) -> None:
    """The year in a citation key is the paper's, where nothing else says one."""
    text = f'---\ntitle: "{TITLE}"\ntags: paper\n{head}---\n\n## Method\n\nGood.\n'
    (paper,) = library_of(tmp_path, {path: text}).values()
    assert paper.year == year


@pytest.mark.parametrize(
    "head",
    [
        "issued:\n  date-parts:\n    - [2019, 10, 15]\ncontainer-title: Ocean Studies\n"
        "author:\n  - family: Ito\n    given: Aki",
        "issued:\n  - year: 2019\n    month: 10\njournal: Ocean Studies\nauthor: Aki Ito",
        "title:: x\nyear:: 2019\njournal:: Ocean Studies\nauthors:: Aki Ito",
        "date: 2019-10-15\nurl: https://arxiv.org/abs/1910.00001\njournal: Ocean Studies\nauthors: Aki Ito",
    ],
)
def test_heads(tmp_path: Path, head: str) -> None:
    """Heads as CSL has them, with a colon too many, or whose day is that of the number at arXiv."""
    (paper,) = library_of(tmp_path, {"a.md": f'---\ntitle: "{TITLE}"\n{head}\n---\n\n## Method\n\nGood.\n'}).values()
    assert (paper.title, paper.authors, paper.venue, paper.year) == (TITLE, ("Aki Ito",), "Ocean Studies", 2019)


@pytest.mark.parametrize(
    "heading",
    [
        "Self Notes",
        "Review Guideline",
        "Zotero Links",
        "PDF Attachments",
        "PDF text extraction",
        "In-text annotations",
        "元数据",
    ],
)
def test_headings_of_templates(tmp_path: Path, heading: str) -> None:
    """What templates have for headings is neither the title nor the name of a paper."""
    head = "---\nauthors: Aki Ito; Ben Wood\ndoi: 10.1000/1\n---\n"
    files = {
        f"{TITLE}.md": f"{head}\n## {heading}\n\nGood.\n",
        "EchoNet.md": f"{head.replace('/1', '/2')}\n# {heading}\n\nBad.\n",
    }
    found = {(paper.title, paper.short) for paper in library_of(tmp_path, files).values()}

    assert found == {(TITLE, None), ("EchoNet", "EchoNet")}


def test_empty_headings(tmp_path: Path) -> None:
    """A heading of nothing parts no notes."""
    fields = "* Authors: [[Aki Ito]], [[Ben Wood]]\n* Date: [[2019]]\n"
    text = f"# {TITLE}\n\n## Metadata\n\n{fields}\n# \n\n## Sonar Links\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.year, paper.topic) == (TITLE, 2019, ())


def test_title_among_headings(tmp_path: Path) -> None:
    """A heading `Title: ...` above others that say who wrote it and when is the title of the note."""
    text = (
        "---\ntitle: EchoMap\n---\n\n## Meta Data\n\n### Title: EchoMap: Maps from Noise\n\n### Zotero Metadata\n\n"
        "#### * Authors: [[Aki Ito]], [[Ben Wood]]\n\n#### * Date: [[2019-01-10]]\n\n#### Tags: #sonar\n\n"
        "#### PDF Attachments\n\nGood.\n"
    )
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.authors) == ("EchoMap: Maps from Noise", ("Aki Ito", "Ben Wood"))


def test_year_below_authors(tmp_path: Path) -> None:
    """A year in brackets, alone below who wrote it."""
    text = f"# {TITLE}\n\n[[Aki Ito]], [[Ben Wood]]\n\n(2019)\n\n## Summary\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"@2019itoEcho.md": text}).values()
    assert (paper.authors, paper.year) == (("Aki Ito", "Ben Wood"), 2019)


@pytest.mark.parametrize(
    ("said", "venue"),
    [
        *(
            ("EchoVis2013 [best paper]", "EchoVis"),
            ("CHI 2013 (Honorable Mention)", "CHI"),
            ("“Sonar Letters”", "Sonar Letters"),
        ),
        *(("Sonar Letters (Best Student Paper Award)", "Sonar Letters"), ("Sonar (Bergen)", "Sonar (Bergen)")),
        *(("Sonar Letters （发表日期: 2013-03-01）", "Sonar Letters"), ("Sonar Letters (IF 3.9, Q2)", "Sonar Letters")),
    ],
)
def test_prizes(tmp_path: Path, said: str, venue: str) -> None:
    """A prize, a day or a rank behind the venue, and quotation marks around it, are no part of its name."""
    text = f"# {TITLE}\n\n- Authors: Aki Ito, Ben Wood\n- Venue: {said}\n- Year: 2013\n\n## Method\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.venue, paper.year) == (venue, 2013)


def test_facts_in_korean(tmp_path: Path) -> None:
    """A section for the facts on the paper is none itself; a folder of citations is no topic."""
    fields = "- **저자**: Aki Ito, Ben Wood\n- **저널**: CHI\n- **연도**: 2013\n"
    text = f'---\ntitle: "{TITLE}"\n---\n\n# {TITLE}\n\n## 0. 기본 정보\n\n{fields}\n## 1. 한 줄 요약\n\n좋다.\n'
    (paper,) = library_of(tmp_path, {"Citations/a.md": text}).values()
    assert (paper.title, paper.venue, paper.year, paper.topic) == (TITLE, "CHI", 2013, ())


@pytest.mark.parametrize(
    "name",
    [
        *(f"@itoEchoMaps2019 - {TITLE}", f"itoEchoMaps2019 - {TITLE}", f"ito2019echo - {TITLE}", f"@ito2019 - {TITLE}"),
        *(f"{TITLE} - @itoEchoMaps2019", f"{TITLE} (@ito2019)"),
    ],
)
def test_files_by_key_and_title(tmp_path: Path, name: str) -> None:
    """A file that is named by its citation key and its title is on that paper, of that year."""
    (paper,) = library_of(tmp_path, {f"{name}.md": "# Notes\n\nGood.\n"}).values()
    assert (paper.title, paper.short, paper.year) == (TITLE, None, 2019)
    assert paper.entries[0].ids[0].startswith("key:ito")


@pytest.mark.parametrize(
    "name",
    ["@jane - All that we said of the boats", "meetingNotes2019 - All that we said of boats", "Lunch with @jane"],
)
def test_files_by_others(tmp_path: Path, name: str) -> None:
    """A person behind an @, and what is no author, is no key."""
    assert library_of(tmp_path, {f"{name}.md": "# Notes\n\nGood.\n"}) == {}


CITED = {
    "in a callout": "> [!Cite]\n"
    "> Ito, A., & Wood, B. (2019). Maps of echoes for everyone. *Ocean Studies*, 12(3), 1-9.\n",
    "below a heading": (
        "# ito2019\n\n[1] A. Ito and B. Wood, “Maps of echoes for everyone,” *Ocean Studies*, vol. 12, 2019, pp. 1–5.\n"
    ),
    "in a section": (
        "- Tags: #sonar\n\n## Links\n\n- [x](zotero://select/items/1_A)\n\n## Citation\n\n"
        "Ito, A., & Wood, B. (2019). Maps of echoes for everyone. *Ocean Studies*, 12(3), 1-9.\n"
    ),
}


@pytest.mark.parametrize("key", ["@ito2019", "ito2019", "@itoMapsEchoes2019", "Ito2019"])
@pytest.mark.parametrize("shape", CITED)
def test_keys_for_titles(tmp_path: Path, shape: str, key: str) -> None:
    """Where a note is called by a citation key alone, the reference that it is of gives the title and all else."""
    text = f"---\ntags: paper\n---\n\n{CITED[shape].replace('# ito2019', f'# {key}')}\n## Notes\n\nGood.\n"
    (paper,) = library_of(tmp_path, {f"{key}.md": text}).values()
    told = ("Maps of echoes for everyone", None, ("A. Ito", "B. Wood"), "Ocean Studies", 2019)

    assert (paper.title, paper.short, paper.authors, paper.venue, paper.year) == told


def test_references_to_others(tmp_path: Path) -> None:
    """A reference of another author or year is none of the paper's."""
    text = f"---\ntags: paper\n---\n\n{CITED['in a callout']}\n## Notes\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"@moss2019.md": text}).values()
    assert (paper.authors, paper.venue) == ((), None)


@pytest.mark.parametrize("alias", ["Ito (2019)", "Ito & Wood (2019)", "Ito et al. 2019"])
def test_citations_as_aliases(tmp_path: Path, alias: str) -> None:
    """A citation that stands for a paper in one's sentences is no name of it."""
    head = f'---\naliases: ["{alias}"]\ndoi: 10.1000/1\n---\n'
    (paper,) = library_of(tmp_path, {"@ito2019.md": f"{head}\n# {TITLE}\n\nGood.\n"}).values()
    assert (paper.title, paper.short) == (TITLE, None)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (f"{TITLE} | Proceedings of the Conference of the Sonar Interest Group", TITLE),
        ("P04: 声呐地图", "Echo Pyramids for Boats in the Dark"),
    ],
)
def test_other_words_of_titles(tmp_path: Path, written: str, title: str) -> None:
    """Where a page says that it was published, and how its keeper counts it, is no part of a title and no name."""
    head = f"---\ntitle: {title if title != TITLE else written}\ndoi: 10.1000/1\n---\n"
    (paper,) = library_of(tmp_path, {"P04.md": f"{head}\n# {written}\n\nGood.\n"}).values()
    assert (paper.title, paper.short) == (title, None)


def test_copies_in_folders(tmp_path: Path) -> None:
    """A copy of a paper is called by its title, and not by the folder that it is in."""
    text = f"# Papers on sonar\n\n- [[pdf/{TITLE}.pdf]]\n- [[a/b/EchoNet.pdf]]\n- [[Harbour Maps for All.pdf]]\n"
    assert set(library_of(tmp_path, {"x.md": text})) == {TITLE, "EchoNet", "Harbour Maps for All"}


@pytest.mark.parametrize(
    "head", ["Sonar for all: reading list", "Echoes & Boats – Paper List", "Sonar / Echo reading list"]
)
def test_reading_lists(tmp_path: Path, head: str) -> None:
    """A heading that says that it is a list is no title, nor are the layers, tiers or tracks of it."""
    items = "- [ ] [[@ito2019]] — **EchoNet.** Nets.\n- [x] [[@moss2020]] — good.\n"
    text = f"# {head}\n\n## Layer 1 — The Basics of Sonar\n\n{items}"
    assert library_of(tmp_path, {"list.md": text}) == {}


OTHER = "Sonar Without Any Labels at Night"


@pytest.mark.parametrize(
    "text",
    [
        f"# Paper notes\n\n## [[@ito2019echo]] {TITLE}\n\n- good\n\n## [[@moss2020]] {OTHER}\n\n- bad\n",
        f"## Papers read\n\n1. **@ito2019echo** - {TITLE}\n    - good\n2. **@moss2020** - {OTHER}\n    - bad\n",
        f"# Papers\n\n- @ito2019echo: {TITLE} https://arxiv.org/abs/1901.00001\n- @moss2020: {OTHER} https://arxiv.org/abs/2001.00001\n",
    ],
)
def test_keys_before_titles(tmp_path: Path, text: str) -> None:
    """A citation key before a title is no part of it, and has its year."""
    papers = library_of(tmp_path, {"a.md": text})
    assert {title: paper.year for title, paper in papers.items()} == {TITLE: 2019, OTHER: 2020}


def test_others_behind_signs(tmp_path: Path) -> None:
    """A person behind an @, and one with a year of birth, is no key."""
    text = "# People\n\n## @jane Met at the Harbour of Bergen\n\nNice.\n\n## @bob1984 on the boat\n\nNice.\n"
    assert library_of(tmp_path, {"a.md": text}) == {}


def test_dates_beside_creators(tmp_path: Path) -> None:
    """Beside `Creators`, as one plugin has the authors, a date is that of the paper."""
    rows = f"| **Title** | [{TITLE}](zotero://select/library/items/A) |\n| **Creators** | Aki Ito; Ben Wood |\n"
    rows += "| **Publication** | Ocean Studies |\n| **Date** | 2021-06-01 |\n"
    text = f"| <!-- --> | <!-- --> |\n|---|---|\n{rows}\n# Notes\n\n## Method\n\nGood.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    told = (TITLE, ("Aki Ito", "Ben Wood"), "Ocean Studies", 2021, None)

    assert (paper.title, paper.authors, paper.venue, paper.year, paper.noted) == told
