"""Links in Markdown, `[text](address)` and `<address>`: what each leads to is found in `addresses.py`."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, link

from ...config import Markdown
from ...patterns import pattern
from ..addresses import address_of
from ..tokens import Address, InlineRule, closed

# CommonMark wants spaces in addresses encoded or in <>; people write the names of files.
_SPACED = pattern(r"\[([^\[\]\n]{1,300})\]\(([^()<>\n\"]{1,400}\.\w{2,5}(?:#[^()<>\n\"]{0,200})?)\)")


def install(md: MarkdownIt, options: Markdown) -> None:
    """Keeps addresses as written while parsing, and says of each where it leads."""
    # Addresses of images and notes are needed as their authors wrote them, and unsafe ones as text.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    empty = options.empty_links
    md.inline.ruler.at("link", closed(_addressed(_spaced if options.loose_figures else link, "[", empty), "]"))
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


def _spaced(state: StateInline, silent: bool) -> bool:
    """The library's rule, or a link to a file whose name has spaces, `[text](my note.md)`."""
    if link(state, silent):
        return True
    found = _SPACED.match(state.src, state.pos, state.posMax)
    if found is None or " " not in found[2]:
        return False
    if not silent:
        last, state.pos, state.posMax = state.posMax, found.start(1), found.end(1)
        state.push("link_open", "a", 1).attrs = {"href": found[2].strip()}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
        state.posMax = last
    state.pos = found.end()
    return True
