"""Lines that CommonMark takes for code, for they are indented by four, and that are prose.

        将卷积用于图结构数据 ...       the first line of a paragraph, moved in with a tab as in print
    -     DeepWalk                  more spaces behind the marker of an item than it takes

Code begins with no Chinese; pseudo-code that does has lines that are moved in further.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, code

from ...patterns import pattern

_PROSE = pattern(r"(?:\*\*|==|[《“（【「])*[\u3400-\u9fff\uf900-\ufaff]")


def code_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The library's rule, which is not asked where the line is prose."""
    if not state.is_code_block(start):
        return False
    if state.md.options.get("loose_indents") and (_behind_marker(state, start) or _is_prose(state, start, end)):
        return False
    return code(state, start, end, silent)


def _behind_marker(state: StateBlock, line: int) -> bool:
    """Whether the marker of an item stands before the line's text."""
    place = state.bMarks[line]
    return bool(state.src[place : place + state.tShift[line]].strip())


def _is_prose(state: StateBlock, start: int, end: int) -> bool:
    """Whether the line begins with Chinese, as do those right below it, none of which is moved in further."""
    for line in range(start, end):
        if state.isEmpty(line) or not state.is_code_block(line):
            break
        place = state.bMarks[line] + state.tShift[line]
        if state.sCount[line] > state.sCount[start] or not _PROSE.match(state.src, place, state.eMarks[line]):
            return False
    return True
