"""What the `style` of an element says of its text: the colour of its letters, or one below them as of a marker."""

from __future__ import annotations

import re

from ...patterns import pattern
from .elements import COLOURS

_COLOUR = pattern(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_BACKGROUND = pattern(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
# White is that of a page from which the text was copied.
_NO_COLOUR = pattern(
    r"(?:none|transparent|inherit|initial|unset|white|url|var|#f{3,8}\b|rgba?\(\s*255\s*,\s*255\s*,\s*255\b"
    r"|rgba\([^)]*,\s*0\s*\))",
    re.IGNORECASE,
)


def colour_class(given: dict[str, str]) -> str:
    """The class of the theme's colour that these attributes of `<font>` or `<span>` mean, or ""."""
    colour = given.get("color") or (m[1] if (m := _COLOUR.search(given.get("style", ""))) else "")
    return f"c-{COLOURS.get(colour.strip().lower(), 'other')}" if colour.strip() else ""


def is_marked(style: str) -> bool:
    """Whether a style lays a colour below its text."""
    found = _BACKGROUND.search(style)
    return found is not None and _NO_COLOUR.match(found[1].strip()) is None
