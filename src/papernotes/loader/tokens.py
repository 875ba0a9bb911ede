"""What the constructs in `markdown/` say to the translation in `inlines.py` and `blocks.py`.

markdown-it's token stream is the only thing between them. To its own tokens the constructs add three:

    gap        a hole of the model; `meta["gap"]` is a `Gap`
    mark_open  and mark_close: highlighted text
    raw        one tag of raw HTML; `meta["tag"]` is a `RawTag`; raw_text is the text between tags of an HTML block

Offsets (`at`) count characters of the inline content that the rule saw; the translation makes lines of them.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..model import Hole, MarkKind, Span
from ..patterns import pattern

InlineRule = Callable[[StateInline, bool], bool]


class Gap(NamedTuple):
    """A hole to be: `make` gets its place; `text` is what it adds to the block's plain text."""

    make: Callable[[Span], Hole]
    text: str = ""
    mark: MarkKind | None = None
    target: str = ""  # address of an image or a link, name of a tag
    sort: Literal["", "figure", "display", "tag"] = ""  # what may stand alone, and how


class Address(NamedTuple):
    """Where a link leads: to another site, to a note or file beside this one, or nowhere (its label is text)."""

    kind: Literal["external", "note", "text"]
    url: str = ""
    fragment: str = ""
    warning: str = ""
    wiki: bool = False


class RawTag(NamedTuple):
    """A tag of raw HTML: `html` is what is left of it, "" for nothing; `mark` what it means for the plain text."""

    name: str
    html: str
    opens: bool = False
    closes: bool = False
    closing: str = ""  # the HTML that ends it
    toggles: bool = False  # a second opening tag is a closing one
    drops: bool = False  # goes with all that is in it
    mark: MarkKind | None = None
    link: Address | None = None
    code: str = ""  # diagnostic to be reported, with `message`
    message: str = ""
    text: str = ""  # shown as it is: no tag after all


class Footnotes:
    """The footnotes of one note while it is read, in `env["footnotes"]`; numbers begin at 1."""

    def __init__(self) -> None:
        self.defined: set[str] = set()  # labels
        self.numbers: dict[str, int] = {}  # by label, in the order of the first references
        self.times: dict[int, int] = {}  # how often each is referred to
        self.inline: dict[int, tuple[str, list[Token]]] = {}  # text and tokens of those written in place

    def count(self) -> int:
        return len(self.numbers) + len(self.inline)


def push_gap(state: StateInline, at: int, gap: Gap) -> None:
    """Puts a hole into the stream."""
    token = state.push("gap", "", 0)
    token.meta = {"at": at, "gap": gap}


def closed(rule: InlineRule, closer: str) -> InlineRule:
    """The rule, which is not asked where its closer does not come any more: a row of openers stays cheap."""

    def run(state: StateInline, silent: bool) -> bool:
        return state.html_terminator_last(closer) > state.pos and rule(state, silent)

    run.__dict__.update(rule.__dict__)
    return run


def warn(env: Any, code: str, message: str, line: int) -> None:
    """Leaves a diagnostic for the translation to report; `line` is 0-based, as in `Token.map`."""
    env.setdefault("warnings", []).append((code, message, line))


def warn_at(token: Token, code: str, message: str, hint: str = "") -> None:
    """Leaves a diagnostic that is reported at the place of the token, a gap."""
    token.meta["warning"] = (code, message, hint)


_ATTRIBUTE = pattern(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, entities decoded."""
    found = _ATTRIBUTE.finditer(written)
    return {part[1].lower(): html.unescape(part[2] or part[3] or part[4] or "") for part in found}
