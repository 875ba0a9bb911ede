"""Figures as the site has them: thumbnails, originals without private data, drawings without scripts."""

from __future__ import annotations

import base64
import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from conftest import Write
from PIL import Image, ImageCms, ImageSequence, features

from papernotes.attached.attachments import index_attachments
from papernotes.attached.metadata import without_private
from papernotes.attached.svg import safe_svg
from papernotes.build import build, open_project
from papernotes.loader.disk.sources import scan
from papernotes.memo import Disk, Memory
from papernotes.model import Attachment, Output, Span
from papernotes.model import Image as Written
from papernotes.renderer.binding.figures import figure, original, thumbnails
from papernotes.renderer.pictures.images import produce
from papernotes.renderer.publishing.publish import publish
from papernotes.renderer.words import ZH

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def encoded(picture: Image.Image, kind: str, **settings: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **settings)
    return made.getvalue()


def photograph(kind: str, turned: int = 6) -> bytes:
    """A picture with the place where it was taken, on its side."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = turned, "Camera"
    exif.get_ifd(GPS).update({1: "N", 2: (31.0, 14.0, 0.0)})
    return encoded(Image.new("RGB", (1600, 800), "orange"), kind, exif=exif)


def scanned(tmp_path: Path, name: str, data: bytes) -> Attachment:
    (tmp_path / name).write_bytes(data)
    return scan(tmp_path).value.attachments[0]


def thumbnail(tmp_path: Path, name: str, data: bytes) -> bytes:
    (tmp_path / name).write_bytes(data)
    return produce(Output("t.webp", copy=name, width=640), tmp_path, Memory())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_private_data(kind: str) -> None:
    """Where and with what a picture was taken is gone, how it is turned stays, and no pixel changes."""
    data = photograph(kind)
    kept = without_private(data)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(kept))

    assert not after.getexif().get_ifd(GPS) and MAKE not in after.getexif()
    assert after.getexif().get(ORIENTATION) == 6
    assert before.tobytes() == after.tobytes()
    assert b"Camera" not in kept


# How pictures are kept: format, mode, and what its encoder is told.
KINDS: dict[str, tuple[str, str, dict[str, object]]] = {
    "JPEG": ("JPEG", "RGB", {}),
    "progressive JPEG": ("JPEG", "RGB", {"progressive": True}),
    "JPEG with restarts": ("JPEG", "L", {"restart_marker_blocks": 2}),
    "JPEG for print": ("JPEG", "CMYK", {"quality": 100}),
    "two JPEGs": ("MPO", "RGB", {"save_all": True, "append_images": [Image.new("RGB", (20, 20), "red")]}),
    "PNG": ("PNG", "P", {}),
    "moving PNG": ("PNG", "RGB", {"save_all": True, "append_images": [Image.new("RGB", (60, 40), "red")]}),
    "moving GIF": ("GIF", "P", {"save_all": True, "append_images": [Image.new("P", (60, 40), 3)], "loop": 0}),
    "WebP": ("WEBP", "RGBA", {"lossless": True}),
    "moving WebP": ("WEBP", "RGB", {"save_all": True, "append_images": [Image.new("RGB", (60, 40), "red")]}),
    "TIFF": ("TIFF", "RGB", {"compression": "raw"}),
    "packed TIFF": ("TIFF", "L", {"compression": "tiff_lzw"}),
    "pages of TIFF": ("TIFF", "1", {"save_all": True, "append_images": [Image.new("1", (60, 40))]}),
    "BMP": ("BMP", "RGB", {}),
    "BMP with a palette": ("BMP", "P", {}),
    "BMP of bits": ("BMP", "1", {}),
    "AVIF": ("AVIF", "RGB", {}),
}


def shown(data: bytes) -> list[bytes]:
    """The pixels of each frame or page."""
    return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(Image.open(io.BytesIO(data)))]


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_behind(kind: str) -> None:
    """What stands behind a picture goes, be it another with its place; each frame of it stays as it was."""
    form, mode, told = KINDS[kind]
    if form == "AVIF" and not features.check("avif"):
        pytest.skip("this Pillow writes no AVIF")
    data = encoded(Image.effect_noise((60, 40), 60).convert(mode), form, **told)
    frames = shown(data)[:1] if form == "MPO" else shown(data)

    for behind in (b"", photograph("JPEG"), b"Camera", bytes(40) + b"Camera", b"\0\0\0\x10mpvdCamera12"):
        kept = without_private(data + behind)
        assert shown(kept) == frames and b"Camera" not in kept
        assert without_private(kept) == kept


def test_what_says_how_to_show() -> None:
    """Of the segments that programs write, profiles of colours stay, and what else goes by their number does not."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(Image.new("RGB", (9, 9)), "JPEG", icc_profile=profile)
    other = b"\xff\xe2\0\x0aMPF\0Came" + b"\xff\xe0\0\x0cJFXX\0Camer"
    kept = without_private(data[:2] + other + data[2:])

    assert Image.open(io.BytesIO(kept)).info["icc_profile"] == profile
    assert kept == data


@pytest.mark.parametrize("kind", ["PNG", "moving PNG", "WebP", "moving WebP"])
def test_chunks_of_programs(kind: str) -> None:
    """A chunk that nobody needs to show a picture goes, whatever its name; colours, profiles and frames stay."""
    form, mode, told = KINDS[kind]
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(Image.effect_noise((60, 40), 60).convert(mode), form, **told, icc_profile=profile)
    if form == "PNG":
        name = b"caBX"
        chunk = struct.pack(">I", 6) + name + b"Camera" + struct.pack(">I", zlib.crc32(name + b"Camera"))
        marked = data[:33] + chunk + data[33:]
    else:
        chunks = data[12:] + b"C2PA" + struct.pack("<I", 6) + b"Camera"
        marked = b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks
    kept = without_private(marked)

    assert shown(marked) == shown(kept) == shown(data)
    assert b"Camera" in marked and b"Camera" not in kept
    assert Image.open(io.BytesIO(kept)).info["icc_profile"] == profile


def in_address(data: bytes, kind: str = "jpeg") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def pictures_in(text: str) -> list[bytes]:
    """The data in its addresses, of which a page may give the beginning alone."""
    return [base64.b64decode(data[: len(data) // 4 * 4]) for data in re.findall(r"base64,([\w+/=]+)", text)]


@pytest.mark.parametrize(
    "form",
    ["![a]({0})", "<div>\n<img src='{0}'>\n</div>", "![a][b]\n\n[b]: {0}", "`{0}`", "<{0}>", "---\nold: {0}\n---\n# A"],
)
def test_pictures_in_notes(form: str, write: Write) -> None:
    """A picture in a note as an address says no more of itself than one in a file, nor does one in a drawing."""
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg'><image href='{in_address(photograph('JPEG'))}'/></svg>"
    for address in (in_address(photograph("JPEG")), in_address(drawing.encode(), "svg+xml")):
        folder = write({"notes/a.md": form.format(address) + "\n"})
        pages = [output.content.decode() for output in build(open_project(folder)).outputs if output.path[-3:] != "png"]
        found = [picture for page in pages for picture in pictures_in(page)]
        found += [inner for picture in found for inner in pictures_in(picture.decode("latin-1"))]

        assert found or form[:2] in ("--", "<d")  # a head and so long a tag are not shown
        assert not [picture for picture in found if b"Camera" in picture]


def test_pictures_in_drawings() -> None:
    """A drawing's pictures lose what they say of themselves, and what draw.io keeps for itself goes, unsaid."""
    address = in_address(photograph("JPEG"))
    kept, without = cleaned(
        f"<svg xmlns='http://www.w3.org/2000/svg' content='Camera'><image href='{address}'/></svg>".encode()
    )

    assert without == () and "Camera" not in kept
    assert [shown(picture) == shown(photograph("JPEG")) for picture in pictures_in(kept)] == [True]
    assert b"Camera" not in pictures_in(kept)[0]


@pytest.mark.parametrize("cut", [1, 3, 11, 40, 400])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_cut_short(kind: str, cut: int, tmp_path: Path) -> None:
    """A file that is cut short raises nothing: it is given, as far as it goes, or as it is."""
    data = photograph(kind)[:cut]

    assert isinstance(without_private(data), bytes)
    assert isinstance(thumbnail(tmp_path, "a.png", data), bytes)


def test_turned(tmp_path: Path) -> None:
    """The size in the page is that of the picture as shown, and the thumbnail is upright."""
    file = scanned(tmp_path, "a.jpg", photograph("JPEG"))

    assert (file.width, file.height) == (800, 1600)
    assert Image.open(io.BytesIO(thumbnail(tmp_path, "a.jpg", photograph("JPEG")))).size == (640, 1280)


MODES = (
    "RGBA PNG png|P PNG png|LA PNG png|1 PNG png|I;16 PNG png|"
    "CMYK JPEG jpg|L JPEG jpg|RGB TIFF tif|F TIFF tif|RGB BMP bmp"
)


@pytest.mark.parametrize("case", MODES.split("|"))
def test_modes(case: str, tmp_path: Path) -> None:
    """Pictures of every sort get a thumbnail; what is transparent stays so."""
    mode, kind, suffix = case.split()
    made = Image.open(io.BytesIO(thumbnail(tmp_path, f"a.{suffix}", encoded(Image.new(mode, (900, 300)), kind))))

    assert made.format == "WEBP" and made.size == (640, 213)
    assert (made.mode == "RGBA") == (mode in ("RGBA", "LA"))


def test_screenshots_stay_sharp(tmp_path: Path) -> None:
    """A picture of few colours is kept without loss, a photograph is not."""
    flat = Image.new("RGB", (800, 400), "white")
    flat.paste("black", (100, 100, 300, 200))
    noise = Image.effect_noise((800, 400), 80).convert("RGB")

    assert b"VP8L" in thumbnail(tmp_path, "flat.png", encoded(flat, "PNG"))[:32]
    assert b"VP8L" not in thumbnail(tmp_path, "noise.png", encoded(noise, "PNG"))[:32]


def test_smaller_screenshots(tmp_path: Path) -> None:
    """One that is made smaller is soft at its edges: it stays without loss where nearly all of it is flat."""
    letters = Image.new("RGB", (800, 400), "white")
    for place in range(0, 800, 20):
        letters.paste("black", (place, 0, place + 7, 400))
    few = Image.new("RGB", (800, 400), "white")
    few.paste("black", (0, 100, 800, 200))

    assert b"VP8L" in thumbnail(tmp_path, "few.png", encoded(few, "PNG"))[:32]
    assert b"VP8L" not in thumbnail(tmp_path, "letters.png", encoded(letters, "PNG"))[:32]
    assert b"VP8L" in thumbnail(tmp_path, "wide.png", encoded(letters.crop((0, 0, 640, 400)), "PNG"))[:32]


def test_animations_move(tmp_path: Path) -> None:
    """What moves has no thumbnail that stands still."""
    first, second = (Image.new("RGB", (900, 300), colour) for colour in ("red", "blue"))
    for name, kind in (("a.gif", "GIF"), ("b.png", "PNG"), ("c.webp", "WEBP")):
        (tmp_path / name).write_bytes(encoded(first, kind, save_all=True, append_images=[second]))
    found = scan(tmp_path).value.attachments

    assert [file.moves for file in found] == [True, True, True]
    assert [thumbnails(file) for file in found] == [(), (), ()]


def bomb() -> bytes:
    """A PNG of a few bytes that says it has 40,000 by 40,000 pixels."""
    head = struct.pack(">IIBBBBB", 40000, 40000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a.png", bomb(), "huge-image"), ("a.png", b"no picture", "broken-image"), ("a.jpg", b"", "broken-image")],
)
def test_not_shown(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    """What is too large or no picture is not loaded by the page: it is named there, linked and reported."""
    file = scanned(tmp_path, name, data)
    made = figure(Written(name, "", Span("n.md", 4)), index_attachments((file,)), ZH, "notes/n/", "甲")

    assert "<img" not in made.html.block + made.html.inline
    assert name in made.html.block and "href=" in made.html.block
    assert [(item.code, item.span and item.span.line) for item in made.diagnostics] == [(code, 4)]


def test_shown_without(tmp_path: Path) -> None:
    """A drawing that lost something is shown, and what it lost is told where it is shown."""
    file = scanned(tmp_path, "a.svg", SVG.encode())
    made = figure(Written("a.svg", "", Span("n.md", 4)), index_attachments((file,)), ZH, "notes/n/", "甲")
    (told,) = made.diagnostics

    assert "<img" in made.html.block and (file.width, file.height) == (9, 9)
    assert told.code == "cleaned-image" and "`<foreignObject>`" in told.message and told.message.endswith("...")


def test_sizes() -> None:
    """A page asks for two widths below that of the file, none above it; the original is a tap away."""
    file = Attachment("a.png", 1, "d1", 2000, 1000)
    made = figure(Written("a.png", "", Span("n.md", 1)), index_attachments((file,)), ZH, "notes/n/", "甲")

    assert [output.width for output in made.files] == [640, 1280, 0]
    assert 'src="../../files/_thumbs/d1-640.webp"' in made.html.block
    assert "d1-640.webp 640w, ../../files/_thumbs/d1-1280.webp 1280w" in made.html.block
    assert 'href="../../files/a.png"' in made.html.block and 'width="2000" height="1000"' in made.html.block
    assert thumbnails(Attachment("a.png", 1, "d", 600, 300)) == ()
    assert [output.width for output in thumbnails(Attachment("a.tif", 1, "d", 600, 300))] == [600]


SVG = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="a()">
<style>@import url(//x)</style><script>a()</script><a href="javascript:a()"><text>字</text></a>
<use xlink:href="#p"/><use href="https://x/y.svg#p"/><image href="https://x/y.png"/>
<image href="data:image/png;base64,AA"/><foreignObject><body/></foreignObject>
<rect fill="url(#g)" style="fill:url(https://x)"/><set attributeName="href" to="x"/><linearGradient id="g"/></svg>"""


def cleaned(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The drawing, and what it lost."""
    drawing = safe_svg(data)
    assert drawing
    return drawing.content.decode(), drawing.without


def test_drawings() -> None:
    """A drawing keeps what it draws and loses what runs or loads."""
    kept, without = cleaned(SVG.encode())

    for gone in ("onload", "script", "javascript", "https://", "import", "foreignObject", "<set"):
        assert gone not in kept
    for stays in ("字", 'xlink:href="#p"', "data:image/png", 'fill="url(#g)"', "linearGradient", 'viewBox="0 0 9 9"'):
        assert stays in kept
    assert without == ("<foreignObject>", "<script>", "<set>", "<style>", "href", "onload", "style")


def test_drawings_of_programs() -> None:
    """What editors note for themselves goes without a word, and so does HTML that stands beside the same as text."""
    kept, without = cleaned(
        b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export="me">
        <metadata><rdf/></metadata><i:view path="/home/me"/><path i:label="me" d="M0 0"/>
        <switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Loss</p></foreignObject><text>Loss</text></switch>
        </svg>"""
    )

    assert without == () and "me" not in kept.replace("xmlns", "") and "<text>Loss" in kept


def test_drawings_of_illustrator() -> None:
    """Entities that are names of namespaces are no danger; the drawing stays."""
    kept, without = cleaned(
        b"""<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [
        <!ENTITY ns_svg "http://www.w3.org/2000/svg"> <!ENTITY ns_ai 'http://ns.adobe.com/AdobeIllustrator/10.0/'>
        ]><svg xmlns="&ns_svg;" xmlns:x="&ns_ai;" viewBox="0 0 9 9"><path x:k="1" d="M0 0h9"/></svg>"""
    )

    assert "M0 0h9" in kept and "adobe" not in kept and without == ()


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"<svg", b"<html/>", b"\xff\xfe<"),
        b'<!DOCTYPE s [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><svg>&c;</svg>',
        b'<!DOCTYPE s [<!ENTITY a SYSTEM "/etc/passwd">]><svg>&a;</svg>',
        b'<!DOCTYPE s [<!ENTITY % a "b">]><svg/>',
        b'<!DOCTYPE s [<!ENTITY a "' + b"b" * 10_000 + b'">]><svg>' + b"&a;" * 10_000 + b"</svg>",
        '<!DOCTYPE s [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><svg>&c;</svg>'.encode("utf-16"),
    ],
)
def test_no_drawing(tmp_path: Path, data: bytes) -> None:
    """What is no drawing, or whose entities may be more text than it is, is no picture, and its file is empty."""
    (tmp_path / "a.svg").write_bytes(data)
    (file,) = scan(tmp_path).value.attachments

    assert safe_svg(data) is None and file.trouble == "broken"
    assert produce(original(file), tmp_path, Memory()) == b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def test_drawings_nested_deep() -> None:
    """A drawing that is nested deeper than any program nests ends no build; what is nested so deep is left out."""
    opened, closed = b"<g>" * 100_000, b"</g>" * 100_000
    kept, without = cleaned(b"<svg xmlns='http://www.w3.org/2000/svg'>" + opened + closed + b"<path d='M0 0h9'/></svg>")

    assert 10 < kept.count("<g") < 1000 and "M0 0h9" in kept and without == ("<g>",)


def test_published_the_same(tmp_path: Path) -> None:
    """With a cache and without, first time and later, the same bytes are published."""
    notes = tmp_path / "notes"
    notes.mkdir()
    for number in range(5):
        (notes / f"{number}.png").write_bytes(encoded(Image.effect_noise((900, 300), 9 + number), "PNG"))
    outputs = [output for file in scan(notes).value.attachments for output in thumbnails(file)]
    published: list[list[bytes]] = []
    for name in ("a", "b", "c"):
        memo = Disk(tmp_path / "cache") if name != "c" else Memory()
        publish(outputs, tmp_path / name, notes, memo=memo)
        if isinstance(memo, Disk):
            memo.close()
        published.append([(tmp_path / name / output.path).read_bytes() for output in outputs])

    assert published[0] == published[1] == published[2]
    assert len(published[0]) == 5
