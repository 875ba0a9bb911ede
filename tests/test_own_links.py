"""The paper's own links, in the shapes that are no links in Markdown or stand where headings do."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

ARXIV, CODE = ("arxiv", "https://arxiv.org/abs/2101.00001"), ("code", "https://github.com/ito/echo")
TITLE = "# Deep Echo Prior (CVPR 2021)\n\n"
OTHER = "| Wide Sonar Nets for Ships | 2101.00002 | gitlab.com/wood/wide |\n"
SHAPES = {
    "columns of a table": (
        "| Paper | Link | Code |\n|---|---|---|\n"
        f"| Deep Echo Prior for Sonar | arxiv.org/abs/2101.00001 | `github.com/ito/echo` |\n{OTHER}",
        [ARXIV, CODE],
    ),
    "numbers in a column": (
        f"| Paper | arXiv | Code |\n|---|---|---|\n| Deep Echo Prior for Sonar | 2101.00001 | |\n{OTHER}",
        [ARXIV],
    ),
    "a table of fields": (
        TITLE + "| 论文概况 | 详细 |\n|---|---|\n| 论文链接 | arxiv.org/abs/2101.00001 |\n"
        "| 代码 | github.com/ito/echo |\n",
        [ARXIV, CODE],
    ),
    "fields": (
        TITLE + "- Paper: arxiv.org/abs/2101.00001\n- Project page: echo.ships.org/prior/\n",
        [ARXIV, ("project", "https://echo.ships.org/prior")],
    ),
    "a head": ("---\nvenue: CVPR 2021\ncode: github.com/ito/echo\n---\n" + TITLE, [CODE]),
    "labels of several words": (
        TITLE
        + "[[Paper in arXiv]](https://arxiv.org/abs/2101.00001) [PyTorch implementation](https://github.com/ito/echo)\n",
        [ARXIV, CODE],
    ),
    "headings below a title": (
        TITLE + "## [PDF](https://arxiv.org/abs/2101.00001)\n\n"
        "## [code](https://github.com/ito/echo)\n\n### Method\n\nWide.\n",
        [ARXIV, CODE],
    ),
    "lines of a label and links": (
        TITLE
        + "- 代码：https://ito.org/1\n- 数据集：https://ito.org/2\n- Dataset: [SonarSet](https://ito.org/3)\n"
        + "- 讲解视频：https://ito.org/4\n- Slides: https://ito.org/5\n- 官方实现：https://ito.org/6\n"
        + "- Official Website: https://ito.org/7\n- 论文：https://ito.org/8\n- [知乎解读](https://ito.org/9)\n"
        + "- [B站视频](https://ito.org/10) | [Project Page](https://ito.org/11) | [Supplementary Material](https://ito.org/12)\n\n"
        + "## Method\n\n- Dataset: https://wood.org/13\n",
        [
            (kind, f"https://ito.org/{number}")
            for number, kind in enumerate(
                (
                    "code",
                    "data",
                    "data",
                    "video",
                    "other",
                    "code",
                    "project",
                    "pdf",
                    "blog",
                    "video",
                    "project",
                    "other",
                ),
                1,
            )
        ],
    ),
    "below a line that is a section": (
        TITLE + "- Code: https://ito.org/1\n\n**Experiments**\n\n- Dataset: [SonarSet](https://wood.org/2)\n",
        [("code", "https://ito.org/1")],
    ),
    "what is said of others": (
        TITLE + "- 数据集：用 [SonarSet](https://wood.org/2) 训练\n- 见 [代码解读群](https://wood.org/3)\n",
        [],
    ),
    "a word of a sentence": (TITLE + "Others have [*demo](https://wood.org/wide) of it, in src/main.py/a.\n", []),
    "a file": (TITLE + "- Code: main.py/echo\n", []),
}


@pytest.mark.parametrize("name", SHAPES)
def test_own_links(tmp_path: Path, name: str) -> None:
    """What says that it leads to the paper, its code or project is the paper's link, without `https://`, too."""
    text, expected = SHAPES[name]
    paper = next(paper for title, paper in library_of(tmp_path, {"a.md": text}).items() if title.startswith("Deep"))

    assert sorted((link.kind, link.url) for link in paper.links) == sorted(expected)


def test_a_link_at_the_level_of_titles(tmp_path: Path) -> None:
    """A heading that only leads somewhere, right below a title of its level, belongs to that, with what follows."""
    text = (
        "# Sonar\n\n## Deep Echo Prior (CVPR 2021)\n## [project](https://ito.github.io/echo)\n### Method\n\nWide.\n\n"
        "## Wide Sonar Nets (CVPR 2022)\n\n### Method\n\nDeep.\n"
    )
    found = library_of(tmp_path, {"a.md": text})

    assert set(found) == {"Deep Echo Prior", "Wide Sonar Nets"}
    assert [link.kind for link in found["Deep Echo Prior"].links] == ["project"]
    assert [section.kind for section in found["Deep Echo Prior"].entries[0].sections] == ["method"]


def test_pages_of_links(tmp_path: Path) -> None:
    """Headings that are links, and tables of files and hosts, are no papers."""
    links = "# Links\n# [GitHub](https://github.com/me)\n# [Blog](https://me.org)\n## [demo](https://x.org/demo)\n"
    table = "| 文件 | 说明 |\n|---|---|\n| src/a.py | github.com/a/b |\n| example.com/x | 好 |\n"
    assert papers_of(tmp_path, {"a.md": links, "b.md": table}) == set()
