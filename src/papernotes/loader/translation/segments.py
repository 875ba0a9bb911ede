"""The lines of a paragraph -> the parts that become blocks of their own: running text, figures, formulas, tags.

text                          a paragraph
![a](a.png)                   a figure, so that it never stands inside <p>
more text ![b](b.png)         a paragraph, then a figure
$$x$$                         a formula of its own, where the block rule did not see it (below an item)
#tag #other                   nothing: tags leave the text
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from markdown_it.token import Token

from ..tokens import Gap
from .places import Place

_BREAKS = frozenset(("softbreak", "hardbreak"))
Kind = Literal["text", "figure", "display", "tag"]


class Segment(NamedTuple):
    """Tokens of one or more lines; rows count from the paragraph's first line."""

    kind: Kind
    tokens: list[Token]
    first: int
    last: int


def segments(tokens: Sequence[Token], place: Place) -> list[Segment]:
    """The parts of a paragraph in order; usually one."""
    if not any(token.type == "gap" and token.meta["gap"].sort for token in tokens):
        return [Segment("text", list(tokens), 0, place.row_of(len(place.content)))]
    found: list[Segment] = []
    broken: Token | None = None
    for part, end in _split(tokens, place):
        if found and found[-1].kind == part.kind and part.kind in ("text", "figure"):
            last = found.pop()
            glue = [broken] if broken and part.kind == "text" else []
            found.append(Segment(part.kind, [*last.tokens, *glue, *part.tokens], last.first, part.last))
        else:
            found.append(part)
        broken = end
    return found


def _split(tokens: Sequence[Token], place: Place) -> Iterator[tuple[Segment, Token | None]]:
    """A segment for each line with the break after it; two for a line of text that ends with figures."""
    row = 0
    for line, end in _lines(tokens):
        last = place.row_of(end.meta["at"] if end else len(place.content))
        kind = _kind(line)
        cut = _text_end(line) if kind == "text" else len(line)
        if cut < len(line):
            yield Segment("text", line[:cut], row, last), None
            yield Segment("figure", line[cut:], last, last), end
        else:
            yield Segment(kind, line, row, last), end
        row = last + 1


def _lines(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], Token | None]]:
    """The tokens of each line, and the break after it; a break inside a style does not end a line."""
    depth = 0
    line: list[Token] = []
    for token in tokens:
        depth += token.nesting
        if token.type == "raw":
            depth += token.meta["tag"].opens - token.meta["tag"].closes
        if token.type in _BREAKS and depth <= 0 and "at" in token.meta:
            yield line, token
            line = []
        else:
            line.append(token)
    yield line, None


def _kind(line: list[Token]) -> Kind:
    kinds = {_sort(token) for token in line} - {"blank"}
    if kinds == {"tag"}:
        return "tag"
    if "figure" in kinds and kinds <= {"figure", "link"}:
        return "figure"
    return "display" if kinds == {"display"} and len([t for t in line if t.type == "gap"]) == 1 else "text"


def _sort(token: Token) -> str:
    if token.type == "gap":
        gap: Gap = token.meta["gap"]
        return gap.sort or "text"
    if token.type in ("link_open", "link_close"):
        return "link"
    if token.type == "raw":
        return "text" if token.meta["tag"].html or token.meta["tag"].text else "blank"
    return "blank" if token.type == "text" and not token.content.strip() else "text"


def _text_end(line: list[Token]) -> int:
    """Where the figures begin with which a line of text ends: its length, if it ends with none."""
    end = len(line)
    while end and _sort(line[end - 1]) in ("figure", "blank"):
        end -= 1
    depth = sum(token.nesting for token in line[:end])
    has_figure = any(_sort(token) == "figure" for token in line[end:])
    return end if end and has_figure and depth == 0 else len(line)
