"""Bytes -> text, as a person would read them.

A byte-order mark decides; without one it is UTF-8, and where that fails GB 18030 (the Chinese Windows default), and
where that fails too UTF-8 with marks for what was lost. Line ends become `\\n`; the number of lines stays.
"""

from __future__ import annotations

import codecs

from ..diagnostics import report
from ..model import Checked, Span

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
            return _checked(data[len(mark) :].decode(encoding, "replace"), path, data)
    for encoding in ("utf-8", "gb18030"):
        try:
            return _checked(data.decode(encoding), path, data)
        except UnicodeDecodeError:
            continue
    return _checked(data.decode("utf-8", "replace"), path, data)


def _checked(text: str, path: str, data: bytes) -> Checked[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lost = text.find("\ufffd") if "\ufffd".encode() not in data else -1
    nul = text.find("\0")
    text = text.replace("\0", "\ufffd")
    first = min((at for at in (lost, nul) if at >= 0), default=-1)
    if first < 0:
        return Checked(text)
    span = Span(path, text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first))
    message = "bytes that are no text are shown as \ufffd"
    return Checked(text, (report("decoded-lossy", message, span, "save the note as UTF-8"),))
