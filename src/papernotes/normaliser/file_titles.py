"""Where a file that is one paper says which: its head, a field, the first heading, its name, its first lines."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from pathlib import PurePosixPath

import msgspec

from .. import head_keys
from ..model import Note
from ..patterns import pattern
from .evidence import lead_of
from .facets import facets_of
from .groups import day_in, is_date
from .items import title_in
from .keyed import keyed_fields, keyed_line
from .likeness import likeness
from .lines import Line, lines_of
from .title_words import LOWER, UPPER
from .titles import Named, read_title
from .tree import Node
from .venues import venues_in


class Whole(msgspec.Struct, frozen=True):
    """A file that is one paper; `drop` are indices of blocks that only name it. `why` is empty for none."""

    named: Named
    line: int
    why: str
    drop: frozenset[int] = frozenset()
    links: tuple[tuple[str, str], ...] = ()
    topic: tuple[tuple[str, str], ...] = ()


NO_TITLE = pattern(
    r"^(?:untitled.*|template|模板|论文题目|论文标题|论文名称|title|paper title|标题|题目|readme|index|notes?|paper|papers|x+|\.+|_+|-+|todo|readme zh|"
    r"changelog|license|contributing|paper name|your title|example|示例|.*(?:模板|template).*|\{\{.*\}\}|<.*>|\$[^$]*\$|\d+)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def file_title(path: str) -> Named:
    """The title that a file's name gives; a README takes its folder's."""
    pure = PurePosixPath(path)
    stem = pure.name[: -len(pure.suffix)] if pure.suffix else pure.name
    stem = stem[1:] if re.fullmatch(r"@[\w:.+-]+", stem) else stem
    if stem.casefold() in ("readme", "index", "note", "notes", "main", "笔记") and pure.parent.name:
        stem = pure.parent.name
    stem = re.sub(r"[ _-][0-9a-f]{32}$", "", stem)
    stem = re.sub(r"^(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d[-_. ]+(?=\S)", "", stem)
    if arxiv := _ARXIV.match(stem):
        return msgspec.structs.replace(_stem_title(stem[arxiv.end() :]), arxiv=arxiv[1])
    if is_date(stem):
        return Named(stem)  # the day of a diary is no paper's year
    if cited := cited_name(path):
        return cited
    named = _stem_title(stem)
    return msgspec.structs.replace(named, short=None) if key_of_file(path) else named


def cited_name(path: str) -> Named | None:
    """What a file's name says that begins with author and year: `Vaswani et al. - 2017 - Attention Is All You Need.md`,
    as Zotero names files, `Kirillov_2023_Segment-Anything.md`."""
    stem = PurePosixPath(path).stem
    found = _AUTHOR_YEAR.match(stem)
    named = _stem_title(stem[found.end() :]) if found else None
    if found is None or named is None:
        return None
    if likeness(named.title) < 0.6 and not (found["sign"] == " - " and _CHINESE.search(named.title)):
        return None
    return msgspec.structs.replace(named, year=named.year or int(found["year"]), cited=bool(found["others"]))


def _stem_title(stem: str) -> Named:
    stem = re.sub(r"^\d{1,3}[-_. ]+(?=[A-Za-z一-鿿\[])", "", stem)
    stem = re.sub(r"(?<=\w)_ (?=\S)|(?<=\w)--(?=\w)", ": ", stem)
    if " " not in stem:
        stem = stem.replace("_", " ")
        if stem.count("-") >= 3 and " " not in stem:
            stem = stem.replace("-", " ")
    return _by_authors(read_title(stem))


# `2010.11929v2.md`, `arXiv-1706.03762 - Attention.md`
_ARXIV = pattern(r"(?:arxiv[-_.: ]*)?(\d{4}\.\d{4,5})(?:v\d+)?(?=$|[-_. )])[-_. )]*", re.IGNORECASE)
_AUTHOR_YEAR = pattern(
    rf"(?:[{UPPER}][{LOWER}’'-]+|[{UPPER}][\w’'-]*[{LOWER}]|[一-鿿]{{2,4}})"
    r"(?P<others> (?:and|&|和|与) [\w’'-]+|[ _-]?(?:et ?al\.?|EtAl|等人?))?"
    r"(?P<sign>[_-]| - )(?P<year>(?:19[5-9]|20[0-4])\d)(?P=sign)(?=\D\S)"
)


_CHINESE = pattern(r"[一-鿿]{4}")


def key_of_file(path: str) -> str:
    """The citation key that a file is named by, as reference managers' plugins for notes do: `@kerbl2023gaussian.md`,
    `kerbl2023gaussian.md`, `vaswani_attention_2017.md`; "" for other names."""
    stem = PurePosixPath(path).stem
    if re.fullmatch(r"@[\w:.+-]+", stem):
        return stem[1:]
    made = r"[a-z]{2,}(?:[A-Z][a-z]+)*(?:19|20)\d\d[a-z]*|[a-z]{2,}_[a-z]+_(?:19|20)\d\d|[a-z]{2,}[A-Z]\w*(?:19|20)\d\d[a-z]?"
    return stem if re.fullmatch(made, stem) else ""


def _by_authors(named: Named) -> Named:
    """`Attention Is All You Need - Vaswani et al` is a name that reference managers give."""
    found = _AUTHORS_BEHIND.match(named.title) or _AUTHORS_BEFORE.match(named.title)
    return msgspec.structs.replace(named, title=found[1].strip()) if found else named


_AUTHORS_BEHIND = pattern(r"(.{12,}?)\s+-\s+[A-Z][\w’'-]+(?: (?:et al\.?|and [A-Z]\w+|等))?$")
_AUTHORS_BEFORE = pattern(r"[A-Z][\w’'-]+ et al\.?(?:\s*-\s*|\s+)(.{12,})$")


def agree(one: str, other: str) -> bool:
    a, b = _fold(one), _fold(other)
    return bool(a and b) and (a == b or (len(min(a, b, key=len)) >= 4 and (a in b or b in a)))


def _fold(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


_SIGNS = pattern(r"[\W_]+")
_ODD = pattern(r"[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]|[A-Z]{2}")
_QUOTED = pattern(r"《([^《》]{12,})》")


class _Candidate(msgspec.Struct, frozen=True):
    """A title that the file gives, and the line it is on."""

    named: Named
    line: int
    said: bool = False  # the head or a field says that it is the title
    text: bool = False  # a line of the text looks like one


def title_of(note: Note, top: Node | None) -> Whole:
    """The best title that the file gives, with what it says beside it; the others become aliases later."""
    drop = frozenset({top.head.index}) if top and top.head else frozenset()
    links = top.head.links if top and top.head else ()
    candidates = [each for each in _candidates(note, top) if each.named.title and not NO_TITLE.match(each.named.title)]
    best = next((each for each in candidates if likeness(each.named.title) >= (0.9 if each.said else 1.2)), None)
    best = best or next(iter(candidates), None) or _by_number(note)
    if best is None:
        return Whole(Named(""), 1, "")
    names = [each.named for each in candidates]
    known = [named for named in names if agree(named.title, best.named.title)] + [file_title(note.path)]
    merged = msgspec.structs.replace(
        best.named,
        short=best.named.short
        or next((each.named.short for each in candidates if each.named.short and _is_nickname(each, best)), None),
        venue=best.named.venue or next((named.venue for named in known if named.venue), None),
        year=best.named.year or next((named.year for named in known if named.year), None),
        arxiv=best.named.arxiv or next((named.arxiv for named in names if named.arxiv), None),
    )
    if top and top.head and not (agree(top.head.named.title, merged.title) or top.head.likeness >= 0.6):
        return Whole(merged, best.line, "")  # a heading that is neither the title nor a nickname stays in the text
    line = top.head.line if top and top.head else best.line
    return Whole(merged, line, "", drop, links)


def _by_number(note: Note) -> _Candidate | None:
    """Of a file that only an arXiv id names: the name that its first line begins with, else the id."""
    arxiv = file_title(note.path).arxiv
    if not arxiv:
        return None
    for line in itertools.islice(lines_of(note.blocks), 1):
        named, _ = title_in(line)
        if likeness(named.title) >= 0.6 and len(named.title) < 180:
            return _Candidate(named, line.number, text=True)
    return _Candidate(Named(f"arXiv:{arxiv}", arxiv=arxiv), 1)


def _is_nickname(other: _Candidate, best: _Candidate) -> bool:
    """Whether the short name of another title is one of the paper: "My comment: ..." in the text is none."""
    if other.named.title == best.named.title or _fold(other.named.short or "") == _fold(best.named.title):
        return False
    short, title = other.named.short or "", _fold(best.named.title)
    like_one = " " not in short or _ODD.search(short) or all(_fold(word) in title for word in short.split())
    if not like_one or day_in(short):  # several words are a name where they look like one or are in the title
        return False
    return not other.text or agree(other.named.title, best.named.title)


def _candidates(note: Note, top: Node | None) -> list[_Candidate]:
    """The titles that the file gives, best source first; the file's name is the last."""
    found = [
        _Candidate(read_title(field.values[0]), field.line, True)
        for key in head_keys.FULL_TITLE.names
        for field in note.meta
        if field.key == key and field.values and not field.values[0].startswith(("http", "[["))
    ]
    for keyed in keyed_fields(note.blocks[:16]):
        said = (
            keyed.field == "link" and not keyed.links and likeness(read_title(keyed.value).title) >= 2
        )  # Paper: Title
        if (keyed.field == "title" or said) and keyed.value:
            label = next((label for label, _ in keyed.links if likeness(label) >= 1.2), keyed.value)
            found.append(_Candidate(read_title(label), keyed.line, True))
    found += [
        _Candidate(read_title(field.values[0]), field.line, True)
        for field in note.meta
        if field.key == "title" and field.values
    ]
    if top and top.head:
        found.append(_Candidate(top.head.named, top.head.line))
    name = file_title(note.path)
    if likeness(name.title) >= 1.2:
        found.append(_Candidate(name, 1))
    found += first_lines(note, top)
    found += [_Candidate(read_title(alias), 1) for alias in note.values(*head_keys.ALIASES.names)]
    return [*found, _Candidate(name, 1)]


def _of_paper(line: Line) -> bool:
    """Whether a line tells of the paper what is not its title: `会议: ICML 2025 (International Conference on ...)`."""
    field = keyed_line(line)
    if field is None or field.field not in ("authors", "institutions", "venue", "year"):
        return False
    return field.field != "venue" or any(venue.start == 0 for venue in venues_in(field.value))


def first_lines(note: Note, top: Node | None) -> list[_Candidate]:
    """Titles in the first lines: a linked or bold title, 《...》, a line below `# Paper`, a summary."""
    start = top.start if top else 0
    found: list[_Candidate] = []
    for line in list(lines_of(note.blocks[start : start + 6]))[:6]:
        if any(target.startswith("#") for _, target in line.links()) or _of_paper(line):  # a table of contents
            continue
        quoted = _QUOTED.search(line.text) if "《" in line.text else None
        if quoted and likeness(quoted[1]) >= 1.2:
            found.append(_Candidate(read_title(quoted[1]), line.number, text=True))
            continue
        named, _ = title_in(line)
        if likeness(named.title) >= 2 and len(named.title) < 180 and not facets_of(lead_of(line)):
            found.append(_Candidate(named, line.number, text=True))
    return found
