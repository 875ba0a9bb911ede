"""The inline tokens of a paragraph, a heading or a cell -> HTML with holes, plain text, marks, tags.

This is the one place where inline HTML is written. What a construct means it has left in its tokens (see `tokens.py`).
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from ..diagnostics import report
from ..model import Html, Mark, MarkKind, NoteRef, Piece, Span
from ..text import is_cjk, is_cjk_letter
from .places import Place
from .sanitise import sanitise
from .tokens import Address, Gap, RawTag

_STYLES: dict[str, MarkKind] = {"strong": "strong", "em": "em", "s": "strike", "mark": "highlight"}
# Deeper styles than this are shown without their tags: browsers stop at 512, and nobody reads them.
_DEEPEST = 60
_WRAP = 24  # characters: a Chinese line shorter than this was broken by its author, not by a PDF


class Run(NamedTuple):
    """What inline tokens come to."""

    html: Html = ()
    text: str = ""
    marks: tuple[Mark, ...] = ()
    tags: tuple[str, ...] = ()


class _Open(NamedTuple):
    """A style or link that is not closed yet."""

    kind: MarkKind | None
    start: int
    target: str
    closing: str
    outer: list[Piece] | None = None  # for a link to a note: the pieces around it
    link: Address | None = None
    span: Span | None = None
    name: str = ""  # for raw HTML


def write(tokens: Sequence[Token], place: Place, row: int = 0) -> Run:
    """The HTML, text, marks and tags of the tokens, which begin at that row of the content."""
    writer = _Writer(tokens, place, row)
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "text" or kind == "text_special":
            writer.add_text(token)
        elif kind == "softbreak":
            writer.add_break(token, tokens[index + 1] if index + 1 < len(tokens) else None)
        else:
            _HANDLERS.get(kind, _Writer.add_text)(writer, token)
    return writer.finish()


class _Writer:
    """The HTML and text written so far."""

    def __init__(self, tokens: Sequence[Token], place: Place, row: int) -> None:
        self.tokens, self.place = tokens, place
        self.line = place.line + row  # of what is being written
        self.pieces: list[Piece] = []
        self.text: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.tags: list[str] = []
        self.open: list[_Open] = []
        self.raw = False
        self.muted = ""  # name of the element whose content is left out

    def add(self, markup: Piece, text: str) -> None:
        if not self.muted:
            self.pieces.append(markup)
            if text:
                self.text.append(text)
                self.length += len(text)

    def add_text(self, token: Token) -> None:
        content = token.content
        if content:
            self.add(html.escape(content, quote=False), content)
            if "**" in content and token.type == "text":
                self.report("bad-emphasis", "these ** do not pair; they are shown as they are")

    def report(self, code: str, message: str, hint: str = "") -> None:
        lines = self.place.notebook.lines
        column = lines[self.line].find("**") + 1 if code == "bad-emphasis" and self.line < len(lines) else 1
        span = Span(self.place.notebook.path, self.line + 1, max(column, 1))
        self.place.notebook.found.append(report(code, message, span, hint))

    def next_line(self, token: Token) -> None:
        # A formula or a comment may have had lines of its own, so breaks are not counted.
        self.line = self.place.line + self.place.row_of(token.meta["at"]) + 1 if "at" in token.meta else self.line

    def add_break(self, token: Token, following: Token | None) -> None:
        """An author's line break: kept, but where a PDF broke a Chinese sentence."""
        self.next_line(token)
        last = self.text[-1][-1:] if self.text else ""
        ahead = following.content.lstrip()[:1] if following is not None and following.type == "text" else ""
        if not self.place.notebook.options.line_breaks:
            joined = bool(last and ahead and is_cjk(last) and is_cjk(ahead))
            self.add("" if joined else "\n", "" if joined else "\n")
        elif last and ahead and is_cjk_letter(last) and is_cjk_letter(ahead) and self.is_wrapped():
            return
        else:
            self.add("<br>\n", "\n")

    def is_wrapped(self) -> bool:
        """Whether the line written last is as long as a column of a PDF."""
        return len("".join(self.text[-12:]).rpartition("\n")[2]) >= _WRAP

    def add_hard_break(self, token: Token) -> None:
        self.next_line(token)
        self.add("<br>\n", "\n")

    def add_code(self, token: Token) -> None:
        if not self.muted:
            self.marks.append(Mark("code", self.length, self.length + len(token.content)))
        self.add(f"<code>{html.escape(token.content, quote=False)}</code>", token.content)

    def add_gap(self, token: Token) -> None:
        gap: Gap = token.meta["gap"]
        if self.muted:
            return
        if gap.sort == "tag":
            self.tags.append(gap.target)
        if gap.mark:
            target = "" if gap.sort == "tag" else gap.target
            self.marks.append(Mark(gap.mark, self.length, self.length + len(gap.text), target))
        span = self.place.span(token.meta["at"])
        if "warning" in token.meta:
            code, message, hint = token.meta["warning"]
            self.place.notebook.found.append(report(code, message, span, hint))
        self.add(gap.make(span), gap.text)

    def open_style(self, token: Token) -> None:
        shown = len(self.open) < _DEEPEST
        if not shown and len(self.open) == _DEEPEST:
            self.report("deep-nesting", f"more than {_DEEPEST} styles inside one another; the inner ones are not shown")
        self.open.append(_Open(_STYLES[token.tag], self.length, "", f"</{token.tag}>" if shown else ""))
        if shown:
            self.pieces.append(f"<{token.tag}>")

    def close(self, _: Token | None = None) -> None:
        if not self.open:
            return
        item = self.open.pop()
        self.mark(item)
        if item.outer is not None and item.link is not None and item.span is not None:
            inner, self.pieces = self.joined(), item.outer
            self.pieces.append(NoteRef(item.link.url, item.link.fragment, inner, item.span, wiki=False))
        elif item.closing:
            self.pieces.append(item.closing)

    def open_link(self, token: Token) -> None:
        title = token.attrs.get("title")
        self.start_link(token.meta["link"], token.meta.get("at", 0), str(title) if title else "")

    def start_link(self, link: Address, at: int, title: str = "", name: str = "") -> None:
        if link.warning:
            self.report("unsafe-html", link.warning)
        while any(item.kind == "link" for item in self.open):
            self.close()  # no link stands in another
        if link.kind == "text":
            self.open.append(_Open(None, self.length, "", "", name=name))
        elif link.kind == "external":
            extra = f' title="{html.escape(title)}"' if title else ""
            self.pieces.append(f'<a href="{html.escape(link.url)}" rel="noopener"{extra}>')
            self.open.append(_Open("link", self.length, link.url, "</a>", name=name))
        else:
            target = link.url + ("#" + link.fragment if link.fragment else "")
            self.open.append(_Open("link", self.length, target, "", self.pieces, link, self.place.span(at), name))
            self.pieces = []

    def add_footnote(self, token: Token) -> None:
        number, time = token.meta["number"], token.meta["time"]
        self.place.notebook.references.setdefault(number, self.line)
        name = f"{self.place.notebook.prefix}{number}"
        own = f"fnref-{name}" + (f"-{time}" if time > 1 else "")
        self.add(f'<sup class="footnote-ref"><a href="#fn-{name}" id="{own}">{number}</a></sup>', "")

    def add_raw(self, token: Token) -> None:
        tag: RawTag = token.meta["tag"]
        again = tag.toggles and any(item.name == tag.name for item in self.open)
        if again:
            self.report("unclosed-html", f"<{tag.name}> is closed by another <{tag.name}>; </{tag.name}> is meant")
        elif tag.code:
            self.report(tag.code, tag.message)
        if self.muted or tag.drops:
            self.muted = self.mute(tag)
        elif tag.text:
            self.add(html.escape(tag.text, quote=False), tag.text)
        elif tag.closes or again:
            self.close_raw(tag)
        elif tag.link is not None:
            self.start_link(tag.link, token.meta.get("at", 0), name=tag.name)
        else:
            self.raw = self.raw or bool(tag.html)
            self.add(tag.html, "\n" if tag.name == "br" else "")
            if tag.opens:
                self.open.append(_Open(tag.mark, self.length, "", "", name=tag.name))

    def add_raw_text(self, token: Token) -> None:
        self.add(token.content, html.unescape(token.content))

    def mute(self, tag: RawTag) -> str:
        """The element whose content is left out from here on, or ""."""
        if self.muted:
            return "" if tag.closes and tag.name == self.muted else self.muted
        # Without an end, only the tag goes: "replace the <title> by ..." is a sentence.
        ends = any(
            token.type == "raw" and token.meta["tag"].name == tag.name and token.meta["tag"].closes
            for token in self.tokens
        )
        return tag.name if tag.drops and tag.opens and ends else ""

    def close_raw(self, tag: RawTag) -> None:
        """Ends an element; what overlaps is left to the sanitiser, but links, which are made here."""
        index = next((n for n in range(len(self.open) - 1, -1, -1) if self.open[n].name == tag.name), -1)
        if index < 0:
            return
        item = self.open[index]
        if item.outer is not None or any(other.outer is not None for other in self.open[index:]):
            while len(self.open) > index + 1:
                self.close()
        if index == len(self.open) - 1:
            self.close()
        else:
            del self.open[index]
            self.mark(item)
            self.pieces.append(item.closing)
        if tag.name != "a":
            self.pieces.append(tag.closing)

    def mark(self, item: _Open) -> None:
        if item.kind and self.length > item.start:
            self.marks.append(Mark(item.kind, item.start, self.length, item.target))

    def joined(self) -> Html:
        """The pieces since the last link, strings run together, raw HTML made safe."""
        if self.raw:
            return sanitise(self.pieces)
        found: list[Piece] = []
        strings: list[str] = []
        for piece in self.pieces:
            if isinstance(piece, str):
                strings.append(piece)
                continue
            if strings:
                found.append("".join(strings))
                strings = []
            found.append(piece)
        if strings:
            found.append("".join(strings))
        return tuple(found)

    def finish(self) -> Run:
        while self.open:
            item = self.open[-1]
            if item.name:
                self.report("unclosed-html", f"<{item.name}> is not closed; it ends here")
            self.close()
        text = "".join(self.text)
        shift = len(text) - len(text.lstrip())
        shown = text.strip()
        # In the order of their beginnings, the outer ones first.
        marks = sorted(self.marks, key=lambda mark: (mark.start, -mark.end))
        if shift or len(shown) != len(text):
            marks = [_moved(mark, shift, len(shown)) for mark in marks]
        return Run(self.joined(), shown, tuple(marks), tuple(dict.fromkeys(self.tags)))


def _moved(mark: Mark, shift: int, length: int) -> Mark:
    start, end = (min(max(place - shift, 0), length) for place in (mark.start, mark.end))
    return Mark(mark.kind, start, end, mark.target)


_HANDLERS: dict[str, Callable[[_Writer, Token], None]] = {
    "hardbreak": _Writer.add_hard_break,
    "code_inline": _Writer.add_code,
    "gap": _Writer.add_gap,
    "raw": _Writer.add_raw,
    "raw_text": _Writer.add_raw_text,
    "link_open": _Writer.open_link,
    "link_close": _Writer.close,
    "footnote_ref": _Writer.add_footnote,
    **{f"{name}_open": _Writer.open_style for name in _STYLES},
    **{f"{name}_close": _Writer.close for name in _STYLES},
}
