"""The font of a site's formulas: STIX Two Math with the glyphs that the site uses, as WOFF2.

Without a font that has a MATH table brackets and sums do not stretch, which on phones and on Linux is the usual case.
The font is that of the package `ziamath`; fontTools cuts it down, with the larger forms of what is kept, to some 40 KB.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from importlib.util import find_spec
from pathlib import Path

from ...memo import Memo, key_of, remembered
from ...patterns import pattern

NAME = "math.woff2"
_VERSION = 1
_FONT = "STIXTwoMath-Regular.ttf"
_FORMULA = pattern(r"<math\b[^<]*+(?:<(?!/math>)[^<]*+)*+</math>")
_ANNOTATION = pattern(r"<annotation\b.*?</annotation>|<[^>]*>", re.DOTALL)
_ALWAYS = "0123456789()[]{}|=+−√ˆ˜¯̂̃̄⃗"
# Browsers ask for small forms in scripts, dotless letters under accents, and joined accents.
_ITALICS = (("A", "Z", 0x1D434), ("a", "z", 0x1D44E), ("Α", "Ω", 0x1D6E2), ("α", "ω", 0x1D6FC))
_VARIANTS = {"∂": "𝜕", "∇": "𝛻", "ϵ": "𝜖", "ϑ": "𝜗", "ϰ": "𝜘", "ϕ": "𝜙", "ϱ": "𝜚", "ϖ": "𝜛", "ı": "𝚤", "ȷ": "𝚥"}
_FEATURES = ("ssty", "dtls", "flac", "ccmp", "mark", "mkmk", "kern")


def characters(pages: Iterable[str]) -> str:
    """Every character that stands in a formula of those pages, once, in order; "" where there is no formula."""
    found: set[str] = set()
    for page in pages:
        if "<math" in page:
            found.update(*map(_within, _FORMULA.findall(page)))
    return "".join(sorted(found | {_sloped(letter) for letter in found} | set(_ALWAYS))) if found else ""


@lru_cache(maxsize=1024)  # notes on one subject share their formulas
def _within(formula: str) -> frozenset[str]:
    marks = re.findall(r'(?<=[&"])[^\x00-\x7f](?=")', formula)
    return frozenset(unescape(_ANNOTATION.sub("", formula))).union(marks)


@lru_cache(maxsize=1024)
def _sloped(letter: str) -> str:
    """The letter as browsers show it in `<mi>`: a mathematical italic of its own ("italic" of MathML Core)."""
    if letter == "h":
        return "ℎ"  # U+1D455 is left free for it
    for first, last, start in _ITALICS:
        if first <= letter <= last:
            return chr(start + ord(letter) - ord(first))
    return _VARIANTS.get(letter, letter)


def math_font(wanted: str, memo: Memo) -> bytes:
    """The font with those characters; the same bytes for the same characters and versions."""
    return remembered(memo, key_of("math_font", _VERSION, wanted), lambda: _subset(wanted))


@lru_cache(maxsize=4)
def _subset(wanted: str) -> bytes:
    # Imported here: 300 ms, and only a site whose formulas have changed needs them.
    from fontTools import subset

    spec = find_spec("ziamath")
    folders = spec.submodule_search_locations if spec else None
    path = next(file for folder in folders or () for file in Path(folder).rglob(_FONT))
    options = subset.Options(
        flavor="woff2", layout_features=list(_FEATURES), hinting=False, name_IDs=[], recalc_timestamp=False
    )
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=wanted)
    cutter.subset(font)
    made = io.BytesIO()
    font.flavor = "woff2"
    font.save(made)
    return made.getvalue()
