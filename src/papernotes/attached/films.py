"""A film's or a sound's file (MP4, MOV, M4A) without what says where, when and with what it was recorded.

Such a file is boxes in boxes. Those that tell (`udta`, `meta`, XMP in a `uuid`) become `free` ones of zeros, which
players skip, and times become 0: nothing moves, so all places that the file knows of itself stay right.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HOLD = frozenset((b"moov", b"trak", b"mdia"))
_TELL = frozenset((b"udta", b"meta", b"uuid"))
_DATED = frozenset((b"mvhd", b"tkhd", b"mdhd"))


def without_told(data: bytes) -> bytes:
    """The same file, blanked where it tells. What is no such file is given back."""
    made = bytearray(data)
    for kind, at, start, end in _boxes(data, 0, len(data)):
        if kind in _TELL:
            made[at : at + 4] = b"free"
            made[start:end] = bytes(end - start)
        elif kind in _DATED and end - start >= 20:
            width = 16 if data[start] == 1 else 8  # when it was made, and changed
            made[start + 4 : start + 4 + width] = bytes(width)
    return bytes(made)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Each box: its kind, where that is written, and where what it holds begins and ends."""
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= end:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        last = end if size == 0 else at + size
        if last > end or last < at + head:
            return
        yield kind, at + 4, at + head, last
        if kind in _HOLD:
            yield from _boxes(data, at + head, last)
        at = last
