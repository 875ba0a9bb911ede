"""Notes of lectures, chapters and exercises, of journeys and meals, whose headings have the look of titles: they are what
was taught, or seen.

# Lecture 2: Word Vectors      ## GloVe: Global Vectors for Word Representation      its subject, not the paper
# 第三章 线性模型               ## LDA: Linear Discriminant Analysis
til/worktree.md               # Git Worktree: Working on Several Branches at Once
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from ...model import Block
from ...patterns import pattern
from ..headings.evidence import Evidence
from ..headings.tree import Head
from ..prose.facets import clean_label

_BOUND = 1.5  # points of what papers alone have
_LOOK = 0.5  # points that make no paper, nor one beside papers
_OF_COURSE = pattern(
    r"(?i)[\W_]*(?:(?:lec(?:ture)?|chapter|lesson|lab|assignment|homework|hw|exercise|problem set|pset|recitation|tutorial)s?"
    r"[ _-]*#?(?:\d{1,3}|[IVX]{1,5})(?![^\W_])|第\s?[一二三四五六七八九十百\d]{1,4}\s?[章讲课](?!的))"
)
_ELSEWHERE = pattern(  # folders of notes that are on no papers, whatever the look of their titles
    r"(?i)[\W\d_]*(?:til|recipes?|cooking|diary|travels?|trips?|leetcode|interviews?(?:[ _-]questions?)?|刷题|力扣|面试题?|面经|八股文?|求职|"
    r"菜谱|食谱|美食|游记|旅行|旅游|日记|随笔|杂谈)[\W_]*"
)
_MADE = pattern(  # the headings of recipes, and of manuals
    r"(?i)(?P<of>ingredients|食材|用料|配料|原料|材料)|(?P<how>method|instructions?|directions?|preparation|steps|做法|步骤|制作(?:方法|步骤)?)|"
    r"(?P<set>install(?:ation|ing)?(?: guide)?|prerequisites|getting started|quick ?start|set-?up|安装|环境配置|快速开始)|"
    r"(?P<use>(?:basic )?usage|configuration|(?:useful )?commands?|troubleshooting|deploy(?:ment|ing)?|使用方法|用法|常用命令|配置|部署)"
)
_SPOKEN = "speaks of a paper"


def is_taught(heads: Sequence[Head], blocks: Sequence[Block]) -> bool:
    """Whether a note is one of a lecture, a chapter or an exercise, as its first heading or the name of its file says, or of
    something else that is no paper, as its folder says."""
    if not blocks:
        return False
    path = PurePosixPath(blocks[0].span.path)
    first = heads[0].text if heads else ""
    named = any(map(_OF_COURSE.match, (first, path.stem)))
    return named or any(map(_ELSEWHERE.fullmatch, path.parts[:-1])) or _is_manual(heads)


def _is_manual(heads: Sequence[Head]) -> bool:
    """Whether a note says what something is made of and how, or how it is set up and used."""
    said = {found.lastgroup for head in heads if (found := _MADE.fullmatch(clean_label(head.text)))}
    return {"of", "how"} <= said or {"set", "use"} <= said


def as_subject(found: Evidence) -> Evidence:
    """The evidence for a heading in such a note; where it has nothing but the look of a title, that does not count."""
    if found.bib >= _BOUND or _SPOKEN in found.why:
        return found
    return Evidence(min(found.score, _LOOK), found.bib, found.why)
