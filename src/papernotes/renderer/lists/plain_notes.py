"""Notes that hold no paper, such as the pages of a handbook: links to them, and what is in them."""

from __future__ import annotations

from collections.abc import Sequence

from ... import head_keys
from ...incremental.gist import gist
from ...model import Block, Page
from ..binding.levels import heading_levels
from ..edition.edition import Anchor, Edition
from ..plain.sentences import first_sentence
from ..urls import note_url
from ..words import language_of

_FEW, _MANY = 3, 40


def chapter(edition: Edition, url: str, page: Page) -> Anchor:
    """A link to that note, with what it says of itself in a sentence."""
    sentence = edition.once(("first sentence", page.note.path), lambda: _first_sentence(page))
    return Anchor(
        edition.link(url, note_url(page.id)), page.title, language_of(page.title, edition.words), note=sentence
    )


def _first_sentence(page: Page) -> str:
    said = page.note.value(*head_keys.ABOUT.names)
    return said or first_sentence(gist(page.note).opening)


def neighbours(edition: Edition, url: str, page: Page) -> tuple[Anchor | None, Anchor | None]:
    """The notes before and after that one in its folder, where it is a note without a paper."""
    if page.papers:
        return None, None
    around = edition.around.get(page.note.path, (None, None))
    before, after = (chapter(edition, url, other) if other else None for other in around)
    return before, after


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
