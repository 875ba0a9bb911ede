"""A formula -> MathML, at build time, by math-core; its LaTeX stays beside it so that a copy gives LaTeX.

What cannot be set is shown as its source, readable, and reported with file, line and reason.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

import math_core

from ..diagnostics import report
from ..model import Checked, Math
from .tex import MACROS, normalise

_LONG = 30  # characters of LaTeX, from which an inline formula may be wider than a phone

_SETTER: list[math_core.LatexToMathML] = []


def math_html(math: Math) -> Checked[str]:
    """The formula as `<math>` with its source as annotation; displayed ones in `.eq`, a span, with their numbers."""
    mathml, tags, reason = _set(math.tex, math.display)
    if reason:
        source = escape(math.tex.strip(), quote=False)
        html = f'<code class="bad-math" lang="en">{source}</code>'
        found = report("bad-math", f"cannot set `{_short(math.tex)}`: {reason}", math.span, "its source is shown")
        return Checked(html, (found,))
    if not math.display:
        return Checked(f'<span class="wide">{mathml}</span>' if len(math.tex) > _LONG else mathml)
    numbers = "".join(f'<span class="no">({escape(tag)})</span>' for tag in tags)
    return Checked(f'<span class="eq">{mathml}{numbers}</span>')


@lru_cache(maxsize=16384)
def _set(tex: str, display: bool) -> tuple[str, tuple[str, ...], str]:
    """MathML, the numbers of the formula, and the reason why there is none."""
    ready = normalise(tex)
    try:
        mathml = _setter().convert_with_local_state(ready.source, displaystyle=display)
    except math_core.LatexError as error:
        return "", (), re.sub(r"^\d+: ", "", str(error).strip()).rstrip(".")
    return _annotated(mathml, tex.strip()), ready.tags, ""


def _setter() -> math_core.LatexToMathML:
    if not _SETTER:
        _SETTER.append(_new_setter())
    return _SETTER[0]


def _annotated(mathml: str, tex: str) -> str:
    opening, body = re.fullmatch(r"(<math[^>]*>)(.*)</math>", mathml, re.DOTALL).groups()  # type: ignore[union-attr]
    note = f'<annotation encoding="application/x-tex">{escape(tex, quote=False)}</annotation>'
    return f"{opening}<semantics><mrow>{body}</mrow>{note}</semantics></math>"


def _new_setter() -> math_core.LatexToMathML:
    return math_core.LatexToMathML(macros=MACROS, fancy_error=False, ignore_unknown_commands=False)


def _short(tex: str) -> str:
    line = " ".join(tex.split())
    return line if len(line) <= 60 else line[:57] + "..."
