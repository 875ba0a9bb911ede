r"""How deep a formula nests, what its own commands hold included.

math-core goes down the stack for each brace and environment, for each argument without braces (`\sqrt\sqrt x`), and for
each command that holds to the end of its group (`\displaystyle`); some thousands of these would end the process. What
is told is the most that it can be: symbols are taken for commands that have an argument.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...patterns import pattern
from .definitions import definitions

MOST = 250  # a thread of a megabyte bears twice that; people nest fifteen deep

_TOKEN = pattern(
    r"(?P<side>\\(?:left|right|middle)(?![a-zA-Z]))\s*(?:\\[a-zA-Z]+|\\?.)?"
    r"|\\(?P<environment>begin|end)\s*\{[^{}]*\}"
    r"|(?P<name>\\[a-zA-Z]+)|(?P<cell>&|\\\\)|\\.|(?P<group>[{}])|(?P<bracket>[()\[\]])",
    re.DOTALL,
)
_ENDS = {"}": "{", r"\right": r"\left", "end": "begin"}
_ROUNDS = 8  # in which definitions that use each other come to rest, if they ever do


def weights(defined: Mapping[str, str], known: Mapping[str, int]) -> dict[str, int]:
    """How deep each command nests, by its name with the backslash; one that names itself more than any may."""
    found: dict[str, int] = {}
    for _ in range(_ROUNDS):
        before = dict(found)
        for name, body in defined.items():
            found[name] = min(deepest(body, {**known, **found}), MOST + 1)
        if found == before:
            return found
    return {name: MOST + 1 if weight != before[name] else weight for name, weight in found.items()}


def all_weights(before: str, known: Mapping[str, int]) -> Mapping[str, int]:
    r"""Those of commands behind definitions (a row of `\def`); `known` are those of other commands."""
    return {**known, **weights(dict(definitions(before)), known)} if before else known


def deepest(source: str, known: Mapping[str, int]) -> int:
    """The most levels at any place of the source."""
    most, under = 0, 0  # `under` is the sum for the groups around this one
    groups: list[tuple[str, int, int]] = []
    opened, commands, brackets = "", 0, 0  # of the group at hand
    for found in _TOKEN.finditer(source):
        kind, token = found.lastgroup, found[0]
        if kind == "name":
            commands += 1 + known.get(token, 0)
        elif kind == "bracket":
            brackets = brackets + 1 if token in "([" else max(0, brackets - 1)
        elif kind == "cell":
            commands = 0
        elif kind:
            sign = found["side"] or found["environment"] or token
            if sign in ("{", r"\left", "begin"):
                groups.append((opened, commands, brackets))
                under += commands + brackets + 1
                opened, commands, brackets = sign, 0, 0
            elif groups and opened == _ENDS.get(sign):
                opened, commands, brackets = groups.pop()
                under -= commands + brackets + 1
        most = max(most, under + commands + brackets)
    return most
