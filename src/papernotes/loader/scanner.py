"""markdown-it's block parser, made to say in which column each block begins and to stop at no depth.

The library skips what is nested deeper than `maxNesting`. Here quotes and lists stop being recognised a little
earlier, so that the text below stays in the note, its markers as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, blockquote
from markdown_it.rules_inline import StateInline, newline

from .dispatch import STOPS, Dispatcher
from .tokens import warn

BlockRule = Callable[[StateBlock, int, int, bool], bool]
DEEPEST = 60  # levels of quotes, lists and items
_FOR_LETTERS = ("table", "lheading", "paragraph")
_QUOTE_ENDS = ("paragraph", "reference", "blockquote", "list")


class Quick(Ruler[BlockRule]):
    """A `Ruler` whose rules that end a paragraph are asked only where a line does not begin with a letter.

    No marker of a block is a letter, and most lines of a paragraph begin with one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._quick: dict[str, list[BlockRule]] = {}

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803
        if not chainName:
            return super().getRules()
        if chainName not in self._quick:
            rules = tuple(super().getRules(chainName))

            def ends(state: StateBlock, line: int, end: int, silent: bool) -> bool:
                place = state.bMarks[line] + state.tShift[line]
                return not state.src[place].isalpha() and any(rule(state, line, end, silent) for rule in rules)

            self._quick[chainName] = [ends]
        return self._quick[chainName]


class Scanner(ParserBlock):
    """`ParserBlock`, with `meta["column"]` (0-based) on the first token of each block."""

    def __init__(self) -> None:
        super().__init__()
        own = Quick()
        for rule in self.ruler.__rules__:
            own.push(rule.name, rule.fn, {"alt": rule.alt})
        self.ruler = own
        self._plain: tuple[BlockRule, ...] = ()

    def plain_rules(self) -> tuple[BlockRule, ...]:
        """The rules for a line that begins with a letter: no marker stands there."""
        if not self._plain:
            named = zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True)
            self._plain = tuple(rule for name, rule in named if name in _FOR_LETTERS)
        return self._plain

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        rules = self.ruler.getRules("")
        line, blank_before = startLine, False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            before, place = len(state.tokens), state.bMarks[line] + state.tShift[line]
            letter = state.src[place].isalpha() and state.sCount[line] - state.blkIndent < 4
            for rule in self.plain_rules() if letter else rules:
                if rule(state, line, endLine, False):
                    break
            if len(state.tokens) > before:
                state.tokens[before].meta.setdefault("column", column(state, place))
            state.tight = not blank_before
            line = state.line
            # A paragraph may eat the blank line after it in a nested list.
            if line - 1 < endLine and state.isEmpty(line - 1):
                blank_before = True
            if line < endLine and state.isEmpty(line):
                blank_before = True
                line += 1
                state.line = line


def column(state: StateBlock, place: int) -> int:
    """The column (0-based) of that offset of the whole text."""
    return place - state.src.rfind("\n", 0, place) - 1


def shallow(rule: BlockRule) -> BlockRule:
    """The rule, which finds nothing where blocks are nested too deep already."""

    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if state.level < DEEPEST:
            return rule(state, start, end, silent)
        if not silent and rule(state, start, end, True):
            warn(state.env, "deep-nesting", f"more than {DEEPEST} blocks inside one another; the rest is text", start)
        return False

    return run


def use_scanner(md: MarkdownIt) -> None:
    """Gives the parser our block parser, before any construct is installed."""
    rules, inline_rules = md.get_active_rules()["block"], md.get_active_rules()["inline"]
    inline = Dispatcher()
    inline.ruler.enableOnly(inline_rules)
    inline.ruler2 = md.inline.ruler2
    inline.terminator_re = re.compile(f"[{re.escape(STOPS)}]")
    md.inline = inline
    md.block = Scanner()
    md.block.ruler.enableOnly(rules)
    md.inline.ruler.at("newline", _newline)
    md.block.ruler.at("blockquote", shallow(blockquote), {"alt": list(_QUOTE_ENDS)})


def _newline(state: StateInline, silent: bool) -> bool:
    """The library's rule, made to say where the break is: from that the translation knows the lines of all else."""
    start = state.pos
    if state.src[start] != "\n":
        return False
    newline(state, silent)
    if not silent:
        state.tokens[-1].meta["at"] = start
    return True
