"""How many brackets of a formula are never closed, those of its own commands included.

math-core tries what follows an open bracket twice, so that time doubles with each that stays open: thirty of them would
take hours. Closing brackets of any kind close, `[0, 1)` too; `\\left` and `\\right` are paired before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ...patterns import pattern

MOST = 5  # no formula means more; these cost a millisecond

_SIDED = pattern(r"\\(?:left|right|middle)\s*(?:\\[a-zA-Z]+|\\?.)", re.DOTALL)
_NAMES = "brace|brack|vert|Vert|angle|ceil|floor|group|moustache|lbracket|paren|Angle|lcorner|rcorner|bbrk"
_TOKEN = pattern(
    rf"(?P<open>[(\[⟨⟪⌈⌊⟦⟮⎰（【《]|\\(?:\{{|l(?:{_NAMES})(?![a-zA-Z])|[ul]lcorner|llbracket|lang(?![a-zA-Z])))"
    rf"|(?P<close>[)\]⟩⟫⌉⌋⟧⟯⎱）】》]|\\(?:\}}|r(?:{_NAMES})(?![a-zA-Z])|[ul]rcorner|rrbracket|rang(?![a-zA-Z])))"
    r"|(?P<name>\\[a-zA-Z]+)|\\.|(?P<group>[{}&]|\\\\)",
    re.DOTALL,
)
_DEFINED = pattern(r"\\def(\\[a-zA-Z]+)[#\d]*\{")


def open_brackets(definitions: str, source: str) -> int:
    """The number of brackets that stay open, each use of a command counted with what its definition leaves open."""
    return _left_open(source, _weights(definitions) if definitions else {})


@lru_cache(maxsize=64)  # hundreds of formulas may stand behind the same definitions
def _weights(definitions: str) -> Mapping[str, int]:
    weights: dict[str, int] = {}
    starts = list(_DEFINED.finditer(definitions))
    for _ in range(min(len(starts), 8)):  # definitions that use each other; MOST is soon passed
        before = dict(weights)
        for number, found in enumerate(starts):
            end = starts[number + 1].start() if number + 1 < len(starts) else len(definitions)
            weights[found[1]] = min(_left_open(definitions[found.end() : end].rstrip()[:-1], before), MOST + 1)
        if weights == before:
            break
    return weights


def _left_open(source: str, weights: Mapping[str, int]) -> int:
    if not _TOKEN.search(source):  # as in most definitions
        return 0
    total, inside = 0, [0]
    for found in _TOKEN.finditer(_SIDED.sub("", source)):
        kind = found.lastgroup
        if kind == "open":
            inside[-1] += 1
        elif kind == "close":
            inside[-1] = max(0, inside[-1] - 1)
        elif kind == "name":
            inside[-1] += weights.get(found[0], 0)
        elif found[0] == "{":
            inside.append(0)
        elif found[0] == "}" and len(inside) > 1:
            total += inside.pop()
        elif found[0] in ("&", r"\\"):
            total, inside[-1] = total + inside[-1], 0
    return total + sum(inside)
