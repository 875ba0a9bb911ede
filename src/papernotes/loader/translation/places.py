"""One note while it is read, and the places in it: offsets of inline content -> lines and columns of the file."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from ...config import Markdown
from ...diagnostics import report
from ...model import Diagnostic, Math, Span
from ...patterns import pattern

_DEFINES = pattern(r"\\(?:(?:re|provide)?newcommand|[gx]?def|DeclareMathOperator)(?![A-Za-z])")
_BREAK = pattern("\n")
_SPACES = pattern(r"[ \t]*")
MOST_DEFINED = 20_000  # characters of formulas that define commands, in a note
MOST_CARRIED = 50_000_000  # of these, with all formulas that may use them
_ANEW = 5  # times as much where they are others than those of the formula before: they are read anew


@dataclass
class Defined:
    """The formulas that define commands for those after them; whether there is a new one; and how many characters of
    these all formulas hold by now."""

    text: str = ""
    new: bool = False
    carried: int = 0


class Notebook(NamedTuple):
    """One note while it is read: what every step needs, and where diagnostics go."""

    path: str
    lines: Sequence[str]
    options: Markdown
    found: list[Diagnostic]
    prefix: str  # makes ids of footnotes differ from those of other notes
    references: dict[int, int]  # footnotes by number -> the line (0-based) that refers to each first
    defined: Defined

    def formula(self, math: Math) -> Math:
        """The formula with what earlier ones define; what it defines itself is kept for later ones."""
        defined = self.defined
        if defined.carried > MOST_CARRIED:
            return math
        preamble = defined.text
        defined.carried += len(preamble) * (_ANEW if defined.new else 1)
        defined.new = bool(_DEFINES.search(math.tex))
        if defined.new:
            defined.text += math.tex
        if len(defined.text) > MOST_DEFINED or defined.carried > MOST_CARRIED:
            said = (
                f"formulas define more than {MOST_DEFINED:,} characters, or for too many others; here this is forgotten"
            )
            self.found.append(report("dense-text", said, math.span, "give it once, in `macros:` of site.yaml"))
            defined.text = ""
        return replace(math, preamble=preamble) if preamble else math


class Place:
    """Where inline content stands: its first line (0-based), and itself as the rules saw it; of a cell, behind which
    column of the line, for others of its row may hold the same."""

    def __init__(self, notebook: Notebook, line: int, content: str, behind: int = -1) -> None:
        self.notebook, self.line, self.content, self.behind = notebook, line, content, behind
        self._rows: list[tuple[int, int]] = []
        self._breaks: list[int] | None = None

    def span(self, offset: int) -> Span:
        """The place of that character of the content."""
        rows = self._rows = self._rows or _rows(self)
        row = bisect.bisect_right(rows, offset, key=itemgetter(0)) - 1 if len(rows) > 1 else 0
        start, column = rows[row]
        return Span(self.notebook.path, self.line + row + 1, column + offset - start + 1)

    def row_of(self, offset: int) -> int:
        """The row of that character, 0 for those of the first line."""
        if "\n" not in self.content:
            return 0
        if self._breaks is None:
            self._breaks = [found.start() for found in _BREAK.finditer(self.content)]
        return bisect.bisect_left(self._breaks, offset)

    def row(self, row: int) -> Span:
        """The place of the first character of that row that is no space."""
        rows = self._rows = self._rows or _rows(self)
        start, column = rows[min(row, len(rows) - 1)]
        return Span(self.notebook.path, self.line + row + 1, column + _indent(self.content, start) + 1)


def _rows(place: Place) -> list[tuple[int, int]]:
    """Where each line of the content begins: its offset there, and its column (0-based) in the note."""
    rows: list[tuple[int, int]] = []
    offset, lines = 0, place.notebook.lines
    for row, written in enumerate(place.content.split("\n"), place.line):
        own = written.rstrip()
        source = lines[row].rstrip() if row < len(lines) else ""
        column = source.find(own, place.behind) if place.behind >= 0 else -1
        if column < 0:
            column = len(source) - len(own) if source.endswith(own) else max(source.rfind(own), 0)
        rows.append((offset, column))
        offset += len(written) + 1
    return rows


def _indent(text: str, start: int) -> int:
    found = _SPACES.match(text, start)
    return found.end() - start if found else 0
