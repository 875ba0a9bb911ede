"""`#tag`: Obsidian's rule ("Tags"): letters, digits, `_`, `-`, `/`, after a space or at the beginning, not all digits.

A tag in a sentence stays there as a hole; a line of nothing but tags leaves the text (see `segments.py`).
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from ...config import Markdown
from ...model import TagRef
from ...patterns import pattern
from ..parser.dispatch import first
from ..tokens import Gap, push_gap

# \w holds letters and digits of every script; emoji are allowed by Obsidian too.
_TAG = pattern(r"#([\w\-/\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]+)")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule."""
    md.inline.ruler.before("escape", "tag", _tag)


@first("#")
def _tag(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] != "#" or state.linkLevel:
        return False
    if start and not state.src[start - 1].isspace():
        return False
    found = _TAG.match(state.src, start, state.posMax)
    if found is None:
        return False
    name = found[1].strip("/")
    # `#12` is the number of an issue, `#-` a line.
    if not name or all(character.isdecimal() or character in "-_/" for character in name):
        return False
    if not silent:
        gap = Gap(lambda span: TagRef(name, span), f"#{name}", target=name, sort="tag")
        push_gap(state, start, gap)
    state.pos = found.end()
    return True
