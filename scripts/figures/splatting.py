"""Radiance fields and Gaussian splatting: rays, projection, densification, fitting, aliasing."""

from __future__ import annotations

import math
import random

from figures.gaussian_fit import fit, outlines
from figures.raster import Colour, enlarge, paint, scene, strip
from figures.svg import (
    BLUE,
    CINNABAR,
    GREY,
    INK,
    SAND,
    WHITE,
    Axes,
    Point,
    arrow,
    block,
    curve,
    dot,
    ellipse,
    heading,
    label,
    sheet,
)


def ray_quadrature() -> bytes:
    """Density, transmittance and weight along a ray that meets a leaf, then a wall."""
    steps = 90
    axes = Axes(70, 50, 600, 260, 0, 1, 0, 1.05)
    density = [
        9 * math.exp(-(((k / steps - 0.32) / 0.045) ** 2)) + 34 / (1 + math.exp(-(k / steps - 0.72) * 90))
        for k in range(steps)
    ]
    transmittance: list[Point] = []
    weights: list[Point] = []
    left = 1.0
    for sigma in density:
        alpha = 1 - math.exp(-sigma / steps)
        transmittance.append((len(transmittance) / steps, left))
        weights.append((len(weights) / steps, left * alpha))
        left *= 1 - alpha
    filled = [axes.at(0, 0), *(axes.at(k / steps, s / 36) for k, s in enumerate(density)), axes.at(1, 0)]
    parts = [
        curve(filled, GREY, 1, fill=SAND),
        *(curve([axes.at(t, 0), axes.at(t, 3 * w)], CINNABAR, 4) for t, w in weights if w > 2e-3),
        curve([axes.at(t, v) for t, v in transmittance], BLUE, 3),
        axes.frame("沿光线的距离 t", ""),
        axes.ticks([], [0, 0.5, 1]),
        label(*axes.at(0.02, 0.93), "透射率 T(t)", 18, BLUE, "start", 600),
        label(*axes.at(0.02, 0.27), "薄叶：半透明", 17, INK, "start"),
        label(*axes.at(0.86, 0.52), "墙：σ 很大", 17),
        label(*axes.at(0.51, 0.36), "权重 w = T·α", 18, CINNABAR, weight=600),
        label(*axes.at(0.51, 0.27), "（画作三倍高）", 16, CINNABAR),
        label(*axes.at(0.985, 0.24), "墙后：被挡住", 16, INK, "end"),
    ]
    return sheet(720, 370, "体渲染求积：密度、透射率与权重", parts)


def projection() -> bytes:
    """Left: a 3D Gaussian seen as an ellipse. Right: three of them blended front to back."""
    plane = [(150, 110), (205, 80), (205, 245), (150, 275), (150, 110)]
    parts = [
        heading(24, 36, "① 投影：3D 高斯 → 2D 椭圆"),
        curve([(44, 205), (346, 100)], GREY, 1.2, "5 4"),
        curve([(44, 205), (322, 222)], GREY, 1.2, "5 4"),
        curve(plane, INK, 1.5, fill=WHITE, opacity=0.92),
        *(ellipse(176, 186, 7 * k, 16 * k, -14, CINNABAR, opacity=0.22) for k in (3, 2, 1)),
        *(ellipse(320, 160, 15 * k, 24 * k, 35, BLUE, opacity=0.24) for k in (3, 2, 1)),
        dot(44, 205, 8),
        label(44, 240, "相机", 16),
        label(176, 305, "Σ′ = J W Σ Wᵀ Jᵀ", 17, CINNABAR),
        label(328, 262, "Σ = R S Sᵀ Rᵀ", 17, BLUE),
        heading(440, 36, "② 混合：沿一个像素由近到远"),
        arrow((452, 160), (900, 160), stroke=GREY),
    ]
    left = 1.0
    for x, alpha, fill in ((520, 0.5, CINNABAR), (650, 0.6, BLUE), (780, 0.8, GREY)):
        parts += [
            *(ellipse(x, 160, 10 * k, 20 * k, 15, fill, opacity=alpha / 2.2) for k in (3, 2, 1)),
            label(x, 84, f"α = {alpha}", 17),
            label(x, 255, f"T = {left:.2f}", 17, GREY),
            label(x, 281, f"T·α = {left * alpha:.2f}", 17, INK, weight=600),
        ]
        left *= 1 - alpha
    parts += [block(864, 240, ["剩余", f"T = {left:.2f}"], 16, GREY)]
    return sheet(920, 330, "高斯溅射的投影与 alpha 混合", parts)


def _band(x: float, y: float) -> str:
    """The shape that the Gaussians should cover: a bent band."""
    points = [(x + 20 + 5.2 * k, y + 60 - 46 * math.sin(k / 20 * math.pi)) for k in range(21)]
    return curve(points, "#d9d0bd", 30)


def densify() -> bytes:
    """What clone and split do to a small and to a large Gaussian with a large gradient."""
    parts = [heading(20, 36, "重建不足：小高斯，复制（clone）", BLUE)]
    parts += [heading(20, 226, "重建过度：大高斯，分裂（split）", CINNABAR)]
    columns, names = (20, 270, 520), ("梯度大的位置", "致密化", "继续优化")
    for x, name in zip(columns, names, strict=True):
        parts += [_band(x, 70), _band(x, 260), label(x + 72, 386, name, 17, GREY)]
    parts += [arrow((x, y), (x + 55, y)) for x in (195, 445) for y in (105, 295)]

    def small(x: float, y: float, angle: float) -> str:
        return ellipse(x, y, 26, 13, angle, BLUE, BLUE, 0.35)

    def large(x: float, y: float, rx: float, ry: float, angle: float) -> str:
        return ellipse(x, y, rx, ry, angle, CINNABAR, CINNABAR, 0.28)

    parts += [small(62, 98, -45), arrow((74, 86), (100, 66), stroke=INK)]
    parts += [small(312, 98, -45), small(326, 86, -40)]
    parts += [small(557, 104, -52), small(607, 83, 18)]
    parts += [large(92, 290, 74, 44, 0)]
    parts += [large(316, 296, 46, 28, -30), large(366, 296, 46, 28, 30)]
    parts += [large(560, 292, 40, 16, -52), large(624, 290, 40, 16, 50)]
    parts += [label(342, 352, "尺度各除以 φ = 1.6", 16, GREY)]
    return sheet(720, 404, "自适应致密化：复制与分裂", parts)


def fitting() -> bytes:
    """A tiny picture fitted by 10, 40 and 160 coloured 2D Gaussians, by gradient descent."""
    size = 44
    target = paint(lambda u, v: scene(u, 0.84 * v), size, size)
    first, _, _ = fit(target, 160, steps=0, seed=11)
    panels = [("target, 44 x 44", enlarge(target, 352))]
    rows = [("160, before any step", enlarge(first, 352))]
    for count in (10, 40, 160):
        picture, gaussians, psnr = fit(target, count, steps=200, seed=11)
        panels.append((f"{count} Gaussians, {psnr:.1f} dB", enlarge(picture, 352)))
        rows.append((f"1-sigma ellipses of {count}", outlines(gaussians, size, 352)))
    return strip([*panels, *rows], columns=4, size=25)


def aliasing() -> bytes:
    """A zone plate, taken down by four with and without a filter first."""

    def zone(u: float, v: float) -> Colour:
        value = 0.5 + 0.5 * math.cos(190 * (u * u + v * v))
        return (value, value, value)

    panels = [
        ("rendered at 192 x 192", enlarge(paint(zone, 192, 192, 4), 384)),
        ("zoom out: one sample a pixel", enlarge(paint(zone, 48, 48, 1), 384)),
        ("zoom out: low-pass, then sample", enlarge(paint(zone, 48, 48, 10), 384)),
    ]
    return strip(panels)


def _peak(eye: Point, aim: Point, centre: Point, angle: float, long: float, short: float) -> Point:
    """Where a Gaussian is densest along the line from `eye` to `aim`."""
    cos, sin = math.cos(angle), math.sin(angle)

    def whiten(x: float, y: float) -> Point:
        return ((x * cos + y * sin) / long, (-x * sin + y * cos) / short)

    ox, oy = whiten(eye[0] - centre[0], eye[1] - centre[1])
    dx, dy = whiten(aim[0] - eye[0], aim[1] - eye[1])
    t = -(ox * dx + oy * dy) / (dx * dx + dy * dy)
    return eye[0] + t * (aim[0] - eye[0]), eye[1] + t * (aim[1] - eye[1])


def flat_disks() -> bytes:
    """Two cameras look at one surface point: through a blob and through a flat disk."""
    parts: list[str] = []
    rows = ((20, "3DGS：有厚度的椭球", 30, CINNABAR), (380, "2DGS：贴在面上的圆盘", 3, BLUE))
    for x, name, thick, stroke in rows:
        centre, aim = (x + 170, 110), (x + 205, 110)
        parts += [
            heading(x, 36, name, stroke),
            curve([(x + 10, 110), (x + 320, 110)], GREY, 2, "7 5"),
            label(x + 12, 132, "真实表面", 16, GREY, "start"),
            *(ellipse(*centre, 45 * k, thick * k, 0, stroke, opacity=0.18) for k in (1.6, 1)),
        ]
        for eye in ((x + 70, 270), (x + 300, 270)):
            peak = _peak(eye, aim, centre, 0, 45, thick)
            beyond = (eye[0] + 1.32 * (aim[0] - eye[0]), eye[1] + 1.32 * (aim[1] - eye[1]))
            parts += [curve([eye, beyond], INK, 1.2), dot(*eye, 8), dot(*peak, 6, stroke)]
    parts += [
        label(176, 310, "密度峰不在一处：深度随视角漂移", 17),
        label(540, 310, "光线与圆盘求交：两个视角给出同一点", 17),
    ]
    return sheet(720, 330, "椭球的深度与圆盘的深度", parts)


def positional_encoding() -> bytes:
    """A step-like signal fitted by least squares with few and with many Fourier features."""
    samples = [k / 119 for k in range(120)]
    rng = random.Random(4)
    heights = [rng.uniform(0.1, 0.9) for _ in range(9)]

    def signal(x: float) -> float:
        return heights[min(8, int(x * 9))]

    parts: list[str] = []
    for row, (octaves, name) in enumerate(((2, "L = 2：只有低频"), (5, "L = 5：加上高频"))):
        axes = Axes(60 + 340 * row, 62, 280, 190, 0, 1, 0, 1)
        fitted = _fourier_fit(samples, [signal(x) for x in samples], octaves)
        colour = BLUE if row else CINNABAR
        parts += [
            heading(axes.x, 36, name, colour),
            curve([axes.at(x, signal(x)) for x in samples], GREY, 2, "5 4"),
            curve([axes.at(x, y) for x, y in zip(samples, fitted, strict=True)], colour, 3),
            axes.frame("位置 x", ""),
        ]
    parts += [label(60, 282, "虚线：目标；实线：拟合", 16, GREY, "start")]
    return sheet(720, 306, "位置编码的频率数与可拟合的细节", parts)


def _fourier_fit(xs: list[float], ys: list[float], octaves: int) -> list[float]:
    """Least squares on 1, sin and cos of pi 2^k x, by the normal equations."""
    table = [[1.0, *(wave(math.pi * 2**k * x) for k in range(octaves) for wave in (math.sin, math.cos))] for x in xs]
    width = range(len(table[0]))
    system = [
        [sum(row[i] * row[j] for row in table) + (1e-3 if i == j else 0) for j in width]
        + [sum(row[i] * y for row, y in zip(table, ys, strict=True))]
        for i in width
    ]
    weights = _solve(system)
    return [sum(w * f for w, f in zip(weights, row, strict=True)) for row in table]


def _solve(system: list[list[float]]) -> list[float]:
    """Gauss and Jordan on rows that end in the right-hand side."""
    rows = [row[:] for row in system]
    for k, pivot in enumerate(rows):
        rows[k] = pivot = [v / pivot[k] for v in pivot]
        for i, row in enumerate(rows):
            if i != k:
                rows[i] = [v - row[k] * p for v, p in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]
