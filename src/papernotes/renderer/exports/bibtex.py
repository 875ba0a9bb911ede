"""Papers as BibTeX: only what the notes know, keys that last, and `note = {TODO: venue}` where something is wanted.

UTF-8 as it is; what is special to TeX is escaped, and words with capitals of their own keep them in braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Paper
from ...patterns import pattern
from ...text import has_cjk
from ..citing.works import Work, given_and_family, make_work
from ..edition.edition import Edition
from ..lists.selection import Selection
from ..plain.sentences import FORMULA

_TYPES = {"conference": "inproceedings", "journal": "article", "preprint": "misc", "other": "misc"}
_VENUE_FIELD = {"conference": "booktitle", "journal": "journal", "other": "howpublished"}
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {char: f"\\{char}" for char in "&%$#_"}
)
_CODED = {"{": "%7B", "}": "%7D", "\\": "%5C"}
_HARMLESS = pattern(r"\$(?:[^{}\\$]|\\[A-Za-z]+|\{(?:[^{}\\$]|\\[A-Za-z]+)*\})*\$")  # braces paired, nothing escaped
_CONTROL = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\s]+")


def export_bibtex(edition: Edition, selection: Selection) -> str:
    """One entry a paper, in the order of the notes."""
    keys = edition.cite_keys
    return "\n".join(_entry(keys[paper.id], paper) for paper in selection.papers)


def escaped(text: str) -> str:
    """The text as the value of a field, on one line."""
    return _escaped(_CONTROL.sub(" ", text).strip())


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)


def _entry(key: str, paper: Paper) -> str:
    work = make_work(paper)
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(paper, work) if value)
    return f"@{_TYPES[work.kind]}{{{key},\n{fields}}}\n"


def _fields(paper: Paper, work: Work) -> Iterator[tuple[str, str]]:
    yield "title", _title(paper)
    yield "author", " and ".join(filter(None, (_author(name) for name in paper.authors)))
    if work.venue:
        yield _VENUE_FIELD[work.kind], _kept(work.venue)
    yield "year", str(work.year or "")
    yield from ((name, _kept(value)) for name, value in paper.imprint)
    if work.arxiv:
        yield "eprint", _verbatim(work.arxiv)
        yield "archivePrefix", "arXiv"
    yield "doi", _verbatim(work.doi)
    yield "url", _verbatim(work.url)
    yield "keywords", ", ".join(escaped(tag.replace(",", " ")) for tag in paper.tags)
    yield "note", f"TODO: {', '.join(work.missing)}" if work.missing else ""


def _title(paper: Paper) -> str:
    return _kept(paper.title, frozenset(re.findall(r"\w+", paper.short or "")))


def _kept(text: str, names: frozenset[str] = frozenset()) -> str:
    """The text escaped; styles that write titles in small letters leave alone what is in braces."""
    plain = _CONTROL.sub(" ", text).strip()
    made, place = [], 0
    for found in FORMULA.finditer(plain):
        if _HARMLESS.fullmatch(found[0]):
            made += [_words(plain[place : found.start()], names), found[0]]
            place = found.end()
    return "".join((*made, _words(plain[place:], names)))


def _words(text: str, names: frozenset[str]) -> str:
    return " ".join(_braced(word, names) for word in text.split(" "))


def _braced(word: str, names: frozenset[str]) -> str:
    if word.isalnum() and word[1:].islower() and word not in names:
        return word  # nearly all
    inner = re.search(r"\w(?:.*\w)?", word, re.DOTALL)
    before, core, after = (word[: inner.start()], inner[0], word[inner.end() :]) if inner else (word, "", "")
    if _has_own_capitals(core, names):
        return f"{_escaped(before)}{{{_escaped(core)}}}{_escaped(after)}"
    return _escaped(word)


def _has_own_capitals(word: str, names: frozenset[str]) -> bool:
    """NeRF, 3D and U-Net, and what is part of the short name; but not Real-Time."""
    parts = re.findall(r"[^\W_]+", word)
    return any(
        (part in names and part[0].isupper())
        or any(char.isupper() for char in part[1:])
        or (len(parts) > 1 and len(part) == 1 and part.isupper())
        for part in parts
    )


def _author(name: str) -> str:
    """A person's name; one that must not be taken apart (Chinese, an organisation's with "and") is in braces."""
    plain = escaped(name)
    whole = has_cjk(name) or given_and_family(name) is None or re.search(r"\sand\s|[{}\\]|,.*,", f" {name} ", re.I)
    return f"{{{plain}}}" if plain and whole else plain


def _verbatim(text: str) -> str:
    """An address or number, which programs take as it is written: nothing is escaped, and no brace may stand alone."""
    return "".join(_CODED.get(char, char) for char in _CONTROL.sub("", text))
