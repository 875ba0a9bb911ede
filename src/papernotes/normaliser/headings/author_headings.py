"""Headings that but name the persons who wrote what the heading above them names -> lines, as others write them.

## Echo Pyramids for Sonar Detection
#### [[Aki Ito]] [[Ben Wood]], 2016            Authors: Aki Ito, Ben Wood
#### Summary                                  Year: 2016

Only between a title and a section, and with the year: who met on what has such headings, too. One name alone must be a
link.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ...model import Block, Note
from ...patterns import pattern
from ..prose.facets import facets_of
from ..references.likeness import likeness
from ..references.writers import names_alone
from ..titles.titles import read_title

_SAID = pattern(r"(?P<names>[^\d()（）]{4,400}?)[\s,，(（]+(?P<year>(?:19|20)\d\d)[)）]?\s*")
_TITLE = 2  # likeness
_LONGEST = 500  # characters of such a heading


def with_authors_as_lines(note: Note) -> Note:
    """The note with such headings as paragraphs of two fields."""
    blocks = note.blocks
    heads = (at for at in range(1, len(blocks) - 1) if blocks[at].kind == "heading")
    made = {at: line for at in heads if (line := _line(blocks[at - 1 : at + 2]))}
    return replace(note, blocks=tuple(made.get(at, block) for at, block in enumerate(blocks))) if made else note


def _line(row: Sequence[Block]) -> Block | None:
    above, heading, below = row
    if not all(block.kind == "heading" for block in row) or not above.level < heading.level or not heading.text:
        return None
    names, year = _persons(heading)
    if not names or not facets_of(below.text) or likeness(read_title(above.text, above.marks).title) < _TITLE:
        return None
    said = f"Authors: {names}\nYear: {year}"
    return replace(heading, kind="paragraph", level=0, opening="<p>", closing="</p>", text=said, html=(said,), marks=())


def _persons(heading: Block) -> tuple[str, str]:
    """The persons whom a heading names, with commas, where it names nothing else, and the year behind them."""
    found = _SAID.fullmatch(heading.text) if len(heading.text) <= _LONGEST else None
    if found is None:
        return "", ""
    links = [heading.text[mark.start : mark.end] for mark in heading.marks if mark.kind == "link"]
    alone = links and not _LETTER.search(_without(found["names"], links))
    names = ", ".join(links) if alone else found["names"].strip(" ,")
    named = names_alone(f"{names}, {names}" if len(links) == 1 and alone else names)
    return (names, found["year"]) if named else ("", "")


def _without(text: str, links: Sequence[str]) -> str:
    for link in links:
        text = text.replace(link, "", 1)
    return text


_LETTER = pattern(r"\w")
