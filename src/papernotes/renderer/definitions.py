r"""Commands that a note defines for itself: `\newcommand{\R}{..}`, `\def\R{..}`, `\DeclareMathOperator{\sgn}{sgn}`.

As in MathJax, they hold from the formula that has them to the end of the note. All become `\def`, which may name what
is defined already.
"""

from __future__ import annotations

import re

_NEW = re.compile(
    r"\\(?:re|provide)?newcommand\s*\*?\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?:\[(\d)\])?\s*(?=\{)"
)
_DEF = re.compile(r"\\[gx]?def\s*\\([A-Za-z]+)\s*((?:#\d)*)\s*(?=\{)")
_OPERATOR = re.compile(r"\\DeclareMathOperator\s*(\*?)\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?=\{)")


def parted(tex: str) -> tuple[str, str]:
    """The definitions of a formula, and the formula without them."""
    made: list[str] = []
    rest: list[str] = []
    place = 0
    while found := _first(tex, place):
        rest.append(tex[place : found.start()])
        end = _closing(tex, found.end())
        if end < 0:  # never closed: not a definition after all
            rest.append(found[0])
            place = found.end()
            continue
        made.append(_as_def(found, tex[found.end() + 1 : end]))
        place = end + 1
    return "".join(made), "".join((*rest, tex[place:]))


def _first(tex: str, place: int) -> re.Match[str] | None:
    if "\\" not in tex:
        return None
    found = (pattern.search(tex, place) for pattern in (_NEW, _DEF, _OPERATOR))
    return min((match for match in found if match), key=lambda match: match.start(), default=None)


def _closing(tex: str, start: int) -> int:
    """Where the brace is closed that stands at `start`, or -1."""
    depth = 0
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(tex, start):
        depth += (found[0] == "{") - (found[0] == "}")
        if found[0] == "}" and not depth:
            return found.start()
    return -1


def _as_def(found: re.Match[str], body: str) -> str:
    if found.re is _DEF:
        return rf"\def\{found[1]}{found[2]}{{{body}}}"
    if found.re is _OPERATOR:
        return rf"\def\{found[2] or found[3]}{{\operatorname{found[1]}{{{body}}}}}"
    arguments = "".join(f"#{number}" for number in range(1, int(found[3] or 0) + 1))
    return rf"\def\{found[1] or found[2]}{arguments}{{{body}}}"
