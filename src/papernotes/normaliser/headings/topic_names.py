"""What a heading or an item calls a topic -> the topic, without its number and what stands around it."""

from __future__ import annotations

from ...patterns import pattern
from ..lexicon.title_words import EMOJI, KEYCAPS, SHORTCODE

_NUMBERED = pattern(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.、．)）:：]+\s*(?!\d)|\d{1,2}(?:\.\d{1,2})+\s+|\d{1,2}\s+(?=[一-鿿]{2})|[（(][一二三四五六七八九十\d]{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}[、.．：:]\s*|"
    r"第[一二三四五六七八九十\d]+(?:部分|[章节部讲])\s*[、:：]?\s*|[IVX]{1,4}[.)]\s+|[A-H][.)、]\s*|[①-⑳]\s*|"
    rf"§ ?\d{{1,2}}[.、:：\s–—-]*|{KEYCAPS}\s*[.、:：]?\s*)"
)
_COUNTED = pattern(r"\s*[（(]\d+(?:\s*(?:篇|papers?))?[)）]$")


# "Topic: Detection", "Part 1: Detection", "方向：检测", "Day 3: Detection", "[x] Detection": no part of what it is called
_LABELLED = pattern(
    r"(?i)^(?:(?:(?:research )?(?:topics?|themes?|subjects?|areas?|categor(?:y|ies)|track)|part|chapter|unit|module|day|week)\s?\d{0,3}(?:\s*[:：]\s*|\s+[-–—]\s+)|"
    r"(?:part|chapter|unit|module)\s(?:\d{1,2}|[IVX]{1,4})\s+|(?:研究)?(?:主题|方向|领域|专题|话题|分类|类别)\s?[\d一二三四五六七八九十]{0,2}\s*[:：]\s*|\[[ xX]\]\s+)(?=\w)"
)
_FRAMED = pattern(r"【([^【】]{1,60})】|《([^《》]{1,60})》|「([^「」]{1,60})」")


def topic_text(text: str) -> str:
    """A topic as written, without markup, emoji and closing punctuation."""
    bare = SHORTCODE.sub("", EMOJI.sub("", text))
    return " ".join(bare.split()).strip(" *_#:：|~-–—·")


def clean_topic(text: str) -> str:
    """A topic without numbering, a label or a frame as well: `1. LipSync` is LipSync, `一、超分` 超分, `方向：检测` and `【检测】`
    检测; `3D vision` stays."""
    bare = _LABELLED.sub("", _NUMBERED.sub("", topic_text(text)), count=1)
    bare = next(filter(None, framed.groups())) if (framed := _FRAMED.fullmatch(bare)) else bare
    bare = (_COUNTED.sub("", bare) if bare.endswith((")", "）")) else bare).strip(" :：")
    return bare or topic_text(text)
