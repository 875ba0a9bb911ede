"""A head that says what the paper is below a key of its own, `paper: {title: ..., authors: ...}` -> the same fields at the top
of the head, where others write them; what the head itself says stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ...model import Field, Note
from ...patterns import pattern
from ..references.addresses import is_paper
from ..stated.field_names import field_of

_OF_PAPER = pattern(
    r"(?P<above>paper|work|article|publication|bib(?:liography)?|reference|citation|source|literature|论文|文献|来源|出典|fuente|fonte|quelle|literatur|référence|referencia|referência)\.(?P<key>[^.]+)"
)
_PUBLISHED = {"venue", "journal", "conference", "doi", "arxiv", "citekey", "会议", "期刊"}
_WRITTEN = _PUBLISHED | {"author", "authors", "year", "date", "作者", "年份"}
_TITLES = {"title", "标题", "题目"}
_NAMES = {"author": "authors", "作者": "authors", "年份": "year"}
_PAPERS = {"paper", "论文", "文献"}
_YEAR = pattern(r"(?:19|20)\d\d(?:-\d\d){0,2}")


def with_paper_above(note: Note) -> Note:
    """The note with those fields, where a title is among them and who wrote it, when, or where."""
    said: dict[str, list[tuple[str, Field]]] = {}
    for field in note.meta:
        if found := _OF_PAPER.fullmatch(field.key) if "." in field.key else None:
            said.setdefault(found["above"], []).append((found["key"], field))
    for above, fields in said.items():
        fields = [(_in_english(key), field) for key, field in fields]
        keys = {key for key, field in fields if field.values}
        least = _WRITTEN if above in _PAPERS else _PUBLISHED  # `work: {title: Engineer, date: 2020}` is no paper
        if keys & _TITLES and (keys & least or any(is_paper(url) for _, field in fields for url in field.values)):
            return replace(note, meta=(*_at_top(fields), *note.meta))
    return note


def _in_english(key: str) -> str:
    """A key by the name that heads have for it, where it is in a language that fields are read in: `año`, `revista`."""
    return key if key in _KNOWN else _NAMED.get(field_of(key) or "", key)


_KNOWN = _WRITTEN | _TITLES | {"published", "publisher", "url", "link", "pdf", "type", "tags"}
_NAMED = {name: name for name in ("title", "authors", "venue", "year", "doi", "citekey")}


def _at_top(fields: Sequence[tuple[str, Field]]) -> list[Field]:
    """A day of the paper is its year: the note has days of its own."""
    dated = (key == "date" and all(map(_YEAR.fullmatch, field.values)) for key, field in fields)
    return [
        replace(field, key="year", values=tuple(value[:4] for value in field.values))
        if is_year
        else replace(field, key="paper-title" if key in _TITLES else _NAMES.get(key, key))
        for (key, field), is_year in zip(fields, dated, strict=True)
    ]
