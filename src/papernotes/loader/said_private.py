"""Whether a note's text says that it is private, wherever a person may have put the tag: text -> line.

    found       (#private)  **#private**  %%#private%%  <span>#private</span>  文字#private，  #private/x  tags: private
    not found   in code, in addresses (`a.md#private`, `](#private)`, `[[#private]]`), `\\#private`,
                in longer words (`#privately`)

The text is looked at as it is written, so that no rule of Markdown, and none that is turned off, hides the tag. A fence
that is never closed, or whose quotation or item ends before, makes nothing code here: where it is unclear, it is found.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from ..head_keys import PRIVATE, TAGS
from ..patterns import pattern
from ..text import CJK_LETTERS, is_cjk_letter, is_tag_of

NAMES = frozenset(PRIVATE.names)
_UNSEEN = "[\u00ad\u200b-\u200f\u2060-\u2064\ufe0f\ufeff]*"
_FENCE = pattern(r"^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]+)*)(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
# Runs of backticks, and where what they hold must have ended: at a blank line, an item, a heading, a row.
_TICKS = pattern(r"`+|\n[ \t>]*(?:\n|(?=[-*+|]|#{1,6}\s|\d{1,9}[.)]\s))")
_CODE = pattern(r"<(code|pre|kbd|samp|tt|script|style)\b", re.IGNORECASE)
_ADDRESS = pattern(
    r"\]\(\s*+(?:<[^<>\n]*>|[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)(?=\s*\)|\s+[\"'(])"
    r"|(?<![#＃])\[\[[^\[\]\n|]*+(?=(?:\|(?:[^\[\]\n]|\[(?!\[)|\](?!\]))*+)?\]\])"
    r"|^[ \t>]*+\[(?!\^)[^\]\n]++\]:[ \t]*+\S++"
    rf"|(?::/|\bwww\.)(?:[^\s<>()（）\[\]\"'`「」『』【】《》“”，。；、！？|{CJK_LETTERS}]|\([^\s<>()]*+\))*+"
    r"|\b(?:href|src|srcset|poster|usemap)\s*+=\s*+(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s\"'<>]++)"
    r"|\burl\([^()\n]*+\)|\{:?[ \t]*+[.#][^{}\n]*+\}",
    re.IGNORECASE | re.MULTILINE,
)
_RUN_TOGETHER = pattern(rf"(?<![^\W{CJK_LETTERS}])(?<![\\/])(?:[#＃][\w/-]+)+$")  # `#diary#private`


def private_line(text: str, names: frozenset[str] = NAMES) -> int:
    """The first line on which the text says by a tag of those names that it is private, 0 where none does."""
    folded = text.casefold()
    if "ｐ" not in folded and not any(name in folded for name in names):
        return 0
    tag, tags = _patterns(names)
    if not (tag.search(text) or tags.search(text)):
        return 0
    plain = _blank(text, _code(text))
    plain = _blank(plain, (found.span() for found in _ADDRESS.finditer(plain)))
    meant = (found.start() for found in tag.finditer(plain) if _is_meant(plain, found.start()))
    listed = (found.start(1) for found in tags.finditer(plain) if _is_listed(found[1], names))
    place = min(next(meant, len(text)), next(listed, len(text)))
    return plain.count("\n", 0, place) + 1 if place < len(text) else 0


@functools.cache
def _patterns(names: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The tag in a text, and a line that lists tags."""
    either = "|".join(sorted(map(_in_any_width, names), key=len, reverse=True))
    keys = "|".join(TAGS.names)
    tag = rf"[#＃﹟]{_UNSEEN}(?:\[\[\s*)?(?:{either})(?![-_]*[^\W_])"
    tags = rf"^[^\w\n]*(?:{keys})[ \t*_]*[:：]{{1,2}}[ \t]*(.*(?:\n[ \t]*-[ \t].*)*)"
    return re.compile(tag, re.IGNORECASE), re.compile(tags, re.IGNORECASE | re.MULTILINE)


def _in_any_width(name: str) -> str:
    return "".join(f"[{c}{chr(ord(c) + 0xFEE0)}]" if c.isascii() and c.isalnum() else re.escape(c) for c in name)


def _is_meant(text: str, place: int) -> bool:
    """Whether the sign there begins a tag: not escaped, nor within a heading's, and no part of a file's address."""
    before = text[place - 1] if place else " "
    if before in "\\/#＃":
        return False
    if not before.isalnum() or is_cjk_letter(before):
        return True
    return _RUN_TOGETHER.search(text[max(place - 100, 0) : place]) is not None


def _is_listed(value: str, names: frozenset[str]) -> bool:
    parts = re.split(r"[,，、;；\n]", value)
    return any(is_tag_of(part.strip(" \t-*_#[]\"'`"), names) for part in parts)


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces there; its lines stay."""
    made, done = [], 0
    for start, end in sorted(spans):
        if end > done:
            start = max(start, done)
            made += [text[done:start], re.sub(r"[^\n]", " ", text[start:end])]
            done = end
    return "".join((*made, text[done:]))


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Where code is: fenced, between backticks, in HTML's elements for it."""
    fenced = list(_fenced(text))
    yield from fenced
    text = _blank(text, fenced)
    yield from _ticked(text)
    missing: set[str] = set()
    for found in _CODE.finditer(text):
        name = found[1].lower()
        end = -1 if name in missing else text.find(f"</{found[1]}", found.end())
        if end >= 0:
            yield found.start(), end
        else:
            missing.add(name)


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    opener: re.Match[str] | None = None
    seen = 0
    for found in _FENCE.finditer(text):
        if opener is not None and opener[1] and _is_left(text[seen : found.end()], opener[1]):
            opener = None
        seen = found.end() + 1
        if opener is None:
            opener = found if found[2][0] == "~" or "`" not in found[3] else None
        elif found[2].startswith(opener[2]) and not found[3].strip():
            yield opener.start(), found.end()
            opener = None


def _is_left(between: str, before: str) -> bool:
    """Whether those lines end the quotation or item in which a fence began, and so what it holds."""
    return re.search(r"^(?![ \t]*>)" if ">" in before else r"^\S", between, re.MULTILINE) is not None


def _ticked(text: str) -> Iterator[tuple[int, int]]:
    """From each run of backticks to the next as long, in one block."""
    block: list[tuple[int, int]] = []
    for found in _TICKS.finditer(text):
        if found[0][0] == "`":
            block.append(found.span())
        elif block:
            yield from _pairs(text, block)
            block = []
    yield from _pairs(text, block)


def _pairs(text: str, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    following: list[int | None] = []
    last: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        following.append(last.get(length))
        last[length] = index
    following.reverse()
    index = 0
    while index < len(runs):
        closer = following[index]
        if closer is None or text[runs[index][0] - 1 : runs[index][0]] == "\\":
            index += 1
        else:
            yield runs[index][0], runs[closer][1]
            index = closer + 1
