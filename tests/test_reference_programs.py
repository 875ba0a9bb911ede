"""What programs for references write into notes: days, persons in the form "Last, First", fields that stay empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_paper_parts import library_of

TITLE = "Echo Maps: Learning Sonar Fields from Noise"
DATES = {
    "a block in the text": (
        f"# {TITLE}\n\n## Metadata\n"
        "* Item Type: [[Article]]\n* Authors: [[Aki Ito]], [[Ben Wood]]\n* Date: [[2019-06-12]]\n"
        "* Date Added: [[2023-03-28]]\n\n## Method\n\n好。\n",
        (2019, "2023-03-28"),
    ),
    "a year alone": (
        f"title:: @{TITLE}\ndate:: [[2017]]\n"
        "item-type:: [[conferencePaper]]\nauthors:: [[Aki Ito]], [[Ben Wood]]\n\n- 好。\n",
        (2017, None),
    ),
    "a citation key of that year": (
        f"Title:: {TITLE}\nCitekey:: ito\\_2021\\_Echo\nDate:: 2021-06-17\nJournal:: IEEE Access\n\n## 方法\n\n好。\n",
        (2021, None),
    ),
    "the note's own day beside it": (
        f'---\ntitle: "{TITLE}"\nauthors: Aki Ito, Ben Wood\narxiv: 2603.00001\n'
        "date: 2026-03-12\nreading_date: 2026-04-18\n---\n\n好。\n",
        (2026, "2026-04-18"),
    ),
    "published under its own name": (
        f'---\ntitle: "{TITLE}"\nurl: https://arxiv.org/abs/2409.00001\n'
        "date_published: 2024-09-11\ndate_added: 2026-04-12\n---\n\n好。\n",
        (2024, "2026-04-12"),
    ),
    "a version at arXiv": (
        f"# {TITLE}\n\n- **作者**：Aki Ito\n- **日期**：2025-06-01（arXiv v3）\n\n## 方法\n\n好。\n",
        (2025, None),
    ),
    # and the day of the note itself
    "a day alone": (
        f'---\ntitle: "{TITLE}"\ndoi: 10.1000/1\ndate: 2024-03-02\n---\n\n好。\n',
        (None, "2024-03-02"),
    ),
    "a citation key of another year": (
        f'---\ntitle: "{TITLE}"\ncitekey: ito2017echo\ndate: 2024-03-02\n---\n\n好。\n',
        (None, "2024-03-02"),
    ),
    "beside the year": (
        f'---\ntitle: "{TITLE}"\ncitekey: ito2024echo\nyear: 2024\ndate: 2024-03-02\n---\n\n好。\n',
        (2024, "2024-03-02"),
    ),
    "a day in the text": (
        f"# {TITLE}\n\n- Authors: Aki Ito, Ben Wood\n- Date: 2018-12-31\n\n## Method\n\n好。\n",
        (None, None),
    ),
    "a number at arXiv": (
        f"# {TITLE}\n\n- **Journal**: arXiv:2004.03720 [cs]\n- **Authors**: Aki Ito, Ben Wood\n\n## Method\n\n好。\n",
        (None, None),
    ),
    "a day behind arXiv": (
        f"# {TITLE}\n\nConference: ArXiv 18 Mar 2024\nPaper: https://arxiv.org/abs/2403.00001\n\n## 方法\n\n好。\n",
        (2024, None),
    ),
}


@pytest.mark.parametrize("shape", DATES)
def test_dates(tmp_path: Path, shape: str) -> None:
    """A date is the paper's where the note's own day stands beside it or a program wrote it, else the note's."""
    text, told = DATES[shape]
    (paper,) = library_of(tmp_path, {"a.md": text}).values()
    assert (paper.year, paper.noted) == told
