"""Bare addresses: `见https://a.b/c，然后` links `https://a.b/c`.

Ends and trailing punctuation as in GitHub's "Autolinks (extension)"; with the amendment an address ends before
Chinese as well, which GitHub takes for a part of it, and may begin right after Chinese.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from ...config import Markdown
from ...text import CJK, SHARED_MARKS
from ..addresses import address_of
from ..dispatch import first

_SCHEME = re.compile(r"(?:https?|ftp)\Z", re.IGNORECASE)
_ADDRESS = r"://[^\s<>\[\]\\^`{{}}|\"{extra}]+"
_STRICT = re.compile(_ADDRESS.format(extra=""))
_CJK_AWARE = re.compile(_ADDRESS.format(extra=CJK + SHARED_MARKS))
_ENTITY = re.compile(r"&[a-zA-Z0-9]+;\Z")
_HOST = re.compile(r"://(?:[\w-]{1,63}\.)+\w|://localhost\b|://\d")


def install(md: MarkdownIt, options: Markdown) -> None:
    """Adds the rule, which begins at the colon: that is where markdown-it stops reading text."""
    pattern = _CJK_AWARE if options.cjk_urls else _STRICT
    md.inline.ruler.before("linkify", "url", first(":")(lambda state, silent: _url(state, silent, pattern)))


def _url(state: StateInline, silent: bool, pattern: re.Pattern[str]) -> bool:
    place = state.pos
    if not state.src.startswith("://", place) or state.linkLevel:
        return False
    scheme = _SCHEME.search(state.src, max(place - 5, 0), place)
    # The host first: it is short, where an address may be as long as the text.
    if scheme is None or not _HOST.match(state.src, place, state.posMax):
        return False
    if (before := state.src[scheme.start() - 1 : scheme.start()]).isascii() and before.isalnum():
        return False
    found = pattern.match(state.src, place, state.posMax)
    if found is None:
        return False
    address = scheme[0] + _trimmed(found[0])
    if not silent:
        pending = state.pending
        if not pending.endswith(scheme[0]):
            return False  # in lookahead the text before was read as something else
        state.pending = pending[: -len(scheme[0])]
        token = state.push("link_open", "a", 1)
        token.attrs, token.markup, token.meta = (
            {"href": address},
            "linkify",
            {"at": scheme.start(), "link": address_of(address)},
        )
        state.push("text", "", 0).content = address
        state.push("link_close", "a", -1).markup = "linkify"
    state.pos = scheme.start() + len(address)
    return True


def _trimmed(address: str) -> str:
    """The address without the punctuation of the sentence around it."""
    while address:
        if address[-1] in "?!.,:;*_~'":
            entity = _ENTITY.search(address)
            address = address[: entity.start()] if entity else address[:-1]
        elif address[-1] == ")" and address.count("(") < address.count(")"):
            address = address[:-1]
        elif address.endswith("=="):
            return address
        else:
            break
    return address
