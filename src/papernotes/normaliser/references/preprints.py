"""What arXiv says of a paper below its authors, as programs copy it: `Comments: Accepted to CVPR 2025, 12 pages` -> its venue.

What is only submitted is published nowhere, and a keeper's own comments say nothing of the kind.
"""

from __future__ import annotations

from ...patterns import pattern
from ..prose.lines import Line
from .venues import Venue, venue_in

_COMMENTS = pattern(r"(?i)[\s>*_+-]{0,8}comments?[\s*_`]*[:：][\s*_`]*(?=\S)")
_OF_ARXIV = pattern(
    r"(?i)\d+\s+(?:pages?|figures?)\b|(?:main|short|long|full) paper\b|"
    r"(?:to be |was |paper |early |under )?(?:accepted|submitted|published|presented|appear\w*|in proceedings|preprint|review)"
    r"(?:\s+(?:paper|version|at|by|to|in|as|for|on|of)\b|\s*[.;(]|\s*$)|to appear\b|camera[- ]ready\b|project page\b|code (?:is )?(?:available )?at\b"
)
_STATE = pattern(r"(?i)\b(?:(submitted|submission|under|review)|accepted|published|presented|appear\w*)\b")


def published(line: Line) -> Venue | None:
    """Where the comments that arXiv shows say that the paper was published."""
    said = _said(line)
    venue = venue_in(said) if said else None
    states = [found[1] for found in _STATE.finditer(said, 0, venue.start)] if venue else []
    return None if states and states[-1] else venue


def is_comment_of_arxiv(line: Line) -> bool:
    """Whether a line is such comments, which are no review."""
    return bool(_said(line))


def _said(line: Line) -> str:
    if "omment" not in line.text or not (key := _COMMENTS.match(line.text)):
        return ""
    said = line.text[key.end() : key.end() + _LONGEST]
    venue = venue_in(said)
    return said if _OF_ARXIV.match(said) or (venue and venue.start == 0) else ""


_LONGEST = 300  # characters of comments that are looked at


def preprinted(text: str) -> int | None:
    """The year of a preprint that is given by its month: `Arxiv/2509`, `arXiv'2501`, (arXiv 2204)."""
    found = _BY_MONTH.search(text)
    return 2000 + int(found[1]) if found else None


_BY_MONTH = pattern(r"(?i)\barxiv[\s/:'’‘.-]{0,2}([0-4]\d)(?:0[1-9]|1[0-2])(?![\d.]\d|\d)")
