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
