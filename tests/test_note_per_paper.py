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
    "a venue and links, then authors": "> CVPR 2020. [[Paper]({0})] [[Code]({1})]  \n> Aki Ito, Ben Wood  \n> 18 Mar 2020  \n",
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
