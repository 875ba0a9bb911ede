r"""Commands that a note defines for itself: `\newcommand{\R}{..}`, `\def\R{..}`, `\DeclareMathOperator{\sgn}{sgn}`.

As in MathJax, they hold from the formula that has them to the end of the note. All become `\def`, which may name what
is defined already.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator

from ...patterns import pattern
from .arguments import with_arguments
from .colours import Colours

_NEW = pattern(
    r"\\(?:re|provide)?newcommand\s*\*?\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?:\[(\d)\])?\s*(?=\{)"
)
_DEF = pattern(r"\\[gx]?def\s*\\([A-Za-z]+)\s*((?:#\d)*)\s*(?=\{)")
_OPERATOR = pattern(r"\\DeclareMathOperator\s*(\*?)\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?=\{)")
_BRACE = pattern(r"\\.|[{}]", re.DOTALL)


def parted(tex: str) -> tuple[str, str]:
    """The definitions of a formula, and the formula without them."""
    if "\\" not in tex:
        return "", tex
    made: list[str] = []
    rest: list[str] = []
    place, ends = 0, _ends(tex)
    for found in _found(tex):
        if found.start() < place:  # within the one before
            continue
        end = ends.get(found.end())
        if end is None:  # never closed: not a definition after all
            rest.append(tex[place : found.end()])
            place = found.end()
            continue
        rest.append(tex[place : found.start()])
        made.append(_as_def(found, tex[found.end() + 1 : end]))
        place = end + 1
    return "".join(made), "".join((*rest, tex[place:]))


def definitions(made: str) -> Iterator[tuple[str, str]]:
    """The names, with the backslash, and the bodies of definitions that `parted` has made."""
    place, ends = 0, _ends(made)
    while found := _DEF.match(made, place):
        end = ends.get(found.end(), len(made))
        yield f"\\{found[1]}", made[found.end() + 1 : end]
        place = end + 1


def _found(tex: str) -> Iterator[re.Match[str]]:
    """What looks like a definition, in order."""
    return heapq.merge(*(pattern.finditer(tex) for pattern in (_NEW, _DEF, _OPERATOR)), key=lambda found: found.start())


def _ends(tex: str) -> dict[int, int]:
    """Where each brace is closed, by where it opens."""
    open_: list[int] = []
    found: dict[int, int] = {}
    for brace in _BRACE.finditer(tex):
        if brace[0] == "{":
            open_.append(brace.start())
        elif brace[0] == "}" and open_:
            found[open_.pop()] = brace.start()
    return found


def _as_def(found: re.Match[str], body: str) -> str:
    if found.re.pattern == _OPERATOR.pattern:
        operator = with_arguments(rf"\operatorname{found[1]}{{{body}}}", False, Colours())
        return rf"\def\{found[2] or found[3]}{{{operator}}}"
    body = with_arguments(body, False, Colours())
    if found.re.pattern == _DEF.pattern:
        return rf"\def\{found[1]}{found[2]}{{{body}}}"
    arguments = "".join(f"#{number}" for number in range(1, int(found[3] or 0) + 1))
    return rf"\def\{found[1] or found[2]}{arguments}{{{body}}}"
