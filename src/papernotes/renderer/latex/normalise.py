"""LaTeX as people write it -> LaTeX that math-core sets. The source that readers copy stays as it was.

    \\tag{1} anywhere            taken out and returned, printed at the right edge
    split, eqnarray, gather      the environments that math-core has (aligned, array, gathered)
    a \\\\ b outside of any       gathered, or aligned where there are `&`
    损失 L_{总}                  \\text{损失} L_{\\text{总}}: runs of Chinese are text, not products of letters

    \\left( without its \\right  closed, or opened, with nothing
    a &lt; b                     a < b: entities that an export left
    \\text{a_b}                  \\text{a\\_b}: what only formulas may have is escaped in text

The commands that are missing stand in `macros.py`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...patterns import pattern
from ...text import CJK
from .arguments import with_arguments
from .colours import Colours

_ENVIRONMENTS = {
    "split": "aligned",
    "align": "aligned",
    "align*": "aligned",
    "flalign": "aligned",
    "flalign*": "aligned",
    "alignedat": "aligned",
    "alignat": "aligned",
    "alignat*": "aligned",
    "gather": "gathered",
    "gather*": "gathered",
    "multline": "gathered",
    "multline*": "gathered",
    "multlined": "gathered",
    "smallmatrix": "matrix",
    "subarray": "matrix",
    "subequations": "",
    "center": "",
    "tabular": "array",
    "numcases": "cases",
    "subnumcases": "cases",
    "empheq": "aligned",
    "cases*": "cases",
    "dcases*": "dcases",
    "rcases*": "rcases",
    "equation": "",
    "equation*": "",
    "displaymath": "",
    "math": "",
}

_TOKEN = pattern(rf"\\(?:begin|end)\{{[^{{}}]*\}}|\\[a-zA-Z]+\*?|\\.|[{{}}&]|[{CJK}]+|[^\\{{}}&{CJK}]+", re.DOTALL)
_TEXT = pattern(r"\\(?:text\w*|mbox|hbox|operatorname\*?|tag\*?|label|ref|eqref)$")
_TAG = pattern(r"\\tag\*?\s*\{([^{}]*)\}|\\l?eqno(?![a-zA-Z])\s*(?:\{([^{}]*)\}|(\([^(){}]*\)))")
_ENVIRONMENT = pattern(r"\\(begin|end)\s*\{\s*(\w+\*?)\s*\}(?:\s*(?<=at\})\s*\{\d+\}|\s*(?<=at\*\})\s*\{\d+\})?")
_MATRIX = pattern(r"[pbBvV]?(?:small)?matrix\*$")
# What an environment takes behind its name: where it stands, a stretch, a formula in front, the kind within.
_OPTION = pattern(
    r"(\\begin\s*\{(?:[pbBvV]?(?:small)?matrix\*?|array|tabular|aligned|gathered|split)\})\s*\[(?:[tbclr]|[\d.]+)\]"
)
_ALIGNED = pattern(r"(\\begin\s*\{subarray\})\s*\{[lcr]\}")
_LED_BY = pattern(r"(\\begin\s*\{(?:sub)?numcases\})\s*\{([^{}]*)\}")
_KIND = pattern(r"(\\begin\s*\{empheq\})\s*(?:\[[^\[\]]*\])?\s*\{\w+\*?\}")
_COLUMNS = pattern(r"(\\begin\s*\{(?:array|tabular)\})\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_REPEATED = pattern(r"\*\s*\{(\d{1,2})\}\s*\{([^{}]*)\}")
_WIDTH = pattern(r"[pmb]\s*\{[^{}]*\}")
_BETWEEN = pattern(r"[@!<>]\s*\{[^{}]*\}|[^lcr|:]")

_ENTITIES = {"lt": r"\lt ", "gt": r"\gt ", "amp": "&", "nbsp": " "}
_ENTITY = pattern(r"&(lt|gt|amp|nbsp);")
_TEXTS = pattern(r"\\(?:text\w{0,2}|mbox|hbox|fbox|operatorname\*?)\s*\{((?:[^{}\\]|\\.)*)\}")
_REMARK = pattern(r"(?<!\\)%[^\n]*\n")
_SPECIAL = pattern(r"(?<!\\)([_^&#%])")
# Each with what it stands for, in order.
_REWRITTEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (pattern(source), meant)
    for source, meant in (
        (r"\\(?:label|vspace\*?)\s*\{[^{}]*\}", ""),
        (r"\\hspace\*?\s*\{\s*(-?[\d.]+\s*(?:em|ex|mu|pt|[cm]m|in))\s*\}", r"\\hspace{\1}"),
        (r"\\hspace\*?\s*\{[^{}]*[^{}\w.\s-][^{}]*\}", r"\\quad "),
        (r"\\(?:no(?:number|tag)|displaylimits|hline(?=\s*$))(?![a-zA-Z])", ""),
        (r"(\\\\|\\cr(?![a-zA-Z]))\*?\s*\[\s*-?[\d.]+\s*\\?[a-zA-Z]+\s*\]", r"\1"),  # how far apart rows are
        (r"\\\\\*", r"\\\\"),
        (r"(\\h(?:dash)?line)(?:\s*\\h(?:dash)?line)+(?![a-zA-Z])", r"\1"),
        (r"\\(?:raise|lower|moveleft|moveright)\s*-?[\d.]+\s*(?:pt|em|ex|mu|[cm]m|in)", ""),
        (r"(\\m?(?:kern|skip)|\\hskip)\s*(-?[\d.]+)\s*([a-z]{2})(?:\s*(?:plus|minus)\s*[\d.]+\s*[a-z]{2})*", r"\1\2\3"),
        (r"(\\(?:left|right|middle|[bB]igg?[lrm]?)(?![a-zA-Z]))\s*(?:<|\\lt(?![a-zA-Z]))", r"\1\\langle "),
        (r"(\\(?:left|right|middle|[bB]igg?[lrm]?)(?![a-zA-Z]))\s*(?:>|\\gt(?![a-zA-Z]))", r"\1\\rangle "),
        (r"(\\(?:left|right|[bB]igg?[lrm]?)(?![a-zA-Z]))\s*（", r"\1("),
        (r"(\\(?:left|right|[bB]igg?[lrm]?)(?![a-zA-Z]))\s*）", r"\1)"),
        (r"\^\s*('+)|\^\s*\{\s*('+)\s*\}", r"\1\2"),
        (r"\\newline(?![a-zA-Z])", r"\\\\"),
        (r"\\cases\s*\{((?:[^{}]|\{[^{}]*\})*)\}", r"\\begin{cases}\1\\end{cases}"),
        (r"\\(?:p?matrix)\s*\{((?:[^{}]|\{[^{}]*\})*)\}", r"\\begin{matrix}\1\\end{matrix}"),
        (r"\\cr(?![a-zA-Z])", r"\\\\"),
        (r"\\buildrel\s*(.{1,200}?)\s*\\over\s*(\{[^{}]*\}|\\[a-zA-Z]+|\S)", r"\\overset{\1}{\2}"),
        (r"\\verb\s*([|!+])(.*?)\1", r"\\texttt{\2}"),
        (r"(?<![\\])\$", ""),  # `$x$` inside \text{}, and dollars left by an editor
        (r"(?<!\\)#(?!\d)", r"\\#"),
        (r"(?<!\\)\\[()\[\]]", ""),  # `\(x\)` within dollars
        (r"[\u200b\u200c\u200d\ufeff\u2060]", ""),
        (r"([_^])\s*$", r"\1{}"),
        (r"(_(?:\{[^{}]*\}|[A-Za-z0-9]))(?=_)|(\^(?:\{[^{}]*\}|[A-Za-z0-9]))(?=[\^'])", r"\1\2{}"),
    )
)


class Tex(NamedTuple):
    """A formula ready to be set, and the numbers its author gave it."""

    source: str
    tags: tuple[str, ...]
    colours: Colours  # to be put into the MathML


def normalise(tex: str, display: bool = False) -> Tex:
    """The formula in the LaTeX that math-core sets; a displayed one has limits below its operators."""
    tags = tuple("".join(tag).strip().strip("()$ ") for tag in _TAG.findall(tex))
    colours = Colours()
    source = _ENTITY.sub(lambda found: _ENTITIES[found[1]], tex) if "&" in tex else tex
    lines, newline, last = source.rpartition("\n")  # a remark ends with its line, which the last does not
    source = _TAG.sub("", _REMARK.sub("\n", lines + newline) + last)
    if r"\begin" in source:
        source = _KIND.sub(r"\1", _LED_BY.sub(r"\2\1", _OPTION.sub(r"\1", _ALIGNED.sub(r"\1", source))))
        source = _ENVIRONMENT.sub(_environment, _COLUMNS.sub(_columns, source))
    source = with_arguments(source, display, colours)
    for written, meant in _REWRITTEN:
        source = written.sub(meant, source)
    source = _paired(_TEXTS.sub(_escaped, source))
    source, rows, columns = _rewritten(source.strip())
    if rows or columns:
        name = "aligned" if columns else "gathered"
        source = rf"\begin{{{name}}}{source}\end{{{name}}}"
    return Tex(source, tags, colours)


def _escaped(found: re.Match[str]) -> str:
    """A text command, what only formulas may have in it escaped."""
    if not _SPECIAL.search(found[1]):
        return found[0]
    return found[0][: found.start(1) - found.start()] + _SPECIAL.sub(r"\\\1", found[1]) + "}"


def _paired(source: str) -> str:
    r"""The formula with a `\right.` for each \left that has none within its braces, and the other way round."""
    if source.count(r"\left") == source.count(r"\right") == 0:
        return source
    open_: list[int] = [0]
    made: list[str] = []
    for token in _TOKEN.findall(source):
        if token == "{" or token.startswith(r"\begin"):
            open_.append(0)
        elif (token == "}" or token.startswith(r"\end") or token in ("&", r"\\")) and len(open_) > 1:
            made.append(r"\right." * open_[-1])
            if token in ("&", r"\\"):
                open_[-1] = 0
            else:
                open_.pop()
        elif token == r"\left":
            open_[-1] += 1
        elif token == r"\right":
            if open_[-1]:
                open_[-1] -= 1
            else:
                made.append(r"\left.")
        made.append(token)
    return "".join(made) + r"\right." * sum(open_)


def _environment(found: re.Match[str]) -> str:
    side, name = found[1], found[2]
    if name.startswith("eqnarray"):
        return r"\begin{array}{rcl}" if side == "begin" else r"\end{array}"
    known = _ENVIRONMENTS.get(name, name.rstrip("*") if _MATRIX.match(name) else name)
    return rf"\{side}{{{known}}}" if known else ""


def _columns(found: re.Match[str]) -> str:
    """A table with its columns as letters and lines: no widths, nothing between them."""
    spread = _REPEATED.sub(lambda part: part[2] * min(int(part[1]), 50), found[2])
    return f"{found[1]}{{{_BETWEEN.sub('', _WIDTH.sub('l', spread))}}}"


def _rewritten(source: str) -> tuple[str, bool, bool]:
    """Chinese wrapped in \\text, and whether rows or columns stand outside of every environment."""
    made: list[str] = []
    texts: list[bool] = []  # for each open brace: are we inside a text command?
    inside = depth = 0
    rows = columns = False
    before = ""
    for token in _TOKEN.findall(source):
        depth += token.startswith(r"\begin{") - token.startswith(r"\end{")
        if token == "{":
            texts.append(bool(_TEXT.match(before)))
            inside += texts[-1]
        elif token == "}" and texts:
            inside -= texts.pop()
        elif depth == 0 and not texts:
            rows, columns = rows or token == r"\\", columns or token == "&"
        wrap = not inside and re.match(f"[{CJK}]", token)
        made.append(rf"{{\text{{{token}}}}}" if wrap else token)
        before = token.rstrip() if token.strip() else before
    return "".join(made), rows and not _ends_alone(source), columns


def _ends_alone(source: str) -> bool:
    """Whether the only line break is the one at the very end, which means nothing."""
    return source.endswith(r"\\") and source.count(r"\\") == 1
