r"""Formulas: `$x$`, `$$x$$` in all the places people put it, `\(x\)`, `\[x\]`, ``$`x`$``, ```` ```math ````.

    $x $  $ x$  是$x$的         formulas: inner spaces and Chinese neighbours do not matter
    $5 and $6, $HOME and $PATH  no formulas
    text $$x$$ text             a formula in the sentence
    $$x$$ alone on a line       a formula on its own, also under a line of text, in a list or a quote
        $x$ (indented)          the same: what would be indented code is one formula

Rules of Obsidian, Typora and GitHub ("Writing mathematical expressions"), and pandoc's `tex_math_dollars` for money.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ...config import Markdown
from ...model import Math
from ...patterns import pattern
from ...text import CJK
from ..parser.dispatch import first
from ..tokens import Gap, push_gap

_BODY = r"(?:[^$\\]|\\.)"
_DOUBLE = pattern(rf"\$\$(?!\$)({_BODY}+?)\$\$(?!\$)", re.DOTALL)
_TICKED = pattern(r"\$`([^`\n]+)`\$(?!\d)")
_SINGLE = pattern(rf"\$({_BODY}+)\$", re.DOTALL)
_BRACED = pattern(r"\$(.+)\$", re.DOTALL)
_ROUND = pattern(r"\\\((.+?)\\\)", re.DOTALL)
_SQUARE = pattern(r"\\\[(.+?)\\\]", re.DOTALL)
# As blogs whose Markdown knows no formulas leave them to MathJax: `\\(x\\)`.
_DOUBLED = pattern(r"\\\\\(((?:[^\\\n]|\\(?!\\[()])){1,400})\\\\\)|\\\\\[((?:[^\\]|\\(?!\\[\[\]])){1,1000})\\\\\]")
_LINK = pattern(r"\s*\[[^\[\]\\]*\]\((?:[^()\s\\]*[./#][^()\s\\]*)?\)\s*")
# A venue with its year, or a number at arXiv, as the titles of its pages have it: `\[2212.02710\] Title`.
_DATED = pattern(r"[\s*_]*[A-Z][A-Za-z&/.'’ -]{1,40}(?:19|20)\d\d[\s*_]*|\d{4}\.\d{5}(?:v\d{1,2})?")
_MONEY = pattern(rf"\d[\d,.]*\s?(?:[kKmMbB万亿]\b|[kKmMbB万亿])?(?=[\s,，。、;；/{CJK}\-]|$)")
_TEX = pattern(r"[\\^_={}<>+*|]")
_VARIABLE = pattern(r"[A-Z][A-Z_]+\b")
_NUMBER = pattern(r"(?:\\(?:qquad|quad|tag)|\s)*[(（]\s*([\w.*-]{1,8})\s*[)）]")
_LABEL = pattern(r"\{#[\w:.-]+[^{}]*\}")
_ENDS = ["paragraph", "reference", "blockquote", "list"]
_ENVIRONMENT = pattern(r"\\begin\{((?:equation|align|gather|multline|eqnarray|alignat|flalign)\*?)\}")


def install(md: MarkdownIt, _options: Markdown) -> None:
    """Formulas before escapes and emphasis, and before everything else that may end a paragraph."""
    md.inline.ruler.before("escape", "math", _inline)
    md.block.ruler.before("fence", "math_block", _block, {"alt": _ENDS})
    md.core.ruler.after("block", "math_code", _from_code)


@first("$\\")
def _inline(state: StateInline, silent: bool) -> bool:
    first = state.src[state.pos]
    if first == "$":
        found = _dollars(state)
    elif first == "\\":
        found = _backslash(state)
    else:
        return False
    if found is None:
        return False
    tex, end, display = found
    if not silent:
        marks = "$$" if display else "$"
        gap = Gap(
            lambda span: Math(tex, display, span), f"{marks}{tex}{marks}", "math", "", "display" if display else ""
        )
        push_gap(state, state.pos, gap)
    state.pos = end
    return True


def _dollars(state: StateInline) -> tuple[str, int, bool] | None:
    """LaTeX, end and whether it is displayed, of the formula that begins here."""
    source, start, limit = state.src, state.pos, state.posMax
    if source.startswith("$$", start):
        if found := _DOUBLE.match(source, start, limit):
            tex = found[1].strip()
            return (tex, found.end(), "\n" in found[1]) if tex else None
        return None
    if start and source[start - 1] == "$" and not _is_after_formula(state):
        return None
    if found := _TICKED.match(source, start, limit):
        return found[1].strip(), found.end(), False
    found = _SINGLE.match(source, start, limit)
    for _ in range(4):  # `$\\text{if $a$}$`: dollars in braces do not end a formula
        if found is None or found[1].count("{") - found[1].count("\\{") == found[1].count("}") - found[1].count("\\}"):
            break
        found = _longer(source, start, found.end(), limit) or found
    if found is None or not _is_formula(found[1], source[found.end() : found.end() + 1]):
        return None
    return found[1].strip(), found.end(), False


def _is_after_formula(state: StateInline) -> bool:
    """Whether a formula ends right here: `$x$$y$`."""
    return not state.pending and bool(state.tokens) and _is_formula_gap(state.tokens[-1])


def _is_formula_gap(token: Token) -> bool:
    return token.type == "gap" and token.meta["gap"].mark == "math"


def _longer(source: str, start: int, end: int, limit: int) -> re.Match[str] | None:
    """The formula from `start` to the first dollar after `end`, in the same line."""
    after = source.find("$", end, limit)
    if after < 0 or "\n" in source[end:after]:
        return None
    return _BRACED.match(source, start, after + 1)


def _is_formula(body: str, after: str) -> bool:
    """Whether what stands between two dollars is a formula and no price or variable of a shell."""
    if not body.strip() or after.isdecimal():
        return False
    if body[-1].isspace() and after.isascii() and after.isalnum():
        return False
    if "\n" in body and ("\\" not in body or "\n\n" in body):
        return False
    if body.count("`") % 2 or (after.isupper() and _VARIABLE.match(body)):
        return False
    money = _MONEY.match(body.lstrip())
    return not (money and len(money[0]) < len(body.strip()) and not _TEX.search(body))


def _backslash(state: StateInline) -> tuple[str, int, bool] | None:
    source, start, limit = state.src, state.pos, state.posMax
    if source.startswith(("\\\\(", "\\\\["), start):
        return _doubled(source, start, limit) if state.html_terminator_last("\\\\") > start else None
    closer = {"(": "\\)", "[": "\\]"}.get(source[start + 1 : start + 2])
    # Asked of the whole text once, so that a row of openers is not read to its end again and again.
    if closer is None or state.html_terminator_last(closer) < start:
        return None
    found = (_ROUND if source[start + 1] == "(" else _SQUARE).match(source, start, limit)
    # `\[\\\]` is three escapes, `\[[pdf](https://a.org)\]` a link in brackets, `\[*ICCV 2023*\]` a venue,
    # `[\[pdf\]](u)` a link whose name stands in brackets.
    if found and start and source[start - 1] + source[found.end() : found.end() + 2] == "[](":
        return None
    if found and any(map(str.isalnum, found[1])) and not (_LINK.fullmatch(found[1]) or _DATED.fullmatch(found[1])):
        return found[1].strip(), found.end(), source[start + 1] == "[" and "\n" in found[1]
    return None


def _doubled(source: str, start: int, limit: int) -> tuple[str, int, bool] | None:
    found = _DOUBLED.match(source, start, limit)
    tex = (found[1] or found[2]).strip() if found else ""
    if found is None or not any(map(str.isalnum, tex)):
        return None
    alone = not source[:start].strip() and not source[found.end() : limit].strip()
    return tex, found.end(), found[2] is not None and (alone or "\n" in tex)


_OPENERS = {"$$": "$$", "\\[": "\\]"}


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    place = state.bMarks[start] + state.tShift[start]
    opener = state.src[place : place + 2]
    if opener not in _OPENERS and opener != "\\b":
        return False
    if state.is_code_block(start):
        return False
    found = _whole(state, start, end, place, opener)
    if found is None:
        return False
    if not silent:
        tex, after, rest = found
        token = state.push("math_block", "", 0)
        token.content, token.map = tex, [start, after]
        if rest:
            _paragraph(state, rest, after)
        state.line = after
    return True


def _paragraph(state: StateBlock, text: str, after: int) -> None:
    """What stands behind a formula in its last line."""
    state.push("paragraph_open", "p", 1).map = [after - 1, after]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text, [after - 1, after], []
    state.push("paragraph_close", "p", -1)


def _numbered(tex: str, rest: str) -> tuple[str, str]:
    """The formula with the number that stands behind it, or without the name that pandoc-crossref gives it there."""
    if _LABEL.fullmatch(rest):
        return tex, ""
    number = _NUMBER.fullmatch(rest)
    return (rf"{tex}\tag{{{number[1]}}}", "") if number and "\\tag" not in tex else (tex, rest)


def _whole(state: StateBlock, start: int, end: int, place: int, opener: str) -> tuple[str, int, str] | None:
    """LaTeX of the block, the line after it, and what else stands in its last line."""
    if opener == "\\b":
        named = _ENVIRONMENT.match(state.src, place, state.eMarks[start])
        if named is None:
            return None
        closer, lead = f"\\end{{{named[1]}}}", 0
    else:
        closer, lead = _OPENERS[opener], 2
    first = state.src[place + lead : state.eMarks[start]].rstrip()
    if closer in first:
        body, _, rest = first.partition(closer)
        tex, rest = _numbered(body + (closer if not lead else ""), rest.strip())
        return (tex, start + 1, "") if body.strip() and not rest else None
    return _many(state, start, end, closer, first)


def _many(state: StateBlock, start: int, end: int, closer: str, first: str) -> tuple[str, int, str] | None:
    """The same, of a block of several lines: up to the first line that ends, or begins, with the closer."""
    if state.env.get("no_math", {}).get(closer, end + 1) <= start:
        return None
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            break
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
        if closer not in text:
            continue
        body, _, rest = text.partition(closer)
        middle = state.getLines(start + 1, line, state.blkIndent, False)
        tail = closer if closer.startswith("\\end") else ""
        tex = "\n".join(part for part in (first, middle, body + tail) if part.strip())
        tex, rest = _numbered(tex, rest.strip())
        if body.strip() and rest:
            break
        return tex, line + 1, rest
    else:
        # Nothing closes it up to here: openers below need not look again.
        state.env.setdefault("no_math", {})[closer] = start
    return None


_ONE = pattern(rf"\s*(?:\$\$({_BODY}+)\$\$|\$({_BODY}+)\$)\s*", re.DOTALL)


def _from_code(state: StateCore) -> None:
    """Makes formulas of fences in the language `math` and of indented code that is one formula."""
    for token in state.tokens:
        if token.type == "fence" and token.info.strip().lower() == "math":
            token.type = "math_block"
        elif token.type == "code_block" and "$" in token.content and (found := _ONE.fullmatch(token.content)):
            token.type, token.content = "math_block", found[1] or found[2]
