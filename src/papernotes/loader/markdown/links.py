"""Links in Markdown, `[text](address)` and `<address>`: what each leads to is found in `addresses.py`."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, link

from ...config import Markdown
from ..addresses import address_of
from ..tokens import Address, InlineRule, closed


def install(md: MarkdownIt, options: Markdown) -> None:
    """Keeps addresses as written while parsing, and says of each where it leads."""
    # Addresses of images and notes are needed as their authors wrote them, and unsafe ones as text.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    empty = options.empty_links
    md.inline.ruler.at("link", closed(_addressed(link, "[", empty), "]"))
    md.inline.ruler.at("autolink", _addressed(autolink, "<", empty))


def _addressed(rule: InlineRule, first: str, empty: bool) -> InlineRule:
    """The rule, made to say of the link that it finds where it stands and leads."""

    def run(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if state.src[start] != first or not rule(state, silent):
            return False
        # The text before the link may have become a token first.
        for token in () if silent else state.tokens[before : before + 2]:
            if token.type == "link_open" and "link" not in token.meta:
                address = str(token.attrs.get("href", ""))
                token.meta |= {"at": start, "link": address_of(address) if address or empty else Address("external")}
                break
        return True

    return run
