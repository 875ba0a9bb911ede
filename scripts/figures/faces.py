"""Talking heads: the sync expert, the routes of the field, sync scores, motion models."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from figures.raster import Colour, enlarge, heat, hex_colour, mix, paint, png, strip, to_image, write
from figures.svg import (
    BLUE,
    CINNABAR,
    GREY,
    INK,
    PALE_BLUE,
    PALE_RED,
    WHITE,
    arrow,
    box,
    curve,
    heading,
    label,
    rect,
    sheet,
)


def sync_expert() -> bytes:
    """Wav2Lip: a generator between a frozen sync expert and a trained quality critic."""
    parts = [
        box(20, 40, 160, 62, "参考帧 + 下半脸", "遮住的目标帧", size=16),
        box(20, 140, 160, 62, "mel 谱", "（0.2 s 语音）", size=16),
        box(228, 40, 118, 62, "脸编码器", fill=PALE_BLUE),
        box(228, 140, 118, 62, "语音编码器", fill=PALE_BLUE),
        box(392, 78, 118, 84, "脸解码器", "（跳连）", fill=PALE_BLUE),
        box(556, 88, 144, 64, "连续 5 帧", "生成的脸"),
        arrow((180, 71), (228, 71)),
        arrow((180, 171), (228, 171)),
        arrow((346, 71), (392, 104)),
        arrow((346, 171), (392, 138)),
        arrow((510, 120), (556, 120)),
        box(300, 258, 228, 66, "SyncNet 专家", "真视频上预训练，冻结", fill=PALE_RED, stroke=CINNABAR),
        arrow((650, 152), (650, 291), (528, 291), stroke=CINNABAR),
        label(660, 226, "嘴", 16, CINNABAR, "start"),
        arrow((100, 202), (100, 291), (300, 291), stroke=CINNABAR),
        label(200, 280, "同一段语音", 16, CINNABAR),
        label(414, 352, "E_sync：逼嘴形跟上声音", 17, CINNABAR, weight=600),
        box(556, 14, 144, 44, "画质判别器", fill=WHITE, stroke=GREY, size=16),
        arrow((628, 88), (628, 58), stroke=GREY),
        label(22, 352, "L1：与真帧逐像素比", 16, GREY, "start"),
    ]
    return sheet(720, 374, "Wav2Lip 的训练：冻结的同步专家与画质判别器", parts)


def routes() -> bytes:
    """Three routes from speech to a face."""
    rows = (
        ("① 直接补嘴", BLUE, "语音 + 遮嘴帧|编解码器|嘴部像素", "Wav2Lip · DINet · MuseTalk"),
        ("② 经过中间表示", CINNABAR, "语音|关键点 / 3DMM 系数|渲染网络", "MakeItTalk · SadTalker · IP-LAP"),
        (
            "③ 每人一个三维场",
            INK,
            "语音|条件 NeRF / 3DGS|体渲染 / 溅射",
            "AD-NeRF · ER-NeRF · TalkingGaussian",
        ),
    )
    parts = []
    for row, (name, colour, steps, examples) in enumerate(rows):
        y = 36 + 112 * row
        parts.append(heading(20, y, name, colour))
        parts.append(label(700, y, examples, 16, GREY, "end"))
        for column, step in enumerate(steps.split("|")):
            x = 20 + 240 * column
            parts.append(box(x, y + 14, 200, 48, step, stroke=colour))
            if column:
                parts.append(arrow((x - 40, y + 38), (x, y + 38), stroke=colour))
    return sheet(720, 330, "说话人脸的三条路线", parts)


def _smooth_track(length: int, width: int, rng: random.Random) -> list[list[float]]:
    """A random walk of feature vectors that forgets slowly."""
    now, track = [rng.gauss(0, 1) for _ in range(width)], []
    for _ in range(length):
        now = [0.55 * v + 0.83 * rng.gauss(0, 1) for v in now]
        track.append(now)
    return track


def _distance(a: list[float], b: list[float]) -> float:
    dot = sum(x * y for x, y in zip(a, b, strict=True))
    return 1 - dot / math.sqrt(sum(x * x for x in a) * sum(y * y for y in b))


def sync_scores() -> bytes:
    """Distance of lips and speech at every offset, and the mean whose minimum is the answer."""
    rng, reach, length, lag = random.Random(3), 12, 60, 3
    speech = _smooth_track(length + 2 * reach, 24, rng)
    lips = [[v + 0.55 * rng.gauss(0, 1) for v in speech[reach + t + lag]] for t in range(length)]
    table = [
        [_distance(lips[t], speech[reach + t + offset]) for t in range(length)] for offset in range(-reach, reach + 1)
    ]
    means = [sum(row) / length for row in table]
    low, high = min(map(min, table)), 1.15
    rows = tuple(tuple(heat(1 - (v - low) / (high - low)) for v in row) for row in table)
    canvas = Image.new("RGB", (1240, 540), "white")
    canvas.paste(to_image(rows).resize((660, 450), Image.Resampling.NEAREST), (90, 24))
    for offset in (-12, -6, 0, 6, 12):
        name = f"{offset:+d}" if offset else "0"
        write(canvas, 78, 24 + (offset + reach + 0.5) * 18, name, 24, anchor="rm")
    write(canvas, 420, 486, "time (frames); dark = lips and speech agree", 26)
    _mean_curve(canvas, means, reach)
    return png(canvas)


def _mean_curve(canvas: Image.Image, means: list[float], reach: int) -> None:
    """The mean distance of every offset, turned to stand beside the table."""
    draw, low, high = ImageDraw.Draw(canvas), min(means), max(means)
    places = [(800 + 290 * (m - low + 0.1) / (high - low + 0.15), 24 + (k + 0.5) * 18) for k, m in enumerate(means)]
    median = sorted(places)[len(places) // 2][0]
    best = min(range(len(means)), key=means.__getitem__)
    draw.line([(median, 24), (median, 474)], fill=GREY, width=2)
    draw.line(places, fill=BLUE, width=5)
    x, y = places[best]
    draw.line([(x, y), (median, y)], fill=CINNABAR, width=4)
    draw.ellipse([x - 9, y - 9, x + 9, y + 9], fill=CINNABAR)
    write(canvas, median + 12, y, "confidence", 24, CINNABAR, "lm")
    write(canvas, x, y - 42, f"offset {best - reach:+d}", 24, CINNABAR, "la")
    write(canvas, 945, 486, "mean distance; grey: median", 26)


def face(u: float, v: float) -> Colour:
    """A cartoon face on the unit square, lined so that its bending shows."""
    ground: Colour = (0.93, 0.91, 0.86)
    if ((u - 0.5) / 0.30) ** 2 + ((v - 0.53) / 0.38) ** 2 > 1:
        return ground
    skin: Colour = (0.93, 0.80, 0.68)
    if v < 0.30 + 0.06 * math.sin(5 * u):
        return hex_colour(INK)
    if min((u * 12) % 1, (v * 12) % 1) < 0.07:
        skin = mix(skin, (0.6, 0.45, 0.36), 0.5)
    for x in (0.39, 0.61):
        if ((u - x) / 0.055) ** 2 + ((v - 0.47) / 0.035) ** 2 < 1:
            return hex_colour(BLUE) if math.hypot(u - x, v - 0.47) < 0.024 else (1, 1, 1)
    if ((u - 0.5) / 0.11) ** 2 + ((v - 0.72) / 0.035) ** 2 < 1:
        return hex_colour(CINNABAR) if abs(v - 0.72) > 0.008 else hex_colour(INK)
    return skin


# Key points of the driving frame: place, where it is in the source, and the local map (2 x 2).
KEYS = (
    ((0.43, 0.43), (0.39, 0.47), (0.97, 0.26, -0.26, 0.97)),
    ((0.64, 0.49), (0.61, 0.47), (0.97, 0.26, -0.26, 0.97)),
    ((0.49, 0.75), (0.50, 0.72), (1.15, 0.18, -0.10, 0.42)),
)


def _warped(first_order: bool) -> Image.Image:
    """The face moved by its key points: shifts alone, or shifts with local linear maps."""

    def shader(u: float, v: float) -> Colour:
        weights = [math.exp(-((u - x) ** 2 + (v - y) ** 2) / 0.016) for (x, y), _, _ in KEYS]
        rest = 0.08
        total = sum(weights) + rest
        su, sv = u * rest / total, v * rest / total
        for weight, ((x, y), (sx, sy), (a, b, c, d)) in zip(weights, KEYS, strict=True):
            dx, dy = u - x, v - y
            if first_order:
                dx, dy = a * dx + b * dy, c * dx + d * dy
            su += weight / total * (sx + dx)
            sv += weight / total * (sy + dy)
        return face(su, sv)

    return enlarge(paint(shader, 190, 190, 2), 380)


def motion_models() -> bytes:
    """One source face, moved by key points of order nought and one."""
    source = enlarge(paint(face, 190, 190, 2), 380)
    draw = ImageDraw.Draw(source)
    for (x, y), (sx, sy), _ in KEYS:
        start, end = (380 * sx, 380 * sy), (380 * x, 380 * y)
        draw.line([start, end], fill="white", width=9)
        draw.line([start, end], fill=CINNABAR, width=5)
        draw.ellipse([end[0] - 9, end[1] - 9, end[0] + 9, end[1] + 9], fill=CINNABAR, outline="white")
    panels = [
        ("source, key points to move", source),
        ("zeroth order: shifts only", _warped(False)),
        ("first order: local affine", _warped(True)),
    ]
    return strip(panels, size=27)


def lower_half_leak() -> bytes:
    """Why the target frame's mouth must be hidden, and what the reference frame is for."""
    parts = [
        heading(20, 36, "训练时喂什么"),
        box(20, 56, 200, 92, "目标帧，遮住下半", "给姿态、上半脸", fill=PALE_BLUE),
        box(20, 176, 200, 92, "同人另一时刻的帧", "给长相、牙齿、肤色", fill=PALE_BLUE),
        arrow((220, 102), (300, 150)),
        arrow((220, 222), (300, 174)),
        rect(300, 120, 130, 84, WHITE),
        label(365, 168, "生成器", 18),
        arrow((430, 162), (490, 162)),
        box(490, 120, 210, 84, "目标帧的真嘴", "（监督）"),
        curve([(60, 268), (60, 312), (92, 312)], CINNABAR, 2, "6 5"),
        label(102, 318, "若取自同一时刻：照抄嘴形就行，声音被无视（信息泄漏）", 17, CINNABAR, "start"),
    ]
    return sheet(720, 340, "补嘴式唇同步的输入与泄漏", parts)
