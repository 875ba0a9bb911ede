"""What speaks for a list item, a row or a bold line as a paper: its title's look, its links, its venue, its writers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from ...patterns import pattern
from ..headings.evidence import Evidence
from ..lexicon.title_words import LINK_WORDS
from ..prose.lines import Line
from ..references.addresses import is_copy, is_paper, kind_of
from ..references.likeness import likeness
from ..references.persons import split_names
from ..references.venues import venues_in
from ..references.writers import writers_in
from ..stated.keyed import keyed_line
from ..titles.titles import Named

COPY = "leads to a copy of the paper"
CERTAIN = 5  # points: a venue and a link to where papers are read
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_PAPER = pattern(r"(?i)\W{0,4}(?:papers?|论文|文献|論文)\s?#?\d{0,3}\s?[:：]\W{0,3}\w")
_ARXIV = pattern(r"(?i)(?<![\w/.])arxiv(?![\w/.])")


def with_fields(found: Evidence, title: str, below: Iterable[Line]) -> Evidence:
    """That, and what the first lines below a title say, where they are fields that name its authors and when or where
    it was published."""
    if likeness(title) < _TITLE:
        return found
    fields = {field.field: field.value for field in map(keyed_line, itertools.islice(below, _NEAR)) if field}
    named = any(" " in name or not name.isascii() for name in split_names(fields.get("authors", "")))
    if named and any(fields.get(field) for field in ("venue", "year", "doi")):
        return found.plus(2.5, "fields of a paper below it", bib=True)
    return found


_TITLE = 1.0  # likeness of a title of three words
_NEAR = 8  # lines


def item_evidence(named: Named, text: str, rest: str, links: tuple[tuple[str, str], ...], mark: str) -> Evidence:
    """What speaks for a line of that text, in which such a title was found and the rest beside it."""
    found = Evidence()
    alike = likeness(named.title)
    if len(named.title) > 220 or re.search(r"[。！；]|[，,].*[一-鿿]{4,}", named.title):
        return found
    if alike:
        found = found.plus(alike * 0.7, "a title")
    if any(is_paper(url) for _, url in links) or named.arxiv:
        found = found.plus(3, "links to a paper", bib=True)
    elif any(kind_of(url, label) == "code" for label, url in links):
        found = found.plus(0.5, "links to code")
    elif any(is_copy(url) and "://" not in url for _, url in links):
        found = found.plus(1.5, COPY)
    if named.venue or venues_in(rest):
        found = found.plus(2.5, "names a venue", bib=True)
    elif named.cited:
        found = found.plus(2.5, "is cited as papers are", bib=True)
    elif named.year or _YEAR.search(rest):
        preprint = _ARXIV.search(text) is not None
        found = found.plus(2.5 if preprint else 1, "a preprint" if preprint else "names a year", bib=True)
    if alike and _PAPER.match(text):
        found = found.plus(2.5, "said to be a paper", bib=True)
    if writers_in(rest):
        found = found.plus(1, "names authors", bib=True)
    if mark and alike >= 1.2:
        found = found.plus(0.3, "a task")
    if named.quoted:
        found = found.plus(1.5, "《》")
    sure = alike >= 0.6 or named.quoted or (alike and found.bib >= CERTAIN)
    return found if sure else Evidence(found.score * 0.6, found.bib * 0.6, found.why)


def says_code(link: tuple[str, str]) -> bool:
    """Whether a link leads to code and says so, `[code]`; one by the title may lead to a program that is called so."""
    label, url = link
    return kind_of(url) == "code" and label.strip(" []()").casefold() in LINK_WORDS
