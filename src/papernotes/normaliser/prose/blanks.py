"""What says nothing yet: fields that wait to be filled in, 待补充, TBD, ACL/EMNLP/NAACL/..., and whole templates, # {{title}}."""

from __future__ import annotations

from ...model import Note
from ...patterns import pattern

_WAITING = pattern(
    r"(?i)[\s(（\[<]*(?:待补充?|待定|待填写?|待查|未知|不详|暂无|n/a|tbd|tba|to ?do|unknown|none|null|not (?:given|specified|available)|无|没有|no (?:publication|venue|conference|journal)[\w ]*|x{3,}|(?:详见|参见|见)[^,，;；]{0,30}|see (?:the )?(?:arxiv|paper|abstract)[\w ]{0,20}|\?+|？+)[\s)）\]>]*"
)
_CHOICE = pattern(r"[A-Z][A-Za-z-]{2,9}(?:\s*[/|]\s*[A-Z][A-Za-z-]{2,9}){3,}(?:\s*[/|]?\s*(?:\.{2,}|…))?")
_PLACE = r"(?:\{\{[^{}]*\}\}|<%[^%]*%>|\$\{\w*\})"
_HAS_PLACE, _IS_PLACE = pattern(_PLACE), pattern(rf"\W*{_PLACE}\W*")


def is_waiting(value: str) -> bool:
    """Whether a field's value only says that there is none yet."""
    return _WAITING.fullmatch(value) is not None


def is_choice(value: str) -> bool:
    """Whether a field still has the names of venues that its keeper may choose from."""
    return _CHOICE.fullmatch(value.strip()) is not None


def is_template(note: Note) -> bool:
    """Whether a program makes notes from this file: its title in the head has a place for one, or its first heading is."""
    heading = next((block.text for block in note.blocks if block.kind == "heading"), "")
    return has_place(note.value("title")) or _IS_PLACE.fullmatch(heading) is not None


def has_place(title: str) -> bool:
    """Whether a template left a place for its program there."""
    return _HAS_PLACE.search(title) is not None
