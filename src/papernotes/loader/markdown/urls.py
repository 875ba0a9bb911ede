"""Bare addresses: `见https://a.b/c，然后` links `https://a.b/c`; `www.a.b` and `me@a.b` are links, too.

Ends and trailing punctuation as in GitHub's "Autolinks (extension)"; with the amendment an address ends before
Chinese as well, which GitHub takes for a part of it, and may begin right after Chinese. What editors add to an address
is none of it: backslashes, `https://a.b/c\\_d`, and a space at its end, `https://a.b/c&#x20;`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ...config import Markdown
from ...patterns import pattern
from ...text import CJK, SHARED_MARKS
from ..addresses import address_of
from ..parser.dispatch import first

_SCHEME = pattern(r"(?:https?|ftp)\Z", re.IGNORECASE)
_SIGN = r"[^\s<>\[\]\\^`{{}}|\"{extra}]"
_ADDRESS = rf"://{_SIGN}+(?:\\[_~&]{_SIGN}*)*"
_STRICT = pattern(_ADDRESS.format(extra=""))
_CJK_AWARE = pattern(_ADDRESS.format(extra=CJK + SHARED_MARKS))
_PLAIN = (
    r"(?:(?<![^\s*_~({before}])www\.[\w-]+(?:\.[\w-]+)*(?:[/?#:][^\s<>\[\]\\^`{{}}|\"{extra}]*)?"
    r"|(?<![\w.+/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_ENTITY = pattern(r"&#?[a-zA-Z0-9]+;\Z")
_ESCAPED = pattern(r"\\([_~&])")
_HOST = pattern(r"://(?:[\w-]{1,63}\.)+\w|://localhost\b|://\d")


def install(md: MarkdownIt, options: Markdown) -> None:
    """Adds the rule, which begins at the colon: that is where markdown-it stops reading text."""
    pattern = _CJK_AWARE if options.cjk_urls else _STRICT
    md.inline.ruler.before("linkify", "url", first(":")(lambda state, silent: _url(state, silent, pattern)))
    extra = CJK + SHARED_MARKS if options.cjk_urls else ""
    plain = re.compile(_PLAIN.format(extra=extra, before=CJK), re.ASCII)
    md.core.ruler.after("inline", "plain_urls", lambda state: _plain_urls(state, plain))


def _plain_urls(state: StateCore, pattern: re.Pattern[str]) -> None:
    """Links in text that no rule stops at: hosts that begin with `www.`, and e-mail addresses."""
    if "www." not in state.src and "@" not in state.src:
        return
    for token in state.tokens:
        if token.type == "inline" and ("www." in token.content or "@" in token.content):
            token.children = list(_linked(token.children or [], pattern))


def _linked(tokens: Sequence[Token], pattern: re.Pattern[str]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type == "raw" and token.meta["tag"].name == "a":
            depth += token.meta["tag"].opens - token.meta["tag"].closes
        if token.type == "text" and depth <= 0 and ("www." in token.content or "@" in token.content):
            yield from _split(token, pattern)
        else:
            yield token


def _split(token: Token, pattern: re.Pattern[str]) -> Iterator[Token]:
    """The text with its addresses as links."""
    text, place = token.content, 0
    for found in pattern.finditer(text):
        address = _trimmed(found[0])
        scheme = "mailto:" if "@" in address and not address.startswith("www.") else "http://"
        if found[0][-1] in "-_" or "." not in address.removeprefix("www."):
            continue
        yield Token("text", "", 0, content=text[place : found.start()])
        link = Token("link_open", "a", 1, attrs={"href": scheme + address}, markup="linkify")
        link.meta = {"at": 0, "link": address_of(scheme + address)}
        yield link
        yield Token("text", "", 0, content=address)
        yield Token("link_close", "a", -1, markup="linkify")
        place = found.start() + len(address)
    yield Token("text", "", 0, content=text[place:])


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
        plain = _ESCAPED.sub(r"\1", address)
        token = state.push("link_open", "a", 1)
        token.attrs, token.markup, token.meta = (
            {"href": plain},
            "linkify",
            {"at": scheme.start(), "link": address_of(plain)},
        )
        state.push("text", "", 0).content = plain
        state.push("link_close", "a", -1).markup = "linkify"
    state.pos = scheme.start() + len(address)
    return True


def _trimmed(address: str) -> str:
    """The address without the punctuation of the sentence around it."""
    while address:
        if address[-1] in "?!.,:;*_~'\\":
            entity = _ENTITY.search(address)
            address = address[: entity.start()] if entity else address[:-1]
        elif address[-1] == ")" and address.count("(") < address.count(")"):
            address = address[:-1]
        elif address.endswith("=="):
            return address
        else:
            break
    return address
