"""What people write for yes and for no, and the keys before it: compared without what nobody sees, in one width."""

from __future__ import annotations

import unicodedata

from .patterns import pattern

_YES = frozenset("true yes y on x 1 是 对 真 ✅ ☑ ✔ ✓ √".split())  # noqa: SIM905
_NO = frozenset("false no n off 0 not never 否 不 不是 假 ❌ ✗ ✘ ☐".split())  # noqa: SIM905
_NOTHING = frozenset(("", "none", "null", "nil", "无", "没有"))
_AROUND = " \t\"'`.,;:!?。，；：！？~*_()[]{}<>|-"
# Beside the characters that Unicode calls controls and formats: fillers, joiners, forms of signs.
_UNSEEN = pattern("[\u034f\u115f\u1160\u2800\u3164\ufe00-\ufe0f\uffa0]")
_REMARK = pattern(r"\s#.*")
_BETWEEN = pattern(r"[\s_]+")


def seen(text: str) -> str:
    """The text as it looks: in one width, without characters that show nothing."""
    if text.isascii() and text.isprintable():
        return text
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return "".join(c for c in text if c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cf"))


def plain_key(written: str) -> str:
    """A key in the form of `Field.key`, however it was written."""
    return _BETWEEN.sub("-", seen(written).strip(_AROUND)).casefold()


def plain_value(written: str) -> str:
    """A value without quotes, remarks and signs around it; "" for nothing."""
    return _REMARK.sub("", seen(written)).strip(_AROUND).casefold()


def is_yes(value: str) -> bool:
    """Whether a plain value says yes."""
    return value in _YES


def is_no(value: str) -> bool:
    """Whether a plain value says no."""
    return value in _NO


def is_nothing(value: str) -> bool:
    """Whether a plain value says nothing."""
    return value in _NOTHING
