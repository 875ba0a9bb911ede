"""Markdown constructs: each file of `constructs/` has examples, `title . input . html` as in markdown-it-py's fixtures.

Holes are shown in braces: {math:x}, {math-block:x}, {image:a.png width=50%}, {ref:Note#Part|label}, {embed:Note},
{code:python|x}, {tag:name}. A heading's tags, which the renderer writes, are shown too; each top-level block is on a
line of its own. `{warns:code}` after the last block stands for a diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from papernotes.config import Markdown
from papernotes.loader.markdown import CONSTRUCTS, parse_blocks
from papernotes.model import Block, Code, Embed, Image, Math, NoteRef, Piece, TagRef

FOLDER = Path(__file__).parent / "constructs"


class Example(NamedTuple):
    """One example and the place of its title."""

    path: Path
    line: int
    title: str
    input: str
    html: str


def examples(path: Path) -> Iterator[Example]:
    """The examples of a file: title, then input and HTML between lines of one dot."""
    lines = path.read_text(encoding="utf-8").split("\n")
    dots = [number for number, line in enumerate(lines) if line == "."]
    for first, second, third in zip(dots[::3], dots[1::3], dots[2::3], strict=True):
        source, expected = "\n".join(lines[first + 1 : second]), "\n".join(lines[second + 1 : third])
        yield Example(path, first, lines[first - 1], source, expected)


ALL = [example for path in sorted(FOLDER.glob("*.md")) for example in examples(path)]


@pytest.mark.parametrize("example", ALL, ids=lambda example: f"{example.path.name}:{example.line} {example.title}")
def test_constructs(example: Example, request: pytest.FixtureRequest) -> None:
    """Each example gives its HTML."""
    checked = parse_blocks(example.input, "note.md", Markdown())
    warnings = [f"{{warns:{item.code} {item.span.line}}}" for item in checked.diagnostics if item.span]
    found = "\n".join([*(shown(block) for block in checked.value), *warnings])
    if found != example.html and request.config.getoption("--update", default=False):
        update(example, found)

    assert found == example.html, f"{example.path}:{example.line}"


def update(example: Example, html: str) -> None:
    """Writes what was found into the file, for a person to read the difference."""
    text = example.path.read_text(encoding="utf-8")
    before = f"{example.title}\n.\n{example.input}\n.\n"
    text = text.replace(f"{before}{example.html}\n.\n", f"{before}{html}\n.\n")
    example.path.write_text(text, encoding="utf-8")


def test_every_construct_has_examples() -> None:
    """A file of examples for each construct."""
    expected = {module.__name__.rpartition(".")[2] for module in CONSTRUCTS}

    assert expected <= {path.stem for path in FOLDER.glob("*.md")}


def shown(block: Block) -> str:
    """The block's HTML with its holes in braces."""
    inner = "".join(map(piece, block.html)) + "".join(map(shown, block.children))
    if block.kind == "heading":
        return f"<h{block.level}>{inner}</h{block.level}>"
    if block.kind == "paragraph" and not inner and block.tags:
        return f"{{tags:{' '.join(block.tags)}}}"
    return block.opening + inner + block.closing


def piece(item: Piece) -> str:
    """A string as it is, a hole in braces."""
    match item:
        case str():
            return item
        case Math(tex, display):
            return f"{{math-block:{tex}}}" if display else f"{{math:{tex}}}"
        case Image(written, alt, _, width, height):
            parts = [
                f"alt={alt}" if alt else "",
                f"width={width}" if width else "",
                f"height={height}" if height else "",
            ]
            return " ".join([f"{{image:{written}", *filter(None, parts)]) + "}"
        case NoteRef(target, fragment, html):
            return f"{{ref:{target}{'#' + fragment if fragment else ''}|{''.join(map(piece, html))}}}"
        case Embed(target, fragment):
            return f"{{embed:{target}{'#' + fragment if fragment else ''}}}"
        case Code(text, language):
            return f"{{code:{language}|{text}}}"
        case TagRef(name):
            return f"{{tag:{name}}}"
