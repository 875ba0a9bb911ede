"""Emphasis beside Chinese: `**浅层：**采用` is bold, as its author meant.

CommonMark takes `：**采` for an opening marker, since punctuation stands before it and a letter after it. The
CJK-friendly amendment (github.com/tats-u/markdown-cjk-friendly) lets Chinese characters and punctuation count as
neither: only other punctuation keeps a marker from opening or closing.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis, strikethrough
from markdown_it.rules_inline.state_inline import Delimiter, Scanned
from markdown_it.token import Token

from ...config import Markdown
from ...text import is_cjk
from ..parser.states import Piece
from ..tokens import InlineRule

_FAR = 2000  # characters of bold words
_MOST = 40  # markers before a place that tell whether it is within bold words
_MARKERS = frozenset(map(ord, "*_"))
Scan = Callable[[StateInline, int, bool], Scanned]


def install(md: MarkdownIt, options: Markdown) -> None:
    """Replaces the reading of `*` and `_`, and where the amendment is on that of `~~`, too."""
    scan = _scan if options.cjk_emphasis else StateInline.scanDelims
    md.inline.ruler.at("emphasis", functools.partial(_emphasis, scan=scan))
    md.inline.ruler2.before("balance_pairs", "emphasis_runs", _in_characters)
    md.inline.ruler2.at("emphasis", _styles)
    if options.cjk_emphasis:
        md.inline.ruler.at("strikethrough", _amended("~", strikethrough.tokenize))


def _emphasis(state: StateInline, silent: bool, scan: Scan) -> bool:
    """Makes a token and a delimiter of a run of markers, where the library makes one of each of them.

    A run that neither opens nor closes is text.
    """
    start = state.pos
    marker = state.src[start]
    if silent or marker not in "*_":
        return False
    opens, closes, length = scan(state, start, marker == "*")
    state.pos = start + length
    run = state.src[start : state.pos]
    if not opens and not closes:
        state.append_pending(run)
        return True
    if state.pending:
        state.pushPending()
    if run == "****" and opens and closes and _is_between(state):
        _push(state, "**", False, True)
        _push(state, "**", True, False)
    else:
        _push(state, run, opens, closes)
    return True


def _push(state: StateInline, run: str, opens: bool, closes: bool) -> None:
    state.delimiters.append(Delimiter(ord(run[0]), len(run), len(state.tokens), -1, opens, closes))
    state.tokens.append(Piece("text", "", 0, state.level, run))


def _is_between(state: StateInline) -> bool:
    """Whether bold words end and others begin in the run before here, as Typora writes them: `**一：****二**`."""
    is_open = False
    for item in state.delimiters[-_MOST:]:
        if item.marker == ord("*") and item.length == 2:
            is_open = item.open if item.open != item.close else not is_open
    return is_open and state.src.find("**", state.pos, min(state.posMax, state.pos + _FAR)) > 0


def _lists(state: StateInline) -> list[list[Delimiter]]:
    """The delimiters of the text and of each style or link in it."""
    found = [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)]
    return [delimiters for delimiters in found if delimiters]


def _in_characters(state: StateInline) -> None:
    """Makes the library's tokens and delimiters of the runs, a pair for each character, where their lengths differ.

    Runs of two alone, as most notes have them, pair as a whole: every `**` is one sign then.
    """
    lists = _lists(state)
    runs = {item.token: item.length for items in lists for item in items if item.marker in _MARKERS}
    if all(length == 2 for length in runs.values()) or all(length == 1 for length in runs.values()):
        return
    tokens, places = list[Token](), list[int]()
    for index, token in enumerate(state.tokens):
        places.append(len(tokens))
        if index in runs:
            tokens += (Piece("text", "", 0, token.level, character) for character in token.content)
        else:
            tokens.append(token)
    state.tokens[:] = tokens
    for items in lists:
        items[:] = [
            replace(item, token=places[item.token] + offset)
            for item in items
            for offset in range(item.length if item.marker in _MARKERS else 1)
        ]


def _styles(state: StateInline) -> None:
    """Makes tags of the pairs: of whole runs here, of characters as the library does."""
    lists = _lists(state)
    if not any(item.length == 2 and len(state.tokens[item.token].content) == 2 for items in lists for item in items):
        emphasis.postProcess(state)
        return
    for items in lists:
        for opener in items:
            if opener.end >= 0 and opener.marker in _MARKERS:
                start, end = state.tokens[opener.token], state.tokens[items[opener.end].token]
                start.type, start.tag, start.nesting, start.content = "strong_open", "strong", 1, ""
                end.type, end.tag, end.nesting, end.content = "strong_close", "strong", -1, ""


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
