"""Labels of fields on lines of their own, `Authors:`, `**会议**`, and what may be their value on the line below.

Any text may stand below an empty label of a template, so that a value must look like one.
"""

from __future__ import annotations

from ...patterns import pattern
from ..prose.lines import Line
from ..references.organisations import organisations
from ..references.venues import venues_in
from ..references.writers import names_beside_venue
from .field_names import field_of

_LABEL = 24  # characters
_LONGEST = 400  # characters of a value
_YEAR = pattern(r"\W*(?:19|20)\d\d(?:[年./-]\d{1,2}(?:[月./-]\d{1,2}日?)?月?)?\W*")
_FIELDS = frozenset(("authors", "institutions", "venue", "year"))


def label_alone(line: Line, field: str) -> str:
    """The field that a line names and gives no value to, with a colon, as which it was read, or in bold; "" for none."""
    if not field and len(line.text) <= _LABEL and line.marks and line.lead == line.text.strip():
        field = field_of(line.lead) or ""
    return field if field in _FIELDS else ""


def may_be(field: str, text: str) -> bool:
    """Whether a line may be the value of a field: persons, places of work, a venue or a year, and nothing else."""
    if len(text) > _LONGEST:
        return False
    if field == "authors":
        return bool(names_beside_venue(text))
    if field == "institutions":
        return bool(organisations(text)) and not _SENTENCE.search(text)
    if field == "year":
        return _YEAR.fullmatch(text) is not None
    venue = next(iter(venues_in(text)), None)
    return venue is not None and not text[: venue.start].strip(" *_`(（[") and len(text) - venue.end < _LABEL


_SENTENCE = pattern(r"[。；;!?]|\. |\b(?:we|is|are|the (?:authors|paper)|was)\b")
