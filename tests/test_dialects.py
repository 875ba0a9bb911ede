"""Each dialect's habits against examples: title, note, and the HTML that its blocks give, in `tests/dialects/*.md`."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_constructs import Example, examples, shown, update

from papernotes.config import Markdown
from papernotes.loader.dialects import DIALECTS, dialect_of
from papernotes.loader.parse import parse
from papernotes.model import Source

FOLDER = Path(__file__).parent / "dialects"
ALL = [example for path in sorted(FOLDER.glob("*.md")) for example in examples(path)]


@pytest.mark.parametrize("example", ALL, ids=lambda example: f"{example.path.name}:{example.line} {example.title}")
def test_dialects(example: Example, request: pytest.FixtureRequest) -> None:
    """Each note is known as its dialect's, keeps its number of lines, and gives its HTML."""
    source = Source("note.md", example.input)
    dialect = dialect_of(source)
    found = "\n".join(shown(block) for block in parse(source, Markdown()).value.blocks)
    if found != example.html and request.config.getoption("--update", default=False):
        update(example, found)

    assert dialect.name == example.path.stem
    assert dialect.normalise(example.input)[0].count("\n") == example.input.count("\n")
    assert found == example.html, f"{example.path}:{example.line}"


def test_examples_are_of_dialects() -> None:
    """A file of examples is named after a dialect."""
    assert {path.stem for path in FOLDER.glob("*.md")} <= {dialect.name for dialect in DIALECTS}
