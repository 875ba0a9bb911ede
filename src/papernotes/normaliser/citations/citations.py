"""References that begin with a citation, as people and bibliographies write them.

Zhang, C., & Vinyals, O. (2017). Understanding deep learning. ICLR.      Mnih et al. 2015, "Human-level control", Nature
Ying, Rex, and Jure Leskovec. “Graphs.” In Proceedings of KDD. 2018.    Ying, Rex. 2018. “Graphs.” *Nature* 1: 2-3.
L. Zhang and A. Li, "A PLL," in ISSCC, 2022, pp. 1-3.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from ...patterns import pattern
from ..lexicon.title_words import UPPER, YEAR
from ..prose.once import TEXTS
from ..references.likeness import is_name, likeness
from ..references.venues import venues_in
from .by_names import by_names
from .by_volume import by_copy, by_volume


class Reference(msgspec.Struct, frozen=True):
    """Its parts: the authors as "O. Vinyals, C. Zhang", the title, and what follows it."""

    authors: str
    year: int | None
    title: str
    rest: str
    venue: str = ""  # where a standard tells it from the rest
    called: str = ""  # the name before the authors: "HOP: A. Ito and B. Wood. Hopping on Sand. CoRL'23"


_WRITER = rf"[{UPPER}][\w’'-]+"
_LED = pattern(
    rf"(?P<authors>{_WRITER}, (?:[A-Z]\.[ -]?)+[^()“\"]{{0,400}}?|{_WRITER}(?:,? et al\.?|(?:, {_WRITER}){{0,4}},? (?:and|&) {_WRITER}))"
    rf",?\s*(?P<bracket>[(（])?(?P<year>{YEAR})[a-z]?(?:, [A-Z][a-z]{{2,8}}(?: \d{{1,2}}(?:-\d{{1,2}})?)?(?=[)）]))?[)）]?\s*[.,:：]\s*"
)
# "1. Volz, Schrum & Togelius (2018) - “Title”", and the same before a remark: two authors or more, as one may be anybody
_SURNAMES = rf"(?:(?:D[aeiu]|V[ao]n|de[rnl]?|v[ao]n|la|le) )?{_WRITER}(?: {_WRITER})?"
_BEFORE_DASH = pattern(
    rf"(?:\d{{1,3}}[.)]\s+)?(?P<authors>{_SURNAMES}(?:(?:, {_SURNAMES}){{0,9}}(?:,? et al\.?|,? (?:and|&) {_SURNAMES})|(?:, {_SURNAMES}){{1,9}}))"
    rf" [(（](?P<year>{YEAR})[a-z]?[)）]\s*[-–—:：]+\s*"
)
_QUOTED = pattern(r"[“\"](?P<title>[^“”\"]{8,300}?)[.,]?[”\"](?P<rest>.*)", re.DOTALL)
_PLAIN = pattern(r"[*_]*(?P<title>.{8,300}?)(?:[*_]*(?<![ (\[]No)\.(?=\s|$)|(?<=[?!])(?=\s)|$)(?P<rest>.*)", re.DOTALL)
_LAST_FIRST = pattern(rf"({_WRITER}(?: {_WRITER})?), ((?:[A-Z]\.[ -]?)+)")
_LONGEST = 1500  # characters of a line in which a reference is looked for


@lru_cache(maxsize=TEXTS)
def reference_in(text: str) -> Reference | None:
    """The reference that a line is, or None."""
    text = _WIDE.sub(",", text).replace("，", ", ") if "，" in text and _WIDE.search(text) else text
    found = _reference_in(_SINGLE.sub(r"“\1”", text.strip()) if "‘" in text else text.strip())
    number = _NUMBER.search(found.title) if found and found.title.endswith((")", "]")) else None
    if found is None or number is None:
        return found
    return msgspec.structs.replace(found, title=found.title[: number.start()], rest=f"{number[1]}. {found.rest}")


_WIDE = pattern(r"，(?=”|\" )")  # Japanese and Chinese keyboards: A. Ito，“Title，” Sonar，vol. 2
_NUMBER = pattern(
    r"(?i)\s*[(\[](?:[A-Z][\w ]{0,30} )?(?:No\. )?(arXiv:\d{4}\.\d{4,5}(?:v\d+)?|(?<=No\. )[\w/.-]{2,20})[)\]]$"
)


def _reference_in(text: str) -> Reference | None:
    led = _LED.match(text) if len(text) < _LONGEST else None
    if led and led["bracket"] and _NOTHING.fullmatch(text, led.end()):
        return _by_volume(text)  # the year is at its end
    if led is None:
        read = (_by_dash, _by_place, _by_name, _by_volume, _by_venue, _by_names) if len(text) < _LONGEST else ()
        return next(filter(None, (one(text) for one in read)), None)
    found = _QUOTED.match(text, led.end()) or _PLAIN.match(text, led.end())
    least = (
        2 if led["bracket"] and _LAST_FIRST.match(led["authors"]) else 3
    )  # "Breiman, L. (2001). Random forests. ..."
    if found is None or len(found["title"].split()) < least or found["title"].lstrip("*_")[:1].islower():
        return None if led["bracket"] else _by_venue(text)  # the year at the end of all
    if len(found["title"].split()) == 2 and not found["rest"].strip(" ."):
        return None
    last_first = ", ".join(f"{initials.strip()} {last}" for last, initials in _LAST_FIRST.findall(led["authors"]))
    authors = last_first or led["authors"].strip(" ,")
    title = _PAGES.sub("", found["title"]).strip(" *_,")
    return Reference(authors, int(led["year"]), title, found["rest"].strip())


_NOTHING = pattern(r"(?:(?:doi:|https?://)\S*)?\s*")
_PAGES = pattern(r", \d+[–-]\d+$")  # Everybody Dance Now, 1–9


def unlabelled(text: str) -> str:
    """A line without what says that it is a reference: `引用：Long J, ...`, `Citation: Zhang, C., ...`."""
    label = _CITE.match(text)
    return text[label.end() :] if label else text


def led_by_authors(text: str) -> int | None:
    """The year of a text that begins with authors and year before a dash: "Mian, Sufi (2014) — Debt and employment"."""
    led = _BEFORE_DASH.match(text) if len(text) < _LONGEST and ("(" in text or "（" in text) else None
    return int(led["year"]) if led else None


def _by_dash(text: str) -> Reference | None:
    """A reference whose title stands in quotation marks behind authors, year and a dash."""
    led = _BEFORE_DASH.match(text) if "(" in text or "（" in text else None
    found = _QUOTED.match(text, led.end()) if led else None
    if led is None or found is None or len(found["title"].split()) < 4:
        return None
    return Reference(led["authors"].strip(" ,"), int(led["year"]), found["title"].strip(), found["rest"].strip())


# "Ito et al., AAAI 2020 — Title", "Ito and Wood (ICCV 2021): Title"
_PLACED = pattern(
    rf"(?P<authors>{_SURNAMES}(?:(?:, {_SURNAMES}){{0,9}}(?:,? et al\.?|,? (?:and|&) {_SURNAMES})))[,，.]? ?[(（\[]?"
    r"(?P<place>[A-Z][^()（）\[\]:：—–]{2,40}?)[)）\]]?(?:\s*[—–]+\s*|\s+-+\s+|\s*[:：]\s*)(?=[“\"*_]*[A-Z\d])"
)


def _by_place(text: str) -> Reference | None:
    """A reference whose title stands behind authors, venue and year: a title by its look, and no remark on the paper."""
    led = _PLACED.match(text) if "et al" in text or " and " in text or "&" in text else None
    place = led["place"].strip(" ,") if led else ""
    venue = next(iter(venues_in(place)), None) if place[-2:].isdigit() else None
    if led is None or venue is None or not (venue.name and venue.year) or venue.start or venue.end < len(place):
        return None
    found = _QUOTED.match(text, led.end()) or _PLAIN_OR_NAME.match(text, led.end())
    title = found["title"].strip(" *_") if found else ""
    bare = _IN_BRACKETS.sub("", title)
    if found is None or not (likeness(bare) >= _TITLE or is_name(bare)):
        return None
    return Reference(led["authors"].strip(" ,"), venue.year, title, f"{place}. {found['rest']}".strip())


_TITLE = 2  # likeness
_IN_BRACKETS = pattern(r"\s*[(（]([^()（）]{4,200})[)）]")
_PLAIN_OR_NAME = pattern(
    r"[*_]*(?P<title>.{3,300}?)(?:[*_]*\.(?=\W*(?:\s|$))|(?<=[?!])(?=\s)|$)(?P<rest>.*)", re.DOTALL
)

_GIVEN = rf"(?:[A-Z]\. ){{0,2}}{_WRITER}(?: (?:{_WRITER}|[A-Z]\.))*"
_NAMES_FIRST = pattern(
    rf"(?P<last>(?:(?:[Vv][ao]n|[Dd][aei]|[Ll][ae]) (?:de[rn]? |la )?)?{_WRITER}(?: {_WRITER})?), (?P<first>{_GIVEN})(?P<others>(?:, {_GIVEN}(?: (?:de|van|von|der) {_WRITER})?){{0,40}})"
    rf"(?P<last_one>,? (?:and|&) {_GIVEN}(?: (?:de|van|von|der) {_WRITER})?|,? et al\.?)?[.,]?\s+"
    rf"(?:[(（]?(?P<year>{YEAR})[a-z]?[)）]?[.,]?\s+)?[*_]*(?=[“\"])"
)
_SHORT = rf"(?:[A-Z]\.[ -]?){{1,4}}(?:(?:v[ao]n|de[rnl]?|d[aiu]|la|le) ){{0,2}}{_WRITER}(?: {_WRITER})?"
_INITIALS_FIRST = pattern(
    rf"(?P<authors>{_SHORT}(?:(?:,? (?:and|&) |, ){_SHORT}){{0,40}}(?:,? et al\.?)?),?\s+[*_]*(?=[“\"])"
)
_IN_FULL = pattern(rf"{_WRITER}(?: {_WRITER})+")
_WHEN = pattern(rf"(?<![\d./:–-])({YEAR})(?=[.,)\]]|\s|$)")


def _by_name(text: str) -> Reference | None:
    """A reference whose year is at its end, or before its title: with names in full, as the Chicago manual has them, or as
    IEEE does."""
    led = _NAMES_FIRST.match(text) or _INITIALS_FIRST.match(text)
    found = _QUOTED.match(text, led.end()) if led else None
    if led is None or found is None or len(found["title"].split()) < 2:
        return None
    given = led.groupdict()
    two = " " in given.get("last", "") and _IN_FULL.fullmatch(given["first"])  # "Aki Ito, Ben Wood" are two persons
    first = f"{given['last']}, {given['first']}" if two else f"{given.get('first')} {given.get('last')}"
    said = given.get("authors") or f"{first}{given['others']}{given['last_one'] or ''}"
    authors = re.sub(r",? (?:and|&) |,? et al\.?", ", ", said).strip(" ,")
    years = [given["year"]] if given.get("year") else _WHEN.findall(found["rest"])
    return Reference(authors, int(years[-1]) if years else None, found["title"].strip(" *_"), found["rest"].strip())


def _by_names(text: str) -> Reference | None:
    """A reference that begins with names in full, and goes on as by_names.py says."""
    found = by_names(text)
    return Reference(*found) if found else None


_CITE = pattern(
    r"\W{0,4}(?:引用(?:格式)?|参考文献|出典|出处|来源|문헌|출처|reference|citation|cite as|(?:formatted )?bibliography|source|quelle|literatur|"
    r"fuente|fonte|référence|referencia|referência|riferimento)[\s*_]*[:：]{1,2}[\s*_]*",
    re.IGNORECASE,
)
# British style: ‘Echoes of ships’, and then a comma or a full stop
_SINGLE = pattern(r"‘([^‘“”\"]{8,300}?)’(?=[.,\s]|$)")


def _by_volume(text: str) -> Reference | None:
    """A reference that ends with a journal's volume, as medicine or the law cites."""
    found = by_volume(text) or by_copy(text)
    return Reference(*found) if found else None


# Each in one way alone, so that a long list which ends otherwise is read once.
_PERSON = rf"(?:{_WRITER}|[A-Z]\.?(?:-?[A-Z]\.)*)(?: (?:{_WRITER}|[A-Z](?:\.|(?= [{UPPER}])))){{1,3}}"
_PERSONS = pattern(
    rf"(?:(?P<called>[\w+-]{{2,20}}):\s+)?(?P<authors>{_PERSON}(?:(?:(?:, |,? (?:and|&) ){_PERSON}){{1,40}}(?:,? et al)?|,? et al))\.\s+"
    r"[*_]*(?P<title>[^.?!\s][^.?!]{8,300})[.!?][*_]*\s+"
)


# "Ito, Ann, Wood, Ben C. and Moss, Cleo. Title. In ICLR, 2015.", as BibTeX and ICML have it: the last one behind "and"
_TURNED = rf"{_WRITER}(?: {_WRITER})?, (?:{_WRITER}(?: [A-Z]\.){{0,2}}|(?:[A-Z]\.[ -]?){{1,3}})"
_ALL_TURNED = pattern(
    rf"(?:\[?\d{{1,3}}[.)\]]\s*)?(?P<authors>{_TURNED}(?:(?:, | and ){_TURNED}){{0,30}},? and {_TURNED})(?:\.|(?<=\.))\s+"
    r"[*_]*(?P<title>[^.?!\s][^.?!]{8,300})[.!?][*_]*\s+"
)


def _by_venue(text: str) -> Reference | None:
    """A reference by who wrote what, whose end says where: "J. Liang and R. Urtasun. Drawing Crosswalks. ECCV'18"."""
    turned = _ALL_TURNED.match(text) if " and " in text else None
    found = turned or _PERSONS.match(text)
    if found is None or len(found["title"].split()) < 3:
        return None
    rest = text[found.end() :]
    venue = next(iter(venues_in(rest)), None)
    if venue is None or venue.year is None or venue.start > _LED_IN:
        return None
    authors = re.sub(r",? (?:and|&) ", ", ", found["authors"])
    if turned:
        names = authors.split(", ")
        authors = ", ".join(f"{first} {last}" for last, first in zip(names[::2], names[1::2], strict=True))
    asked = "?" if text[found.end("title")] == "?" else ""
    called = found.groupdict().get("called") or ""
    return Reference(authors, venue.year, found["title"].strip(" *_") + asked, rest.strip(), called=called)


_LED_IN = 4  # characters before a venue that ends a reference: "In "
