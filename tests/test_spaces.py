"""Runs of spaces in notes: shown as one, as HTML shows them, so that nothing reads them thousands at a time."""

from __future__ import annotations

import pytest

from papernotes.config import Markdown
from papernotes.loader.markdown import parse_blocks
from papernotes.model import walk

MANY = 100


@pytest.mark.parametrize("space", [" ", "\t", "\u3000", "\u00a0"])
@pytest.mark.parametrize("around", ["{}", "# {}", "- {}", "> {}", "*x* {}", "| a |\n|---|\n| {} |", "<b>x</b> {}"])
def test_runs_of_spaces(space: str, around: str) -> None:
    """A run of more spaces than anybody types is one, wherever the text stands, and what follows it is there."""
    blocks = parse_blocks(around.format(f"声{space * MANY}呐"), "a.md", Markdown()).value
    text = "\n".join(block.text for top in blocks for block in walk(top))

    assert "声 呐" in text and space * 2 not in text


def test_spaces_that_stay() -> None:
    """Code keeps its spaces, and so does text that a person has set out with some."""
    code, shown = parse_blocks(f"```\na{' ' * MANY}b\n```\n\n姓名{'　' * 8}学号\n", "a.md", Markdown()).value

    assert code.text == f"a{' ' * MANY}b"
    assert shown.text == f"姓名{'　' * 8}学号"
