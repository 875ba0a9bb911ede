"""Whether `date` is the day on which a paper was published, as programs for references write it, or that of the note.

Date: 2019-06-12    beside `Date Added`, `Item Type`, `reading_date`, or a citation key of that year: the paper's
date:: [[2017]], 时间：2017年     a year alone is no day of a note
date: 2024-03-02    else the note's
"""

from __future__ import annotations

from collections.abc import Mapping

from ..head_keys import CITEKEY
from ..model import Note
from ..patterns import pattern
from .draft import Draft
from .prose.once import once

DATE = ("date", "日期")
# Keys beside which it is the paper's: the note's own day has another name, or a program that lists references wrote all.
_BESIDE = (
    *("date-added", "dateadded", "reading-date", "date-read", "dateread", "read-date", "阅读日期", "date-accessed"),
    *("item-type", "itemtype", "access-date", "library-catalog", "zoteroitemkey", "zotero-key", "creators", "citetype"),
)
_KEYS = CITEKEY.names
_ALONE = pattern(r"(?:19[5-9]|20[0-4])\d年?")
_YEAR = pattern(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")
_JOINS = pattern(r"[\s_]+")


@once
def published_in_head(note: Note) -> str:
    """The day or year of publication that a note's head calls `date`; "" where it is the note's own."""
    said = {field.key: field.values[0] for field in note.meta if any(field.values)}
    return _published(said)


def published_in_text(draft: Draft) -> str:
    """The same of the fields of an entry's text."""
    said = {_JOINS.sub("-", keyed.key.casefold()): keyed.value for keyed in draft.keyed if keyed.value}
    return _published(said)


def _published(said: Mapping[str, str]) -> str:
    value = next((said[key] for key in DATE if key in said), "").strip(" []\"'")
    when = said.get("时间", "")
    if not value and _ALONE.fullmatch(when):
        value = when
    if not value or "year" in said:
        return ""
    if _ALONE.fullmatch(value) or "arxiv" in value.casefold():
        return value
    year = _YEAR.search(value)
    of_key = year is not None and any(year[0] in said[key] for key in _KEYS if key in said)
    return value if of_key or any(key in said and said[key] != value for key in _BESIDE) else ""
