"""Headings that say by what papers are ordered, and name no subject: Papers Organized By Task, By Year, 论文按会议分类."""

from __future__ import annotations

from ...patterns import pattern
from ..lexicon.simplified import simplified

_BY = (
    r"(?:the )?(?:(?:research )?(?:topics?|tasks?|domains?|areas?|fields?|subjects?)|categor(?:y|ies)|venues?|conferences?|"
    r"journals?|years?|dates?|months?|time|tags?|authors?|titles?|names?)"
)
_IN_CHINESE = r"(?:研究)?(?:主题|年份|年|会议|期刊|时间|日期|任务|类别|类型|方向|领域|作者|标签|月份)"
_ORDER = pattern(
    r"(?i)(?:(?:papers?|notes?|summaries|list|index|articles|publications) )?"
    rf"(?:organi[sz]ed |sorted |grouped |listed |classified |ordered |categori[sz]ed )?by {_BY}|"
    rf"(?:论文|笔记|文献)?按(?:照)?{_IN_CHINESE}(?:分类|排序|整理|归类|划分|索引)?"
)


def says_order(text: str) -> bool:
    """Whether a heading says that and no more, or is but such a number as 1903, a month of 2019."""
    return (len(text) == _MONTH and text.isdecimal()) or (
        len(text) <= _LONGEST and _ORDER.fullmatch(simplified(text)) is not None
    )


_LONGEST, _MONTH = 60, 4  # characters
