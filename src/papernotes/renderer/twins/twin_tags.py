"""A tag as it is written -> what it does to the Markdown of a page; formulas and code are tags with all they hold.

Found once for each way in which a tag is written, as few of a site's tags differ in more than an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from html import unescape

from ...patterns import pattern
from ..plain.plain_markdown import escaped, link
from . import twin_parts as parts
from .twin_parts import Text

Meaning = Callable[[Text], None]

_MATH = pattern(r"<math\b([^>]*)>(.*)</math>", re.DOTALL)
_PRE = pattern(r"<pre\b[^>]*>(.*)</pre>", re.DOTALL)
_TAG = pattern(r"<(/?[a-zA-Z][\w:-]*)(.*)>", re.DOTALL)
_LATEX = pattern(r"<annotation\b[^>]*>(.*?)</annotation>", re.DOTALL)
_ATTRIBUTE = pattern(r"([\w-]+)=\"([^\"]*)\"")
_ANY_TAG = pattern(r"<[^>]*>")
_PAGE = pattern(r"(^|/)index\.html(?:#.*)?$")
_BLOCKS = ("p", "div", "section", "header", "footer", "figure", "figcaption", "aside", "article", "details", "summary",
           "nav", "main", "blockquote", "address")  # fmt: skip
_MARKS = {"strong": "**", "b": "**", "em": "*", "del": "~~", "s": "~~", "mark": "==", "code": "`"}
_APART = {"t": " · ", "k": " · ", "v": " · ", "n": " "}  # classes of what stands in a row of its own column
_LONG = 20_000  # characters of what is seen once: a long block of code
_MOST = 32_768  # tags that are known at once: links to all papers of a library, and its formulas
_NOT_SAID = frozenset(("here", "views", "pager"))  # ways within a page, and to other views of it


class _Meanings(dict[str, Meaning | None]):
    """By each tag what it does, or None where it says nothing: found where it is asked for first."""

    def __missing__(self, tag: str) -> Meaning | None:
        found = _meaning(tag)
        if len(tag) < _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[tag] = found
        return found


def _meaning(tag: str) -> Meaning | None:
    if tag.startswith("<math") and (found := _MATH.fullmatch(tag)):
        return _formula(found[1], found[2])
    if tag.startswith("<pre") and (found := _PRE.fullmatch(tag)):
        return _code(found[1])
    found = _TAG.fullmatch(tag)
    name = found[1].lower() if found else ""
    if found and name in _TOLD:
        return _TOLD[name](name, dict(_ATTRIBUTE.findall(found[2])))
    return _PLAIN.get(name)


MEANINGS = _Meanings()  # a page has hundreds of tags: one that is known is looked up, and nothing is called


def _formula(attributes: str, inside: str) -> Meaning:
    source = _LATEX.search(inside)
    latex = unescape(source[1]).strip() if source else unescape(_ANY_TAG.sub("", inside))
    latex = re.sub(r"<(?=[a-zA-Z/!?])", "< ", latex)  # a space that LaTeX does not see; else it begins a tag
    line = f"${' '.join(latex.split())}$"
    return _whole(f"$$\n{latex}\n$$", line) if "block" in attributes else _said(line)


def _code(html: str) -> Meaning:
    code = unescape(_ANY_TAG.sub("", html)).strip("\n")
    fence = "`" * max((found.end() - found.start() + 1 for found in re.finditer("```+", code)), default=3)

    def act(text: Text) -> None:
        if text.cells is None:
            parts.apart(text, f"{fence}\n{code}\n{fence}")
        else:  # in a cell it stands in the line
            text.line.append(f"`{' '.join(code.split())}`")

    return act


def _whole(block: str, line: str) -> Meaning:
    """What is a block by itself, but in a cell stands in the line."""
    return lambda text: parts.apart(text, block) if text.cells is None else text.line.append(line)


def _said(markdown: str) -> Meaning:
    return lambda text: text.line.append(markdown)


def _block(name: str, attributes: Mapping[str, str]) -> Meaning:
    classes = attributes.get("class", "").split()
    if name == "nav" and not _NOT_SAID.isdisjoint(classes):
        return silent
    quoted = name == "blockquote" or "callout" in classes or "embed" in classes
    return parts.quotation if quoted else parts.opened


def silent(_text: Text) -> None:
    """What begins is not said, nor is what stands in it."""


def _link(_name: str, attributes: Mapping[str, str]) -> Meaning:
    href = unescape(attributes.get("href", ""))
    url = "" if href.startswith("#") else href if "://" in href else _PAGE.sub(r"\1index.md", href)
    return lambda text: parts.linking(text, url)


def _picture(_name: str, attributes: Mapping[str, str]) -> Meaning | None:
    source = unescape(attributes.get("src", ""))
    return _said("!" + link(escaped(unescape(attributes.get("alt", ""))), source)) if source else None


def _film(_name: str, attributes: Mapping[str, str]) -> Meaning | None:
    source = unescape(attributes.get("src", ""))
    return _said(link(escaped(source.rpartition("/")[2]), source)) if source else None


def _list(_name: str, attributes: Mapping[str, str]) -> Meaning:
    start = attributes.get("start", "")
    number = int(start) if start.isdigit() else 1
    return lambda text: parts.listing(text, number)


def _span(name: str, attributes: Mapping[str, str]) -> Meaning | None:
    classes = attributes.get("class", "").split()
    gap = next((_APART[one] for one in classes if one in _APART), " " if name == "small" else "")
    hidden = "vh" in classes
    task = f"[{escaped(unescape(attributes.get('aria-label', '')))}] " if "box" in classes else ""
    if not (gap or hidden or task):
        return None

    def begun(text: Text) -> None:
        if hidden:
            text.aside = 2
        if task:
            text.line.append(task)
        elif gap and text.line and not text.line[-1].endswith(" "):
            text.line.append(gap)

    return begun


_TOLD: Mapping[str, Callable[[str, Mapping[str, str]], Meaning | None]] = {
    **dict.fromkeys(_BLOCKS, _block),
    "a": _link,
    "img": _picture,
    "video": _film,
    "audio": _film,
    "source": _film,
    "ol": _list,
    "span": _span,
    "small": _span,
}
_PLAIN: Mapping[str, Meaning] = {
    **{f"/{name}": parts.blocked for name in _BLOCKS},
    **{f"h{level}": partial(parts.headed, level=level) for level in range(1, 7)},
    **{f"/h{level}": parts.end for level in range(1, 7)},
    **{name: _said(mark) for name, mark in _MARKS.items()},
    **{f"/{name}": partial(parts.closed, mark=mark) for name, mark in _MARKS.items()},
    "/a": parts.linked,
    "ul": partial(parts.listing, number=None),
    "/ul": parts.listed,
    "/ol": parts.listed,
    "li": parts.item,
    "/li": parts.itemed,
    "dl": partial(parts.listing, number=None),
    "/dl": parts.listed,
    "dt": parts.term,
    "/dt": _said("**: "),
    "dd": parts.explained,
    "/small": _said(" "),
    "table": parts.table,
    "/table": lambda text: text.blocks.append(""),
    "tr": parts.row,
    "/tr": parts.rowed,
    "td": parts.cell,
    "/td": parts.celled,
    "th": parts.cell,
    "/th": parts.celled,
    "br": parts.broken,
    "hr": parts.ruled,
}
