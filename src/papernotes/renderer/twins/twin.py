"""A page of the site -> the same in Markdown, for programs that read and people who like plain text.

What is converted is the page as it was made, its main part alone: so the twin says what the page says, in any template,
and nothing more. Links lead to the twins of other pages, formulas are LaTeX in dollars.

The page is cut into text and tags in one go; what a tag does to what is written is found once for each tag as it is
written out (`twin_tags.py`), for a site has few that differ in more than an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

from ...patterns import pattern
from ..plain.plain_markdown import escaped
from .twin_parts import Text, end
from .twin_tags import MEANINGS, silent

_UNSAID = ("script", "style", "svg", "form", "button", "select", "template", "dialog")
# What was matched is never given back (`*+`): a page has hundreds of tags, and formulas of thousands of characters.
_WHOLE = "|".join(
    rf"{name}\b[^>]*>[^<]*+(?:<(?!/{name}\s*>)[^<]*+)*+</{name}\s*>" for name in (*_UNSAID, "math", "pre")
)
_REST = r"[^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+>"
_TOKEN = pattern(
    rf"(<(?:/?(?!(?:{'|'.join(_UNSAID)}|math|pre)\b)[a-zA-Z]{_REST}|{_WHOLE}|!--.*?-->|/?[a-zA-Z]{_REST}))", re.DOTALL
)
_NAV = pattern(r"<(/?)nav(?![\w:-])", re.IGNORECASE)
_BROKEN = pattern(r"[\t\n\r\f\v]")
_SPACE = pattern(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")


def markdown_twin(page: str) -> str:
    """The main part of that page as Markdown."""
    main = page[page.find(">", page.find("<main")) + 1 : page.rfind("</main>")]
    text, parts = Text(), _TOKEN.split(main)
    parts.append("")  # the tag after the last text
    line, pairs = text.line, zip(parts[::2], parts[1::2], strict=True)
    for said, tag in pairs:
        if said:
            began = not line or line[-1].endswith((" ", "\n"))
            if not said.isspace():
                if text.aside:
                    text.aside -= 1
                line.append(_beginning(said) if began else _going_on(said))
            elif not began:
                line.append(" ")
        if act := MEANINGS[tag]:
            act(text)
            if act is silent:
                _pass_over(tag for _, tag in pairs)
    end(text)
    return "\n".join(text.blocks).strip("\n") + "\n\n---\n\n[HTML](index.html)\n"


def _pass_over(tags: Iterable[str]) -> None:
    """All up to the end of a navigation that has just begun."""
    inside = 1
    for tag in tags:
        if found := _NAV.match(tag):
            inside += -1 if found[1] else 1
            if not inside:
                return


@lru_cache(maxsize=16384)  # what a note says is on its paper's page, too
def _going_on(html: str) -> str:
    """The text as Markdown."""
    return escaped(_plain(html))


@lru_cache(maxsize=8192)
def _beginning(html: str) -> str:
    """The text as Markdown where a line has just begun: it begins with no space."""
    return escaped(_plain(html).removeprefix(" "))


def _plain(html: str) -> str:
    said = unescape(html) if "&" in html else html
    return _SPACE.sub(" ", said) if "  " in said or _BROKEN.search(said) else said
