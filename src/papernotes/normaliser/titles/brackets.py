"""What stands around a title in brackets, taken off it: [CVPR 2020], (2018.1), [2018 @Baidu], [1710.09767], (VITS), [code]."""

from __future__ import annotations

import re
from html import unescape

from ...model import Mark
from ...patterns import pattern
from ..citations.cited import CITED
from ..lexicon.ordinary_words import FAMILIES, SUBJECTS
from ..lexicon.title_words import ARXIV_ID, COMMON, EMOJI, LINK_WORDS, YEAR
from ..references.likeness import is_name, likeness, short_of
from ..references.organisations import organisations
from ..references.preprints import preprinted
from ..references.venues import venues_in
from ..references.writers import are_writers, in_full, writers_in
from .spelled import belongs_to_title, is_spelled, letters_fit

BRACKETS = {"[": "]", "【": "】", "(": ")", "（": "）", "「": "」", "〔": "〕", "<": ">"}
CLOSERS = {closer: opener for opener, closer in BRACKETS.items()}
_WIDTHS = str.maketrans("（）", "()")  # Chinese keyboards mix them: （ICSE 2020)
_PARTS, _SIGNS = pattern(r"[\s,，/|&+]+"), pattern(r"\W+")
_REMARK = pattern(r"(?i)oral|spotlight|poster|highlight|best paper.*|survey|综述|必读|重要|todo|wip")
_PRAISE = pattern(r"(?i)best (?:student )?paper|honou?rable mention|presentation|award")
_NOTE = pattern(
    r"(?i)(?:论文|文献)(?:阅读|学习|精读)?(?:笔记|阅读|解读|精读|导读|解析|总结|分享)|阅读笔记|(?:paper )?reading notes?|논문 ?(?:리뷰|정리|요약)|paper review"
)
# Which part of one's notes on a paper: 论文阅读：T（上）, T 论文笔记(2).
_PART = pattern(r"(?i)[1-9]|[一二三四五六七八九十]|[上中下续完](?:篇|部)?|part ?\d|第[一二三四五六\d][篇部]分?")
_NOTES_END = pattern(r"(?i)(?:笔记|解读|精读|阅读|导读|解析|notes?) *$")
_ARXIV = pattern(rf"(?:(?i:arxiv)[:\s]*)?(?=(\d{{4}}\.\d{{4,5}})){ARXIV_ID}(?: \[[\w.-]+\])?(?: [A-Z ]{{4,24}})?")
_NUMBER = pattern(r"(?i)\barxiv[:\s]{0,2}(\d{4}\.\d{4,5})(?!\d)")
_KEY = pattern(rf"@[a-z][\w:-]*?({YEAR})[\w:-]*")  # Pandoc's citation of one work, by a key as programs make it
_AFFILIATION = pattern(rf"(?:({YEAR})[.\d]*)?\s*@\s*(.+)")
_DATED = pattern(
    rf"(?P<year>{YEAR})\s*[-–—,:]\s*(?P<who>[A-Z][\w .,'’&-]{{6,300}})"
)  # (2024 - Aki Ito, Ben Wood et al.)
_OTHERS = pattern(r",? et\.? ?al\.?$")
_DATE = pattern(rf"(?:{YEAR}|\d\d)[-/.年]\d{{1,2}}(?:[-/.月]\d{{1,2}})?[日月]?|{YEAR}年?")
_NOT_THERE = pattern(r"(?i)(?:rejected|submitted|under review|withdrawn)\b")
_SUBJECTS = (FAMILIES | SUBJECTS) & COMMON
_UNKNOWN = pattern(
    rf"([A-Z](?=[A-Za-z&-]*[A-Z])[A-Za-z&-]*+(?: [A-Z][A-Za-z]+)?)[\s,，'’-]*({YEAR}|\d\d)(?:[ ,]*(?:oral|Oral|Workshop))?"
)
_MONTH = pattern(rf"(?<!\d)({YEAR})(?:[-/.年](\d{{1,2}}))?(?!\d)")


class Reader:
    """Takes the title apart from both ends; what it recognises is kept in `found`."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(unescape(text).split())
        self.found: dict[str, object] = {}

    def named(self, title: str) -> None:
        """Ends with a title; the subject in brackets before it is its name if it spells it: "[VAE] Variational ..."."""
        subject = self.found.pop("subject", None)
        self.keep("short", subject if subject and letters_fit(str(subject), title) else short_of(title))

    def keep(self, key: str, value: object) -> None:
        if value is not None and self.found.get(key) in (None, ""):
            self.found[key] = value


def group_at(text: str) -> tuple[str, int] | None:
    """The bracketed group that the text begins with: what is inside, and where it ends."""
    closer = BRACKETS.get(text[:1])
    if not closer:
        return None
    depth, closer, alike = 0, closer.translate(_WIDTHS), text.translate(_WIDTHS)
    for at, letter in enumerate(alike):
        depth += (letter == alike[0]) - (letter == closer)
        if depth == 0:
            return text[1:at], at + 1
    return None


def group_start(text: str) -> int | None:
    opener, alike = CLOSERS[text[-1]].translate(_WIDTHS), text.translate(_WIDTHS)
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (alike[at] == alike[-1]) - (alike[at] == opener)
        if depth == 0:
            return at
    return None


def unwrapped(title: str) -> str:
    """A title without the brackets that stand around all of it: `[EchoNet: Sonar for Large Boats]`, a link without address."""
    group = group_at(title) if title[:1] in "[【" else None
    return group[0].strip() if group and group[1] == len(title) and likeness(group[0]) >= _TITLE else title


_TITLE = 1.2  # likeness


def take_group(reader: Reader, inside: str, tail: bool = False, head: str = "") -> bool:
    """Whether a bracketed group says something known: venue, year, date, arXiv id, affiliation, short name."""
    bare = inside.strip(" *_")
    if not bare or all(_is_link_word(part) for part in _PARTS.split(bare)):
        return True
    if arxiv := _ARXIV.fullmatch(bare):
        reader.keep("arxiv", arxiv[1])
        return True
    if _take_venue(reader, bare):
        number = _NUMBER.search(bare)  # （NeurIPS 2025，arXiv:2506.07398）
        reader.keep("arxiv", number[1] if number else None)
        reader.keep("authors", in_full(writers_in(bare)))
        return True
    if (cited := CITED.fullmatch(bare)) and (tail or cited["others"]):
        reader.keep("year", int(cited["year"]))
        reader.keep("cited", bool(cited["others"]) if tail else None)
        reader.keep("authors", in_full(bare[: cited.start("year")]) if cited["others"] else None)
        return True
    if tail and (dated := _DATED.fullmatch(bare)) and (are_writers(dated["who"]) or "et al" in dated["who"]):
        reader.keep("year", int(dated["year"]))
        reader.keep("authors", _OTHERS.sub("", dated["who"]).strip(" ,"))
        return True
    if tail and _PART.fullmatch(bare) and (reader.found.get("hint") or _NOTES_END.search(head)):
        return True
    if EMOJI.fullmatch(bare) or _REMARK.fullmatch(bare):
        take_status(reader, bare)
        return True
    if _NOTE.fullmatch(bare):
        reader.keep("hint", True)
        return True
    if key := _KEY.fullmatch(bare):
        reader.keep("year", int(key[1]))
        reader.keep("cited", True)
        return True
    if affiliation := _AFFILIATION.fullmatch(bare):
        reader.keep("year", int(affiliation[1]) if affiliation[1] else None)
        reader.keep("institution", affiliation[2].strip())
        return True
    if not tail and bare.casefold() in _SUBJECTS:  # no title begins so: "(Transformer) Attention Is All You Need"
        reader.keep("subject", bare)
        return True
    if not tail and is_name(bare) and len(bare.split()) <= 2:
        reader.keep("short", bare)
        return True
    if tail and (places := organisations(bare)) and not is_spelled(bare, head):
        sure = reader.found.get("venue") or _ends_in_venue(head) or (":" in head and short_of(head.strip()))
        reader.keep("institution", "; ".join(places) if sure else None)
        return bool(sure)
    return tail and _take_short(reader, bare, head)


def _take_venue(reader: Reader, bare: str) -> bool:
    found = venues_in(bare)
    if found and _NOT_THERE.match(bare):
        return True
    if found and len(_SIGNS.sub("", _PRAISE.sub("", bare[: found[0].start] + bare[found[0].end :]))) <= 16:
        reader.keep("venue", found[0].name)
        reader.keep("year", found[0].year or preprinted(bare))
        take_years(reader, bare)
        return True
    if _DATE.fullmatch(bare):
        take_years(reader, bare)
        return True
    if journal := re.fullmatch(rf"([一-鿿]{{2,12}}(?:学报|杂志|期刊|通报))[\s,，]*({YEAR})?", bare):
        reader.keep("venue", journal[1])
        reader.keep("year", int(journal[2]) if journal[2] else None)
        return True
    unknown = _UNKNOWN.fullmatch(bare)
    if unknown and (len(unknown[2]) == 4 or "'" in bare or "’" in bare):
        reader.keep("venue", None if organisations(unknown[1]) else unknown[1])
        reader.keep("year", int(unknown[2]) if len(unknown[2]) == 4 else 2000 + int(unknown[2]))
        return True
    return False


def _ends_in_venue(text: str) -> bool:
    """Whether the last bracketed group of a text says where and when something was published: `... [NAACL'21]`."""
    bare = text.rstrip()
    start = group_start(bare) if bare[-1:] in CLOSERS else None
    return start is not None and _take_venue(Reader(""), bare[start + 1 : -1])


def _take_short(reader: Reader, bare: str, head: str) -> bool:
    """`Long Title (VITS)`: a name in closing brackets is the paper's short name; one that names a subject, too, where a
    venue stands beside it and its letters are those of the title."""
    if belongs_to_title(bare, head):
        return False
    if len(head.split()) >= 3 and (is_name(bare) or (reader.found.get("venue") and is_spelled(bare, head))):
        reader.keep("short", bare)
        return True
    return False


def take_years(reader: Reader, text: str) -> None:
    year = _MONTH.search(text)
    if year:
        reader.keep("year", int(year[1]))
        if year[2] and 1 <= int(year[2]) <= 12:
            reader.keep("month", f"{year[1]}-{int(year[2]):02d}")


def _is_link_word(word: str) -> bool:
    return _SIGNS.sub("", word).replace("_", "").casefold() in LINK_WORDS or not _SIGNS.sub("", word)


def take_status(reader: Reader, mark: str) -> None:
    if any(sign in mark for sign in ("✅", "☑", "✔", "white_check_mark", "heavy_check_mark")):
        reader.keep("status", "read")
    elif any(sign in mark for sign in ("❓", "⏳", "🔖", "📌", "🕒", "⌛", "todo", "TODO", "👀")):
        reader.keep("status", "to-read")
    elif any(sign in mark for sign in ("🚧", "wip", "WIP", "🔄")):
        reader.keep("status", "reading")


_AROUND_WORDS = pattern(r"[\s\[\]()（）【】:：_-]+")


def without_link_words(text: str, marks: tuple[Mark, ...]) -> str:
    """The text without links that only say [paper] or [code], whose addresses are read elsewhere."""
    for mark in sorted(marks, key=lambda mark: -mark.start):
        if mark.kind != "link":
            continue
        label = _AROUND_WORDS.sub("", text[mark.start : mark.end]).casefold()
        if label in LINK_WORDS or label.startswith("http"):
            start, end = mark.start, mark.end
            while start > 0 and end < len(text) and text[start - 1] in "[(（【" and text[end] in "])）】":
                start, end = start - 1, end + 1
            text = text[:start] + " " + text[end:]
    return text.strip()


_PARTING = pattern(r"[\s]*(?:[,，.。|@/;；]|\s[-–—]+|\s(?:in|at|@))[\s*_]*$|[-–—]+\s*$")
# What is published nowhere, with its year: "T, OpenAI Tech Report 2018".
_UNPUBLISHED = pattern(
    rf"[,，.]\s*(?:[A-Z]\w+ ){{0,2}}(?:Tech(?:nical|\.)? [Rr]eport|White ?[Pp]aper|Blog(?: [Pp]ost)?|Preprint|Ph\.?D\.? [Tt]hesis)[ ,]*({YEAR})$"
)
_CLOSING_YEAR = pattern(rf"\s*[,，.|]\s*({YEAR})$|\s+[-–—]\s+({YEAR})$")


def tail_venue(text: str) -> tuple[str | None, int | None, int] | None:
    """A venue or year that closes the text behind a separator: where the title ends before it."""
    found = venues_in(text)
    if found and found[-1].end >= len(text) - 1 and found[-1].start > 3:
        venue = found[-1]
        before = _PARTING.search(text[: venue.start])
        if before or (venue.year and text[venue.start - 1] == " "):
            return venue.name, venue.year, before.start() if before else venue.start
    year = (_UNPUBLISHED.search(text) or _CLOSING_YEAR.search(text)) if text[-1:].isdigit() else None
    if year and year.start() > 3:
        return None, int(next(filter(None, year.groups()))), year.start()
    return None
