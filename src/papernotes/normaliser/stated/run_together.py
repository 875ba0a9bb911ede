"""Fields that share a line, `作者：Ann Ito  会议：CVPR 2020 | 代码：https://...` -> a line for each.

A key begins another field behind a bar, a semicolon, two spaces or in bold; behind one space or a comma where it is
Chinese, or has a capital and what it says is no part of a title ("Title: Talk Code: Why" has one field, unless several
stand behind commas). Obsidian's
fields within a line, `(Venue:: CVPR) (Year:: 2022)`, stand in brackets each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from ...patterns import pattern
from ..prose.lines import Line

_NEXT = pattern(
    r"(?P<before>\s*[|｜;；]\s*|\s+|[,，、。]\s*|(?<=[\])）】]))"
    r"(?=(?P<key>[A-Za-z]{3,16}(?: [A-Za-z]{2,10})?|[一-鿿]{2,6}(?: ?[A-Za-z]{2,8})?)\s?[:：](?!//))"
)
_FAR = 2000  # characters of a line that has fields
_OPEN = frozenset(("title", "short", "topic", "type", "tags", "keywords", "status"))  # whose values may be any words


def parted(line: Line, field_of: Callable[[str], str | None]) -> tuple[Line, ...]:
    """The fields of a line that begins with one, each as a line of its own; the line where it has but one."""
    text = line.text
    if text.count("(") > 1 and _ALL_IN_BRACKETS.fullmatch(text):
        within = list(_IN_BRACKETS.finditer(text))
        if all(field_of(found["key"]) for found in within):
            return tuple(line.part(*found.span("said")) for found in within)
    if text.count(":") + text.count("：") < 2 or not (first := _FIRST.match(text)):
        return (line,)
    field = field_of(first["key"])
    if not field:
        return (line,)
    places = [0, *chain.from_iterable(_seams(line, field, first.end(), field_of)), len(text)]
    if len(places) == 2:
        return (line,)
    return tuple(line.part(start, end) for start, end in zip(places[::2], places[1::2], strict=True))


_IN_BRACKETS = pattern(r"\((?P<said>(?P<key>\w[\w -]{0,36}?)::? [^()]*)\)")
_ALL_IN_BRACKETS = pattern(r"\s*(?:\(\w[\w -]{0,36}::? [^()]*\)[\s,;|·]*){2,}")
_NARROW = pattern(r" ?|[,，、。] ?")
_FIRST = pattern(r"\W{0,8}(?P<key>\w[\w /().&（）-]{0,36}?)\s*[:：]")


def _seams(line: Line, field: str, behind: int, field_of: Callable[[str], str | None]) -> Iterator[tuple[int, int]]:
    """Where each field but the last ends, and where the one behind it begins."""
    bold = {mark.start for mark in line.marks if mark.kind == "strong"}
    places = list(_NEXT.finditer(line.text, behind, _FAR))
    listed = sum(1 for found in places if _is_listed(found, field_of)) > 1
    for found in places:
        start, before, key = found.start("key"), found["before"], found["key"]
        other = field_of(key)
        if (
            not other
            or (other == field and not (other == "authors" and start in bold))  # each author has a field
            or any(mark.start < start < mark.end for mark in line.marks if mark.kind == "link")
        ):
            continue
        sure = start in bold or not _NARROW.fullmatch(before)
        bound = field not in _OPEN and other not in _OPEN
        if sure or not key.isascii() or (key[0].isupper() and bound) or (listed and _is_listed(found, field_of)):
            field = other
            yield found.start(), start


def _is_listed(found: re.Match[str], field_of: Callable[[str], str | None]) -> bool:
    """Whether a key with a capital stands behind a comma: `Title: Talk, Authors: ..., Venue: ...`."""
    return "," in found["before"] and found["key"][0].isupper() and field_of(found["key"]) is not None
