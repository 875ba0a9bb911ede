"""The persons that a text or a line lists: authors as notes, BibTeX and conference systems write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..patterns import pattern
from .blanks import is_waiting
from .lines import Line
from .title_words import COMMON, LOWER, UPPER

_PERSON = pattern(
    rf"^(?:(?:[{UPPER}][\w’'.‐-]*|v[ao]n|den?|der|del?|la|d[ai]|bin)\.?[ -]?){{1,5}}$"
    r"|^[一-鿿·]{2,6}$|^[一-鿿]{1,3} [一-鿿]{1,3}$|^[가-힣]{2,5}$|^[ァ-ヿ・＝]{2,20}$"
)


def authors_in(line: Line) -> tuple[tuple[str, ...], str]:
    """Those whom a line of authors names, and what it says behind them: `Akshit Tyagi et al., 3 Dec 2019`, `Jiajun Wu,
    Yifan Wang (MIT)`; no names where it is another line."""
    text = _LINKED.sub("", _DAY.sub("", line.text))
    if line.kind != "paragraph" or not line.first or len(line.text) > _LONGEST or not _LISTED.match(text):
        return (), line.text
    before, *behind = _BEHIND.split(text, maxsplit=1)
    if _OF_TITLES.search(before) or any(_APART.search(label) for label, _ in line.links()):
        return (), line.text  # "Fast Sonar and Slow Echoes for Ships", a link to a paper
    names = split_names(before)
    words = {word.casefold() for name in names for word in name.split()}
    sure = all(" " in name for name in names) and words.isdisjoint(COMMON)
    return (names if sure else ()), text[len(before) :] if behind else ""


_LONGEST = 400
_LINKED = pattern(
    r"(?i)^\s*[\[(（](?:link|pdf|paper|arxiv|doi|url|论文|链接)[)\]）]\s*"
)  # "([link](u)) Aki Ito, Ben Wood"
_LISTED = pattern(
    rf"[*_]?[{UPPER}][\w’'.-]+(?: [{UPPER}][\w’'.-]*){{1,3}}[\d*†,]*(?:,? (?:et al\b|and |& )|, [{UPPER}])"
)
_BEHIND = pattern(
    r"\s*(?:[(（|/—–;；]|,? (?:in )?(?=\d{1,2} [A-Z][a-z]{2}|(?:19|20)\d\d|[A-Z]{3,}\b)|(?<![A-Z])\. | - )"
)
_OF_TITLES = pattern(r" (?:for|with|via|using|through|from|towards?|by) ")

_DAY = pattern(r"^\s*(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+")
_FAMILY_FIRST = pattern(rf"(?P<last>[^,;，；]{{1,30}}), (?P<first>[{UPPER}][\w’'.‐-]*(?: [{UPPER}][\w’'.‐-]*){{0,3}})")


def person_in(text: str) -> str | None:
    """The one person whom `Last, First` names; None where it may be two, `Kaiming He, Xiangyu Zhang`."""
    found = _FAMILY_FIRST.fullmatch(text.strip())
    if not found or not _PERSON.match(found["last"]) or (" " in found["last"] and " " in found["first"]):
        return None
    return f"{found['first']} {found['last']}"


def listed(values: Sequence[str], *, each_one: bool = False) -> tuple[str, ...]:
    """The persons of a list of values, where each may be one, `Last, First`, or several.

    `[Zheng, Yufeng; Black, Michael J.]` is YAML that was cut at each comma.
    """
    if len(values) > 1 and any(";" in value for value in values):
        return split_names(", ".join(values))
    persons = [person_in(value) for value in values] if each_one or len(values) > 1 else []
    if persons and (each_one or all(persons)):
        pairs = zip(values, persons, strict=True)
        return tuple(dict.fromkeys(name for value, one in pairs for name in ((one,) if one else split_names(value))))
    return tuple(name for value in values for name in split_names(value))


_APART = pattern(r"\s*(?:,|，|、|;|；|\band\b|&|和|\|)\s*")
# Numbers and signs behind names, brackets, formulas, tags: what says where they work, and how to write to them.
_MARKS = pattern(r"\$[^$]*\$|\[\[|\]\]|[*_`†‡§¶‖∗＊✉\d¹²³⁴⁵⁶⁷⁸⁹]|\([^)\n]{0,300}\)|（[^）\n]{0,300}）|<[^>]{0,300}>")
_MARKED_APART = pattern(rf"(?<=[{LOWER}])[\d¹²³⁴⁵⁶⁷⁸⁹*∗†‡§]+\s+(?=[{UPPER}])")  # "Ann Ito1∗ Ben Wood2"
_OTHERS = pattern(r"[,，]?\s*(?:et al\.?|等人?)(?=\W|$).*")
_WORD = rf"[{UPPER}][\w’'‐-]+"
_LAST_FIRST = pattern(
    rf"(?P<last>{_WORD}), (?P<first>{_WORD}(?: [{UPPER}]\.?)*)(?P<rest>(?:(?:,|,? and|,? &) {_WORD}(?: [{UPPER}][\w’'.‐-]*)+)*)\.?"
)


def split_names(text: str) -> tuple[str, ...]:
    """The persons that a text lists; "et al." and what is no name (an affiliation's number) is left out.

    `Last, First and Last, First` (BibTeX), the same with semicolons, `Last, First, and First Last` (MLA) and
    `First Last, First Last` are read, the latter behind a date, too.
    """
    if is_waiting(text):
        return ()
    text = _DAY.sub("", text).replace("\u2011", "-")
    if not _APART.search(text):
        text = _MARKED_APART.sub(", ", text)
    text = " ".join(_MARKS.sub("", text).split())
    alone, others = _OTHERS.subn("", text)
    text, last_first = alone.strip(), _LAST_FIRST.fullmatch(alone.strip())
    if last_first and (others or last_first["rest"]):
        parts = [f"{last_first['first']} {last_first['last']}", *_APART.split(last_first["rest"])]
    elif text.count(" and ") and re.match(r"^[\w’'-]+, [^,]+(?: and [\w’'-]+, [^,]+)+$", text.strip()):
        parts = [" ".join(reversed(name.split(", "))) for name in text.strip().split(" and ")]
    elif ";" in text and all(name.count(",") == 1 for name in text.strip(" ;").split(";")):
        parts = [" ".join(part.strip() for part in reversed(name.split(","))) for name in text.strip(" ;").split(";")]
    else:
        parts = _APART.split(text)
    names = [" ".join(part.split()).strip(" .") if len(part) > 3 else part.strip() for part in parts]
    return tuple(name for name in names if 2 <= len(name) <= 40 and _PERSON.match(name))


def several(values: Iterable[str]) -> tuple[str, ...]:
    """The persons of a head's `author` where one text lists two or more in full: "Aki Ito, Ben Wood"; a blogger is one."""
    text, *others = *values, ""
    names = split_names(text) if others == [""] else ()
    parts = [part for part in _APART.split(text) if part.strip(" .")]
    return names if len(names) >= 2 and len(names) == len(parts) and all(" " in name for name in names) else ()
