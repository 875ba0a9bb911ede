"""Text -> the letters by which it is searched, and the places in them at which a query may begin.

    "GFP-GAN，用\\nFaçade"   ->   "gfpgan\\n\\n用facade"     runs at 0 (starts 0 and 3), 8 and 9

Case, width and accents do not matter, nor do hyphens inside a word and white space beside Chinese. Words are one space
apart; where anything else stands between, two line feeds. A query may begin at each Chinese character, at each word,
and in a word at each part: after a hyphen, at a capital, and where letters follow digits (wav2lip, 3DGS, VQ-VAE-2).
`assets/search/fold.js` does the same to queries.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

from ...text import CJK_LETTERS

GAP = "\n\n"

_WORD = rf"[^\W_{CJK_LETTERS}]"
_HYPHENS = "-_'’‐‑"
# A hyphen joins where it has a letter on one side at least: 2020-2024 is two numbers.
_TOKEN = re.compile(
    rf"([{CJK_LETTERS}]+)|({_WORD}+(?:(?:[{_HYPHENS}]+(?=[^\W\d_])|(?<=[^\W\d_])[{_HYPHENS}]+|(?<=\d)\.(?=\d)){_WORD}+)*)"
)
_JOIN = re.compile(f"[{_HYPHENS}]+")
_PART = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\d)(?=[^\W\d_])")
_UNSEEN = frozenset((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


class _Letters(dict[int, str]):
    """The folded form of each character but for its case, by its code."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code))
        plain = unicodedata.normalize("NFC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f"))
        if code in _UNSEEN:
            plain = ""
        elif code in (0x3A3, 0x3C2):  # the small form of sigma depends on its neighbours
            plain = "σ"
        elif len(plain.lower()) != len(plain):
            plain = plain.lower()
        self[code] = plain
        return plain


_LETTERS = _Letters()
# Most letters are plain as they are; `str.translate` would ask for each of them.
_ODD = re.compile(r"[^\x00-\x7f\u3001\u3002\u3400-\u4dbf\u4e00-\u9fff]")


def _plain(text: str) -> str:
    return _ODD.sub(lambda found: _LETTERS[ord(found[0])], text)


# A stretch of Chinese, or a word: where it begins, its letters, and the starts in a word relative to that, else ().
Run: TypeAlias = tuple[int, str, tuple[int, ...]]


def fold(text: str) -> tuple[str, list[Run]]:
    """The letters of that text, and the runs that they are made of, in order."""
    parted = _TOKEN.split(_plain(text))  # what stands between, Chinese or None, a word or None, and so on
    pieces: list[str] = []
    runs: list[Run] = []
    offset = 0
    word = False  # whether the run before was one
    for between, chinese, written in zip(parted[::3], parted[1::3], parted[2::3], strict=False):
        if between and runs:
            gap = GAP if not between.isspace() else " " if word and written else ""
            pieces.append(gap)
            offset += len(gap)
        letters, starts = _parts(written) if written else (chinese, ())
        runs.append((offset, letters, starts))
        pieces.append(letters)
        offset += len(letters)
        word = not chinese
    return "".join(pieces), runs


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, tuple[int, ...]]:
    """The letters of a word, and where in them its parts begin."""
    letters, starts = "", [0]
    for piece in _JOIN.split(word):
        starts += (len(letters) + found.start() for found in _PART.finditer(piece))
        letters += piece
        starts.append(len(letters))
    return letters.lower(), tuple(sorted(start for start in set(starts) if start < len(letters)))
