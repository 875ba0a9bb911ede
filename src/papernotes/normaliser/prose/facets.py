"""A heading or lead-in -> the facets of a paper that it announces; the names are those of `section_names` and `tongues`.

`facets_of("**本文方法：**")` is ("method",), of "Motivation and Task" ("motivation", "task"), of "2. Network
Architecture" ("method",), of "The network that won" (). A name is cleaned of numbering, punctuation, a translation
in brackets, words such as 本文 or "Our", and must then be in the lexicon, whole; a short one may also end in a name
of the lexicon (现有超分方法). `site.yaml` adds names.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache

from ...model import Facet
from ...patterns import pattern
from ..lexicon import tongues
from ..lexicon.reader_questions import MINE
from ..lexicon.section_names import LEXICON, OTHER
from ..lexicon.section_phrases import facet_of_phrase, question
from ..lexicon.simplified import simplified
from ..lexicon.title_words import KEYCAPS

_ORDINAL = pattern(
    r"^(?:[\s*_#>]*)(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})[.)、:：）]+(?!\d)|\d{1,2}(?:\.\d{1,2})*(?=\s)|\d{1,2}(?:\.\d{1,2})+(?=[一-鿿《])|"
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．：:]+|第[一二三四五六七八九十\d]+[章节部分步、 :：]*|(?i:part|section) ?\d{1,2}[.、:：)）\s-]+|"
    rf"§ ?\d{{1,2}}(?:\.\d{{1,2}})*[.、:：)）\s–—-]*|{KEYCAPS}|[①-⑳]|[-–—•·])\s*"
)
_EMOJI = pattern(r"[\U0001f000-\U0001faff☀-➿⬀-⯿️‍]+|:[a-z0-9_+-]+:")
_OF_PAPER = pattern(
    r"^(?:本文|该文|本论文|该论文|这篇论文|这篇文章|文章|论文|作者|我们|本作|本工作|全文|分析|研究|提出|提供|主要|核心|关键|具体|整体|总体|完整|"
    r"个人|我|其|其他|相关|与|(?:the|our|their|its|main|key|proposed|overall|paper|an?|my|core|of|details? (?:about|of|on))(?![A-Za-z]))(?:的|中|所)?(?=.)",
    re.IGNORECASE,
)
_TAIL = pattern(
    r"(?i)(?:部分|如下|细节|概述|概要|详解|要点|关键数据|的(?:对比|比较|区别|关系)|介绍|分析|简介|总结|描述|设计|说明|方面|overview|details?|section|part|of (?:the|this) paper)$"
)

# "2. [Contribution / Method] What's new in this paper?"
_ASKED = pattern(r"(?:\d{1,2}[.、)]\s*)?[\[【]([^\[\]【】]{2,40})[\]】]\s*[^\[\]【】]{4,200}[?？]")
Extra = tuple[tuple[Facet, tuple[str, ...]], ...]  # names that site.yaml adds


@lru_cache(maxsize=8)
def _names(extra: Extra) -> dict[str, Facet]:
    table: dict[str, Facet] = {}
    for other, lexicon in ((tongues.OTHER, tongues.SECTIONS), (OTHER, LEXICON)):  # the latter have the last word
        table |= dict.fromkeys((_fold(simplified(name)) for name in other.split()), "other")
        for facet, names in lexicon.items():
            table |= dict.fromkeys((_fold(simplified(name)) for name in names.split()), facet)
    return table | {_fold(simplified(name)): facet for facet, more in extra for name in more}


def facets_of(label: str, extra: Mapping[Facet, tuple[str, ...]] | None = None) -> tuple[Facet, ...]:
    """The facets that a section's name announces: usually one, two for "A and B", ("other",) for a section that is
    none of them (Abstract), () for a text that is no section's name."""
    return _facets(label.strip(), tuple(sorted(extra.items())) if extra else ())


@lru_cache(maxsize=20_000)
def _facets(label: str, extra: Extra) -> tuple[Facet, ...]:
    if said := question(label):
        return (said,)
    if MINE.match(clean_label(label)):
        return ("review",)
    if asked := _ASKED.fullmatch(label):
        return _facets(asked[1], extra)
    if len(label) > 60:
        return ()
    names = _names(extra)
    bare = clean_label(simplified(label))
    if whole := next((names[reading] for reading in _readings(bare) if reading in names), None):
        return (whole,)
    parts = [part for part in AND.split(bare) if part != "基础"]  # 研究背景 & 基础 & 目的
    if 1 < len(parts) <= 3:
        parts = ["问题描述" if part == "问题" else part for part in parts]  # 问题 / 背景
        each = [next((names[reading] for reading in _readings(part) if reading in names), None) for part in parts]
        if all(each):
            unique = tuple(dict.fromkeys(facet for facet in each if facet and facet != "other"))
            return unique or ("other",)
    said = facet_of_phrase(bare)
    return _by_head(bare, names, extra) or ((said,) if said else _by_tail(bare))


def _by_head(text: str, names: Mapping[str, Facet], extra: Extra) -> tuple[Facet, ...]:
    """What stands before a colon, "Preliminaries: Models", or is one letter from a name, "Model Architexture"."""
    head = _HEAD.match(text)
    if head and head[1].strip() == "问题" and not _ASKS.search(text):
        return ("motivation",)  # 问题：速度太慢
    if head and (facet := next((names[reading] for reading in _readings(head[1]) if reading in names), None)):
        return (facet,)
    folded = _fold(text)
    if len(folded) >= 8 and folded.isascii() and len(text.split()) <= 3:
        letters = _letters(folded)
        likely = [
            name
            for name, others in _long_names(extra, len(folded))
            if (letters ^ others).bit_count() <= (1.001 - _NEAR) * (len(folded) + len(name))
        ]
        near = difflib.get_close_matches(folded, likely, 1, _NEAR) if likely else ()
        return (names[near[0]],) if near else ()
    return ()


AND = pattern(r"\s*(?:&|/|、|,|，|\b(?i:and)\b|和|与|及|以及|\+)\s*")
_HEAD = pattern(r"([^:：]{2,30})[:：]\s*\S")
_ASKS = pattern(r"[?？吗呢]|[:：]\s*\d|什么|为何|如何|怎么|怎样|哪|是否|能否|多少")
_NEAR = 0.9  # of their letters are the same


@lru_cache(maxsize=256)
def _long_names(extra: Extra, size: int) -> tuple[tuple[str, int], ...]:
    """The names that a text of that length could be near to, each with its letters."""
    long = (name for name in _names(extra) if len(name) >= 8 and name.isascii())
    return tuple((name, _letters(name)) for name in long if 2 * min(size, len(name)) / (size + len(name)) >= _NEAR)


def _letters(text: str) -> int:
    """A bit for each letter that a text has: what one of two has alone cannot be the same in both."""
    return sum({1 << (ord(letter) & 63) for letter in text})


_FRAMED = pattern(r"^[《「【\[(（]+(.*?)[》」】\])）]+$")
_LONG = 300  # characters: no name of a section
_TRANSLATED = pattern(r"\s*[（(][^（）()]*[)）]\s*$")


@lru_cache(maxsize=20_000)
def clean_label(label: str) -> str:
    """The label without numbering, emoji, markup at its ends, a translation in brackets and closing punctuation."""
    if len(label) > _LONG:
        return label
    text = _EMOJI.sub("", label).strip()
    text = _ORDINAL.sub("", text, count=1)
    text = _FRAMED.sub(r"\1", text.strip(" *_"))
    text = text.rstrip(" :：?？。.!！*_")
    if text.endswith((")", "）")):
        text = _TRANSLATED.sub("", text)
    return text.strip(' :：?？。.!！*_~-—“”"')


def _readings(text: str) -> list[str]:
    """The label folded, then without what may stand before and after a section's name."""
    readings = [_fold(text)]
    shorter = text
    for _ in range(3):
        cut = _OF_PAPER.sub("", shorter, count=1).strip()
        if cut == shorter or not cut:
            break
        shorter = cut
        readings += (_fold(shorter), _fold(_TAIL.sub("", shorter)))
    tailless = _TAIL.sub("", shorter).strip()
    if tailless and tailless != shorter:
        readings.append(_fold(tailless))
        readings.append(_fold(_TAIL.sub("", text).strip()))
    if not text.isascii() and (bilingual := _CHINESE_FIRST.match(text) or _CHINESE_LAST.match(text)):
        readings.append(_fold(bilingual[1]))
    return [reading for reading in readings if reading]


_CHINESE_FIRST = pattern(r"([一-鿿]{2,8})\s*[/|\s]?\s*[A-Za-z][A-Za-z ]+$")
_CHINESE_LAST = pattern(r"[A-Za-z][A-Za-z ]+?\s*[/|\s]\s*([一-鿿]{2,8})$")


_TAILS: tuple[tuple[str, Facet], ...] = (
    ("现有", "existing"), ("已有", "existing"), ("传统", "existing"), ("以往", "existing"),
)  # fmt: skip
_HEADS: tuple[tuple[str, Facet], ...] = (
    ("损失函数", "loss"), ("实验结果", "results"), ("相关工作", "related"), ("贡献", "contribution"), ("创新点", "contribution"),
    ("动机", "motivation"), ("局限性", "limitations"), ("网络结构", "method"), ("消融实验", "experiments"), ("实验", "experiments"),
    ("方法", "method"), ("评价", "review"), ("loss", "loss"), ("experiments", "experiments"), ("results", "results"),
    ("ablation study", "experiments"), ("method", "method"), ("architecture", "method"),
)  # fmt: skip


def _by_tail(text: str) -> tuple[Facet, ...]:
    """A short Chinese name that begins like 现有... or ends in a facet's name: 现有超分失效的原因, 超分网络结构."""
    if not re.search(r"[一-鿿]", text) or len(text) > 12 or re.search(r"[，,。；;：:、]", text):
        return ()
    for head, facet in _TAILS:
        if text.startswith(head) and re.search(
            r"方法|工作|方案|问题|不足|缺陷|原因|缺点|技术|研究|模型|做法|失效", text
        ):
            return (facet,)
    for tail, facet in _HEADS:
        if text.endswith(tail) and len(text) - len(tail) <= 6:
            return (facet,)
    return ()


def _fold(text: str) -> str:
    return _JOINS.sub("", text).casefold()


_JOINS = pattern(r"[\s_\-–—‐*]+")
