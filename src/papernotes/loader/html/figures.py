"""The attributes of `<img>` -> a figure: Typora's `style="zoom:50%"`, widths and heights in percent or pixels."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ...attached.svg import safe_address
from ...model import Image
from ...patterns import pattern
from ..tokens import Gap

_LENGTH = pattern(r"\d+(?:\.\d+)?(?:px|%|em|rem|vw)?")
_STYLE = pattern(r"(?:^|;)\s*(zoom|width|height)\s*:\s*([\d.]+\s*(?:px|%|em|rem|vw)?)", re.IGNORECASE)


def figure(given: dict[str, str]) -> Gap:
    """The figure that an `<img>` with those attributes shows."""
    style = {name.lower(): value.replace(" ", "") for name, value in _STYLE.findall(given.get("style", ""))}
    width = _length(style.get("zoom", "")) or _length(style.get("width", "")) or _length(given.get("width", ""))
    height = _length(style.get("height", "")) or _length(given.get("height", ""))
    if "zoom" in style and width.endswith("px"):
        width = f"{float(width[:-2]) * 100:g}%"  # `zoom: 0.5`
    if height.endswith("%"):
        height = ""  # of what lies around, which has no height of its own
    written = given.get("src", "").strip()
    path = safe_address(written) if ":" in written[:8] else unquote(written)
    alt = given.get("alt", "").strip()
    return Gap(lambda span: Image(path, alt, span, width, height), "", "image", path, "figure")


def _length(written: str) -> str:
    found = _LENGTH.fullmatch(written.strip())
    if found is None:
        return ""
    return written.strip() if not written.strip()[-1].isdigit() else f"{written.strip()}px"
