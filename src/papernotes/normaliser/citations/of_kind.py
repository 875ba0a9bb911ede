"""References that say of what kind a work is, as GB/T 7714 has them: what Chinese journals, CNKI and Google Scholar give.

Long J, Darrell T. Fully convolutional networks[C]//CVPR. 2015: 3431-3440.      张三，李四. 浅海声呐探测综述[J]. 声学学报, 2011.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from msgspec.structs import replace

from ...patterns import pattern
from ..lexicon.title_words import UPPER, YEAR
from ..prose.once import TEXTS
from ..references.venues import known, venue_in
from .citations import Reference, reference_in, unlabelled
from .journals import journal_in

_PERSON = rf"(?:[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]*){{0,3}}(?:\.(?=\s?[,，;；]))?|(?:[A-Z]\. ?){{1,3}}[{UPPER}][\w’'-]+|(?:(?!等[,，.．。:：\\s])[一-鿿·]){{2,8}})"
_KIND = r"[\[［【](?P<kind>[JCDMPRSNZ]|EB)(?:[/／](?:OL|CD|DB))?[\]］】]"
_OF_KIND = pattern(
    r"(?:[\[［]\d{1,3}[\]］]|\d{1,3}[.)、])?\s*"
    rf"(?:(?P<authors>{_PERSON}(?:(?:\s?[,，、;；]\s?|\s(?:and|&)\s){_PERSON}){{0,60}})(?:[,，]?\s?(?:et al\.?|等))?[.．。:：]\s?)?"
    rf"(?P<title>[^\[\]［］【】]{{2,300}}?)\s*{_KIND}\s*(?://|／／|[.．。,，：:])?\s*(?P<rest>.*)"
)
_KINDS = ("J]", "C]", "D]", "M]", "J］", "C］", "D］", "/OL]", "J】", "R]", "P]", "N]", "S]", "Z]")
_YEAR = pattern(rf"(?<![\d-]){YEAR}(?=[,，.．。:：;(（]|\s|$)")
_PLACE = pattern(r"(?:in:? )?(?P<place>[^,，.．。:：;；\d]{2,80}?)\s*(?=[,，.．。:：;；(（]|\d|$)", 2)
_PREPRINT = pattern(r"(?i)arxiv|(?:bio|med|chem)rxiv|preprint")
_APART = pattern(r"\s?[,，、;；]\s?|\s(?:and|&)\s")
_INITIALS = 4  # letters at most
_LONGEST = 1500  # characters of a line


def any_reference(text: str) -> Reference | None:
    """The reference that a line is, in this form or another, with its venue."""
    found = reference_in(text)
    return replace(found, venue=_place(found.rest)) if found else of_kind(text)


def cited_behind_label(text: str) -> Reference | None:
    """The reference to what was published in a journal or at a conference that a line gives behind a label: `Source: Ito, A.
    (2018). ...`, `**Quelle:** ...`."""
    bare = unlabelled(text) if len(text) <= _LONGEST else text
    found = any_reference(bare) if bare != text else None
    return found if found and found.venue else None


def _place(rest: str) -> str:
    """The venue that stands behind a title, or the journal before a volume; "" where it is a preprint or nobody knows."""
    venue = venue_in(rest)
    return (venue.name if venue else journal_in(rest)) or ""


@lru_cache(maxsize=TEXTS)
def of_kind(text: str) -> Reference | None:
    """The reference that a line is which says of what kind the work is."""
    if len(text) > _LONGEST or ("]" not in text and "］" not in text and "】" not in text):
        return None
    if not any(kind in text for kind in _KINDS):
        return None
    found = _OF_KIND.fullmatch(" ".join(unlabelled(text).split()))
    if found is None:
        return None
    authors = ", ".join(map(_given_first, _APART.split(found["authors"]))) if found["authors"] else ""
    year = _YEAR.search(found["rest"])
    venue = _venue(found["rest"]) if found["kind"] in ("J", "C") else ""
    return Reference(authors, int(year[0]) if year else None, found["title"].strip(), found["rest"], venue)


def _given_first(name: str) -> str:
    """ "Kingma D P" as "D P Kingma"; a name in full stays."""
    words = name.strip(" .").split()
    initials = list(takewhile(lambda word: word.isupper() and len(word) <= _INITIALS, reversed(words[1:])))
    return " ".join((*reversed(initials), *words[: len(words) - len(initials)]))


def _venue(rest: str) -> str:
    """The journal or the conference that a reference begins with behind the kind."""
    venue = venue_in(rest)
    if venue and venue.name:
        return venue.name
    place = _PLACE.match(rest)
    if place is None or _PREPRINT.search(place["place"]):
        return ""
    return known(place["place"]) or place["place"].strip()
