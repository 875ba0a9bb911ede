"""Headings that say beside a title by whom it is, or before it what it is called -> the title and that.

### [Title](u) - Ann Ito, Ben Wood, CVPR 2021      ### **EchoNet** [Title](u)      ### EchoNet (CVPR 2021) [Title](u)
"""

from __future__ import annotations

from msgspec.structs import replace

from ...model import Block
from ...patterns import pattern
from ..prose.lines import Line
from ..references.likeness import likeness
from ..references.venues import venue_in
from ..references.writers import in_full, names_beside_venue, writers_in
from ..titles.behind_titles import said_from
from ..titles.item_titles import title_in
from ..titles.titles import Named

_TITLE = 1.2  # likeness
_ASIDE = pattern(r"[(（\[【][^()（）\[\]【】]{1,60}[)）\]】]|[\W_]+")


def without_neighbours(heading: Block, named: Named) -> Named:
    """What a heading says, its writers and the name before its title apart; as it is where it has none, or says more of
    the paper than such data."""
    text = heading.text
    if named.authors or not (heading.marks or any(sign in text for sign in (",", " and ", "&", "et al"))):
        return named
    line = Line(text, heading.span.line, "heading", marks=heading.marks)
    found, rest = title_in(line)
    if found.title == named.title or found.title not in named.title or likeness(found.title) < _TITLE:
        return named
    who = in_full(writers_in(rest))
    signed = who is not None and who in named.title and ("," not in who or bool(names_beside_venue(who)))
    called = found.short and _ASIDE.sub("", named.title.replace(found.title, "")) == _ASIDE.sub("", found.short)
    if not (signed or called) or said_from(line, found.title) is not None:
        return named
    venue = venue_in(rest)
    return replace(
        named,
        title=found.title,
        short=found.short or None,
        venue=named.venue or found.venue or (venue.name if venue else None),
        year=named.year or found.year or (venue.year if venue else None),
        authors=who if who and signed else "",
        cited=named.cited or signed,
    )
