"""Notes whose headings hold links into the keeper's copy of the paper, as Zotero's plugins for notes make them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of
from test_paper_parts import library_of

TITLE = "Single-echo profiling reveals insights into tides"
HEAD = f'---\ntitle: "{TITLE}"\nauthors: "Aki Ito, Ben Wood"\n---\n\n'


def _at(page: int, entry: str = "E7") -> str:
    return f"Highlight ([Page {page}](zotero://open-pdf/library/items/{entry}?page={page}))\n> Echoes.\n\n"


ONE = [
    f"{HEAD}### Ideas, thoughts, useful information\n\n{_at(4)}### Open points\n\n{_at(2)}",
    f"{HEAD}# Ideas for my own experiments\n\n> {_at(4)}# What the harbour was like\n\n> {_at(2)}",
    f"# {TITLE}\n\n{_at(1)}## Ideas of mine\n\n{_at(4)}## Open points\n\n{_at(2)}",
    f"{HEAD}## Table of context\n\n{_at(1)}## Ideas of mine\n\nx\n\n## Related work\n\nhttps://arxiv.org/abs/2110.01799\n\n"
    f"## Open points\n\n{_at(2)}",
]


@pytest.mark.parametrize("text", ONE)
def test_one_copy(tmp_path: Path, text: str) -> None:
    """Headings with links into one copy of a paper are sections of the note on it."""
    assert set(library_of(tmp_path, {"a.md": text})) == {TITLE}


def test_several_copies(tmp_path: Path) -> None:
    """Where each heading has its own, or another link to a paper, each is one."""
    other = "Deep profiling of rising tides with networks"
    two = f"# Tides\n\n## {TITLE}\n\n{_at(1)}## {other}\n\n"
    for text in (two + _at(1, "F8"), two + f"https://arxiv.org/abs/2110.01799\n\n## Method\n\n{_at(3)}"):
        assert set(library_of(tmp_path, {"a.md": text})) == {TITLE, other}


def test_copies_in_other_notes(tmp_path: Path) -> None:
    """A book that is looked into in the notes on a garden makes none of them a paper."""
    for head in ("# My plan for the garden", "---\ntitle: My plan for the garden\n---"):
        assert papers_of(tmp_path, {"a.md": f"{head}\n\n## Roses\n\n{_at(3)}## Tulips\n\n{_at(5)}"}) == set()
