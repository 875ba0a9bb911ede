"""A heading, list item or file name as notes write it -> the paper's title, and what else stands in it.

    "### 2.CLIP: Learning from ... (ICML'21) [code](u) ⭐⭐"  ->  title, short "CLIP", ICML, 2021
    "第3篇《Masked Autoencoders》"  "【CVPR2022】X"  "2022 - [X](u)"  "[2018 @Baidu] X"  "X（2017.12）（ECCV2018）"

Nothing is invented: what cannot be told apart from the title stays in it.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from ...model import Mark
from ...patterns import pattern
from ..citations.cited import citation
from ..citations.of_kind import any_reference
from ..prose.once import TEXTS
from ..references.addresses import is_paper
from ..references.venues import venues_in
from .brackets import BRACKETS, Reader, take_group, take_years, unwrapped, without_link_words
from .names_apart import beside_bar, group_behind_name
from .of_pages import without_site
from .reading_words import OF_A_PAPER, READING_END
from .subject_front import without_subject
from .task_signs import done_on, without_task_signs
from .title_back import take_back
from .title_front import take_front

_QUOTED = pattern(r"(?:《|[「『](?=[^「」『』]{12}))([^《》「」『』]{3,})[》」』]")
_OPEN = frozenset("《「『")
_IN_QUOTES = pattern(r"^[“\"](.+)[”\"]$")
_AROUND = " *_~|·•,，;；:：-–—"
_CLOSED = pattern(r"(?<=\w)[.。]$|[,，][”\"]$")


class Named(msgspec.Struct, frozen=True):
    """What a heading says. `marker` is the emoji or shortcode it begins with; `arxiv` an id in brackets."""

    title: str
    short: str | None = None
    venue: str | None = None
    year: int | None = None
    day: str | None = None  # ISO, on which it was read
    month: str | None = None  # "2018-01" where a month is given with the year
    institution: str | None = None
    arxiv: str | None = None
    marker: str = ""
    numbered: bool = False
    quoted: bool = False  # 《...》
    dropped: bool = False  # struck through
    status: str = ""  # "to-read", "reading", "read" by a mark in the heading
    hint: bool = False  # says "paper reading: ..." itself
    cited: bool = False  # with its authors in brackets, as papers are: (Vaswani et al., 2017)
    prefix: str = ""  # "Name - " where it was taken off the title
    authors: str = ""  # of a reference, parted by commas


@lru_cache(maxsize=TEXTS)  # judging a note reads each of its headings a dozen times
def read_title(text: str, marks: tuple[Mark, ...] = ()) -> Named:
    """The parts of one heading, list item or name."""
    text = text.replace("\n", " ")
    reader = Reader(without_link_words(without_task_signs(text), marks))
    reader.keep("day", done_on(text))
    reader.text = written = without_site(reader.text)
    if reference := any_reference(reader.text):
        named = read_title(reference.title)
        return msgspec.structs.replace(
            named,
            short=named.short or reference.called or None,
            venue=named.venue or reference.venue or None,
            year=named.year or reference.year,
            authors=reference.authors,
            cited=True,
        )
    take_front(reader)
    if when := citation(reader.text) if "et al" in reader.text or _is_link(text, marks) else None:  # no title
        reader.named("")
        return Named(reader.text.strip(_AROUND), **reader.found | {"year": when, "cited": True})  # type: ignore[arg-type]
    _take_quoted(reader)
    for _ in range(8):
        before = reader.text
        take_front(reader)
        take_back(reader)
        if (parts := group_behind_name(reader.text)) and take_group(reader, parts[1], tail=True, head=parts[0]):
            reader.text = f"{parts[0]}: {parts[2]}"
        if barred := beside_bar(reader.text):
            reader.keep("short", barred[1])
            reader.text = barred[0]
        text = reader.text.strip()
        reader.text = (_IN_QUOTES.sub(r"\1", text) if text.startswith(("“", '"')) else text).strip(" ,")
        if reader.text == before:
            break
    title = _bare(reader.text)
    if title[:1] > "z" and reader.found.get("hint"):
        title = without_subject(title, written)
    reader.named(title)
    when = citation(title)
    return Named(title, **reader.found | ({"year": when, "cited": True} if when else {}))  # type: ignore[arg-type]


def _is_link(text: str, marks: tuple[Mark, ...]) -> bool:
    """Whether all of a text is a link to a paper: then "Ito & Wood (2021)" are its authors, and no topic of that year."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    return any(
        mark.kind == "link" and mark.start <= first and mark.end >= last and is_paper(mark.target) for mark in marks
    )


def _take_quoted(reader: Reader) -> None:
    """Takes the title out of 《》, where it is most of the text, and keeps what is said around it."""
    quoted = _QUOTED.search(reader.text) if not _OPEN.isdisjoint(reader.text) else None
    if not quoted or len(quoted[1]) * 2 < len(re.sub(r"\s", "", reader.text)) - 14:
        return
    outside = reader.text.replace(quoted[0], " ")
    for venue in venues_in(outside)[:1]:
        reader.keep("venue", venue.name)
        reader.keep("year", venue.year)
    take_years(reader, outside)
    reader.text = quoted[1].strip()
    reader.keep("quoted", True)
    reader.keep("hint", True if OF_A_PAPER.search(outside) and READING_END.search(outside) else None)


def _bare(text: str) -> str:
    """A title without the signs around it."""
    title = " ".join(text.split()).strip(_AROUND).rstrip(_AROUND + "[(（【").rstrip(" /")
    if BRACKETS.get(title[:1], title[:1]) not in title[1:] and title[:1] in "[(（【":
        title = title[1:].lstrip(_AROUND)
    title = _CLOSED.sub("", title) if title.endswith((".", "。", ",”", ',"')) else title
    if title.startswith(("“", '"')) and title.endswith(("”", '"')):
        title = title[1:-1].strip(" ,.")
    return unwrapped(title)
