"""Sections that share a line, `**Problem:** Slow. **Method:** Wide nets.`, `动机：慢。方法：宽。` -> a line for each.

A line that begins with a section's label may go on with others: in bold with a colon, or in Chinese, behind the end of a
sentence. In a line that begins otherwise, only bold ones behind the end of a sentence are labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ...model import Block, Facet
from ...patterns import pattern
from .lines import Line

_COLON = pattern(r"\s*[:：]")
_ENDED = frozenset("。.;；!！?？)）”」|｜")
_NEXT = pattern(r"(?<=[。；;！!？?])\s*(?P<key>[一-鿿]{2,8})[:：]")
_FAR = 20_000  # characters of a line that are looked at
_LONGEST = 40  # of a label


def labelled(line: Line, lead: Sequence[Facet] | None, is_label: Callable[[str], bool]) -> tuple[Line, ...]:
    """The sections of a line, each as a line of its own; the line where it has but one. `lead` is what the label says
    that it begins with; what follows 评价 without being bold (优点：..., 缺点：...) is the keeper's judgement, too."""
    plain = _plain(line, is_label) if lead and "review" not in lead else ()
    cuts = sorted({*_bold(line, bool(lead), is_label), *plain})
    if not cuts:
        return (line,)
    return tuple(line.part(start, end) for start, end in pairwise((0, *cuts, len(line.text))))


def rows_as_lines(table: Block, is_label: Callable[[str], bool]) -> tuple[Line, ...]:
    """The rows of a table of sections, `| 动机 | 慢 |`, each as a line "动机：慢"; () for other tables."""
    rows = [row.children for row in table.children]
    if any(len(row) != 2 for row in rows):
        return ()
    labels = [row[0].text.strip() for row in rows]
    if sum(1 for label in labels if len(label) <= _LONGEST and is_label(label)) < _SEVERAL:
        return ()
    said = zip(table.children, labels, rows, strict=True)
    return tuple(Line(f"{label}：{row[1].text}", at.span.line, "paragraph") for at, label, row in said)


_SEVERAL = 2


def may_have_several(line: Line) -> bool:
    """Whether a line could have labels behind its beginning: most have neither a colon nor bold words nor a sentence's end."""
    if ":" not in line.text and "：" not in line.text:
        return False
    bold = any(mark.kind == "strong" and mark.start > 0 for mark in line.marks)
    return bold or _NEXT.search(line.text, 0, _FAR) is not None


def _bold(line: Line, leads: bool, is_label: Callable[[str], bool]) -> Iterator[int]:
    """Where bold labels begin."""
    for mark in line.marks:
        if mark.kind != "strong" or not 0 < mark.start < _FAR or mark.end - mark.start > _LONGEST:
            continue
        label, before = line.text[mark.start : mark.end], line.text[: mark.start].rstrip()
        closed = label.rstrip().endswith((":", "：")) or _COLON.match(line.text, mark.end)
        if closed and (leads or before[-1:] in _ENDED) and is_label(label):
            yield mark.start


def _plain(line: Line, is_label: Callable[[str], bool]) -> Iterator[int]:
    """Where Chinese labels begin behind the end of a sentence."""
    for found in _NEXT.finditer(line.text, 0, _FAR):
        if is_label(found["key"]):
            yield found.start("key")
