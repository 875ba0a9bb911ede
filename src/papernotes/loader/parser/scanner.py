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
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ..tokens import warn
from .dispatch import STOPS, Dispatcher, inline
from .labels import use_labels
from .plain_blocks import LONGEST, as_text, use_plain_blocks
from .states import BlockState

BlockRule = Callable[[StateBlock, int, int, bool], bool]
MOST = 75_000  # tokens of blocks in a note; a paragraph has three, an item five, what defines a link none
DEEPEST = 60  # levels of quotes, lists and items
# The characters with which a block's marker begins; what is not here may begin with any.
_BEGIN = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "html_block": "<",
    "heading": "#",
    "reference": "[",
    "math_block": "$\\",
    "comment_block": "%<",
    "toc": "[{@",
    "footnote": "[",
    "admonition": "!?:`~",
    "code": "",  # begins with spaces
}
_QUOTE_ENDS = ("paragraph", "reference", "blockquote", "list")


class Quick(Ruler[BlockRule]):
    """A `Ruler` that asks of the rules that end a paragraph only those that may begin with a line's first character."""

    def __init__(self) -> None:
        super().__init__()
        self._quick: dict[str, list[BlockRule]] = {}
        self._begin: dict[str, tuple[BlockRule, ...]] = {}

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803
        if not chainName:
            return super().getRules()
        if chainName not in self._quick:
            self._quick[chainName] = [self._ending(chainName)]
        return self._quick[chainName]

    def beginning(self, character: str) -> tuple[BlockRule, ...]:
        """The rules for a line that begins with that character and is not indented, in order."""
        if character not in self._begin:
            self._begin[character] = self._fitting("", character)
        return self._begin[character]

    def _fitting(self, chain: str, character: str) -> tuple[BlockRule, ...]:
        rules = (rule for rule in self.__rules__ if rule.enabled and (not chain or chain in rule.alt))
        return tuple(rule.fn for rule in rules if character in _BEGIN.get(rule.name, character))

    def _ending(self, chain: str) -> BlockRule:
        table: dict[str, tuple[BlockRule, ...]] = {}

        def ends(state: StateBlock, line: int, end: int, silent: bool) -> bool:
            character = state.src[state.bMarks[line] + state.tShift[line]]
            rules = table.get(character)
            if rules is None:
                rules = table[character] = self._fitting(chain, character)
            for rule in rules:  # noqa: SIM110  a loop takes half the time of any()
                if rule(state, line, end, silent):
                    return True
            return False

        return ends


class Scanner(ParserBlock):
    """`ParserBlock`, with `meta["column"]` (0-based) on the first token of each block."""

    def __init__(self) -> None:
        super().__init__()
        own = Quick()
        for rule in self.ruler.__rules__:
            own.push(rule.name, rule.fn, {"alt": rule.alt})
        self.ruler: Quick = own

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803
        if not src:
            return None
        state = BlockState(src, md, env, outTokens)
        self.tokenize(state, 0, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        rules, begin = self.ruler.getRules(""), self.ruler.beginning
        line, blank_before, found = startLine, False, 0
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            before, place = len(state.tokens), state.bMarks[line] + state.tShift[line]
            found += 3
            if before > MOST or found > MOST:
                as_text(state, line, endLine, "more blocks than can be read; from here on the note is text")
                break
            if state.eMarks[line] - place > LONGEST:
                as_text(state, line, line + 1, "the line is too long to be read; it is text")
                line = state.line
                continue
            plain = state.sCount[line] - state.blkIndent < 4  # else code
            for rule in begin(state.src[place]) if plain else rules:
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
    dispatcher = Dispatcher()
    dispatcher.ruler.enableOnly(inline_rules)
    dispatcher.ruler2 = md.inline.ruler2
    dispatcher.terminator_re = re.compile(f"[{re.escape(STOPS)}]")
    md.inline = dispatcher
    md.core.ruler.at("inline", inline)
    use_labels(md)
    md.block = Scanner()
    md.block.ruler.enableOnly(rules)
    md.inline.ruler.at("newline", _newline)
    use_plain_blocks(md)
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
