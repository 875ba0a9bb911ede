"""A picture's file without what says where, when and with what it was taken. Its pixels are not touched.

    JPEG   comments and segments of applications (EXIF, XMP, IPTC) go; JFIF, ICC profiles and Adobe's colours stay
    PNG    chunks that may be left out go, but for those that say how to show it (PNG 3, 11.3): texts, EXIF, C2PA
    WebP   chunks that are no part of the picture go: EXIF, XMP, those of programs
    GIF    comments and extensions of applications go, but for the one that says how often it plays
    TIFF, AVIF   EXIF, XMP and texts are blanked where they stand
    BMP    what is behind its pixels goes, as it does in all of these: a phone's second picture, with its place
    MP4, MOV     see `films.py`

Where EXIF turns the picture, a new one that says only that takes its place. What is none of these, or is cut short, is
given back as it is: then nothing in it was understood, by browsers either.
"""

from __future__ import annotations

import re
import struct
import zlib

from .exif import ends, only_orientation, orientation, untold
from .films import without_told

_PNG = b"\x89PNG\r\n\x1a\n"
# Of the chunks whose names begin with a small letter, which no decoder needs: colours, transparency, size, frames.
_SHOWN = frozenset(
    b"tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI mDCv cLLi bKGD hIST pHYs sPLT sTER acTL fcTL fdAT".split()
)
_OF_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_BETWEEN = frozenset((0xC4, 0xCC, *range(0xDA, 0xDE), *range(0xE0, 0xF0), 0xFE))  # the scans of a picture
_SHOWING = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # of applications, that say how to show it
_BOXES = frozenset((b"ftyp", b"meta", b"mdat", b"moov", b"moof", b"mfra", b"sidx", b"styp", b"pdin"))
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>|<\?xpacket begin.*?<\?xpacket end[^>]*>", re.DOTALL)
_EXIF = re.compile(rb"II\*\0|MM\0\*")


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
            return untold(_XMP.sub(lambda run: b" " * len(run[0]), data), 0, False)[: ends(data)]
        if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis", b"mif1", b"heic"):
            blank = _XMP.sub(lambda run: b" " * len(run[0]), data)
            for start in _EXIF.finditer(data):
                if data[start.end() : start.end() + 4] in (b"\x08\0\0\0", b"\0\0\0\x08"):  # else it is no head of EXIF
                    blank = untold(blank, start.start(), True)
            return _avif(blank)
        if data[:2] == b"BM":
            return _bmp(data)
        if data[4:8] in (b"ftyp", b"moov", b"wide", b"mdat"):
            return without_told(data)
    except (struct.error, IndexError):
        pass
    return data


def _jpeg(data: bytes) -> bytes:
    made, place, turned, drawn = [data[:2]], 2, 1, False
    while found := _MARKER.search(data, place):
        start, marker = found.start(), data[found.start() + 1]
        if drawn:
            made.append(data[place:start])
        if marker == 0xD9:  # what stands behind the end is another picture, or none
            made.append(found[0])
            place = len(data)
            break
        if marker == 0x01 or (drawn and marker not in _BETWEEN):
            made += [found[0]] if drawn else []
            place = start + 2
            continue
        place = start + 2 + struct.unpack_from(">H", data, start + 2)[0]
        segment = data[start:place]
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            turned = orientation(segment[10:])
        made.append(_of_picture(marker, segment))
        drawn = drawn or marker == 0xDA
    if drawn:
        made.append(data[place:])
    if turned != 1:
        exif = b"Exif\0\0" + only_orientation(turned)
        made.insert(1, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    return b"".join(made)


def _of_picture(marker: int, segment: bytes) -> bytes:
    """The segment, or what of it says how to show the picture: of JFIF all but its thumbnail."""
    if marker == 0xE0 and segment[4:9] == b"JFIF\0" and len(segment) >= 18:
        return b"\xff\xe0\0\x10" + segment[4:16] + b"\0\0"
    told = 0xE0 <= marker <= 0xEF or marker == 0xFE
    return b"" if told and not segment[4:].startswith(_SHOWING.get(marker, b"\0told")) else segment


def _png(data: bytes) -> bytes:
    made, place = [_PNG], len(_PNG)
    while place + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + size]
        if kind in _SHOWN or kind[:1].isupper():
            made.append(data[place : place + 12 + size])
        elif kind == b"eXIf" and (turned := orientation(body)) != 1:
            exif = only_orientation(turned)
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


def _avif(data: bytes) -> bytes:
    """The boxes that make the picture; others are blanked, and what is no box goes."""
    made, at = bytearray(data), 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 16 if size == 1 else 8
        size = struct.unpack_from(">Q", data, at + 8)[0] if size == 1 else size or len(data) - at
        if kind not in _BOXES and (size < head or at + size > len(data)):
            break
        if kind not in _BOXES:
            made[at + 4 : at + 8] = b"free"
            made[at + head : at + size] = bytes(size - head)
        at += max(size, head)
    return bytes(made[:at])


def _bmp(data: bytes) -> bytes:
    begins, header = struct.unpack_from("<II", data, 10)
    width, height, depth = struct.unpack_from("<HH2xH" if header == 12 else "<ii2xH", data, 18)
    packed, size = (0, 0) if header == 12 else struct.unpack_from("<II", data, 30)
    if packed in (0, 3, 6):
        size = (abs(width) * depth + 31) // 32 * 4 * abs(height)
    end = begins + size
    if header >= 124 and data[70:74] in (b"DEBM", b"KNIL"):  # a profile of colours, or the path of one
        place, length = struct.unpack_from("<II", data, 126)
        end = max(end, 14 + place + length)
    return data[:2] + struct.pack("<I", end) + data[6:end] if size and end < len(data) else data


def _webp(data: bytes) -> bytes:
    made: list[bytes] = []
    place, turned = 12, 1
    told = struct.unpack_from("<I", data, 4)[0] + 8
    data = data[:told] if told > 20 else data
    while place + 8 <= len(data):
        kind, size = struct.unpack("<4sI", data[place : place + 8])
        body = data[place + 8 : place + 8 + size]
        if kind == b"EXIF":
            turned = orientation(body.removeprefix(b"Exif\0\0"))
        elif kind in _OF_WEBP:
            made.append(data[place : place + 8 + size + size % 2])
        place += 8 + size + size % 2
    flags = 0x08 if turned != 1 else 0
    if turned != 1:
        exif = only_orientation(turned)
        made.append(b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) % 2))
    if made and made[0].startswith(b"VP8X"):
        made[0] = made[0][:8] + bytes([(made[0][8] & ~0x0C) | flags]) + made[0][9:]
    whole = b"WEBP" + b"".join(made)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole
