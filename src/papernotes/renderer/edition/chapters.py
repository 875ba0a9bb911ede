"""The order of notes that hold no paper, such as the pages of a handbook."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from ... import head_keys
from ...model import Note, Page


def in_order(pages: Iterable[Page]) -> list[Page]:
    """Folder by folder; in each the notes whose head gives a number, by that, before all others, by their names."""
    return sorted(pages, key=lambda page: (posixpath.dirname(page.note.path).split("/"), *_place(page.note)))


def _place(note: Note) -> tuple[float, str]:
    written = note.value(*head_keys.ORDER.names)
    return float(written) if re.fullmatch(r"-?\d+(\.\d+)?", written) else float("inf"), posixpath.basename(note.path)


def chapters(notes: Iterable[Page], home: str) -> list[Page]:
    """The notes without a paper, in order, but for the one at the path `home`, which the home page shows."""
    return in_order(page for page in notes if not page.papers and page.note.path != home)


def neighbours(chapters: Iterable[Page]) -> Mapping[str, tuple[Page | None, Page | None]]:
    """The notes before and after each of those in its folder, by its path."""
    found = {}
    for _, row in groupby(chapters, lambda page: posixpath.dirname(page.note.path)):
        pages = tuple(row)
        for before, page, after in zip((None, *pages), pages, (*pages[1:], None), strict=False):
            found[page.note.path] = before, after
    return found
