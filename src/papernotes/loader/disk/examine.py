"""A file beside the notes -> what pages tell of it: its size, its digest, and how large a picture is."""

from __future__ import annotations

import hashlib
import re
import struct
import warnings
from pathlib import Path
from typing import Literal

import msgspec

from ... import regular
from ...attached.svg import safe_svg
from ...model import Attachment
from .pictures import seen

PIXELS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".avif")
_MOST_PIXELS = 100_000_000  # 400 MB once decoded; a file of a few KB may claim more


def examined(file: Path, path: str) -> Attachment:
    """The file as an attachment of that path. Raises OSError."""
    data = regular.content(file)
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    if path.lower().endswith(PIXELS):
        return seen(Attachment(path, len(data), digest), lambda picture: _picture(file, picture))
    if path.lower().endswith(".svg"):
        return seen(Attachment(path, len(data), digest), lambda drawing: _drawing(data, drawing))
    return Attachment(path, len(data), digest)


def _picture(file: Path, attachment: Attachment) -> Attachment:
    """The attachment with what the picture's head says: its size as shown (EXIF rotation honoured), if it moves."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(file) as image:
            width, height = image.size
            if image.getexif().get(0x0112, 1) in (5, 6, 7, 8):
                width, height = height, width
            moves = bool(getattr(image, "is_animated", False))
    except Image.DecompressionBombError:
        return msgspec.structs.replace(attachment, trouble="huge")
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, OverflowError):
        return msgspec.structs.replace(attachment, trouble="broken")
    trouble: Literal["", "huge"] = "huge" if width * height > _MOST_PIXELS else ""
    return msgspec.structs.replace(attachment, width=width, height=height, moves=moves, trouble=trouble)


def _drawing(data: bytes, attachment: Attachment) -> Attachment:
    drawing = safe_svg(data)
    if drawing is None:
        return msgspec.structs.replace(attachment, trouble="broken")
    width, height = _svg_size(data)
    return msgspec.structs.replace(attachment, width=width, height=height, without=drawing.without)


def _svg_size(data: bytes) -> tuple[int, int]:
    head = re.search(rb"<svg\b[^>]*>", data[:4096])
    if not head:
        return 0, 0
    width, height = (
        re.search(rb"\b" + name + rb'="(\d+)(?:\.\d+)?(?:px)?"', head[0]) for name in (b"width", b"height")
    )
    if width and height:
        return int(width[1]), int(height[1])
    box = re.search(rb'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+(\d+)(?:\.\d+)?[ ,]+(\d+)', head[0])
    return (int(box[1]), int(box[2])) if box else (0, 0)
