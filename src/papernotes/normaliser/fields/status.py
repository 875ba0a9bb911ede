"""To read, reading or read: as the notes say, else by whether anything was noted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ... import head_keys
from ...model import holes, pieces
from ...patterns import pattern
from ..draft import Draft

_WORDS = (
    ("to-read", pattern(r"^(?:to[ -]?read|unread|not[ -](?:yet[ -])?read(?:[ -]yet)?|todo|to-do|want[ -]to[ -]read|queued?|later|待读|未读|想读|backlog|inbox|not[ -]started|未开始|待阅读|no|false|planned|📥.*)$", re.I)),
    ("reading", pattern(r"^(?:reading|in[ -]progress|doing|now|在读|阅读中|进行中|wip|started|skimmed|half.*)$", re.I)),
    ("read", pattern(r"^(?:read|done|finished|completed?|已读|读完|已完成|完成|精读|yes|true|reviewed|✅.*)$", re.I)),
)  # fmt: skip
_LATER = pattern(
    r"以后再读|之后再读|回头再读|有空再读|待读|还没(?:读|看|细读)完?(?:[，。！]|$)|待补|read later|to be read|\bTBR\b",
    re.IGNORECASE,
)
_TAGS = {
    "to-read": "to-read",
    "toread": "to-read",
    "unread": "to-read",
    "未读": "to-read",
    "待读": "to-read",
    "reading": "reading",
    "在读": "reading",
    "read": "read",
    "已读": "read",
    "已阅读": "read",
    "todo": "to-read",
}


_APART = pattern(r"[ _-]+")


def read_status(draft: Draft, known: Mapping[str, object]) -> dict[str, object]:
    """`status`."""
    said = [draft.head(*head_keys.STATUS.names)]
    said += [keyed.value for keyed in draft.values("status")]
    if status := next(filter(None, map(_said, said)), None) or _in_row(draft) or _alone(draft):
        return {"status": status}
    mark = draft.seed.item.mark if draft.seed.item else ""
    above = draft.seed.group.status  # a board's cards have empty boxes in every lane
    if mark and not (mark == " " and above):
        return {"status": {" ": "to-read", "/": "reading"}.get(mark, "read")}
    if draft.seed.named.status or above:
        return {"status": draft.seed.named.status or above}
    names = (_APART.sub("-", tag.casefold()) for tag in known["tags"])  # type: ignore[attr-defined]
    tagged = {_TAGS[name] for name in names if name in _TAGS}
    if tagged:  # of several, the one that came last: programs write #unread, and nobody takes it away
        return {"status": next(status for status in ("read", "reading", "to-read") if status in tagged)}
    text = "\n".join(line.text for line in draft.lines)
    if len(text) < 200 and _LATER.search(text):
        return {"status": "to-read"}
    return {"status": "read" if text.strip() or _shows(draft) else "to-read"}


def _said(text: str) -> str | None:
    """The status that a text says, whatever signs it has around it: `[[reading]]`, `⏳ 在读`, `( ) unread`."""
    for bare in (_AROUND.sub("", text), _SIGNS.sub("", text)):
        for status, wanted in _WORDS:
            if wanted.match(bare):
                return status
    return None


_AROUND = pattern(r"[\[\]#*\s]+$|^[\[\]#*\s]+")
_SIGNS = pattern(r"^\W+|\W+$")


def _in_row(draft: Draft) -> str | None:
    """What the column of a table says that is one of states, in words or as a mark: `已读`, `(x)`, `✅`, `⬜`."""
    cells = [text for field, text in (draft.seed.item.fields if draft.seed.item else ()) if field == "status"]
    for text in cells:
        for status, marks in _MARKS:
            if marks.fullmatch(text):
                return status
    return next(filter(None, map(_said, cells)), None)


_MARKS = (
    ("to-read", pattern(r"[(（\[]\s*[)）\]]|[⬜☐□◻⬛❌✗✘]\ufe0f?")),
    ("reading", pattern(r"(?i)[(（\[]\s*[/~s]\s*[)）\]]|[🚧🔄]\ufe0f?")),
    ("read", pattern(r"(?i)[(（\[]\s*[x✓✔√]\s*[)）\]]|[✓✔√☑✅]\ufe0f?")),
)


def _alone(draft: Draft) -> str | None:
    """What the line right below the title says, and nothing else; above a list TODO is what the list is of."""
    line, *others = draft.opening[:2] or (None,)
    if line is None or not line.alone or line.depth or (others and others[0].kind == "item"):
        return None
    return _ALONE.get(line.text.strip(" *_`[]【】()（）。.").casefold())


_ALONE = {
    "未读": "to-read",
    "待读": "to-read",
    "待阅读": "to-read",
    "to read": "to-read",
    "unread": "to-read",
    "todo": "to-read",
}


def _shows(draft: Draft) -> bool:
    """Whether an entry without words still has a figure, a formula or code, or is a list item that tells something."""
    if any(hole for block in draft.seed.blocks for hole in holes(block)):
        return True
    return any(
        isinstance(piece, str) and "<hr" not in piece and re.search(r">[^<\s]", piece)
        for block in draft.seed.blocks
        for piece in pieces(block)
    )
