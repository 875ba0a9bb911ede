"""Text -> the letters by which it is searched, and the places in them at which a query may begin.

    "GFP-GAN，用\\nFaçade"   ->   "gfpgan\\n\\n用facade"     a part begins at 3

Case, width and accents do not matter, nor do hyphens inside a word and white space beside Chinese. Words are one space
apart; where anything else stands between, two line feeds. A query may begin at each Chinese character, at each word,
and in a word at each part: after a hyphen, at a capital, and where letters follow digits (wav2lip, 3DGS, VQ-VAE-2).
`assets/search/fold.js` does the same to queries.

All is done by replacing signs in the whole text, step by step: a word is looked at by itself only where it has parts.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate

from ...patterns import pattern
from ...text import CJK_LETTERS

GAP = "\n\n"

_PART, _POINT = "\0", "\1"  # while a text is folded: where a part begins, and a point in a number
_HYPHENS = "-'’‐‑"  # and the underscore, which is made one of them
_WORD = rf"[^\W_{CJK_LETTERS}]"
_LETTER = rf"[^\W\d_{CJK_LETTERS}]"
# A hyphen joins where it has a letter on one side at least: 2020-2024 is two numbers.
_JOIN = pattern(
    rf"[{_HYPHENS}](?:(?<={_WORD}[{_HYPHENS}])[{_HYPHENS}]*(?={_LETTER})|(?<={_LETTER}[{_HYPHENS}])[{_HYPHENS}]*(?={_WORD}))"
)
_HUMP = pattern(rf"[A-Z](?:(?<=[^\W\d_A-Z{CJK_LETTERS}][A-Z])|(?<=[A-Z][A-Z])(?=[a-z]))")
_NUMBERED = pattern(rf"\d(?={_LETTER})")
_DECIMAL = pattern(r"\.(?<=\d\.)(?=\d)")
_APART = pattern(rf"[^\w {CJK_LETTERS}{_PART}{_POINT}][^\w{CJK_LETTERS}{_PART}{_POINT}]*")
_SPACE = pattern(rf" (?:(?=[{CJK_LETTERS}])|(?<=[{CJK_LETTERS}] ))")
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


_LETTERS = _Letters({ord(_PART): ",", ord(_POINT): ","})
# Most letters and marks are plain as they are; `str.translate` would ask for each of them.
_ODD = pattern(r"[^\x02-\x7f¶·‘’“”…，：；！？（）\ufffc\u3001\u3002\u3400-\u4dbf\u4e00-\u9fff]")


def _plain(text: str) -> str:
    return _ODD.sub(lambda found: _LETTERS[ord(found[0])], text)


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """The letters of that text, and where in them each further part of a word begins."""
    parted = _JOIN.sub(_PART, " ".join(_plain(text).replace("_", "-").split()))
    parted = _NUMBERED.sub(rf"\g<0>{_PART}", _HUMP.sub(rf"{_PART}\g<0>", parted))
    stretches = _APART.sub("\n", _DECIMAL.sub(_POINT, parted)).replace(" \n", "\n").strip(" \n")
    letters = _SPACE.sub("", stretches).replace("\n", GAP).replace(_POINT, ".").lower()
    if _PART not in letters:
        return letters, ()
    pieces = letters.split(_PART)
    return "".join(pieces), tuple(accumulate(map(len, pieces[:-1])))
