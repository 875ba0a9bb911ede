"""Signs and words of formulas that commands name: letters of operators, characters by number, circles, marks."""

from __future__ import annotations

import re

from ...patterns import pattern

_LETTERS = pattern(r"(?:[^\W_]|[ .*/-]|\\[,;:! ])*$")
_PLAIN = pattern(r"(?:[^\\{}_^$&#%~]|\\[,;:! ])*$")
_UPRIGHT = pattern(
    r"\\(?:mathrm|text|textrm|textnormal|operatorname\*?|mbox)\s*\{([^{}]*)\}$|\{([^{}]*)\}$|\\rm(?![a-zA-Z])([^{}]*)$"
)
# pifont's by their numbers: marks, and numbers in circles.
DINGBATS = {"51": "✓", "52": "✔", "55": "✗", "56": "✘"} | {str(172 + at): chr(ord("①") + at) for at in range(10)}


def upright(held: str, *, as_is: bool = False) -> str:
    r"""The letters of an operator, without the font that it would have anyway; "" where it is more than letters, or one
    that nothing says to stand upright, unless it is taken `as_is`."""
    bare = held.strip()
    while found := _UPRIGHT.match(bare):
        bare = next(part for part in found.groups() if part is not None).strip()
    is_word = as_is or bare != held.strip() or len(bare) > 1
    return bare if is_word and re.search(r"[^\W\d_]", bare) and (_PLAIN if as_is else _LETTERS).match(bare) else ""


def character(written: str) -> str:
    r"""That of `\unicode`, by its number, which is hexadecimal behind an `x`."""
    digits = written.strip().lower()
    try:
        char = chr(int(digits[1:], 16) if digits.startswith("x") else int(digits))
    except (ValueError, OverflowError):
        return ""
    return rf"\text{{{char}}}" if char.isprintable() and char not in "\\{}$%#&_^~" else ""


def circled(held: str) -> str:
    """A letter or a number in a circle."""
    sign = re.sub(r"\\[a-z]+|[\s{}$]", "", held)
    if sign.isdecimal() and sign.isascii() and 0 < int(sign[:3]) <= 20:
        return chr(ord("①") + int(sign) - 1)
    if len(sign) == 1 and sign.isascii() and sign.isalpha():
        return chr(ord("Ⓐ" if sign.isupper() else "ⓐ") + ord(sign.upper()) - ord("A"))
    return rf"\text{{({sign})}}"
