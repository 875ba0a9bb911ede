"""How a keeper writes sections and titles, told by lines that are there -> the same for a new note.

### 动机                 ### 方法
- **研究背景**：这篇...   - **方法**：
#### 一、Abstract:       #### 二、...
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from ..patterns import pattern
from .questions import Section

_NUMERALS = "一二三四五六七八九十"
_HEADING = pattern(r"^(#{1,6})[ \t]+")
_BEFORE = pattern(
    r"^[ \t]*(?:#{1,6}[ \t]+)?(?:[-*+][ \t]+|\d{1,2}[.)][ \t]+)?"
    r"(?:\d{1,2}[.、)]?[ \t]*|[一二三四五六七八九十]+[、.][ \t]*)?[*_]{0,3}$"
)
_AFTER = pattern(r"^[ \t]*[*_]{0,3}[ \t]*[:：]?[ \t]*[*_]{0,3}")


class Manner(msgspec.Struct, frozen=True):
    """What stands before and behind a section's name; `#1` and `#一` are its number."""

    before: str
    after: str = ""

    def line(self, name: str, number: int) -> str:
        numeral = _NUMERALS[number - 1] if number <= len(_NUMERALS) else str(number)
        return self.before.replace("#1", str(number)).replace("#一", numeral) + name + self.after

    @property
    def inline(self) -> bool:
        """Whether text goes on in the line of the name, as in lists."""
        return not _HEADING.match(self.before)


def manner_of(sections: Iterable[tuple[str, str]]) -> Manner | None:
    """The commonest manner of (line, name of the section in it); None where no line tells one."""
    found: Counter[Manner] = Counter()
    for line, name in sections:
        at = line.find(name)
        if at < 0 or not _BEFORE.match(line[:at]):
            continue
        before = re.sub(r"\d{1,2}(?=[.、)]?[ \t]*[*_]*$)", "#1", line[:at].lstrip())
        before = re.sub(r"[一二三四五六七八九十]+(?=[、.])", "#一", before)
        after = _AFTER.match(line[at + len(name) :])
        manner = Manner(before, after[0].rstrip() if after else "")
        if before or ":" in manner.after or "：" in manner.after:
            found[manner] += 1
    return found.most_common(1)[0][0] if found else None


def under(level: int) -> Manner:
    """Sections as headings, one level below the title's."""
    return Manner("#" * min(level + 1, 6) + " ")


def body(sections: Sequence[Section], manner: Manner) -> str:
    """The sections, each with its question as a comment, which no site shows."""
    if manner.inline:
        gap = (
            "\n"
            if manner.before.lstrip().startswith(("-", "+")) or re.match(r"\*\s|#1[.)]\s", manner.before)
            else "\n\n"
        )
        lines = (f"{manner.line(each.name, number)} <!-- {each.asks} -->" for number, each in enumerate(sections, 1))
        return gap.join(lines) + "\n"
    parts = (f"{manner.line(each.name, number)}\n\n<!-- {each.asks} -->\n" for number, each in enumerate(sections, 1))
    return "\n".join(parts)


def titled(line: str, title: str) -> str:
    """The title in the place of another one, in a line that names a paper: its marks and number stay, the latter one
    more."""
    mark = re.match(
        r"^\s*(?:#{1,6}[ \t]+|[-*+][ \t]+(?:\[.\][ \t]+)?|\d{1,3}[.)][ \t]+|\|[ \t]*)?"
        r"(?::[\w+-]+:[ \t]*|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[ \t]*)?(?:\d{1,3}[.、)][ \t]*)?",
        line,
    )
    before = mark[0] if mark else ""
    before = re.sub(r"\d{1,3}(?=[.、)])", lambda number: str(int(number[0]) + 1), before)
    return re.sub(r"\[[^ \]]\]", "[ ]", before) + title


def level_of(line: str) -> int:
    """The level of a heading's line, 0 of another one."""
    found = _HEADING.match(line)
    return len(found[1]) if found else 0
