"""Notes that hold no paper, such as the pages of a handbook: their order, their neighbours, and what is in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from .. import head_keys
from ..model import Block, Note, Page
from .edition import Anchor, Edition
from .levels import heading_levels
from .rows import first_sentence
from .urls import note_url
from .words import language_of

_FEW, _MANY = 3, 40


def in_order(pages: Iterable[Page]) -> list[Page]:
    """Folder by folder; in each the notes whose head gives a number, by that, before all others, by their names."""
    return sorted(pages, key=lambda page: (posixpath.dirname(page.note.path).split("/"), *_place(page.note)))


def _place(note: Note) -> tuple[float, str]:
    written = note.value(*head_keys.ORDER.names)
    return float(written) if re.fullmatch(r"-?\d+(\.\d+)?", written) else float("inf"), posixpath.basename(note.path)


def chapters(edition: Edition) -> list[Page]:
    """The notes without a paper, in order, but for the one that the home page shows."""
    return in_order(page for page in edition.library.notes if not page.papers and page.note.path != edition.config.home)


def chapter(edition: Edition, url: str, page: Page) -> Anchor:
    """A link to that note, with what it says of itself in a sentence."""
    said = page.note.value(*head_keys.ABOUT.names)
    texts = (block.text for block in page.note.blocks if block.kind == "paragraph" and block.text.strip())
    sentence = said or first_sentence(next(texts, ""))
    return Anchor(
        edition.link(url, note_url(page.id)), page.title, language_of(page.title, edition.words), note=sentence
    )


def neighbours(edition: Edition, url: str, page: Page) -> tuple[Anchor | None, Anchor | None]:
    """The notes before and after that one in its folder, where it is a note without a paper."""
    if page.papers:
        return None, None
    around = _around(edition).get(page.note.path, (None, None))
    before, after = (chapter(edition, url, other) if other else None for other in around)
    return before, after


def _around(edition: Edition) -> dict[str, tuple[Page | None, Page | None]]:
    """The notes before and after each that holds no paper, by its path."""
    if not edition.around:
        for _, row in groupby(chapters(edition), lambda page: posixpath.dirname(page.note.path)):
            pages = tuple(row)
            for before, page, after in zip((None, *pages), pages, (*pages[1:], None), strict=False):
                edition.around[page.note.path] = before, after
    return edition.around


def contents(edition: Edition, page: Page, blocks: Sequence[Block]) -> tuple[Anchor, ...]:
    """The highest headings of a note without a paper, each with its place; none where they are few, or very many."""
    if page.papers:
        return ()
    ids, levels = edition.targets.note_anchors[page.note.path], heading_levels(blocks, 2)
    tops = (block for block in blocks if block.kind == "heading" and levels[block.span.line] == 2)
    found = tuple(
        Anchor(f"#{ids[block.span.line]}", block.text, language_of(block.text, edition.words))
        for block in tops
        if block.span.line in ids
    )
    return found if _FEW <= len(found) <= _MANY else ()
