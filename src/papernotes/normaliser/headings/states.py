"""Headings that say how far the papers below them are read, and name no subject: lanes of a board, parts of a list.

To Read, 待读论文, Currently reading   say so by themselves
Reading, Read                        beside another such heading; else one is the title of anything that is read
Backlog, In progress, Done           beside one that speaks of reading; else they are about any work
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ...patterns import pattern
from ..lexicon.simplified import simplified
from .groups import Group
from .topic_names import clean_topic
from .tree import Node

_PAPER = r"(?:papers?|articles?|literature|publications?)"
_OF = r"(?:的?(?:论文|文献|文章))?(?:列表|清单)?"
_SURE = (
    ("to-read", pattern(
        rf"(?i)(?:{_PAPER} )?(?:want )?to[ -]?(?:be )?read(?: (?:next|later|soon|list|queue))?|to[ -]read {_PAPER}|unread(?: {_PAPER})?|"
        rf"(?:{_PAPER} )?(?:i want|i plan) to read|reading (?:queue|backlog)|read (?:later|next|soon)|not (?:yet )?read(?: yet)?|(?:待|未|想|要|准备|还没)(?:阅读|读|看|阅){_OF}"
    )),
    ("reading", pattern(rf"(?i)(?:currently|now|still) reading|reading (?:now|currently)|(?:正?在(?:阅读|读|看|阅)|阅读中){_OF}")),
    ("read", pattern(rf"(?i)already read|(?:{_PAPER} )?(?:i have|i've|i’ve) read|finished reading|(?:已(?:阅读|读|看|阅)|读完|读过)(?:了|完)?{_OF}")),
)  # fmt: skip
_SPOKEN = {"reading": "reading", "read": "read"}
_WORK = {
    **dict.fromkeys(
        ("backlog", "queue", "todo", "to do", "to-do", "inbox", "next", "up next", "next up", "not started"), "to-read"
    ),
    **dict.fromkeys(("planned", "later", "未开始", "待办", "计划"), "to-read"),
    **dict.fromkeys(
        ("in progress", "doing", "ongoing", "started", "wip", "now", "paused", "on hold", "进行中"), "reading"
    ),
    **dict.fromkeys(
        (
            "summarised",
            "summarized",
            "processed",
            "reviewed",
            "annotated",
            "skimmed",
            "archived",
            "留存",
            "存档",
            "精读",
            "泛读",
            "略读",
        ),
        "read",
    ),
    **dict.fromkeys(("done", "finished", "complete", "completed", "完成", "已完成"), "read"),
}
_LONGEST = 40  # characters
_ASIDE = pattern(r"(?<=\w)\s*[(（][^()（）]{1,30}[)）]\s*$")  # Read (no notes yet)


def states_of(nodes: Sequence[Node]) -> tuple[str, ...]:
    """For each of the headings below one, the state of the papers that it holds; "" where it says none."""
    said = [_said(node.head.text if node.head else "") for node in nodes]
    every = {status for status, _ in said if status}
    reading = {status for status, work in said if status and work is not True}
    return tuple(
        status if status and (work is None or (reading if work else every) - {status}) else "" for status, work in said
    )


def _said(text: str) -> tuple[str, bool | None]:
    """The state that a heading says, and whether of any work; None where it is sure without another beside it."""
    if len(text) > _LONGEST:
        return "", None
    bare = simplified(clean_topic(_ASIDE.sub("", text)).strip(" 。.!！~*_[]【】()（）")).replace("_", " ")
    for status, wanted in _SURE:
        if wanted.fullmatch(bare):
            return status, None
    name = bare.casefold()
    return (_SPOKEN[name], False) if name in _SPOKEN else (_WORK.get(name, ""), True)


def state_of(text: str) -> str:
    """The state that a line above a list says by itself; "" where it says none."""
    status, work = _said(text.rstrip(" :："))
    return status if work is None else ""


def in_state(inner: Group, outer: Group, status: str) -> Group:
    """The group that such a heading opens within another: of that state, and of no topic."""
    return msgspec.structs.replace(inner, status=status, path=outer.path, guide=outer.guide) if status else inner
