"""Watermarks: the learned pipeline, DCT and wavelet coefficients, rings in the spectrum."""

from __future__ import annotations

import cmath
import math
import random
from collections.abc import Sequence

from PIL import Image

from figures.raster import GAP, enlarge, greys, paint, png, scene, strip, write
from figures.svg import (
    BLUE,
    CINNABAR,
    GREY,
    INK,
    PALE_BLUE,
    PALE_RED,
    SAND,
    WHITE,
    Axes,
    arrow,
    box,
    curve,
    dot,
    label,
    sheet,
)

Matrix = list[list[complex]]


def pipeline() -> bytes:
    """HiDDeN: encoder, noise layer, decoder, and a critic beside them."""
    parts = [
        box(16, 52, 104, 50, "载体图 I"),
        box(16, 132, 104, 50, "消息 m"),
        box(158, 84, 108, 66, "编码器 E", fill=PALE_BLUE),
        box(304, 84, 104, 66, "含水印图", "I′"),
        box(446, 84, 118, 66, "噪声层 N", "JPEG·裁剪·…", fill=PALE_RED, stroke=CINNABAR, size=16),
        box(602, 84, 104, 66, "解码器 D", fill=PALE_BLUE),
        arrow((120, 77), (158, 104)),
        arrow((120, 157), (158, 130)),
        arrow((266, 117), (304, 117)),
        arrow((408, 117), (446, 117)),
        arrow((564, 117), (602, 117)),
        arrow((654, 150), (654, 214)),
        box(602, 214, 104, 44, "m̂"),
        box(296, 214, 120, 44, "判别器 A", fill=WHITE, stroke=GREY),
        arrow((356, 150), (356, 214), stroke=GREY),
        label(356, 286, "看得出来吗？", 16, GREY),
        curve([(68, 52), (68, 28), (356, 28), (356, 84)], GREY, 1.5, "5 4"),
        label(212, 20, "L_I：像原图", 16, GREY),
        curve([(68, 182), (68, 310), (654, 310), (654, 258)], CINNABAR, 1.5, "5 4"),
        label(212, 302, "L_M：读得出", 16, CINNABAR),
    ]
    return sheet(720, 330, "HiDDeN：编码器、噪声层、解码器", parts)


def triangle() -> bytes:
    """Payload, invisibility, robustness: three corners, and what is bought with what."""
    corners = {"容量": (360, 50), "不可见性": (140, 280), "鲁棒性": (580, 280)}
    parts = [curve([*corners.values(), corners["容量"]], INK, 2, fill=SAND)]
    parts += [dot(x, y, 8) for x, y in corners.values()]
    parts += [
        label(360, 34, "容量（bits）", 19, weight=600),
        label(140, 312, "不可见性（PSNR）", 19, weight=600),
        label(580, 312, "鲁棒性（bit acc.）", 19, weight=600),
        dot(350, 110, 7, BLUE),
        label(284, 116, "深度隐写：藏整张图", 16, BLUE, "end"),
        dot(470, 246, 7, CINNABAR),
        label(458, 240, "StegaStamp：打印后可读", 16, CINNABAR, "end"),
        dot(290, 196, 7, GREY),
        label(304, 202, "HiDDeN：30 bits", 16, INK, "start"),
    ]
    return sheet(720, 332, "水印的三角：容量、不可见性、鲁棒性", parts)


def dct_basis() -> bytes:
    """The 64 patterns of the 8 x 8 DCT; those that JPEG keeps stand in the upper left."""
    tile, step = 72, 80
    canvas = Image.new("RGB", (8 * step + 80, 8 * step + 76), SAND)
    for v in range(8):
        for u in range(8):
            wave = [
                [math.cos((2 * x + 1) * u * math.pi / 16) * math.cos((2 * y + 1) * v * math.pi / 16) for x in range(8)]
                for y in range(8)
            ]
            canvas.paste(enlarge(greys(wave, -1, 1), tile), (64 + u * step, 60 + v * step))
    write(canvas, 64, 14, "horizontal frequency u = 0 ... 7", 28, anchor="la")
    for v in range(8):
        write(canvas, 44, 60 + v * step + 36, str(v), 26, anchor="mm")
    return png(canvas)


def _haar(values: list[list[float]]) -> tuple[list[list[float]], ...]:
    """One level of the Haar wavelet: LL, HL (across), LH (down), HH."""
    half = range(len(values) // 2)
    bands: list[list[list[float]]] = [[], [], [], []]
    for y in half:
        rows: list[list[float]] = [[], [], [], []]
        for x in half:
            a, b = values[2 * y][2 * x : 2 * x + 2]
            c, d = values[2 * y + 1][2 * x : 2 * x + 2]
            sums = (a + b + c + d, a - b + c - d, a + b - c - d, a - b - c + d)
            for row, value in zip(rows, sums, strict=True):
                row.append(value / 2)
        for band, row in zip(bands, rows, strict=True):
            band.append(row)
    return tuple(bands)


def wavelet() -> bytes:
    """The scene and its Haar sub-bands, two levels deep."""
    picture = paint(scene, 256, 256, 2)
    grey = [[0.299 * r + 0.587 * g + 0.114 * b for r, g, b in row] for row in picture]
    low, *details = _haar(grey)
    lower, *deeper = _haar(low)
    canvas = Image.new("RGB", (1060 + 2 * GAP, 600), "white")
    canvas.paste(enlarge(greys(grey, 0, 1), 520), (GAP, GAP))
    for size, origin, bands in ((260, 558, details), (130, 558, deeper)):
        places = ((origin + size, GAP), (origin, GAP + size), (origin + size, GAP + size))
        for band, place in zip(bands, places, strict=True):
            canvas.paste(enlarge(greys(band, -0.5, 0.5), size - 3), place)
    canvas.paste(enlarge(greys(lower, 0, 4), 127), (558, GAP))
    write(canvas, GAP + 260, 552, "image", 28)
    write(canvas, 818, 552, "Haar: LL2, level 2, level 1", 28)
    for x, y, name in ((940, 30, "HL1"), (690, 500, "LH1"), (940, 500, "HH1")):
        write(canvas, x, y, name, 28, CINNABAR)
    return png(canvas)


def _transform(values: Sequence[Sequence[complex]], sign: int) -> Matrix:
    """The 2D discrete Fourier transform, rows then columns, divided by the side."""
    size = len(values)
    roots = [cmath.exp(sign * 2j * math.pi * k / size) for k in range(size)]

    def line(row: Sequence[complex]) -> list[complex]:
        return [sum(v * roots[k * n % size] for n, v in enumerate(row)) for k in range(size)]

    rows = [line(row) for row in values]
    columns = [line(column) for column in zip(*rows, strict=True)]
    return [[v / size for v in row] for row in zip(*columns, strict=True)]


def _centred(spectrum: Matrix) -> list[list[float]]:
    """Real parts with frequency nought in the middle."""
    half = len(spectrum) // 2
    rolled = spectrum[half:] + spectrum[:half]
    return [[v.real for v in row[half:] + row[:half]] for row in rolled]


def tree_ring() -> bytes:
    """Noise and its spectrum, without and with a key of rings."""
    size, rng = 64, random.Random(2)
    noise: Matrix = [[complex(rng.gauss(0, 1)) for _ in range(size)] for _ in range(size)]
    spectrum = _transform(noise, -1)
    ring_values = [rng.gauss(0, 1.6) for _ in range(11)]
    keyed = [row[:] for row in spectrum]
    for y in range(size):
        for x in range(size):
            radius = math.hypot(min(x, size - x), min(y, size - y))
            if radius < 10.5:
                keyed[y][x] = complex(ring_values[round(radius)])
    marked = _transform(keyed, 1)
    panels = [
        ("start noise, no key", enlarge(greys([[v.real for v in row] for row in noise], -3, 3), 280)),
        ("its spectrum", enlarge(greys(_centred(spectrum), -3, 3), 280)),
        ("spectrum with the key", enlarge(greys(_centred(keyed), -3, 3), 280)),
        ("start noise with the key", enlarge(greys([[v.real for v in row] for row in marked], -3, 3), 280)),
    ]
    return strip(panels, size=25)


def detection() -> bytes:
    """How many matching bits of 48 prove a mark: the tail of the binomial."""
    bits = 48
    axes = Axes(60, 60, 620, 240, 0, bits, 0, 0.22)
    coin = [math.comb(bits, k) / 2**bits for k in range(bits + 1)]
    marked = [math.comb(bits, k) * 0.92**k * 0.08 ** (bits - k) for k in range(bits + 1)]
    tail = next(k for k in range(bits + 1) if sum(coin[k:]) < 1e-6)
    x, _ = axes.at(tail - 0.5, 0)
    parts = [
        *(curve([axes.at(k, 0), axes.at(k, p)], GREY, 8) for k, p in enumerate(coin) if p > 4e-4),
        *(curve([axes.at(k, 0), axes.at(k, p)], BLUE, 8) for k, p in enumerate(marked) if p > 4e-4),
        curve([(x, 60), (x, 300)], CINNABAR, 2.5, "7 5"),
        axes.frame("48 个 bit 中对上的个数", "概率"),
        axes.ticks([0, 12, 24, 36, 48], []),
        label(*axes.at(24, 0.125), "没有水印：抛硬币", 17, GREY),
        label(700, 36, "有水印，bit acc. 92%", 17, BLUE, "end", 600),
        label(x - 10, 100, f"阈值 {tail}：误报率 < 10⁻⁶", 17, CINNABAR, "end", 600),
    ]
    return sheet(720, 350, "多少位对上才算检出", parts)
