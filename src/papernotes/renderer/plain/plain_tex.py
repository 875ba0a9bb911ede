r"""Plain text with formulas in dollars -> LaTeX that compiles, whatever stands in it.

A formula is set only where math-core can set it, so that a brace too many, an unknown environment or a command that
reads files never reaches TeX; else its source is shown. Commands that a plain LaTeX may lack are defined by `preamble`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from ...model import Math, Span
from ...patterns import pattern
from ..latex.macros import MACROS
from ..latex.normalise import normalise
from ..math import Macros, math_html
from .sentences import FORMULA

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
} | {char: f"\\{char}" for char in "&%$#_"}
# Signs that text fonts lack, by their command in formulas; Greek letters are added by their names.
_SIGNS = {
    "≤": "leq",
    "≥": "geq",
    "≠": "neq",
    "≈": "approx",
    "≡": "equiv",
    "∼": "sim",
    "×": "times",
    "÷": "div",
    "·": "cdot",
    "±": "pm",
    "∓": "mp",
    "→": "to",
    "←": "leftarrow",
    "↔": "leftrightarrow",
    "⇒": "Rightarrow",
    "⇔": "Leftrightarrow",
    "↦": "mapsto",
    "∞": "infty",
    "∈": "in",
    "∉": "notin",
    "⊂": "subset",
    "⊆": "subseteq",
    "∪": "cup",
    "∩": "cap",
    "∅": "emptyset",
    "∀": "forall",
    "∃": "exists",
    "∑": "sum",
    "∏": "prod",
    "∫": "int",
    "√": "surd",
    "∂": "partial",
    "∇": "nabla",
    "∥": "parallel",
    "‖": "Vert",
    "⊙": "odot",
    "⊗": "otimes",
    "⊕": "oplus",
    "∘": "circ",
    "∝": "propto",
    "≪": "ll",
    "≫": "gg",
    "⟨": "langle",
    "⟩": "rangle",
    "∗": "ast",
    "′": "prime",
}
_CONTROL = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\u200b-\u200f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\s]+")
_COMMAND = pattern(r"\\([A-Za-z]+)")
_COLOUR = pattern(r"\\(?:text)?color\s*\{[^{}]*\}")  # needs a package
# What pdfLaTeX prints without a package: Latin letters and the signs of European prose.
_PDFLATEX = pattern("[\x20-\x7e\u00a1-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*")
# Commands that LaTeX with amsmath has for certain, or that are no commands to define.
_KNOWN = pattern(
    r"left|right|begin|end|(?:no)?limits|def|let|text(?:bf|it|rm|tt|sf|backslash|less|greater|bar|ascii\w+|quotedbl)?|over|"
    r"atop|choose|cite|ensuremath|math(?:bf|bb|cal|rm|it|sf|tt|frak)|boldsymbol|operatorname|[dt]?frac|sqrt|sum|prod|int|"
    r"hat|bar|tilde|vec|dot|overline|underline|quad|qquad|cdot|times|le|ge|leq|geq|neq|approx|sim|to|in|infty|partial|"
    r"nabla|log|exp|min|max|arg|sin|cos|pm|alpha|beta|gamma|delta|(?:var)?epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|"
    r"xi|pi|rho|sigma|tau|upsilon|(?:var)?phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|top|propto"
)


@lru_cache(maxsize=8192)  # what a paper says is in the matrices of several topics and tags
def tex(text: str, macros: Macros = ()) -> str:
    """The text on one line, its formulas set."""
    line = _CONTROL.sub(" ", text).strip()
    made, place = [], 0
    for found in FORMULA.finditer(line):
        made += [escaped(line[place : found.start()]), _formula(found[2], macros)]
        place = found.end()
    return "".join((*made, escaped(line[place:])))


def escaped(text: str) -> str:
    """The text, which holds no formula."""
    return "".join(map(_signed, _CONTROL.sub(" ", text)))


@cache
def _signed(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    command = _command(char)
    return rf"\ensuremath{{{command.strip()}}}" if command else char


@cache
def _command(char: str) -> str:
    """The command that sets a sign or a Greek letter in a formula, with a space behind it; "" where it needs none."""
    if char == "−":
        return "-"
    if char in _SIGNS:
        return f"\\{_SIGNS[char]} "
    named = re.fullmatch(r"GREEK (SMALL|CAPITAL) LETTER (FINAL SIGMA|[A-Z]+)", unicodedata.name(char, ""))
    if not named:
        return ""
    letter = {"LAMDA": "lambda", "FINAL SIGMA": "varsigma"}.get(named[2], named[2].lower())
    if named[1] == "CAPITAL":
        upright = {"alpha": "A", "beta": "B", "epsilon": "E", "zeta": "Z", "eta": "H", "iota": "I", "kappa": "K"}
        upright |= {"mu": "M", "nu": "N", "omicron": "O", "rho": "P", "tau": "T", "chi": "X"}
        return rf"\mathrm{{{upright[letter]}}}" if letter in upright else f"\\{letter.capitalize()} "
    return "o" if letter == "omicron" else f"\\{letter} "


def needs_unicode(texts: Iterable[str]) -> bool:
    """Whether there is something that pdfLaTeX cannot print, such as Chinese."""
    return not all(_PDFLATEX.fullmatch(_CONTROL.sub(" ", text)) for text in texts)


def preamble(texts: Iterable[str], macros: Macros = ()) -> str:
    r"""Definitions for the commands of those LaTeX texts, each only where LaTeX has none: site.yaml's own macros, and
    for anything else its name in upright letters."""
    used = sorted({name for text in texts for name in _COMMAND.findall(text)})
    known = {name.lstrip("\\"): body for name, body in (*MACROS.items(), *macros)}
    return "\n".join(_definition(name, known.get(name)) for name in used if not _KNOWN.fullmatch(name))


def _definition(name: str, body: str | None) -> str:
    if body is None:
        return rf"\providecommand{{\{name}}}{{\ensuremath{{\mathrm{{{name}}}}}}}"
    count = max((int(digit) for digit in re.findall(r"#(\d)", body)), default=0)
    return rf"\providecommand{{\{name}}}{f'[{count}]' if count else ''}{{{body}}}"


def _formula(source: str, macros: Macros) -> str:
    ready = "".join(_command(char) or char for char in _COLOUR.sub("", normalise(source).source))
    safe = not math_html(Math(source, False, Span("", 1)), macros).diagnostics and _balanced(ready)
    return f"${ready}$" if safe and ready.strip() else rf"\texttt{{{escaped(f'${source}$')}}}"


def _balanced(source: str) -> bool:
    """Whether braces, environments and \\left ... \\right close each other, and no line ends in a remark."""
    depth = 0
    for token in re.findall(r"\\.|[{}%$#]", source, re.DOTALL):
        depth += (token == "{") - (token == "}")
        if depth < 0 or token in "%$#":
            return False
    opened = [name for side, name in re.findall(r"\\(begin|end)\s*\{([^{}]*)\}", source) if side == "begin"]
    closed = [name for side, name in re.findall(r"\\(begin|end)\s*\{([^{}]*)\}", source) if side == "end"]
    lefts = len(re.findall(r"\\left(?![A-Za-z])", source)) == len(re.findall(r"\\right(?![A-Za-z])", source))
    return (
        depth == 0
        and sorted(opened) == sorted(closed)
        and lefts
        and not re.search(r"\\$|\\[gx]?def|newcommand", source)
    )
