"""markdown-it's inline parser, made to ask at each character only the rules that may begin there.

The library asks every rule at every character where text stops; with twenty rules that is a third of the time. A rule
of ours says with `@first` what it begins with; those of the library are in a table. Results are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from .tokens import InlineRule, warn

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
        self._others: Sequence[InlineRule] = ()

    def rules(self) -> tuple[dict[str, Sequence[InlineRule]], Sequence[InlineRule]]:
        """The rules for each character where text stops, and those for all others."""
        if not self._table:
            named = list(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
            begins = [(_FIRST.get(name, getattr(rule, "first", STOPS)), rule) for name, rule in named]
            self._table = {stop: tuple(rule for starts, rule in begins if stop in starts) for stop in STOPS}
            self._others = tuple(rule for name, rule in named if name == "text")
        return self._table, self._others

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if self.terminator_re.search(src) and not _is_too_dense(src, env):
            return super().parse(src, md, env, tokens)
        tokens.append(Token("text", "", 0, content=src))  # nothing for any rule to read
        return tokens

    def tokenize(self, state: StateInline) -> None:
        table, others = self.rules()
        end, deepest = state.posMax, state.md.options["maxNesting"]
        while state.pos < end:
            if state.level < deepest:
                for rule in table.get(state.src[state.pos], others):
                    if rule(state, False):
                        break
                else:
                    state.append_pending(state.src[state.pos])
                    state.pos += 1
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        table, others = self.rules()
        place = state.pos
        if place in state.cache:
            state.pos = state.cache[place]
            return
        if state.level >= state.md.options["maxNesting"]:
            # Too deep: the library skips the rest of the paragraph, and one more.
            state.pos = state.posMax + 1
        else:
            state.level += 1
            if not any(rule(state, True) for rule in table.get(state.src[place], others)):
                state.pos += 1
            state.level -= 1
        state.cache[place] = state.pos


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
