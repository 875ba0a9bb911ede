"""Films are published without where, when and with what they were recorded; pictures and sound stay where they were."""

from __future__ import annotations

import struct

import pytest

from papernotes.attached.metadata import without_private

PLACE = b"+48.8577+002.2950/"


def box(kind: bytes, *held: bytes, long: bool = False) -> bytes:
    content = b"".join(held)
    if long:
        return struct.pack(">I4sQ", 1, kind, 16 + len(content)) + content
    return struct.pack(">I4s", 8 + len(content), kind) + content


DATES = struct.pack(">II", 3_700_000_000, 3_700_000_001)
MOVIE = box(
    b"moov",
    box(b"mvhd", b"\0\0\0\0", DATES, bytes(88)),
    box(
        b"trak", box(b"tkhd", b"\0\0\0\7", DATES, bytes(72)), box(b"mdia", box(b"mdhd", b"\0\0\0\0", DATES, bytes(12)))
    ),
    box(b"udta", box(b"\xa9xyz", PLACE), box(b"\xa9mak", b"Camera of Li")),
    box(b"meta", b"com.apple.quicktime.location.ISO6709", PLACE),
)
FILM = (
    box(b"ftyp", b"isom\0\0\2\0")
    + MOVIE
    + box(b"uuid", b"<x:xmpmeta>Li</x:xmpmeta>")
    + box(b"mdat", b"udta stays here", long=True)
)


def test_films() -> None:
    """What tells is blanked in place: the file is as long as before, and all else is as it was."""
    made = without_private(FILM)

    assert not [told for told in (PLACE, b"Li", DATES, DATES[:4]) if told in made]
    assert len(made) == len(FILM) and made.endswith(box(b"mdat", b"udta stays here", long=True))
    assert made.count(b"free") == 3 and without_private(made) == made


@pytest.mark.parametrize("cut", range(0, len(FILM), 7))
def test_cut_short(cut: int) -> None:
    """A file that ends anywhere is read as far as it goes, and keeps its length."""
    assert len(without_private(FILM[:cut])) == cut
