"""A picture's file without what says where, when and with what it was taken. Its pixels are not touched.

    JPEG   segments APP1 (EXIF, XMP) and APP13 (IPTC) go; ICC profiles stay
    PNG    chunks eXIf, and texts with EXIF, XMP or IPTC in them, go
    WebP   chunks EXIF and XMP go

Where EXIF turns the picture, a new one that says only that takes its place. What is none of these, or is cut short, is
given back as it is: then nothing in it was understood, by browsers either.
"""

from __future__ import annotations

import re
import struct
import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_PRIVATE_TEXT = re.compile(rb"(?:XML:com\.adobe\.xmp|Raw profile type (?:exif|xmp|iptc|APP1))\0", re.IGNORECASE)


def without_private(data: bytes) -> bytes:
    """The file of a picture, or of anything else, without private metadata."""
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith(_PNG):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        pass
    return data


def _jpeg(data: bytes) -> bytes:
    made, place, turned = [data[:2]], 2, 1
    while data[place] == 0xFF and data[place + 1] not in (0xDA, 0xD9):
        marker = data[place + 1]
        if marker == 0xFF or 0xD0 <= marker <= 0xD7 or marker == 0x01:
            place += 1 if marker == 0xFF else 2
            continue
        size = struct.unpack(">H", data[place + 2 : place + 4])[0]
        segment = data[place : place + 2 + size]
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            turned = _orientation(segment[10:])
        if marker not in (0xE1, 0xED):
            made.append(segment)
        place += 2 + size
    if turned != 1:
        exif = b"Exif\0\0" + _only_orientation(turned)
        made.insert(1, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    return b"".join(made) + data[place:]


def _png(data: bytes) -> bytes:
    made, place = [_PNG], len(_PNG)
    while place + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + size]
        private = kind == b"eXIf" or (kind in (b"tEXt", b"zTXt", b"iTXt") and _PRIVATE_TEXT.match(body))
        if not private:
            made.append(data[place : place + 12 + size])
        elif kind == b"eXIf" and (turned := _orientation(body)) != 1:
            exif = _only_orientation(turned)
            made.append(struct.pack(">I", len(exif)) + kind + exif + struct.pack(">I", zlib.crc32(kind + exif)))
        place += 12 + size
    return b"".join(made) + data[place:]


def _webp(data: bytes) -> bytes:
    made: list[bytes] = []
    place, turned = 12, 1
    while place + 8 <= len(data):
        kind, size = struct.unpack("<4sI", data[place : place + 8])
        body = data[place + 8 : place + 8 + size]
        if kind == b"EXIF":
            turned = _orientation(body.removeprefix(b"Exif\0\0"))
        elif kind != b"XMP ":
            made.append(data[place : place + 8 + size + size % 2])
        place += 8 + size + size % 2
    flags = 0x08 if turned != 1 else 0
    if turned != 1:
        exif = _only_orientation(turned)
        made.append(b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) % 2))
    if made and made[0].startswith(b"VP8X"):
        made[0] = made[0][:8] + bytes([(made[0][8] & ~0x0C) | flags]) + made[0][9:]
    whole = b"WEBP" + b"".join(made)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _orientation(tiff: bytes) -> int:
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


def _only_orientation(value: int) -> bytes:
    return b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, value, 0, 0)
