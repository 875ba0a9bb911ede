"""Bytes -> text, as a person would read them.

A byte-order mark decides; without one it is UTF-8. Where that fails it is UTF-8 with some damage, if most of it makes
sense as that; else GB 18030 (the Chinese Windows default); else UTF-16 whose mark was forgotten; else UTF-8 with marks
for what was lost. Line ends become `\\n`; the number of lines stays.
"""

from __future__ import annotations

import codecs

from ...diagnostics import report
from ...model import Checked, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, path: str) -> Checked[str]:
    """The text, its line ends `\\n`. May report `decoded-lossy` at the first line that lost something."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), path)
    if unmarked := _unmarked_utf16(data):
        return _checked(data.decode(unmarked, "replace"), path)
    try:
        return _checked(data.decode("utf-8"), path)
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", "replace")
    # GB 18030 makes something of nearly any bytes, so that damaged UTF-8 must be told first: by its many sound letters.
    sound = sum(letter > "\x7f" and letter != "\ufffd" for letter in damaged)
    chinese = data.decode("gb18030", "replace")
    lost = damaged.count("\ufffd")
    return _checked(chinese if sound < 3 * lost and chinese.count("\ufffd") < lost else damaged, path)


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without its mark, told by every second byte being NUL in the Latin part of any note; or ""."""
    head = data[:400]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 8 or max(even, odd) * 5 < len(head) // 2 or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _checked(text: str, path: str) -> Checked[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    first = text.find("\ufffd")
    if first < 0:
        return Checked(text)
    span = Span(path, text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first))
    count = text.count("\ufffd")
    message = f"what is no text, or was lost before, is shown as \ufffd ({count} in all, the first here)"
    return Checked(text, (report("decoded-lossy", message, span, "save the note as UTF-8"),))
