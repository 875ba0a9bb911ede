"""Lines above the first section that are nothing but the paper's links, each with what says where it leads."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ...model import Block
from ...patterns import pattern
from ..lexicon.link_labels import kind_of_label
from ..prose.lines import Line

_LINES = 40  # of an entry, in which its links are listed
_KEY = pattern(r"[\s>*_-]*([\w][\w \u4e00-\u9fff()（）]{0,30}?)[\s*_]*[:：][\s*_]*")
_BETWEEN = pattern(r"[\s\[\]()（）<>|/,，、;；·*_`-]+")


def labelled_lines(blocks: Sequence[Block], lines: Sequence[Line]) -> dict[tuple[int, str], str]:
    """What those are called that stand in lines of nothing but a label and links, or links called so, above the first
    section: `- 数据集：https://...`, `Video: [YouTube](..)`, `[Code](..) | [Project Page](..)`."""
    found: dict[tuple[int, str], str] = {}
    text = next((at for at, block in enumerate(blocks) if block.kind != "heading"), 0)
    end = next((block.span.line for block in blocks[text:] if block.kind == "heading"), sys.maxsize)
    for line in lines[:_LINES]:
        links = tuple(line.links()) if line.marks else ()
        is_heading = (
            not links and bool(line.lead) and line.lead.strip(":： ") == line.text.strip(":： ")
        )  # `**Method**`
        if line.number >= end or is_heading:
            break
        if not links or not _is_nothing_else(line.text, links):
            continue
        key = begins[1] if (begins := _KEY.match(line.text)) and kind_of_label(begins[1]) else ""
        for label, url in links:
            if called := label if kind_of_label(label) else key:
                found[line.number, url] = called
    return found


def _is_nothing_else(text: str, links: tuple[tuple[str, str], ...]) -> bool:
    """Whether a line has but links, and a label before them."""
    for label, _ in links:
        text = text.replace(label, " ", 1)
    return not _BETWEEN.sub("", _KEY.sub("", text, 1))
