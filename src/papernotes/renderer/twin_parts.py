"""What is written of a page while it becomes Markdown: whole blocks and the line at hand; and what links, figures,
lists and tables do to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

from .plain_markdown import escaped, link

_PAGE = re.compile(r"(^|/)index\.html(?:#.*)?$")


@dataclass
class Text:
    """What has been written: whole blocks, and the line at hand."""

    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    indent: list[str] = field(default_factory=list)  # of quotations and lists around this place
    numbers: list[int | None] = field(default_factory=list)  # of the lists around it; None for bullets
    mark: str = ""  # what the next line begins with
    links: list[tuple[str, int]] = field(default_factory=list)
    cells: list[str] | None = None
    rows: int = 0
    silent: int = 0  # elements around this place that are left out
    aside: int = 0  # 2 at the beginning of what only screen readers are told, 1 behind it
    quoted: list[bool] = field(default_factory=list)  # of the blocks around it: whether they are quotations


def end(text: Text) -> None:
    """The line at hand is a block; in a cell it goes on."""
    said = "".join(text.line)
    if text.cells is not None:
        if said and not said.endswith(" "):
            text.line.append(" ")
        return
    text.line.clear()
    text.links.clear()
    if not said.strip():
        return
    indent = "".join(text.indent)
    first = indent[: len(indent) - len(text.mark)] + text.mark if text.mark else indent
    lines = said.strip().split("\n")
    text.blocks.append("\n".join((first if number == 0 else indent) + line for number, line in enumerate(lines)))
    text.mark = ""
    if not text.numbers:
        text.blocks.append(indent.rstrip())


def closed(text: Text, mark: str) -> None:
    """A style that holds nothing leaves nothing."""
    if text.line and text.line[-1] == mark:
        text.line.pop()
    else:
        text.line.append(mark)


def _link(text: Text, attributes: dict[str, str]) -> None:
    if text.line and (text.aside == 1 or text.line[-1].endswith(")")):
        text.line.append(" ")
    text.links.append((unescape(attributes.get("href", "")), len(text.line)))


def _linked(text: Text) -> None:
    if not text.links:
        return
    href, start = text.links.pop()
    label = "".join(text.line[start:]).strip()
    if label and href and not href.startswith("#"):
        text.line[start:] = [link(label, _PAGE.sub(r"\1index.md", href) if "://" not in href else href)]


def _picture(text: Text, attributes: dict[str, str]) -> None:
    if source := attributes.get("src", ""):
        text.line.append("!" + link(escaped(unescape(attributes.get("alt", ""))), unescape(source)))


def _film(text: Text, attributes: dict[str, str]) -> None:
    if source := attributes.get("src", ""):
        text.line.append(link(escaped(unescape(source).rpartition("/")[2]), unescape(source)))


def _list(text: Text, number: int | None) -> None:
    end(text)
    text.numbers.append(number)


def _listed(text: Text) -> None:
    end(text)
    if text.numbers:
        text.numbers.pop()
    if not text.numbers:
        text.blocks.append("")


def _item(text: Text, _attributes: dict[str, str]) -> None:
    end(text)
    number = text.numbers[-1] if text.numbers else None
    text.mark = "- " if number is None else f"{number}. "
    if number is not None:
        text.numbers[-1] = number + 1
    text.indent.append(" " * len(text.mark))


def _itemed(text: Text) -> None:
    end(text)
    text.mark = ""
    if text.indent:
        text.indent.pop()


def _term(text: Text, _attributes: dict[str, str]) -> None:
    end(text)
    text.line.append("- **")


def _explained(text: Text, _attributes: dict[str, str]) -> None:
    if text.line and not text.line[-1].endswith("**: "):
        text.line.append(" · ")


def _row(text: Text, _attributes: dict[str, str]) -> None:
    end(text)
    text.cells = []


def _rowed(text: Text) -> None:
    cells, text.cells = text.cells or [], None
    text.line.clear()
    indent = "".join(text.indent)
    text.blocks.append(f"{indent}| {' | '.join(cells)} |")
    if not text.rows:
        text.blocks.append(f"{indent}|{' --- |' * len(cells)}")
    text.rows += 1


def _cell(text: Text, _attributes: dict[str, str]) -> None:
    text.line.clear()
    text.links.clear()


def _celled(text: Text) -> None:
    if text.cells is not None:
        text.cells.append("".join(text.line).strip().replace("\n", " "))
    text.line.clear()


def _table(text: Text, _attributes: dict[str, str]) -> None:
    end(text)
    text.rows = 0


def _tabled(text: Text) -> None:
    text.blocks.append("")


def _rule(text: Text, _attributes: dict[str, str]) -> None:
    end(text)
    text.blocks += ["---", ""]


OPEN: dict[str, Callable[[Text, dict[str, str]], None]] = {
    "a": _link,
    "img": _picture,
    "video": _film,
    "audio": _film,
    "source": _film,
    "ul": lambda text, _: _list(text, None),
    "ol": lambda text, given: _list(text, int(given["start"]) if given.get("start", "").isdigit() else 1),
    "li": _item,
    "dt": _term,
    "dd": _explained,
    "table": _table,
    "tr": _row,
    "td": _cell,
    "th": _cell,
    "br": lambda text, _: text.line.append(" " if text.cells is not None else "\\\n"),
    "hr": _rule,
    "dl": lambda text, _: _list(text, None),
}
CLOSE: dict[str, Callable[[Text], None]] = {
    "a": _linked,
    "ul": _listed,
    "ol": _listed,
    "li": _itemed,
    "dt": lambda text: text.line.append("**: "),
    "dl": _listed,
    "small": lambda text: text.line.append(" "),
    "tr": _rowed,
    "td": _celled,
    "th": _celled,
    "table": _tabled,
}
