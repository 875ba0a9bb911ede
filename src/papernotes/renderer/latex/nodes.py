"""LaTeX as tokens and what braces hold, nested; which commands have an argument, a text or limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...patterns import pattern

Node = str | list["Node"]  # a token, or what braces hold

NAME = pattern(r"\\([a-zA-Z]+)\*?$")
SPACE = re.compile(r"\s*$")  # of a token

_MOST_DEEP = 60  # braces within braces; people nest fifteen deep
_FAR = 400  # tokens between two that belong together
_TOKEN = pattern(r"\\[a-zA-Z]+\*?|\\.|\s+|.", re.DOTALL)

_OPERATORS = """
    sum prod coprod int iint iiint iiiint oint oiint oiiint idotsint bigcup bigcap bigvee bigwedge bigoplus
    bigotimes bigodot biguplus bigsqcup bigsqcap bigtimes lim max min sup inf limsup liminf projlim injlim det gcd
    Pr argmax argmin arg log ln exp ker dim hom deg sin cos tan
"""
HAVE_LIMITS = frozenset(_OPERATORS.split())
FONTS = frozenset({"rm", "bf", "it", "sf", "tt", "cal", "mit"})  # those that hold to the end of the group
_TEXT = """
    text textrm textnormal textit textbf textsf texttt textup textmd textsc emph mbox hbox
"""
TEXTS = frozenset(_TEXT.split())
_ALSO_IN_TEXT = """
    sout quad qquad enspace thinspace ldots dots textbackslash textasciitilde textasciicircum textless textgreater
    textbar textdollar textdegree aa AA ae AE oe OE o O l L ss i j pounds copyright dag ddag S P
"""
IN_TEXT = TEXTS | frozenset(_ALSO_IN_TEXT.split())
_FONTS_AND_ACCENTS = """
    mathop mathrm mathbf mathit mathsf mathtt mathbb mathcal mathscr mathfrak boldsymbol bm pmb operatorname
    overline underline hat widehat bar tilde widetilde vec dot mathbin mathrel mathord mathds mathbbm Bbb bold
"""
OF_ONE = TEXTS | frozenset(_FONTS_AND_ACCENTS.split())


def nodes_of(source: str) -> list[Node] | None:
    """Tokens and what braces hold, nested; None where braces do not pair, or too deep."""
    open_: list[list[Node]] = [[]]
    for token in _TOKEN.findall(source):
        if token == "{":
            open_.append([])
            if len(open_) > _MOST_DEEP:
                return None
        elif token == "}":
            if len(open_) == 1:
                return None
            held = open_.pop()
            open_[-1].append(held)
        else:
            open_[-1].append(token)
    return open_[0] if len(open_) == 1 else None


def source_of(nodes: Sequence[Node]) -> Iterator[str]:
    """The tokens again, with their braces."""
    for node in nodes:
        if isinstance(node, list):
            yield "{"
            yield from source_of(node)
            yield "}"
        else:
            yield node


def place_of(nodes: Sequence[Node], token: str, start: int) -> int:
    """Where the token stands next, not far from there; 0 where it does not."""
    end = min(len(nodes), start + _FAR)
    return next((at for at in range(start, end) if nodes[at] == token), 0)


class Cursor:
    """A place in a row of nodes, from which arguments are taken as TeX takes them: spaces before one are nothing."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._at = 0

    def _next(self) -> Node:
        """What comes next but spaces; "" at the end."""
        at = self._at
        while at < len(self._nodes) and isinstance(node := self._nodes[at], str) and SPACE.match(node):
            at += 1
        return self._nodes[at] if at < len(self._nodes) else ""

    def _taken(self) -> Node:
        """What comes next, which is passed."""
        while self._at < len(self._nodes):
            node = self._nodes[self._at]
            self._at += 1
            if not isinstance(node, str) or not SPACE.match(node):
                return node
        return ""

    def _plain(self) -> str:
        node = self._taken()
        return "".join(source_of(node)) if isinstance(node, list) else node

    def _option(self) -> str:
        """What stands in brackets, if they come next."""
        if self._next() != "[":
            return ""
        end = place_of(self._nodes, "]", self._at)
        if not end:
            return ""
        held = "".join(source_of(self._nodes[self._at : end])).strip()
        self._at = end + 1
        return held[1:].strip()


def is_font(node: Node) -> bool:
    """Whether it is a command that sets the font of the rest of its group."""
    return isinstance(node, str) and node[1:] in FONTS and node.startswith("\\")
