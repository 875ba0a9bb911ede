"""The words by which the notes on a paper are compared with others: how often each occurs.

Latin words and pairs of neighbouring Chinese characters; tags and topics are words, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from operator import add
from typing import NamedTuple

from ...model import Paper
from ...patterns import pattern
from ...text import CJK_LETTERS
from ..prose.prose import passages
from ..references.venues import known

_LATIN = pattern(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_CHINESE = pattern(f"[{CJK_LETTERS}]+")
# Characters of Chinese that join words and are in none that tells a subject.
JOINING = frozenset(
    "的了是在和与对中为于以及其这那有不也就都而或被把从到由等个们种上下可能会要用将并使该此但比更最所之我你他它们很还又再"
)
# Pairs that every note has.
_EVERYWHERE = frozenset(
    "方法 论文 本文 作者 提出 结果 效果 文章 研究 问题 工作 进行 采用 实验 考虑 包括 相关 情况 介绍 部分 主要 非常 通过 存在 没有".split()
)
_JOINING_WORDS = frozenset(
    "a an and any are as at be been but by can could did do does each et al etc eg for from get had has have how i if in"
    " into is it its just like may more most much new not of on one only or other our out over per same see set so some"
    " such than that the their them then there these they this those to two up us use used uses using via was we well"
    " were what when where which while who will with would you your paper papers method methods model models work works"
    " based propose proposed approach results result show shows different first second between however also both each"
    " arxiv com github https http www html figure fig table section image images".split()
)
_TITLE, _TAG, _TOPIC = 3, 4, 3  # how many times a word of the title, a tag, a topic counts


class Terms(NamedTuple):
    """How often a paper uses each term. Tags begin with `#`, topics with `/`, and every other term is a word."""

    counts: Mapping[str, int]
    chinese: str  # all its Chinese, for telling whether two pairs of characters are one word


def terms(paper: Paper) -> Terms:
    """The terms of one paper."""
    title = f"{paper.short or ''} {paper.title}"
    text = "\n".join(passage.text for entry in paper.entries for passage in passages(entry))
    counts = _counted(text)
    for term, count in _counted(title).items():
        counts[term] = counts.get(term, 0) + _TITLE * count
    counts |= {f"#{tag.casefold()}": _TAG for tag in paper.tags}
    counts |= {"/" + "/".join(paper.topic[:depth]).casefold(): _TOPIC for depth in range(1, len(paper.topic) + 1)}
    return Terms(counts, " ".join(_CHINESE.findall(f"{title}\n{text}")))


def _counted(text: str) -> dict[str, int]:
    """How often words, and pairs of neighbouring Chinese characters that tell something, occur in a text; a pair counts
    once in a run of Chinese. What occurs is looked at once, however often it does."""
    words = Counter("\n".join(_LATIN.findall(text)).casefold().split("\n"))
    pairs = Counter(chain.from_iterable(dict.fromkeys(map(add, run, run[1:])) for run in _CHINESE.findall(text)))
    return {
        known: count
        for found in (words, pairs)
        for term, count in found.items()
        if (known := _telling[term]) is not None
    }


class _Telling(dict[str, str | None]):
    """A word or a pair of characters -> the same where it tells anything of a subject, else None. Each is looked at
    once, and is one object, however many papers use it."""

    def __missing__(self, term: str) -> str | None:
        if len(self) >= _MOST:
            self.clear()
        self[term] = found = term if _tells(term) else None
        return found


_MOST = 200_000  # terms that are known at a time
_telling = _Telling()


def _tells(term: str) -> bool:
    if term < "\u0080":  # a word; CVPR2022 is where papers appeared, not what they are about
        return len(term) > 1 and term not in _JOINING_WORDS and known(term.rstrip("0123456789-")) is None
    return not JOINING.intersection(term) and term not in _EVERYWHERE
