"""Obsidian: wikilinks and embeds. Its text is read as it stands; the constructs know its syntax."""

from __future__ import annotations

import re

from ...model import Source
from ...patterns import pattern
from ..dialect import Dialect, unchanged

_SIGNS = pattern(r"!?\[\[[^\[\]\n]+\]\](?!\()|%%|^> *\[!\w+\][+-]?", re.MULTILINE)


def matches(source: Source) -> bool:
    text = source.text
    return ("[[" in text or "%%" in text or "[!" in text) and _SIGNS.search(text) is not None


OBSIDIAN = Dialect("obsidian", matches, unchanged)
