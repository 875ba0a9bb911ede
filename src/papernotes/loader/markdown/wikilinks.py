"""`[[note]]`, `[[note#heading|text]]`, `[[#heading]]`, `[[note#^block]]` and the embeds `![[...]]` (Obsidian, "Links").

`[[1710.09767] Title](url)` and `[[1]](url)` are Markdown links whose labels have brackets; `[[17, 49]]` is a citation.
"""

from __future__ import annotations

import html
import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from ...config import Markdown
from ...model import Embed, Image, NoteRef
from ...patterns import pattern
from ..parser.dispatch import first
from ..tokens import Address, Gap, push_gap

_LINK = pattern(r"!?\[\[([^\[\]|#\n]*)(?:#([^\[\]|\n]*))?(?:\\?\|([^\[\]\n]*))?\]\](?!\()")
_CITATION = pattern(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*")
_IMAGE = pattern(r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif|tiff?|ico|heic)", re.IGNORECASE)
_MARKUP = pattern(r"[*_$`=~]")
_SIZE = pattern(r"(\d+)(?:x(\d+))?")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule, before links and images see the brackets."""
    md.inline.ruler.before("link", "wikilink", _wikilink)


@first("[!")
def _wikilink(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith(("[[", "![["), start) or state.html_terminator_last("]]") < start:
        return False
    found = _LINK.match(state.src, start, state.posMax)
    if found is None or not (found[1].strip() or found[2]) or _CITATION.fullmatch(found[1].strip()):
        return False
    if silent:
        state.pos = found.end()
    elif state.src[start] == "!":
        push_gap(state, start, _embed(found))
        state.pos = found.end()
    elif found[3] and _MARKUP.search(found[3]):
        _labelled(state, found)
    else:
        push_gap(state, start, _reference(found))
        state.pos = found.end()
    return True


def _labelled(state: StateInline, found: re.Match[str]) -> None:
    """A link whose label has styles or formulas of its own."""
    target, fragment = _parts(found)
    address = Address("note", target, fragment, wiki=True)
    state.push("link_open", "a", 1).meta = {"at": found.start(), "link": address}
    end, state.posMax, state.pos = state.posMax, found.end(3), found.start(3)
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.pos, state.posMax = found.end(), end


def _parts(found: re.Match[str]) -> tuple[str, str]:
    """Note and place in it."""
    return found[1].strip().removesuffix("\\"), (found[2] or "").strip().removesuffix("\\")


def _reference(found: re.Match[str]) -> Gap:
    target, fragment = _parts(found)
    label = (found[3] or "").strip() or _label(target, fragment)
    address = f"{target}#{fragment}" if fragment else target
    shown = (html.escape(label, quote=False),)
    return Gap(lambda span: NoteRef(target, fragment, shown, span), label, "link", address)


def _label(target: str, fragment: str) -> str:
    """What Obsidian shows for a link without text of its own; names of blocks say nothing to a reader."""
    if not fragment:
        return target
    parts = [part for part in (target, *fragment.split("#")) if part and not part.startswith("^")]
    return " > ".join(parts) or target or fragment


def _embed(found: re.Match[str]) -> Gap:
    target, fragment = _parts(found)
    if not _IMAGE.search(target[-5:]):
        return Gap(lambda span: Embed(target, fragment, span), sort="figure")
    *words, last = [part.strip() for part in (found[3] or "").split("|")]
    size = _SIZE.fullmatch(last)
    alt = "|".join(words if size else [*words, last])
    width, height = (f"{part}px" if part else "" for part in size.groups()) if size else ("", "")
    return Gap(lambda span: Image(target, alt, span, width, height, wiki=True), "", "image", target, "figure")
