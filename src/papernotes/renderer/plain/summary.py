"""How a paper's notes begin, in one sentence: for the home page, and for previews."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import chain

from ...model import Math, Paper, Section, Span
from ...patterns import pattern
from ..math import math_html
from .sentences import first_sentence

_FORMULA = pattern(r"\$\$?([^$]+)\$\$?")
_LEAD = pattern(r"\s*[:：]?\s*")
_URL = pattern(r"https?://\S+")
_HEADS = 0xE000  # private characters stand for formulas while the text is cut


def opening_html(paper: Paper) -> str:
    """The first sentence of what the notes say, or ""."""
    return _sentence(next(_texts(paper), ""))


def own_html(paper: Paper) -> str:
    """The first sentence of the keeper's own words, or ""."""
    own = (section.text for entry in paper.entries for section in entry.sections if section.kind == "review")
    return _sentence(next((text for text in own if text.strip()), ""))


@lru_cache(maxsize=8192)  # a sentence stands in the matrices of topics and tags, and on two papers' pages
def set_in(text: str) -> str:
    """Plain text as HTML, the formulas that stand in it as their LaTeX in dollars set."""
    parts = _FORMULA.split(text)
    formulas = (math_html(Math(tex, False, Span("", 1))).value for tex in parts[1::2])
    texts = [escape(part, quote=False) for part in parts[::2]]
    return "".join(part for pair in zip(texts, (*formulas, ""), strict=True) for part in pair)


def _texts(paper: Paper) -> Iterator[str]:
    """Sections first, for they say what a paper is about; then whatever stands in its notes."""
    for entry in paper.entries:
        sections = (_without_lead(section) for section in entry.sections if section.kind != "review")
        blocks = (block.text for block in entry.blocks if block.kind in ("paragraph", "list", "quote", "callout"))
        yield from (text for text in chain(sections, blocks) if len(_URL.sub("", text).strip()) > 12)


def _without_lead(section: Section) -> str:
    if not section.text.startswith(section.title):
        return section.text
    lead = _LEAD.match(section.text, len(section.title))
    return section.text[lead.end() :] if lead else section.text


def _sentence(text: str) -> str:
    formulas: list[str] = []

    def hide(found: re.Match[str]) -> str:
        formulas.append(found[1])
        return chr(_HEADS + len(formulas) - 1)

    short = escape(first_sentence(_FORMULA.sub(hide, text)), quote=False)
    for index, tex in enumerate(formulas[:64]):
        short = short.replace(chr(_HEADS + index), math_html(Math(tex, False, Span("", 1))).value)
    return short
