"""What stands behind a title, taken off it: markers, groups in brackets, tags, `et al.`, numbers at arXiv, days, venues.

EchoNet: Deep Echoes ... (ICML'21) ⭐⭐        Deep Echoes ... - 2306.00001        EchoNet: Deep Echoes ... 论文笔记
"""

from __future__ import annotations

from ...patterns import pattern
from ..lexicon.simplified import simplified
from ..lexicon.title_words import EMOJI, SHORTCODE, YEAR
from .brackets import CLOSERS, Reader, group_start, tail_venue, take_group, take_status, take_years
from .dated import keep_day
from .reading_words import ENDS, NO_PAPER, READING_END
from .states_behind import state_behind

_LONGEST = 1000  # characters; more is no title, and is not taken apart from its end

_MARKED = pattern(rf"(?:{EMOJI.pattern}|{SHORTCODE.pattern})$")
_AND_OTHERS = pattern(
    r"(?:\s*[.,，]\s+|\s+[-–—|]+\s+)(?P<who>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,2})\s*,?\s+et al\.?$|\s*[.,，]?\s+(?:(?:[A-Z]\.[ -]?)+[A-Z][\w’'-]+|[A-Z][\w’'-]+)\s*,?\s+et al\.?$"
)
_TAG_END = pattern(r"(?<=\S) #(?!\d)[\w/-]+$")
_ENDS_IN_ID = pattern(r"(?i)(?<=\S)[\s|｜·,，–—-]+arxiv[:：\s]{0,2}(\d{4}\.\d{4,5})(?:v\d{1,2})?$")
_ENDS_IN_DAY = pattern(rf"(?<=[a-z一-鿿?!)）\]】])[\s|｜@·,，–—-]+({YEAR}[-/.][01]\d([-/.](?:[0-2]\d|3[01]))?)$")


def _may_mark(last: str) -> bool:
    """Whether a marker may end in that character."""
    return last == ":" or not (last < "\x80" or "\u3400" <= last < "\ua000")


def take_back(reader: Reader) -> None:
    """Takes what stands behind the title off the reader's text, and keeps what it says."""
    for _ in range(10 if len(reader.text) < _LONGEST else 0):
        text = reader.text.rstrip(" \t*_~|·•,，;；:：#-–—[(（【")
        if text.endswith((" .", " @", "。")) or (text.endswith(".") and tail_venue(text[:-1])):
            text = text[:-1].rstrip()
        reader.text = text
        emoji = _MARKED.search(text) if _may_mark(text[-1:]) else None
        if emoji and emoji.start() > 0:
            take_status(reader, emoji[0])
            reader.text = text[: emoji.start()]
        elif state := state_behind(text):
            reader.keep("status", state[0])
            reader.text = text[: state[1]]
        elif text[-1:] in CLOSERS and (start := group_start(text)) is not None and start > 0:
            if not take_group(reader, text[start + 1 : -1], tail=True, head=text[:start]):
                return
            reader.text = text[:start]
        elif tag := _TAG_END.search(text) if "#" in text else None:
            reader.text = text[: tag.start()]
        elif authors := _AND_OTHERS.search(text) if text.endswith(("et al", "et al.")) else None:
            reader.keep("authors", authors["who"])
            reader.text = text[: authors.start()]
        elif number := _ENDS_IN_ID.search(text) if text[-1:].isdigit() else None:
            reader.keep("arxiv", number[1])
            reader.text = text[: number.start()]
        elif day := _ENDS_IN_DAY.search(text) if text[-1:].isdigit() else None:
            (keep_day if day[2] else take_years)(reader, day[1])
            reader.text = text[: day.start()]
        elif tail := tail_venue(text):
            reader.keep("venue", tail[0])
            reader.keep("year", tail[1])
            reader.text = text[: tail[2]]
        elif (
            (plain := simplified(text))[-2:].lower() in ENDS and (end := READING_END.search(plain)) and end.start() > 2
        ):
            reader.keep("hint", None if end["any"] or NO_PAPER.search(plain, 0, end.start()) else True)
            reader.text = text[: end.start()]
        else:
            return
