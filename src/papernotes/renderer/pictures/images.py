"""The files of figures as the site has them: thumbnails, and originals without what is nobody's business.

    thumbnail   WebP of a given width, turned upright, in sRGB; lossless where that is about as small (screenshots)
    original    byte for byte, but for where it was taken and with what (EXIF, XMP, IPTC)
    drawing     an SVG without what runs or loads
    card        what a paper looks like where its page is shared

Made when they are published or asked for, several at once, and kept in the memo by the digest of the file.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ... import regular
from ...attached.metadata import without_private
from ...attached.svg import EMPTY, safe_svg
from ...memo import Memo, key_of, remembered
from ...model import Attachment, Card, Output

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_VERSION = 2  # raised when other bytes come of the same file
_QUALITY = 82
_AT_ONCE = 200  # outputs; the pictures of all would be too much to hold
_LINE_ART = (".png", ".bmp", ".tif", ".tiff")
_AS_THEY_ARE = {".svg": "image/svg+xml", ".gif": "image/gif"}
_SIGNATURES = {b"\x89PNG": "image/png", b"\xff\xd8": "image/jpeg", b"GIF8": "image/gif", b"BM": "image/bmp"}
_WORTH = 1.15  # how much larger than the lossy one a lossless thumbnail may be
# Pictures that were made smaller are soft at every edge: of screenshots and charts only flat ones were as small
# lossless, and trying it for the others took three quarters of the time of all thumbnails.
_FLAT = 0.955  # share of the pixels that are as bright as the one beside them


def produced(outputs: Iterable[Output], notes: Path, memo: Memo) -> Iterator[tuple[Output, bytes | OSError]]:
    """The outputs with their bytes, in order, or why a file could not be read. Copies are from below `notes`."""

    def work(output: Output) -> bytes | OSError:
        try:
            return produce(output, notes, memo)
        except OSError as error:
            return error

    from concurrent.futures import ThreadPoolExecutor  # slow to import, and only a build needs it

    waiting = iter(outputs)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        while some := tuple(islice(waiting, _AT_ONCE)):
            read = pool.map(work, (output for output in some if output.copy or output.card))
            yield from ((output, next(read) if output.copy or output.card else output.content) for output in some)


def produce(output: Output, notes: Path, memo: Memo) -> bytes:
    """The bytes of that output. Raises OSError where its file is gone or cannot be read."""
    if output.card:
        return _card(output.card, memo)
    if not output.copy:
        return output.content
    data = regular.content(notes / output.copy)
    if output.width:
        digest = hashlib.blake2b(data, digest_size=20).hexdigest()
        key = key_of("thumbnail", _VERSION, digest, output.width)
        return remembered(memo, key, lambda: _thumbnail(data, output.width, output.copy))
    if output.copy.lower().endswith(".svg"):
        drawing = safe_svg(data)
        return drawing.content if drawing else EMPTY
    return without_private(data)


def _card(card: Card, memo: Memo) -> bytes:
    """Drawn once in the fonts that this machine has now."""
    from . import draw_card

    faces = draw_card.faces_of(card)
    key = key_of("card", draw_card.VERSION, card, faces)
    return remembered(memo, key, lambda: draw_card.draw_card(card, faces))


def picture_data(file: Attachment, notes: Path, width: int, memo: Memo) -> str:
    """A picture as an address with its data in it, at most so wide; "" where its file cannot be read."""
    suffix = Path(file.path).suffix.lower()
    drawn = suffix in _AS_THEY_ARE or file.moves or not file.width
    try:
        data = produce(Output("", copy=file.path, width=0 if drawn else min(width, file.width)), notes, memo)
    except OSError:
        return ""
    kind = _AS_THEY_ARE.get(suffix) if drawn else "image/webp"
    kind = next((kind for start, kind in _SIGNATURES.items() if data[:12].startswith(start)), kind)
    return f"data:{kind};base64,{base64.b64encode(data).decode()}" if kind else ""


def _thumbnail(data: bytes, width: int, path: str) -> bytes:
    """The picture at that width as WebP. What Pillow cannot decode is given as it is: browsers may know better."""
    from PIL import Image, ImageFile, ImageOps

    ImageFile.LOAD_TRUNCATED_IMAGES = True  # half a picture is better than none
    try:
        with Image.open(io.BytesIO(data)) as opened:
            opened.draft("RGB", (width * 2, width * 2))
            picture = _in_srgb(ImageOps.exif_transpose(opened))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return without_private(data)
    height = max(1, round(picture.height * width / picture.width))
    if smaller := width < picture.width:
        picture = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    lossy = _webp(picture, quality=_QUALITY, method=4)
    if not path.lower().endswith(_LINE_ART) or (smaller and _flat(picture) < _FLAT):
        return lossy
    lossless = _webp(picture, lossless=True, quality=60, method=4)
    return lossless if len(lossless) <= _WORTH * len(lossy) else lossy


def _flat(picture: Picture) -> float:
    from PIL import ImageChops

    grey = picture.convert("L")
    alike: int = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0)).histogram()[0]
    return alike / (grey.width * grey.height)


def _webp(picture: Picture, **settings: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, "WEBP", **settings)
    return made.getvalue()


def _in_srgb(picture: Picture) -> Picture:
    """The picture in the modes and colours that WebP has."""
    from PIL import ImageCms

    if picture.mode.startswith("I") or picture.mode == "F":  # 16 bits a pixel and more: spread over 8
        _, high = picture.getextrema()
        scale = 255 / (max(float(high), 1.0) if float(high) > 255 else 255.0)  # type: ignore[arg-type]
        picture = picture.point(lambda value: value * scale).convert("L")
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            picture = (
                ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB") or picture
            )
        except (ImageCms.PyCMSError, OSError):
            pass
    if picture.mode in ("PA", "LA", "La", "RGBa") or "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGB")
