"""The notes on a paper as HTML for a place that is not the site, such as a feed: it stands alone there.

Addresses are whole, formulas are MathML with their LaTeX as `alttext`, and of the rest only plain elements are left:
nothing that runs, loads a frame or needs the stylesheet.
"""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urljoin

from ...model import Paper
from ...patterns import pattern
from ..binding.body import Part, parts
from ..binding.bound import Bound, Sheet
from ..edition.edition import Edition, name_of
from ..relations.soft import soft_entry
from ..urls import absolute, paper_url

_TAG = pattern(
    r"<!--.*?-->|<(script|style|svg|iframe|object|form|button|template|noscript)\b[^>]*>.*?</\1\s*>"
    r"|<(math)\b([^>]*)>(.*?)</math>"
    r"|<(/?)([a-zA-Z][\w:-]*)([^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>",
    re.DOTALL | re.IGNORECASE,
)
_ANNOTATION = pattern(r"<annotation\b[^>]*>(.*?)</annotation>", re.DOTALL)
_ATTRIBUTE = pattern(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))?")
_KEPT = frozenset(("alt", "colspan", "controls", "datetime", "height", "lang", "open", "reversed", "rowspan", "scope",
                   "start", "title", "value", "width"))  # fmt: skip
_ADDRESSES = frozenset(("href", "src", "poster", "cite"))
_RUNS = ("javascript:", "vbscript:", "data:text")
_HANDLER = pattern(r"""\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_PLAIN = frozenset(("span", "div", "font"))  # of no use without attributes
_UNSEEN = frozenset(("script", "style", "svg", "iframe", "object", "form", "button", "template", "noscript", "input",
                     "link", "meta", "base", "embed", "frame", "param"))  # fmt: skip


def notes_abroad(edition: Edition, paper: Paper) -> str:
    """What the notes say of that paper, reading by reading, under their headings."""
    return edition.once(("abroad", paper.id), lambda: _whole_notes(edition, paper))


def _whole_notes(edition: Edition, paper: Paper) -> str:
    url = paper_url(paper.id)
    html = "\n".join(_reading(edition, url, paper, number) for number in range(len(paper.entries)))
    return plain_html(html, absolute(edition.config.base_url, url))


def _reading(edition: Edition, url: str, paper: Paper, number: int) -> str:
    entry, several = paper.entries[number], len(paper.entries) > 1
    level = 4 if several else 3
    sheet = Sheet(url, edition.targets, edition.words, name_of(paper), top=level + 1, macros=edition.macros)
    found = parts(soft_entry(edition, url, paper.id, number), {}, sheet, Bound())
    head = f"<h3>{escape(entry.noted or entry.title)}</h3>\n" if several else ""
    return head + "\n".join(f"{_heading(part, level)}{part.html}" for part in found)


def _heading(part: Part, level: int) -> str:
    said = " ".join(filter(None, (escape(part.label), part.heading_html)))
    return f"<h{level}>{said}</h{level}>\n" if said else ""


def plain_html(html: str, base: str) -> str:
    """The HTML without what only the site can show; its addresses seen from `base`, which is a whole one."""
    shut: list[bool] = []  # of the spans and divisions around this place: whether they are left out

    def plain(found: re.Match[str]) -> str:
        if found[2]:
            return _formula(found[3], found[4])
        name = (found[6] or "").lower()
        if not name or name in _UNSEEN:
            return ""
        if found[5]:
            return "" if name in _PLAIN and shut and shut.pop() else f"</{name}>"
        if 'role="img"' in found[7] and (label := re.search(r'aria-label="([^"]*)"', found[7])):
            shut.append(True)
            return f"[{label[1]}] "
        attributes = _attributes(found[7], base)
        if name in _PLAIN:
            shut.append(not attributes)
            return f"<{name}{attributes}>" if attributes else ""
        return f"<{name}{attributes}>"

    return _TAG.sub(plain, html)


def _formula(attributes: str, inside: str) -> str:
    source = _ANNOTATION.search(inside)
    alt = f' alttext="{" ".join(source[1].split()).replace(chr(34), "&quot;")}"' if source else ""
    whole = f'<math xmlns="http://www.w3.org/1998/Math/MathML"{attributes}{alt}>{_ANNOTATION.sub("", inside)}</math>'
    return _HANDLER.sub("", whole) if " on" in whole else whole


def _attributes(written: str, base: str) -> str:
    made = ""
    for found in _ATTRIBUTE.finditer(written):
        name, value = found[1].lower(), found[2] or found[3] or ""
        if name in _KEPT:
            made += f' {name}="{value}"'
        elif name in _ADDRESSES and (address := _whole(unescape(value), base)):
            made += f' {name}="{escape(address)}"'
    return made


def _whole(address: str, base: str) -> str:
    """The address seen from nowhere; "" for one that runs or is none."""
    if re.sub(r"[\x00-\x20]", "", address).lower().startswith(_RUNS):
        return ""
    try:
        return urljoin(base, address.strip()).replace(" ", "%20")
    except ValueError:
        return ""
