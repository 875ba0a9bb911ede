"""Folders of one note per paper, as people keep them in Obsidian, Logseq and Jekyll; and what stands beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

LINKED = "\n\n[paper](https://arxiv.org/abs/2104.06980)\n\n## Method\n\nFast.\n"


@pytest.mark.parametrize(
    "post",
    [
        "{} 논문 리뷰",
        "{} 논문정리",
        "{} 리뷰",
        "{} (논문 리뷰)",
        "[논문 리뷰] {}",
        "{} 論文まとめ",
        "{} 論文紹介",
        "論文紹介: {}",
        "{} メモ",
        "{} Paper Review",
        "{} - paper summary",
    ],
)
@pytest.mark.parametrize("title", ["EchoAdam", "Deep Echoes for Harbour Mapping"])
def test_posts_on_papers(tmp_path: Path, post: str, title: str) -> None:
    """What a post is says nothing of the paper's title, in whatever language and on whichever side of it."""
    (paper,) = library_of(tmp_path, {"a.md": f'---\ntitle: "{post.format(title)}"\n---{LINKED}'}).values()
    assert paper.title == title


@pytest.mark.parametrize(
    "title",
    ["Python 문법 정리", "Docker まとめ", "Kubernetes メモ", "Deep Learning 정리", "React 공식문서 읽기", "회고 정리"],
)
def test_posts_on_tools(tmp_path: Path, title: str) -> None:
    """Summaries of tools and languages are no papers."""
    text = f'---\ntitle: "{title}"\n---\n\n# {title}\n\n## 소개\n\nx\n\n## 방법\n\ny\n\n## 결론\n\nz\n'
    assert library_of(tmp_path, {"a.md": text}) == {}


@pytest.mark.parametrize("title", ["Echoes in Harbours: A Review", "Sonar and Boats: A Paper Review"])
def test_reviews(tmp_path: Path, title: str) -> None:
    """A title that ends in what the paper is keeps it."""
    (paper,) = library_of(tmp_path, {"a.md": f'---\ntitle: "{title}"\n---{LINKED}'}).values()
    assert paper.title == title


QUOTED = {
    "links, then authors": "> [[Paper]({0})] [[Code]({1})]\n>\n> Aki Ito, Ben Wood\n",
    "a venue and links, then authors": "> CVPR 2020. [[Paper]({0})] [[Code]({1})]  \n> Aki Ito, Ben Wood  \n"
    "> 18 Mar 2020  \n",
    "a link, then authors": "> [arXiv]({0})\n> Aki Ito, Ben Wood\n",
}


@pytest.mark.parametrize("shape", QUOTED)
def test_authors_in_a_quotation(tmp_path: Path, shape: str) -> None:
    """Below a title, a quotation has the links on its first line and the authors on its second one."""
    said = QUOTED[shape].format("https://arxiv.org/abs/2003.01234", "https://github.com/ito/echo")
    text = f"# Deep Echoes for Harbour Mapping\n\n{said}\n## Method\n\nFast.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.authors == ("Aki Ito", "Ben Wood")


@pytest.mark.parametrize("said", ["Point Clouds, Object Detection", "It is fast, and small", "Sonar, Boats"])
def test_no_authors_in_a_quotation(tmp_path: Path, said: str) -> None:
    """What stands below links in a quotation is no list of authors for its commas."""
    text = (
        f"# Deep Echoes for Harbours\n\n> [Paper](https://arxiv.org/abs/2003.01234)\n> {said}\n\n## Method\n\nFast.\n"
    )
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.authors == ()


@pytest.mark.parametrize(
    ("said", "venue"),
    [
        ("description: ECCV 2020", "ECCV"),
        ("excerpt: EchoNet 논문 리뷰 (ECCV 2020)", "ECCV"),
        ("subtitle: ECCV 2020 Oral", "ECCV"),
        ("description: Extends SonarNet (ECCV 2020)", None),
        ("description: What I saw at ECCV 2020", None),
    ],
)
def test_venue_in_a_description(tmp_path: Path, said: str, venue: str | None) -> None:
    """A description that is but a venue and its year is where the paper was published; one of another paper is not."""
    text = f'---\ntitle: "EchoNet: Deep Echoes for Harbours"\n{said}\n---{LINKED}'
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.venue == venue


SOURCES = {
    "Chinese, as APA has it": (
        "# 浅海回声系统的投影同步研究\n\n{0}\n\n## 方法\n\n快。\n\n## 结果\n\n好。\n",
        "**引用**: 伊藤安, 林木. (2011). 浅海回声系统的投影同步研究. 声学学报, 60(5), 050508.",
        ("浅海回声系统的投影同步研究", ("伊藤安", "林木"), "声学学报", 2011),
    ),
    "German": (
        "# Gedächtnis\n\n{0}\n\n## Methode\n\nx\n\n## Ergebnisse\n\ny\n",
        "**Quelle:** Ito, A., & Wood, B. (2018). Echoes in Working Memory of Sailors. *Cognition*, 12(3), 1-9.",
        ("Echoes in Working Memory of Sailors", ("A. Ito", "B. Wood"), "Cognition", 2018),
    ),
    "Japanese commas": (
        "# Echo Recognition of Arm Movements\n\n## どんなもの？\n\nx\n\n## 技術や手法のキモはどこ？\n\ny\n\n"
        "## 論文情報・リンク\n\n{0}\n",
        "- [A. Ito and B. Wood，“Echo Recognition of Arm Movements，” Journal of Sonar，vol. 12，no. 3，2019]"
        "(https://ieeexplore.ieee.org/document/9000001)",
        ("Echo Recognition of Arm Movements", ("A. Ito", "B. Wood"), "Journal of Sonar", 2019),
    ),
    "a head in German": (
        "---\nquelle:\n{0}\n---\n# Echos im Gedächtnis\n\n## Methode\n\nx\n",
        "  titel: Echoes in Working Memory of Sailors\n  autoren: [Aki Ito, Ben Wood]\n  jahr: 2018\n"
        "  zeitschrift: Cognition",
        ("Echoes in Working Memory of Sailors", ("Aki Ito", "Ben Wood"), "Cognition", 2018),
    ),
    "a head in Spanish": (
        "---\nfuente:\n{0}\n---\n# Ecos en la memoria\n\n## Ideas\n\nx\n",
        "  título: Echoes in Working Memory of Sailors\n  autor: Aki Ito\n  año: 2018\n"
        "  url: https://doi.org/10.1016/j.mem.2018.01",
        ("Echoes in Working Memory of Sailors", ("Aki Ito",), None, 2018),
    ),
}


@pytest.mark.parametrize("shape", SOURCES)
def test_sources(tmp_path: Path, shape: str) -> None:
    """What a note is on, its source says, in whatever language."""
    frame, said, told = SOURCES[shape]
    (paper,) = library_of(tmp_path, {"a.md": frame.format(said)}).values()
    assert (paper.title, paper.authors, paper.venue, paper.year) == told


NO_SOURCES = {
    "a concept": "# Working memory\n\nWhat we hold in mind.\n\n"
    "Source: Ito, A. (1992). Echoes in Working Memory. *Science*, 255(3), 1-9.\n",
    "a book": "---\nfuente:\n  título: Pensar rápido y despacio\n  autor: Daniel Ito\n  año: 2011\n---\n"
    "# Pensar\n\n## Ideas\n\nx\n",
    "a film": "---\nsource:\n  title: Understanding Memory\n  author: Aki Ito\n  year: 2018\n"
    "  url: https://www.youtube.com/watch?v=a\n---\n"
    "# Memory\n\n## Notes\n\nx\n",
}


@pytest.mark.parametrize("shape", NO_SOURCES)
def test_no_sources(tmp_path: Path, shape: str) -> None:
    """A source is no paper that the note is on where the note is on a concept, a book or a film."""
    assert library_of(tmp_path, {"a.md": NO_SOURCES[shape]}) == {}


LABELS = {
    "plain": "Authors:\nAki Ito, Ben Wood\n\nAffiliation:\nMIT\n\nVenue:\nCHI 2021\n",
    "paragraphs": "著者:\n\nAki Ito, Ben Wood\n\n著者の所属機関:\n\nMIT\n\n会議:\n\nCHI 2021\n",
    "in bold": "**Authors**\nAki Ito, Ben Wood\n\n**Institution**\nMIT\n\n**Published in**\nCHI 2021\n",
    "lists": "**作者**：\n\n- Aki Ito\n- Ben Wood\n\n**机构**：\n\n- MIT\n\n**会议**：\n\n- CHI 2021\n",
}


@pytest.mark.parametrize("shape", LABELS)
def test_labels_above_their_values(tmp_path: Path, shape: str) -> None:
    """A field may have its value on the line below."""
    text = f"# A Study of Echo Agents\n\n{LABELS[shape]}\n## Method\n\nFast.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.authors, paper.institutions, paper.venue, paper.year) == (
        ("Aki Ito", "Ben Wood"),
        ("MIT",),
        "CHI",
        2021,
    )


def test_labels_above_other_text(tmp_path: Path) -> None:
    """What stands below an empty label of a template is its value only if it looks like one."""
    said = "作者：\n\n这篇文章提出了回声, 很好\n\n**Institutions**\n\nWe use MIT data. It is fine.\n\n"
    said += "**Venue**\n\nWe saw it at CHI 2021\n"
    text = f"# A Study of Echo Agents\n\nhttps://arxiv.org/abs/2401.01234\n\n{said}\n## 方法\n\n快。\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.authors, paper.institutions, paper.venue) == ((), (), None)


@pytest.mark.parametrize(
    ("authors", "title"), [("Aki Ito", "Deep Echoes for Harbours"), ("李明", "深度回声网络用于海港测绘")]
)
def test_title_translated_in_the_head(tmp_path: Path, authors: str, title: str) -> None:
    """A title in English beside a Chinese one is the paper's where its authors are not named in Chinese."""
    head = f"title: 深度回声网络用于海港测绘\ntitle_en: Deep Echoes for Harbours\nauthors: [{authors}]\njournal: Sonar"
    (paper,) = library_of(tmp_path, {"a.md": f"---\n{head}\nyear: 2018\n---\n\n## 方法\n\n快。\n"}).values()
    assert paper.title == title


def test_tags_of_the_head(tmp_path: Path) -> None:
    """Commas part tags with signs, too; what numbers a paper is no tag, and what a post is no topic."""
    head = "title: Deep Echoes for Harbours\ntags: '#sonar, #boats #deep'\ncategories: [논문, 리뷰]"
    text = f"---\n{head}\n---\n\nhttps://doi.org/10.1000/son.2 · **Tag:** `10.1000/son.2`\n\n## Method\n\nFast.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.tags, paper.topic) == (("sonar", "boats", "deep"), ())


def test_places_behind_raised_numbers(tmp_path: Path) -> None:
    """Raised numbers part the places of work in a field."""
    said = "- **Authors**: Aki Ito¹, Ben Wood²\n"
    said += "- **Affiliations**: ¹UC Berkeley, ²Renmin University of China, ³Keio University"
    (paper,) = library_of(tmp_path, {"a.md": f"# Deep Echoes for Harbours\n\n{said}\n\n## Method\n\nFast.\n"}).values()
    assert paper.institutions == ("UC Berkeley", "Renmin University of China", "Keio University")


def test_feeds_of_arxiv(tmp_path: Path) -> None:
    """What arXiv's feed has before an abstract is no title."""
    text = "---\ntitle: Deep Echoes of Boats\nurl: https://arxiv.org/abs/2608.26995\ncategory: papers\n---\n\n"
    text += "arXiv:2608.26995v1 Announce Type: cross Abstract: Deep echoes are an emerging class of sonar.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.title == "Deep Echoes of Boats"


def test_names_of_meetings(tmp_path: Path) -> None:
    """A meeting with a number is no short name of the paper read there."""
    text = "# Log\n\n" + "".join(
        f"## Meeting{number}\n\n**Title:** Deep Echoes of {word} Harbours in the North\n\n**Method:** x\n\n"
        for number, word in enumerate(("Cold", "Warm"), 14)
    )
    assert {paper.short for paper in library_of(tmp_path, {"a.md": text}).values()} == {None}


@pytest.mark.parametrize("kind", ["webpage", "blogPost", "videoRecording"])
@pytest.mark.parametrize("where", ["head", "text"])
def test_pages_with_keys(tmp_path: Path, kind: str, where: str) -> None:
    """Pages and films that a program for references keeps have citation keys, and are no papers."""
    head = "citekey: ito23echo\n" + (f"itemType: {kind}\n" if where == "head" else "")
    said = "> **Title**:: What Are Echoes of Ships?  \n> **Citekey**:: ito23echo  \n"
    said += f"> **itemType**:: {kind}  \n" if where == "text" else ""
    text = f"---\n{head}aliases: [What Are Echoes of Ships?]\n---\n\n> [!info]- Data\n>\n{said}"
    assert library_of(tmp_path, {"@ito23echo.md": text}) == {}


@pytest.mark.parametrize("title", ["Gist Echoes (arXiv:2304.08467v3) — Report", "Gist Echoes - Analysis"])
def test_reports_on_papers(tmp_path: Path, title: str) -> None:
    """A report behind a dash is no part of the title."""
    (paper,) = library_of(tmp_path, {"a.md": f"---\ntags: [paper]\n---\n# {title}\n\n## Method\n\nFast.\n"}).values()
    assert paper.title == "Gist Echoes"


def test_reports(tmp_path: Path) -> None:
    """A report is on a paper for other reasons than being one."""
    text = "# Harbour Traffic — Report\n\n## Method\n\nCounted.\n\n## Results\n\nMany boats.\n"
    assert library_of(tmp_path, {"a.md": text}) == {}


def test_labels_in_minutes(tmp_path: Path) -> None:
    """An organisation below a label is no sign of a paper where nobody wrote one."""
    said = "**Participants**\nAki Ito, Ben Wood\n\n**Organization**\nMIT\n\n**Date**\n2024-01-02\n"
    assert library_of(tmp_path, {"a.md": f"# Weekly sync\n\n{said}\n## Results\n\nMany.\n"}) == {}


@pytest.mark.parametrize(
    ("book", "venue"),
    [("Proceedings of the 25th ACM SIGKDD International Conference", "KDD"), ("Advances in Sonar and Boats", None)],
)
def test_proceedings_as_books(tmp_path: Path, book: str, venue: str | None) -> None:
    """The book that a paper is in is its venue where it is one."""
    said = f"> **FirstAuthor**:: Ito, Aki  \n> **Title**:: Deep Echoes of Ships  \n> **Book**:: {book}  \n"
    text = f"---\ncitekey: ito19echo\n---\n\n> [!info]- Data\n>\n{said}> **DOI**:: 10.1145/3292500.3330701  \n"
    (paper,) = library_of(tmp_path, {"@ito19echo.md": text}).values()
    assert paper.venue == venue


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("- **论文**: [arXiv:2606.01234](https://arxiv.org/abs/2606.01234) (cs.CV, 2026-06-25)", 2026),
        ("- **Link**: https://arxiv.org/abs/2504.19413\n- **Date**: April 28, 2025", 2025),
        ("- **Paper**: [arXiv:2605.01234](https://arxiv.org/abs/2605.01234) — *Deep Echoes*, 2026-05-30", 2026),
        ("- **Link**: https://arxiv.org/abs/2504.19413\n- **Date**: May 2, 2026", None),
        ("- **Link**: https://doi.org/10.1000/son.2\n- **Date**: April 28, 2025", None),
    ],
)
def test_days_of_numbers(tmp_path: Path, said: str, year: int | None) -> None:
    """A day is that of the paper where it is in the month of its number at arXiv; any other may be that of reading."""
    text = f"# Deep Echoes for Harbours\n\n{said}\n- **Authors**: Aki Ito, Ben Wood\n\n## Method\n\nFast.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert paper.year == year
