"""Which headings, bold lines and items are papers, and under which topic; and what looks alike, and is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

_ONE, _TWO = "https://arxiv.org/abs/2401.00011", "https://arxiv.org/abs/2402.00022"

LINKS = {
    "the project": (
        "### 1. EchoNeRF: Sonar Fields (CVPR 2022)\n### [project](https://a.io/echo)\n#### 方法\n听。\n"
        "### 2. MixSonar: Modeling a Ping (CVPR 2023)\n### [code](https://github.com/a/mix)\n#### 方法\n混合。\n"
    ),
    "paper and code": (
        f"## EchoNeRF: Regularizing Sonar Fields\n## [[Paper]]({_ONE}) | [[Code]](https://github.com/a/b)\n听。\n\n"
        f"## MixSonar: Modeling a Ping\n## [论文]({_TWO}) [代码](https://github.com/a/mix)\n混合。\n"
    ),
    "below the title": (
        f"## EchoNeRF: Regularizing Sonar Fields\n#### {_ONE}\n听。\n\n"
        f"## MixSonar: Modeling a Ping\n#### [arXiv:2402.00022]({_TWO})\n混合。\n"
    ),
}


@pytest.mark.parametrize("shape", LINKS)
def test_links_that_have_headings(tmp_path: Path, shape: str) -> None:
    """Headings that are but links belong to the paper whose title they stand below."""
    papers = library_of(tmp_path, {"a.md": LINKS[shape]})
    assert [paper.short for paper in papers.values()] == ["EchoNeRF", "MixSonar"]
    assert all(paper.links and paper.entries[0].blocks for paper in papers.values())


def test_titles_that_are_links(tmp_path: Path) -> None:
    """A heading that is a link by the paper's name is a title, also right below another one."""
    text = f"## [EchoNet]({_ONE})\n## [MixSonar: Modeling a Ping]({_TWO})\n混合。\n"
    assert list(library_of(tmp_path, {"a.md": text})) == ["EchoNet", "MixSonar: Modeling a Ping"]


@pytest.mark.parametrize(
    "text",
    [
        "# Ann Ito\n\n## [Blog](https://a.io/blog)\n\nposts\n\n## [Code](https://github.com/a)\n\nprograms\n",
        "# 资源\n\n## [Paper](https://a.io/p)\n\n列表\n\n## [Slides](https://a.io/s)\n\n课件\n",
        "# Sonar course\n\n## [Slides](https://a.io/1)\n## [Video](https://a.io/2)\n\nHomework until Friday.\n",
    ],
)
def test_pages_of_links(tmp_path: Path, text: str) -> None:
    """Where nothing above is a title, headings that are links make no paper."""
    assert not library_of(tmp_path, {"a.md": text})
