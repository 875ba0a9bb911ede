r"""Commands that take what stands around them, as LaTeX, KaTeX and MathJax read them -> what math-core sets.

    \mathop{\mathrm{min}}\limits_x    \underset{x}{\operatorname{min}}: `\limits` behind whatever it is
    \operatorname{\mathbb E}          \mathop{\mathbb E}: an operator may be more than letters
    \text{if $x$ is \alpha}           \text{if }x\text{ is }\alpha: formulas within text
    \color{red}{x}                    \textcolor{red}{x}, as MathJax has it
    x^\rm T, \root 3 \of x            x^{\rm T}, \sqrt[3]{x}
    \bbox[5px]{x}, \class{a}{x}       x: boxes and classes of web pages

Braces that do not pair leave the source as it was: math-core says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...patterns import pattern
from .chemistry import chemical
from .colours import Colours
from .macros import MEANT
from .nodes import (
    HAVE_LIMITS,
    IN_TEXT,
    NAME,
    OF_ONE,
    SPACE,
    TEXTS,
    Cursor,
    Node,
    is_font,
    nodes_of,
    place_of,
    source_of,
)
from .signs import DINGBATS, character, circled, upright

_NEEDED = pattern(
    r"\\(?:limits|nolimits|mathop|operatorname|color|textcolor|root|enclose|textcircled|circled|ding|sout|unicode|ce"
    rf"|{'|'.join(MEANT)})(?![a-zA-Z])"
    r"|\\(?:text[a-z]*|mbox|hbox|emph)\s*\{[^{}]{0,9999}[\\$]|[\^_]\s*\\(?:rm|bf|it|sf|tt|cal|mit)(?![a-zA-Z])"
)


def with_arguments(source: str, display: bool, colours: Colours) -> str:
    """The source without those commands; `display` is whether operators have their limits below. Colours that
    math-core does not know by name are given to `colours`, in their order."""
    if not _NEEDED.search(source):
        return source
    nodes = nodes_of(source)
    return source if nodes is None else _Row(nodes, display, colours).written()


class _Row(Cursor):
    """What stands side by side between two braces."""

    def __init__(self, nodes: Sequence[Node], display: bool, colours: Colours) -> None:
        super().__init__(nodes)
        self._display = display
        self._colours = colours
        self._made: list[str] = []

    def written(self) -> str:
        """The row in math-core's LaTeX."""
        while self._at < len(self._nodes):
            node = self._nodes[self._at]
            self._at += 1
            if isinstance(node, list):
                self._made.append(self._group(node))
            elif name := NAME.match(node):
                self._command(node, name[1])
            elif node in ("^", "_") and is_font(self._next()):
                self._made.append(f"{node}{{{self._taken()} {self._argument()}}}")
            else:
                self._made.append(node)
        return "".join(self._made)

    def _command(self, token: str, name: str) -> None:
        if name in ("limits", "nolimits"):
            self._limits(token)
        elif name in ("mathop", "operatorname"):
            self._operator(token, name)
        elif name in ("textcolor", "color"):
            self._coloured(token, name)
        elif name in MEANT:
            count, meant = MEANT[name]
            self._option()
            self._made.append(meant.format(*(self._argument() for _ in range(count))))
        elif name in ("textcircled", "circled"):
            self._made.append(circled(self._plain()))
        elif name == "ding":
            self._made.append(DINGBATS.get(self._plain().strip(), token))
        elif name == "unicode":
            self._option()
            self._made.append(character(self._plain()))
        elif name == "ce":
            self._made.append(f"{{{chemical(self._plain())}}}")
        elif name == "sout":
            self._made.append(rf"\cancel{{{self._argument()}}}")
        elif name == "enclose":
            kind = self._plain()
            self._option()
            box = "cancel" if "strike" in kind else "boxed" if re.search("box|circle", kind) else ""
            self._made.append(rf"\{box}{{{self._argument()}}}" if box else f"{{{self._argument()}}}")
        elif name == "root":
            self._root(token)
        elif name in TEXTS and isinstance(held := self._next(), list):
            self._taken()
            self._made.append(_text(token, held, self._display, self._colours))
        else:
            self._made.append(token)

    def _limits(self, token: str) -> None:
        r"""`\limits` behind anything but an operator that has them."""
        while self._made and SPACE.match(self._made[-1]):
            self._made.pop()
        if not self._made or (self._made[-1].lstrip("\\") in HAVE_LIMITS and self._made[-1].startswith("\\")):
            self._made += [token] if self._made else []
            return
        base = self._made.pop()
        while self._made and (name := NAME.match(self._made[-1].rstrip())) and name[1] in OF_ONE:
            base = self._made.pop() + base
        if token == r"\nolimits":
            self._made.append(base)
        else:
            self._made.append(self._below(base))

    def _operator(self, token: str, name: str) -> None:
        held = self._argument()
        letters = upright(held, as_is=name == "operatorname")
        has_limits = name == "mathop" or token.endswith("*")
        follows = self._next()
        if letters:
            word = re.sub(r"\\[,;:! ]|[ ]", "", letters)
            if follows == r"\limits" and word in HAVE_LIMITS:
                self._made.append(f"\\{word}")
                return
            base = rf"\operatorname{'*' if has_limits else ''}{{{letters}}}"
        else:
            base = held.strip() if held.strip().lstrip("\\") in HAVE_LIMITS else rf"\mathop{{{held}}}"
        if follows in (r"\limits", r"\nolimits"):
            self._taken()
            has_limits = follows == r"\limits"
            if letters and self._display:
                base = rf"\operatorname{'*' if has_limits else ''}{{{letters}}}"
            elif has_limits:
                base = self._below(base.replace("name*{", "name{"))
        elif has_limits and self._display and not letters:
            base = self._below(base)
        self._made.append(base)

    def _below(self, base: str) -> str:
        """The base with the scripts that follow below and above it."""
        scripts: dict[str, str] = {}
        while (sign := self._next()) in ("_", "^") and sign not in scripts:
            self._taken()
            font = f"{self._taken()} " if is_font(self._next()) else ""
            scripts[str(sign)] = font + self._argument()
        letters = upright(base[len(r"\operatorname{") : -1], as_is=True) if base.startswith(r"\operatorname{") else ""
        if not scripts:
            return rf"\operatorname*{{{letters}}}" if letters else base
        if "^" in scripts:
            base = rf"\overset{{{scripts['^']}}}{{{base}}}"
        if "_" in scripts:
            base = rf"\underset{{{scripts['_']}}}{{{base}}}"
        follows = self._next()
        return base + (r"\," if isinstance(follows, str) and follows.isalnum() else "")

    def _coloured(self, token: str, name: str) -> None:
        model = self._option()
        colour = self._colours.named(self._plain(), model)
        if name == "textcolor" or isinstance(self._next(), list):
            place = self._colours.place(colour)
            self._made.append((rf"\textcolor{{{place}}}" if place else "") + f"{{{self._argument()}}}")
        elif place := self._colours.place(colour):
            self._made.append(rf"{token}{{{place}}}")

    def _root(self, token: str) -> None:
        of = place_of(self._nodes, r"\of", self._at)
        if not of:
            self._made.append(token)
            return
        degree = _Row(self._nodes[self._at : of], self._display, self._colours).written().strip()
        self._at = of + 1
        self._made.append(rf"\sqrt[{degree}]{{{self._argument()}}}")

    def _group(self, held: Sequence[Node]) -> str:
        return f"{{{_Row(held, self._display, self._colours).written()}}}"

    def _argument(self) -> str:
        """The argument that comes next, written, without its braces."""
        node = self._taken()
        if isinstance(node, list):
            return _Row(node, self._display, self._colours).written()
        before = ""
        while isinstance(node, str) and (name := NAME.match(node)) and name[1] in OF_ONE:  # `_\mathrm T`
            before += node
            node = self._taken()
        if not before:
            return str(node)
        return before + (self._group(node) if isinstance(node, list) else f"{{{node}}}")


def _text(token: str, held: Sequence[Node], display: bool, colours: Colours) -> str:
    """A command of text; formulas and commands of formulas that stand in it are outside of it."""
    made: list[str] = []
    text: list[str] = []
    at = 0

    def shut() -> None:
        if text:
            made.append(f"{token}{{{''.join(text)}}}")
            text.clear()

    while at < len(held):
        node = held[at]
        at += 1
        end = _formula_end(held, at, node) if isinstance(node, str) else 0
        if end:
            shut()
            made.append(_Row(held[at:end], display, colours).written())
            at = end + 1
        elif isinstance(node, str) and (name := NAME.match(node)) and name[1] not in IN_TEXT:
            shut()
            start = at - 1
            while at < len(held) and isinstance(held[at], list):
                at += 1
            made.append(_Row(held[start:at], display, colours).written() + " ")
        elif node != "$":
            text.append("".join(source_of([node])))
    shut()
    return f"{{{''.join(made)}}}" if len(made) != 1 else made[0]


def _formula_end(held: Sequence[Node], at: int, opening: str) -> int:
    r"""Where the formula ends that `$` or `\(` begins; 0 where none does."""
    closing = {"$": "$", r"\(": r"\)"}.get(opening)
    return place_of(held, closing, at) if closing else 0
