"""Cards that lead to notes are no papers of their own: what they name is told by those, or is no paper."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from ...incremental.followed import each
from ...incremental.kept import since
from ...model import Entry
from ..regions.cards import CARD
from .index_links import Places

Rows = tuple[tuple[Entry, ...], ...]


def without_written(rows: Rows, paths: Sequence[str]) -> Rows:
    """The entries of each note without the cards that lead to notes; `paths` are those of all notes."""
    if not any(entry.rule == CARD for entries in rows for entry in entries):
        return rows
    return each(_unwritten, rows, given=(since("places", paths, lambda: Places(paths)),))


def _unwritten(entries: tuple[Entry, ...], places: Places) -> tuple[Entry, ...]:
    kept = (entry for entry in entries if entry.rule != CARD or not _is_written(entry, places))
    return tuple(kept) if any(entry.rule == CARD for entry in entries) else entries


def _is_written(entry: Entry, places: Places) -> bool:
    return bool(places.of(entry.title, posixpath.dirname(entry.span.path)))
