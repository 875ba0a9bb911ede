"""A formula -> MathML, at build time, by math-core; its LaTeX stays beside it so that a copy gives LaTeX.

What cannot be set is shown as its source, readable, and reported with file, line and reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

import math_core

from ..diagnostics import report
from ..model import Checked, Math
from ..patterns import pattern
from ..text import CJK
from .latex.brackets import MOST as MOST_OPEN
from .latex.brackets import open_brackets
from .latex.definitions import parted
from .latex.depth import MOST as MOST_DEEP
from .latex.depth import all_weights, deepest, weights
from .latex.macros import MACROS
from .latex.normalise import normalise

LONGEST = 20_000  # characters of a formula: what has more was made by a program
_LONG = 30  # characters of LaTeX, Chinese ones twice, from which an inline formula may be wider than a phone

_WIDE = pattern(f"[{CJK}]")
_SIZE = pattern(r' (?:displaystyle|scriptlevel)="[^"]*"')
_SIZED = pattern(r"<(?!mstyle|mtable|math)\w+[^>]* (?:displaystyle|scriptlevel)=")

Macros = tuple[tuple[str, str], ...]


def math_html(math: Math, macros: Macros = ()) -> Checked[str]:
    """The formula as `<math>` with its source as annotation; displayed ones in `.eq`, a span, with their numbers.

    `macros` are those of site.yaml, sorted. A formula that only defines commands is "".
    """
    html, reason = _shown(math.tex, math.display, math.preamble, macros)
    if not reason:
        return Checked(html)
    found = report("bad-math", f"cannot set `{_short(math.tex)}`: {reason}", math.span, "its source is shown")
    return Checked(html, (found,))


@lru_cache(maxsize=40_000)  # all of a long note: they are asked for once for their letters, and once for its page
def _shown(tex: str, display: bool, preamble: str, macros: Macros) -> tuple[str, str]:
    """The formula as HTML, and the reason why it could not be set."""
    mathml, tags, reason = _set(tex, display, preamble, macros)
    if reason:
        return f'<code class="bad-math" lang="en">{escape(tex.strip(), quote=False)}</code>', reason
    if not mathml:
        return "", ""
    if not display:
        is_long = len(tex) + len(_WIDE.findall(tex)) > _LONG
        return (f'<span class="wide">{mathml}</span>' if is_long else mathml), ""
    numbers = "".join(f'<span class="no">({escape(tag)})</span>' for tag in tags)
    return f'<span class="eq">{mathml}{numbers}</span>', ""


def _set(tex: str, display: bool, preamble: str, macros: Macros) -> tuple[str, tuple[str, ...], str]:
    """MathML, the numbers of the formula, and the reason why there is none."""
    if len(tex) > LONGEST:
        return "", (), f"it is longer than {LONGEST:,} characters"
    before, after = _defined(preamble) if preamble else "", tex
    if "\\" in tex:
        own, after = parted(tex)
        before += own
    if before and not after.strip():
        return "", (), ""
    ready = normalise(after, display)
    if open_brackets(before, ready.source) > MOST_OPEN:
        return "", (), f"more than {MOST_OPEN} brackets are never closed"
    if deepest(ready.source, _all_weights(before, macros)) > MOST_DEEP:
        return "", (), f"it is nested more than {MOST_DEEP} deep"
    try:
        mathml = _setter(macros).convert_with_local_state(before + ready.source, displaystyle=display)
    except math_core.LatexError as error:
        return "", (), _in_words(str(error))
    return _annotated(_styled(ready.colours.put(mathml)), tex.strip()), ready.tags, ""


@lru_cache(maxsize=64)
def _defined(preamble: str) -> str:
    return parted(preamble)[0]


@lru_cache(maxsize=64)
def _all_weights(before: str, macros: Macros) -> Mapping[str, int]:
    return all_weights(before, _weights(macros))


@lru_cache(maxsize=4)
def _weights(macros: Macros) -> Mapping[str, int]:
    """How deep each command nests that math-core lacks, or site.yaml defines."""
    own = {"\\" + name.lstrip("\\"): body for name, body in macros}
    return weights({"\\" + name: body for name, body in MACROS.items()} | own, {})


@lru_cache(maxsize=4)
def _setter(macros: Macros) -> math_core.LatexToMathML:
    deep = _weights(macros)
    own = {name.lstrip("\\"): body for name, body in macros if deep["\\" + name.lstrip("\\")] <= MOST_DEEP}
    return math_core.LatexToMathML(macros=MACROS | own, fancy_error=False, ignore_unknown_commands=False)


def _in_words(error: str) -> str:
    """math-core's message without its offset, and what is usually meant by it."""
    reason = re.sub(r"^\d+: ", "", error.strip()).rstrip(".")
    if unknown := re.match(r'Unknown command "(\\[^"]+)"', reason):
        return f"`{unknown[1]}` is no command of LaTeX; `macros:` in site.yaml may define it"
    return reason


def _styled(mathml: str) -> str:
    """A size that math-core gives a fraction or a row stands on a `<mstyle>` around it, as MathML 3 has it: validators
    and older browsers know no other way."""
    if not _SIZED.search(mathml):
        return mathml
    made: list[str] = []
    closing: list[str] = []
    for piece in re.split(r"(<[^>]*>)", mathml):
        made.append(piece)
        if piece.startswith("</"):
            made.append(closing.pop())
        elif piece.startswith("<") and not piece.endswith("/>"):
            sizes = "".join(_SIZE.findall(piece)) if _SIZED.match(piece) else ""
            made[-1:] = [f"<mstyle{sizes}>", _SIZE.sub("", piece)] if sizes else [piece]
            closing.append("</mstyle>" if sizes else "")
    return "".join(made)


def _annotated(mathml: str, tex: str) -> str:
    opening, body = re.fullmatch(r"(<math[^>]*>)(.*)</math>", mathml, re.DOTALL).groups()  # type: ignore[union-attr]
    note = f'<annotation encoding="application/x-tex">{escape(tex, quote=False)}</annotation>'
    return f"{opening}<semantics><mrow>{body}</mrow>{note}</semantics></math>"


def _short(tex: str) -> str:
    line = " ".join(tex.split())
    return line if len(line) <= 60 else line[:57] + "..."
