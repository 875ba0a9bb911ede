"""Paragraphs, headings, rules and tables: the library's rules for them, in fewer steps and with the same results."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, hr, reference, table

from ...patterns import pattern
from ..tokens import warn
from .cells import cells_kept, with_pipes
from .loose_indents import code_block
from .states import Piece
from .tight_headings import tight_heading

_NUMBER_SIGNS = pattern(r"#{1,6}(?![^ \t])")
_BREAK = pattern(r"\S[ \t]+\\\Z")
_PARTS = frozenset("|-:")
LONGEST = 200_000  # characters of a line, or of a paragraph
MOST_CELLS = 100_000  # of a table
_MOST_LINES = 100  # of what defines a link


def use_plain_blocks(md: MarkdownIt) -> None:
    """Gives the parser these rules."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    md.block.ruler.at("code", code_block)
    md.block.ruler.at("hr", _hr, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.block.ruler.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.at("reference", _reference)
    md.block.ruler.disable("lheading")
    md.block.ruler.at("paragraph", _paragraph)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The library's rule, which is not asked where the next line cannot part a table's head from its rows."""
    if start + 2 > end:
        return False
    place = state.bMarks[start + 1] + state.tShift[start + 1]
    if state.src[place : place + 1] not in _PARTS:
        return False
    pipes = state.src.count("|", state.bMarks[start], state.eMarks[start])
    cut = min(end, start + 2 + MOST_CELLS // (pipes + 1))
    if not pipes or not _table_rows(state, start, start + 2 if silent else cut, silent):
        return False
    if not silent and state.line == cut:
        after = next((line for line in range(cut, end) if state.isEmpty(line)), end)
        if after > cut:
            as_text(state, cut, after, "the table is too long to be read; from here on it is text")
    return True


def _table_rows(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The library's rule, which is shown no pipes but those that part cells: first in the head, then in all rows."""
    if not state.md.options.get("loose_tables"):
        return table(state, start, end, silent)
    first, head = len(state.tokens), cells_kept(state, start, start + 2)
    if not _with_source(state, head, start, end, silent):
        return False
    if not silent and (rows := cells_kept(state, start, state.line)) is not state.src:
        del state.tokens[first:]
        _with_source(state, rows, start, state.line, silent)
        with_pipes(state, first)
    return True


def _with_source(state: StateBlock, source: str, start: int, end: int, silent: bool) -> bool:
    own, state.src = state.src, source
    try:
        return table(state, start, end, silent)
    finally:
        state.src = own


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The library's rule, which joins line after line to find where a title ends, for as many as a title may have."""
    most, state.lineMax = state.lineMax, min(state.lineMax, start + _MOST_LINES)
    try:
        return reference(state, start, end, silent)
    finally:
        state.lineMax = most


def _paragraph(state: StateBlock, start: int, end: int, _silent: bool) -> bool:
    """A paragraph, or a heading that is underlined: the library walks over the lines once for each."""
    parent, state.parentType = state.parentType, "paragraph"
    ends, line, underline = state.md.block.ruler.getRules("paragraph"), start + 1, ""
    while line < state.lineMax and not state.isEmpty(line):
        indent = state.sCount[line]
        # What is indented further would be code, were it not a line of the paragraph; a quote has looked at others.
        if 0 <= indent <= state.blkIndent + 3:
            if line < end and indent >= state.blkIndent and (underline := _underline(state, line)):
                break
            if any(rule(state, line, state.lineMax, True) for rule in ends) or _table_below_item(state, line):
                break
        line += 1
    if line == start + 1:
        content = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    else:
        content = state.getLines(start, line, state.blkIndent, False)
    if len(content) > LONGEST:
        as_text(state, start, line + bool(underline), "the paragraph is too long to be read; it is text")
    elif underline:
        state.parentType = parent  # else it stays a paragraph's, as in the library
        tag = "h1" if underline == "=" else "h2"
        _push_text(state, "heading", tag, underline, mdTrim(content), (start, line, line + 1))
    else:
        _push_text(state, "paragraph", "p", "", _ended(state, mdTrim(content)), (start, line, line))
    return True


def _ended(state: StateBlock, content: str) -> str:
    """The text of a paragraph without the ` \\` at its end, which breaks a line where no other follows."""
    if content[-1:] == "\\" and state.md.options.get("line_breaks") and _BREAK.search(content):
        return content[:-1].rstrip()
    return content


def _table_below_item(state: StateBlock, line: int) -> bool:
    """Whether a table begins at that line, which is less indented than the item of a list whose text is above it."""
    indent, place = state.sCount[line], state.bMarks[line] + state.tShift[line]
    if indent >= state.blkIndent or state.src.find("|", place, state.eMarks[line]) < 0:
        return False
    inner, state.blkIndent = state.blkIndent, indent
    try:
        return bool(state.md.options.get("loose_tables")) and _table(state, line, state.lineMax, True)
    finally:
        state.blkIndent = inner


def _underline(state: StateBlock, line: int) -> str:
    """The sign with which that line underlines the one above, or ""."""
    place = state.bMarks[line] + state.tShift[line]
    sign = state.src[place]
    return sign if sign in "-=" and not state.src[place : state.eMarks[line]].lstrip(sign).strip(" \t") else ""


def _heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """The library's rule, with a regular expression instead of steps; and `##Title`, where that is asked for."""
    place, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    found = _NUMBER_SIGNS.match(state.src, place, last)
    tight = found is None and state.src.startswith("#", place)
    found = tight_heading(state, place, last) if tight else found
    if found is None or state.is_code_block(start):
        return False
    if not silent:
        title = state.src[found.end() : last].rstrip(" 	")
        bare = title.rstrip("#")
        content = mdTrim(bare if tight or bare.endswith((" ", "	")) else title)
        _push_text(state, "heading", f"h{len(found[0])}", found[0], content, (start, start + 1, start + 1))
    return True


def _hr(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The library's rule, which is not asked where a line has anything but one sign and spaces."""
    place = state.bMarks[start] + state.tShift[start]
    return not state.src[place : state.eMarks[start]].strip(state.src[place] + " 	") and hr(
        state, start, end, silent
    )


def as_text(state: StateBlock, line: int, end: int, message: str) -> None:
    """Puts lines into one block of code, whatever they hold: nobody looks for papers or sentences in that."""
    if not state.env.get("long"):
        state.env["long"] = True
        warn(state.env, "dense-text", message, line)
    text = state.push("code_block", "code", 0)
    text.content, text.map = state.getLines(line, end, state.blkIndent, False) + "\n", [line, end]
    text.meta["column"] = 0
    state.line = end


def _push_text(state: StateBlock, kind: str, tag: str, markup: str, content: str, lines: tuple[int, int, int]) -> None:
    """Puts in a paragraph or a heading with its text: its first line, the line after its text, that after all of it."""
    first, last, after = lines
    opening = Piece(f"{kind}_open", tag, 1, state.level, "", [first, after], True)
    text = Piece("inline", "", 0, state.level + 1, content, [first, last], True)
    closing = Piece(f"{kind}_close", tag, -1, state.level, "", None, True)
    opening.markup, text.children, closing.markup = markup, [], markup
    state.tokens += (opening, text, closing)
    state.line = after
