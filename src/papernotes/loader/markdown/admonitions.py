"""Callouts as other programs write them: MkDocs' `!!! note "Title"`, Docusaurus' and VuePress' `:::note Title`,
Quarto's `::: {.callout-note}`, MyST's `{note}`, and those of Obsidian's plugin Admonition.

    !!! tip "Title"          ::: warning Title      ```{note} Title       ```ad-note
        indented text        text                   text                  title: Title
    ??? note                 :::                    ```                   collapse: open
    (folded; ???+ open)                                                   text
                                                                          ```

Only the kinds that callouts have: `!!! wow` is somebody's exclamation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from ...config import Markdown
from ...patterns import pattern
from ..parser.scanner import shallow
from ..tokens import warn

_KINDS = (
    "note|info|tip|hint|important|warning|caution|attention|danger|error|bug|example|quote|cite|abstract|summary|tldr|"
    "success|check|done|question|help|faq|failure|fail|missing|todo|details|seealso|theorem|definition|lemma|proof|remark"
)
_BANG = pattern(
    rf"(!!!|\?\?\?\+?)[ \t]+({_KINDS})\b(?:[ \t]+(?:inline|end)\b)*(?:[ \t]+\"([^\"]*)\")?[ \t]*$", re.IGNORECASE
)
_COLONS = pattern(
    rf"(:{{3,}})[ \t]*(?:\{{?\.?({_KINDS})\b\}}?|\{{\.callout-(?P<kind>{_KINDS})(?P<given>[ \t][^{{}}]*)?\}})"
    r"(?:\[(?P<title>[^\]]*)\]|[ \t]+(?P<rest>[^{}]*?))?[ \t]*(?:\{(?P<attributes>[^}]*)\})?$",
    re.IGNORECASE,
)
_FENCE = pattern(rf"(`{{3,}}|~{{3,}})\{{({_KINDS}|admonition)\}}[ \t]*([^`]*)$", re.IGNORECASE)
_PLUGIN = pattern(r"(`{3,}|~{3,})ad-([\w-]{1,40})[ \t]*$", re.IGNORECASE)
_OPTION = pattern(r"(title|collapse|icon|color)[ \t]*:[ \t]*(.*)")
_FOLDS = {"open": "+", "closed": "-", "close": "-", "true": "-"}
_TITLE = pattern(r"title=[\"']([^\"']*)[\"']")
_MOST_LOOKED = 1_000_000  # lines
_ENDS = ["paragraph", "reference", "blockquote", "list"]


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Adds the rule for all of them."""
    md.block.ruler.before("fence", "admonition", shallow(_block), {"alt": _ENDS})


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    place = state.bMarks[start] + state.tShift[start]
    if state.src[place : place + 3] not in ("!!!", "???", ":::", "```", "~~~") or state.is_code_block(start):
        return False
    line = state.src[place : state.eMarks[start]]
    if found := _BANG.match(line):
        fold = {"!!!": "", "???": "-", "???+": "+"}[found[1]]
        last = _indented(state, start, end)
        if last > start and not silent:
            _push(state, start, last, last, found[2], fold, found[3] or "", 4)
        return last > start
    if found := _COLONS.match(line):
        last = _closed(state, start, end, len(found[1]))
        if last > start and not silent:
            kind, given = found[2] or found["kind"], (found["given"] or found["attributes"] or "")
            fold = "-" if kind.lower() == "details" or ("collapse=" in given and "false" not in given) else ""
            title = found["title"] or found["rest"] or (named[1] if (named := _TITLE.search(given)) else "")
            _push(state, start, last, last + 1, kind, fold, title, 0)
        return last > start
    if found := _FENCE.match(line):
        last = _fenced(state, start, end, found[1])
        if last > start and not silent:
            _push(state, start, last, last + 1, found[2].replace("admonition", "note"), "", found[3], 0)
        return last > start
    if found := _PLUGIN.match(line):
        last = _fenced(state, start, end, found[1])
        if last > start and not silent:
            given, head = _options(state, start + 1, last)
            fold = _FOLDS.get(given.get("collapse", ""), "")
            _push(state, start, last, last + 1, found[2], fold, given.get("title", ""), 0, head)
        return last > start
    return False


def _options(state: StateBlock, start: int, end: int) -> tuple[dict[str, str], int]:
    """What the first lines of the plugin's block say of it, and how many they are."""
    given: dict[str, str] = {}
    for line in range(start, end):
        found = _OPTION.match(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip())
        if found is None or found[1] in given:
            break
        given[found[1]] = found[2]
    return given, len(given)


def _indented(state: StateBlock, start: int, end: int) -> int:
    """The line after the text that is indented by four; `start` where there is none."""
    last = start
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent + 4:
            break
        last = line
    return last + 1 if last > start else start


def _closed(state: StateBlock, start: int, end: int, colons: int) -> int:
    """The line of the colons that close it; `start` where nothing does."""
    depth = 0
    for line, text in _lines(state, start + 1, end):
        if not text.startswith(":::"):
            continue
        if text.strip(":"):
            depth += 1
        elif depth:
            depth -= 1
        elif len(text) >= colons:
            return line
    return start


def _fenced(state: StateBlock, start: int, end: int, opener: str) -> int:
    """The line of the fence that closes it; `start` where none does."""
    for line, text in _lines(state, start + 1, end):
        if text.startswith(opener) and not text.strip(opener[0]):
            return line
    return start


def _lines(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Those lines, for who looks for what closes a block. What nothing closes is looked for down to the note's end, so
    that a note with thousands of it would never be read: after so many lines, nothing is closed any more."""
    for line in range(start, end):
        state.env["looked"] = looked = state.env.get("looked", 0) + 1
        if looked > _MOST_LOOKED:
            if looked == _MOST_LOOKED + 1:
                said = "too many callouts begin that nothing closes; from here on they are text"
                warn(state.env, "dense-text", said, start)
            return
        yield line, state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _push(
    state: StateBlock, start: int, last: int, after: int, kind: str, fold: str, title: str, indent: int, head: int = 0
) -> None:
    opening = state.push("blockquote_open", "blockquote", 1)
    opening.map = [start, after]
    opening.meta |= {"callout": kind.lower(), "fold": fold, "title": bool(title.strip())}
    if title.strip():
        state.push("paragraph_open", "p", 1).map = [start, start + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = title.strip(), [start, start + 1], []
        state.push("paragraph_close", "p", -1)
    before = state.lineMax, state.parentType
    state.lineMax, state.parentType = last, "blockquote"
    state.blkIndent += indent
    state.md.block.tokenize(state, start + 1 + head, last)
    state.blkIndent -= indent
    state.lineMax, state.parentType = before
    state.push("blockquote_close", "blockquote", -1)
    state.line = after
