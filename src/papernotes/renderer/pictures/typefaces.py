"""The fonts of the machine that cards are drawn with: found by the names of their files, without asking any program.

A voice of the site (see `assets/style.css`) is a list of files, the best first. The first that has every character of a
text sets it; where none has, nobody does: a box in the place of a character says nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_NOBODY = "\U0010fffe"  # no character at all
Voice = Literal["song", "title", "hei"]

_SONG_BOLD = (
    "notoserifcjk-bold.ttc", "notoserifcjksc-bold.otf", "notoserifsc-bold.otf", "notoserifsc-bold.ttf",
    "sourcehanserifsc-bold.otf", "sourcehanserifcn-bold.otf", "sourcehanserif-bold.ttc", "songti.ttc",
)  # fmt: skip
_SONG = (
    "notoserifcjk-regular.ttc", "notoserifcjksc-regular.otf", "notoserifsc-regular.otf", "notoserifsc-regular.ttf",
    "sourcehanserifsc-regular.otf", "sourcehanserifcn-regular.otf", "sourcehanserif-regular.ttc", "songti.ttc",
    "stsong.ttf", "gbsn00lp.ttf", "uming.ttc",
)  # fmt: skip
_HEI = (
    "notosanscjk-regular.ttc", "notosanscjksc-regular.otf", "notosanssc-regular.otf", "notosanssc-regular.ttf",
    "sourcehansanssc-regular.otf", "sourcehansanscn-regular.otf", "sourcehansans-regular.ttc", "pingfang.ttc",
    "hiragino sans gb.ttc", "stheiti medium.ttc", "msyh.ttc", "harmonyos_sans_sc_regular.ttf", "wqy-microhei.ttc",
    "wqy-zenhei.ttc", "droidsansfallbackfull.ttf", "simhei.ttf", "arial unicode.ttf",
)  # fmt: skip
_HEI_BOLD = (
    "notosanscjk-bold.ttc",
    "notosanscjksc-bold.otf",
    "msyhbd.ttc",
    "hiragino sans gb.ttc",
    "stheiti medium.ttc",
)
_ROMAN_BOLD = (
    "texgyrepagella-bold.otf", "palab.ttf", "georgia bold.ttf", "georgiab.ttf", "notoserif-bold.ttf",
    "times new roman bold.ttf", "timesbd.ttf", "dejavuserif-bold.ttf", "liberationserif-bold.ttf",
)  # fmt: skip
_ROMAN = (
    "texgyrepagella-regular.otf", "pala.ttf", "georgia.ttf", "notoserif-regular.ttf", "times new roman.ttf",
    "times.ttf", "dejavuserif.ttf", "liberationserif-regular.ttf",
)  # fmt: skip
_PLAIN = (
    "helvetica.ttc", "segoeui.ttf", "notosans-regular.ttf", "arial.ttf", "dejavusans.ttf", "liberationsans-regular.ttf",
)  # fmt: skip
_VOICES: Mapping[Voice, tuple[str, ...]] = {
    "song": (*_SONG_BOLD, *_HEI_BOLD, *_SONG, *_HEI, *_ROMAN_BOLD, *_PLAIN),
    "title": (*_SONG, *_HEI, *_ROMAN, *_PLAIN),
    "hei": (*_HEI, *_SONG, *_PLAIN, *_ROMAN),
}


class Face(msgspec.Struct, frozen=True):
    """A font of the machine: its file, which of the fonts in it, and its size in bytes, by which a change is known."""

    path: str
    index: int
    size: int


def find_face(voice: Voice, text: str) -> Face | None:
    """The first font of that voice that has every character of the text."""
    wanted = {char for char in text if not char.isspace()}
    return next((face for face in _faces(voice) if all(_has(face, char) for char in wanted)), None)


@cache
def font(face: Face, pixels: int) -> FreeTypeFont:
    """The font at that size."""
    from PIL import ImageFont

    return ImageFont.truetype(face.path, pixels, face.index, layout_engine=ImageFont.Layout.BASIC)


def folders() -> tuple[Path, ...]:
    """Where systems keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        return (
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(os.environ.get("LOCALAPPDATA", home), "Microsoft", "Windows", "Fonts"),
        )
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return (data / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


@cache
def _files() -> Mapping[str, Path]:
    """The fonts of this machine by the names of their files, in small letters; a person's own come first."""
    found: dict[str, Path] = {}
    for folder in folders():
        for place, below, names in os.walk(folder):
            below.sort()
            for name in sorted(names):
                found.setdefault(name.lower(), Path(place, name))
    return found


@cache
def _faces(voice: Voice) -> tuple[Face, ...]:
    return tuple(_known(voice))


def _known(voice: Voice) -> Iterator[Face]:
    for name in _VOICES[voice]:
        if path := _files().get(name):
            try:
                yield Face(str(path), _index(str(path), bold=voice == "song"), path.stat().st_size)
            except OSError:  # no font, whatever its name says
                continue


@cache
def _index(path: str, bold: bool) -> int:
    """Which font of a collection: the one for Simplified Chinese, in the weight that is wanted."""
    from PIL import ImageFont

    ranks: list[tuple[int, int]] = []
    for index in range(64 if path.lower().endswith(".ttc") else 1):
        try:
            family, style = ImageFont.truetype(path, 16, index).getname()
        except OSError:
            if not index:
                raise
            break
        words = f"{family} {style}".split()
        fits = ("Bold" in words) == bold or "bold" in path.lower()
        ranks.append((-2 * ("SC" in words or "GB" in words) - fits + 4 * ("Mono" in words), index))
    return min(ranks)[1]


@cache
def _has(face: Face, char: str) -> bool:
    """Whether the font has that character: what it has not, it draws like what no font has."""
    return _drawn(face, char) != _drawn(face, _NOBODY)


@cache
def _drawn(face: Face, char: str) -> tuple[tuple[int, int], bytes]:
    mask = font(face, 20).getmask(char)
    return mask.size, bytes(mask)
