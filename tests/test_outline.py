"""normaliser/outline: the keeper's own word on how a note is read, and what `check --explain` says."""

from __future__ import annotations

import pytest

from papernotes.config import Config, FileRule
from papernotes.loader.parse import parse
from papernotes.model import Entry, Note, Source
from papernotes.normaliser.extract import explain, extract

NOTE = """# Speech

## Vocoders

### Alpha

words

### Beta

words
"""
LIST = """# Reading

- one thing
- another thing
"""


def note_of(text: str, path: str = "notes/x.md") -> Note:
    return parse(Source(path, text), Config().markdown).value


def entries_of(text: str, *rules: FileRule) -> tuple[Entry, ...]:
    return extract(note_of(text), Config(files=rules)).value


def test_unasked() -> None:
    """Common words with a few words below them are no papers."""
    assert entries_of(NOTE) == ()


@pytest.mark.parametrize(
    ("below", "titles"),
    [
        ("https://arxiv.org/abs/2304.06706", ["Zip-NeRF: cones", "TensoRF – faster", "Plenoxels：no network"]),
        (
            "[paper](https://openaccess.thecvf.com/a.html)",
            ["Zip-NeRF: cones", "TensoRF – faster", "Plenoxels：no network"],
        ),
        ("<https://docs.python.org/3/>", []),
        ("words", []),
    ],
)
def test_remark(below: str, titles: list[str]) -> None:
    """A name with a remark on it is a paper with a link to one below it, and not without."""
    headings = ("Zip-NeRF: cones", "TensoRF – faster", "Plenoxels：no network")

    assert [entry.title for entry in entries_of("".join(f"## {head}\n\n{below}\n\n" for head in headings))] == titles


def test_paper_level() -> None:
    """site.yaml says at which level papers are; headings above are topics."""
    found = entries_of(NOTE, FileRule("notes/*", paper_level=3))

    assert [entry.title for entry in found] == ["Alpha", "Beta"]
    assert {entry.topic for entry in found} == {("Vocoders",)}


def test_topic_level() -> None:
    """Headings above the level of topics are no part of the path."""
    found = entries_of(NOTE, FileRule("notes/*", paper_level=3, topic_level=2))

    assert {entry.topic for entry in found} == {("Vocoders",)}


@pytest.mark.parametrize(("split", "titles"), [("none", []), ("file", ["Speech"])])
def test_split(split: str, titles: list[str]) -> None:
    """`split` of the note's own head goes before everything."""
    head = f"---\npapernotes:\n  split: {split}\n---\n"

    assert [entry.title for entry in entries_of(head + NOTE)] == titles


def test_first_rule() -> None:
    """The first glob that matches counts."""
    rules = (FileRule("other/*", paper_level=2), FileRule("notes/*", split="none"), FileRule("**", paper_level=3))

    assert entries_of(NOTE, *rules) == ()


@pytest.mark.parametrize("head", ["papernotes:\n  paper_level: 3", "papernotes-paper-level: 3"])
def test_level_in_head(head: str) -> None:
    """The level may stand in the note's head, in either form."""
    found = entries_of(f"---\n{head}\n---\n{NOTE}")

    assert [entry.title for entry in found] == ["Alpha", "Beta"]


def test_explain() -> None:
    """Every heading is explained, in the order of the lines, each with its rule."""
    told = explain(note_of(NOTE), Config(files=(FileRule("notes/*", paper_level=3),)))

    assert [(item.line, item.taken) for item in told] == [(1, "topic"), (3, "topic"), (5, "paper"), (9, "paper")]
    assert all(item.rule for item in told)


def test_chores() -> None:
    """A list of anything is no list of papers."""
    assert entries_of(LIST) == ()


@pytest.mark.parametrize("line", ["papernotes-splt: list", "papernotes-split: pages", "papernotes-paper-level: 9"])
def test_unknown(line: str) -> None:
    """A directive that does not exist is reported at its line, and the note is read as usual."""
    checked = extract(note_of(f"---\n{line}\n---\n{NOTE}"), Config())

    assert [(item.code, item.span.line) for item in checked.diagnostics if item.span] == [("unknown-directive", 2)]
