"""What says of a title that these are notes on the paper: 论文阅读 | T, [Paper Notes] T, T 论文笔记, Summary of "T"."""

from __future__ import annotations

import re

from ...patterns import pattern
from ..lexicon.tongues import READING
from ..references.likeness import short_of

READING_FRONT = pattern(
    r"^[\[【「(（]?\s*+(?:\d{4}[-/.]\d\d[-/.]\d\d\s*+)?(?:论文|논문|文献|paper|reading|article)?\s*+(?:阅读笔记|阅读|笔记|解读|精读|十问|导读|分享|速读|学习|翻译|总结|"
    rf"{READING}|粗读|泛读|复现|reading notes?|reading|review|notes?|summary|explained)\s*(?:系列)?\s*\d*\s*[\]】」)）]?\s*(?:[：:|｜\-–—]+\s*|(?=[\[【《“\"(（])|\s+(?-i:(?=[^a-z]))|(?<=[】\]])|$)",
    re.IGNORECASE,
)
OF_A_PAPER = pattern(r"(?i:paper)|论文|文献|논문")
READING_BARE = pattern(
    r"(?i)^(?:论文|文献|(?:link to (?:the )?)?paper|title|标题|题目|论文题目|论文标题|论文名称?)\s*[:：]\s*"
)
READING_END = pattern(
    r"[\s\-–—_|｜:：,，]*(?:(?:的|之)?(?:论文)?(?:阅读|学习|读书)?(?:笔记|总结|解读|精读|导读|详解|原理导读|论文摘要|方法总结)|"
    r"(?:论文|文献)(?:阅读|学习|分享|复现|(?:精读|阅读)?(?:解析|整理|分析))|"
    rf"(?:论文|논문)\s?(?:{READING}|분석|설명)(?:\s?\(?\d\)?)?|"
    r"(?P<any>(?<=[A-Za-z0-9)\]’”\"?!])\s+(?:리뷰|정리|요약|まとめ|メモ)|(?<=[\s)\]])[-–—]\s(?:report|analysis|review))|"
    r"(?<![A-Za-z])(?<!\b[Aa] )(?<!\ban )paper (?:review|summary)|"
    r"(?<![A-Za-z])(?:(?:paper )?(?:reading )?notes?|deep dive|summary))\s*$",
    re.IGNORECASE,
)
NO_PAPER = pattern(r"(?:源码|代码|课程|教程|书|视频)$")  # of which people write notes, too
ENDS = frozenset(
    "笔记 总结 解读 精读 导读 详解 摘要 阅读 学习 分享 复现 解析 整理 分析 te es ve ry "
    "리뷰 정리 요약 읽기 분석 설명 とめ メモ 绍介 読み 解説 ew rt is".split()
)  # of READING_END
_NOTES_ON = pattern(
    r"(?:[Mm]y |[Rr]eading |[Pp]aper |[Ss]ome )?(?:[Nn]otes?|[Tt]houghts?|[Ss]ummar(?:y|ies)|[Rr]eviews?|[Cc]omments?|[Rr]emarks?)"
    r" (?:on|of|for|about) (?:the paper )?"
)
_IN_QUOTES = pattern(r"[“\"‘《][^“”\"’《》]{8,300}[”\"’》]\W*")


def notes_on(text: str) -> int:
    """Where the title begins behind words that say that these are notes on it: `Notes on EchoNet: Deep Echoes`, `Summary of
    "Deep Echoes"`; 0 where they may be the title's own: "Notes on Noise Contrastive Estimation"."""
    found = _NOTES_ON.match(text)
    rest = text[found.end() :] if found else ""
    return found.end() if found and (_IN_QUOTES.fullmatch(rest) or (":" in rest and short_of(rest))) else 0
