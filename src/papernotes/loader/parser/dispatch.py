"""markdown-it's inline parser, made to ask at each character only the rules that may begin there.

The library asks every rule at every character where text stops; with twenty rules that is a third of the time. A rule
of ours says with `@first` what it begins with; those of the library are in a table. Results are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ..tokens import InlineRule, warn
from .states import InlineState, Piece

# Where text stops: fewer characters than the library's, whose set keeps room for plugins.
STOPS = "\n!#$%&*:<=[]\\^_`{~"
_SHORT = 1000  # characters; only what is longer is counted
MOST_IN_A_TEXT = 100_000  # signs of Markdown in one paragraph or cell, some seconds' work
MOST_IN_A_NOTE = 1_000_000
_FIRST = {
    "text": "",
    "linkify": "",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}


def first(characters: str) -> Callable[[InlineRule], InlineRule]:
    """Says of a rule with which characters it may begin."""

    def mark(rule: InlineRule) -> InlineRule:
        rule.__dict__["first"] = characters
        return rule

    return mark


class Dispatcher(ParserInline):
    """`ParserInline` with a table of rules by their first character, made when first needed."""

    def __init__(self) -> None:
        super().__init__()
        self._table: dict[str, Sequence[InlineRule]] = {}

    def rules(self) -> dict[str, Sequence[InlineRule]]:
        """The rules for each character where text stops; at all others there is nothing but text."""
        if not self._table:
            named = list(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
            begins = [(_FIRST.get(name, getattr(rule, "first", STOPS)), rule) for name, rule in named]
            self._table = {stop: tuple(rule for starts, rule in begins if stop in starts) for stop in STOPS}
        return self._table

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if not self.terminator_re.search(src) or _is_too_dense(src, env):
            tokens.append(Piece("text", "", 0, 0, src))  # nothing for any rule to read
            return tokens
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        if state.delimiters or any(state.tokens_meta):
            for rule in self.ruler2.getRules(""):
                rule(state)
        _join_texts(tokens)
        return tokens

    def tokenize(self, state: StateInline) -> None:
        table = self.rules()
        source, end, deepest = state.src, state.posMax, state.md.options["maxNesting"]
        search = self.terminator_re.search
        while (place := state.pos) < end:
            rules = table.get(source[place])
            if state.level >= deepest:
                state.append_pending(source[place])
                state.pos += 1
            elif rules is None:  # text
                stop = search(source, place)
                state.pos = stop.start() if stop else end
                state.append_pending(source[place : state.pos])
            else:
                for rule in rules:
                    if rule(state, False):
                        break
                else:
                    state.append_pending(source[place])
                    state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        place = state.pos
        if place in state.cache:
            state.pos = state.cache[place]
            return
        if state.level >= state.md.options["maxNesting"]:
            # Too deep: the library skips the rest of the paragraph, and one more.
            state.pos = state.posMax + 1
        else:
            rules = self.rules().get(state.src[place])
            state.level += 1
            if rules is None:
                stop = self.terminator_re.search(state.src, place)
                state.pos = stop.start() if stop else state.posMax
            elif not any(rule(state, True) for rule in rules):
                state.pos += 1
            state.level -= 1
        state.cache[place] = state.pos


def _join_texts(tokens: list[Token]) -> None:
    """Makes one token of the texts that stand side by side, which markers have left that mean nothing."""
    before = ""
    for token in tokens:
        if token.type == before == "text":
            break
        before = token.type
    else:
        return
    joined: list[Token] = []
    for kind, group in groupby(tokens, lambda token: token.type == "text"):
        if kind:
            joined.append(Piece("text", "", 0, 0, "".join(token.content for token in group)))
        else:
            joined += group
    tokens[:] = joined


def _is_too_dense(src: str, env: EnvType) -> bool:
    """Whether a text has more syntax than a person writes, or its note has by now; and says so, once a note."""
    if len(src) < _SHORT:
        return False
    syntax = sum(map(src.count, STOPS)) - src.count("\n")
    env["syntax"] = env.get("syntax", 0) + syntax
    if syntax <= MOST_IN_A_TEXT and env["syntax"] <= MOST_IN_A_NOTE:
        return False
    if not env.get("dense"):
        env["dense"] = True
        warn(
            env, "dense-text", "more signs of Markdown than can be read; from here on some is text", env.get("line", 0)
        )
    return True


def inline(state: StateCore) -> None:
    """The library's rule for the texts of all blocks, made to note where each stands."""
    for token in state.tokens:
        if token.type == "inline":
            state.env["line"] = token.map[0] if token.map else state.env.get("line", 0)
            token.children = state.md.inline.parse(token.content, state.md, state.env, token.children or [])
