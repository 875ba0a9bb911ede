"""A page of the site -> the same in Markdown, for programs that read and people who like plain text.

What is converted is the page as it was made, its main part alone: so the twin says what the page says, in any template,
and nothing more. Links lead to the twins of other pages, formulas are LaTeX in dollars.
"""

from __future__ import annotations

import re
from html import unescape

from .plain_markdown import escaped
from .twin_parts import CLOSE, OPEN, Text, closed, end

_TOKEN = re.compile(
    r"<!--.*?-->|<(script|style|svg|form|button|select|template|dialog)\b[^>]*>.*?</\1\s*>"
    r"|<(math)\b([^>]*)>(.*?)</math>|<(pre)\b[^>]*>(.*?)</pre>"
    r"|<(/?)([a-zA-Z][\w:-]*)([^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>",
    re.DOTALL,
)
_LATEX = re.compile(r"<annotation\b[^>]*>(.*?)</annotation>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
_SPACE = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
_ANY_TAG = re.compile(r"<[^>]*>")
_BLOCKS = frozenset(("p", "div", "section", "header", "footer", "figure", "figcaption", "aside", "article", "details",
                     "summary", "nav", "main", "blockquote", "address"))  # fmt: skip
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_MARKS = {"strong": "**", "b": "**", "em": "*", "del": "~~", "s": "~~", "mark": "=="}
_APART = {"t": " · ", "k": " · ", "v": " · ", "n": " "}  # classes of what stands in a row of its own column
_NOT_SAID = ("here", "views", "pager")  # ways within a page, and to other views of it


def markdown_twin(page: str) -> str:
    """The main part of that page as Markdown."""
    main = page[page.find(">", page.find("<main")) + 1 : page.rfind("</main>")]
    text, place = Text(), 0
    for found in _TOKEN.finditer(main):
        if found.start() > place:
            _say(text, main[place : found.start()])
        place = found.end()
        if text.silent:
            _skip(text, found)
        elif found[2]:
            _formula(text, found[3], found[4])
        elif found[5]:
            _code(text, found[6])
        elif found[8]:
            name, given = found[8].lower(), found[9]
            if found[7]:
                _close(text, name)
            else:
                _open(text, name, dict(_ATTRIBUTE.findall(given)) if given else {})
    end(text)
    return "\n".join(text.blocks).strip("\n") + "\n\n---\n\n[HTML](index.html)\n"


def _say(text: Text, html: str) -> None:
    if text.silent:
        return
    began = not text.line or text.line[-1].endswith((" ", "\n"))
    if html.isspace():
        text.line += [] if began else [" "]
        return
    text.aside = max(0, text.aside - 1)
    said = _SPACE.sub(" ", unescape(html) if "&" in html else html)
    text.line.append(escaped(said[1:] if began and said[0] == " " else said))


def _skip(text: Text, found: re.Match[str]) -> None:
    if (found[8] or "").lower() == "nav":
        text.silent += -1 if found[7] else 1


def _formula(text: Text, attributes: str, inside: str) -> None:
    source = _LATEX.search(inside)
    latex = unescape(source[1]).strip() if source else unescape(_ANY_TAG.sub("", inside))
    latex = re.sub(r"<(?=[a-zA-Z/!?])", "< ", latex)  # a space that LaTeX does not see; else it begins a tag
    if "block" in attributes and text.cells is None:
        end(text)
        text.line.append(f"$$\n{latex}\n$$")
        end(text)
    else:
        text.line.append(f"${' '.join(latex.split())}$")


def _code(text: Text, html: str) -> None:
    code = unescape(_ANY_TAG.sub("", html)).strip("\n")
    if text.cells is not None:
        text.line.append(f"`{' '.join(code.split())}`")
        return
    end(text)
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code)), 3)
    text.line.append(f"{fence}\n{code}\n{fence}")
    end(text)


def _open(text: Text, name: str, attributes: dict[str, str]) -> None:
    classes = attributes.get("class", "").split()
    if name == "nav" and any(one in _NOT_SAID for one in classes):
        text.silent = 1
    elif name in OPEN:
        OPEN[name](text, attributes)
    elif name in _HEADINGS:
        end(text)
        text.line.append(_HEADINGS[name])
    elif name in _BLOCKS:
        end(text)
        text.quoted.append(name == "blockquote" or "callout" in classes or "embed" in classes)
        text.indent += ["> "] * text.quoted[-1]
    elif name in _MARKS:
        text.line.append(_MARKS[name])
    elif name == "code":
        text.line.append("`")
    elif name in ("span", "small"):
        gap = next((_APART[one] for one in classes if one in _APART), " " if name == "small" else "")
        text.aside = 2 if "vh" in classes else text.aside
        if "box" in classes:
            text.line.append(_task(attributes))
        elif gap and text.line and not text.line[-1].endswith(" "):
            text.line.append(gap)


def _task(attributes: dict[str, str]) -> str:
    return f"[{escaped(unescape(attributes.get('aria-label', '')))}] "


def _close(text: Text, name: str) -> None:
    if name in CLOSE:
        CLOSE[name](text)
    elif name in _HEADINGS or name in _BLOCKS:
        end(text)
        if name in _BLOCKS and text.quoted and text.quoted.pop() and text.indent:
            text.indent.pop()
            if text.blocks and text.blocks[-1].endswith(">"):
                text.blocks[-1] = "".join(text.indent).rstrip()
    elif name in _MARKS:
        closed(text, _MARKS[name])
    elif name == "code":
        closed(text, "`")
