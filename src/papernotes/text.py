"""Facts about writing that more than one wing needs: which characters are Chinese, how words and paths are compared.

Character classes are strings for use inside the brackets of a regular expression, so that every file builds its own
pattern from the same ranges.
"""

from __future__ import annotations

import fnmatch
import functools
import posixpath
import re
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


def is_tag_of(tag: str, names: frozenset[str]) -> bool:
    """Whether a tag is one of those, folded, or within one as `a/b` is within `a`."""
    tag = tag.casefold()
    return tag in names or tag.partition("/")[0] in names


def matches_glob(path: str, glob: str, fold: bool = False, above: str = "") -> bool:
    """A glob matches a whole path, a folder above it, or (without a slash) a name anywhere; `**/` is any folders, or
    none, and a `/` or `./` before it the folder that the path begins in.

    With `fold`, case and Unicode form do not matter. `above` is the way from site.yaml to the folder of the path:
    a glob with a slash may begin there, too.
    """
    if fold:
        path, glob = _folded(path), _folded(glob)
    wanted = _glob(glob)
    if wanted.match(path):
        return True
    if not above or "/" not in glob.strip().replace("\\", "/").rstrip("/"):
        return False
    return wanted.match(posixpath.normpath(f"{_folded(above) if fold else above}/{path}")) is not None


def globs_below(globs: tuple[str, ...], folder: str) -> tuple[str, ...]:
    """Those globs, and each that begins with the name of that folder as it is within the folder."""
    begin = f"{folder}/"
    inside = (glob.removeprefix("./").lstrip("/") for glob in globs if folder)
    return (*globs, *(f"/{glob.removeprefix(begin)}" for glob in inside if glob.startswith(begin)))


def _folded(text: str) -> str:
    return text.casefold() if text.isascii() else unicodedata.normalize("NFC", text).casefold()


@functools.cache
def _glob(glob: str) -> re.Pattern[str]:
    """What the glob means, for whole paths. `*` goes on over slashes, and brackets may stand for themselves."""
    written = re.sub(r"(?<=/)(?:\./|/)+", "", glob.strip().replace("\\", "/"))
    plain = re.sub(r"^(?:\./|/)+", "", "./" if written == "." else written).rstrip("/")
    if not plain:
        return re.compile("" if written else r"(?!)", re.DOTALL)  # the root is all there is; and nothing is nothing
    anywhere = "/" not in written.rstrip("/")
    parts = re.split(r"(?:(?<=/)|^)(?:\*\*/)+", plain)
    # Without the mark of the end, which is its last two letters.
    wild = r"(?:.*/)?".join(fnmatch.translate(part)[:-2] for part in parts)
    before = r"(?:.*/)?" if anywhere else ""
    return re.compile(rf"{before}(?:{wild}|{re.escape(plain)})(?:/.*)?\Z", re.DOTALL)
