"""Chinese in pinyin, a syllable each, as pypinyin reads it: each text once for all builds.

What was read before is in the memo, for to import pypinyin takes as long as half of what a build after an edit does,
and fifty megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from .incremental.processes import away
from .memo import Memo, key_of, program, recalled

Unread = Literal["default", "ignore"]  # what becomes of signs that have no pinyin: they stay, or go
_Known = dict[str, list[str]]  # by what becomes of signs, and the text
_known: _Known = {}
_asked: _Known = {}
_decoder = msgspec.msgpack.Decoder(_Known)


def pinyin(text: str, unread: Unread = "default") -> Sequence[str]:
    """The syllables of a text in ASCII; what is not Chinese stays together."""
    key = f"{unread} {text}"
    found = _known.get(key)
    if found is None:
        from pypinyin import lazy_pinyin

        found = _known[key] = lazy_pinyin(text, errors=unread)
    _asked[key] = found
    return found


def learn(texts: Iterable[str], jobs: int) -> None:
    """Reads those texts, as they are by default, in a process of its own: this one need not import what reads them."""
    left = [text for text in texts if f"default {text}" not in _known]
    if left:
        _known.update(away(lambda: {f"default {text}": list(pinyin(text)) for text in left}, jobs, _Known))


def recall(memo: Memo) -> None:
    """Learns what earlier builds read."""
    _known.update(recalled(memo, _key(), _decoder))


def remember(memo: Memo) -> None:
    """Keeps what this build asked for, and nothing that only earlier ones did."""
    made = msgspec.msgpack.encode(dict(sorted(_asked.items())))
    if _asked and made != memo.get(_key()):
        memo.put(_key(), made)


def forget() -> None:
    """Forgets what was read: some of it may be of notes that are not published any more."""
    _known.clear()
    _asked.clear()


def _key() -> bytes:
    return key_of("pinyin", 1, program())
