"""The title that a line of a list, a row or a paragraph holds, and what the line says beside it.

[Title](url) - CVPR 2020      **Title** (ICLR'21)      A. Author, "Title," 2020      NeRF: Representing Scenes ... [pdf](url)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from ...model import Mark
from ...patterns import pattern
from ..citations.by_whom import by_whom
from ..citations.cited import citation, cited_year
from ..citations.of_kind import any_reference
from ..lexicon.title_words import LINK_WORDS
from ..prose.lines import Line
from ..references.addresses import is_paper
from ..references.likeness import is_letters, is_name, likeness
from ..references.venues import venues_in
from ..references.writers import WRITERS, are_writers, names_beside_venue, others_before, surely_writers, year_behind
from .beside_frames import in_italics, with_what_follows
from .link_leads import behind_link
from .spelled import is_spelled
from .task_signs import done_on
from .titles import Named, read_title

_SIGNS, _NO_LETTERS = pattern(r"[\W_]+"), pattern(r"[\W\d_]+")
_QUOTED = pattern(r"[“\"]([^“”\"]{12,}?)[,.]?[”\"]")
_GOES_ON = pattern(r"[:：]\s*[A-Z]|[a-z]")
_ASIDE = pattern(r"\[[^\]]*\]|\([^)]*\)|【[^】]*】|[\W\d_]+")
_CHINESE = pattern(r"[一-鿿]{6,}")
_SENTENCES = pattern(r"(?<=[a-z\d)?!])(?<!\bet al)\.\s+(?=[A-Z\d(])|\s+[|｜]\s+|(?<=[A-Za-z\d)])。")
_DASH = pattern(r"\s+[-–—~]+\s+|\s+@\s*|(?<=[^\s-])(?:-{3,}|——)(?=\w)")

_LONG = 500  # characters that are no title, and of which there may be as many as stars in a line
_FAR = 2000  # characters before a link that is a title: more than the longest list of authors


@lru_cache(maxsize=2048)  # the first lines of a note are read by several rules
def title_in(line: Line) -> tuple[Named, str]:
    """The title that a line holds and what the line says beside it."""
    text = line.text
    if reference := any_reference(text):
        named, title = read_title(text), _set_off(line, reference.title)
        named = msgspec.structs.replace(named, title=title) if title else named
        behind = reference.title[len(title) :].strip(" ,.") if title else ""
        return named, f"{reference.authors} — {behind} {reference.rest}"
    if said := by_whom(text):
        named = msgspec.structs.replace(read_title(said.title), quoted=said.quoted)
        return msgspec.structs.replace(named, year=named.year or said.year), f"{said.who} {said.year or ''}"
    if line.marks and (led := behind_link(line, _by_separators) or in_italics(line)):
        return led
    marks = [mark for mark in line.marks if mark.end - mark.start < _LONG]
    for mark in marks:
        if mark.start > _FAR:
            break
        label = text[mark.start : mark.end]
        if mark.kind != "link" or _after_sentence(text[: mark.start]):
            continue
        alone = not _NO_LETTERS.sub("", text[: mark.start])
        if alone and is_paper(mark.target) and (year := citation(label)):
            return Named(label.strip(), year=year, cited=True), text[mark.end :]
        short = _in_short(label) or (alone and (_titled(label, 0.6) or _IN_CHINESE.fullmatch(label)))
        if _titled(label) or (is_paper(mark.target) and short):
            return _framed(text, mark.start, mark.end)
    quoted = _QUOTED.search(text) if "“" in text or '"' in text else None
    if quoted and likeness(quoted[1]) >= 1.2:
        return _framed(text, quoted.start(1), quoted.end(1))
    bold = next((mark for mark in marks if mark.kind in ("strong", "em") and _titled_in_bold(text, mark)), None)
    if bold and not _after_sentence(text[: bold.start]) and not _is_short(text, bold):
        return _framed(text, bold.start, bold.end)
    return _by_separators(line)


_IN_CHINESE = pattern(
    r"(?=[^一-鿿]{0,20}[一-鿿]{6})(?!.*(?:论文|原文|链接|下载|代码|地址|点击|查看|全文))[^。；;！!]{6,60}"
)


def _set_off(line: Line, title: str) -> str:
    """What of a reference's title stands in italics or in bold, where a comma and where it was published follow."""
    marked = (line.text[mark.start : mark.end].strip(" ,.") for mark in line.marks if mark.kind in ("em", "strong"))
    return next((part for part in marked if part.count(" ") > 1 and title.startswith(f"{part},")), "")


def _titled(label: str, least: float = 1.2) -> bool:
    if label.startswith("http") or likeness(read_title(label).title) < least:
        return False
    return _SIGNS.sub("", label).casefold() not in LINK_WORDS and not are_writers(label.strip(" ."))


def _in_short(label: str) -> bool:
    """Whether a label is a title of three words, "Spatial Transformer Networks", which beside a venue or a link is one."""
    return len(label.split()) == _FEW and _titled(label, _SHORT)


_FEW = 3  # words


def _titled_in_bold(text: str, bold: Mark) -> bool:
    """Whether bold words are a title by themselves, or a short one before where it was published."""
    label = text[bold.start : bold.end]
    return _titled(label) or (_in_short(label) and _led_by_place(text[bold.end : bold.end + _LONG]))


def _led_by_place(text: str) -> bool:
    behind = text.lstrip(" *_,，.;|(（[【`–—-")
    return any(venue.start == 0 and venue.year for venue in venues_in(behind)[:1])


def _is_short(text: str, bold: Mark) -> bool:
    """`**NeRF**: Representing Scenes ...` and `The **primacy bias** in ...`: the bold words are a part of the title."""
    behind = text[bold.end :].lstrip()
    words = len(text[bold.start : bold.end].split())
    return words <= 3 and bool(_GOES_ON.match(behind))


def _after_sentence(before: str) -> bool:
    """Whether so much text stands before that a link or bold run is a part of a sentence."""
    if not before:
        return False
    bare = _ASIDE.sub(" ", before).split()
    return (len(bare) > 7 and not WRITERS.search(before)) or bool(_CHINESE.search(before))


def _framed(text: str, start: int, end: int) -> tuple[Named, str]:
    """The title in a frame of its own; a venue, year or number may stand before it."""
    named = read_title(text[start:end])
    before = read_title(text[:start] + " X") if text[:start].strip(" -*[(") else None
    rest = text[:start] + " " + text[end:]
    named = with_what_follows(named, text, end)
    if named.year is None and (year := cited_year(text[end:].lstrip("*_")) or year_behind(text[end:])):
        named = msgspec.structs.replace(named, year=year)
    if done := done_on(text[end:]):
        named = msgspec.structs.replace(named, day=done)
    if before:
        named = msgspec.structs.replace(
            named,
            venue=named.venue or before.venue,
            year=named.year or before.year,
            day=named.day or before.day,
            institution=named.institution or before.institution,
            status=named.status or before.status,
            marker=named.marker or before.marker,
            short=named.short or _called(before, named.title),
        )
    return named, rest


def _called(before: Named, title: str) -> str | None:
    """The name that stands before a title, with a venue or brackets behind it: NeRF, not a subject, `NLP`, or a word, `Oral`."""
    if before.short and not before.short.endswith("X"):
        return before.short
    name = _GROUPS.sub("", (before.short or before.title).removesuffix("X")).strip(" :：()（）[]【】")
    return name if is_letters(name) and (is_name(name) or is_spelled(name, title)) else None


def _by_separators(line: Line) -> tuple[Named, str]:
    """The title up to where authors, a venue or links begin."""
    text = line.text
    links = [mark for mark in line.marks if mark.kind == "link"]
    cut = min((mark.start for mark in links if mark.start > 8), default=len(text))
    main = text[:cut]
    led = others_before(_NUMBER.sub("", main)) if "et al" in main or "et. al" in main else None
    if led and likeness(read_title(led[1]).title) >= _SHORT:
        return read_title(led[1]), f"{led[0]} — {text[cut:]}"
    if (end := _placed(main)) and main[end:].strip():
        return read_title(main[:end]), f"{main[end:]} {text[cut:]}"
    parts = _APART.split(main)
    if len(parts) > 1 and likeness(read_title(parts[0]).title) >= _TITLED and any(map(_is_data, parts[1:])):
        return read_title(parts[0]), f"{' — '.join(parts[1:])} {text[cut:]}"
    sentences = _SENTENCES.split(main)
    if len(sentences) > 1 and only_venue(sentences[0]):
        sentences[:2] = [f"{sentences[0]}. {sentences[1]}"]
    if len(sentences) > 1 and _led_by_writers(sentences):
        return read_title(sentences[1]), f"{sentences[0]} — {'. '.join(sentences[2:])} {text[cut:]}"
    if len(sentences) > 1 and (
        len(sentences[0].split()) >= 3 or (is_name(sentences[0]) and likeness(read_title(sentences[1]).title) < 1.2)
    ):
        return read_title(sentences[0]), ". ".join(sentences[1:]) + " " + text[cut:]
    dash = _DASH.split(main, maxsplit=1)
    if len(dash) > 1 and likeness(read_title(dash[0]).title) >= 1.2:
        return read_title(dash[0]), dash[1] + " " + text[cut:]
    colon = re.split(r"：|:\s+(?=[一-鿿])", main, maxsplit=1)
    if len(colon) > 1 and _titled_or_placed(colon[0]) and not _names_what_follows(*colon):
        return read_title(colon[0]), colon[1] + " " + text[cut:]
    marks = tuple(mark for mark in line.marks if mark.end <= cut)
    return read_title(main, marks), text[cut:]


def _placed(text: str) -> int | None:
    """Where brackets end that say where and when the paper was published whose title stands before them: what follows is
    said of it, but behind a colon."""
    for group in _IN_BRACKETS.finditer(text):
        if not only_venue(group[1]) or text[group.end() :].lstrip()[:1] in (":", "："):
            continue
        if venues_in(group[1])[0].year and likeness(read_title(text[: group.start()]).title) >= _TITLED:
            return group.end()
    return None


_IN_BRACKETS = pattern(r"[(（\[【]([A-Z][^()（）\[\]【】]{3,40})[)）\]】]")
_GROUPS = pattern(r"[(（\[【][^()（）\[\]【】]{1,60}[)）\]】]")
_TITLED = 1.2  # likeness
_HAN = pattern(r"[一-鿿]")
_APART = pattern(r"[，；\t]\s*|;\s+|\s+/\s+")


def _is_data(text: str) -> bool:
    """Whether what stands between signs is a venue or writers, and nothing else."""
    return only_venue(text.strip()) or bool(surely_writers(text.strip()) and names_beside_venue(text))


_NUMBER = pattern(r"^\W*\d{1,3}\W+")
_SHORT = 1.0  # likeness of a title of three words


def _led_by_writers(sentences: Sequence[str]) -> bool:
    """Whether the first sentence lists writers, and the second is a title: `[1] A. Ito, B. Wood. Title. OCEANS 2020.`"""
    writers = _NUMBER.sub("", sentences[0])
    return surely_writers(writers) and likeness(read_title(sentences[1]).title) >= _SHORT


def _titled_or_placed(text: str) -> bool:
    """Whether what stands before a colon is a title, or a name with its venue: `NeRF（ECCV 2020）：...`."""
    named = read_title(text)
    return likeness(named.title) >= 1.2 or bool(named.venue and named.year and is_name(named.title))


def _names_what_follows(name: str, behind: str) -> bool:
    """Whether a title stands behind the colon, which what is before it names: `EchoNet（CVPR 2021）：Deep Echoes ...`."""
    return is_name(read_title(name).title) and not _HAN.search(behind) and likeness(behind) >= _TITLED


def only_venue(text: str) -> bool:
    """Whether a sentence says where a paper was published and nothing else: `CoRL 2022, Oral`."""
    found = next(iter(venues_in(text)), None)
    return bool(found and found.start == 0 and not _SIGNS.sub("", text[found.end :]))
