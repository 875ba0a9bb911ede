"""Names that stand apart from their titles: `EchoNet (CVPR 2020): Deep Echoes`, `Deep Echoes for Ships | EchoNet`,
`Ito et al. 2020 - EchoNet: Deep Echoes`."""

from __future__ import annotations

from ...patterns import pattern
from ..citations.cited import CITED
from ..lexicon.title_words import YEAR
from ..references.likeness import is_name, likeness, short_of

_GROUPED = pattern(
    r"(?P<name>[^\s()（）\[\]【】:：]{2,20}(?: [^\s()（）\[\]【】:：]{1,16}){0,2})\s*"
    r"[(（\[【](?P<inside>[^()（）\[\]【】]{2,60})[)）\]】]\s*[:：]\s*(?=\S)"
)
_BAR = pattern(r"(?P<title>\S.{10,300}\S)\s*[|｜]\s*(?P<name>[^\s|｜]{2,24})")
_BEFORE_BAR = pattern(r"(?P<name>[^\s|｜]{2,24})\s*[|｜]\s*(?P<title>[^\s|｜][^|｜]{10,300})")
_CITED = pattern(
    rf"(?P<who>[^()（）\[\]\d]{{2,80}}?),? ?[(（]?(?P<year>{YEAR})[a-z]?[)）\]]?\s*(?P<sign>[-–—:：|.,，]+\s+|[-–—:：|]*\s*)(?=\S)"
)
_DAY = pattern(r"(?:[Dd]ay|[Ww]eek|DAY|WEEK|[Ss]ession|[Mm]eeting)\s*#?\d{1,3}\s*[:：.|｜–—-]+\s*")
_TITLE = 1.2  # likeness


def group_behind_name(text: str) -> tuple[str, str, str] | None:
    """The name that a title begins with, what stands in brackets right behind it, and what follows their colon."""
    found = _GROUPED.match(text) if ":" in text or "：" in text else None
    if not found or not is_name(found["name"]):
        return None
    return found["name"], found["inside"], text[found.end() :]


def beside_bar(text: str) -> tuple[str, str] | None:
    """A title and its name, which stands behind a bar or before it."""
    found = (_BAR.fullmatch(text) or _BEFORE_BAR.fullmatch(text)) if "|" in text or "｜" in text else None
    if not found or not is_name(found["name"]) or short_of(found["title"]) or likeness(found["title"]) < _TITLE:
        return None
    return found["title"], found["name"]


def cited_front(text: str) -> tuple[int, int] | None:
    """The year of the citation that a title begins with, and where the title begins: authors and others, behind whom
    stands what looks like a title by itself."""
    found = _CITED.match(text) if "et al" in text or " and " in text or "&" in text or "等" in text else None
    cited = CITED.fullmatch(f"{found['who'].strip(' ,，')} {found['year']}") if found else None
    if not found or not cited or not cited["others"] or not _is_title(text[found.end() :]):
        return None
    return int(found["year"]), found.end()


def day_front(text: str) -> int:
    """Where the title begins behind the number of the day or the week in which it was read: `Day 3: EchoNet: ...`."""
    found = _DAY.match(text)
    return found.end() if found and _is_title(text[found.end() :]) else 0


def _is_title(text: str) -> bool:
    """Whether a text is a title by its look, or by the name before its colon."""
    return (":" in text and short_of(text) is not None) or likeness(text) >= _TITLE
