"""Pictures as rows of colours: made by a formula, filtered, and laid out with labels.

A colour is three numbers from 0 to 1; a `Picture` is a tuple of rows of colours.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence

from PIL import Image, ImageDraw, ImageFont

from figures.svg import BLUE, CINNABAR, INK

Colour = tuple[float, float, float]
Picture = tuple[tuple[Colour, ...], ...]
Shader = Callable[[float, float], Colour]

GAP = 18


def mix(a: Colour, b: Colour, amount: float) -> Colour:
    """`a` at 0, `b` at 1."""
    t = min(1.0, max(0.0, amount))
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def hex_colour(text: str) -> Colour:
    """`#8e1f12` as a colour."""
    return (int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255)


def scene(u: float, v: float) -> Colour:
    """A landscape on the unit square: sun, two ranges of hills, water, a fence of thin posts."""
    colour = mix((0.62, 0.74, 0.86), (0.97, 0.91, 0.80), v / 0.62)
    if math.hypot(u - 0.70, v - 0.30) < 0.115:
        colour = (0.76, 0.24, 0.14)
    if v > 0.50 - 0.17 * math.exp(-(((u - 0.27) / 0.17) ** 2)) - 0.03 * math.sin(9 * u):
        colour = (0.44, 0.55, 0.67)
    if v > 0.60 - 0.11 * math.exp(-(((u - 0.80) / 0.20) ** 2)) + 0.02 * math.sin(14 * u):
        colour = hex_colour(BLUE)
    if v > 0.68:
        ripple = 0.5 + 0.5 * math.sin(150 * (v - 0.66) ** 0.8 + 2.5 * math.sin(6 * u))
        colour = mix((0.60, 0.70, 0.78), (0.90, 0.86, 0.76), ripple)
    if v > 0.84 and (u * 22) % 1 < 0.42:
        colour = hex_colour(INK)
    return colour


def paint(shader: Shader, width: int, height: int, samples: int = 3) -> Picture:
    """The shader over the unit square, each pixel the mean of `samples` squared points."""
    offsets = [(k + 0.5) / samples for k in range(samples)]

    def pixel(x: int, y: int) -> Colour:
        points = [shader((x + a) / width, (y + b) / height) for a in offsets for b in offsets]
        red, green, blue = (sum(p[c] for p in points) / len(points) for c in range(3))
        return (red, green, blue)

    return tuple(tuple(pixel(x, y) for x in range(width)) for y in range(height))


def to_image(picture: Picture) -> Image.Image:
    """The picture as Pillow knows it."""
    image = Image.new("RGB", (len(picture[0]), len(picture)))
    image.putdata([tuple(round(255 * min(1.0, max(0.0, c))) for c in pixel) for row in picture for pixel in row])
    return image


def from_image(image: Image.Image) -> Picture:
    """The picture of a Pillow image."""
    rgb, width = image.convert("RGB"), image.width
    flat = [(r / 255, g / 255, b / 255) for r, g, b in zip(*[iter(rgb.tobytes())] * 3, strict=True)]
    return tuple(tuple(flat[y * width : (y + 1) * width]) for y in range(image.height))


def greys(values: Sequence[Sequence[float]], low: float, high: float) -> Picture:
    """Numbers as grey levels, `low` black and `high` white."""
    span = high - low
    return tuple(tuple(((v - low) / span,) * 3 for v in row) for row in values)


def heat(value: float) -> Colour:
    """0 white, 0.5 sand, 1 cinnabar: one hue, so that it survives a grey printer."""
    if value < 0.5:
        return mix((1, 1, 1), (0.93, 0.78, 0.66), 2 * value)
    return mix((0.93, 0.78, 0.66), hex_colour(CINNABAR), 2 * value - 1)


def enlarge(picture: Picture, size: int) -> Image.Image:
    """The picture `size` pixels wide, its pixels left square."""
    image = to_image(picture)
    return image.resize((size, round(size * image.height / image.width)), Image.Resampling.NEAREST)


def write(
    canvas: Image.Image, x: float, y: float, text: str, size: int = 26, fill: str = INK, anchor: str = "ma"
) -> None:
    """Text on the canvas; the anchor is Pillow's (`ma`: middle of the upper edge)."""
    font = ImageFont.load_default(size)
    ImageDraw.Draw(canvas).text((x, y), text, fill=fill, font=font, anchor=anchor)


def strip(panels: Sequence[tuple[str, Image.Image]], columns: int = 0, size: int = 26) -> bytes:
    """Panels of one size side by side (or in rows of `columns`), each with its label below."""
    across = columns or len(panels)
    down = -(-len(panels) // across)
    w, h = panels[0][1].size
    line = round(size * 1.9)
    canvas = Image.new("RGB", (across * (w + GAP) + GAP, down * (h + line) + GAP), "white")
    for index, (text, image) in enumerate(panels):
        x = GAP + (index % across) * (w + GAP)
        y = GAP + (index // across) * (h + line)
        canvas.paste(image, (x, y))
        write(canvas, x + w / 2, y + h + 8, text, size)
    return png(canvas)


def png(image: Image.Image) -> bytes:
    """The bytes of a PNG file."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
