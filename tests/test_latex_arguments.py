"""Commands of formulas that take what stands around them: limits, colours, formulas within text, chemistry."""

from __future__ import annotations

import re

import pytest

from papernotes.model import Math, Span
from papernotes.renderer.latex.chemistry import chemical
from papernotes.renderer.latex.normalise import normalise
from papernotes.renderer.math import math_html


def shown(tex: str, display: bool = False) -> str:
    """The MathML of a formula that can be set, without its source."""
    checked = math_html(Math(tex, display, Span("a.md", 1)))
    assert not checked.diagnostics, checked.diagnostics
    return re.sub("<annotation.*?</annotation>", "", checked.value, flags=re.DOTALL)


def said(tex: str, display: bool = False) -> str:
    """What a reader of the formula reads, without spaces."""
    return re.sub(r"<[^>]*>|&ApplyFunction;|[\s\u2061]", "", shown(tex, display))


@pytest.mark.parametrize(
    "tex",
    [
        r"\mathop{\mathrm{argmax}}\limits_{x}",
        r"\mathop {\arg \min }\limits_\theta",
        r"\mathop{{\rm arg\,max}}\limits_x",
        r"\mathop{max}\limits_x",
        r"\mathop{\rm minimize}\limits_x",
        r"\mathop{\mathbb{E}}\limits_{x\sim p}",
        r"\mathop\sum\limits_i",
        r"\mathbb{E}\limits_{x}",
        r"\mathbb E \limits _ {x}",
        r"{\rm min}\limits_x",
        r"{\min}\limits_x",
        r"\text{min}\limits_x",
        r"\to\limits_a",
        r"\newcommand{\best}{\mathop{\mathrm{best}}\limits}\best_x",
    ],
)
def test_limits_below(tex: str) -> None:
    r"""`\limits` puts what follows below whatever it stands behind, in a line of text too where it can."""
    assert "<munder>" in shown(tex, display=True)
    assert tex.startswith(r"\new") or "<munder>" in shown(tex, display=False)


@pytest.mark.parametrize("tex", [r"\overset{a}{b}", r"=\limits^{a}", r"\to\limits^a", r"\mathop{b}\limits^a"])
def test_limits_above(tex: str) -> None:
    assert "<mover>" in shown(tex)


def test_operators_beside() -> None:
    r"""Without `\limits` an operator has them below only in a displayed formula, as in LaTeX."""
    assert "<munder>" in shown(r"\mathop{\mathbb{E}}_x", display=True)
    assert "<munder>" not in shown(r"\mathop{\mathbb{E}}_x", display=False)
    assert "<munder>" not in shown(r"\mathop{\mathbb{E}}\nolimits_x", display=True)


@pytest.mark.parametrize(
    ("tex", "source"),
    [
        (r"\operatorname{sg}[x]", r"\operatorname{sg}[x]"),
        (r"\operatorname{\mathbb{E}}_x", r"\mathop{\mathbb{E}}_x"),
        (r"\operatorname{\rm softmax} x", r"\operatorname{softmax} x"),
        (r"\operatorname{d}x", r"\operatorname{d}x"),
        (r"x^\rm T", r"x^{\rm T}"),
        (r"\root 3 \of {x+1}", r"\sqrt[3]{x+1}"),
        (r"\class{hot}{x} + \bbox[5px, border: 1px]{y}", r"{x} + {y}"),
        (r"\sum\limits_i x", r"\sum\limits_i x"),
    ],
)
def test_source(tex: str, source: str) -> None:
    """What math-core sets as it is stays; of the rest each becomes what it sets."""
    assert normalise(tex).source == source


@pytest.mark.parametrize(
    ("tex", "colours"),
    [
        (r"\textcolor{#ff8800}{x}", ["#ff8800"]),
        (r"\color{#F80} x", ["#ff8800"]),
        (r"\textcolor[RGB]{255,136,0}{x}", ["#ff8800"]),
        (r"\textcolor[rgb]{1,0,0}{x}", ["#ff0000"]),
        (r"\textcolor[HTML]{FF8800}{x}", ["#ff8800"]),
        (r"\color{rgb(0, 0, 255)}{x}", ["#0000ff"]),
        (r"\textcolor{crimson}{x}", ["#dc143c"]),
        (r"\textcolor{#010101}{a \textcolor{#020202}{b}} \textcolor{#030303}{c}", ["#010101", "#020202", "#030303"]),
        (r"\textcolor{no-such-colour}{x}", []),
        (r"\textcolor[cmyk]{0,0,1}{x}", []),
    ],
)
def test_colours(tex: str, colours: list[str]) -> None:
    """Colours by any of their names, each where it stands; what is none colours nothing, and loses nothing."""
    assert [found.lower() for found in re.findall(r"color:\s*([^;\"]*)", shown(tex))] == colours
    assert "x" in said(tex) or said(tex) == "abc"


def test_colours_of_two_arguments() -> None:
    r"""`\color{red}{x}` colours x alone, as in MathJax; without braces it holds to the end of the group."""
    coloured = [
        re.findall("<mrow style[^>]*>(.*?)</mrow>", shown(tex)) for tex in (r"\color{red}{x}+y", r"\color{red}x+y")
    ]

    assert ["y" in "".join(found) for found in coloured] == [False, True]


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\text{if $x$ holds}", "ifxholds"),
        (r"\text{if \(x\) holds}", "ifxholds"),
        (r"\text{as \alpha{} grows}", "asαgrows"),
        (r"\text{costs \$5, 100\% \& more}", "costs$5,100%&amp;more"),
        (r"\mbox{with \mathbf{x} in it}", "with𝐱init"),
        (r"a \\[2pt] b \\ [-1.5ex] c \\* d", "abcd"),
        (r"\begin{cases} a \\[.3em] b \end{cases}", "{ab⁣"),
        (r"[a] \\ [b]", "[a][b]"),
        (r"\smash[b]{y} \cfrac[l]{a}{b} \rule{1em}{1pt} z", "yabz"),
        (r"\begin{array}{@{}l*{2}{c}@{\quad}p{2cm}|} a & b & c & d \end{array}", "abcd"),
        (r"\begin{subarray}{l} a \\ b \end{subarray}", "ab"),
        (r"\begin{bmatrix*}[r] 1 & 2 \end{bmatrix*}", "[12]"),
        (r"\begin{numcases}{f=} a \\ b \end{numcases}", "f={ab⁣"),
        (r"\unicode{x2713} \textcircled{3} \ding{172}", "✓③①"),
        (r"\left<x\right>", "⟨x⟩"),
        (r"x_i^' + y^{''}", "xi′+y″"),
        (r"\sout{ab} \enclose{circle}{c} \fbox{d}", "abcd"),
        ("a % {remark}\n + 5\\% % b\n + 7", "a+5%+7"),
        (r"\abs{x} + \norm{y}", "|x|+‖y‖"),
    ],
)
def test_said(tex: str, words: str) -> None:
    """Lengths, widths and options are not read aloud; nothing else is lost."""
    assert said(tex) == words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("H2O", r"\mathrm{H}_{2}\mathrm{O}"),
        ("2 H2", r"2\ \mathrm{H}_{2}"),
        ("SO4^2-", r"\mathrm{SO}_{4}^{2-}"),
        ("Na+", r"\mathrm{Na}^{+}"),
        ("A + B", r"\mathrm{A}\ +\ \mathrm{B}"),
        ("A <=> B", r"\mathrm{A}\ \rightleftharpoons \ \mathrm{B}"),
        (r"A ->[\Delta] B", r"\mathrm{A}\ \xrightarrow[]{\Delta }\ \mathrm{B}"),
        ("1/2 O2", r"\frac{1}{2}\ \mathrm{O}_{2}"),
        ("(NH4)2", r"(\mathrm{NH}_{4})_{2}"),
        ("^{14}_6C", r"^{14}_{6}\mathrm{C}"),
    ],
)
def test_chemistry(written: str, meant: str) -> None:
    r"""`\ce{..}` as mhchem reads it."""
    assert chemical(written) == meant
    assert shown(rf"\ce{{{written}}}")


@pytest.mark.parametrize("tex", [r"\mathop{x", r"\textcolor{red}{x", r"x}\limits_a", r"\text{a $x"])
def test_broken(tex: str) -> None:
    """Braces that do not pair are told, not guessed."""
    assert [item.code for item in math_html(Math(tex, True, Span("a.md", 1))).diagnostics] == ["bad-math"]


@pytest.mark.parametrize(
    "piece",
    [r"\bbox[", r"\root ", r"\text{$", r"\text{\(}", r"_\mathrm", r"x\limits_a", r"\mathop", r"{\limits",
     r"\color{#123}", r"\textcolor{#12", r"\begin{array}{", r"\ce{", r"\ce{->[", r"\\[", r"\left<"],
)  # fmt: skip
def test_any_number(piece: str) -> None:
    """As many as a formula may hold are read, or told, and end nothing."""
    assert math_html(Math(piece * (19_000 // len(piece)), True, Span("a.md", 1))).value
