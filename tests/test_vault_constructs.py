"""The five real vaults against what was counted in them by hand: bold, formulas, tags, and no markup left over."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from papernotes.config import Markdown
from papernotes.loader.markdown import parse_blocks
from papernotes.model import Block, Image, Math, holes, walk

Counts = Counter[str]
LEFT_OVER = ("**", "==", "~~", "![[", "[[", "%%", "$", "[!", "[TOC]", "<font", "<mark", "<mask", "</")


@functools.cache
def notes(vaults: Path) -> dict[str, tuple[Block, ...]]:
    """The blocks of every note of the vaults, by its path."""
    found = {path.relative_to(vaults).as_posix(): path.read_text(encoding="utf-8") for path in vaults.rglob("*.md")}
    return {name: parse_blocks(without_head(text), name, Markdown()).value for name, text in found.items()}


def without_head(text: str) -> str:
    """The note with its head blanked, as the loader does it."""
    head = re.match(r"(?:#!.*\n)?---\n.*?\n---\n", text, re.DOTALL)
    return "\n" * head[0].count("\n") + text[head.end() :] if head else text


def truth(vaults: Path, name: str) -> Any:
    return json.loads((vaults.parent / name).read_text(encoding="utf-8"))


def leaves(blocks: tuple[Block, ...]) -> Iterator[Block]:
    return (block for top in blocks for block in walk(top) if not block.children)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def test_bold_spans(vaults: Path) -> None:
    """At least 289 of the 292 bold spans are those of their authors, and no other text is bold."""
    right, wrong, wanted = 0, 0, 0
    for name, spans in truth(vaults, "bold.json").items():
        # The truth has `:page_with_curl:` spelt out where the page shows the sign.
        expected = Counter(span.replace("pagewithcurl", "") for _, span in spans)
        marks = ((block.text, mark) for block in leaves(notes(vaults)[name]) for mark in block.marks)
        got = Counter(letters(text[mark.start : mark.end]) for text, mark in marks if mark.kind == "strong")
        wanted += expected.total()
        right += (expected & got).total()
        wrong += (got - expected).total()

    assert (wanted, wrong) == (292, 0)
    assert right >= 289


def test_formulas(vaults: Path) -> None:
    """All 173 formulas are found, on their lines, displayed or in the text as they are meant, and no others."""
    expected: Counts = Counter()
    got: Counts = Counter()
    for name, formulas in truth(vaults, "math.json").items():
        for one in formulas:
            expected[f"{name}:{one['line']} {one['type']} {''.join(one['tex'].split())}"] += 1
        for hole in (hole for block in notes(vaults)[name] for hole in holes(block)):
            if isinstance(hole, Math):
                kind = "display" if hole.display else "inline"
                got[f"{name}:{hole.span.line} {kind} {''.join(hole.tex.split())}"] += 1

    assert expected.total() == 173
    assert got == expected


def test_nothing_is_left_over(vaults: Path) -> None:
    """No markup is left in the text outside code, but three `**` that do not pair and one `==` that is a sign."""
    found: Counts = Counter()
    for name, blocks in notes(vaults).items():
        for block in leaves(blocks):
            text = visible(block)
            found.update({f"{name} {mark}": text.count(mark) for mark in LEFT_OVER if mark in text})
            found.update({f"{name} {code}": 1 for code in re.findall(r"(?<![\w:]):[a-z_]+:(?!\w)", text)})

    assert found == {"dendron/daily.20231204.md **": 3, "github/README.md ==": 1}


def visible(block: Block) -> str:
    """The block's text without its code and formulas."""
    if block.kind in ("code", "math"):
        return ""
    text = block.text
    for mark in sorted(block.marks, key=lambda mark: -mark.start):
        if mark.kind in ("code", "math"):
            text = text[: mark.start] + text[mark.end :]
    return text


def test_tags(vaults: Path) -> None:
    """The 25 tags of the vault that has tags, and none in the others."""
    found = {name: sum(len(block.tags) for block in blocks) for name, blocks in notes(vaults).items()}

    assert {name: count for name, count in found.items() if count} == {"dendron/daily.20231204.md": 25}


def test_figures_and_callouts(vaults: Path) -> None:
    """Every figure is a hole on no paragraph's line; every alert a callout."""
    figures: Counts = Counter()
    callouts = 0
    for name, blocks in notes(vaults).items():
        for block in (inner for top in blocks for inner in walk(top)):
            callouts += block.kind == "callout"
            images = [piece for piece in block.html if isinstance(piece, Image)]
            figures[name.partition("/")[0]] += len(images)
            assert not images or block.opening == "", f"{name}:{block.span.line}"

    assert figures == {"obsidian": 2, "vscode": 13, "dendron": 12, "github": 31, "typora": 42}
    assert callouts == 8


@pytest.mark.parametrize("number", [14, 15, 21, 83, 84])
def test_items_after_a_line(vaults: Path, number: int) -> None:
    """Items that follow a line directly, at whatever number, are items with that number."""
    blocks = notes(vaults)["vscode/GenerativeModel.md"]
    items = [b for top in blocks for b in walk(top) if b.kind == "item" and b.span.line == number]

    assert [item.level for item in items] == [{14: 2, 15: 3, 21: 5, 83: 5, 84: 6}[number]]
