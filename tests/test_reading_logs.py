"""Logs of what was read, full citations, titles that sentences tell: as keepers write them; and what is no paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

ONE, TWO = "Echo Pyramids for Small Boats", "Sonar Is All You Need"
LOG = {
    "table": "| 日期 | 论文 | 来源 |\n|-|-|-|\n"
    f"| 2026-03-31 | {ONE} | [arXiv:2001.00001](https://arxiv.org/abs/2001.00001) |\n"
    f"| 2026-04-03 | {TWO} | [arXiv:2001.00002](https://arxiv.org/abs/2001.00002) |\n",
    "list": f"- [{ONE}](https://arxiv.org/abs/2001.00001)：快。\n- [{TWO}](https://arxiv.org/abs/2001.00002)：好。\n",
}


@pytest.mark.parametrize(
    "heading", ["论文阅读记录", "我的论文阅读记录", "文献阅读记录", "论文阅读日志", "論文記錄", "声呐论文阅读记录"]
)
@pytest.mark.parametrize("shape", LOG)
def test_headings_of_logs(tmp_path: Path, heading: str, shape: str) -> None:
    """A heading that says that what was read is logged below it names no paper: each row, each item is one."""
    assert set(library_of(tmp_path, {"a.md": f"# {heading}\n\n{LOG[shape]}"})) == {ONE, TWO}


def test_log_of_one(tmp_path: Path) -> None:
    """One paper with its sections below such a heading is one; a log of chores is none."""
    link = f"论文：[{ONE}](https://arxiv.org/abs/2001.00001)"
    notes = {
        "a.md": f"# 论文阅读记录\n\n{link}\n\n## 方法\n\n听。\n",
        "b.md": "# 文献记录\n\n- 还书\n- 修船\n- 写信给图书馆\n",
    }
    assert list(library_of(tmp_path, notes)) == [ONE]


BIBTEX = (
    "```bibtex\n@article{ito1973echo,\n  author = {Ito, Aki D. and Wood, Ben},\n"
    "  title = {Echo confusions in noise: A study of small harbours},\n  journal = {Journal of Sonar},\n"
    "  year = {1973}\n}\n```\n"
)
SECTIONS = "\n## Method\n\nListening.\n\n## Results\n\nGood.\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Ito & Wood (1973) — the only study of both noise and quiet",
        "Ito & Wood (1973) — 唯一同时测安静与噪音的研究",
        "Ito et al. 1973: 唯一的研究",
        "Ito (1973) - The Only Study of Noise and Quiet",
    ],
)
def test_bibtex_below_authors_and_year(tmp_path: Path, heading: str) -> None:
    """Below a heading of authors and year, whatever is remarked there, BibTeX of theirs says what the paper is."""
    (paper,) = library_of(tmp_path, {"a.md": f"# {heading}\n\n{BIBTEX}{SECTIONS}"}).values()
    assert paper.title == "Echo confusions in noise: A study of small harbours"
    assert (paper.authors, paper.venue, paper.year) == (("Aki D. Ito", "Ben Wood"), "Journal of Sonar", 1973)


@pytest.mark.parametrize("heading", ["Moss (1973) — the tool", "Ito's tool (1975) — the manual", "安装（1973）"])
def test_bibtex_of_others(tmp_path: Path, heading: str) -> None:
    """BibTeX of others, or of another year, is no title of what stands above it."""
    text = f"# {heading}\n\nA tool.\n\n## Usage\n\nRun.\n\n## Cite\n\n{BIBTEX}"
    assert "Echo confusions in noise: A study of small harbours" not in library_of(tmp_path, {"a.md": text})
