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
