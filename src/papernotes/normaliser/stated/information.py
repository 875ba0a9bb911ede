"""Lines that tell several things of a paper between bars or dots and nothing else -> a line for each.

**Authors:** Ann Ito, Ben Wood | CVPR 2021 | [PDF](u)        2021 · CVPR · Ann Ito et al. · https://...
"""

from __future__ import annotations

from itertools import pairwise

from ...patterns import pattern
from ..prose.lines import Line, behind_emoji
from ..references.writers import names_beside_venue
from .keyed import keyed_line
from .venue_lines import venue_line, year_alone

_APART = pattern(r"\s+[|·•‧∙/]\s+|\s*｜\s*")
_BY = pattern(r"(?i)\W*by\s+")
_LETTERS = pattern(r"[^\W\d_]")
_URL = pattern(r"\W{0,4}https?://\S+\W*|\W*arxiv\W{0,3}\d{4}\.\d{4,5}\W*", 2)
_LONGEST = 1000  # characters


def information(line: Line) -> tuple[Line, ...]:
    """The parts of such a line, with at most one of which it is not known what it says; the line where it is none."""
    text = line.text
    if len(text) > _LONGEST or line.kind == "cell":
        return (line,)
    cuts = [found.span() for found in _APART.finditer(text)]
    if not cuts:
        return (line,)
    parts = [line.part(start, end) for (_, start), (end, _) in pairwise(((0, 0), *cuts, (len(text), 0)))]
    known = sum(map(is_data, parts))
    return tuple(parts) if known >= 2 and known >= len(parts) - 1 else (line,)


def is_data(line: Line) -> bool:
    """Whether a line, or a part of one, is a field, links, a venue, a year or a list of persons, and nothing else."""
    text = behind_emoji(line.text.strip(" *_`>"))
    if keyed_line(line) is not None or _URL.fullmatch(text) or year_alone(text) is not None:
        return True
    linked = [mark for mark in line.marks if mark.kind == "link"]
    alone = linked and not _LETTERS.search(line.without_links())
    return bool(alone) or venue_line(line) or bool(persons_of(line))


def persons_of(line: Line) -> str:
    """The persons that a line lists and says nothing else, behind "by" or an emoji, beside a venue, or by themselves."""
    text = behind_emoji(line.text.strip(" *_`>"))
    return names_beside_venue(_BY.sub("", text, count=1) if text[:2].casefold() == "by" else text)
