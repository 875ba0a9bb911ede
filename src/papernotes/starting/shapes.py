"""A library -> in which shape its keeper writes down papers: one file a paper, headings of a file, list items, rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from ..model import Entry, Library, Note, Page, Paper

Shape = Literal["file", "heading", "item", "row", "line"]
_OF_BLOCKS: dict[str, Shape] = {"heading": "heading", "list": "item", "table": "row"}


class Placed(msgspec.Struct, frozen=True):
    """One entry, the note that it is in, and its shape there."""

    paper: Paper
    entry: Entry
    note: Note
    shape: Shape


def placed(library: Library) -> tuple[Placed, ...]:
    """Every entry of the library with its shape, in the order of notes and lines."""
    notes = {page.note.path: page for page in library.notes}
    alone = Counter(entry.span.path for paper in library.papers for entry in paper.entries)
    found = (
        Placed(paper, entry, page.note, shape_of(entry, page, alone[entry.span.path]))
        for paper in library.papers
        for entry in paper.entries
        if (page := notes.get(entry.span.path))
    )
    return tuple(sorted(found, key=lambda each: (each.entry.span.path, each.entry.span.line)))


def shape_of(entry: Entry, page: Page, entries: int) -> Shape:
    """The shape of an entry of that note, which has so many: a file whose every block but its title is the entry's is
    one; else the block tells that the entry begins in."""
    blocks = page.note.blocks
    if entries == 1 and len(entry.blocks) >= len(blocks) - 1:
        return "file"
    line = entry.span.line
    inside = next((block for block in blocks if block.span.line <= line <= block.end), None)
    return _OF_BLOCKS.get(inside.kind, "line") if inside else "line"


def counted(places: Iterable[Placed]) -> tuple[tuple[Shape, int, int], ...]:
    """(shape, papers, files) of each shape that there is, the commonest first."""
    papers: Counter[Shape] = Counter()
    files: dict[Shape, set[str]] = {}
    for each in places:
        papers[each.shape] += 1
        files.setdefault(each.shape, set()).add(each.entry.span.path)
    return tuple((shape, count, len(files[shape])) for shape, count in papers.most_common())


def told(counts: Iterable[tuple[Shape, int, int]]) -> Iterator[str]:
    """A line for each shape, as `init` tells it."""
    for shape, papers, files in counts:
        what = {
            "file": "one file a paper",
            "heading": f"headings of {number(files, 'file')}",
            "item": f"items of lists in {number(files, 'file')}",
            "row": f"rows of tables in {number(files, 'file')}",
            "line": f"lines of {number(files, 'file')}",
        }[shape]
        yield f"{papers:,} as {what}"


def number(count: int, noun: str) -> str:
    """`1 file`, `1,200 files`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
