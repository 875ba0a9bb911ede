"""Facts about writing that more than one wing needs: which characters are Chinese, how words and paths are compared.

Character classes are strings for use inside the brackets of a regular expression, so that every file builds its own
pattern from the same ranges.
"""

from __future__ import annotations

import fnmatch
import posixpath
import unicodedata

from .patterns import pattern

# Letters: radicals, ideographs with their extensions, kana, bopomofo, hangul.
CJK_LETTERS = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9d\uffa1-\uffdc"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# Punctuation of Chinese text: the CJK block, vertical and small forms, full-width forms.
CJK_MARKS = (
    "\u3000-\u3004\u3008-\u3020\u302a-\u3030\u3036\u3037\u303d-\u303f\u3200-\u33ff\ufe10-\ufe1f\ufe30-\ufe6f"
    "\uff00-\uff65\uff9e\uff9f\uffe0-\uffee"
)
CJK = CJK_LETTERS + CJK_MARKS
# Quotation marks, dashes and dots that Chinese shares with other languages; they end an address as well.
SHARED_MARKS = "\u2018\u2019\u201c\u201d\u2014\u2026\u00b7"

_CJK = pattern(f"[{CJK}]")
_LETTER = pattern(f"[{CJK_LETTERS}]")


def is_cjk(character: str) -> bool:
    """Whether that one character belongs to Chinese, Japanese or Korean text, its punctuation included."""
    return _CJK.match(character) is not None


def is_cjk_letter(character: str) -> bool:
    """Whether that one character is a letter of Chinese, Japanese or Korean."""
    return _LETTER.match(character) is not None


def has_cjk(text: str) -> bool:
    """Whether there is a Chinese, Japanese or Korean letter anywhere in the text."""
    return not text.isascii() and _LETTER.search(text) is not None


def matches_glob(path: str, glob: str, fold: bool = False) -> bool:
    """A glob matches a whole path, a folder above it, or (without a slash) a name anywhere.

    With `fold`, case and Unicode form do not matter.
    """
    if fold:
        path, glob = (unicodedata.normalize("NFC", text).casefold() for text in (path, glob))
    glob = glob.rstrip("/")
    names = path.split("/") if "/" not in glob else []
    while path not in ("", "/"):
        names.append(path)
        path = posixpath.dirname(path)
    return any(fnmatch.fnmatchcase(name, glob) for name in names)
