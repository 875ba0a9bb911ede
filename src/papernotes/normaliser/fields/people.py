"""Authors and institutions: from the head, fields, sentences such as 作者是 …，来自…, and `CVPR 2021 *Google*`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import msgspec

from ... import head_keys
from ...patterns import pattern
from ..draft import Draft
from ..files.file_evidence import title_in_head
from ..prose.blanks import is_waiting
from ..prose.lines import Line
from ..references.addresses import is_paper
from ..references.affiliations import place_told, places_below, without_places
from ..references.organisations import organisations
from ..references.persons import authors_in, chinese_names, is_key_by, listed, named_by, person_in, several, split_names
from ..references.venues import venues_in
from ..stated.authors_told import authors_beside_data, authors_listed, authors_told, in_pairs
from ..stated.behind_authors import parted
from ..stated.keyed import Keyed, keyed_line
from ..stated.paper_days import came_from
from ..stated.venue_lines import venue_line

_SENTENCE = pattern(
    r"(?:论文的?)?作者们?(?:分别)?(?:是|为|包括|有)?\s*[:：]?\s*(?P<names>[A-Z](?:(?!作者[^)）])[^。；;\n])*?|(?:(?![和与])[一-鿿]){2,4}(?:[、，,和与](?:(?![和与])[一-鿿]){2,4}){0,12}?)?[，,]?\s*(?:(?:他们)?(?:均|都|分别)?来自|隶属于)(?:于)?\s*(?P<from>[^。；;\n，,]{2,60})"
)
_FROM = pattern(
    r"\b(?:from|by researchers (?:at|from)|authors? (?:are )?from)\s+((?:[A-Z][\w&.-]*(?: of| and)? ?){1,6})"
)

_ONE = pattern(r"(?i)(?:first ?)?author$")


def read_people(draft: Draft, known: Mapping[str, object]) -> dict[str, object]:
    """`authors` and `institutions`, in the order written; a short name that cites the first of them is none."""
    reference = draft.reference
    said = authors_listed(draft.seed.blocks, draft.lines) or _from_fields(draft)
    written = () if _is_of_post(draft) else _from_head(draft)
    authors = (said if _by_blogger(written, said) else written or said) or _from_item(draft)
    authors = authors or split_names(reference.authors if reference else draft.seed.named.authors)
    institutions = _institutions(draft)
    for line in draft.lines[:3]:
        if sentence := _SENTENCE.search(line.text):
            authors = authors or (_said(sentence["names"]) if sentence["names"] else ())
            institutions = institutions or _places(sentence["from"].strip(" 的"))
        elif not authors and (names := named_by(line.text)):
            authors = names
    authors = authors or next(filter(None, map(authors_told, draft.opening)), ())
    authors = authors or _from_line_below(draft) or authors_beside_data(draft.opening)
    institutions = institutions or _beside(draft, authors)
    if draft.seed.named.institution:
        institutions = (*institutions, *draft.seed.named.institution.split("; "))
    for line in draft.opening[:3]:
        if not institutions and keyed_line(line) is None and venue_line(line) and not authors_in(line)[0]:
            institutions = tuple(place for place in _emphasised(line) if set(split_names(place)).isdisjoint(authors))
    for told in (came_from, place_told):
        institutions = institutions or next(filter(None, map(told, draft.opening[:4])), ())
    found: dict[str, object] = {"short": None} if is_key_by(str(known["short"] or ""), authors) else {}
    return found | {"authors": tuple(dict.fromkeys(authors)), "institutions": tuple(dict.fromkeys(institutions))}


def _said(names: str) -> tuple[str, ...]:
    """Those whom a sentence names before it says where they are from."""
    return split_names(names) if names[0].isascii() else chinese_names(names)


def _beside(draft: Draft, authors: tuple[str, ...]) -> tuple[str, ...]:
    """Where the authors work, as their list says it, or the line below it."""
    values = draft.note.values(*head_keys.AUTHORS.names) if draft.whole else ()
    lists = [*values, *(keyed.value for keyed in draft.values("authors")[:1])]
    lists += (line.text for line in draft.opening[:2] if authors and authors_in(line)[0] == authors)
    if places := tuple(place for text in lists for place in without_places(text)[1]):
        return places
    at = next((at for at, line in enumerate(draft.opening[:3]) if authors and authors_in(line)[0] == authors), None)
    below = draft.opening[at + 1 : at + 2] if at is not None else ()
    return next((places for line in below if (places := places_below(line))), ())


def _from_head(draft: Draft) -> tuple[str, ...]:
    if not draft.whole:
        return ()
    values = draft.note.values(*head_keys.AUTHORS.names)
    if not values and (
        len(draft.note.values(*head_keys.AUTHOR.names)) > 1
        or draft.note.value(
            "doi", "venue", "arxiv", "journal", "conference", "container-title", *head_keys.CITEKEY.names
        )
        or several(draft.note.values(*head_keys.AUTHOR.names))
        or (
            draft.note.dialect in _OF_READINGS
            and any(is_paper(value) for key in draft.note.meta for value in key.values)
        )
    ):
        values = draft.note.values(*head_keys.AUTHOR.names)
    return listed(tuple(without_places(value)[0] for value in values))


def _is_of_post(draft: Draft) -> bool:
    """Whether the one author in a head is who wrote the post, `title: "Paper Review: ..."` with its day and no venue."""
    names = draft.note.values(*head_keys.AUTHORS.names) if draft.whole and title_in_head(draft.note).hint else ()
    return len(names) == 1 and bool(draft.note.value("date")) and not draft.note.value(*_OF_PAPER)


_OF_PAPER = (*head_keys.VENUE.names, "year", *head_keys.DOI.names, *head_keys.ARXIV.names, *head_keys.CITEKEY.names)
_OF_READINGS = ("notion", "logseq")  # whose properties are those of what is read, where a head is that of a post


def _by_blogger(head: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the one author of a head is not among those whom the text names: it is that of the post."""
    return len(head) == 1 and len(said) >= 2 and head[0] not in said


def _from_fields(draft: Draft) -> tuple[str, ...]:
    """Those of the first field of authors; of all that follow it, where each has a line: `Author:: Last, First`."""
    fields = draft.values("authors")
    each = [keyed for at, keyed in enumerate(fields) if keyed.line <= fields[0].line + 2 * at and _ONE.match(keyed.key)]
    if each and (len(each) > 1 or each[0].key.casefold() != "author"):
        return listed(tuple(keyed.value.rstrip(" >") for keyed in each), each_one=True)
    linked = tuple(label for keyed in fields[:1] for label, _ in keyed.links)
    if linked and all(map(person_in, linked)):  # [[Ito, Aki]], [[Wood, Ben]]
        return listed(linked, each_one=True)
    values = tuple(without_places(parted(_apart(keyed))[0])[0] for keyed in fields[:1])
    return listed(values) or next(map(in_pairs, values), ())


def _apart(keyed: Keyed) -> str:
    """A field's persons, with commas where links beside each other part them: `[Aki Ito](u) [Ben Wood](u)`."""
    labels = [" ".join(label.split()) for label, _ in keyed.links]
    text = ", ".join(labels) if " ".join(keyed.value.split()) == " ".join(labels) else keyed.value
    return _CORRESPONDING.sub(", ", text)


_CORRESPONDING = pattern(  # 第一作者：Aki Ito，通讯作者：Ben Wood
    r"(?i)\s*[,，;；、|。]\s*(?:(?:共同)?通[讯信]作者|通讯|corresponding author)[*_ ]*[:：]"
)


def _from_item(draft: Draft) -> tuple[str, ...]:
    return split_names(draft.seed.item.authors) if draft.seed.item else ()


def _from_line_below(draft: Draft) -> tuple[str, ...]:
    """Those of the first line, or of the second one, as where the first is the title."""
    first, *others = draft.opening[:2] or (None,)
    titled = first is not None and _letters(first.text) == _letters(draft.seed.named.title)
    lines = [msgspec.structs.replace(line, first=line.first or titled) for line in others]
    return next((names for line in (first, *lines) if line and (names := authors_in(line)[0])), ())


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


_SIGNS = pattern(r"[\W_]+")


def _institutions(draft: Draft) -> tuple[str, ...]:
    if draft.whole and (values := draft.note.values(*head_keys.INSTITUTIONS.names)):
        return tuple(place for value in values for place in _by_commas(value) if not is_waiting(place))
    return tuple(place for keyed in draft.values("institutions")[:1] for place in _places(keyed.value))


def _places(text: str) -> tuple[str, ...]:
    parts = _APART.split(_OTHERS.sub("", _RAISED.sub(";", text)))
    parts = [place for part in parts for place in _by_commas(part) if not is_waiting(place.strip(" .。"))]
    return tuple(part.strip(" .。的") for part in parts if 2 <= len(part.strip(" .。的")) <= 60)


def _by_commas(text: str) -> list[str]:
    """What commas part, where each part is a place of work by itself: no `University of California, Berkeley`."""
    parts = re.split(r",\s*", text)
    if any(_SYSTEM.search(part) and not _PLACE.search(campus) for part, campus in pairwise(parts)):
        return [text]
    return parts if all(_PLACE.search(part) or organisations(part) for part in parts) else [text]


_SYSTEM = pattern(r"\bUniversity of [A-Z]\w+$")  # whose campuses stand behind a comma


_RAISED = pattern(r"[,，]?\s?[¹²³⁴⁵⁶⁷⁸⁹]+\s?")  # ¹MIT, ²Keio University
_IS_KEY = pattern(r"\s*[:：]")
_PLACE = pattern(
    r"(?i)\b(?:univ\w*|institut\w*|college|school|academy|labs?|laborator\w*|research|inc|corp|company)\b|[一-鿿]{2}"
)
_OTHERS = pattern(r"\s*(?:等|et al\.?|etc\.?)\s*$")
# An "and" parts two places, but not two subjects of one: University of Science and Technology of China
_APART = pattern(
    r"\s*(?:、|，|;|；|和|与|/|&)\s*|(?<!Science)(?<!Sciences)(?<!Arts)(?<!Engineering)(?<!Aeronautics)(?<!Agriculture)(?<!Economics)(?<!Electronics)"
    r"(?<!Information)(?<!Finance)(?<!Business)(?<!Medicine)(?<!Posts)(?<!Law)(?<!Petroleum)(?<!Mathematics)(?<!Physics)(?<!Texas A)\s+and\s+"
)


_LETTER = pattern(r"[^\W\d_]")  # no day


def _emphasised(line: Line) -> tuple[str, ...]:
    """The italic words behind a venue; an abbreviation behind a comma (a country) stays with its place."""
    italic = [
        mark for mark in line.marks if mark.kind == "em" and (mark.start or not _IS_KEY.match(line.text, mark.end))
    ]
    places = [line.text[mark.start : mark.end].strip() for mark in italic]
    places = [place for place in places if not any(venue.name for venue in venues_in(place))]
    return tuple(part for place in places for part in re.split(r"\s*[;；、/]\s*", place) if _LETTER.search(part))
