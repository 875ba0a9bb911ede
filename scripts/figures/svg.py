"""Small pieces of SVG as strings, and `sheet`, which makes a file of them.

Coordinates are pixels of the sheet, y downwards; angles are degrees, clockwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

INK = "#1e1b17"
CINNABAR = "#8e1f12"
BLUE = "#1d3f72"
GREY = "#8d8371"
SAND = "#f2ede1"
WHITE = "#ffffff"
PALE_BLUE = "#e3e9f2"
PALE_RED = "#f5e4e0"

FONT = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
LINE_HEIGHT = 1.35

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate with at most two decimals, so that files stay small and stable."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0", value == 0)


def sheet(width: int, height: int, title: str, parts: Iterable[str]) -> bytes:
    """A whole SVG file on a white ground; `title` is what a screen reader says."""
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="{FONT}">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{width}" height="{height}" fill="{WHITE}"/>\n{body}\n</svg>\n'
    ).encode()


def label(
    x: float,
    y: float,
    text: str,
    size: float = 17,
    fill: str = INK,
    anchor: str = "middle",
    weight: int = 400,
) -> str:
    """One line of text with its baseline at `y`."""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{fill}" '
        f'text-anchor="{anchor}" font-weight="{weight}">{escape(text)}</text>'
    )


def heading(x: float, y: float, text: str, fill: str = INK) -> str:
    """The title of a panel, from its left edge."""
    return label(x, y, text, size=19, fill=fill, anchor="start", weight=600)


def block(x: float, y: float, lines: Sequence[str], size: float = 17, fill: str = INK) -> str:
    """Lines of text centred on the point."""
    top = y - size * LINE_HEIGHT * (len(lines) - 1) / 2 + size * 0.36
    return "".join(label(x, top + row * size * LINE_HEIGHT, line, size, fill) for row, line in enumerate(lines))


def rect(x: float, y: float, w: float, h: float, fill: str = SAND, stroke: str = INK, radius: float = 6) -> str:
    """A rectangle with rounded corners."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}" '
        f'rx="{number(radius)}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'
    )


def box(
    x: float,
    y: float,
    w: float,
    h: float,
    *lines: str,
    fill: str = SAND,
    stroke: str = INK,
    size: float = 17,
) -> str:
    """A rectangle with lines of text in its middle."""
    return rect(x, y, w, h, fill, stroke) + block(x + w / 2, y + h / 2, lines, size)


def curve(
    points: Iterable[Point],
    stroke: str = INK,
    width: float = 2,
    dash: str = "",
    fill: str = "none",
    opacity: float = 1,
) -> str:
    """A line through the points."""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{path}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" '
        f'stroke-linejoin="round" stroke-linecap="round" opacity="{opacity}"{dashes}/>'
    )


def arrow(*points: Point, stroke: str = INK, width: float = 2, dash: str = "") -> str:
    """A line through the points with a head at the last one."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = math.hypot(x1 - x0, y1 - y0) or 1
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    neck = (x1 - 10 * ux, y1 - 10 * uy)
    wings = [(neck[0] - 5 * uy, neck[1] + 5 * ux), (x1, y1), (neck[0] + 5 * uy, neck[1] - 5 * ux)]
    head = " ".join(f"{number(x)},{number(y)}" for x, y in wings)
    shaft = curve([*points[:-1], neck], stroke, width, dash)
    return shaft + f'<polygon points="{head}" fill="{stroke}"/>'


def ellipse(
    x: float,
    y: float,
    rx: float,
    ry: float,
    angle: float = 0,
    fill: str = "none",
    stroke: str = "none",
    opacity: float = 1,
    width: float = 1.5,
) -> str:
    """An ellipse turned about its centre; `opacity` is that of the filling."""
    return (
        f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}" '
        f'transform="rotate({number(angle)} {number(x)} {number(y)})" fill="{fill}" '
        f'fill-opacity="{opacity}" stroke="{stroke}" stroke-width="{width}"/>'
    )


def dot(x: float, y: float, radius: float = 5, fill: str = INK, opacity: float = 1) -> str:
    """A filled circle."""
    return ellipse(x, y, radius, radius, fill=fill, opacity=opacity)


@dataclass(frozen=True)
class Axes:
    """A panel of a plot: where it lies on the sheet and which values it spans."""

    x: float
    y: float
    w: float
    h: float
    left: float
    right: float
    bottom: float
    top: float

    def at(self, x: float, y: float) -> Point:
        """The place on the sheet of a value."""
        across = (x - self.left) / (self.right - self.left)
        up = (y - self.bottom) / (self.top - self.bottom)
        return self.x + across * self.w, self.y + self.h - up * self.h

    def frame(self, across: str, up: str) -> str:
        """The two axes with their names; the vertical name stands above its axis."""
        corner = [(self.x, self.y), (self.x, self.y + self.h), (self.x + self.w, self.y + self.h)]
        return (
            curve(corner, INK, 1.5)
            + label(self.x + self.w, self.y + self.h + 40, across, 16, GREY, "end")
            + label(self.x - 4, self.y - 12, up, 16, GREY, "start")
        )

    def ticks(self, across: Sequence[float], up: Sequence[float]) -> str:
        """Short marks with their numbers."""
        parts = []
        for value in across:
            x, y = self.at(value, self.bottom)
            parts.append(curve([(x, y), (x, y + 5)], INK, 1.5) + label(x, y + 21, f"{value:g}", 15))
        for value in up:
            x, y = self.at(self.left, value)
            parts.append(curve([(x - 5, y), (x, y)], INK, 1.5))
            parts.append(label(x - 9, y + 5, f"{value:g}", 15, anchor="end"))
        return "".join(parts)
