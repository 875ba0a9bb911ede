"""A card -> a PNG of 1200 × 630 pixels: what a page of a paper looks like where somebody shares its address.

It is the site in small: black on paper, the fishtail of a block-printed page in the margin, Song for what the paper
says, Hei for the rest, and the seal of the keeper in cinnabar where the notes hold words of their own. Drawn in sixteen
colours, so that it is about 15 KB; the same card in the same fonts is the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from ...model import Card
from ...text import is_cjk
from .typefaces import Face, find_face, font

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageDraw import ImageDraw

VERSION = 1  # raised when other bytes come of the same card
WIDTH, HEIGHT = 1200, 630
_PAPER, _INK, _ZHU = (250, 247, 240), (30, 27, 23), (142, 31, 18)
_SHADES, _REDS = 12, 4  # levels of ink, and of cinnabar, on paper
_INK2, _LINE, _RULE = 201, 126, 38  # of 255: how black the site's other tokens are
_MARGIN = 92  # the width of the margin with the mark
_LEFT, _RIGHT, _TOP, _FOOT = 148, 1104, 70, 524
_RUNS = 3  # of zlib's ways the quickest for flat colours, and here the smallest
_NEVER_FIRST = "，。、；：？！）》」』】”’…·,.;:?!)]}%"

_LEVELS = tuple(round(level * (_SHADES - 1) / 255) for level in range(256))

Measure = Callable[[str], float]


@cache
def _advance(face: Face, size: int, char: str) -> float:
    return font(face, size).getlength(char)


def _in(face: Face, size: int) -> Measure:
    """How wide a text is in that font; the sum of its characters is near enough, and they are measured once."""
    return lambda text: sum(_advance(face, size, char) for char in text)


def faces_of(card: Card) -> tuple[Face, Face, Face] | None:
    """The fonts for a card's name, title and small print; None where the machine has none for one of them."""
    name, title = find_face("song", card.name + card.seal), find_face("title", card.title or "x")
    small = find_face("hei", f"{card.topic}{card.published}{card.site}…")
    return (name, title, small) if name and title and small else None


def draw_card(card: Card, faces: tuple[Face, Face, Face] | None) -> bytes:
    """The card as a PNG; without any text where there are no fonts for it."""
    from PIL import Image, ImageDraw

    picture = Image.new("L", (WIDTH, HEIGHT))  # how black each pixel is
    draw = ImageDraw.Draw(picture)
    _margin(draw)
    if faces:
        _text(draw, card, *faces)
    else:
        _fishtails(draw, (_LEFT + _RIGHT) // 2, 174, 456, 70)
    made = picture.point(_LEVELS)
    if faces and card.seal:
        _seal(made, card.seal, faces[0])
    made.putpalette(_palette())
    stream = io.BytesIO()
    made.save(stream, "PNG", bits=4, compress_type=_RUNS)
    return stream.getvalue()


def _margin(draw: ImageDraw) -> None:
    """The middle of a block-printed page: a double rule, and between two fishtails the place where its name stood."""
    draw.line((_MARGIN, 0, _MARGIN, HEIGHT), fill=255, width=3)
    draw.line((_MARGIN + 8, 0, _MARGIN + 8, HEIGHT), fill=_LINE, width=1)
    _fishtails(draw, _MARGIN // 2, 70, 560, 22)


def _fishtails(draw: ImageDraw, middle: int, top: int, bottom: int, half: int) -> None:
    """Two that look at each other, the site's mark, with the line between them."""
    left, right, deep = middle - half, middle + half, half * 2
    draw.line((middle, top + deep, middle, bottom - deep), fill=_RULE, width=2)
    for end, way in ((top, 1), (bottom, -1)):
        edge, notch = end + way * deep, end + way * half
        draw.polygon(((left, end), (right, end), (right, edge), (middle, notch), (left, edge)), fill=255)


def _text(draw: ImageDraw, card: Card, song: Face, title: Face, hei: Face) -> None:
    small, foot = font(hei, 28), font(hei, 30)
    draw.text((_LEFT, _TOP), _cut(card.topic, _in(hei, 28), 760), _INK2, small)
    y = float(_TOP + 62)
    size, lines = _name(card, song)
    for line in lines:
        draw.text((_LEFT - size * 0.03, y), line, 255, font(song, size))
        y += size * 1.26
    if card.title:
        y += 16
        set_in = font(title, 38)
        room = max(1, int((_FOOT - 24 - y) // 55))
        for line in wrapped(card.title, _in(title, 38), _RIGHT - _LEFT, room):
            draw.text((_LEFT, y), line, 232, set_in)
            y += 55
    draw.line((_LEFT, _FOOT, _RIGHT, _FOOT), fill=_LINE, width=1)
    site = _cut(card.site, _in(hei, 30), 460)
    draw.text((_RIGHT - foot.getlength(site), _FOOT + 24), site, _INK2, foot)
    draw.text((_LEFT, _FOOT + 24), _cut(card.published, _in(hei, 30), 460), 255, foot)


def _name(card: Card, song: Face) -> tuple[int, tuple[str, ...]]:
    """The largest size at which the name stands whole in its place, and its lines there."""
    most = 2 if card.title else 4
    for size in (104, 92, 80, 70, 62, 54, 48):
        lines = wrapped(card.name, _in(song, size), _RIGHT - _LEFT, most)
        high = len(lines) * size * 1.26
        if (
            not lines[-1].endswith(("…", "..."))
            and high <= (250 if card.title else 370)
            and len(lines) <= (1 if size > 80 else most)
        ):
            break
    return size, lines


def wrapped(text: str, measure: Measure, width: float, most: int) -> tuple[str, ...]:
    """The text in lines of that width, cut with an ellipsis where there are more than `most`. Chinese breaks anywhere,
    but not before a closing mark."""
    lines: list[str] = []
    line = ""
    for word in _words(text):
        if not line or measure((line + word).rstrip()) <= width:
            line += word
            continue
        lines.append(line.rstrip())
        line = word.lstrip()
    lines.append(line.rstrip())
    if len(lines) > most:
        return (*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), measure, width, always=True))
    return tuple(_cut(line, measure, width) for line in lines)


def _words(text: str) -> list[str]:
    """The parts between which a line may break, spaces at their ends."""
    found: list[str] = []
    for part in re.findall(r"\S+\s*", " ".join(text.split())):
        run = ""
        for char in part:
            if run and char not in _NEVER_FIRST and (is_cjk(char) or is_cjk(run[-1])) and not char.isspace():
                found.append(run)
                run = ""
            run += char
            if char in "-/" and run.strip("-/"):
                found.append(run)
                run = ""
        if run:
            found.append(run)
    return found


def _cut(text: str, measure: Measure, width: float, always: bool = False) -> str:
    if measure(text) <= width and not always:
        return text
    end = "…" if is_cjk(text[:1]) else "..."  # Chinese has its dots at half height
    while text and measure(text + end) > width:
        text = text[:-1]
    whole = re.sub(r"(?<=\s)[!-~]+$", "", text)  # no word is cut where another stands before it
    return f"{whole.rstrip(' ，,、：:')}{end}"


def _seal(picture: Picture, sign: str, face: Face) -> None:
    """The keeper's seal, in the upper corner: 批, and NB in English."""
    from PIL import Image, ImageDraw

    wide, high = 64 if len(sign) == 1 else 84, 64
    mark = Image.new("L", (wide, high))
    draw = ImageDraw.Draw(mark)
    draw.rectangle((0, 0, wide - 1, high - 1), outline=255, width=3)
    draw.text((wide / 2, high / 2), sign, 255, font(face, 40 if len(sign) == 1 else 36), anchor="mm")
    reds = mark.point([_SHADES + max(0, round(level * _REDS / 255) - 1) for level in range(256)])
    picture.paste(reds, (_RIGHT - wide, _TOP - 16), mark.point(lambda level: 255 * (level >= 255 / _REDS / 2)))


def _palette() -> list[int]:
    """Paper to ink, then paper to cinnabar."""
    blacks = [_mixed(_INK, level / (_SHADES - 1)) for level in range(_SHADES)]
    reds = [_mixed(_ZHU, (level + 1) / _REDS) for level in range(_REDS)]
    return [value for colour in (*blacks, *reds) for value in colour]


def _mixed(colour: tuple[int, int, int], share: float) -> tuple[int, ...]:
    return tuple(round(paper + (own - paper) * share) for paper, own in zip(_PAPER, colour, strict=True))
