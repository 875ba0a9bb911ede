r"""Colours of formulas: by names of LaTeX, by those of CSS, as `#ff8800`, `rgb(1, 2, 3)`, `[RGB]{1,2,3}`, `[HTML]{..}`.

math-core knows LaTeX's by name. Each other is set as one that nobody uses, and put in its place when the formula is
MathML: they stand in the same order there. What is no colour at all colours nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

import math_core

_STAND_IN = "Bittersweet"
_MOST = 200  # of a formula


class Colours:
    """The colours of one formula that math-core has no name for, in the order in which they stand in it."""

    def __init__(self) -> None:
        self._found: list[str] = []

    @staticmethod
    def named(written: str, model: str = "") -> str:
        """A colour as math-core knows it by name, else as `#rrggbb`, else ""."""
        written = written.strip().replace("\\", "")
        if model:
            return _of_model(written, model.strip())
        if written != _STAND_IN and re.fullmatch("[A-Za-z]{1,30}", written) and _is_known(written):
            return written
        return _of_css(written)

    def place(self, colour: str) -> str:
        """The name under which math-core shall set it; "" for none."""
        if not colour.startswith("#"):
            return colour
        if len(self._found) == _MOST:
            return ""
        self._found.append(colour)
        return _STAND_IN

    def put(self, mathml: str) -> str:
        """The formula with these colours."""
        if not self._found:
            return mathml
        parts = mathml.split(_stand_in())
        if len(parts) != len(self._found) + 1:  # a command of the note's own took one away, or twice
            return mathml.replace(_stand_in(), "inherit")
        return parts[0] + "".join(colour + part for colour, part in zip(self._found, parts[1:], strict=True))


def _of_model(written: str, model: str) -> str:
    if model.lower() == "html":
        return _of_css("#" + written.lstrip("#"))
    if model == "named":
        return Colours.named(written)
    try:
        numbers = [float(number) for number in written.split(",")]
    except ValueError:
        return ""
    if model == "gray" and len(numbers) == 1:
        numbers *= 3
    if model in ("rgb", "gray"):
        numbers = [255 * number for number in numbers]
    elif model != "RGB":
        return ""
    if len(numbers) != 3 or not all(0 <= number <= 255 for number in numbers):
        return ""
    return "#{:02x}{:02x}{:02x}".format(*(round(number) for number in numbers))


@lru_cache(maxsize=256)
def _of_css(written: str) -> str:
    from PIL import ImageColor  # it takes as long to import as all of this room, and few formulas have colours

    try:
        red, green, blue = ImageColor.getrgb(written.lower())[:3]
    except ValueError:
        return ""
    return f"#{red:02x}{green:02x}{blue:02x}"


@lru_cache(maxsize=256)
def _is_known(name: str) -> bool:
    return _set(name) is not None


@lru_cache(maxsize=1)
def _stand_in() -> str:
    found = re.search("#[0-9A-Fa-f]{6}", _set(_STAND_IN) or "")
    return found[0] if found else "inherit"


def _set(name: str) -> str | None:
    try:
        return math_core.LatexToMathML().convert_with_local_state(rf"\color{{{name}}}x", displaystyle=False)
    except math_core.LatexError:
        return None
