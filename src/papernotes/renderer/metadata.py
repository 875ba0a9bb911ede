"""A picture's file without what says where, when and with what it was taken. Its pixels are not touched.

    JPEG   comments and segments of applications (EXIF, XMP, IPTC) go; JFIF, ICC profiles and Adobe's colours stay
    PNG    chunks eXIf, texts and the time go
    WebP   chunks EXIF and XMP go
    GIF    comments and extensions of applications go, but for the one that says how often it plays
    TIFF, AVIF   EXIF, XMP and texts are blanked where they stand
    MP4, MOV     see `films.py`

Where EXIF turns the picture, a new one that says only that takes its place. What is none of these, or is cut short, is
given back as it is: then nothing in it was understood, by browsers either.
"""

from __future__ import annotations

import re
import struct
import zlib

from .films import without_told

_PNG = b"\x89PNG\r\n\x1a\n"
_PRIVATE_CHUNKS = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME")
_SEGMENTS = (0xE0, 0xE2, 0xEE)  # of applications, that say how to show the picture: JFIF, ICC, Adobe
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>|<\?xpacket begin.*?<\?xpacket end[^>]*>", re.DOTALL)
_EXIF = re.compile(rb"II\*\0|MM\0\*")
# What a TIFF says of itself in words, and where its other directories are: EXIF, GPS.
_TOLD = frozenset((269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 33432, 33723, 34377, 37724, 42032, 42033))
_BELOW = frozenset((34665, 34853, 40965))
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}


def without_private(data: bytes) -> bytes:
    """The file of a picture, or of anything else, without private metadata."""
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith(_PNG):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return _gif(data)
        if _EXIF.match(data):
            return _tiff(_XMP.sub(lambda run: b" " * len(run[0]), data), 0, False)
        if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis", b"mif1", b"heic"):
            blank = _XMP.sub(lambda run: b" " * len(run[0]), data)
            for start in _EXIF.finditer(data):
                if data[start.end() : start.end() + 4] in (b"\x08\0\0\0", b"\0\0\0\x08"):  # else it is no head of EXIF
                    blank = _tiff(blank, start.start(), True)
            return blank
        if data[4:8] in (b"ftyp", b"moov", b"wide", b"mdat"):
            return without_told(data)
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
        if marker in _SEGMENTS or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
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
        if kind not in _PRIVATE_CHUNKS:
            made.append(data[place : place + 12 + size])
        elif kind == b"eXIf" and (turned := _orientation(body)) != 1:
            exif = _only_orientation(turned)
            made.append(struct.pack(">I", len(exif)) + kind + exif + struct.pack(">I", zlib.crc32(kind + exif)))
        place += 12 + size
        if kind == b"IEND":  # what stands behind the end is no picture
            return b"".join(made)
    return b"".join(made) + data[place:]


def _gif(data: bytes) -> bytes:
    place = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
    made = [data[:place]]
    while data[place] in (0x21, 0x2C):
        start = place
        if data[place] == 0x21:
            told = data[place + 1] == 0xFE
            told = told or (data[place + 1] == 0xFF and data[place + 3 : place + 14] != b"NETSCAPE2.0")
            place += 2
        else:
            told = False
            place += 11 + (3 << (data[place + 9] & 7) + 1 if data[place + 9] & 0x80 else 0)
        while data[place]:
            place += 1 + data[place]
        place += 1
        if not told:
            made.append(data[start:place])
    return b"".join(made) + data[place : place + 1]


def _tiff(data: bytes, start: int, everything: bool) -> bytes:
    """The same, what its directories tell blanked; `everything` but the orientation, in EXIF that stands in a file."""
    made = bytearray(data)
    order = "<" if data[start : start + 2] == b"II" else ">"
    waiting, seen = [(struct.unpack_from(order + "I", data, start + 4)[0], everything)], set()
    while waiting:
        place, all_of_it = waiting.pop()
        if not place or place in seen:
            continue
        seen.add(place)
        count = struct.unpack_from(order + "H", data, start + place)[0]
        for number in range(count):
            at = start + place + 2 + 12 * number
            tag, kind, values = struct.unpack_from(order + "HHI", data, at)
            size = _SIZES.get(kind, 1) * values
            value = at + 8 if size <= 4 else start + struct.unpack_from(order + "I", data, at + 8)[0]
            if tag in _BELOW:
                waiting.append((struct.unpack_from(order + "I", data, at + 8)[0], True))
            elif (all_of_it and tag != 0x0112) or tag in _TOLD:
                made[value : value + size] = bytes(len(made[value : value + size]))
        if not everything:
            waiting.append((struct.unpack_from(order + "I", data, start + place + 2 + 12 * count)[0], False))
    return bytes(made)


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
