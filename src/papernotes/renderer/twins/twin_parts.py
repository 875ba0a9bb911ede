"""What is written of a page while it becomes Markdown: whole blocks and the line at hand; and what blocks, links, lists
and tables do to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..plain.plain_markdown import link


@dataclass(slots=True)
class Text:
    """What has been written: whole blocks, and the line at hand."""

    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    indent: list[str] = field(default_factory=list)  # of quotations and lists around this place
    numbers: list[int | None] = field(default_factory=list)  # of the lists around it; None for bullets
    mark: str = ""  # what the next line begins with
    links: list[tuple[str, int]] = field(default_factory=list)  # where each leads, "" for nowhere; where it begins
    cells: list[str] | None = None
    rows: int = 0
    aside: int = 0  # 2 at the beginning of what only screen readers are told, 1 behind it
    quoted: list[bool] = field(default_factory=list)  # of the blocks around it: whether they are quotations


def end(text: Text) -> None:
    """The line at hand is a block; in a cell it goes on."""
    line = text.line
    if text.cells is not None:
        if line and (said := "".join(line)) and not said.endswith(" "):
            line.append(" ")
        return
    text.links.clear()
    if not line:
        return
    said = "".join(line).strip()
    line.clear()
    if not said:
        return
    indent = "".join(text.indent)
    first = indent[: len(indent) - len(text.mark)] + text.mark if text.mark else indent
    text.blocks.append(first + (said.replace("\n", f"\n{indent}") if indent else said))
    text.mark = ""
    if not text.numbers:
        text.blocks.append(indent.rstrip())


def headed(text: Text, level: int) -> None:
    """A heading begins."""
    end(text)
    text.line.append(f"{'#' * level} ")


def opened(text: Text) -> None:
    """A block begins."""
    end(text)
    text.quoted.append(False)


def quotation(text: Text) -> None:
    """A block begins whose lines are quoted."""
    end(text)
    text.quoted.append(True)
    text.indent.append("> ")


def blocked(text: Text) -> None:
    """A block ends."""
    end(text)
    if text.quoted and text.quoted.pop() and text.indent:
        text.indent.pop()
        if text.blocks and text.blocks[-1].endswith(">"):
            text.blocks[-1] = "".join(text.indent).rstrip()


def apart(text: Text, block: str) -> None:
    """What stands on lines of its own."""
    end(text)
    text.line.append(block)
    end(text)


def closed(text: Text, mark: str) -> None:
    """A style that holds nothing leaves nothing."""
    if text.line and text.line[-1] == mark:
        text.line.pop()
    else:
        text.line.append(mark)


def linking(text: Text, url: str) -> None:
    """A link begins that leads there."""
    if text.line and (text.aside == 1 or text.line[-1].endswith(")")):
        text.line.append(" ")
    text.links.append((url, len(text.line)))


def linked(text: Text) -> None:
    """A link ends."""
    if not text.links:
        return
    url, start = text.links.pop()
    if url and (label := "".join(text.line[start:]).strip()):
        text.line[start:] = [link(label, url)]


def listing(text: Text, number: int | None) -> None:
    """A list begins, of bullets or from that number."""
    end(text)
    text.numbers.append(number)


def listed(text: Text) -> None:
    """A list ends."""
    end(text)
    if text.numbers:
        text.numbers.pop()
    if not text.numbers:
        text.blocks.append("")


def item(text: Text) -> None:
    """An item of a list begins."""
    end(text)
    number = text.numbers[-1] if text.numbers else None
    text.mark = "- " if number is None else f"{number}. "
    if number is not None:
        text.numbers[-1] = number + 1
    text.indent.append(" " * len(text.mark))


def itemed(text: Text) -> None:
    """An item ends."""
    end(text)
    text.mark = ""
    if text.indent:
        text.indent.pop()


def term(text: Text) -> None:
    """A term begins; its explanations follow on the same line."""
    end(text)
    text.line.append("- **")


def explained(text: Text) -> None:
    """An explanation begins."""
    if text.line and not text.line[-1].endswith("**: "):
        text.line.append(" · ")


def table(text: Text) -> None:
    """A table begins."""
    end(text)
    text.rows = 0


def row(text: Text) -> None:
    """A row begins."""
    end(text)
    text.cells = []


def rowed(text: Text) -> None:
    """A row ends; the first is the table's head."""
    cells, text.cells = text.cells or [], None
    text.line.clear()
    indent = "".join(text.indent)
    text.blocks.append(f"{indent}| {' | '.join(cells)} |")
    if not text.rows:
        text.blocks.append(f"{indent}|{' --- |' * len(cells)}")
    text.rows += 1


def cell(text: Text) -> None:
    """A cell begins."""
    text.line.clear()
    text.links.clear()


def celled(text: Text) -> None:
    """A cell ends."""
    if text.cells is not None:
        text.cells.append("".join(text.line).strip().replace("\n", " "))
    text.line.clear()


def broken(text: Text) -> None:
    """A line ends, but not its paragraph."""
    text.line.append(" " if text.cells is not None else "\\\n")


def ruled(text: Text) -> None:
    """A rule across the page."""
    end(text)
    text.blocks += ["---", ""]
