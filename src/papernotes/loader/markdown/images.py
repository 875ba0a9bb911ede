"""Figures in Markdown: `![alt](a.png)`, `![alt|250](a.png)`, `![100x145](a.png)`, `![x]()`, `{% asset_img a.png %}`.

An address is kept as written, but for percent-encoding, which is undone: the renderer looks for a file.
"""

from __future__ import annotations

import functools
import re
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image
from markdown_it.token import Token

from ...attached.svg import safe_address
from ...config import Markdown
from ...model import Image
from ...patterns import pattern
from ..addresses import is_unsafe
from ..parser.dispatch import first
from ..tokens import Gap, RawTag, closed, push_gap, warn_at

_SIZED = pattern(r"(.*)\|\s*(\d+)(?:x(\d+))?\s*", re.DOTALL)
_SIZE = pattern(r"()(\d{1,4})(?:x(\d{1,4}))?")
_HEXO = pattern(r"\{%\s*asset_img\s+([^%\n]{1,300})%\}")
_FILE = pattern(r"\S+\.\w{2,5}")
# CommonMark wants spaces in addresses encoded or in <>; people paste file names. `#pic_center` is CSDN's.
_SPACED = pattern(r"!\[([^\[\]\n]*)\]\(([^()<>\n\"]+\.\w{2,5})(?:\s*#[\w-]+)?(?:\s+=(\d*)x(\d*))?\)")


def install(md: MarkdownIt, options: Markdown) -> None:
    """Makes holes of images."""
    loose = options.loose_figures
    md.inline.ruler.at("image", closed(functools.partial(_image, loose=loose), "]"))
    if loose:
        md.inline.ruler.after("image", "hexo_image", _hexo)


def _image(state: StateInline, silent: bool, loose: bool) -> bool:
    start = state.pos
    if state.src[start] != "!":
        return False
    before = len(state.tokens)
    if not image(state, silent):
        return loose and _spaced(state, silent)
    if silent:
        return True
    token = state.tokens.pop()
    state.tokens_meta.pop()
    label = "".join(_words(child) for child in token.children or ())
    names = tuple(name for child in token.children or () if (name := _name(child)))
    written = str(token.attrs["src"]).strip()
    if is_unsafe(written) and loose:
        message = f"a figure with the address `{written[:40]}` was left out"
        state.push("raw", "", 0).meta = {"tag": RawTag("", "", code="unsafe-html", message=message, text=label or "…")}
        return True
    push_gap(state, start, _gap(written, label, str(token.attrs.get("title", "")), loose, names))
    state.tokens[-1].content = label
    if not written:
        warn_at(
            state.tokens[-1], "empty-image", f"the figure `{label}` has no address", "upload it again, or take it out"
        )
    return len(state.tokens) > before


def _spaced(state: StateInline, silent: bool) -> bool:
    """An image whose address has spaces, or a size after it (`=300x200`)."""
    found = _SPACED.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        size = f"|{found[3] or 0}x{found[4] or 0}" if found[3] or found[4] else ""
        push_gap(state, state.pos, _gap(found[2].strip(), found[1] + size))
    state.pos = found.end()
    return True


def _words(token: Token) -> str:
    """What a token of a figure's text says; of a figure within it, its text."""
    if token.type != "gap" or token.meta["gap"].mark == "image":
        return token.content
    return str(token.meta["gap"].text)


def _name(token: Token) -> str:
    """Where a link in a figure's text leads, "" where the token begins none."""
    if token.type == "gap":
        return token.meta["gap"].target if token.meta["gap"].mark == "link" else ""
    link = token.meta.get("link") if token.type == "link_open" else None
    return f"{link.url}#{link.fragment}" if link else ""


def _gap(written: str, label: str, title: str = "", loose: bool = True, names: tuple[str, ...] = ()) -> Gap:
    found = (_SIZED.fullmatch(label) or _SIZE.fullmatch(label)) if loose else None
    alt, width, height = found.groups() if found else (label, "", "")
    width, height = (f"{side}px" if side and side != "0" else "" for side in (width, height))
    path = safe_address(written) if ":" in written[:8] else unquote(written)
    alt = alt.strip()
    return Gap(
        lambda span: Image(path, alt, span, width, height, title=title, names=names), "", "image", path, "figure"
    )


@first("{")
def _hexo(state: StateInline, silent: bool) -> bool:
    """Hexo's tag: classes, the file, sizes and a title, of which the file and the title count."""
    if state.src[state.pos] != "{" or not (found := _HEXO.match(state.src, state.pos, state.posMax)):
        return False
    words = found[1].split()
    place = next((index for index, word in enumerate(words) if _FILE.fullmatch(word)), -1)
    if place < 0:
        return False
    if not silent:
        title = " ".join(word for word in words[place + 1 :] if not word.isdecimal()).strip("'\"")
        push_gap(state, state.pos, _gap(words[place], title))
    state.pos = found.end()
    return True
