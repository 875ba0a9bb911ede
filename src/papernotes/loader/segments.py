"""The lines of a paragraph -> the parts that become blocks of their own: running text, figures, tags.

text                          a paragraph
![a](a.png)                   a figure, so that it never stands inside <p>
more text ![b](b.png)         a paragraph, then a figure
#tag #other                   nothing: tags leave the text
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from .tokens import Gap

_BREAKS = frozenset(("softbreak", "hardbreak"))


class Segment(NamedTuple):
    """Tokens of one or more lines; rows count from the paragraph's first line."""

    kind: str  # "text", "figures" or "tags"
    tokens: list[Token]
    first: int
    last: int


def segments(tokens: Sequence[Token]) -> list[Segment]:
    """The parts of a paragraph in order; usually one."""
    if not any(token.type == "gap" and _stands_alone(token) for token in tokens):
        rows = sum(token.type in _BREAKS for token in tokens)
        return [Segment("text", list(tokens), 0, rows)]
    found: list[Segment] = []
    for part in _split(tokens):
        if found and found[-1].kind == part.kind and part.kind != "tags":
            last = found.pop()
            glue = [_BREAK] if part.first > last.last else []
            found.append(Segment(part.kind, [*last.tokens, *glue, *part.tokens], last.first, part.last))
        else:
            found.append(part)
    return found


_BREAK = Token("softbreak", "br", 0)


def _stands_alone(token: Token) -> bool:
    gap: Gap = token.meta["gap"]
    return gap.tag or gap.mark == "image"


def _split(tokens: Sequence[Token]) -> Iterator[Segment]:
    """A segment for each line; two for a line of text that ends with figures."""
    for row, last, line in _lines(tokens):
        kind = _kind(line)
        if kind != "text":
            yield Segment(kind, line, row, last)
            continue
        end = _text_end(line)
        yield Segment("text", line[:end], row, last)
        if end < len(line):
            yield Segment("figures", line[end:], last, last)


def _lines(tokens: Sequence[Token]) -> Iterator[tuple[int, int, list[Token]]]:
    """First row, last row and tokens of each line; a line break inside a style does not end one."""
    depth = row = first = 0
    line: list[Token] = []
    for token in tokens:
        depth += token.nesting
        if token.type == "raw":
            depth += token.meta["tag"].opens - token.meta["tag"].closes
        if token.type in _BREAKS:
            row += 1
            if depth <= 0:
                yield first, row - 1, line
                line, first = [], row
                continue
        line.append(token)
    yield first, row, line


def _kind(line: list[Token]) -> str:
    kinds = {_token_kind(token) for token in line} - {"blank"}
    if kinds == {"tag"}:
        return "tags"
    return "figures" if "image" in kinds and kinds <= {"image", "link"} else "text"


def _token_kind(token: Token) -> str:
    if token.type == "gap":
        gap: Gap = token.meta["gap"]
        return "tag" if gap.tag else "image" if gap.mark == "image" else "text"
    if token.type in ("link_open", "link_close"):
        return "link"
    return "blank" if token.type == "text" and not token.content.strip() else "text"


def _text_end(line: list[Token]) -> int:
    """Where the figures begin with which a line of text ends: its length, if it ends with none."""
    end = len(line)
    while end and _token_kind(line[end - 1]) in ("image", "blank"):
        end -= 1
    depth = sum(token.nesting for token in line[:end])
    has_image = any(_token_kind(token) == "image" for token in line[end:])
    return end if end and has_image and depth == 0 else len(line)
