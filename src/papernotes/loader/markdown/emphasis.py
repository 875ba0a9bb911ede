"""Emphasis beside Chinese: `**浅层：**采用` is bold, as its author meant.

CommonMark takes `：**采` for an opening marker, since punctuation stands before it and a letter after it. The
CJK-friendly amendment (github.com/tats-u/markdown-cjk-friendly) lets Chinese characters and punctuation count as
neither: only other punctuation keeps a marker from opening or closing.
"""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis, strikethrough
from markdown_it.rules_inline.state_inline import Scanned

from ...config import Markdown
from ...text import is_cjk
from ..tokens import InlineRule


def install(md: MarkdownIt, options: Markdown) -> None:
    """Replaces the scanning of `*`, `_` and `~~`, where the amendment is on."""
    if options.cjk_emphasis:
        md.inline.ruler.at("emphasis", _amended("*_", emphasis.tokenize))
        md.inline.ruler.at("strikethrough", _amended("~", strikethrough.tokenize))


def _amended(markers: str, rule: InlineRule) -> InlineRule:
    def run(state: StateInline, silent: bool) -> bool:
        if silent or state.src[state.pos] not in markers:
            return False
        # On this state alone: other parsers of the process keep the library's. It is taken back, as a state that held
        # itself would stay in memory.
        state.scanDelims = functools.partial(_scan, state)  # type: ignore[method-assign]
        try:
            return rule(state, silent)
        finally:
            del state.scanDelims

    return run


@functools.lru_cache(4096)
def _kind(character: str) -> str:
    """What the flanking rules see in a character: "space", "cjk" (a letter or a mark), "mark" or "letter"."""
    if character.isspace():
        return "space"
    if is_cjk(character):
        return "cjk"
    # Unicode categories P and S, as CommonMark 0.31 has it; alphanumerics are the quick case.
    if character.isalnum():
        return "letter"
    return "mark" if _is_mark(character) else "letter"


def _is_mark(character: str) -> bool:
    import unicodedata

    return unicodedata.category(character)[0] in "PS"


def _scan(state: StateInline, start: int, can_split_word: bool) -> Scanned:
    """The amended flanking of the run of markers at `start`."""
    source, end = state.src, start
    marker = source[start]
    while end < state.posMax and source[end] == marker:
        end += 1
    before, after = _before(source, start), source[end] if end < state.posMax else " "
    last, following = _kind(before), _kind(after)
    left = following != "space" and (following != "mark" or last != "letter")
    right = last != "space" and (last != "mark" or following != "letter")
    if can_split_word:
        return Scanned(left, right, end - start)
    opens = left and (not right or last == "mark" or (last == "cjk" and _is_mark(before)))
    closes = right and (not left or following == "mark" or (following == "cjk" and _is_mark(after)))
    return Scanned(opens, closes, end - start)


def _before(source: str, start: int) -> str:
    """The character before; a variation selector counts for nothing."""
    place = start - 1
    if place > 0 and "\ufe00" <= source[place] <= "\ufe0f":
        place -= 1
    return source[place] if place >= 0 else " "
