"""Pipes of a table's rows that part no cells: `$p(x|y)$`, `` `a|b` ``, `[[note|text]]`, and those too many.

GitHub parts a row at each pipe that has no backslash, and drops what is then behind the last column. People who write
`| $p(x|y)$ | 0.9 |` see a formula in their editor; where a row has more cells than the table has columns, pipes within
formulas, code and links are part of these, and what is still too much stays in the last cell.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from ...patterns import pattern

# Stands for a pipe while the library parts the rows: a sign that no text has.
_STAND_IN = "\ufdd2"
_WHOLE = pattern(r"`+[^`\n]{1,500}`+|\$(?=[^\s$])[^$\n]{1,500}(?<=\S)\$|\$ [^$\n]{1,500} \$|\[\[[^\[\]\n]{1,300}\]\]")
_PIPE = pattern(r"(?<!\\)\|")


def cells_kept(state: StateBlock, start: int, end: int) -> str:
    """The source, in which pipes of these lines that part no cells have a stand-in; itself where there are none."""
    columns = sum(bool(part.strip()) for part in _line(state, start + 1).split("|"))
    found: list[str] = []
    done = 0
    for line in (start, *range(start + 2, end)):
        row = _line(state, line)
        around = row.startswith("|") + row.rstrip().endswith("|")
        if row.count("|") - around < columns or (kept := _row(row, columns, line == start)) == row:
            continue
        place = state.bMarks[line] + state.tShift[line]
        found += (state.src[done:place], kept)
        done = place + len(row)
    return "".join((*found, state.src[done:])) if found else state.src


def with_pipes(state: StateBlock, first: int) -> None:
    """Gives the cells from that token on their pipes back."""
    for token in state.tokens[first:]:
        if _STAND_IN in token.content:
            token.content = token.content.replace(_STAND_IN, "|")


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _row(row: str, columns: int, is_head: bool) -> str:
    """The row with as many cells as there are columns, where it has more; a head that has more is none."""
    if len(_partings(row)) < columns:
        return row
    kept = _WHOLE.sub(lambda found: _PIPE.sub(_STAND_IN, found[0]), row)
    if len(_partings(kept)) < columns - 1:  # these were prices, `| $5 | $6 |`
        kept = row
    surplus = _partings(kept)[columns - 1 :]
    if is_head or not surplus or not kept[surplus[0] :].strip("| \t"):
        return kept
    last = kept.rstrip()
    end = len(last) - last.endswith("|")
    return kept[: surplus[0]] + _PIPE.sub(_STAND_IN, kept[surplus[0] : end]) + kept[end:]


def _partings(row: str) -> list[int]:
    """The places of the pipes between cells: those around the row are none."""
    bare = row.rstrip()
    return [found.start() for found in _PIPE.finditer(row) if 0 < found.start() < len(bare) - 1]
