"""Notes -> what stands in them beside papers: an essay, what leads into a topic, a list of questions.

It is searched as the note's. A heading below which papers stand, and the first row of a table of papers, say nothing
by themselves: the papers' own topics and fields say it.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from ...incremental.followed import each, gathered, under
from ...incremental.packed import letters, lines
from ...model import Block, Library, Note, Page, Paper
from ..linking.anchors import Anchors, anchor_finder
from .texts import FACTS, NAME, TEXT, TITLE, Passage, in_a_row, join_facts, leaves, plain


class Loose(NamedTuple):
    """A note that says something beside papers, of which the lines are `taken`; its blocks that belong to none, and how
    many characters they have."""

    page: Page
    taken: tuple[tuple[int, int], ...]
    letters: int

    @property
    def blocks(self) -> tuple[Block, ...]:
        return _loose(self.page.note, self.taken)


def loose_notes(library: Library) -> tuple[Loose, ...]:
    """The notes that say something beside papers, in the library's order. A build asks for them ten times."""
    last = next(iter(_last), None)
    if last is None or last[0] is not library.papers or last[1] is not library.notes:
        last = (library.papers, library.notes, _loose_notes(library))
        _last[:] = [last]
    return last[2]


_last: list[tuple[tuple[Paper, ...], tuple[Page, ...], tuple[Loose, ...]]] = []


def _loose_notes(library: Library) -> tuple[Loose, ...]:
    taken = gathered("taken", each(_stretches, library.papers))
    lines = under("lines of papers", each(_path, library.notes), taken)
    return tuple(filter(None, each(_loose_note, library.notes, lines)))


def _path(page: Page) -> str:
    return page.note.path


def _stretches(paper: Paper) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The lines that are the paper's, each with the path of its note."""
    return tuple((entry.span.path, (entry.span.line, entry.end)) for entry in paper.entries)


def _loose_note(page: Page, taken: tuple[tuple[int, int], ...]) -> Loose | None:
    first, last = lines(page.note.blocks)
    if any(start <= first and last <= end for start, end in taken):
        return None
    length = letters(_loose(page.note, taken) if taken else page.note.blocks)
    return Loose(page, taken, length) if length else None


def _loose(note: Note, taken: tuple[tuple[int, int], ...]) -> tuple[Block, ...]:
    starts = sorted(start for start, _ in taken)
    ends = list(accumulate((end for _, end in sorted(taken)), max))  # the furthest of those up to each

    def is_in(line: int) -> bool:
        before = bisect.bisect_right(starts, line)
        return before > 0 and line <= ends[before - 1]

    rest = [block for top in note.blocks for block in leaves(top) if not is_in(block.span.line)]
    kept: list[Block] = []
    for block in reversed(rest):
        after = kept[-1] if kept else None
        alone = after is None or _any_between(starts, block.span.line, after.span.line)
        if not taken or not (alone and block.kind in ("heading", "row")):
            kept.append(block)
    return tuple(reversed(kept))


def _any_between(places: Sequence[int], after: int, last: int) -> bool:
    """Whether one of those places, which are sorted, lies behind `after` and not behind `last`."""
    return bisect.bisect_right(places, after) < bisect.bisect_right(places, last)


def note_passages(loose: Loose, ids: Anchors) -> tuple[Passage, ...]:
    """All that is searched of such a note. `ids` are those of its page."""
    note, title = loose.page.note, loose.page.title
    headings = {block.span.line: block.text for top in note.blocks for block in leaves(top) if block.kind == "heading"}
    anchor, above = anchor_finder(ids), anchor_finder(headings)
    names = (name for name in note.values("aliases", "alias") if name and name != title)
    made = [
        Passage(NAME, "", "", join_facts(names)),
        Passage(TITLE, "", "", title),
        Passage(FACTS, "", "", join_facts(f"#{tag}" for tag in note.tags)),
    ]
    pieces = (
        Passage(TEXT, anchor(block.span.line), above(block.span.line), plain(block))
        for block in loose.blocks
        if not (block.kind == "heading" and block.text.strip() == title)
    )
    return tuple(passage for passage in (*made, *in_a_row(pieces)) if passage.text)
