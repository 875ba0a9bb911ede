"""What an index of notes says of them: topics by headings and outer items above its links, venues, full titles."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

NOTES = {
    "notes/1.md": "# Echo Pyramids for Sonar Detection\n\nCVPR 2019\n\n## 方法\n\n金字塔。\n",
    "notes/Quiet.md": "# Quiet Nets for Deep Sea Ships\n\nICCV 2021\n\n## 方法\n\n网络。\n",
}
FILED = {
    "README.md": "# 论文笔记\n\n## 声呐\n\n- [回声](notes/1.md)\n\n## 船\n\n- [安静](notes/Quiet.md)：2021\n",
    "index.md": "# Notes\n\n- 声呐\n  - [Echo](./notes/1.md)\n- 船\n  - [[Quiet]]\n",
    "目录.md": "## 1. 声呐\n\n1. [[notes/1|Echo]]\n\n## 2. 船\n\n1. 2021: [[notes/Quiet]]\n",
    "notes/SUMMARY.md": "# Summary\n\n## 声呐\n\n* [x](1.md#top)\n\n## 船\n\n* [ ] [y](Quiet.md)\n",
    "Sea MOC.md": "## 声呐 (1)\n\n- [[notes/1]]\n\n## 船 (1)\n\n- [[quiet|Q]]\n",
}
NOT_FILED = {
    "README.md": "# 论文笔记\n\n## TODO\n\n- [回声](notes/1.md)\n\n## 2024-05-01\n\n- [安静](notes/Quiet.md)\n",
    "diary.md": "## 周末\n\n- [回声](notes/1.md)\n- [安静](notes/Quiet.md)\n",
    "index.md": "---\ndraft: true\n---\n\n## 声呐\n\n- [回声](notes/1.md)\n- [安静](notes/Quiet.md)\n",
    "home.md": "## 友链\n\n- [Ann](https://example.org/1.md)\n- [Ben](#notes/1)\n",
}


def topics(folder: Path, notes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {title: paper.topic for title, paper in library_of(folder, notes).items()}


@pytest.mark.parametrize("index", FILED)
def test_filed(tmp_path: Path, index: str) -> None:
    """A paper without a topic of its own is in that of the index, however its links are written."""
    found = topics(tmp_path, {**NOTES, index: FILED[index]})

    assert found == {"Echo Pyramids for Sonar Detection": ("声呐",), "Quiet Nets for Deep Sea Ships": ("船",)}


@pytest.mark.parametrize("index", NOT_FILED)
def test_not_filed(tmp_path: Path, index: str) -> None:
    """What is no subject is no topic, nor what is no index, nor what stays at home."""
    assert not any(topics(tmp_path, {**NOTES, index: NOT_FILED[index]}).values())


def test_which_note(tmp_path: Path) -> None:
    """A path is that note alone, whatever others are called; a name that two notes have is neither's."""
    notes = {
        "1.md": "# Echo Pyramids for Sonar Detection\n\nCVPR 2019\n",
        "notes/1.md": "# Quiet Nets for Deep Sea Ships\n\nhttps://arxiv.org/abs/2001.00001\n",
        "README.md": "## 声呐\n\n- [论文](https://a.org), [笔记](1.md)\n",
    }

    assert topics(tmp_path / "a", notes)["Quiet Nets for Deep Sea Ships"] == ()
    assert topics(tmp_path / "b", notes | {"README.md": "## 声呐\n\n- [[notes/1]]\n"}) == {
        "Echo Pyramids for Sonar Detection": (),
        "Quiet Nets for Deep Sea Ships": ("声呐",),
    }
    two = {"notes/x.md": notes["1.md"], "papers/x.md": notes["notes/1.md"], "README.md": "## 声呐\n\n- [[x]]\n"}
    assert set(topics(tmp_path / "c", two).values()) == {()}


def test_own_topic(tmp_path: Path) -> None:
    """A folder says it better."""
    notes = {"notes/海洋/1.md": NOTES["notes/1.md"], "README.md": "## 声呐\n\n- [回声](notes/海洋/1.md)\n"}

    assert list(topics(tmp_path, notes).values()) == [("海洋",)]


def test_folder_of_one_paper(tmp_path: Path) -> None:
    """A paper's own folder, with a README on it, is no topic; a subject's is."""
    notes = {
        "2025/EchoNet/README.md": "# EchoNet\n\nhttps://arxiv.org/abs/2508.10104\n\n## 方法\n\nx\n",
        "SLAM/README.md": "# ORB-ECHO\n\nhttps://arxiv.org/abs/1502.00956\n\n## 方法\n\nx\n",
    }

    assert topics(tmp_path, notes) == {"EchoNet": (), "ORB-ECHO": ("SLAM",)}


def test_venues(tmp_path: Path) -> None:
    """A paper without a venue has that beside its title in an index; its own comes first, a file's is nobody's."""
    notes = {
        "1.md": "# Echo Pyramids for Sonar Detection\n\nhttps://arxiv.org/abs/2001.00001\n\n## 方法\n\n金字塔。\n",
        "2.md": "# Quiet Nets for Deep Sea Ships\n\nICCV 2021\n\n## 方法\n\n网络。\n",
        "eccv.md": "# Far Nets for Deep Sea Boats\n\nhttps://arxiv.org/abs/2001.00002\n\n## 方法\n\n网络。\n",
        "README.md": "# 论文笔记\n\n- [Echo Pyramids for Sonar Detection - CVPR 2019](1.md)\n"
        "- [Quiet Nets for Deep Sea Ships](2.md) (NeurIPS 2020)\n- [ECCV 2022](eccv.md)\n",
    }
    found = {title: (paper.venue, paper.year) for title, paper in library_of(tmp_path, notes).items()}

    assert found == {
        "Echo Pyramids for Sonar Detection": ("CVPR", 2019),
        "Quiet Nets for Deep Sea Ships": ("ICCV", 2021),
        "Far Nets for Deep Sea Boats": (None, None),
    }


def test_several_indexes(tmp_path: Path) -> None:
    """What one index says of a note does not hide what another says."""
    notes = {
        "1.md": "# Echo Pyramids for Sonar Detection\n\nhttps://arxiv.org/abs/2001.00001\n\n## 方法\n\n金字塔。\n",
        "README.md": "- [Echo Pyramids for Sonar Detection - CVPR 2019](1.md)\n",
        "目录.md": "## 声呐\n\n- [Echo Pyramids for Sonar Detection](1.md)\n",
    }
    other = notes | {"index.md": notes["目录.md"], "目录.md": notes["README.md"], "README.md": "x\n"}
    for at, vault in enumerate((notes, other)):
        (paper,) = library_of(tmp_path / str(at), vault).values()
        assert (paper.topic, paper.venue, paper.year) == (("声呐",), "CVPR", 2019)


_SECTIONS = "\n\n## 摘要\n\n慢。\n\n## 方法\n\n快。\n\n## 不足\n\n贵。\n"
_NAMED = {"a/transformer.md": f"# Transformer{_SECTIONS}", "b/EchoNet.md": f"# EchoNet{_SECTIONS}"}
_FULL = ("Sonar Is All You Hear", "Deep Residual Echoes for Seabed Recognition")
_TITLES = {
    "items": "- [{}](a/transformer.md)\n- [{}](b/EchoNet.md), CVPR 2016\n",
    "names of links": "- [[transformer|{}]]\n- [[EchoNet|{}]]\n",
    "lines": "[{}](a/transformer.md)\n\n[{}](b/EchoNet.md) CVPR 2016\n",
    "beside the note": (
        "- {} [[note]](a/transformer.md)\n- {} [[paper]](https://arxiv.org/abs/2401.00011) [[note]](b/EchoNet.md)\n"
    ),
    "titles in rows": (
        "| Title | Venue |\n| - | - |\n| [{}](a/transformer.md) | |\n| [{}](b/EchoNet.md) | CVPR 2016 |\n"
    ),
    "notes in rows": "| Title | Note |\n| - | - |\n| {} | [x](a/transformer.md) |\n| {} | [x](b/EchoNet.md) |\n",
}


@pytest.mark.parametrize("form", _TITLES)
def test_full_titles(tmp_path: Path, form: str) -> None:
    """Where an index of papers has the full title of a note's paper, the note's own heading is its short name; a name
    that is a subject, too, is then a paper."""
    text = _TITLES[form].format(*_FULL)
    papers = library_of(tmp_path, {"README.md": f"# Paper notes\n\n{text}", **_NAMED})
    assert sorted(papers) == sorted(_FULL)
    assert papers[_FULL[1]].short == "EchoNet"
    assert all(any(entry.sections for entry in paper.entries) for paper in papers.values())
    assert papers[_FULL[1]].venue == ("CVPR" if "CVPR" in text else None)


@pytest.mark.parametrize(
    "said",
    [
        "- [Notes on Training EchoNet from Scratch](EchoNet.md)\n",
        "- [我读 EchoNet](EchoNet.md)\n",
        "It goes beyond what [Deep Echoes for Seabed Recognition](EchoNet.md) has, and is where to begin "
        "for those who have never heard of the sea.\n",
    ],
)
def test_what_is_said_of_a_note(tmp_path: Path, said: str) -> None:
    """What an index says about a note is no title of its paper."""
    files = {"README.md": f"# Paper notes\n\n{said}", "EchoNet.md": f"# EchoNet{_SECTIONS}"}
    assert list(library_of(tmp_path, files)) == ["EchoNet"]


def test_own_titles(tmp_path: Path) -> None:
    """A full title above a note stays; no guide to which a README leads is a paper, nor what has no sections of one."""
    files = {
        "README.md": "# My notes\n\n- [How to Install Sonars on Small Boats](boats.md)\n",
        "boats.md": "# Boats\n\n## Summary\n\nDrill.\n\n## Method\n\nGlue.\n",
        "papers/README.md": "# Papers\n\n- [Sonar Is All You Hear](one.md)\n- [Seabed Echoes for Everyone](two.md)\n",
        "papers/one.md": f"# Echoes Are What Remains of Sound{_SECTIONS}",
        "papers/two.md": "# Transformer\n\nMore of it soon.\n",
    }
    assert list(library_of(tmp_path, files)) == ["Echoes Are What Remains of Sound"]


_HOSTED = "https://{}/notes/blob/main/{}"
_ON_ARXIV = "https://arxiv.org/abs/2001.00001"
_PLACES = {
    "of the whole repository": ("github.com/me", "sonar/quiet.md"),
    "with the notes in a folder": ("github.com/me", "docs/sonar/quiet.md"),
    "elsewhere": ("gitlab.com/me", "sonar/quiet.md#top"),
}


@pytest.mark.parametrize("place", _PLACES)
def test_addresses_of_notes(tmp_path: Path, place: str) -> None:
    """An address on GitHub of a note that is here leads to it, as its path would."""
    host, path = _PLACES[place]
    line = f"- [Quiet Nets for Deep Sea Ships]({_HOSTED.format(host, path)}), [CVPR]({_ON_ARXIV}) 2020\n"
    files = {
        "README.md": f"# Paper notes\n\n## Ships\n\n### 2020\n\n{line}",
        "sonar/quiet.md": "# Quiet Nets for Deep Sea Ships\n\nIt is about ships.\n",
    }
    (paper,) = library_of(tmp_path, files).values()
    assert (paper.topic, paper.venue, paper.year) == (("Ships",), "CVPR", 2020)
    assert {entry.span.path for entry in paper.entries} == {"README.md", "sonar/quiet.md"}


def test_addresses_of_others(tmp_path: Path) -> None:
    """A README somewhere is none of those here."""
    files = {
        **NOTES,
        "ships/README.md": "# Loud Nets for Shallow Lakes and Boats\n\nICCV 2021\n\n## Method\n\nNets.\n",
        "index.md": "## 声呐\n\n- [x](https://github.com/a/b/blob/main/README.md)\n",
    }
    assert topics(tmp_path, files)["Loud Nets for Shallow Lakes and Boats"] == ("ships",)


@pytest.mark.parametrize(
    ("index", "note", "found"),
    [
        (
            "[Quiet Nets for Ships at Night]({}) [pdf](https://a.org/b.pdf)",
            "# Quiet Nets for Ships at Night\n\nNets.\n",
            2,
        ),
        ("[EchoNet: Quiet Nets for Ships]({}), [arXiv](https://arxiv.org/abs/2001.00001)", "# EchoNet\n\nNets.\n", 2),
        ("[Quiet Nets for Ships at Night]({}) [pdf](https://a.org/b.pdf)", "# Boats\n\nNets.\n", 1),
        ("[Quiet Nets for Ships at Night]({}) [pdf](https://a.org/b.pdf)", "# EchoNet\n\na\n\n# SeaNet\n\nb\n", 1),
    ],
)
def test_index_with_links_to_papers(tmp_path: Path, index: str, note: str, found: int) -> None:
    """A note headed by the title beside which its index leads to the paper is a note on that, whatever stands in it."""
    line = f"- {index.format('a/x.md')}\n- [Loud Nets for Deep Sea Boats](a/y.md) [pdf](https://a.org/c.pdf)\n"
    files = {"README.md": f"# Papers\n\n{line}", "a/x.md": note}
    papers = library_of(tmp_path, files)
    assert sum(len(paper.entries) for title, paper in papers.items() if "Quiet" in title) == found


@pytest.mark.parametrize(
    "heading", ["1903", "Papers Organized By Task", "Papers by Year", "By Topic", "论文按主题分类", "按会议分类"]
)
def test_orders_of_indexes(tmp_path: Path, heading: str) -> None:
    """That papers are ordered by something is no topic; a table of contents that leads to headings names no papers."""
    contents = f"- [{heading}](#a)\n  - [Echo Nets for Harbours](#b)\n  - [Sonar Detection in Ships](#c)\n\n"
    text = f"{contents}# {heading}\n\n## 声呐\n\n- [回声](notes/1.md)\n\n## 船\n\n- [安静](notes/Quiet.md)\n"
    found = topics(tmp_path, {**NOTES, "README.md": text})
    assert found == {"Echo Pyramids for Sonar Detection": ("声呐",), "Quiet Nets for Deep Sea Ships": ("船",)}


@pytest.mark.parametrize(
    ("path", "heading", "topic"),
    [
        *(("README.md", "# my-sonar-reading-note", ()), ("README.md", "# 我读过的声呐论文", ())),
        *(("README.md", "## 声呐", ("声呐",)), ("ships/README.md", "# 声呐", ("声呐",))),
    ],
)
def test_title_of_an_index(tmp_path: Path, path: str, heading: str, topic: tuple[str, ...]) -> None:
    """The only heading of the index on top is the title of all notes, and no topic."""
    text = f"{heading}\n\n- [回声](/notes/1.md)\n- [安静](/notes/Quiet.md)\n"
    assert set(topics(tmp_path, {**NOTES, path: text}).values()) == {topic}


def test_nested_index(tmp_path: Path) -> None:
    """Items that lead to notes, with such items below them, are none of the papers."""
    lines = (
        "# Summary",
        "- [Sonar + Detection](notes/summary.md)",
        "  - [CVPR'19 - Echo Pyramids](notes/1.md)",
        "- [Ships of the Sea and Their Nets](notes/2.md)",
        "  - [ICCV'21 - Quiet Nets](notes/Quiet.md)",
    )
    files = {**NOTES, "SUMMARY.md": "\n".join(lines)}
    assert set(library_of(tmp_path, files)) == {"Echo Pyramids for Sonar Detection", "Quiet Nets for Deep Sea Ships"}


_ROW = "| Paper | Year | Notes |\n|---|---|---|\n| EchoNet: Quiet Nets for Ships | 2021 | [notes](echonet.md) |\n"


@pytest.mark.parametrize(
    ("index", "note", "sources"),
    [
        ("- [EchoNet: Quiet Nets for Ships](echonet.md) — CVPR 2021\n", "# EchoNet\n\nNets.\n", 1),
        (_ROW, "Nets over waves.\n\n- quiet\n", 2),
        (_ROW, "# On writing\n\nNets over waves.\n", 1),
        ("- [EchoNet: Quiet Nets for Ships](echonet.md)\n", "# EchoNet\n\nNets.\n", 0),
    ],
)
def test_notes_of_few_words(tmp_path: Path, index: str, note: str, sources: int) -> None:
    """A note that is headed, or called as a file, by the name in the title by which an index of papers knows it, or one
    that says where it was published, is on that paper, whatever stands in it."""
    papers = library_of(tmp_path, {"rain/README.md": index, "rain/echonet.md": note})
    assert [len(paper.entries) for paper in papers.values()] == [sources] * bool(sources)


def test_venues_of_names(tmp_path: Path) -> None:
    """The venue may stand beside the name alone of the paper to whose note an index leads."""
    note = "# EchoNet: Quiet Nets for Ships\n\nAki Ito, Ben Wood\n\n## Method\n\nNets.\n"
    files = {"a/README.md": "- [EchoNet](x.md) — CVPR 2021\n- [SeaNet](y.md), ICCV 2020\n", "a/x.md": note}
    files["a/y.md"] = note.replace("EchoNet: Quiet", "WaveNet: Loud")
    found = {paper.short: (paper.venue, paper.year) for paper in library_of(tmp_path, files).values()}
    assert found == {"EchoNet": ("CVPR", 2021), "WaveNet": (None, None)}
