"""A file's name -> the title that it gives, with its arXiv id, its authors' year or its citation key."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

import msgspec

from ... import head_keys
from ...model import Note
from ...patterns import pattern
from ..headings.groups import is_date
from ..lexicon.title_words import LOWER, UPPER
from ..references.likeness import likeness
from ..titles.titles import Named, read_title
from ..titles.venue_files import ending_in, led_by

EXPORTED = pattern(r"[ _-][0-9a-f]{32}$")  # what Notion puts behind the names of files and folders


NO_NAME = pattern(
    r"(?i)readme(?:[-_. ](?:zh|cn|zh[-_]cn|en))?|index|main|(?:my |paper |reading )?notes?|summary|paper|reading|content|"
    r"(?:论文|阅读|精读|读书)?(?:笔记|总结|解读)"
)

NO_TITLE = pattern(
    r"^(?:untitled.*|template|模板|论文题目|论文标题|论文名称|title|paper title|标题|题目|readme|index|notes?|paper|papers|x+|\.+|_+|-+|todo|readme zh|"
    r"changelog|license|contributing|paper name|your title|link to (?:the )?paper|example|示例|.*(?:模板|template).*|\{\{.*\}\}|<.*>|\$[^$]*\$|\d+)$",
    re.IGNORECASE,
)


def in_folders(path: str, dialect: str = "") -> str:
    """The path with what a file's name says of the pages above its own as folders: Logseq's `CV___Detection___EchoNet.md`
    and `CV%2FEchoNet.md`, Dendron's `paper.detection.echo-net.md`."""
    folder, _, name = path.rpartition("/")
    if folder.endswith("pages") and ("___" in name or "%2F" in name):
        name = _ABOVE.sub("/", name)
    elif dialect == "dendron":
        name = _BELOW.sub("/", name)
    name = unquote(name) if "%" in name else name
    return f"{folder}/{name}" if folder else name


_ABOVE = pattern(r"(?<=[^\W_])___(?=[^\W_])|%2F")
_BELOW = pattern(r"(?<=[^\d.])\.(?=[^.]*\.)|(?<=\d)\.(?!\d)(?=[^.]*\.)")


@lru_cache(maxsize=64)
def file_title(path: str) -> Named:
    """The title that a file's name gives; a README, and other names that say nothing, take their folder's."""
    pure = PurePosixPath(in_folders(path))
    stem = pure.name[: -len(pure.suffix)] if pure.suffix else pure.name
    stem = stem[1:] if re.fullmatch(r"@[\w:.+-]+", stem) else stem
    if NO_NAME.fullmatch(stem) and pure.parent.name:
        stem = pure.parent.name
    stem = EXPORTED.sub("", stem).removesuffix(".pdf")
    stem = re.sub(r"^(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d(?:[-_.T]?\d{4}(?:\d\d)?)?[-_. ]+(?=\S)", "", stem)
    if arxiv := _ARXIV.match(stem):
        return msgspec.structs.replace(_stem_title(stem[arxiv.end() :]), arxiv=arxiv[1])
    if is_date(stem):
        return Named(stem)  # the day of a diary is no paper's year
    if cited := cited_name(path):
        return cited
    named = _stem_title(stem)
    return msgspec.structs.replace(named, short=None) if key_of_file(path) or _COUNTED.fullmatch(stem) else named


_COUNTED = pattern(r"[a-z]\d{1,3}")  # p3.md


def cited_name(path: str) -> Named | None:
    """What a file's name says that begins with author and year: `Vaswani et al. - 2017 - Attention Is All You Need.md`,
    as Zotero names files, `Kirillov_2023_Segment-Anything.md`, `2012_Ito_Wood et al_Hearing boats.md`, or by its key and title."""
    stem = PurePosixPath(path).stem.removesuffix(".pdf")
    if keyed := _beside_key(stem):
        titled, years = _stem_title(keyed[1]), _YEAR_OF_KEY.findall(keyed[0])
        year = titled.year or (int(years[-1]) if years else None)
        return msgspec.structs.replace(titled, year=year, cited=True) if likeness(titled.title) >= _LEAST else None
    found = _AUTHOR_YEAR.match(stem) or _YEAR_AUTHORS.match(stem) or _AUTHORS_CITED.match(stem)
    named = _stem_title(stem[found.end() :]) if found else None
    if found is None or named is None:
        return None
    least = _LEAST if found["others"] else 0.6
    if likeness(named.title) < least and not (found["sign"] == " - " and _CHINESE.search(named.title)):
        return None
    return msgspec.structs.replace(
        named, year=named.year or int(found["year"] or found["bare"]), cited=bool(found["others"])
    )


_LEAST = 0.4  # likeness of a title that stands beside who wrote it
_YEAR_OF_KEY = pattern(r"(?:19[5-9]|20[0-4])\d")


def _beside_key(stem: str) -> tuple[str, str] | None:
    """The citation key and the title that a file is named by: `@itoEchoes2020 - Echoes`, `Echoes - @itoEchoes2020`."""
    found = _KEY_BEFORE.match(stem) or (_KEY_BEHIND.fullmatch(stem) if "@" in stem else None)
    if found is None or not _MADE.search(found["key"]) or _OTHER.search(found["key"]):
        return None
    return found["key"], found.groupdict().get("title") or stem[found.end() :]


_KEY_BEFORE = pattern(
    r"@?(?P<key>(?<=@)[\w:.+-]{3,80}|[a-z]{2,40}(?:[A-Z]\w{2,60}(?:19|20)\d\d[a-z]?|(?:19|20)\d\d[A-Za-z]{3,40}))"
    r"(?: - |_ |: )(?=\S)"
)
_MADE = pattern(r"[^\W\d_]{2}.*(?:19|20)\d\d|[a-z][A-Z]")  # @jane is a person
_OTHER = pattern(r"(?i)notes?|meeting|plan|week|report|trip|project|course|lecture|exam|release|version|draft")
_KEY_BEHIND = pattern(r"(?P<title>[^@]{8,200}[^@\s-]) (?:- )?[\[(]?@(?P<key>[\w:.+-]{3,80})[\])]?")


def _stem_title(stem: str) -> Named:
    if led := led_by(stem) or ending_in(stem):
        named = _stem_title(led.rest)
        if likeness(named.title) >= 1:  # not CVPR2024-Accepted
            return msgspec.structs.replace(named, venue=led.venue, year=led.year)
    stem = re.sub(r"^\d{1,3}[-_. ]+(?=[A-Za-z一-鿿\[])", "", stem)
    stem = re.sub(r"(?<=\w)_ (?=\S)|(?<=\w)--(?=\w)", ": ", stem)
    if " " not in stem:
        stem = stem.replace("_", " ")
        if stem.count("-") >= 3 and " " not in stem:
            stem = stem.replace("-", " ")
        if stem.count(" ") >= _SLUG and stem.islower():
            stem = stem[0].upper() + stem[1:]
    return _by_authors(read_title(stem))


_SLUG = 4  # spaces of a title in small letters, as in the names of posts
# `2010.11929v2.md`, `arXiv-1706.03762 - Attention.md`
_ARXIV = pattern(r"(?:arxiv[-_.: ]*)?(\d{4}\.\d{4,5})(?:v\d+)?(?=$|[-_. )])[-_. )]*", re.IGNORECASE)
_AUTHOR_YEAR = pattern(
    rf"(?:[{UPPER}][{LOWER}’'-]+|[{UPPER}][\w’'-]*[{LOWER}]|[一-鿿]{{2,4}})"
    r"(?P<others> (?:and|&|和|与) [\w’'-]+|[ _-]?(?:et ?al\.?|EtAl|等人?))?"
    r"(?P<sign>[_-]| - )(?P<year>(?:19[5-9]|20[0-4])\d)(?P=sign)(?=\D\S)"
)
_WHO = rf"[{UPPER}][{LOWER}’']+(?:-[{UPPER}][{LOWER}]+)?"
_YEAR_AUTHORS = pattern(
    rf"(?P<year>(?:19[5-9]|20[0-4])\d)(?P<sign>_| - ){_WHO}(?P<others>(?:(?P=sign){_WHO}){{0,4}}(?: et al\.?)?)(?P=sign)"
    r"(?=[^_]*[ -][^_]*[ -])"
)
# `Ito & Wood (2020) Hearing boats`, `Ito et al. 2020 - Hearing boats`
_AUTHORS_CITED = pattern(
    rf"{_WHO}(?P<others>(?:, {_WHO}){{0,4}},? (?:and|&) {_WHO}| et al\.?),? (?:\((?P<year>(?:19[5-9]|20[0-4])\d)[a-z]?\)"
    r"(?P<sign>[ .:,-]+)|(?P<bare>(?:19[5-9]|20[0-4])\d) - )(?=\S)"
)


_CHINESE = pattern(r"[一-鿿]{4}")


def key_of_file(path: str) -> str:
    """The citation key that a file is named by, as reference managers' plugins for notes do: `@kerbl2023gaussian.md`,
    `kerbl2023gaussian.md`, `vaswani_attention_2017.md`; "" for other names."""
    stem = PurePosixPath(path).stem
    if re.fullmatch(r"@[\w:.+-]+", stem):
        return stem[1:]
    if keyed := _beside_key(stem):
        return keyed[0]
    made = r"[a-z]{2,}(?:[A-Z][a-z]+)*(?:19|20)\d\d[a-z]*|[a-z]{2,}_[a-z]+_(?:19|20)\d\d|[a-z]{2,}[A-Z]\w*(?:19|20)\d\d[a-z]?"
    return stem if re.fullmatch(made, stem) else ""


def is_key_of(name: str, title: str) -> bool:
    """Whether a name is a citation key that is made of an author and words of the title, without a year behind:
    `itoEchoPyramidsSonar`, `Ito11EchoPyramids`."""
    made = _KEY.fullmatch(name)
    words = [word.casefold() for word in _WORD.findall(made[1])] if made else []
    within = re.sub(r"[\W_]+", "", title).casefold()
    return len(words) > 1 and name.casefold() not in within and all(word in within for word in words)


_KEY = pattern(r"(?:[a-z]{2,}|[A-Z][a-z]+\d\d)((?:[A-Z][A-Za-z]*){2,})")
_WORD = pattern(r"[A-Z]+(?![a-z])|[A-Z][a-z]+")


def _by_authors(named: Named) -> Named:
    """`Attention Is All You Need - Vaswani et al` is a name that reference managers give."""
    found = _AUTHORS_BEHIND.match(named.title) or _AUTHORS_BEFORE.match(named.title)
    return msgspec.structs.replace(named, title=found[1].strip()) if found else named


_AUTHORS_BEHIND = pattern(r"(.{12,}?)\s+-\s+[A-Z][\w’'-]+(?: (?:et al\.?|and [A-Z]\w+|等))?$")
_AUTHORS_BEFORE = pattern(r"[A-Z][\w’'-]+ et al\.?(?:\s*-\s*|\s+)(.{12,})$")


_IN_ENGLISH = ("title-en", "en-title", "english-title")  # beside a title that the keeper translated


def full_title_keys(note: Note) -> tuple[str, ...]:
    """The keys of the head that give the paper's title where `title` is the note's; not its translation, where the authors
    are named in Chinese."""
    names = note.values(*head_keys.AUTHORS.names)
    translated = any("一" <= name[:1] <= "鿿" for name in names)
    return (*head_keys.FULL_TITLE.names, *(() if translated else _IN_ENGLISH))
