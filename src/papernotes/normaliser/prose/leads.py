"""A text -> the facets that its lead-ins announce, the words in bold or before a colon that its lines begin with."""

from __future__ import annotations

from collections.abc import Iterable

from ...config import Config
from ...model import Block, Facet
from ...patterns import pattern
from .facets import facets_of
from .lines import Line, lines_of


def leads(body: Iterable[Block], config: Config) -> list[Facet]:
    """The facets that lead-ins announce: `**现有方法：**`, `- **研究背景**：...`, `任务：...`."""
    found: list[Facet] = []
    for line in lines_of(body):
        label = lead_of(line)
        if label and len(label) <= 24:
            found.extend(facet for facet in facets_of(label, config.facets) if facet != "other")
    return found


def lead_of(line: Line) -> str:
    """What the line begins with in bold or before a colon, or ""."""
    if line.lead or not (":" in line.text or "：" in line.text):
        return line.lead
    found = _LEAD.match(line.text)
    return found[1] if found else ""


_LEAD = pattern(r"(.{1,40}?)\s*[:：]")
