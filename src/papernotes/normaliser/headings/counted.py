"""Headings that count papers and say no more: Paper 1, 论文一, 第一篇. The title stands below, or in the fields there."""

from __future__ import annotations

from ...patterns import pattern

_COUNTED = pattern(
    r"(?i)papers?\s?[#＃]?\s?\d{1,3}|(?:论文|論文|文献|文獻|文章)\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})|"
    r"第\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?篇(?:论文|論文|文献|文獻|文章)?"
)
_LONGEST = 24  # characters


def is_counted(text: str) -> bool:
    """Whether a heading is the number of a paper and nothing else."""
    bare = text.strip(" *_#:：【】[]()（）.、")
    return len(bare) <= _LONGEST and _COUNTED.fullmatch(bare) is not None
