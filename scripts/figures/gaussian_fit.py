"""Fits a small picture with a sum of coloured 2D Gaussians: gradients by hand, steps by Adam."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

from figures.raster import Picture
from figures.svg import BLUE

# One Gaussian: x, y (pixels), log of the two deviations, angle, red, green, blue.
Gaussian = list[float]
RATES = (0.25, 0.25, 0.04, 0.04, 0.05, 0.02, 0.02, 0.02)


def start(target: Picture, count: int, rng: random.Random) -> list[Gaussian]:
    """Gaussians at random places, round, in half the colour that is there."""
    size = len(target)
    deviation = math.log(0.45 * size / math.sqrt(count))
    places = [(rng.uniform(1, size - 1), rng.uniform(1, size - 1)) for _ in range(count)]
    return [
        [x, y, deviation, deviation, rng.uniform(0, 3), *(0.5 * c for c in target[int(y)][int(x)])] for x, y in places
    ]


def _reach(g: Gaussian, size: int) -> tuple[range, range]:
    """The rows and columns within three deviations."""
    radius = 3 * math.exp(max(g[2], g[3])) + 1
    rows = range(max(0, int(g[1] - radius)), min(size, int(g[1] + radius) + 1))
    return rows, range(max(0, int(g[0] - radius)), min(size, int(g[0] + radius) + 1))


def render(gaussians: Sequence[Gaussian], size: int) -> list[list[list[float]]]:
    """The sum of all Gaussians, not clipped."""
    canvas = [[[0.0, 0.0, 0.0] for _ in range(size)] for _ in range(size)]
    for g in gaussians:
        cos, sin = math.cos(g[4]), math.sin(g[4])
        a, b = math.exp(-g[2]), math.exp(-g[3])
        rows, columns = _reach(g, size)
        for y in rows:
            for x in columns:
                dx, dy = x + 0.5 - g[0], y + 0.5 - g[1]
                p, q = (dx * cos + dy * sin) * a, (dy * cos - dx * sin) * b
                weight = math.exp(-0.5 * (p * p + q * q))
                pixel = canvas[y][x]
                pixel[0] += weight * g[5]
                pixel[1] += weight * g[6]
                pixel[2] += weight * g[7]
    return canvas


def gradient(g: Gaussian, error: list[list[list[float]]]) -> Gaussian:
    """The slope of half the squared error in the eight numbers of one Gaussian."""
    cos, sin = math.cos(g[4]), math.sin(g[4])
    a, b = math.exp(-g[2]), math.exp(-g[3])
    slope = [0.0] * 8
    rows, columns = _reach(g, len(error))
    for y in rows:
        for x in columns:
            dx, dy = x + 0.5 - g[0], y + 0.5 - g[1]
            p, q = (dx * cos + dy * sin) * a, (dy * cos - dx * sin) * b
            weight = math.exp(-0.5 * (p * p + q * q))
            r, s, t = error[y][x]
            pull = weight * (r * g[5] + s * g[6] + t * g[7])
            slope[0] += pull * (p * a * cos - q * b * sin)
            slope[1] += pull * (p * a * sin + q * b * cos)
            slope[2] += pull * p * p
            slope[3] += pull * q * q
            slope[4] += pull * p * q * (a / b - b / a) * -1
            slope[5] += weight * r
            slope[6] += weight * s
            slope[7] += weight * t
    return slope


def adam(g: Gaussian, slope: Gaussian, first: Gaussian, second: Gaussian, step: int) -> None:
    """One step of Adam, in place."""
    for k, rate in enumerate(RATES):
        first[k] = 0.9 * first[k] + 0.1 * slope[k]
        second[k] = 0.99 * second[k] + 0.01 * slope[k] * slope[k]
        mean = first[k] / (1 - 0.9**step)
        spread = math.sqrt(second[k] / (1 - 0.99**step)) + 1e-8
        g[k] -= rate * mean / spread
    for k in (2, 3):
        g[k] = min(max(g[k], math.log(0.35)), math.log(14))


def fit(target: Picture, count: int, steps: int, seed: int) -> tuple[Picture, list[Gaussian], float]:
    """The fitted picture, its Gaussians, and its PSNR in decibels."""
    size = len(target)
    gaussians = start(target, count, random.Random(seed))
    moments = [([0.0] * 8, [0.0] * 8) for _ in gaussians]
    for step in range(1, steps + 1):
        canvas = render(gaussians, size)
        error = [
            [[c - d for c, d in zip(*pair, strict=True)] for pair in zip(*rows, strict=True)]
            for rows in zip(canvas, target, strict=True)
        ]
        for g, (first, second) in zip(gaussians, moments, strict=True):
            adam(g, gradient(g, error), first, second, step)
    picture: Picture = tuple(tuple((p[0], p[1], p[2]) for p in row) for row in render(gaussians, size))
    return picture, gaussians, _psnr(picture, target)


def _psnr(picture: Picture, target: Picture) -> float:
    """Peak signal to noise for values from 0 to 1."""
    squares = [
        (min(1.0, max(0.0, c)) - d) ** 2
        for rows in zip(picture, target, strict=True)
        for pair in zip(*rows, strict=True)
        for c, d in zip(*pair, strict=True)
    ]
    return -10 * math.log10(sum(squares) / len(squares))


def outlines(gaussians: Sequence[Gaussian], size: int, width: int) -> Image.Image:
    """The ellipses at one deviation, as lines."""
    image = Image.new("RGB", (width * 2, width * 2), "white")
    draw = ImageDraw.Draw(image)
    scale = 2 * width / size
    for g in gaussians:
        a, b = math.exp(g[2]), math.exp(g[3])
        points = []
        for k in range(41):
            p, q = a * math.cos(k * math.pi / 20), b * math.sin(k * math.pi / 20)
            x = g[0] + p * math.cos(g[4]) - q * math.sin(g[4])
            y = g[1] + p * math.sin(g[4]) + q * math.cos(g[4])
            points.append((x * scale, y * scale))
        draw.line(points, fill=BLUE, width=3)
    return image.resize((width, width), Image.Resampling.LANCZOS)
