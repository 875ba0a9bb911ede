"""What programs for references write into notes: days, persons in the form "Last, First", fields that stay empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

TITLE = "Echo Maps: Learning Sonar Fields from Noise"
DATES = {
    "a block in the text": (
        f"# {TITLE}\n\n## Metadata\n"
        "* Item Type: [[Article]]\n* Authors: [[Aki Ito]], [[Ben Wood]]\n* Date: [[2019-06-12]]\n"
        "* Date Added: [[2023-03-28]]\n\n## Method\n\n好。\n",
        (2019, "2023-03-28"),
    ),
    "a year alone": (
        f"title:: @{TITLE}\ndate:: [[2017]]\n"
        "item-type:: [[conferencePaper]]\nauthors:: [[Aki Ito]], [[Ben Wood]]\n\n- 好。\n",
        (2017, None),
    ),
    "a citation key of that year": (
        f"Title:: {TITLE}\nCitekey:: ito\\_2021\\_Echo\nDate:: 2021-06-17\nJournal:: IEEE Access\n\n## 方法\n\n好。\n",
        (2021, None),
    ),
    "the note's own day beside it": (
        f'---\ntitle: "{TITLE}"\nauthors: Aki Ito, Ben Wood\narxiv: 2603.00001\n'
        "date: 2026-03-12\nreading_date: 2026-04-18\n---\n\n好。\n",
        (2026, "2026-04-18"),
    ),
    "published under its own name": (
        f'---\ntitle: "{TITLE}"\nurl: https://arxiv.org/abs/2409.00001\n'
        "date_published: 2024-09-11\ndate_added: 2026-04-12\n---\n\n好。\n",
        (2024, "2026-04-12"),
    ),
    "a version at arXiv": (
        f"# {TITLE}\n\n- **作者**：Aki Ito\n- **日期**：2025-06-01（arXiv v3）\n\n## 方法\n\n好。\n",
        (2025, None),
    ),
    # and the day of the note itself
    "a day alone": (
        f'---\ntitle: "{TITLE}"\ndoi: 10.1000/1\ndate: 2024-03-02\n---\n\n好。\n',
        (None, "2024-03-02"),
    ),
    "a citation key of another year": (
        f'---\ntitle: "{TITLE}"\ncitekey: ito2017echo\ndate: 2024-03-02\n---\n\n好。\n',
        (2017, "2024-03-02"),
    ),
    "beside the year": (
        f'---\ntitle: "{TITLE}"\ncitekey: ito2024echo\nyear: 2024\ndate: 2024-03-02\n---\n\n好。\n',
        (2024, "2024-03-02"),
    ),
    "a day in the text": (
        f"# {TITLE}\n\n- Authors: Aki Ito, Ben Wood\n- Date: 2018-12-31\n\n## Method\n\n好。\n",
        (None, None),
    ),
    "a number at arXiv": (
        f"# {TITLE}\n\n- **Journal**: arXiv:2004.03720 [cs]\n- **Authors**: Aki Ito, Ben Wood\n\n## Method\n\n好。\n",
        (None, None),
    ),
    "a day behind arXiv": (
        f"# {TITLE}\n\nConference: ArXiv 18 Mar 2024\nPaper: https://arxiv.org/abs/2403.00001\n\n## 方法\n\n好。\n",
        (2024, None),
    ),
}


@pytest.mark.parametrize("shape", DATES)
def test_dates(tmp_path: Path, shape: str) -> None:
    """A date is the paper's where the note's own day stands beside it or a program wrote it, else the note's."""
    text, told = DATES[shape]
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.year, paper.noted) == told


def head(lines: str) -> str:
    """A note whose head has those lines beside its title."""
    return f'---\ntitle: "{TITLE}"\n{lines}\n---\n\n## Method\n\n好。\n'


PERSONS = {
    "a line for each": (
        "> [!md]\n> **FirstAuthor**:: Ito, Aki  \n> **Author**:: van den Wood, Ben  \n> **Author**:: Cox, Cleo M.  \n"
        f"> **Title**:: {TITLE}  \n> **Citekey**:: ito2023\n\n# Notes\n\n好。\n",
        ("Aki Ito", "Ben van den Wood", "Cleo M. Cox"),
    ),
    "a line for each, linked": (
        f"# {TITLE}\n\n> **FirstAuthor**:: [[Zotero/Ito, Aki|Ito, Aki]]\n> **Author**:: [[Wood, Ben|Wood, Ben]]\n"
        "> **DOI**:: 10.1000/1\n\n## Method\n\n好。\n",
        ("Aki Ito", "Ben Wood"),
    ),
    "the only one": (f"# {TITLE}\n\nFirstAuthor:: Ito, Aki\n\nYear:: 2020\n\n## Method\n\n好。\n", ("Aki Ito",)),
    "a list in brackets, cut at commas": (
        head("authors: [Ito, Aki; Wood, Ben; Cox, Cleo M.]"),
        ("Aki Ito", "Ben Wood", "Cleo M. Cox"),
    ),
    "a list of lines": (head("authors:\n  - Ito, Aki\n  - van den Wood, Ben"), ("Aki Ito", "Ben van den Wood")),
    "links of another order": (
        f"# {TITLE}\n\n- Authors: [[Aki Ito|people/aki-ito]], [[Ben Wood|dendron://x/people.ben-wood]]\n\n"
        "## Abstract\n\n好。\n",
        ("Aki Ito", "Ben Wood"),
    ),
    # and names that stand as they are
    "two in a line": (f"# {TITLE}\n\nAuthor: Ito, Wood\n\nYear: 2020\n\n## Method\n\n好。\n", ("Ito", "Wood")),
    "full names in lists": (head('authors: ["Aki Ito, Ben Wood", "Cleo Cox"]'), ("Aki Ito", "Ben Wood", "Cleo Cox")),
    "nobody yet": (head("authors: 待补充\ninstitution: 待补充\nyear: 2020\nvenue: TBD"), ()),
    "links as they are": (
        f"# {TITLE}\n\n- Authors: [[people/aki-ito|Aki Ito]], [[Ben Wood]]\n\n## Abstract\n\n好。\n",
        ("Aki Ito", "Ben Wood"),
    ),
}


@pytest.mark.parametrize("shape", PERSONS)
def test_persons(tmp_path: Path, shape: str) -> None:
    """`Last, First` is one person where a line, or an item of a list, names each; two names stay two."""
    text, told = PERSONS[shape]
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.authors == told
    assert paper.venue is None
    assert paper.institutions == ()


BLANKS = {
    "the names to choose from": head("conference: ACL/EMNLP/NAACL/EACL/COLING/...\nyear: 2025"),
    "a house": f"# {TITLE}\n\n- Authors: Aki Ito\n- Publisher: WORLD SCIENTIFIC\n\n## Method\n\n好。\n",
    "no venue": f"# {TITLE}\n\n- Authors: Aki Ito\n- Journal: No publication title\n\n## Method\n\n好。\n",
    "a kind of note": head("category: literaturenote\nauthors: Aki Ito\nyear: 2020"),
    "a section that waits": (
        f"> **Contribution**::\n>\n> **Authors**:: Aki Ito\n"
        f"> **Title**:: {TITLE}\n> **Year**:: 2020\n\n## Method\n\n好。\n"
    ),
}


@pytest.mark.parametrize("shape", BLANKS)
def test_blanks(tmp_path: Path, shape: str) -> None:
    """A field that a template left open says nothing."""
    (paper,) = library_of(tmp_path, {"a.md": BLANKS[shape]}).values()
    assert (paper.title, paper.venue) == (TITLE, None)
    (entry,) = paper.entries
    assert entry.topic == ()
    assert {section.kind for section in entry.sections} == {"method"}


def test_publisher(tmp_path: Path) -> None:
    """The publisher is a venue where its name is one."""
    text = (
        f"# {TITLE}\n\n- 📅 Date: May 2025\n- 📑 Publisher: ICLR 2026\n- 🏛️ Institution: Echo Lab\n\n## Method\n\n好。\n"
    )
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.venue, paper.year, paper.institutions) == ("ICLR", 2026, ("Echo Lab",))


TEMPLATES = {
    "a.md": "# {{title}}\n\n- **Authors**: {{authors}}\n"
    "- **DOI**: [{{DOI}}](https://doi.org/{{DOI}})\n\n## Summary\n\n## Method\n",
    "b.md": "---\ntitle: <% tp.file.title %>\nauthors:\nyear:\nvenue: CVPR\n---\n\n## 背景\n\n## 方法\n",
    "c.md": "# 📖 `{{ title }}`\n\n### Basic Information\n\n- Authors: {{authors}}\n- Venue: ICML 2020\n",
    "templates/d.md": '+++\ntitle = "Title"\nauthors = "Authors"\nyear = 2000\n+++\n',
}


def test_templates(tmp_path: Path) -> None:
    """Templates of notes are no papers; a field that one left behind makes no template."""
    real = f'---\nDOI: "{{{{DOI}}}}"\nauthors: Aki Ito\n---\n\n# {TITLE}\n\n## Method\n\n好。\n'
    assert list(library_of(tmp_path, {**TEMPLATES, "real.md": real})) == [TITLE]


STATUSES = {
    "Status: Not Read": "to-read",
    "Status: not yet read": "to-read",
    "Tags: #unread": "to-read",
    "Tags: #unread, #已阅读": "read",
    "Tags: #unreadable": "read",
}


@pytest.mark.parametrize("line", STATUSES)
def test_status(tmp_path: Path, line: str) -> None:
    """Fields and tags that say that a paper is not read yet; of several tags the later state counts."""
    text = f"# {TITLE}\n\nAuthors: Aki Ito\n{line}\n\n## Method\n\n好。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.status == STATUSES[line]


def test_institution_below_a_short_title(tmp_path: Path) -> None:
    """A field below a title of few words is not the title."""
    text = (
        "# Introduction to the Echo Filter\n\n**Authors**: Aki Ito, Ben Wood\n"
        "**Institution**: University of Northern Islands at Harbour Hill\n\n## Summary\n\nA tutorial.\n"
    )
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.title == "Introduction to the Echo Filter"
    assert paper.institutions == ("University of Northern Islands at Harbour Hill",)


def test_readwise(tmp_path: Path) -> None:
    """Of what Readwise exports, papers are those whose address says so; highlights are passages, no contribution."""

    def exported(title: str, kind: str, url: str) -> str:
        return (
            f"# {title}\n\n## Metadata\n- Author: [[Aki Ito]]\n"
            f"- Full Title: {title}\n- Category: #{kind}\n- URL: {url}\n\n"
            "## Highlights\n- Echoes help. ([View Highlight](https://read.readwise.io/read/1))\n"
        )

    found = library_of(
        tmp_path,
        {
            "a.md": exported(TITLE, "articles", "https://arxiv.org/pdf/2410.00001.pdf"),
            "b.md": exported("Echo Editors: The Best Ways to Write Notes", "articles", "https://example.org/editors"),
            "c.md": exported("The Long Echo: A History of Sound and Silence", "books", "https://example.org/book"),
        },
    )
    assert list(found) == [TITLE]
    assert {section.kind for section in found[TITLE].entries[0].sections} == {"other"}


LINKS = {
    "the last section": (
        f"# {TITLE}\n\n## 方法\n\n好。\n\n## 实验\n\n好。\n\n## 链接\n\n- 项目主页： https://echo.example.org/maps/\n"
        "- 代码：https://github.com/ito/echo\n",
        [("project", "https://echo.example.org/maps/"), ("code", "https://github.com/ito/echo")],
    ),
    "a number at arXiv as a venue": (
        f"# {TITLE}\n\n- **期刊/会议**：arXiv:2601.00001v1 cs.AI\n- **作者**：Aki Ito\n\n## 方法\n\n好。\n",
        [("arxiv", "https://arxiv.org/abs/2601.00001")],
    ),
    "two addresses of one paper": (
        f"# {TITLE}\n\n## 方法\n\n好。\n\n> * URL: [https://dl.acm.org/doi/10.1145/1.2]"
        "(https://dl.acm.org/doi/10.1145/1.2)\n"
        "> * DOI: [10.1145/1.2](https://doi.org/10.1145/1.2)\n",
        [("doi", "https://dl.acm.org/doi/10.1145/1.2"), ("doi", "https://doi.org/10.1145/1.2")],
    ),
    "source-url of a paper": (
        head("year: 2020\nsource-url:\n  - https://arxiv.org/abs/2601.00001"),
        [("arxiv", "https://arxiv.org/abs/2601.00001")],
    ),
    # and those of others
    "links to read on": (
        f"# {TITLE}\n\n回声。\n\n## 方法\n\n好。\n\n## 延伸阅读\n\n- 项目：https://other.example.org/a/\n"
        "- 论文：https://arxiv.org/abs/2601.00001\n"
        "- 论文：https://arxiv.org/abs/2601.00002\n",
        [],
    ),
    "links without labels": (
        f"# {TITLE}\n\n回声。\n\n## 方法\n\n好。\n\n## Links\n\n- a talk on something else: https://other.example.org/a/\n",
        [],
    ),
    "source-url of the note": (head("year: 2020\nsource-url: https://blog.example.org/1"), []),
}


@pytest.mark.parametrize("shape", LINKS)
def test_links(tmp_path: Path, shape: str) -> None:
    """A paper's addresses stand under 链接, too, each with what it is; not those of works to read on."""
    text, told = LINKS[shape]
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert [(link.kind, link.url) for link in paper.links] == told


HEADINGS = {
    f"# Echo Maps 论文精读与解析\n\n> - **标题**：{TITLE}\n> - **作者**：Aki Ito\n\n## 方法\n\n好。\n": 1,
    f"# {TITLE} —— 全文翻译\n\n> - **标题**：{TITLE}（回声图：声呐场）\n> - **作者**：Aki Ito\n\n## 方法\n\n好。\n": 1,
    f'---\ntitle: "{TITLE}"\nyear: 2020\n---\n\n# 论文笔记：{TITLE}\n\n## 方法\n\n好。\n': 1,
    f'---\ntitle: "{TITLE}"\ndoi: 10.1000/1\n---\n'
    f"\n# {TITLE}\n\n- **作者**：Aki Ito\n\n## 方法\n\n好。\n\n# My vault\n\n## 小记\n\n好。\n": 3,
    f"# 声呐课第三讲\n\n> - **标题**：{TITLE}\n> - **作者**：Aki Ito\n\n## 方法\n\n好。\n": 2,
}


@pytest.mark.parametrize("text", HEADINGS)
def test_heading_of_notes(tmp_path: Path, text: str) -> None:
    """A heading that only says that these are notes on the paper is no section of it; another one is."""
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.title.startswith(TITLE)
    assert len(paper.entries[0].sections) == HEADINGS[text]


def test_headings_in_bullets(tmp_path: Path) -> None:
    """In a page of Logseq headings stand in bullets: the title, the sections, with what is below each."""
    text = (
        f"- # {TITLE}\n- Authors: [[Aki Ito]], [[Ben Wood]]\n- ## 方法\n\t- 低秩。\n\t- 回声。\n- 一点想法\n"
        "- ## 实验\n\n  好。\n"
    )
    page = f"title:: @{TITLE}\nauthors:: [[Aki Ito]], [[Ben Wood]]\n\n"
    page += "- 开头\n- ## 方法\n\t- ### 损失\n\t\t- 低秩。\n- ## 实验\n"
    (paper,) = library_of(tmp_path / "a", {"a.md": text}).values()
    assert (paper.title, paper.authors) == (TITLE, ("Aki Ito", "Ben Wood"))
    told = [(section.kind, section.line, section.text) for section in paper.entries[0].sections]
    assert told == [("method", 3, "低秩。\n回声。\n一点想法"), ("experiments", 7, "好。")]
    (paper,) = library_of(tmp_path / "b", {"a.md": page}).values()
    assert [section.kind for section in paper.entries[0].sections] == ["method", "loss", "experiments"]


def test_bullets_of_a_day(tmp_path: Path) -> None:
    """Headings in the bullets of a journal, and tasks, are no papers."""
    text = (
        "- ## Shopping\n\t- bread\n\t- echo speakers for the office\n- ## 会议\n\t- TODO ## call Aki\n"
        "- # Things to do before the summer\n\t- LATER learn to read sonar maps\n"
    )
    assert not library_of(tmp_path, {"journals/2024_05_01.md": text, "pages/plan.md": text})


EXPORTED = {
    "a quoted table": (
        "a.md",
        f"# {TITLE}\n\n> |Key|Value|\n> |--:|:--|\n> |标题|{TITLE}|\n> |作者|[[Aki Ito]]、 [[Ben Wood]]|\n"
        "> |DOI|10.1000/1|\n",
    ),
    "creators in the text": ("a.md", f"# {TITLE}\n\n> creators:: Aki Ito, Ben Wood\n> year:: 2020\n\n好。\n"),
    "creators in the head": ("a.md", f"---\ntitle: '{TITLE}'\ncreators: Aki Ito, Ben Wood\nyear: 2020\n---\n\n好。\n"),
    "the minute of a Zettelkasten in the name": (
        f"202301051230 {TITLE.replace(':', '_')}.md",
        "Authors: Aki Ito, Ben Wood\nYear: 2020\n\n好。\n",
    ),
    "the second in the heading": (
        "a.md",
        f"# 20230105123059 {TITLE}\n\nAuthors: Aki Ito, Ben Wood\nYear: 2020\n\n好。\n",
    ),
    "a citation above the title": (
        "a.md",
        f"> Ito, A., & Wood, B. (2020). _{TITLE}_. arXiv.\n\n> **Title**:: {TITLE}\n"
        "> **Authors**:: Aki Ito, Ben Wood\n",
    ),
}


@pytest.mark.parametrize("shape", EXPORTED)
def test_exported(tmp_path: Path, shape: str) -> None:
    """Persons and titles as templates and programs write them; the id of a note is no part of its title."""
    name, text = EXPORTED[shape]
    (paper,) = library_of(tmp_path, {name: text}).values()
    assert (paper.title, paper.short, paper.authors) == (TITLE, "Echo Maps", ("Aki Ito", "Ben Wood"))


def test_title_in_a_citation(tmp_path: Path) -> None:
    """A title that a citation repeats is no use of its first words as a name."""
    title = "Learning Trees for Small Tables"
    text = f"> Ito, A., & Wood, B. (2020). _{title}_. arXiv.\n\n> **Title**:: {title}\n> **Year**:: 2020\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.title, paper.short) == (title, None)


def test_numbers_are_no_sections(tmp_path: Path) -> None:
    """The issue of a journal is no question, nor is a mark for novelty what is new."""
    text = f"# {TITLE}\n\n- **Journal**: Nature\n- **Issue**: 521\n- 创新：4/5\n\n## 方法\n\n好。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert [section.title for section in paper.entries[0].sections] == ["方法"]


@pytest.mark.parametrize("day", ["January 4, 2023 11:57 PM", "4 Jan 2023", "Jan. 4th, 2023"])
def test_days_in_words(tmp_path: Path, day: str) -> None:
    """The day of a note as Notion writes it."""
    text = f"# {TITLE}\n\nDate read: {day}\nAuthors: Aki Ito, Ben Wood\n\n好。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.entries[0].noted == "2023-01-04"


@pytest.mark.parametrize(
    ("day", "noted"), [("24/06/2019", "2019-06-24"), ("06/24/2019", "2019-06-24"), ("04/05/2019", None)]
)
def test_days_with_slashes(tmp_path: Path, day: str, noted: str | None) -> None:
    """Where day and month could be either, nobody knows the day."""
    (paper,) = library_of(tmp_path, {"a.md": f"# {TITLE}\n\n* Venue: CVPR\n* Reading date: {day}\n\n好。\n"}).values()
    assert paper.entries[0].noted == noted
