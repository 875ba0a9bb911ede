"""HTML's elements and colours, by what becomes of them in a note."""

from __future__ import annotations

from ...model import MarkKind

_INLINE = """
    a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr
"""
_BLOCKS = """
    address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3
    h4 h5 h6 header hr li ol p pre section summary table tbody td tfoot th thead tr ul
"""
_DROPPED = "script style iframe object embed applet noscript template svg math textarea select title"
_IGNORED = """
    html head body main nav search dialog menu hgroup picture source track video audio canvas button form input label
    fieldset legend output progress meter datalist option optgroup data link meta base area map param noframes frameset
    frame basefont nobr marquee blink slot img
"""
_VOID = "br hr wbr img col input source track area base link meta param frame"
_COLOURS = "red orange yellow green cyan blue purple pink brown gray black white"

SHOWN = frozenset(f"{_INLINE}{_BLOCKS}".split())
# What runs, loads or covers the page: left out with all that is in it.
DROPPED = frozenset(_DROPPED.split())
# Elements that are no use in a note: left out, their content kept.
IGNORED = frozenset(_IGNORED.split())
VOID = frozenset(_VOID.split())
RENAMED = {
    "font": "span",
    "center": "div",
    "mask": "mark",
    "strike": "s",
    "tt": "code",
    "big": "span",
    "acronym": "abbr",
    "aside": "div",  # Notion's boxes; one of them is no landmark of the page
}
MARKS: dict[str, MarkKind] = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "del": "strike",
    "s": "strike",
    "mark": "highlight",
    "code": "code",
}
# A colour's name -> the one of the theme's colours that is meant.
COLOURS = {name: name for name in _COLOURS.split()} | {
    "grey": "gray",
    "silver": "gray",
    "gold": "orange",
    "olive": "green",
    "lime": "green",
    "maroon": "brown",
    "aqua": "cyan",
    "teal": "cyan",
    "navy": "blue",
    "indigo": "purple",
    "violet": "purple",
    "fuchsia": "pink",
    "magenta": "pink",
    "crimson": "red",
    "#f00": "red",
    "#ff0000": "red",
    "#0f0": "green",
    "#00ff00": "green",
    "#00f": "blue",
    "#0000ff": "blue",
}
