"""Headings whose title was broken over two lines, as it was in the PDF it was copied from.

    ## A Generative Network with Style
    Vector

The next line is joined when it can be nothing but the rest: it stands directly below and alone, has one to three
Latin words with capitals as the heading's have, and nothing of a method's name, an author, venue or address; the
heading ends within a sentence.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ...config import Markdown
from ...patterns import pattern
from ..tokens import warn

_REST = pattern(r"[A-Z][A-Za-z-]*(?: [A-Za-z][A-Za-z-]*){0,2}")
_TITLE = pattern(r"\w+(?:[ :,\-–'’()/.]+[\w&]+){4,}")
# What stands alone under a title and is no part of it: a conference, a company, a state of reading.
_OTHER = pattern(
    r"\b(?:[A-Z]{3,}|[A-Z][a-z]*IPS|University|Institute|Inc|Google|Meta|Microsoft|OpenAI|Nvidia|Adobe|Abstract|Method"
    r"|Methods|Introduction|Motivation|Overview|Summary|Conclusion|Results?|Experiments?|Todo|Done|Read|Oral|Spotlight)\b"
)


_NAME = pattern(r"[a-z][A-Z]")  # NeRF, DiMP
_LONG_WORD = pattern(r"\b[A-Za-z]\w{3,}")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule before text is read."""
    md.core.ruler.before("inline", "wrapped_headings", _join)


def _join(state: StateCore) -> None:
    tokens = state.tokens
    if not any(token.type == "heading_close" and _is_wrapped(tokens, index) for index, token in enumerate(tokens)):
        return
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_close" and _is_wrapped(tokens, index):
            heading, opening, rest = tokens[index - 1], tokens[index - 2], tokens[index + 2]
            line = opening.map[1] if opening.map else 0
            heading.content += "\n" + rest.content
            heading.meta["joined"] = True
            opening.map = [opening.map[0] if opening.map else 0, line + 1]
            warn(state.env, "wrapped-heading", f"the heading goes on in this line: `{rest.content}`", line)
            found.append(token)
            index += 4
            continue
        found.append(token)
        index += 1
    state.tokens = found


def _is_wrapped(tokens: list[Token], index: int) -> bool:
    """Whether the paragraph after that end of a heading is the rest of its title."""
    if (
        index + 3 >= len(tokens)
        or tokens[index + 1].type != "paragraph_open"
        or not tokens[index].markup.startswith("#")
    ):
        return False
    heading, rest, after = tokens[index - 1], tokens[index + 2], tokens[index + 1].map
    if not heading.map or not after or after != [heading.map[1], heading.map[1] + 1]:
        return False
    words = rest.content.split()
    return (
        len(heading.content) >= 50
        and _TITLE.search(heading.content) is not None
        and heading.content[-1].isalnum()
        and heading.content.isascii()
        and _REST.fullmatch(rest.content) is not None
        and not _OTHER.search(rest.content)
        and not _NAME.search(rest.content)
        and _is_titled(heading.content)
        and (len(words) == 1 or heading.content.rsplit(" ", 1)[-1].islower())
    )


def _is_titled(heading: str) -> bool:
    """Whether the words of a heading have capitals: below one that has not, a capital begins something else."""
    words = _LONG_WORD.findall(heading)[1:]
    return sum(1 for word in words if word[0].isupper()) * 2 >= len(words)
