"""The venue and year that a file's name begins or ends with -> them and the rest: `2021-CVPR-Title`, `AAAI20-Title`,
`CVPR2022-Oral-Title`, `ResNet_CVPR2016`; and those that its folder is called by: `CVPR2023/`, `OSDI/2016/`.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from ...patterns import pattern
from ..references.venues import Venue, venue_in


class Led(NamedTuple):
    """A file's name taken apart."""

    venue: str
    year: int
    rest: str


_LED = pattern(
    r"(?i)((?:(?:19|20)\d\d[-_ ])?[A-Z&]{2,12}(?:[-_ '’]?(?:19|20)?\d\d)?)[-_](?:(?:oral|spotlight|poster|highlight)[-_])?(?=\w)"
)
# What people do at conferences, of which they keep notes, too.
DOINGS = pattern(
    r"(?i)(?:my|our)?[-_ ]*(?:travel|trip|plan|rebuttal|review|deadline|tutorial|workshop|keynote|schedule|submission|submit|"
    r"registration|accepted|paper|list|talk|poster|notes?|summary|投稿|会议|日程|行程|论文|笔记)"
)


def led_by(stem: str) -> Led | None:
    """The venue and year at the beginning of a file's name, and what it is a name of; None for other names."""
    found = _LED.match(stem)
    venue = venue_in(found[1].replace("-", " ").replace("_", " ")) if found else None
    if not found or not venue or venue.end - venue.start != len(found[1]) or DOINGS.match(stem, found.end()):
        return None
    return Led(venue.name, venue.year, stem[found.end() :]) if venue.name and venue.year else None


_ENDING = pattern(r"(?i)(?P<rest>.*[^\W_])[-_]+(?P<venue>[A-Z&]{2,12}[-_']?(?:19|20)?\d\d)")


def ending_in(stem: str) -> Led | None:
    """The venue and year at the end of a file's name, and what it is a name of; None for other names."""
    found = _ENDING.fullmatch(stem)
    text = found["venue"].replace("-", " ").replace("_", " ") if found else ""
    venue = venue_in(text) if text else None
    if not found or not venue or venue.end - venue.start != len(text) or DOINGS.match(found["rest"]):
        return None
    return Led(venue.name, venue.year, found["rest"]) if venue.name and venue.year else None


def venue_of_folder(path: str) -> Venue | None:
    """The venue and year of the papers in a file's folder, which is called by both and nothing else, or lies in a folder of
    the venue and is called by the year."""
    *above, folder = ("", *PurePosixPath(path).parts[:-1])
    said = f"{above[-1]} {folder}" if above and _YEAR.fullmatch(folder) else folder
    text = said.replace("-", " ").replace("_", " ").strip()
    venue = venue_in(text) if text[-1:].isdigit() and text[:1].isalpha() else None
    whole = venue is not None and venue.start == 0 and venue.end == len(text)
    return venue if venue and whole and venue.name and venue.year else None


_YEAR = pattern(r"(?:19|20)\d\d")
