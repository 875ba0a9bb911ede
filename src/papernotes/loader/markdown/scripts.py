"""`x^2^` and `H~2~O`, as Pandoc, R Markdown and Typora write what stands above and below the line.

Only few signs, which touch what they belong to: `2016~2022~2024` is a span of years, and `a^b` no more than that.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from ...config import Markdown
from ...patterns import pattern
from ..parser.dispatch import first
from ..tokens import RawTag

_ABOVE = pattern(r"(?<=[\w)\]*])\^([\w+\-−*†‡,]{1,8})\^(?![\w^])")
_BELOW = pattern(r"(?<=[A-Za-z)])~(\d{1,3}[+-]?|[a-z]{1,3})~(?!~)")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule, before that for what is struck."""
    md.inline.ruler.before("strikethrough", "scripts", _script)


@first("^~")
def _script(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    found = (_ABOVE if sign == "^" else _BELOW).match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        name = "sup" if sign == "^" else "sub"
        state.push("raw", "", 0).meta = {"tag": RawTag(name, f"<{name}>", True, closing=f"</{name}>")}
        state.push("text", "", 0).content = found[1]
        state.push("raw", "", 0).meta = {"tag": RawTag(name, f"</{name}>", closes=True, closing=f"</{name}>")}
    state.pos = found.end()
    return True
