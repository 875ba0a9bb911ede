"""Notes that chatbots wrote: digests whose answers have headings of their own, ways back to the contents, keycaps."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

from papernotes.model import Paper

_ONE, _OTHER = "Deep Echoes for Small Boats", "Wide Waves for Large Harbours"
_FIELDS = "**作者**: Ann Ito, Ben Wood\n**链接**: [2608.0000{n}](https://arxiv.org/abs/2608.0000{n})\n\n"
_ANSWERS = {
    "sections above": "# 核心痛点\n慢。\n\n# 方法创新\n网。\n\n",
    "below one above": "# 论文总结\n\n## 核心痛点\n慢。\n\n## 方法创新\n网。\n\n",
    "the title again": "# {title}\n\n## 核心痛点\n慢。\n\n## 方法创新\n网。\n\n",
}


@pytest.mark.parametrize("answer", _ANSWERS)
@pytest.mark.parametrize(
    "mark", ["## {n}. {title}", "## {n}️⃣ {title}", "## [{title}](https://arxiv.org/abs/2608.0000{n})"]
)
def test_pasted_answers(tmp_path: Path, mark: str, answer: str) -> None:
    """Sections of an answer that stand above the paper's own level are the paper's, and end no paper."""
    text = "# 📰 今日声呐论文速览 | 2026-08-14\n\n"
    for n, title in enumerate((_ONE, _OTHER), 1):
        text += f"{mark}\n\n{_FIELDS}{_ANSWERS[answer]}---\n\n".format(n=n, title=title)
    found = library_of(tmp_path, {"2026-08-14.md": text + "# 总结\n\n今天好。\n"})
    assert list(found) == [_ONE, _OTHER]
    for paper in found.values():
        assert [s.kind for s in paper.entries[0].sections if s.kind != "other"] == ["motivation", "method"]
        assert (len(paper.authors), paper.topic) == (2, ())


def test_headings_that_are_not_pasted(tmp_path: Path) -> None:
    """One section above papers ends them, as does a subject; without fields below them nothing is a paper's."""
    papers = "".join(f"## {title}\n\n{_FIELDS}".format(n=n) for n, title in enumerate((_ONE, _OTHER), 1))
    other = f"### Ships That Sing at Night\n\n{_FIELDS}".format(n=3)
    found = library_of(tmp_path / "a", {"a.md": f"# Sonar\n\n{papers}# Harbours\n\n{other}# 总结\n\n好。\n"})
    assert {title: paper.topic for title, paper in found.items()} == {
        _ONE: ("Sonar",),
        _OTHER: ("Sonar",),
        "Ships That Sing at Night": ("Harbours",),
    }
    assert not any(paper.entries[0].sections for paper in found.values())
    lectures = "".join(
        f"## Lecture {n}\n\n[slides](https://a.org/{n}.pdf)\n\n# Summary\n\nBoats.\n\n# Homework\n\n" for n in (1, 2)
    )
    assert not library_of(tmp_path / "b", {"b.md": lectures})


@pytest.mark.parametrize(
    "way", ["[[Back]](#toc)", "[⬆️](#contents)", "[回到目录](#目录)", "([back to top](#top))", "[🔝 Top](#x)"]
)
def test_ways_back(tmp_path: Path, way: str) -> None:
    """A link back to the contents is no part of a topic or of a title."""
    text = f"# cs.CV {way}\n\n### [{_ONE}](https://arxiv.org/abs/2608.00001) {way}\n*Ann Ito, Ben Wood*\n\nGood.\n\n"
    text += f"# cs.CL {way}\n\n### [{_OTHER}](https://arxiv.org/abs/2608.00002)\n*Ann Ito, Ben Wood*\n\nGood.\n"
    found = library_of(tmp_path, {"a.md": text})
    assert {title: paper.topic for title, paper in found.items()} == {_ONE: ("cs.CV",), _OTHER: ("cs.CL",)}


def test_other_links_in_headings(tmp_path: Path) -> None:
    """A link within the note that is all of a heading, or leads elsewhere, is the heading's."""
    papers = "- [{}](https://arxiv.org/abs/2608.00001)\n- [{}](https://arxiv.org/abs/2608.00002)\n"
    text = f"# Sonar [maps](#maps)\n\n{papers.format(_ONE, _OTHER)}\n# [Back](#back)\n\n"
    found = library_of(tmp_path, {"a.md": text + papers.format("Ships That Sing at Night", "Boats That Hear the Sea")})
    assert {paper.topic for paper in found.values()} == {("Sonar maps",), ("Back",)}


def test_keycaps(tmp_path: Path) -> None:
    """Numbers in keycaps are no part of topics."""
    text = f"## 1️⃣ 回声\n\n- [{_ONE}](https://arxiv.org/abs/2608.00001)\n\n## 2️⃣ 海浪\n\n- [{_OTHER}](https://arxiv.org/abs/2608.00002)\n"
    assert {paper.topic for paper in library_of(tmp_path, {"a.md": text}).values()} == {("回声",), ("海浪",)}


def _one(tmp_path: Path, text: str, name: str = "a.md") -> Paper:
    (paper,) = library_of(tmp_path, {name: text}).values()
    return paper


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("*Ann Ito* | **Main category: cs.CV**", ("Ann Ito",)),
        ("*Ann Ito, Ben Wood* | **Category: cs.LG**", ("Ann Ito", "Ben Wood")),
        ("Ann Ito | Harbour: Oslo", ()),
        ("👤 Ann Ito 等 &nbsp;|&nbsp; 📂 `cs.CL · cs.AI` &nbsp;|&nbsp; 🗓 2026-08-01", ("Ann Ito",)),
        ("Ann Ito 等人提出了一种网络", ()),
        ("*Sonar* | **Category: Boats and Harbours**", ()),
    ],
)
def test_authors_before_a_category(tmp_path: Path, line: str, authors: tuple[str, ...]) -> None:
    """Digests of arXiv name even one author before the category."""
    text = f"# cs.CV\n\n### [{_ONE}](https://arxiv.org/abs/2608.00001)\n{line}\n\n**Motivation:** Slow.\n"
    assert _one(tmp_path, text).authors == authors


@pytest.mark.parametrize(
    ("field", "year", "links"),
    [
        ("发表时间：2023 年 5 月（arXiv:2305.12345）", 2023, ["https://arxiv.org/abs/2305.12345"]),
        ("时间：2026-01-28 preprint", 2026, []),
        ("Date: 2026-01-28 (arXiv)", 2026, []),
        ("时间：2026-01-28", None, []),
        ("发表时间：2023 年 5 月", 2023, []),
    ],
)
def test_days_of_preprints(tmp_path: Path, field: str, year: int | None, links: list[str]) -> None:
    """A day said to be that of a preprint is no day of reading, and the number beside it is the paper's."""
    paper = _one(
        tmp_path,
        f"# 《{_ONE}》深度解读\n\n## 论文信息\n- 标题：{_ONE}\n- 作者：Ann Ito\n- {field}\n\n## 方法\n\n网。\n",
    )
    assert (paper.year, [link.url for link in paper.links]) == (year, links)


def test_folders_of_papers(tmp_path: Path) -> None:
    """The folder of one paper, called by its venue and name, is no topic."""
    text = f"# EchoNet\n\n**论文**: EchoNet: {_ONE}  \n**发表**: ACL 2021\n\n好。\n"
    assert _one(tmp_path, text, "Sonar/[ACL 2021] EchoNet/README.md").topic == ("Sonar",)


@pytest.mark.parametrize(
    "head", ["## 📊 对比表格", "## 论文横向对比", "## 🔍 Cross-Paper Analysis", "## Comparison Table"]
)
def test_comparisons(tmp_path: Path, head: str) -> None:
    """What compares the papers of a digest is no paper, whatever sections stand behind it."""
    text = "".join(
        f"## 📖 论文 {n}：{title}\n\n- **✍️ 作者**：Ann Ito 等\n- **📰 会议/期刊**：CVPR 2023\n\n"
        "### 🔍 研究背景\n慢\n\n---\n\n"
        for n, title in enumerate((_ONE, _OTHER), 1)
    )
    text += f"{head}\n\n| 论文 | 方法 | 精度 |\n|---|---|---|\n| Deep Echoes | 网 | 70 |\n| Wide Waves | 波 | 60 |\n\n"
    found = library_of(tmp_path, {"a.md": f"# 📚 论文阅读总结\n\n{text}## 🎯 总结与展望\n\n好。\n"})
    assert [*found] == [_ONE, _OTHER]


@pytest.mark.parametrize("head", ["# 今日 arXiv 精选", "# 每日论文速递", "# 本周 AI 论文推荐", "## 📄 最新论文速览"])
def test_names_of_digests(tmp_path: Path, head: str) -> None:
    """The name of a digest is no topic; who works where may stand behind a dot."""
    text = "".join(
        f"**{n}. [{title}](https://arxiv.org/abs/2608.0000{n})**\n\nAnn Ito, Ben Wood · MIT\n\n*一句话*：好。\n\n"
        for n, title in enumerate((_ONE, _OTHER), 1)
    )
    found = library_of(tmp_path, {"a.md": f"{head}\n\n{text}"})
    assert [*found] == [_ONE, _OTHER]
    assert all((paper.topic, paper.authors) == ((), ("Ann Ito", "Ben Wood")) for paper in found.values())


def test_first_publication(tmp_path: Path) -> None:
    """The day on which a paper was first public is that of its year; a number at arXiv beside a venue is its own."""
    days = "- **首次公开日期**：2026-08-16\n- **版本日期**：2027-09-16（v2）\n"
    assert _one(tmp_path / "a", f"# {_ONE}\n\n- **作者**：Ann Ito, Ben Wood\n{days}\n## 方法\n\n网。\n").year == 2026
    text = f"# 文献\n\n### {_ONE}（NeurIPS 2025 Spotlight，arXiv:2506.07398）\n\n- **一句话总结**：好\n- **方法**：网\n"
    paper = _one(tmp_path / "b", text)
    assert (paper.venue, paper.year, [link.url for link in paper.links]) == (
        "NeurIPS",
        2025,
        ["https://arxiv.org/abs/2506.07398"],
    )


def test_news(tmp_path: Path) -> None:
    """What news of the day list as their sources, in HTML as well, are no papers that were read."""
    item = "## [{}](https://example.com/{}) ⭐️ 9.0/10\n\nSomebody says so.\n\n<details><summary>{}</summary>\n<ul>\n"
    item += '<li><a href="https://arxiv.org/abs/2412.0609{}">[2412.06090] {}</a></li>\n'
    item += (
        '<li><a href="https://news.example.com/a.html">What Boats Hear in the Sea...</a></li>\n</ul>\n</details>\n\n'
    )
    text = item.format("Roles of tags confuse models", 1, "参考链接", 1, _ONE)
    text += item.format("A model is ported to browsers", 2, "References", 2, _OTHER)
    assert not library_of(tmp_path, {"2026-06-22.md": f"# AI 日报 2026-06-22\n\n{text}"})


@pytest.mark.parametrize(
    ("behind", "authors", "year"),
    [
        ("(2024 - Ann Ito, Ben Wood, Cleo Moss et al.)", ("Ann Ito", "Ben Wood", "Cleo Moss"), 2024),
        ("(2024, Ann Ito, Ben Wood)", ("Ann Ito", "Ben Wood"), 2024),
        ("(2024: Ito et al.)", ("Ito",), 2024),
    ],
)
def test_authors_in_titles(tmp_path: Path, behind: str, authors: tuple[str, ...], year: int) -> None:
    """Year and authors in brackets behind a title are no part of it."""
    paper = _one(tmp_path, f"# {_ONE} {behind}\n\n## 1. 核心方法 (Methods)\n\n网。\n\n## 2. 局限性\n\n大。\n")
    assert (paper.title, paper.authors, paper.year) == (_ONE, authors, year)


def test_other_brackets_behind_titles(tmp_path: Path) -> None:
    """Other words behind a year stay."""
    paper = _one(
        tmp_path, f"# {_ONE} (2024 - The second edition)\n\n## 1. 核心方法 (Methods)\n\n网。\n\n## 2. 局限性\n\n大。\n"
    )
    assert (paper.title, paper.authors) == (f"{_ONE} (2024 - The second edition)", ())


@pytest.mark.parametrize(
    "sections",
    [
        ("思路", "方法", "复杂度", "心得"),
        ("题目描述", "解题思路", "代码", "总结"),
        ("解法一", "时间复杂度", "方法", "优缺点"),
    ],
)
def test_solutions(tmp_path: Path, sections: tuple[str, ...]) -> None:
    """Solutions of problems of contests have sections like papers', and are none."""
    text = "".join(f"## {name}\n\n好。\n\n" for name in sections)
    assert not library_of(tmp_path / "a", {"a.md": f"# 最大正方形面积\n\n> **一句话总结**：哈希。\n\n{text}"})
    assert library_of(tmp_path / "b", {"b.md": f"# {_ONE}\n\n> **一句话总结**：哈希。\n\n{text}"})


_AUTHORS = "- **Authors:** Ann Ito, Ben Wood\n"
FIELDS = {
    "several fields in one key": (
        f"# {_ONE}\n- **Authors / Year / Venue:** A. Ito, B. Wood / 2019 / NeurIPS\n- **Link:** https://arxiv.org/abs/1907.08610\n",
        (("A. Ito", "B. Wood"), "NeurIPS", 2019),
    ),
    "a day as mails have it": (
        f"# {_ONE}\n\n{_AUTHORS}- **Published:** Mon, 02 Mar 2026 00:00:00 -0500\n",
        (("Ann Ito", "Ben Wood"), None, 2026),
    ),
    "a day with its hour": (
        f"# {_ONE}\n\n{_AUTHORS}- **Published:** 2026-03-02T17:00:00Z\n",
        (("Ann Ito", "Ben Wood"), None, 2026),
    ),
    "a word that points elsewhere": (
        f"# {_ONE}\n\n{_AUTHORS}- **单位**: 详见 arXiv 页面\n- **会议**: 见 arXiv\n- **年份**: 2026\n",
        (("Ann Ito", "Ben Wood"), None, 2026),
    ),
}


@pytest.mark.parametrize("shape", FIELDS)
def test_fields(tmp_path: Path, shape: str) -> None:
    """Fields as chatbots and programs fill them in."""
    text, said = FIELDS[shape]
    paper = _one(tmp_path, f"{text}\n## Method\n\nGood.\n")
    assert (paper.authors, paper.venue, paper.year, paper.institutions) == (*said, ())


def test_papers_by_letters(tmp_path: Path) -> None:
    """P1 is a number; a day behind a digest's subject is that of its papers; marks of a conference are no subject."""
    field = _AUTHORS + "- **Link:** https://arxiv.org/abs/2608.0000{}\n\n"
    papers = f"### P1. {_ONE}\n{field.format(1)}### P2. {_OTHER}\n{field.format(2)}"
    found = library_of(tmp_path, {"a.md": f"# cs.IR | Retrieval | 2026-08-05\n\n## 🌟 Highlight\n\n{papers}"})
    assert [*found] == [_ONE, _OTHER]
    for paper in found.values():
        assert (paper.short, paper.topic, paper.noted) == (None, ("cs.IR | Retrieval",), "2026-08-05")


def test_titles_as_fields(tmp_path: Path) -> None:
    """A heading whose title is said again below it is a paper, also one on datasets; items may begin so, too."""
    fields = "- **Title:** {0}\n- **Author:** Ann Ito et al.\n- **Publication year:** 2018\n- **Link:** https://arxiv.org/abs/1803.0900{1}\n"
    heads = "".join(
        f"### {title}\n\n{fields.format(title, n)}\n" for n, title in enumerate(("Datasheets for Echo Datasets", _ONE))
    )
    found = library_of(tmp_path / "a", {"a.md": f"# Sources\n\n## Governance\n\n{heads}"})
    assert {title: paper.year for title, paper in found.items()} == {"Datasheets for Echo Datasets": 2018, _ONE: 2018}
    items = "".join(
        f"*   **Title:** {title}\n    *   **Link:** https://arxiv.org/abs/1803.0900{n}\n    *   **Use:** Much.\n\n"
        for n, title in enumerate(("Hearing Boats: A Survey", _OTHER))
    )
    found = library_of(tmp_path / "b", {"b.md": f"# Sonar\n\n## Papers\n\nSome papers to read:\n\n{items}"})
    assert [*found] == ["Hearing Boats: A Survey", _OTHER]


def test_guides(tmp_path: Path) -> None:
    """A part of a guide is no paper for the sections behind it; a title in Chinese with a venue is one for those."""
    sections = "## 配置方法\n\n好。\n\n## 优缺点\n\n快。\n\n## 总结\n\n好。\n"
    text = f"# 插件详细指南\n\n> **核心功能**：快速添加笔记\n\n## 功能概览\n\n### 核心特性\n\n- 多\n\n{sections}"
    assert not library_of(tmp_path / "a", {"a.md": text})
    text = f"# 声呐\n\n## 回声网络（CVPR 2020）\n\n听。\n\n{sections}## 海浪网络（ICCV 2021）\n\n看。\n\n{sections}"
    assert len(library_of(tmp_path / "b", {"b.md": text})) == 2
