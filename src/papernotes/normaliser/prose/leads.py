"""A text -> the facets that its lead-ins announce, the words in bold or before a colon that its lines begin with."""

from __future__ import annotations

from collections.abc import Iterable

from ...config import Config
from ...model import Block, Facet
from ...patterns import pattern
from ..lexicon.section_phrases import says_question
from .facets import facets_of
from .lines import Line, lines_of


def leads(body: Iterable[Block], config: Config) -> list[Facet]:
    """The facets that lead-ins announce: `**现有方法：**`, `- **研究背景**：...`, `任务：...`."""
    found: list[Facet] = []
    for line in lines_of(body):
        label = lead_of(line)
        if label and (len(label) <= 24 or says_question(label)):
            found.extend(facet for facet in facets_of(label, config.facets) if facet != "other")
    return found


def framed(line: Line) -> str:
    """The words in brackets that a line begins with, `【动机】慢。`, `[Method] Wide nets.`, or ""; links have them, too."""
    text = line.lead or line.text
    found = _FRAMED.match(text)
    if found is None or any(mark.kind == "link" and mark.start < found.end() for mark in line.marks):
        return ""
    return found[1] or found[2] or ""


_FRAMED = pattern(r"\s*(?:【([^【】]{1,20})】|\[([^\[\]]{2,24})\](?![(（]))")


def alone(line: Line) -> str:
    """The words of a line that has no others but a number or a sign before them, `（1）动机`, `一、动机`, `★ 动机`; else ""."""
    if line.kind == "item" or len(line.text) > _SHORT:
        return ""
    found = _SIGNED.fullmatch(line.text)
    return found[1] if found else ""


_SHORT = 20  # characters
_SIGNED = pattern(
    r"\s*(?:[(（]\d{1,2}[)）]|[(（]?[一二三四五六七八九十]{1,2}[)）、.．]|\d{1,2}[、.．)）]|[①-⑳★☆●○◆◇■□▶►▪※✦•])"
    r"\s*([^\s:：,，。;；].*)"
)


def lead_of(line: Line) -> str:
    """What the line begins with in bold or before a colon, or ""; the whole of one that says it is a question."""
    if says_question(line.text):
        return line.text
    if line.lead or not (":" in line.text or "：" in line.text):
        return line.lead
    found = _LEAD.match(line.text)
    return found[1] if found else ""


_LEAD = pattern(r"(.{1,40}?)\s*[:：]")
