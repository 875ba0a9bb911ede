"""The first sentence of what the notes say in one place, as plain text, its formulas whole as LaTeX in dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model import Entry, Facet, Paper, Section
from ...patterns import pattern
from ...text import has_cjk

# Dollars that can only be those of a formula: "$5 and $6" is money.
FORMULA = pattern(r"(?<![\\$])(\$\$?)(?=\S)((?:[^$\\]|\\.)*?[^\s$\\]|[^$]*?\\.)\1(?![\d$])", re.DOTALL)
LIMIT = 120  # characters, beyond which a sentence is cut
_HEADS = 0xE000  # private characters stand for formulas while the text is cut
_MOST = 6400
_COLON, _MAYBE_COLON = pattern(r"\s*[:：]\s*"), pattern(r"\s*[:：]?\s*")
_URL = pattern(r"https?://\S+")
_TELLING: tuple[Facet, ...] = ("contribution", "method", "task", "motivation", "conclusion", "results", "background")


class Said(NamedTuple):
    """A sentence, and where it stands: the paper's entry, and the line that its section begins on (0: of the entry)."""

    text: str
    entry: int
    line: int = 0
    guessed: bool = False


def sentence(text: str, limit: int = LIMIT) -> str:
    """The first sentence on one line; `limit` is in characters, a formula counting as one."""
    formulas: list[str] = []

    def hide(found: re.Match[str]) -> str:
        if len(formulas) == _MOST:
            return found[0]
        formulas.append(f"${' '.join(found[2].split())}$")
        return chr(_HEADS + len(formulas) - 1)

    plain = re.sub("[\ue000-\uf8ff]", "", text)
    short = first_sentence(FORMULA.sub(hide, plain), limit)
    return re.sub("[\ue000-\uf8ff]", lambda found: formulas[ord(found[0]) - _HEADS], short)


def first_sentence(text: str, limit: int = 120) -> str:
    """The beginning of a text, up to the end of its first sentence, in at most so many characters."""
    plain = " ".join(text.split(maxsplit=limit)[:limit])[: limit + 1]  # what is further on makes no difference
    end = re.search(r"(?<=.{6})(?:[。！？!?]|(?<=[^\d.\s])\.(?=\s|$))", plain)
    sentence = plain[: end.end()] if end else plain
    if len(sentence) <= limit:
        return sentence
    clause = re.match(rf".{{40,{limit}}}(?=[；;])", sentence)
    return f"{clause[0]}。" if clause and has_cjk(clause[0]) else sentence[: limit - 1].rstrip("，,、 ") + "…"


def section_text(section: Section) -> str:
    """What a section says, without the lead-in that names it."""
    if not section.title or not section.text.startswith(section.title):
        return section.text
    lead = (_MAYBE_COLON if section.guessed else _COLON).match(section.text, len(section.title))
    return section.text[lead.end() :] if lead else section.text


def said_of(paper: Paper, facet: Facet, limit: int = LIMIT) -> Said | None:
    """The first sentence under that facet, in the newest reading that has it.

    The keeper's own view is also what stands outside of sections called so.
    """
    for number, entry in enumerate(paper.entries):
        for section in entry.sections:
            if section.kind == facet and (text := sentence(section_text(section), limit)):
                return Said(text, number, section.line, section.guessed)
    if facet == "review":
        for number, entry in enumerate(paper.entries):
            for remark in entry.remarks:
                if text := sentence(_without_lead(entry, remark.text), limit):
                    return Said(text, number, remark.line, True)
    return None


def _without_lead(entry: Entry, text: str) -> str:
    titles = (section.title for section in entry.sections if section.kind == "review" and section.title)
    return next((re.sub(r"^\s*[:：]\s*", "", text[len(t) :]) for t in titles if text.startswith(t)), text)


def said_first(paper: Paper, limit: int = LIMIT) -> Said | None:
    """The sentence that tells most of what a paper does: of its contribution or method, else of what the notes
    begin with."""
    for facet in _TELLING:
        if found := said_of(paper, facet, limit):
            return found
    for number, entry in enumerate(paper.entries):
        for text in _openings(entry):
            return Said(sentence(text, limit), number)
    return None


def _openings(entry: Entry) -> Iterator[str]:
    texts = [section_text(section) for section in entry.sections if section.kind != "review"]
    texts += [block.text for block in entry.blocks if block.kind in ("paragraph", "list", "quote", "callout")]
    yield from (text for text in texts if len(_URL.sub("", text).strip()) > 12)
