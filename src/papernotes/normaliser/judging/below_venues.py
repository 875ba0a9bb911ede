"""Headings of a note -> those that are titles below a venue with its year, where two venues or more have only titles below.

## NeurIPS 2020                                               ## NeurIPS 2020
### Denoising Diffusion Probabilistic Models                  ### Important Dates and Deadlines
    a paper of that venue                                         what its keeper has to do there
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...patterns import pattern
from ..headings.groups import is_guide, venue_of
from ..headings.tree import Head
from ..references.likeness import likeness

_LEAST = 2  # venues
_WORDS = 3  # of a title that is known as one by where it stands
# What a conference has beside papers.
_OF_EVENTS = pattern(
    r"(?i)\b(?:keynotes?|deadlines?|dates|registration|call for|schedules?|program(?:me)?s?|committees?|rebuttals?|travel|hotels?|"
    r"banquet|reception|visas?|camera[- ]ready|submi(?:t|ssion)s?|sessions?|awards?|sponsors?|invited|panels?|tutorials?|workshops?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|flights?|dinner|lunch|arrival|departure|sightseeing|friends|"
    r"posters?|talks?|opening|closing|guidelines?|instructions?|day \d)\b"
)


def below_venues(heads: Sequence[Head]) -> frozenset[int]:
    """The indices of the headings' blocks that are such titles."""
    found: list[int] = []
    often = Counter(head.named.title.casefold() for head in heads)
    venues: set[tuple[str | None, int]] = set()
    for at, head in enumerate(heads):
        venue = venue_of(head.text) if not head.likeness else None
        below = list(_below(heads, at)) if venue and venue.year else []
        if venue and venue.year and below and all(_is_title(one, often) for one in below):
            venues.add((venue.name, venue.year))
            found += (one.index for one in below)
    return frozenset(found) if len(venues) >= _LEAST else frozenset()


def _below(heads: Sequence[Head], at: int) -> Iterator[Head]:
    """The headings of the first level below one."""
    level = heads[at + 1].level if at + 1 < len(heads) else 0
    for below in range(at + 1, len(heads)):  # no slice, which would be copied for each of many venues
        head = heads[below]
        if head.level <= heads[at].level:
            return
        if head.level <= level:
            yield head


def _is_title(head: Head, often: Counter[str]) -> bool:
    title = head.named.title
    if head.facets or is_guide(head) or _OF_EVENTS.search(title) or often[title.casefold()] > 1:
        return False
    return likeness(title) >= (1 if len(title.split()) == _WORDS else 1.2)
