"""What has been written of a paragraph, a heading or a cell: HTML with holes, plain text, marks, tags, open styles."""

from __future__ import annotations

import html
from collections import defaultdict
from typing import NamedTuple

from ...diagnostics import report
from ...model import Html, Mark, MarkKind, NoteRef, Piece, Span
from ...patterns import pattern
from ..html.sanitise import sanitise
from ..tokens import Address
from .places import Place

# Deeper styles than this are shown without their tags: browsers stop at 512, and nobody reads them.
DEEPEST = 60
WIDEST = 40  # spaces in a row; a text has no more, or patterns that look for what stands behind them take their square


_WIDE = pattern(rf"\s{{{WIDEST},}}")


def narrow(text: str) -> str:
    """The text, each run of more spaces than anybody types as one: HTML shows but one."""
    return _WIDE.sub(" ", text) if len(text) > WIDEST else text


class Run(NamedTuple):
    """What inline tokens come to."""

    html: Html = ()
    text: str = ""
    marks: tuple[Mark, ...] = ()
    tags: tuple[str, ...] = ()


class Open(NamedTuple):
    """A style or link that is not closed yet."""

    kind: MarkKind | None
    start: int
    closing: str = ""
    target: str = ""
    name: str = ""  # of raw HTML
    outer: list[Piece] | None = None  # for a link to a note: the pieces around it
    link: Address = Address("text")
    span: Span | None = None
    title: str = ""


class Writer:
    """The HTML and text written so far."""

    def __init__(self, place: Place, row: int) -> None:
        self.place = place
        self.line = place.line + row  # 0-based, of what is being written
        self.pieces: list[Piece] = []
        self.text: list[str] = []
        self.length = 0  # of the text
        self.marks: list[Mark] = []
        self.tags: list[str] = []
        self.open: list[Open] = []
        self.names: defaultdict[str, int] = defaultdict(int)  # how often each raw element is open; "" for styles
        self.ends: set[str] = set()  # raw elements that are closed somewhere, once somebody asks
        self.raw = False
        self.blank = 0  # spaces since the last piece that is none: empty code, entities, breaks
        self.muted = ""  # name of the element whose content is left out

    def add(self, markup: Piece, text: str) -> None:
        """Writes a piece of HTML and what it is in plain text."""
        if not self.muted:
            text = narrow(text)
            self.pieces.append(markup)
            self.blank = self.blank + len(text) if text.isspace() else 0
            if text and self.blank <= WIDEST:
                self.text.append(text)
                self.length += len(text)

    def report(self, code: str, message: str, column: int = 1) -> None:
        """Reports something at the line that is being written."""
        span = Span(self.place.notebook.path, self.line + 1, column)
        self.place.notebook.found.append(report(code, message, span))

    def start(self, item: Open, opening: str) -> None:
        """Opens a style, or an element of raw HTML."""
        shown = len(self.open) < DEEPEST
        if len(self.open) == DEEPEST:
            self.report("deep-nesting", f"more than {DEEPEST} styles inside one another; the inner ones are not shown")
        self.names[item.name] += 1
        self.open.append(item if shown else item._replace(closing=""))
        if shown:
            self.pieces.append(opening)

    def close(self) -> None:
        """Closes what was opened last."""
        if self.open:
            self.end(len(self.open) - 1)

    def end(self, index: int) -> None:
        """Closes that of the open styles; what overlaps is left to the sanitiser."""
        item = self.open.pop(index)
        self.names[item.name] -= 1
        if item.kind and (self.length > item.start or self._is_picture(item)):
            self.marks.append(Mark(item.kind, item.start, self.length, item.target))
        if item.outer is not None and item.span is not None:
            label, self.pieces = self.joined(), item.outer
            self.pieces.append(NoteRef(item.link.url, item.link.fragment, label, item.span, item.link.wiki, item.title))
        elif item.closing:
            self.pieces.append(item.closing)

    def _is_picture(self, item: Open) -> bool:
        """Whether a link holds but pictures, `[![Paper](badge.svg)](u)`: it leads somewhere all the same."""
        last = self.marks[-1] if item.kind == "link" and self.marks else None
        return last is not None and last.kind == "image" and last.start == item.start

    def end_named(self, name: str) -> None:
        """Closes the last raw element of that name, or style of Markdown (""), if one is open.

        Links to notes are made here and not by the sanitiser, so nothing overlaps them.
        """
        if not self.names[name]:
            return
        index = next(n for n in range(len(self.open) - 1, -1, -1) if self.open[n].name == name)
        if any(item.outer is not None for item in self.open[index:]):
            while len(self.open) > index + 1:
                self.close()
        self.end(index)

    def start_link(self, link: Address, at: int, title: str = "", name: str = "") -> None:
        """Opens a link; one that is open is closed, for no link stands in another."""
        if link.warning:
            self.report("unsafe-html", link.warning)
        while any(item.kind == "link" for item in self.open):
            self.close()
        if link.kind == "text":
            self.start(Open(None, self.length, name=name), "")
        elif link.kind == "external":
            extra = f' title="{html.escape(title)}"' if title else ""
            opening = f'<a href="{html.escape(link.url)}" rel="noopener"{extra}>'
            self.start(Open("link", self.length, "</a>", link.url, name), opening)
        else:
            target = link.url + ("#" + link.fragment if link.fragment else "")
            span = self.place.span(at)
            self.start(Open("link", self.length, "", target, name, self.pieces, link, span, title), "")
            self.pieces = []

    def joined(self) -> Html:
        """The pieces since the last link, strings run together, raw HTML made safe."""
        if self.raw and self.place.notebook.options.sanitise:
            return sanitise(self.pieces)
        found: list[Piece] = []
        strings: list[str] = []
        if len(self.pieces) == 1:
            return tuple(self.pieces)
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
        return tuple(piece for piece in found if piece != "")

    def finish(self) -> Run:
        """All of it, what is still open closed."""
        while self.open:
            if self.open[-1].name:
                self.report("unclosed-html", f"<{self.open[-1].name}> is not closed; it ends here")
            self.close()
        text = "".join(self.text)
        shown = text.strip()
        # In the order of their beginnings, the outer ones first.
        marks = sorted(self.marks, key=lambda mark: (mark.start, -mark.end))
        if len(shown) != len(text):
            shift = len(text) - len(text.lstrip())
            marks = [_moved(mark, shift, len(shown)) for mark in marks]
        return Run(self.joined(), shown, tuple(marks), tuple(dict.fromkeys(self.tags)))


def _moved(mark: Mark, shift: int, length: int) -> Mark:
    start, end = (min(max(place - shift, 0), length) for place in (mark.start, mark.end))
    return Mark(mark.kind, start, end, mark.target)
