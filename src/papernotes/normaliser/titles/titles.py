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
from ..lexicon.simplified import simplified
from ..lexicon.title_words import EMOJI, SHORTCODE, YEAR
from ..prose.once import TEXTS
from ..references.venues import venues_in
from .brackets import (
    BRACKETS,
    CLOSERS,
    Reader,
    group_at,
    group_start,
    tail_venue,
    take_group,
    take_status,
    take_years,
    unwrapped,
    without_link_words,
)
from .dated import dated_front, keep_day
from .name_front import name_front
from .names_apart import beside_bar, cited_front, day_front, group_behind_name
from .of_pages import without_site
from .reading_words import ENDS, NO_PAPER, OF_A_PAPER, READING_BARE, READING_END, READING_FRONT, notes_on
from .subject_front import notes_of_subject, without_subject
from .task_signs import done_on, task_at, without_task_signs

_NUMBER = pattern(
    r"^(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[).、．:：]+\.?(?!\d)\s*|（\d{1,3}）\s*|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\S)|\d{1,3}\s+[–—-]\s+(?=[A-Z一-鿿])|\d{1,2}\s+(?=[A-Za-z一-鿿《\[【])(?![Dd]\b)|"
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．：:]\s*|第\s*[一二三四五六七八九十百\d]+\s*[篇章节]\s*[、.：:]?\s*|[①-⑳]\s*|(?:\d\ufe0f?\u20e3){1,2}[.、:：\s]*|"
    r"(?:(?i:paper)|论文|文章|文献)\s*#?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[:：.、)-]\s*|[Nn][Oo]\.?\s*\d{1,3}\s*[:：.、)-]?\s+|"
    r"\[\d{1,3}(?:\.\d{1,3})?\]\s*|【\d{1,3}(?:\.\d{1,3})?】\s*|#\d{1,3}\s+|[ivxIVX]{1,4}[.)]\s+|P\d{1,2}[.:：、)]\s+(?=\S)|[A-Ha-h][.)]\s+)"
)
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
    _front(reader)
    if when := citation(reader.text) if "et al" in reader.text else None:  # "Ho et al. 2020", and no title
        reader.named("")
        return Named(reader.text.strip(_AROUND), **reader.found | {"year": when, "cited": True})  # type: ignore[arg-type]
    quoted = _QUOTED.search(reader.text) if not _OPEN.isdisjoint(reader.text) else None
    if quoted and len(quoted[1]) * 2 >= len(re.sub(r"\s", "", reader.text)) - 14:
        outside = reader.text.replace(quoted[0], " ")
        for venue in venues_in(outside)[:1]:
            reader.keep("venue", venue.name)
            reader.keep("year", venue.year)
        take_years(reader, outside)
        reader.text = quoted[1].strip()
        reader.keep("quoted", True)
        reader.keep("hint", True if OF_A_PAPER.search(outside) and READING_END.search(outside) else None)
    for _ in range(8):
        before = reader.text
        _front(reader)
        _back(reader)
        if (parts := group_behind_name(reader.text)) and take_group(reader, parts[1], tail=True, head=parts[0]):
            reader.text = f"{parts[0]}: {parts[2]}"
        if barred := beside_bar(reader.text):
            reader.keep("short", barred[1])
            reader.text = barred[0]
        text = reader.text.strip()
        reader.text = (_IN_QUOTES.sub(r"\1", text) if text.startswith(("“", '"')) else text).strip(" ,")
        if reader.text == before:
            break
    title = " ".join(reader.text.split()).strip(_AROUND).rstrip(_AROUND + "[(（【").rstrip(" /")
    if BRACKETS.get(title[:1], title[:1]) not in title[1:] and title[:1] in "[(（【":
        title = title[1:].lstrip(_AROUND)
    title = _CLOSED.sub("", title) if title.endswith((".", "。", ",”", ',"')) else title
    if title.startswith(("“", '"')) and title.endswith(("”", '"')):
        title = title[1:-1].strip(" ,.")
    title = unwrapped(title)
    if title[:1] > "z" and reader.found.get("hint"):
        title = without_subject(title, written)
    reader.named(title)
    when = citation(title)
    return Named(title, **reader.found | ({"year": when, "cited": True} if when else {}))  # type: ignore[arg-type]


def _front(reader: Reader) -> None:
    for _ in range(10):
        text = reader.text.lstrip(" \t*_~>|·•,，;；：")
        if text.startswith((": ", ". ")) or (text[:1] == "@" and _NAMED_SO.match(text)):
            text = text[1:].lstrip()
        first = text[:1]
        if marker := EMOJI.match(text) or (SHORTCODE.match(text) if first == ":" else None):
            reader.keep("marker", marker[0].strip())
            take_status(reader, marker[0])
            reader.text = text[marker.end() :]
        elif task := task_at(text) if first in "[TDLNW" else None:
            reader.keep("status", task[0])
            reader.text = text[task[1] :]
        elif (number := _NUMBER.match(text)) and len(text) > number.end():
            reader.keep("numbered", True)
            reader.keep("hint", True if OF_A_PAPER.match(text) else None)
            reader.text = text[number.end() :]
        elif (
            (reading := READING_FRONT.match(plain := simplified(text)) or READING_BARE.match(plain))
            and len(text) > reading.end()
            and reading.end() > 1
        ):
            reader.keep("hint", True)
            reader.text = text[reading.end() :]
        elif first in "(（[【" and (cut := dated_front(reader, text)) is not None:
            reader.text = cut
        elif (group := group_at(text)) and len(text) > group[1] and take_group(reader, group[0]):
            reader.text = text[group[1] :].removeprefix(". ")
        elif number := _BARE_ID.match(text) if first in "12aA" else None:
            reader.keep("arxiv", number[1])
            reader.text = text[number.end() :]
        elif (cut := dated_front(reader, text)) is not None:
            reader.text = cut
        elif notes := notes_of_subject(text) if first > "z" else None:
            reader.keep("hint", True)
            reader.text = text[notes.end() :]
        elif said := re.match(r"[一-鿿]{1,6}[：:]\s*(?=[A-Z][^一-鿿]{12,}$)", text) if first > "z" else None:
            reader.text = text[said.end() :]
        elif end := notes_on(text) if first in "NnTtSsRrCcMmPp" else 0:
            reader.keep("hint", True)
            reader.text = text[end:]
        elif cited := cited_front(text):
            reader.keep("year", cited[0])
            reader.keep("cited", True)
            reader.text = text[cited[1] :]
        elif end := day_front(text) if first in "DWSMdwsm" else 0:
            reader.text = text[end:]
        elif called := name_front(text):
            reader.keep("short", called[0])
            reader.keep("prefix", text[: called[1]])
            reader.text = text[called[1] :]
        else:
            reader.text = text
            return


_NAMED_SO = pattern(r"@[A-Z一-鿿][\w:’'-]*(?: [\w:’'-]+){2}")  # as programs for references name their pages
_BARE_ID = pattern(
    r"(?:arxiv[:\s]*)?(\d{4}\.\d{4,5})(?:v\d+)?(?:\s*[-–—:|,]\s*|\s+)(?=[A-Z一-鿿《\"“*\[])", re.IGNORECASE
)

_LONGEST = 1000  # characters; more is no title, and is not taken apart from its end

_MARKED = pattern(rf"(?:{EMOJI.pattern}|{SHORTCODE.pattern})$")
_AND_OTHERS = pattern(
    r"(?:\s*[.,，]\s+|\s+[-–—|]+\s+)(?P<who>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,2})\s*,?\s+et al\.?$|\s*[.,，]?\s+(?:(?:[A-Z]\.[ -]?)+[A-Z][\w’'-]+|[A-Z][\w’'-]+)\s*,?\s+et al\.?$"
)
_TAG_END = pattern(r"(?<=\S) #(?!\d)[\w/-]+$")
_ENDS_IN_ID = pattern(r"(?i)(?<=\S)[\s|｜·,，–—-]+arxiv[:：\s]{0,2}(\d{4}\.\d{4,5})(?:v\d{1,2})?$")
_ENDS_IN_DAY = pattern(rf"(?<=[a-z一-鿿?!)）\]】])[\s|｜@·,，–—-]+({YEAR}[-/.][01]\d([-/.](?:[0-2]\d|3[01]))?)$")


def _may_mark(last: str) -> bool:
    """Whether a marker may end in that character."""
    return last == ":" or not (last < "\x80" or "\u3400" <= last < "\ua000")


def _back(reader: Reader) -> None:
    for _ in range(10 if len(reader.text) < _LONGEST else 0):
        text = reader.text.rstrip(" \t*_~|·•,，;；:：#-–—[(（【")
        if text.endswith((" .", " @", "。")) or (text.endswith(".") and tail_venue(text[:-1])):
            text = text[:-1].rstrip()
        reader.text = text
        emoji = _MARKED.search(text) if _may_mark(text[-1:]) else None
        if emoji and emoji.start() > 0:
            take_status(reader, emoji[0])
            reader.text = text[: emoji.start()]
        elif text[-1:] in CLOSERS and (start := group_start(text)) is not None and start > 0:
            if not take_group(reader, text[start + 1 : -1], tail=True, head=text[:start]):
                return
            reader.text = text[:start]
        elif tag := _TAG_END.search(text) if "#" in text else None:
            reader.text = text[: tag.start()]
        elif authors := _AND_OTHERS.search(text) if text.endswith(("et al", "et al.")) else None:
            reader.keep("authors", authors["who"])
            reader.text = text[: authors.start()]
        elif number := _ENDS_IN_ID.search(text) if text[-1:].isdigit() else None:
            reader.keep("arxiv", number[1])
            reader.text = text[: number.start()]
        elif day := _ENDS_IN_DAY.search(text) if text[-1:].isdigit() else None:
            (keep_day if day[2] else take_years)(reader, day[1])
            reader.text = text[: day.start()]
        elif tail := tail_venue(text):
            reader.keep("venue", tail[0])
            reader.keep("year", tail[1])
            reader.text = text[: tail[2]]
        elif (
            (plain := simplified(text))[-2:].lower() in ENDS and (end := READING_END.search(plain)) and end.start() > 2
        ):
            reader.keep("hint", None if end["any"] or NO_PAPER.search(plain, 0, end.start()) else True)
            reader.text = text[: end.start()]
        else:
            return
