"""Lists as people write them.

    text              a list may follow a paragraph without a blank line, at whatever number it starts
    2. item
      - inner         children may be indented by two or three spaces, however wide the marker is
    - [/] task        the mark of a task, whatever it is, leaves the text
    - [ ]             a task may have nothing but what is below it

A number of four digits or more at the beginning of a line is a year or a page, in text that was broken there.
"""

from __future__ import annotations

import re
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_core import StateCore

from ...config import Markdown
from ...patterns import pattern
from ..parser.scanner import BlockRule, shallow

_MARKER = pattern(r"([*+-]|\d{1,9}[.)])([ \t]*)(?=([^\n]?))")
_TASK = pattern(r"\[([^\d\[\]])\][ \t]+(?=\S)")
_MARKED = pattern(r"\[(?:[^\d\[\]]|\n[ \t>]*)\]")
_EMPTY_TASK = pattern(r"\[([ xX/-])\][ \t]*(?:\n|\Z)")


def install(md: MarkdownIt, options: Markdown) -> None:
    """Replaces the rule for lists, and adds the one for tasks."""
    rule: BlockRule = _loose if options.loose_lists else list_block
    md.block.ruler.at("list", shallow(rule), {"alt": ["paragraph", "reference", "blockquote"]})
    marks = (_TASK, _EMPTY_TASK) if options.loose_lists else (_TASK,)
    md.core.ruler.before("inline", "tasks", partial(_tasks, marks))


def _loose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    place = state.bMarks[start] + state.tShift[start]
    found = _marker(state, start, place)
    if found is None:
        return False
    if silent:
        return _interrupts(state, start, end, found)
    _indent_children(state, start, end, found)
    return list_block(state, start, end, False)


def _marker(state: StateBlock, line: int, place: int) -> re.Match[str] | None:
    """The marker of a list item at that offset of the text."""
    found = _MARKER.match(state.src, place, state.eMarks[line] + 1)
    return found if found and (found[2] or found.end() >= state.eMarks[line]) else None


def _interrupts(state: StateBlock, start: int, end: int, found: re.Match[str]) -> bool:
    """Whether a list may begin at that line of a paragraph: what the library says, but for the number."""
    if len(found[1]) > 4 or (state.parentType == "paragraph" and found.end() >= state.eMarks[start]):
        return bool(list_block(state, start, end, True))
    parent, state.parentType = state.parentType, "root"
    try:
        return bool(list_block(state, start, end, True))
    finally:
        state.parentType = parent


def _indent_children(state: StateBlock, start: int, end: int, found: re.Match[str]) -> None:
    """Moves children that are indented by two or more spaces, but not as far as the item's text, to that text.

    What is one space further in than the item above is its sibling, badly aligned, as is an item with the next number.
    """
    own, sort = state.sCount[start], found[1][-1]
    last, inside, shift = own, own + len(found[0]), 0
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        indent = state.sCount[line]
        if indent < own:
            break
        item = _marker(state, line, state.bMarks[line] + state.tShift[line])
        if indent >= last + 2 and not (indent < inside and item and _follows(item, found)):
            if not shift and indent < inside and item:
                shift = inside - indent
            state.sCount[line] += shift
            continue
        if item is None and not state.isEmpty(line - 1) and not _ends(state, line, end):
            continue  # the text of an item, broken by its author
        if item is None or item[1][-1] != sort:
            break
        last, inside, shift, found = indent, indent + len(item[0]), 0, item


def _ends(state: StateBlock, line: int, end: int) -> bool:
    """Whether a heading, a fence or the like begins at that line, with which the text of an item ends, and its list."""
    parent, state.parentType = state.parentType, "paragraph"
    try:
        return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))
    finally:
        state.parentType = parent


def _follows(item: re.Match[str], before: re.Match[str]) -> bool:
    """Whether an item has the number after that of the one before: `2.` after `1.`."""
    numbers = (item[1][:-1], before[1][:-1])
    return item[1][-1] == before[1][-1] and all(map(str.isdecimal, numbers)) and int(numbers[0]) == int(numbers[1]) + 1


def _tasks(marks: tuple[re.Pattern[str], ...], state: StateCore) -> None:
    """Takes the mark of a task out of the text of its item."""
    if not _MARKED.search(state.src):
        return
    for index, token in enumerate(state.tokens[:-2]):
        if token.type != "list_item_open" or state.tokens[index + 1].type != "paragraph_open":
            continue
        inline = state.tokens[index + 2]
        if not inline.content.startswith("["):
            continue
        if found := next(filter(None, (mark.match(inline.content) for mark in marks)), None):
            token.meta["mark"] = found[1]
            inline.content = inline.content[found.end() :]
