"""A line that begins with a link to a paper by its name, or by who wrote it, or with its name in bold -> the title behind.

[DDPM](url) (NeurIPS 2020): Denoising ...      [[Ho et al., 2020](url)] Denoising ...      [Ho, NeurIPS 2020](url): "Denoising ..."
**DDPM** Denoising Diffusion ... [pdf](url)
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ...patterns import pattern
from ..citations.cited import CITED
from ..lexicon.title_words import LINK_WORDS, SMALL, UPPER
from ..prose.lines import Line
from ..references.addresses import is_paper
from ..references.likeness import is_letters, is_name, likeness
from ..references.organisations import organisations
from ..references.venues import Venue, venues_in
from .spelled import is_spelled
from .titles import Named, read_title

Reading = Callable[[Line], tuple[Named, str]]


def behind_link(line: Line, read: Reading) -> tuple[Named, str] | None:
    """The title behind the link that a line begins with, and what the line says beside it; `read` reads a line that does
    not begin with a link."""
    link = next((mark for mark in line.marks if mark.kind in ("link", "strong") and mark.start < mark.end), None)
    if link is None or link.end - link.start > _LONGEST or line.text[: link.start].strip(_OPENERS):
        return None
    label = line.text[link.start : link.end].strip(" []()（）【】")
    bold = link.kind == "strong" and not any(mark.start < link.end and mark.kind == "link" for mark in line.marks)
    lead = _lead(label) if bold or is_paper(link.target) else None
    joint = _JOINT.match(line.text, link.end)
    if bold and not (lead and lead.name and joint and not joint["colon"] and not _SIGN.search(joint[0])):
        return None  # `**DDPM**: Denoising ...` is a title with its name
    places = venues_in(joint["groups"] or "") if lead and joint else []
    if not (lead and joint) or (joint["groups"] and not places):
        return None
    quoted = _QUOTED.match(line.text, joint.end())
    if quoted:
        named, rest = read_title(quoted[1]), line.text[quoted.end() :]
    else:
        named, rest = read(line.part(joint.end(), len(line.text)))
    said = next(iter(places), None) or lead.venue
    told = bool(said or named.venue or any(venue.year for venue in venues_in(rest)))
    behind = named.venue or any(venue.year and not venue.start for venue in venues_in(rest.strip(_OPENERS)))
    told = told or bool(quoted) or lead.cited or is_spelled(lead.name, named.title)
    if not _is_title(named.title, told, bool(behind)):
        return None
    called = lead.name if joint["colon"] and not joint["groups"] and not quoted else ""
    title = f"{lead.name}: {named.title}" if called and not named.title.startswith(lead.name) else named.title
    named = msgspec.structs.replace(
        named,
        title=title,
        short=(bold and lead.name) or named.short or lead.name or None,
        venue=named.venue or (said.name if said else None),
        year=named.year or (said.year if said else None) or lead.year,
    )
    return named, f"{line.text[: joint.end()]} {rest}"


_LONGEST = 60  # characters of a name, or of a citation
_OPENERS = " *_[(（【"
_QUOTED = pattern(r"[“\"]([^“”\"]{8,300}?)[,.]?[”\"]")
_GROUP = r"[（(\[【][^（）()\[\]【】]{2,40}[)）\]】][\s*_]*"
_JOINT = pattern(rf"[\s*_\])】）]*(?P<groups>(?:{_GROUP}){{0,2}})(?P<colon>[:：]?)[,，|–—\s*_-]*")
_SIGN = pattern(r"[,，|–—-]")
_SURNAME = pattern(rf"[{UPPER}][\w’'-]+(?:,? et al\.?| ?等人?|\+)?")


class _Lead(msgspec.Struct, frozen=True):
    """What a link's label says of a paper that has its title elsewhere."""

    name: str = ""
    year: int | None = None
    venue: Venue | None = None
    cited: bool = False


def _lead(label: str) -> _Lead | None:
    """A label that is a name, a citation, or either with a venue: `DDPM`, `Ho et al., 2020`, `Ho, NeurIPS 2020`."""
    if label.casefold() in LINK_WORDS:
        return None
    if cited := CITED.fullmatch(label):
        return _Lead(year=int(cited["year"]), cited=True)
    venue = next((venue for venue in venues_in(label) if venue.year and venue.start), None)
    bare = label[: venue.start].strip(" ,，.([（") if venue and not label[venue.end :].strip(" )]）") else label
    if is_letters(bare) or (is_name(bare) and len(bare.split()) <= _WORDS and not venue):
        return _Lead(bare, venue=venue)
    return _Lead(venue=venue, cited=True) if venue and _SURNAME.fullmatch(bare) else None


_WORDS = 2  # of a name; more are a title


def _is_title(title: str, told: bool, placed: bool) -> bool:
    """Whether what stands there is a title and no remark: by its capitals, by a venue behind it, or where something else
    says that it could be one."""
    alike, words = likeness(title), title.split()
    if len(words) < _SHORTEST or organisations(title) or _SAYS.search(title):
        return False
    capital = sum(1 for word in words if not word[0].islower() or word in SMALL)
    titled = capital >= _MOST * len(words)
    return (titled and alike >= (1 if told else 2)) or (placed and not words[0].islower() and alike >= _CASELESS)


_SHORTEST = 3  # words
_MOST = 0.7
_CASELESS = 0.4  # likeness of four words with one capital
_SAYS = pattern(r"[。！；，]")
