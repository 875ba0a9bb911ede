"""Headings that say beside a title by whom it is, `### [Title](u) - Ann Ito, Ben Wood, CVPR 2021` -> the title and that."""

from __future__ import annotations

from msgspec.structs import replace

from ...model import Block
from ..prose.lines import Line
from ..references.likeness import likeness
from ..references.venues import venue_in
from ..references.writers import in_full, names_beside_venue, writers_in
from ..titles.behind_titles import said_from
from ..titles.item_titles import title_in
from ..titles.titles import Named

_TITLE = 1.2  # likeness


def without_writers(heading: Block, named: Named) -> Named:
    """What a heading says, its writers apart; as it is where it has none beside the title, or says more than its data."""
    text = heading.text
    if named.authors or not any(sign in text for sign in (",", " and ", "&", "et al")):
        return named
    line = Line(text, heading.span.line, "heading", marks=heading.marks)
    found, rest = title_in(line)
    if found.title == named.title or found.title not in named.title or likeness(found.title) < _TITLE:
        return named
    who = in_full(writers_in(rest))
    if (
        who is None
        or who not in named.title
        or ("," in who and not names_beside_venue(who))
        or said_from(line, found.title) is not None
    ):
        return named
    venue = venue_in(rest)
    return replace(
        named,
        title=found.title,
        short=found.short or None,
        venue=named.venue or found.venue or (venue.name if venue else None),
        year=named.year or found.year or (venue.year if venue else None),
        authors=who,
        cited=True,
    )
