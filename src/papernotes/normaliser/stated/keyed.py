"""`Authors: ...`, `- **会议**：...`, `venue:: ...`, `| Title | ... |`: the fields that notes write in their text.

Which names are those of fields, `field_names` says; the value is what follows on the line, with its links.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from ...model import Mark
from ...patterns import pattern
from ..lexicon.title_words import UPPER
from ..prose.lines import Line
from ..prose.once import TEXTS
from ..references.likeness import likeness
from ..references.venues import venue_in
from ..titles.titles import read_title
from .field_names import field_of
from .run_together import parted

_LINE = pattern(
    r"^[\s>*_@+\U0001f000-\U0001faff☀-➿⬀-⯿️‍-]*(?P<key>\w[\w /().&（）-]{0,36}?)[\s*_`]*(?:::|[:：=])[\s*_`]*(?P<value>.*)$"
)
_URL = pattern(r"[^\w/]*https?://")
_ADDRESS = pattern(r"(?:[\w.-]+(?:://|/))+[\w.%/-]*")
_NAME = pattern(r"[^/|\n]+ [^/|\n]+|\d{4}(?:-\d\d){0,2}")


class Keyed(msgspec.Struct, frozen=True):
    """One field of a note's text: which, its value as text, the links in it, its line."""

    field: str
    value: str
    links: tuple[tuple[str, str], ...]
    line: int
    key: str = ""


_YEAR = pattern(r"(?:19|20)\d\d ?年?")


def keyed_line(line: Line) -> Keyed | None:
    """The field that a line writes, if it is one, the first where it writes several."""
    text = line.text
    if text.startswith("[") and (labelled := _labelled(line)):
        return labelled
    return _keyed(parted(line, field_of)[0]) if ":" in text or "：" in text or "=" in text else None


@lru_cache(maxsize=TEXTS)
def _keyed(line: Line) -> Keyed | None:
    found = _LINE.match(line.text)
    field = field_of(found["key"]) if found else None
    if found and not field and found["key"].casefold() == "book" and _MEETING.search(found["value"]):
        field = "venue" if venue_in(found["value"]) else None  # where Zotero has what was said at a conference
    if not found or not field:
        return None
    links = tuple(line.links())
    if _is_label(line, found.start("value")):
        return None
    if field == "title" and _URL.match(found["value"]):
        field = "link"  # 论文：https://...
    elif field == "link" and not links and _PAPER.fullmatch(found["key"]) and _titled(found["value"]):
        field = "title"  # Paper: Deep Image Prior (CVPR 2018)
    if "&" in found["key"] and _YEAR.fullmatch(found["value"].strip(" *_`")):
        field = next((part for part in map(field_of, found["key"].split("&")) if part == "year"), field)
    if not found["value"].strip() and not links:
        return Keyed(field, "", (), line.number, found["key"])
    value = found["value"]
    for mark in line.marks if "[[" not in value and "/" in value else ():
        if (
            mark.kind == "link"
            and _ADDRESS.fullmatch(line.text[mark.start : mark.end])
            and _NAME.fullmatch(mark.target)
        ):
            value = value.replace(line.text[mark.start : mark.end], mark.target)  # [[Name|address]]: Dendron's order
    if field == "tags" and len(codes := marks_of(line, "code")) > 1:  # `sonar` `deep`
        value = ", ".join(line.text[mark.start : mark.end] for mark in codes)
    return Keyed(field, value.strip(" *_`"), links, line.number, found["key"])


def _is_label(line: Line, value: int) -> bool:
    """Whether the field would be but what a link is called that stands before a title, `[arXiv:2101.00001](u) Title`."""
    link = next((mark for mark in line.marks if mark.kind == "link"), None)
    return (
        link is not None
        and link.start <= 2
        and link.end > value
        and _titled(line.text[link.end :].lstrip("] -–—:：*_"))
    )


_MEETING = pattern(r"(?i)proceedings|conference|symposium|workshop|advances in")


def _labelled(line: Line) -> Keyed | None:
    """The field whose name stands in bold brackets before it, `**[Author]** Aki Ito, Ben Wood`: what papers alone have."""
    found = _LABEL.fullmatch(line.text)
    bold = next(iter(line.marks), None)
    if not found or not bold or bold.kind != "strong" or bold.start or abs(bold.end - found.end("key")) > 1:
        return None
    key, value, links = found["key"], found["value"].strip(" *_`"), tuple(line.links())
    if _PAPER.fullmatch(key) and _titled(value):
        return Keyed("title", value, links, line.number, key)
    field = field_of(key)
    persons = field == "authors" and _PERSONS.match(value)
    placed = field in ("venue", "year") and venue_in(value)
    return Keyed(field, value, links, line.number, key) if field and (persons or placed) else None


_LABEL = pattern(r"\[(?P<key>[^\W\d_](?:[\w ]{0,20}\w)?)\]\s+(?P<value>[^\s\[].*)")
_PERSONS = pattern(
    rf"(?:[{UPPER}][\w’'.-]*+ +){{1,4}}[{UPPER}][\w’'.-]*+\s*(?:[(,，、;]|$)|[一-鿿]{{2,4}}(?:[,，、]|$)"
)
_PAPER = pattern(r"(?i)\W*papers?[ *_`]*")


def _titled(value: str) -> bool:
    return "/" not in value and likeness(read_title(value).title) >= 1


def marks_of(line: Line, kind: str) -> tuple[Mark, ...]:
    """The line's marks of one kind."""
    return tuple(mark for mark in line.marks if mark.kind == kind)


_MARKED = pattern(r"(?<![\w#/])#([^\s#,，、;；`*\[\]]+)")


_LABELLED = pattern(r"(?i)(?:^|\s)(?:tags?|标签)[:：]\s?")


def tags_in(value: str) -> list[str]:
    """The tags between commas, `#Computer Science, #NLP`, or each behind its own sign, `方法: #GAN #NeRF`, or its own label,
    `Tag:声呐 Tag:船`."""
    found: list[str] = []
    value = _LABELLED.sub(", ", value) if ":" in value or "：" in value else value
    for part in value.replace("，", ",").replace("、", ",").replace(";", ",").split(","):
        alone = part.count("#") == 1 and part.lstrip(" `*[").startswith("#")
        marked = [] if alone else _MARKED.findall(part)
        found += marked or [part.strip(" #*`[]")]
    return [tag for tag in found if tag]
