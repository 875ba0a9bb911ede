"""Blocks as the HTML that CommonMark's own test suite has for them, and that HTML in a form that can be compared.

Holes are printed as CommonMark would (`<img>`, `<a>`, `<pre><code>`). Compared are elements, attributes, addresses with
their percent-encoding undone, and text with runs of spaces as one: the same that the suite's own script lets differ.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote

from papernotes.config import Markdown
from papernotes.loader.markdown import parse_blocks
from papernotes.model import Block, Code, Image, NoteRef, Piece

BLOCKS = frozenset(re.findall(r"\w+", "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td div"))
Part = tuple[object, ...]


def reference_html(text: str, options: Markdown) -> str:
    """The HTML of a note."""
    return "\n".join(shown(block).rstrip("\n") for block in parse_blocks(text, "note.md", options).value)


def shown(block: Block) -> str:
    """One block."""
    inner = "".join(map(piece, block.html)) + "".join(map(shown, block.children))
    if block.kind == "heading":
        return f"<h{block.level}>{inner}</h{block.level}>"
    box = '<input type="checkbox" disabled="">' if block.kind == "item" and block.info == " " else ""
    box = '<input type="checkbox" disabled="" checked="">' if block.kind == "item" and block.info == "x" else box
    opening = "<li>" if box else block.opening
    return opening + (f"{box} {inner}" if box else inner) + block.closing


def piece(item: Piece) -> str:
    """A string as it is, a hole as CommonMark has it."""
    match item:
        case str():
            return item
        case Image():
            return f'<img src="{escape(item.written)}" alt="{escape(item.alt)}"{_title(item.title)}>'
        case NoteRef():
            address = item.target + ("#" + item.fragment if item.fragment else "")
            return f'<a href="{escape(address)}"{_title(item.title)}>{"".join(map(piece, item.html))}</a>'
        case Code():
            language = f' class="language-{escape(item.language)}"' if item.language else ""
            end = "\n" if item.text else ""
            return f"<pre><code{language}>{escape(item.text)}{end}</code></pre>"
        case _:
            return escape(repr(item))


def _title(title: str) -> str:
    return f' title="{escape(title)}"' if title else ""


def normal(html: str) -> list[Part]:
    """The HTML as a list of tags, texts and remarks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    joined: list[Part] = []
    for part in reader.parts:
        if part[0] == "text" and joined and joined[-1][0] == "text":
            joined[-1] = ("text", f"{joined[-1][1]}{part[1]}", part[2])
        else:
            joined.append(part)
    trimmed = (_trimmed(joined, index) for index in range(len(joined)))
    return [part for part in trimmed if part != ("text", "")]


def _trimmed(parts: list[Part], index: int) -> Part:
    """A text without the spaces beside blocks; every other part as it is."""
    part = parts[index]
    if part[0] != "text":
        return part
    text = str(part[1])
    if not part[2]:
        text = text.lstrip() if _is_edge(parts[index - 1] if index else None) else text
        text = text.rstrip() if _is_edge(parts[index + 1] if index + 1 < len(parts) else None) else text
    return ("text", text)


def _is_edge(part: Part | None) -> bool:
    return part is None or (part[0] in ("open", "close") and (part[1] in BLOCKS or part[1] == "br"))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.kept = 0  # depth of <pre>

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: unquote(value or "") if name in ("href", "src") else value or "" for name, value in attrs}
        given.pop("rel", None)  # ours, of links to other sites
        self.parts.append(("open", tag, tuple(sorted(given.items()))))
        self.kept += tag == "pre"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(("close", tag))
        self.kept -= tag == "pre"

    def handle_data(self, data: str) -> None:
        self.parts.append(("text", data if self.kept else re.sub(r"\s+", " ", data), self.kept > 0))

    def handle_comment(self, data: str) -> None:
        self.parts.append(("remark", data))

    def handle_decl(self, decl: str) -> None:
        self.parts.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.parts.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.parts.append(("section", data))
