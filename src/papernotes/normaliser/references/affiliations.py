"""Where authors work, as lists of authors say it -> the list without it, and the organisations.

Ann Ito (MIT), Ben Wood (Stanford)      张三，李四，清华大学      Ann Ito, Ben Wood — Keio University
Ann Ito¹, Ben Wood²                     with ¹MIT, ²Stanford on the line below
"""

from __future__ import annotations

from ...patterns import pattern
from ..prose.lines import Line
from .organisations import organisations
from .venues import venues_in

_IN_BRACKETS = pattern(r"\s*[(（]([^()（）\n]{2,80})[)）]")
_DASH = pattern(r"\s*(?:[—–]+|-{2,3}| - )\s*(?=[^—–-]+$)")
_APART = pattern(r"\s*(?:[,，、;；]|\band\b|&)\s*")
_RAISED = pattern(r"\$[^$\n]{1,30}\$|\^\{?[\d,*†‡ ]{1,8}\}?\^?|[¹²³⁴⁵⁶⁷⁸⁹]+(?:[,，][¹²³⁴⁵⁶⁷⁸⁹]+)*")
_NUMBERED = pattern(r"(?:^|(?<=[\s,，;；]))\d(?=[\s.]?[A-Z一-鿿])")
_DASH_AND_MARK = pattern(r"\s+[—–-]{1,3}\s*(?=[¹²³⁴⁵⁶⁷⁸⁹])")  # Ann Ito¹, Ben Wood² — ¹MIT, ²Keio University
_LONGEST = 3000  # characters of authors


def without_places(text: str) -> tuple[str, tuple[str, ...]]:
    """A list of authors without the organisations in it, and these."""
    if len(text) > _LONGEST:
        return text, ()
    text = " ".join(text.split())  # the expressions below would look at a run of spaces again from each of them
    places: list[str] = []
    for found in _IN_BRACKETS.finditer(text):
        places += organisations(found[1])
    if places:
        text = _IN_BRACKETS.sub(lambda found: "" if organisations(found[1]) else found[0], text)
    if raised := _DASH_AND_MARK.search(text):
        places += filter(None, (part.strip(" ,，、;；.。*_") for part in _RAISED.split(text[raised.end() :])))
        text = text[: raised.start()]
    if (dash := _DASH.search(text)) and (behind := organisations(text[dash.end() :].strip(" .。"))):
        places += behind
        text = text[: dash.start()]
    parts = [part for part in _APART.split(text) if part]
    others = [part for part in parts if not organisations(_unraised(part))]
    if others and len(others) < len(parts):
        places += (place for part in parts for place in organisations(_unraised(part)))
        text = ", ".join(others)
    return text, tuple(dict.fromkeys(places))


def _unraised(text: str) -> str:
    return _RAISED.sub("", text).strip(" .。")


def without_marks(text: str) -> str:
    """A line of authors without the raised numbers and signs behind their names: `$^{1,2}$`, `^1^`, `²`."""
    return _RAISED.sub("", text)


def places_below(line: Line) -> tuple[str, ...]:
    """The organisations that a line below the authors numbers, and nothing else: `¹MIT, ²Keio University`."""
    if len(line.text) > 400:
        return ()
    parted = _NUMBERED.sub(",", _RAISED.sub(",", line.text))
    if parted == line.text or not parted.lstrip().startswith(","):
        return ()
    return organisations(parted.strip(" ,.")) if len(parted) <= 120 else _each(parted)


def place_told(line: Line) -> tuple[str, ...]:
    """The known organisations that a line says its paper is from: `来自 MIT 的工作`, `From MIT`, `CVPR 2022, MIT`."""
    text = line.text.strip(" \t*_`>()（）[]【】。.") if len(line.text) <= _TOLD else ""
    if found := _FROM.fullmatch(text):
        return organisations(found["who"] or found["by"])
    venue = next((venue for venue in venues_in(text) if venue.name and venue.year), None) if text else None
    around = (text[: venue.start].strip(_BETWEEN), text[venue.end :].strip(_BETWEEN)) if venue else ("", "")
    return organisations(next(iter(around))) or organisations(around[1]) if not all(around) else ()


_TOLD = 120  # characters of a line that says so
_BETWEEN = " \t,，、;；|·@*_`()（）[]【】–—-"
_FROM = pattern(
    r"(?:(?:这|本文|论文|该文|这篇(?:文章|论文|工作))?(?:是|为)?(?:一[篇项个])?)?(?:来自|出自)?\s*(?P<who>[^\s，。,.;；的是](?:[^，。.;；的是]{0,50}[^\s，。,.;；的是])?)\s*"
    r"的(?:一[篇项个])?(?:工作|论文|文章)|(?i:from|by) (?P<by>.{2,60})"
)


def _each(text: str) -> tuple[str, ...]:
    named = [organisations(part.strip()) for part in text.split(",") if part.strip()]
    return tuple(place for places in named for place in places) if all(named) else ()
