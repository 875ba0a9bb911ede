"""What the author wrote for nobody else: Obsidian's `%%comments%%`, in a line or over many, and `<!-- HTML's -->`.

Also `[TOC]` on a line of its own, which stands for the table of contents that the site makes anyway, and kramdown's
attributes (`{:.wide}`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from ...config import Markdown
from ...patterns import pattern
from ..parser.dispatch import first
from ..tokens import warn

_INLINE = pattern(r"%%.+?%%|%%\n.*?%%|<!-->|<!--->|<!--.*?-->", re.DOTALL)
_TOC = pattern(r"(?:\[\[?_?toc_?\]?\]|\{:[^{}]*\}|@\[toc\](?:\(.*\))?)", re.IGNORECASE)
_ENDS = ["paragraph", "reference", "blockquote", "list"]


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds rules that read comments and leave nothing."""
    md.core.ruler.after("normalize", "comments_across", _across)
    md.inline.ruler.before("escape", "comment", _comment)
    md.block.ruler.before("table", "comment_block", _block, {"alt": _ENDS})
    md.block.ruler.before("reference", "toc", _toc, {"alt": ["paragraph", "reference"]})


_MARKS = pattern(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?[ \t>]*(?P=fence)[`~]*[ \t]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)|(?P<mark>(?<![\d%])%%(?!%)|<!--|-->)",
    re.MULTILINE,
)
_CLOSERS = {"%%": "%%", "<!--": "-->"}
# A blank line, an item, a heading or a quotation: nothing that began in the line before goes on in it.
_BREAK = pattern(r"\n[ \t]*(?:\n|(?:[-*+>]|#{1,6}|\d{1,9}[.)])[ \t])")


def _across(state: StateCore) -> None:
    """Takes out comments that go on into another block, where every other construct of a line ends.

    Their line breaks stay, so that lines are those of the file. What begins one that never ends is told: its author may
    think that nobody sees what follows.
    """
    if "%%" not in state.src and "<!--" not in state.src:
        return
    kept, done = list[str](), 0
    for start, end in _comments(state.src):
        if end < 0:
            if not _is_sign(state.src, start):
                sign = state.src[start : start + 2].replace("<!", "<!--")
                said = f"the comment that `{sign}` begins is never closed; what follows is shown"
                warn(state.env, "unclosed-comment", said, state.src.count("\n", 0, start))
        elif _BREAK.search(state.src, start, end):
            kept += (state.src[done:start], "\n" * state.src.count("\n", start, end))
            done = end
    state.src = "".join((*kept, state.src[done:]))


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where comments begin and end, one after the other; the first of a kind that is never closed ends at -1."""
    marks = [found for found in _MARKS.finditer(text) if found["mark"]]
    last = {found[0]: found.start() for found in marks}
    opener: re.Match[str] | None = None
    open_: set[str] = set()
    for found in marks:
        if opener is None and found[0] in _CLOSERS:
            if found.start() < last.get(_CLOSERS[found[0]], -1):
                opener = found
            elif found[0] not in open_:
                open_.add(found[0])
                yield found.start(), -1
        elif opener is not None and found[0] == _CLOSERS[opener[0]]:
            yield opener.start(), found.end()
            opener = None


def _is_sign(text: str, start: int) -> bool:
    """Whether what may begin a comment begins none: "50 %%", a comment of LaTeX in a formula, `<!-->`, what
    a backslash is before; or one that "50%%" closes in its own paragraph."""
    if text.startswith(("<!-->", "<!--->"), start):
        return True
    before = text[max(0, start - 2) : start]
    blank = text.find("\n\n", start)
    closed = text.startswith("%%", start) and text.find("%%", start + 2, blank if blank >= 0 else len(text)) >= 0
    return before.rstrip()[-1:].isdecimal() or before.endswith("\\") or closed or text.count("$$", 0, start) % 2 == 1


@first("%<")
def _comment(state: StateInline, _silent: bool) -> bool:
    if not state.src.startswith(("%%", "<!--"), state.pos):
        return False
    if state.src[state.pos] == "%" and state.src[state.pos - 1 : state.pos].isdecimal():
        return False  # a hundred per cent
    closer = "%%" if state.src[state.pos] == "%" else "-->"
    if state.html_terminator_last(closer) < state.pos + 2:
        return False
    found = _INLINE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pos = found.end()
    return True


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment that begins a line and whose end ends one, blank lines in it or not."""
    place = state.bMarks[start] + state.tShift[start]
    opener = state.src[place : place + 4]
    closer = "%%" if opener.startswith("%%") else "-->" if opener == "<!--" else ""
    if not closer or state.is_code_block(start):
        return False
    last = _last(state, start, end, place + len(closer), closer)
    if last < 0:
        return False
    if not silent:
        state.line = last + 1
    return True


def _last(state: StateBlock, start: int, end: int, place: int, closer: str) -> int:
    """The line on which the comment ends, if nothing follows it there; else -1."""
    # Where an earlier search began, and the line to which it found none: that far nobody looks again.
    first, last = state.env.setdefault("comment_ends", {}).get(closer, (start, start))
    first, last = (first, last) if first <= start <= last else (start, start)
    for line in range(last, end):
        found = state.src.find(closer, max(place, state.bMarks[line]), state.eMarks[line])
        if found >= 0:
            state.env["comment_ends"][closer] = first, line
            return -1 if state.src[found + len(closer) : state.eMarks[line]].strip() else line
    state.env["comment_ends"][closer] = first, max(last, end)
    return -1


def _toc(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    place = state.bMarks[start] + state.tShift[start]
    if state.src[place : place + 1] not in ("[", "{", "@") or state.is_code_block(start):
        return False
    if not _TOC.fullmatch(state.src[place : state.eMarks[start]].strip()):
        return False
    if not silent:
        state.line = start + 1
    return True
