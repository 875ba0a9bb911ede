"""Attributes behind a figure, a link or code, as Pandoc, Quarto, kramdown and Hugo write them.

![alt](a.png){#fig:x .wide width=50%}     the width and the height count
[words](https://...){:target="_blank"}    nothing that a reader sees
"""

from __future__ import annotations

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ...config import Markdown
from ...model import Hole, Image, Span
from ...patterns import pattern
from ..parser.dispatch import first
from ..tokens import Gap

_BRACES = pattern(r"\{:?[ \t]*([^{}\n]{1,400})\}")
_ONE = pattern(r"""(?:[#.][^\s{}"'=]+|([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+)))(?=\s|$)""")
_LENGTH = pattern(r"(\d{1,4}(?:\.\d{1,3})?)(%|px|em|rem|in|cm|mm|pt)?")
_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72}
_CLOSERS = ("link_close", "code_inline")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule."""
    md.inline.ruler.before("escape", "attributes", _attributes)


@first("{")
def _attributes(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    before = state.tokens[-1]
    gap = before.meta.get("gap") if before.type == "gap" else None
    if not (gap and gap.mark in ("image", "link")) and before.type not in _CLOSERS:
        return False
    found = _BRACES.match(state.src, state.pos, state.posMax)
    if found is None or _ONE.sub("", found[1]).strip():
        return False
    if gap and gap.mark == "image":
        given = {part[1].lower(): part[2] or part[3] or part[4] or "" for part in _ONE.finditer(found[1]) if part[1]}
        _resize(before, gap, _length(given.get("width", "")), _length(given.get("height", "")))
    state.pos = found.end()
    return True


def _resize(token: Token, gap: Gap, width: str, height: str) -> None:
    """The figure with that width and height, where they say something."""
    if not width and not height:
        return

    def make(span: Span) -> Hole:
        made = gap.make(span)
        return msgspec.structs.replace(made, width=width, height=height) if isinstance(made, Image) else made

    token.meta["gap"] = gap._replace(make=make)


def _length(written: str) -> str:
    """The length in pixels or as a share of the text, as figures have it; "" for none."""
    found = _LENGTH.fullmatch(written.strip())
    if not found:
        return ""
    if found[2] == "%":
        return f"{found[1]}%"
    inches = _INCHES.get(found[2] or "", 0.0)
    ems = 16.0 if found[2] in ("em", "rem") else 1.0
    return f"{round(float(found[1]) * (96 * inches or ems))}px"
