"""Raw HTML in a note, tag by tag: what it means, and what is left of it. The whole is made safe in `sanitise.py`.

<font color="red">, <span style="color:red">   <span class="c-red">: a colour that the theme chooses
<mark>a<mark>                                  the second closes the first (GitHub's editor invites this)
<mask>a</mask>                                 a typing error for mark
<img src="a.png" style="zoom:50%">             a figure, as Typora writes it
<a href="../b.md">                             a link as in Markdown
<image>, <bos>                                 no HTML: shown as written
<iframe src="https://...">                     a link to what it would show
<span style="background:#ff0">                 <mark>, as Obsidian's plugins write it
<s>, </s> beside a space                       no HTML: where a sentence begins or ends for a model of language
<script>, onclick=                             left out, with a warning
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, html_inline
from markdown_it.token import Token

from ...config import Markdown
from ...patterns import pattern
from ..addresses import address_of
from ..html.elements import DROPPED, IGNORED, MARKS, RENAMED, SHOWN, VOID
from ..html.figures import figure
from ..html.media import FRAMES, MEDIA, medium
from ..html.styles import colour_class, is_marked
from ..parser.plain_blocks import LONGEST, as_text
from ..parser.scanner import BlockRule
from ..tokens import Gap, RawTag, attributes, push_gap, warn_at

_TAG = pattern(r"<(/?)([A-Za-z][\w:-]{0,40})((?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*?)(/?)>")
_PARTS = pattern(rf"<!--.*?(?:-->|\Z)|<[?!][^<>]*>|{_TAG.pattern}", re.DOTALL)
_ALIGN = pattern(r"\s+align\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_UNSAFE = pattern(r"\son\w+\s*=|javascript:|position\s*:\s*(?:fixed|absolute|sticky)|url\(", re.IGNORECASE)
# Elements of running text; a line that begins with one is a paragraph even if nothing else stands on it.
_INLINE = pattern(r"</?(?:img|font|mark|mask|b|u|br|span|kbd|sub|sup)\b", re.IGNORECASE)
_CLASS = pattern(r"\s+class\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_FONT = pattern(r"<font\b[^<>]*>\s*", re.IGNORECASE)  # alone on its line it holds blocks
_HARMLESS = frozenset(("img", "html", "head", "body", "main", "nobr", "picture", "video", "audio", "label"))
_ENDS = ["paragraph", "reference", "blockquote"]


Reader = Callable[[str], Gap | RawTag]


def install(md: MarkdownIt, options: Markdown) -> None:
    """Adds the readings of inline tags and of HTML blocks."""
    read = _read if options.sanitise else _trusting if options.loose_html else _verbatim
    md.inline.ruler.at("html_inline", functools.partial(_inline, read=read))
    md.block.ruler.at("html_block", _bounded(_block if options.loose_html else html_block), {"alt": _ENDS})
    md.core.ruler.after("block", "html_parts", functools.partial(_parts, read=read))


def _verbatim(written: str) -> RawTag:
    """HTML as CommonMark has it: whatever it is, it stands as it is written."""
    return RawTag("", written)


def _trusting(written: str) -> Gap | RawTag:
    """What the reader of tags would leave out, for a site that trusts its own notes, stands as it is written."""
    found = _read(written)
    tag = _TAG.fullmatch(written)
    if tag and tag[2].lower() in FRAMES:
        return _verbatim(written)
    left_out = isinstance(found, RawTag) and (found.code == "unsafe-html" or not (found.html or found.text))
    return _verbatim(written) if left_out else found


def _inline(state: StateInline, silent: bool, read: Reader) -> bool:
    if state.src[state.pos] != "<":
        return False
    start, before = state.pos, len(state.tokens)
    if not html_inline(state, silent):
        return False
    if silent:
        return True
    written = state.src[start : state.pos]
    state.tokens.pop()
    state.tokens_meta.pop()
    found = RawTag("", "", text=written) if read is not _verbatim and _is_word(state, written, start) else read(written)
    if isinstance(found, Gap):
        push_gap(state, start, found)
        _warn_empty(state.tokens[-1], found)
    else:
        state.push("raw", "", 0).meta = {"tag": found}
    state.linkLevel = max(state.linkLevel + _link_level(found), 0)
    return len(state.tokens) > before


def _is_word(state: StateInline, written: str, start: int) -> bool:
    """Whether `<s>` or `</s>` is a word: where it strikes, it touches what it strikes."""
    if written == "<s>":
        return state.src[state.pos : state.pos + 1].strip() == ""
    return written == "</s>" and state.src[max(start - 1, 0) : start].strip() == ""


def _link_level(found: Gap | RawTag) -> int:
    return 0 if isinstance(found, Gap) or found.name != "a" else found.opens - found.closes


def _warn_empty(token: Token, gap: Gap) -> None:
    if gap.mark == "image" and not gap.target:
        warn_at(token, "empty-image", "a figure has no address", "upload it again, or take it out")


def _read(written: str) -> Gap | RawTag:
    """What one tag, comment or declaration means."""
    found = _TAG.fullmatch(written)
    if found is None:
        return RawTag("", "")
    name, closing = found[2].lower(), bool(found[1])
    if name == "img" and not closing:
        return figure(attributes(found[3]))
    if name == "input" and (given := attributes(found[3])).get("type", "").lower() == "checkbox":
        return RawTag(name, "", text="☑" if "checked" in given else "☐")
    if name in MEDIA and not closing and (shown_as := medium(name, attributes(found[3]))):
        return shown_as
    if name in DROPPED:
        code = "" if closing else "unsafe-html"
        return RawTag(name, "", not (closing or found[4]), closing, drops=True, code=code, message=_left_out(name))
    shown = RENAMED.get(name, name)
    if shown not in SHOWN:
        return _unknown(written, name, found[3])
    return _known(name, shown, closing, written, found)


def _left_out(name: str) -> str:
    return f"<{name}> was left out"


def _unknown(written: str, name: str, attributes_: str) -> RawTag:
    """A tag that is not shown, or no tag at all: `<bos>` is a word of somebody's vocabulary."""
    if name in IGNORED:
        return RawTag(
            name,
            "",
            code="" if name in _HARMLESS or written.startswith("</") else "unsafe-html",
            message=_left_out(name),
        )
    if attributes_.strip():
        return RawTag(name, "", code="unknown-html", message=f"<{name}> is no element of HTML; it was left out")
    return RawTag(name, "", text=written)


def _known(name: str, shown: str, closing: bool, written: str, found: re.Match[str]) -> RawTag:
    closer = f"</{shown}>"
    if closing:
        return RawTag(shown, closer, closes=True, closing=closer)
    if shown == "span" and is_marked(attributes(found[3]).get("style", "")):
        return RawTag("span", "<mark>", True, False, "</mark>", mark="highlight")
    code, message = ("unsafe-html", f"a part of <{name}> was left out") if _UNSAFE.search(found[3]) else ("", "")
    if name == "mask":
        code, message = "unknown-html", "<mask> is read as <mark>"
    given = attributes(found[3])
    opening = _opening(name, shown, given, written)
    link = address_of(given["href"]) if shown == "a" and "href" in given else None
    opens = name not in VOID and not (found[4] and shown == "span")
    toggles, mark = shown == "mark", MARKS.get(shown)
    return RawTag(shown, opening, opens, False, closer, toggles, False, mark, link, code, message)


def _opening(name: str, shown: str, given: dict[str, str], written: str) -> str:
    """The opening tag as it goes to the sanitiser: colours and alignments as classes, which the theme knows."""
    if name == "font" or (shown == "span" and "style" in given):
        colour = colour_class(given)
        return f'<span class="{colour}">' if colour else "<span>"
    if name == "aside":
        return '<div class="callout">'
    side = "center" if name == "center" else given.get("align", "").strip().lower()
    if side in ("left", "center", "right"):
        return f'<{shown} class="align-{side}"{_CLASS.sub("", _ALIGN.sub("", written[len(name) + 1 :]))}'
    # A class of the theme's would let a note take the look of the page's own parts.
    return _CLASS.sub("", written) if shown == name and shown != "mark" else f"<{shown}>"


def _bounded(rule: BlockRule) -> BlockRule:
    """The rule, which makes text of a block that is longer than any person's."""

    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not rule(state, start, end, silent):
            return False
        if not silent and len(state.tokens[-1].content) > LONGEST:
            state.tokens.pop()
            as_text(state, start, state.line, "the HTML is too long to be read; it is text")
        return True

    return run


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    place = state.bMarks[start] + state.tShift[start]
    if _INLINE.match(state.src, place) and not _FONT.fullmatch(state.src, place, state.eMarks[start]):
        return False
    if state.src.startswith("<!--", place) and _last_close(state) < place:
        return False  # nothing closes the comment: better show it than lose all that follows
    return bool(html_block(state, start, end, silent))


def _last_close(state: StateBlock) -> int:
    """Where the last comment ends, looked for once and not for each that begins."""
    source, last = state.env.get("last_close", ("", -1))
    if source is not state.src:
        source, last = state.env["last_close"] = state.src, state.src.rfind("-->")
    return int(last)


def _parts(state: StateCore, read: Reader) -> None:
    """Takes HTML blocks apart into tags, figures and text."""
    for token in state.tokens if "<" in state.src else ():
        if token.type == "html_block":
            token.children = _children(token.content, read)


def _children(content: str, read: Reader) -> list[Token]:
    found: list[Token] = []
    if read is _verbatim:
        return [Token("raw", "", 0, meta={"tag": _verbatim(content)})]
    place = 0
    for part in _PARTS.finditer(content):
        _add_text(found, content[place : part.start()])
        tag = read(part[0])
        if isinstance(tag, Gap):
            found.append(Token("gap", "", 0, meta={"at": part.start(), "gap": tag}))
            _warn_empty(found[-1], tag)
        else:
            found.append(Token("raw", "", 0, meta={"tag": tag}))
        place = part.end()
    _add_text(found, content[place:])
    return found


def _add_text(found: list[Token], text: str) -> None:
    if text:
        found.append(Token("raw_text", "", 0, content=text))
