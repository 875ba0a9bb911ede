"""EXIF data, and TIFF files, which are the same directories of values: what they tell, how a picture is turned, how far
it goes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

# What a TIFF says of itself in words, and where its other directories are: EXIF, GPS.
_TOLD = frozenset((269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 33432, 33723, 34377, 37724, 42032, 42033))
_BELOW = frozenset((34665, 34853, 40965))
_PICTURES = 330  # smaller ones of the same
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}

_DATA = ((273, 279), (324, 325), (513, 514))  # where strips, tiles and a JPEG begin, and how long each is
_WHERE = frozenset((259, *(tag for pair in _DATA for tag in pair)))
_OLD_JPEG = (259, 6)  # its tables stand where only its decoder knows


class _Value(NamedTuple):
    """One value of a directory: where it stands, and how many bytes it takes."""

    tag: int
    kind: int
    at: int
    size: int


def _directories(data: bytes, start: int, everything: bool) -> Iterator[tuple[int, bool, list[_Value]]]:
    """Each directory of TIFF data that begins at `start`: where it ends, whether it is EXIF's, its values."""
    order = _order(data, start)
    waiting, seen = [(struct.unpack_from(order + "I", data, start + 4)[0], everything)], set()
    while waiting:
        place, all_of_it = waiting.pop()
        if not place or place in seen:
            continue
        seen.add(place)
        count = struct.unpack_from(order + "H", data, start + place)[0]
        values: list[_Value] = []
        for number in range(count):
            at = start + place + 2 + 12 * number
            tag, kind, many = struct.unpack_from(order + "HHI", data, at)
            size = _SIZES.get(kind, 1) * many
            value = at + 8 if size <= 4 else start + struct.unpack_from(order + "I", data, at + 8)[0]
            values.append(_Value(tag, kind, value, size))
            if tag in _BELOW:
                waiting.append((struct.unpack_from(order + "I", data, at + 8)[0], True))
            elif tag == _PICTURES:
                waiting += [(offset, all_of_it) for offset in _numbers(data, order, values[-1])[:100]]
        end = start + place + 2 + 12 * count
        yield end + 4, all_of_it, values
        if not everything:
            waiting.append((struct.unpack_from(order + "I", data, end)[0], False))


def _order(data: bytes, start: int) -> str:
    return "<" if data[start : start + 2] == b"II" else ">"


def _numbers(data: bytes, order: str, value: _Value) -> tuple[int, ...]:
    form = {3: "H", 4: "I", 13: "I"}.get(value.kind)
    if form is None or value.at + value.size > len(data):
        return ()
    return struct.unpack_from(f"{order}{value.size // _SIZES[value.kind]}{form}", data, value.at)


def untold(data: bytes, start: int, everything: bool) -> bytes:
    """The same, what its directories tell blanked; `everything` but the orientation, in EXIF that stands in a file."""
    made = bytearray(data)
    for _, all_of_it, values in _directories(data, start, everything):
        for tag, _, at, size in values:
            if tag not in _BELOW and tag != _PICTURES and ((all_of_it and tag != 0x0112) or tag in _TOLD):
                made[at : at + size] = bytes(len(made[at : at + size]))
    return bytes(made)


def ends(data: bytes) -> int:
    """Where the last of what a TIFF file refers to ends, as far as it says; else where the file does."""
    order, last = _order(data, 0), 8
    for end, _, values in _directories(data, 0, False):
        numbers = {value.tag: _numbers(data, order, value) for value in values if value.tag in _WHERE}
        last = max(last, end, *(value.at + value.size for value in values))
        for begins, lengths in _DATA:
            parts = list(zip(numbers.get(begins, ()), numbers.get(lengths, ()), strict=False))
            if len(parts) != len(numbers.get(begins, ())) or not all(length for _, length in parts):
                return len(data)
            last = max(last, *(place + length for place, length in parts), 0)
        if numbers.get(_OLD_JPEG[0]) == _OLD_JPEG[1:]:
            return len(data)
    return last


def orientation(tiff: bytes) -> int:
    """The orientation (1 to 8) that EXIF data says, 1 where it says none."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    start = struct.unpack(order + "I", tiff[4:8])[0]
    for number in range(struct.unpack(order + "H", tiff[start : start + 2])[0]):
        entry = tiff[start + 2 + 12 * number : start + 14 + 12 * number]
        if struct.unpack(order + "H", entry[:2])[0] == 0x0112:
            value = int(struct.unpack(order + "H", entry[8:10])[0])
            return value if 1 <= value <= 8 else 1
    return 1


def only_orientation(value: int) -> bytes:
    return b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, value, 0, 0)
