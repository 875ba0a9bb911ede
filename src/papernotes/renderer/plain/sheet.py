"""Rows of text -> CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# With these a spreadsheet begins a formula, and a formula may call programs and send cells elsewhere.
_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def sheet(rows: Iterable[Iterable[str]]) -> str:
    """The rows, each ending in CR LF. A cell that begins like a formula has an apostrophe before it."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return made.getvalue()


def harmless(cell: str) -> str:
    """The cell, which no spreadsheet will take for a formula."""
    return f"'{cell}" if cell.lstrip(" \n").startswith(_BEGINNINGS) else cell
