"""What stands before a title, taken off it: markers, numbers, tasks, days, groups in brackets, names, "paper reading:".

📖 2.【CVPR2022】EchoNet: Deep Echoes ...        Ito et al. 2020 - EchoNet: Deep Echoes ...        Day 3: Deep Echoes ...
"""

from __future__ import annotations

import re

from ...patterns import pattern
from ..lexicon.simplified import simplified
from ..lexicon.title_words import EMOJI, SHORTCODE
from .brackets import Reader, group_at, take_group, take_status
from .dated import dated_front
from .name_front import name_front
from .names_apart import cited_front, day_front
from .reading_words import OF_A_PAPER, READING_BARE, READING_FRONT, notes_on
from .subject_front import notes_of_subject
from .task_signs import task_at

_NUMBER = pattern(
    r"^(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[).、．:：]+\.?(?!\d)\s*|（\d{1,3}）\s*|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\S)|\d{1,3}\s+[–—-]\s+(?=[A-Z一-鿿])|\d{1,2}\s+(?=[A-Za-z一-鿿《\[【])(?![Dd]\b)|"
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．：:]\s*|第\s*[一二三四五六七八九十百\d]+\s*[篇章节]\s*[、.：:]?\s*|[①-⑳]\s*|(?:\d\ufe0f?\u20e3){1,2}[.、:：\s]*|"
    r"(?:(?i:paper)|论文|文章|文献)\s*#?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[:：.、)-]\s*|[Nn][Oo]\.?\s*\d{1,3}\s*[:：.、)-]?\s+|"
    r"\[\d{1,3}(?:\.\d{1,3})?\]\s*|【\d{1,3}(?:\.\d{1,3})?】\s*|#\d{1,3}\s+|[ivxIVX]{1,4}[.)]\s+|P\d{1,2}[.:：、)]\s+(?=\S)|[A-Ha-h][.)]\s+)"
)


def take_front(reader: Reader) -> None:
    """Takes what stands before the title off the reader's text, and keeps what it says."""
    for _ in range(10):
        text = reader.text.lstrip(" \t*_~>|·•,，;；：")
        if text.startswith((": ", ". ")) or (text[:1] == "@" and _NAMED_SO.match(text)):
            text = text[1:].lstrip()
        first = text[:1]
        if marker := EMOJI.match(text) or (SHORTCODE.match(text) if first == ":" else None):
            reader.keep("marker", marker[0].strip())
            take_status(reader, marker[0])
            reader.text = text[marker.end() :]
        elif task := task_at(text) if first in "[TDLNW" else None:
            reader.keep("status", task[0])
            reader.text = text[task[1] :]
        elif (number := _NUMBER.match(text)) and len(text) > number.end():
            reader.keep("numbered", True)
            reader.keep("hint", True if OF_A_PAPER.match(text) else None)
            reader.text = text[number.end() :]
        elif (
            (reading := READING_FRONT.match(plain := simplified(text)) or READING_BARE.match(plain))
            and len(text) > reading.end()
            and reading.end() > 1
        ):
            reader.keep("hint", True)
            reader.text = text[reading.end() :]
        elif first in "(（[【" and (cut := dated_front(reader, text)) is not None:
            reader.text = cut
        elif (group := group_at(text)) and len(text) > group[1] and take_group(reader, group[0]):
            reader.text = text[group[1] :].removeprefix(". ")
        elif number := _BARE_ID.match(text) if first in "12aA" else None:
            reader.keep("arxiv", number[1])
            reader.text = text[number.end() :]
        elif (cut := dated_front(reader, text)) is not None:
            reader.text = cut
        elif notes := notes_of_subject(text) if first > "z" else None:
            reader.keep("hint", True)
            reader.text = text[notes.end() :]
        elif said := re.match(r"[一-鿿]{1,6}[：:]\s*(?=[A-Z][^一-鿿]{12,}$)", text) if first > "z" else None:
            reader.text = text[said.end() :]
        elif end := notes_on(text) if first in "NnTtSsRrCcMmPp" else 0:
            reader.keep("hint", True)
            reader.text = text[end:]
        elif cited := cited_front(text):
            reader.keep("year", cited[0])
            reader.keep("cited", True)
            reader.text = text[cited[1] :]
        elif end := day_front(text) if first in "DWSMdwsm" else 0:
            reader.text = text[end:]
        elif called := name_front(text):
            reader.keep("short", called[0])
            reader.keep("prefix", text[: called[1]])
            reader.text = text[called[1] :]
        else:
            reader.text = text
            return


_NAMED_SO = pattern(r"@[A-Z一-鿿][\w:’'-]*(?: [\w:’'-]+){2}")  # as programs for references name their pages
_BARE_ID = pattern(
    r"(?:arxiv[:\s]*)?(\d{4}\.\d{4,5})(?:v\d+)?(?:\s*[-–—:|,]\s*|\s+)(?=[A-Z一-鿿《\"“*\[])", re.IGNORECASE
)
