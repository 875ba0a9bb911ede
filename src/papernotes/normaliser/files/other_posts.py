"""Posts in a blog that are on something else than a paper: life, tools, what was built, by a title like those of papers; and
solutions of problems, which have sections as notes on papers have.

title: Setting Up a Home Server With Docker      nothing in it speaks of a paper
categories: [travel]                             nor does what is filed so, unless it leads to one
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import PurePosixPath

from ...model import Note
from ...patterns import pattern
from ..headings.tree import Head
from ..prose.facets import clean_label
from ..prose.lines import lines_of
from ..references.likeness import likeness
from ..titles.titles import Named

_FOLDERS = frozenset(("_posts", "_drafts", "posts", "post", "blog", "blogs"))
_SURE = 1.5  # points of what papers alone have
_NAMED = 3  # likeness of "Name: A Title"
_LINES = 80  # of a post, in which a paper is spoken of
_ABOUT = pattern(
    r"(?i)\bpapers?\b|\bauthors?\b|arxiv|\bet al\b|\bwe propose|\bpropose[sd]\b|论文|文献|作者|本文|[一-鿿]{6}"
)
_OTHER_KIND = pattern(
    r"(?i)life|living|travel(?:s|ing)?|trips?|diary|journal|essays?|personal|career|jobs?|news|releases?|announcements?|"
    r"tutorials?|how[- ]?tos?|courses?|recipes?|cooking|food|music|movies?|games?|sports?|photos?|photography|hobb(?:y|ies)|"
    r"docker|linux|git|devops|hexo|hugo|jekyll|vim|emacs|latex|leetcode|interviews?|"
    r"生活|随笔|随想|杂谈|杂记|日记|游记|旅行|旅游|摄影|电影|音乐|美食|教程|课程|课程笔记|工具|刷题|面试|求职|力扣|折腾|环境配置|博客搭建|年终总结"
)
_OF_PAPERS = pattern(r"(?i)papers?(?![a-z])|论文|文献|literature")
_PERSONAL = pattern(r"(?:^|\s)(?:I|I['’]\w+|[Mm]y|[Oo]ur|[Yy]our|[Mm]e)(?=\s|$)")


def is_other_post(note: Note, named: Named, points: float, heads: Sequence[Head]) -> bool:
    """Whether a note is such a post; `points` are those of what papers alone have."""
    if points >= _SURE or not _is_post(note):
        return False
    filed = (*note.values("tags", "tag"), *note.values("categories", "category"))
    if any(map(_OF_PAPERS.search, (*filed, note.path))) or named.hint or named.quoted or named.venue:
        return False
    if any(_OTHER_KIND.fullmatch(kind.strip()) for kind in filed) or _PERSONAL.search(named.title):
        return True
    if likeness(named.title) >= _NAMED or any(facet != "other" for head in heads for facet in head.facets):
        return False
    return not any(_ABOUT.search(line.text) for line in itertools.islice(lines_of(note.blocks), _LINES))


def is_solution(named: Named, points: float, heads: Sequence[Head]) -> bool:
    """Whether a note solves a problem of a contest: its sections are those of a solution, and its title is none of a paper."""
    if points >= _SURE or named.hint or named.quoted or likeness(named.title) >= _ENGLISH:
        return False
    said = {found.lastgroup for head in heads if (found := _SOLVED.fullmatch(clean_label(head.text)))}
    return len(said) > 1 and "sure" in said


_ENGLISH = 0.6  # likeness of what may be a name
_SOLVED = pattern(
    r"(?i)(?P<sure>题目(?:描述|分析|大意|链接)?|题意|解题(?:思路|方法|过程)|解法\s?[一二三四\d]?|(?:时间|空间)?复杂度(?:分析)?|暴力(?:解法|枚举)|"
    r"problem description|complexity(?: analysis)?)|(?P<also>思路|代码|示例\s?\d?|样例|输入输出?|提示|心得|反思|solution|code|examples?|constraints|approach)"
)


def _is_post(note: Note) -> bool:
    return note.dialect == "hexo" or not _FOLDERS.isdisjoint(PurePosixPath(note.path).parts[:-1])
