"""Text to image: noise schedules, guidance, straight paths, latent diffusion, scales, attention."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable

from figures.raster import Colour, Picture, enlarge, heat, paint, scene, strip
from figures.svg import (
    BLUE,
    CINNABAR,
    GREY,
    INK,
    PALE_BLUE,
    PALE_RED,
    WHITE,
    Axes,
    Point,
    arrow,
    box,
    curve,
    dot,
    ellipse,
    heading,
    label,
    rect,
    sheet,
)


def _schedules() -> tuple[list[float], list[float]]:
    """The share of signal left after each of 1000 steps: linear betas, cosine."""
    linear, left = [], 1.0
    for t in range(1000):
        left *= 1 - (1e-4 + (0.02 - 1e-4) * t / 999)
        linear.append(left)

    def wave(t: float) -> float:
        return math.cos((t + 0.008) / 1.008 * math.pi / 2) ** 2

    return linear, [wave((t + 1) / 1000) / wave(0) for t in range(1000)]


def noise_schedule() -> bytes:
    """Signal kept and log signal-to-noise ratio over time."""
    linear, cosine = _schedules()
    kept = Axes(56, 56, 270, 230, 0, 1000, 0, 1)
    ratio = Axes(420, 56, 270, 230, 0, 1000, -12, 12)
    parts = [kept.frame("步数 t", "剩下的信号 ᾱ"), kept.ticks([0, 500, 1000], [0, 0.5, 1])]
    parts += [ratio.frame("步数 t", "log SNR"), ratio.ticks([0, 500, 1000], [-10, 0, 10])]
    parts.append(curve([ratio.at(0, 0), ratio.at(1000, 0)], GREY, 1, "4 4"))
    for values, colour in ((linear, CINNABAR), (cosine, BLUE)):
        parts.append(curve([kept.at(t, values[t]) for t in range(0, 1000, 8)], colour, 3))
        snr = [(t, math.log(a / (1 - a))) for t, a in enumerate(values) if t % 4 == 0]
        parts.append(curve([ratio.at(t, v) for t, v in snr if abs(v) < 12], colour, 3))
    parts += [
        label(*kept.at(190, 0.25), "linear", 18, CINNABAR, weight=600),
        label(*kept.at(650, 0.66), "cosine", 18, BLUE, weight=600),
        label(*ratio.at(560, 3.0), "cosine", 18, BLUE, "start", 600),
        label(*ratio.at(400, -6.6), "linear", 18, CINNABAR, "end", 600),
    ]
    return sheet(720, 350, "线性与余弦噪声表", parts)


# Two classes, each of two bumps; the classes meet in the middle.
CLASS_A = ((-1.0, 0.9), (0.25, 0.2))
CLASS_B = ((1.1, -0.8), (0.55, -0.25))


def _denoised(x: float, y: float, sigma: float, centres: tuple[Point, ...]) -> Point:
    """The mean of the clean point given a noisy one, for a mixture of small Gaussians."""
    small = 0.22**2
    variance = small + sigma * sigma
    weights = [math.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * variance)) + 1e-300 for a, b in centres]
    total = sum(weights)
    mean_x = sum(w * (a * sigma * sigma + x * small) for w, (a, b) in zip(weights, centres, strict=True))
    mean_y = sum(w * (b * sigma * sigma + y * small) for w, (a, b) in zip(weights, centres, strict=True))
    return mean_x / total / variance, mean_y / total / variance


def _guided_sample(scale: float, rng: random.Random) -> Point:
    """A sample of class A by the deterministic sampler, guided away from `any class`."""
    sigmas = [3.0 * (0.01 / 3.0) ** (k / 40) for k in range(41)]
    x, y = rng.gauss(0, sigmas[0]), rng.gauss(0, sigmas[0])
    for now, after in itertools.pairwise(sigmas):
        some = _denoised(x, y, now, CLASS_A)
        anyone = _denoised(x, y, now, CLASS_A + CLASS_B)
        aim_x = anyone[0] + scale * (some[0] - anyone[0])
        aim_y = anyone[1] + scale * (some[1] - anyone[1])
        x, y = aim_x + (x - aim_x) * after / now, aim_y + (y - aim_y) * after / now
    return x, y


def guidance() -> bytes:
    """Samples of one class of a toy mixture at three strengths of classifier-free guidance."""
    parts: list[str] = []
    names = ((0.0, "s = 0：不看条件", GREY), (1.0, "s = 1：条件分布", BLUE), (4.0, "s = 4：引导", CINNABAR))
    for column, (scale, name, colour) in enumerate(names):
        axes = Axes(16 + 236 * column, 50, 216, 216, -2.2, 2.2, -2.2, 2.2)
        rng = random.Random(6)
        parts.append(heading(axes.x, 36, name, colour))
        parts.append(rect(axes.x, axes.y, axes.w, axes.h, WHITE, "#d9d0bd", 0))
        for centres, shade in ((CLASS_A, BLUE), (CLASS_B, GREY)):
            parts += [ellipse(*axes.at(*c), 24, 24, fill=shade, opacity=0.16) for c in centres]
        for _ in range(160):
            x, y = _guided_sample(scale, rng)
            if abs(x) < 2.15 and abs(y) < 2.15:
                parts.append(dot(*axes.at(x, y), 2.6, colour, 0.75))
    legend = "蓝圈：所要的类；灰圈：别的类。引导让样本远离混淆处，也丢掉了多样性。"
    parts.append(label(20, 300, legend, 17, anchor="start"))
    return sheet(724, 320, "无分类器引导的玩具例子", parts)


def _velocity(x: float, signal: float, noise: float, ds: float, dn: float) -> float:
    """Mean of ds*x0 + dn*eps given signal*x0 + noise*eps = x, for bumps at -1 and 1."""
    small = 0.12**2
    variance = signal * signal * small + noise * noise
    weights = [math.exp(-((x - signal * m) ** 2) / (2 * variance)) + 1e-300 for m in (-1.0, 1.0)]
    total = sum(weights)
    mean = 0.0
    for w, m in zip(weights, (-1.0, 1.0), strict=True):
        gap = (x - signal * m) / variance
        mean += w / total * (ds * (m + signal * small * gap) + dn * noise * gap)
    return mean


def _path(start: float, at: Callable[[float], tuple[float, float, float, float]]) -> list[Point]:
    """The path from pure noise (time 0) to data (time 1), by small Euler steps."""
    steps, x, points = 400, start, [(0.0, start)]
    for k in range(steps):
        x += _velocity(x, *at((k + 0.5) / steps)) / steps
        if k % 8 == 7:
            points.append(((k + 1) / steps, x))
    return points


def straight_paths() -> bytes:
    """Paths from noise to two bumps: diffusion, flow matching, and after one reflow."""

    def diffusion(t: float) -> tuple[float, float, float, float]:
        turn = t * math.pi / 2
        return math.sin(turn), math.cos(turn), math.cos(turn) * math.pi / 2, -math.sin(turn) * math.pi / 2

    def flow(t: float) -> tuple[float, float, float, float]:
        return t, 1 - t, 1.0, -1.0

    starts = [-1.95 + 3.9 * k / 15 for k in range(16)]
    flows = [_path(s, flow) for s in starts]
    panels = (
        ("扩散（VP）的 ODE", CINNABAR, [_path(s, diffusion) for s in starts]),
        ("Flow matching", BLUE, flows),
        ("再 reflow 一次", INK, [[p[0], p[-1]] for p in flows]),
    )
    parts = []
    for column, (name, colour, paths) in enumerate(panels):
        axes = Axes(30 + 232 * column, 50, 200, 220, 0, 1, -2.1, 2.1)
        parts.append(heading(axes.x, 36, name, colour))
        parts.append(rect(axes.x, axes.y, axes.w, axes.h, WHITE, "#d9d0bd", 0))
        parts += [curve([axes.at(*p) for p in path], colour, 1.8, opacity=0.85) for path in paths]
        parts.append(label(axes.x, 294, "噪声", 16, GREY, "start"))
        parts.append(label(axes.x + axes.w, 294, "数据", 16, GREY, "end"))
    return sheet(720, 312, "采样路径有多直", parts)


def latent_diffusion() -> bytes:
    """Pixels, the latent space in which the diffusion runs, and the condition."""
    parts = [
        box(16, 60, 90, 56, "图像 x"),
        box(16, 216, 90, 56, "输出 x̃"),
        box(130, 60, 64, 56, "E", fill=PALE_BLUE, size=20),
        box(130, 216, 64, 56, "D", fill=PALE_BLUE, size=20),
        rect(218, 30, 314, 276, "#faf7f0", GREY, 10),
        label(375, 54, "潜空间（边长是像素的 1/8）", 16, GREY),
        box(238, 66, 70, 46, "z₀"),
        box(440, 66, 72, 46, "z_T"),
        arrow((308, 89), (440, 89)),
        label(374, 82, "加噪", 16),
        box(300, 152, 150, 104, "U-Net 去噪", "自注意力 +", "交叉注意力", fill=PALE_RED, stroke=CINNABAR),
        arrow((476, 112), (476, 204), (450, 204)),
        box(238, 226, 50, 46, "z̃₀"),
        arrow((300, 249), (288, 249)),
        arrow((106, 88), (130, 88)),
        arrow((194, 88), (238, 88)),
        arrow((238, 249), (194, 249)),
        arrow((130, 244), (106, 244)),
        box(560, 60, 144, 52, "文字", "“窗前一只猫”", size=16),
        box(560, 176, 144, 56, "文本编码器 τ", fill=PALE_BLUE),
        arrow((632, 112), (632, 176)),
        arrow((560, 216), (450, 230), stroke=CINNABAR),
        label(590, 262, "K, V", 17, CINNABAR),
        label(375, 290, "×T 步", 16, CINNABAR),
    ]
    return sheet(720, 324, "潜空间扩散（Latent Diffusion）", parts)


def next_scale() -> bytes:
    """Raster order against next-scale prediction, on true averages of one small picture."""
    picture = paint(scene, 8, 8, 6)
    parts = [heading(20, 36, "栅格：一次一个 token", BLUE)]
    for row in range(8):
        for column in range(8):
            done = row * 8 + column < 29
            fill = _hex(picture[row][column]) if done else WHITE
            parts.append(rect(20 + 24 * column, 56 + 24 * row, 24, 24, fill, "#c9c0ad", 0))
    parts.append(rect(20 + 24 * 5, 56 + 24 * 3, 24, 24, "none", CINNABAR, 0).replace('"1.5"', '"4"'))
    parts.append(label(116, 280, "64 个 token = 64 步", 17, GREY))
    parts.append(heading(280, 36, "VAR：一次一个尺度", CINNABAR))
    x = 280.0
    for side in (1, 2, 4, 8):
        size = 28.0 if side < 8 else 24.0
        for row, line in enumerate(paint(scene, side, side, 48 // side)):
            for column, colour in enumerate(line):
                top = 152 - size * side / 2
                parts.append(rect(x + size * column, top + size * row, size, size, _hex(colour), WHITE, 0))
        x += size * side
        if side < 8:
            parts.append(arrow((x + 5, 152), (x + 33, 152), stroke=CINNABAR))
            x += 38
    parts.append(label(490, 280, "4 个尺度 = 4 步；每一步看见所有更粗的尺度", 17, GREY))
    return sheet(810, 300, "下一尺度预测", parts)


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(255 * c):02x}" for c in colour)


def cross_attention() -> bytes:
    """Attention of image patches to words, with colours and places as toy keys and queries."""
    keys = (
        ("sun", (0.76, 0.24, 0.14, 0.30)),
        ("sky", (0.80, 0.83, 0.84, 0.10)),
        ("hills", (0.20, 0.34, 0.52, 0.58)),
        ("water", (0.74, 0.77, 0.77, 0.80)),
    )
    side = 32

    def scores(u: float, v: float) -> list[float]:
        query = (*scene(u, v), v)
        logits = [-9 * sum((a - b) ** 2 for a, b in zip(query, key, strict=True)) for _, key in keys]
        total = sum(math.exp(z) for z in logits)
        return [math.exp(z) / total for z in logits]

    table = [[scores((x + 0.5) / side, (y + 0.5) / side) for x in range(side)] for y in range(side)]
    panels = [("image", enlarge(paint(scene, 128, 128, 3), 224))]
    for index, (word, _) in enumerate(keys):
        attention: Picture = tuple(tuple(heat(cell[index]) for cell in row) for row in table)
        panels.append((word, enlarge(attention, 224)))
    return strip(panels, size=28)
