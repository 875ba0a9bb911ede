"""The key by which a paper is cited: `kerbl2023gaussian`, or the one that its notes give.

Keys are made for the whole library, so that a paper has the same one in every export. Where two papers would have the
same, the one that was noted first keeps it, so that a new note changes no key that was used before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from ...incremental.followed import each
from ...incremental.kept import since
from ...model import Paper
from ...patterns import pattern
from ...pinyin import pinyin
from ...text import CJK_LETTERS

_HAN = pattern(f"[{CJK_LETTERS}]+")
_UNFIT = pattern(r"[\s,{}()\"'#%~=\\@&$^|]+")
# Small words, of which no title is known.
_SMALL = pattern(
    r"an?|and|are|as|at|be|by|can|do|does|for|from|how|in|into|is|its?|of|on|or|over|the|their|to|towards?|using|via|we|"
    r"what|when|where|which|why|with|without|you|your"
)


def cite_keys(papers: Iterable[Paper]) -> dict[str, str]:
    """The key of each paper, by its id; no two are equal but for case."""
    wishes = each(_wish, tuple(papers))
    return since("cite keys", wishes, lambda: _keys(wishes))


class _Wish(NamedTuple):
    """The key that a paper has or would have, and its turn among all: those that have one first, then by day."""

    paper: str
    key: str
    turn: tuple[bool, str, str]


def _wish(paper: Paper) -> _Wish:
    given = _given(paper)
    return _Wish(paper.id, given or _made(paper), (not given, paper.noted or "9999", paper.id))


def _keys(wishes: Iterable[_Wish]) -> dict[str, str]:
    taken: set[str] = set()
    last: dict[str, int] = {}  # by what is wanted, the number that its last owner got
    keys = {wish.paper: "" for wish in wishes}
    for paper, wanted, _ in sorted(wishes, key=lambda wish: wish.turn):
        number = last.get(wanted, 1)
        key = wanted if number == 1 else f"{wanted}{_letters(number)}"
        while key.casefold() in taken:
            number += 1
            key = f"{wanted}{_letters(number)}"
        taken.add(key.casefold())
        keys[paper], last[wanted] = key, number
    return keys


def _given(paper: Paper) -> str:
    named = (name[4:] for entry in paper.entries for name in entry.ids if name.startswith("key:"))
    return next(filter(None, (_UNFIT.sub("", name) for name in named)), "")


def _made(paper: Paper) -> str:
    family = _ascii(surname(paper.authors[0])) if paper.authors else ""
    words = [word for word in re.findall(r"[a-z0-9]+", _ascii(paper.title, " ")) if not _SMALL.fullmatch(word)]
    if family:
        return f"{family}{paper.year or ''}{words[0] if words else ''}" if words or paper.year else family
    short = re.sub(r"[^a-z0-9]", "", _ascii(paper.short or ""))
    start = short[:24] or _start(words) or re.sub(r"[^a-z0-9]", "", paper.id)[:24]
    further = [word for word in words if word not in start]
    return f"{start}{paper.year or ''}{further[0] if further else ''}" or "paper"


def _start(words: list[str]) -> str:
    """The first word of a title, with the next where it is too short to say anything ("3D")."""
    return "".join(words[:2] if words and len(words[0]) < 4 else words[:1])[:24]


def surname(name: str) -> str:
    """The word of a name by which it is sorted: the last one, or what stands before a comma."""
    if "," in name:
        return name.partition(",")[0]
    return name.split()[-1] if name.split() else ""


def _ascii(text: str, joined: str = "") -> str:
    """The text in small ASCII letters; Chinese in pinyin, accents taken off."""
    if _HAN.search(text):
        text = _HAN.sub(lambda run: joined + joined.join(pinyin(run[0], "ignore")) + joined, text)
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z0-9 ]+" if joined else r"[^a-z0-9]+", joined, plain.encode("ascii", "ignore").decode().lower())


def _letters(number: int) -> str:
    """2 is "b", 26 is "z", 27 is "aa"."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters
