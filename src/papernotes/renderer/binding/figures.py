"""A figure as its author meant it: where the file is, how large, and under which caption.

A figure that is not there is printed as the crossed box of a printer's proof, with its name and the line that asks
for it. What says nothing ("image.png", "图 0", "Pasted image 2024...") is no caption.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple
from urllib.parse import unquote

from ...attached.attachments import AttachmentIndex, find_attachment, is_remote
from ...diagnostics import report
from ...model import Attachment, Diagnostic, Entry, Image, Output, holes
from ...patterns import pattern
from ..urls import attachment_url, output_path, relative, thumbnail_url
from ..words import Words
from .flow import Lifted

_SAYS_NOTHING = pattern(
    r"(?:image|imgs?|figure|fig|pic|picture|photo|screen ?shot|pasted[ -]image|untitled|alt(?: text)?|"
    r"image description|img_convert|wx\w*|图|截图|截屏|屏幕截图|图片|图像|配图|插图|"
    r"请添加图片描述|在这里插入图片描述|输入图片说明)?"
    r"[\s\d._:()（）-]*",
    re.IGNORECASE,
)
_FILE_NAME = pattern(r"[^\s/]+\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|avif|heic)|v2-[0-9a-f]+\S*|[0-9a-f-]{16,}", re.I)
_FORMULA = pattern(r"zhihu\.com/equation|latex\.codecogs|mathurl|chart\.googleapis.*cht=tx|render\.githubus", re.I)
_LENGTH = pattern(r"(\d+(?:\.\d+)?)(px|%|em|rem)?")
_SMALL = 48  # pixels of height, up to which an image is a sign within the line

_CROSS = (
    '<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">'
    '<path d="M0 0 100 100M100 0 0 100" vector-effect="non-scaling-stroke"/></svg>'
)
_MEDIA = {
    ".mp4": "video",
    ".webm": "video",
    ".mov": "video",
    ".ogv": "video",
    ".mkv": "video",
    ".mp3": "audio",
    ".wav": "audio",
}
_MEDIA |= {".m4a": "audio", ".ogg": "audio", ".flac": "audio", ".opus": "audio", ".3gp": "audio"}


_UNKNOWN_TO_BROWSERS = (".tif", ".tiff")
_WIDTHS = (640, 1280)  # the column is 38rem, 608 pixels, and screens have two of theirs for each
_DOCUMENTS = frozenset((".pdf",))
_PAGE = pattern(r"page=(\d+)")


class Figure(NamedTuple):
    """A figure's HTML in both forms, the files that it needs, and what there is to say about it."""

    html: Lifted
    files: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def figure(image: Image, files: AttachmentIndex, words: Words, page_url: str, subject: str) -> Figure:
    """The figure as it appears on that page; `subject` names its paper where it has no words of its own."""
    written = image.written.strip()
    if not written:
        return Figure(_lost(image, words))  # the parser has reported it
    if is_remote(written):
        note = report("remote-image", f"{written[:120]} is on another host", image.span, "keep a copy beside the note")
        return Figure(_remote(image, words, subject), diagnostics=(note,))
    file = find_attachment(written, image.span.path, files)
    if file is None:
        missing = report("missing-image", f"no file `{unquote(written)}`", image.span, "is it in the notes folder?")
        return Figure(_lost(image, words), diagnostics=(missing,))
    source = relative(page_url, attachment_url(file.path))
    if file.trouble:
        made, found = _unshown(image, file, source, words)
        return Figure(made, (original(file),), (found,))
    if posixpath.splitext(file.path)[1].lower() in (*_MEDIA, *_DOCUMENTS):
        return Figure(_medium(image, file, words, source), (original(file),))
    made = _picture(image, file, words, page_url, subject)
    return Figure(made, (*thumbnails(file), original(file)), (_cleaned(image, file),) if file.without else ())


def numbered(entries: Iterable[Entry]) -> tuple[tuple[Image, int], ...]:
    """The figures of a paper with their numbers on its page, from 1, in the order of its text."""
    blocks = (block for entry in entries for block in entry.blocks)
    images = (hole for block in blocks for hole in holes(block) if isinstance(hole, Image))
    return tuple((image, number) for number, image in enumerate(images, 1))


def named(made: Lifted, name: str) -> Lifted:
    """The figure with that id."""
    return Lifted(*(re.sub(r"^<\w+", rf'\g<0> id="{name}"', html) for html in made))


def is_hung(file: Attachment | None) -> bool:
    """Whether a wall of figures shows that file: a picture, and no sign in a line."""
    return file is not None and file.width > 0 and file.height > _SMALL and not file.trouble


def original(file: Attachment) -> Output:
    """The file itself, as the site has it."""
    return Output(output_path(attachment_url(file.path)), copy=file.path)


def thumbnails(file: Attachment) -> tuple[Output, ...]:
    """The smaller forms of a picture, narrowest first; none of drawings, of what moves, and of what is small."""
    suffix = posixpath.splitext(file.path)[1].lower()
    widths = [width for width in _WIDTHS if width < file.width]
    if suffix in _UNKNOWN_TO_BROWSERS:
        widths = widths or [file.width]
    elif suffix in (".svg", ".gif") or file.moves or not file.width:
        return ()
    return tuple(
        Output(output_path(thumbnail_url(file.digest, width)), copy=file.path, width=width) for width in widths
    )


def is_of(output: Output, files: Mapping[str, Attachment]) -> bool:
    """Whether that is one of those files (by path) itself, or a thumbnail of it."""
    file = files.get(output.copy)
    return file is not None and output in (original(file), *thumbnails(file))


def is_medium(written: str) -> bool:
    """Whether a name is that of a film, a sound or a document."""
    return posixpath.splitext(written.strip())[1].lower() in (*_MEDIA, *_DOCUMENTS)


def caption(image: Image) -> str:
    """What the author says of the figure, as its text or else its title, or ""."""
    stem = posixpath.splitext(posixpath.basename(unquote(image.written.replace("\\", "/"))))[0]
    for text in (" ".join(image.alt.split()), " ".join(image.title.split())):
        if not (_SAYS_NOTHING.fullmatch(text) or _FILE_NAME.fullmatch(text) or text.casefold() == stem.casefold()):
            return text
    return ""


def _medium(image: Image, file: Attachment, words: Words, source: str) -> Lifted:
    name = escape(posixpath.basename(file.path))
    suffix = posixpath.splitext(file.path)[1].lower()
    fragment = image.written.partition("#")[2]
    if suffix in _DOCUMENTS:
        page = _PAGE.search(fragment)
        place = f"{words.comma}{words.page.format(n=page[1])}" if page else ""
        link = f'<a class="file" href="{escape(source)}{f"#page={page[1]}" if page else ""}">{name}{place}</a>'
        return Lifted(f"<p>{link}</p>", link)
    medium = _MEDIA[suffix]
    part = f"#{fragment}" if fragment.startswith("t=") else ""
    kind = f'{medium} controls preload="none"' + (' width="640" height="360"' if medium == "video" else "")
    player = f'<{kind} src="{escape(source + part)}" aria-label="{name}"></{medium}>'
    text = _captioned(image) or f"<figcaption>{name}</figcaption>"
    return Lifted(f"<figure>{player}{text}</figure>", player)


def _picture(image: Image, file: Attachment, words: Words, page_url: str, subject: str) -> Lifted:
    source = relative(page_url, attachment_url(file.path))
    size = f' width="{file.width}" height="{file.height}"' if file.width and file.height else ""
    alt = escape(alternative(image, words, subject))
    width = _width(image.width, file.width)
    img = f'<img {sources(file, page_url, _shown(width))}{size} loading="lazy" decoding="async" alt="{alt}">'
    inline = f'<span class="inset"{width}>{img}</span>'
    if 0 < file.height <= _SMALL and not image.width:
        return Lifted(inline, inline)
    block = f'<figure{width}><a class="mat" href="{escape(source)}">{img}</a>{_captioned(image)}</figure>'
    return Lifted(block, inline)


def sources(file: Attachment, page_url: str, shown: str = "(min-width: 44rem) 38rem, 100vw") -> str:
    """The attributes of `<img>` that say which file a browser takes; `shown` is how wide the picture is on the page."""
    thumbs = thumbnails(file)
    links = [f"{relative(page_url, thumbnail_url(file.digest, thumb.width))} {thumb.width}w" for thumb in thumbs]
    if not thumbs:
        return f'src="{escape(relative(page_url, attachment_url(file.path)))}"'
    first = links[0].rpartition(" ")[0]
    return f'src="{first}" srcset="{", ".join(links)}" sizes="{shown}"' if len(links) > 1 else f'src="{first}"'


def _shown(width: str) -> str:
    found = re.search(r"--w:([\d.]+(?:px|em|rem))", width)
    return f"min({found[1]}, 100vw)" if found else "(min-width: 44rem) 38rem, 100vw"


def _unshown(image: Image, file: Attachment, source: str, words: Words) -> tuple[Lifted, Diagnostic]:
    """A figure that must not be decoded, or cannot be: its name, why, and a link to the file."""
    name = escape(posixpath.basename(file.path))
    why = words.huge if file.trouble == "huge" else words.broken
    text = f'<b>{escape(why)}</b> <a class="file" href="{escape(source)}"><code>{name}</code></a>'
    code, hint = ("huge-image", "make it smaller") if file.trouble == "huge" else ("broken-image", "export it again")
    said = "has too many pixels to be shown" if file.trouble == "huge" else "is no picture"
    block = f'<figure><div class="lost">{_CROSS}<p>{text}</p></div>{_captioned(image)}</figure>'
    return Lifted(block, f'<span class="lost in">{text}</span>'), report(
        code, f"`{file.path}` {said}", image.span, hint
    )


def _cleaned(image: Image, file: Attachment) -> Diagnostic:
    names = ", ".join(f"`{name}`" for name in file.without[:5]) + (" ..." if len(file.without) > 5 else "")
    hint = "export it with text as paths, pictures embedded and no scripts"
    return report("cleaned-image", f"`{file.path}` is published without {names}", image.span, hint)


def _remote(image: Image, words: Words, subject: str) -> Lifted:
    source, alt = escape(image.written.strip()), escape(alternative(image, words, subject))
    img = f'<img src="{source}" loading="lazy" decoding="async" referrerpolicy="no-referrer" alt="{alt}">'
    if _FORMULA.search(image.written):
        formula = f'<span class="formula">{img}</span>'
        return Lifted(formula, formula)
    width = _width(image.width, 0)
    block = f'<figure{width}><span class="mat far">{img}</span>{_captioned(image)}</figure>'
    return Lifted(block, f'<span class="inset"{width}>{img}</span>')


def _lost(image: Image, words: Words) -> Lifted:
    name = posixpath.basename(unquote(image.written.replace("\\", "/")).rstrip("/")) or words.lost_empty
    why = words.lost_why.format(file=posixpath.basename(image.span.path), line=image.span.line)
    text = f"<b>{words.lost}</b> <code>{escape(name)}</code><br>{escape(why)}"
    block = f'<figure><div class="lost">{_CROSS}<p>{text}</p></div>{_captioned(image)}</figure>'
    inline = f'<span class="lost in" title="{escape(why)}"><b>{words.lost}</b> <code>{escape(name)}</code></span>'
    return Lifted(block, inline)


def _captioned(image: Image) -> str:
    text = caption(image)
    return f"<figcaption>{escape(text, quote=False)}</figcaption>" if text else ""


def alternative(image: Image, words: Words, subject: str) -> str:
    """What stands for the figure where it is not seen."""
    return caption(image) or words.figure_of.format(name=subject or posixpath.basename(image.span.path))


def _width(written: str, natural: int) -> str:
    """The author's width as a limit. Typora's `zoom:50%` is half of the file's own width, not of the page's."""
    match = _LENGTH.fullmatch(written.strip())
    if not match or not float(match[1]):
        return ""
    number, unit = float(match[1]), match[2] or "px"
    if unit == "%" and natural:
        number, unit = natural * number / 100, "px"
    return f' style="--w:{number:.4g}{unit}"'
