"""Super-resolution: degradations, averaging, the perception-distortion bound, pixel shuffle."""

from __future__ import annotations

import io
import math
import random

from PIL import Image, ImageFilter

from figures.raster import Colour, Picture, enlarge, hex_colour, paint, scene, strip, to_image
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
    block,
    box,
    curve,
    dot,
    heading,
    label,
    rect,
    sheet,
)


def _crop(u: float, v: float) -> Colour:
    """The part of the scene with sun, hills, water and the first posts."""
    return scene(0.32 + 0.66 * u, 0.30 + 0.66 * v)


def _noisy(image: Image.Image, sigma: float, rng: random.Random) -> Image.Image:
    """Gaussian noise on every channel."""
    noise = bytes(min(255, max(0, round(b + rng.gauss(0, sigma)))) for b in image.tobytes())
    return Image.frombytes("RGB", image.size, noise)


def _jpeg(image: Image.Image, quality: int) -> Image.Image:
    """The picture after a round through JPEG."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("RGB")


def degradation_chain() -> bytes:
    """A picture on its way through the degradations that Real-ESRGAN trains on."""
    rng, size = random.Random(5), (340, 340)
    sharp = to_image(paint(_crop, 200, 200, 3))
    blurred = sharp.filter(ImageFilter.GaussianBlur(2.2))
    small = blurred.resize((100, 100), Image.Resampling.BILINEAR)
    noisy = _noisy(small, 11, rng)
    packed = _jpeg(noisy, 35)
    again = packed.filter(ImageFilter.GaussianBlur(0.8)).resize((50, 50), Image.Resampling.BICUBIC)
    second = _jpeg(_noisy(again, 6, rng), 40)
    steps = (
        ("0  HR", sharp),
        ("1  blur", blurred),
        ("2  resize, 1/2", small),
        ("3  noise", noisy),
        ("4  JPEG, q = 35", packed),
        ("5  all of it again: LR, 1/4", second),
    )
    panels = [(name, image.resize(size, Image.Resampling.NEAREST)) for name, image in steps]
    return strip(panels, columns=3, size=25)


def _texture(phase: float, tilt: float) -> Picture:
    """A sharp striped patch with a border; only the stripes differ between patches."""

    def shader(u: float, v: float) -> Colour:
        if u < 0.32 + 0.05 * math.sin(6 * v):
            return hex_colour(BLUE)
        wave = math.sin(2 * math.pi * (7 * u + tilt * v) + phase)
        return hex_colour(INK) if wave > 0.2 else hex_colour(SAND)

    return paint(shader, 60, 60, 2)


def _mean(pictures: list[Picture]) -> Picture:
    """The mean of pictures of one size, pixel by pixel."""

    def pixel(x: int, y: int) -> Colour:
        red, green, blue = (sum(p[y][x][c] for p in pictures) / len(pictures) for c in range(3))
        return (red, green, blue)

    return tuple(tuple(pixel(x, y) for x in range(60)) for y in range(60))


def mse_average() -> bytes:
    """Patches that fit one low-resolution patch, and the mean that squared error asks for."""
    rng = random.Random(8)
    patches = [_texture(rng.uniform(0, 6.28), rng.uniform(-2.5, 2.5)) for _ in range(24)]
    low = to_image(_mean(patches)).resize((15, 15), Image.Resampling.BOX)
    panels = [("LR input", low.resize((270, 270), Image.Resampling.NEAREST))]
    names = ("possible HR, a", "possible HR, b", "possible HR, c")
    panels += [(name, enlarge(p, 270)) for name, p in zip(names, patches[:3], strict=True)]
    panels.append(("MSE optimum: mean", enlarge(_mean(patches), 270)))
    return strip(panels, size=25)


def perception_distortion() -> bytes:
    """The bound for a scalar Gaussian with noise of the same power, where it is known exactly."""
    axes = Axes(80, 46, 590, 290, 0.4, 1.1, 0, 0.36)
    spread = math.sqrt(0.5)
    bound = [(0.5 + (1 - spread - p) ** 2, p) for p in (k / 100 * (1 - spread) for k in range(101))]
    points = [axes.at(d, p) for d, p in bound]
    corner = [axes.at(0.4, 0), *points, axes.at(0.5, 0.36), axes.at(0.4, 0.36)]
    x0, y0 = axes.at(0.5, 1 - spread)
    x1, y1 = axes.at(bound[0][0], 0)
    x2, y2 = axes.at(1.0, 0)
    parts = [
        curve(corner, SAND, 1, fill=SAND),
        curve([*points, axes.at(0.5, 0.36)], CINNABAR, 3.5),
        axes.frame("失真 MSE →", "感知差距 W₂（越低越像真图）"),
        axes.ticks([0.4, 0.6, 0.8, 1.0], [0, 0.1, 0.2, 0.3]),
        block(axes.at(0.447, 0.15)[0], axes.at(0.447, 0.13)[1], ["不可", "能区"], 17, GREY),
        dot(x0, y0, 7, BLUE),
        label(x0 + 14, y0 + 6, "MMSE 估计：PSNR 最高，糊", 17, BLUE, "start", 600),
        dot(x1, y1, 7, BLUE),
        arrow((x1 + 70, y1 - 62), (x1 + 8, y1 - 9), stroke=BLUE),
        label(x1 + 50, y1 - 72, "感知完美时的最小 MSE", 17, BLUE, "start", 600),
        dot(x2, y2, 7, INK),
        arrow((x2 + 26, y2 - 32), (x2 + 6, y2 - 9)),
        label(700, y2 - 40, "后验采样：MSE 是 MMSE 的两倍", 17, INK, "end"),
    ]
    return sheet(720, 396, "感知—失真界：标量高斯，信噪比为 1", parts)


def pixel_shuffle() -> bytes:
    """Four channels of a 3 x 3 map laid out as one channel of 6 x 6."""
    colours = (BLUE, CINNABAR, GREY, INK)
    parts = [heading(24, 36, "低分辨率特征：r² = 4 个通道"), heading(450, 36, "高分辨率：1 个通道")]
    for channel in (3, 2, 1, 0):
        x, y = 40 + 62 * channel, 70 + 36 * channel
        for k in range(9):
            parts.append(rect(x + 38 * (k % 3), y + 38 * (k // 3), 38, 38, colours[channel], WHITE, 0))
    for row in range(6):
        for column in range(6):
            fill = colours[2 * (row % 2) + column % 2]
            parts.append(rect(462 + 38 * column, 64 + 38 * row, 38, 38, fill, WHITE, 0))
    parts += [
        rect(462, 64, 76, 76, "none", CINNABAR, 0).replace('"1.5"', '"5"'),
        arrow((366, 178), (446, 178)),
        label(406, 164, "重排", 17),
        label(696, 322, "每个 2×2 方格取自同一位置的四个通道", 17, GREY, "end"),
        label(24, 322, "卷积全在低分辨率上做", 17, GREY, "start"),
    ]
    return sheet(720, 346, "亚像素卷积：pixel shuffle", parts)


def shifted_windows() -> bytes:
    """Two layers of window attention on an 8 x 8 map; the second is shifted by half a window."""
    parts = []
    for panel, name in enumerate(("第 l 层：规则窗口", "第 l+1 层：移半个窗口")):
        left = 30 + 350 * panel
        parts.append(heading(left, 36, name, CINNABAR if panel else BLUE))
        for row in range(8):
            for column in range(8):
                shift = 2 * panel
                odd = ((row + shift) // 4 + (column + shift) // 4) % 2
                fill = (PALE_RED if panel else PALE_BLUE) if odd else WHITE
                parts.append(rect(left + 32 * column, 56 + 32 * row, 32, 32, fill, "#d9d0bd", 0))
        cuts = (2, 6) if panel else (4,)
        for cut in cuts:
            stroke = CINNABAR if panel else BLUE
            parts.append(curve([(left + 32 * cut, 56), (left + 32 * cut, 312)], stroke, 3.5))
            parts.append(curve([(left, 56 + 32 * cut), (left + 256, 56 + 32 * cut)], stroke, 3.5))
        parts.append(dot(left + 112, 168, 9, INK))
        parts.append(dot(left + 144, 168, 9, CINNABAR))
    parts.append(label(350, 346, "黑、红两点相邻：第 l 层互不可见，第 l+1 层落入同一窗口", 17))
    return sheet(700, 366, "SwinIR 的窗口注意力与移位", parts)


def prior_choices() -> bytes:
    """Where face restorers take their details from."""
    rows = (
        ("GFP-GAN", "StyleGAN2 的特征", "用退化图调制，逐像素", BLUE),
        ("CodeFormer", "VQ 码本中的码", "Transformer 预测码的序号", CINNABAR),
        ("StableSR", "Stable Diffusion", "时间感知编码器给条件", INK),
    )
    parts = [label(x, 36, t, 17, GREY) for x, t in ((96, "方法"), (325, "细节从哪来"), (580, "怎样忠于输入"))]
    for row, (name, prior, way, colour) in enumerate(rows):
        y = 54 + 72 * row
        parts.append(label(96, y + 33, name, 18, colour, weight=600))
        parts.append(box(200, y, 250, 52, prior, stroke=colour))
        parts.append(box(460, y, 240, 52, way, fill=WHITE, stroke=GREY))
    parts.append(arrow((200, 290), (700, 290), stroke=GREY))
    parts.append(label(200, 316, "先验越强，细节越真", 16, GREY, "start"))
    parts.append(label(700, 316, "也越可能换了一张脸", 16, CINNABAR, "end"))
    return sheet(720, 334, "三种复原先验", parts)
