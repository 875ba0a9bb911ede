"""Digests of papers, day by day: the same fields and headings again and again, some made by programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

from papernotes.normaliser.headings.groups import is_date
from papernotes.normaliser.references.likeness import short_of

ONE = "## 1. EchoNet: Listening to Ships in Deep Water\n\n**Authors**: Aki Ito, Ben Wood\n\n"
OTHER = "## 2. SonarRF: Fields of Sound for Navigation\n\n**Authors**: Cleo Stern, Ben Wood\n\n"
BEHIND = {
    "words of one's own": ("## In one line\n\nFast.\n\n## What I would steal\n\nIt.\n\n", ("other", "other")),
    "names of sections": ("## 核心痛点\n\n慢。\n\n## 方法创新\n\n新。\n\n", ("motivation", "method")),
    "both": ("## 动机\n\n慢。\n\n## 给同事的话\n\n读。\n\n", ("motivation", "other")),
}


@pytest.mark.parametrize("dress", BEHIND)
def test_headings_behind_each_paper(tmp_path: Path, dress: str) -> None:
    """What stands behind each paper anew, at its own level, is a section of it, whatever it is called."""
    behind, kinds = BEHIND[dress]
    papers = library_of(tmp_path, {"a.md": f"# Reading\n\n{ONE}{behind}{OTHER}{behind}"}).values()
    assert len(papers) == 2
    assert all(tuple(part.kind for part in paper.entries[0].sections) == kinds for paper in papers)


def test_headings_behind_no_paper(tmp_path: Path) -> None:
    """Where no papers stand between them, the same headings are none and hide none."""
    log = "# Changes\n\n## Harbour Map\n\n## For us\n\n- a\n\n## Harbour Lights\n\n## For us\n\n- b\n"
    week = "# Week\n\n## Monday\n\nRain.\n\n## Soup\n\nHot.\n\n## Tuesday\n\nSun.\n\n## Soup\n\nCold.\n"
    seen = "## Seen\n\n- [{}Net: Listening to Ships](https://arxiv.org/abs/180{}.00001), CVPR 2018\n\n"
    digest = f"# R\n\n{ONE}{seen.format('Crab', 5)}{OTHER}{seen.format('Fish', 6)}"
    assert papers_of(tmp_path / "a", {"a.md": log, "b.md": week}) == set()
    assert len(papers_of(tmp_path / "b", {"a.md": digest})) == 4


@pytest.mark.parametrize(
    ("heading", "date"),
    [
        ("Arxiv Daily Deep Report - 2026-02-06", True),
        ("论文日报 2026年2月6日", True),
        ("Daily papers (2026/02/06)", True),
        ("Sonar 2026-02-06", False),
        ("Report on the storm of 2026-02-06", False),
        ("Arxiv Daily", False),
    ],
)
def test_day_of_a_digest(heading: str, date: bool) -> None:
    """A heading that is a day and the name of a digest is a date and no topic; a subject with a day is one."""
    assert is_date(heading) is date


FED = """### 1. EchoGoal: Towards Universal Sonar Navigation
- 作者: Aki Ito
- 机构: {place}
- 来源: {source}
- {key}: {value}
- 链接: [arXiv](https://arxiv.org/abs/2503.00001)
- Comments: {comments}
"""
FED_BY = {
    "a feed, a venue and what arXiv says": (
        (
            "Unknown",
            "🔥 Feed, upvotes=12",
            "Venue",
            "CVPR",
            "Accepted to CVPR 2025. Project: this https URL",
        ),
        ("CVPR", 2025, ()),
    ),
    "submitted alone": (
        ("未知", "📄 arXiv 关键词检索", "Score", "4", "12 pages, submitted to ACL 2025"),
        (None, None, ()),
    ),
    "pages before the venue": (
        (
            "Ito University, Institute of Echoes 等",
            "每日推荐",
            "Score",
            "4",
            "9 pages, to appear in ICML 2024",
        ),
        ("ICML", 2024, ("Ito University", "Institute of Echoes")),
    ),
    "a source that is a venue": (
        ("University of California, Berkeley", "ICLR 2023", "Score", "4", "I liked it"),
        ("ICLR", 2023, ("University of California, Berkeley",)),
    ),
    "a source that is a journal": (
        ("港口大学, 回声研究所", "声学学报", "Score", "4", "see CVPR 2020, too"),
        ("声学学报", None, ("港口大学", "回声研究所")),
    ),
}


@pytest.mark.parametrize("case", FED_BY)
def test_sources(tmp_path: Path, case: str) -> None:
    """Where a paper was found is its venue where it is one; what arXiv says of it counts, an unknown place does not."""
    said, told = FED_BY[case]
    names = ("place", "source", "key", "value", "comments")
    text = "# 2025-03-31 论文推荐\n\n" + FED.format(**dict(zip(names, said, strict=True)))
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.venue, paper.year, paper.institutions) == told


def test_comments_of_arxiv_are_no_review(tmp_path: Path) -> None:
    """What arXiv says of a paper is no section of the keeper's; what the keeper says is."""
    own = FED.format(place="MIT", source="x", key="Score", value="4", comments="Accepted, but I doubt it.")
    told = FED.format(place="MIT", source="x", key="Score", value="4", comments="Accepted to ICML 2024")
    for name, text, kinds in (("a", own, ["review"]), ("b", told, [])):
        (paper,) = library_of(tmp_path / name, {"a.md": text}).values()
        assert [part.kind for part in paper.entries[0].sections] == kinds


def test_names_of_reports() -> None:
    """What a technical report is on is its short name."""
    assert [short_of(title) for title in ("Echo-4 Technical Report", "Technical Report")] == ["Echo-4", None]


TAGGED = [
    ("LightEcho: A Fast Library for Sonar[NAACL'21][ByteDance]", "LightEcho", "NAACL", ("ByteDance",)),
    ("Echo-based Retrieval in Harbour Search[KDD'20][Facebook]", None, "KDD", ("Facebook",)),
    ("Deep Echo Search for Ships (CVPR 2020) (MIT & Google)", None, "CVPR", ("MIT", "Google")),
    ("Deep Echo Search for Ships [CVPR 2020] [Harbour University]", None, "CVPR", ("Harbour University",)),
    ("Sonar Imaging with Deep Echoes [CVPR 2020] (SIDE)", "SIDE", "CVPR", ()),
    ("Deep Echo Search for Ships (Rejected by ICLR 2022)", None, None, ()),
]


@pytest.mark.parametrize(("heading", "short", "venue", "places"), TAGGED)
def test_places_in_brackets(
    tmp_path: Path, heading: str, short: str | None, venue: str | None, places: tuple[str, ...]
) -> None:
    """Behind a venue in brackets an organisation is where the authors work; another name is the paper's own. Where a
    paper was rejected is no venue."""
    text = f"### {heading}\n\n[Paper](https://arxiv.org/abs/2503.00001)\n\nBats.\n"
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.short, paper.venue, paper.institutions) == (short, venue, places)


def test_places_alone(tmp_path: Path) -> None:
    """Jobs, talks and shops with an organisation in brackets are no papers."""
    jobs = "# Jobs\n\n## Research Scientist in Vision (Google)\n\n- called\n\n## Sonar Engineer (Meta)\n\n- wrote\n"
    assert papers_of(tmp_path, {"a.md": jobs}) == set()


def test_italic_keys(tmp_path: Path) -> None:
    """A key in italics is no place of work; a place in italics behind the venue is."""
    keys = (
        "# weekly\n\n**2022-05-29**\n\n"
        "*Title*: [Deep Echo Search for Large Ships](https://arxiv.org/abs/2110.00001) (EMNLP 2021)  \n"
        "*Author*: Aki Ito, Ben Wood  \n*Comments*:  \nFine.\n\n"
        "*Title*: [Sonar Fields for Small Boats](https://arxiv.org/abs/2110.00002) (ICLR 2022)  \n"
        "*Author*: Cleo Stern, Ben Wood  \n"
    )
    place = "## Deep Echo Search for Large Ships\n\nCVPR 2021 *Harbour Institute*\n\nFine.\n"
    assert [paper.institutions for paper in library_of(tmp_path / "a", {"a.md": keys}).values()] == [(), ()]
    (paper,) = library_of(tmp_path / "b", {"a.md": place}).values()
    assert paper.institutions == ("Harbour Institute",)


LONE = "[{}](https://arxiv.org/abs/1805.0000{})\n\n{}\n\n"


def test_lines_that_are_links(tmp_path: Path) -> None:
    """Below a venue, or the name of a series, paragraphs that begin with a link to a paper alone are papers."""
    two = LONE.format("EchoNet", 1, "It hears.") + LONE.format("EchoNet++", 2, "**贡献**：听")
    three = LONE.format("FishNet", 3, "Wet.") + LONE.format("CrabNet", 4, "Slow.") + LONE.format("BatNet", 5, "Dark.")
    text = f"# list\n\n## Sonar\n\n### CVPR 2019:\n\n{two}### EchoNets 系列\n\n---\n\n{three}"
    papers = library_of(tmp_path, {"a.md": text})
    assert set(papers) == {"EchoNet", "EchoNet++", "FishNet", "CrabNet", "BatNet"}
    assert {(paper.venue, paper.year) for paper in list(papers.values())[:2]} == {("CVPR", 2019)}


def test_links_of_one_paper(tmp_path: Path) -> None:
    """A paper's own link, and links to those that it needs, leave it one paper; a venue alone is none."""
    own = f"# Sonar\n\n## EchoNet\n\n{LONE.format('EchoNet', 1, 'It hears.')}{LONE.format('BatNet', 2, 'came first.')}"
    others = LONE.format("EchoNet", 1, "") + LONE.format("BatNet", 2, "")
    needs = f"## CrabNet: Walking in Deep Water\n\nNeeds these:\n\n{others}"
    assert set(library_of(tmp_path / "a", {"a.md": own})) == {"EchoNet"}
    assert "BatNet" not in library_of(tmp_path / "b", {"a.md": f"# Sonar\n\n{needs}"})
    assert (
        papers_of(
            tmp_path / "c", {"a.md": "# Trips\n\n## CVPR 2019\n\nLong Beach.\n\n- [hotel](https://example.org)\n"}
        )
        == set()
    )


def test_broken_headings(tmp_path: Path) -> None:
    """A heading that breaks off behind a small word goes on in the line right below it; none takes text for a title."""
    text = "### 2. Echo Complexity Measurement as a Noisy Proxy for\n  Evaluating Sonar\n"
    text += "- 作者: Aki Ito\n- 链接: [arXiv](https://arxiv.org/abs/2502.00001)\n"
    assert set(library_of(tmp_path / "a", {"a.md": text})) == {
        "Echo Complexity Measurement as a Noisy Proxy for Evaluating Sonar"
    }
    apart = text.replace("for\n  Evaluating Sonar", "for\n\nI read it twice. It is long")
    assert set(library_of(tmp_path / "b", {"a.md": apart})) == {"Echo Complexity Measurement as a Noisy Proxy for"}


@pytest.mark.parametrize(
    "heading", ["Research Papers List of [Aki](https://aki.github.io/)", "声呐论文列表", "其他的综述"]
)
def test_headings_of_lists(tmp_path: Path, heading: str) -> None:
    """What says of itself that a list of papers follows is no paper; a paper on such lists is one."""
    below = "See the [code](https://github.com/aki/list).\n\n# Boats\n\n"
    below += "- [EchoNet: Sonar for Small Boats](https://arxiv.org/abs/2001.00001)\n"
    assert {title for title, *_ in papers_of(tmp_path / "a", {"a.md": f"### {heading}\n\n{below}"})} == {
        "EchoNet: Sonar for Small Boats"
    }
    paper = "## [Learning to Make a Reading List](https://arxiv.org/abs/2001.00002)\n\nGood.\n"
    assert len(papers_of(tmp_path / "b", {"a.md": f"# R\n\n{paper}"})) == 1
