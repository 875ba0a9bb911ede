"""Formulas: LaTeX as people write it becomes MathML."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from papernotes.config import Markdown
from papernotes.loader.markdown import parse_blocks
from papernotes.loader.translation import places
from papernotes.memo import Memory
from papernotes.model import Checked, Math, Span, holes
from papernotes.renderer import math
from papernotes.renderer.latex.normalise import normalise
from papernotes.renderer.math import math_html
from papernotes.renderer.pictures.math_font import characters, math_font

AT = Span("a.md", 7)


@pytest.mark.parametrize(
    "tex",
    [
        r"\pmb{x}",
        r"\sum_{\substack{i\\j}} c",
        r"a = b \tag{1}",
        r"\begin{equation}\label{e} a = b \tag{1} \end{equation}",
        r"\begin{split} a &= b \\ c &= d \end{split}",
        r"\begin{eqnarray} a &=& b \end{eqnarray}",
        r"\begin{alignat}{2} a &= b \end{alignat}",
        r"\begin{smallmatrix} a & b \end{smallmatrix}",
        r"a \\ b",
        r"a &= b \\ c &= d",
        r"x \thickapprox y \centerdot z",
        r"\mathop{\arg\min}\limits_x f",
        r"\text{其中 $x$ 是}",
        r"\mbox{if } x",
        r"损失 L_{总} = \mathrm{重建}",
        "",
    ],
)
@pytest.mark.parametrize("display", [True, False])
def test_sets(tex: str, display: bool) -> None:
    """What occurs in people's notes is set, and its source stays with it."""
    checked = math_html(Math(tex, display, AT))

    assert checked.diagnostics == ()
    assert "<math" in checked.value and "application/x-tex" in checked.value


def test_chinese_is_text() -> None:
    """Runs of Chinese are words, not products of letters."""
    assert normalise("损失 L_{总}").source == r"{\text{损失}} L_{{\text{总}}}"
    assert normalise(r"\text{已是 文字}").source == r"\text{已是 文字}"


def test_sizes() -> None:
    """A fraction that its author made large or small is so by `<mstyle>`, which every reader of MathML knows."""
    set_ = math_html(Math(r"\dfrac{\tfrac{a}{b}}{c}", False, AT)).value

    assert set_.count("<mstyle displaystyle=") == set_.count("</mstyle>") == 2
    assert "<mfrac>" in set_ and "<mfrac displaystyle" not in set_


def test_tag() -> None:
    """The author's number stands beside the formula."""
    assert '<span class="no">(3.1)</span>' in math_html(Math(r"a \tag{3.1}", True, AT)).value


def test_bad() -> None:
    """What cannot be set is shown as its source and reported with its place and the reason."""
    checked = math_html(Math(r"\nosuch <x>", False, AT))

    assert checked.value == r'<code class="bad-math" lang="en">\nosuch &lt;x&gt;</code>'
    assert [(item.code, item.span) for item in checked.diagnostics] == [("bad-math", AT)]
    assert "nosuch" in checked.diagnostics[0].message


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{subequations}a\end{subequations}",
        r"\cases{a & x\cr b & y}",
        r"{\bf x} + {\rm d}x \over 2",
        r"a \buildrel def \over = b",
        r"\mathds{1} \mathbbm{1}",
        r"\left( a",
        r"a \right)",
        r"\begin{aligned} \left( a \\ b \right) \end{aligned}",
        r"a &lt; b &amp; c",
        r"\text{a_b} + \mathrm{c_d}",
        r"x_1_2 + x^",
        r"\colorbox{yellow}{x} \smash{x} \ce{H2O}",
        r"\verb|x_1|",
        "x\u200b + y",
    ],
)
def test_forgiving(tex: str) -> None:
    """What other programs set, or their users mistype without being misunderstood, is set."""
    assert not math_html(Math(tex, True, Span("a.md", 1))).diagnostics


@pytest.mark.parametrize(
    ("definition", "tex"),
    [
        (r"\newcommand{\E}[1]{\mathbb{E}\left[#1\right]}", r"\E{x}"),
        (r"\renewcommand{\R}{\mathbb{Q}}", r"\R"),
        (r"\def\pair#1#2{(#1, #2)}", r"\pair{a}{b}"),
        (r"\DeclareMathOperator{\sgn}{sgn} \DeclareMathOperator*{\am}{am}", r"\sgn x + \am_x y"),
    ],
)
def test_definitions(definition: str, tex: str) -> None:
    """A command that a note defines holds in that formula and in later ones; the definition alone shows nothing."""
    span = Span("a.md", 1)

    assert math_html(Math(definition, True, span)) == Checked("")
    assert "<math" in math_html(Math(definition + tex, False, span)).value
    assert not math_html(Math(tex, False, span, definition)).diagnostics


def test_definitions_reach_later_formulas() -> None:
    """The parser gives each formula what those before it in the note define, and not what comes after."""
    blocks = parse_blocks("$\\x$\n\n$\\newcommand{\\x}{y}$ 与 $\\x$\n\n$$\n\\x\n$$", "a.md", Markdown()).value
    formulas = [hole for block in blocks for hole in holes(block) if isinstance(hole, Math)]

    assert [bool(formula.preamble) for formula in formulas] == [False, False, True, True]


def test_own_macros() -> None:
    """Commands of site.yaml are known, with and without backslash; what is unknown says how to define it."""
    span = Span("a.md", 1)
    macros = (("V", r"\mathbf{v}"), (r"\loss", r"\mathcal{L}_{#1}"))
    unknown = math_html(Math(r"\loss{x}", False, span))

    assert not math_html(Math(r"\loss{x} \V", False, span), macros).diagnostics
    assert "macros:" in unknown.diagnostics[0].message


def test_font() -> None:
    """The font has the letters as browsers slope them, and is the same for the same characters."""
    formula = "<math><semantics><mi>h</mi><mo>∑</mo><annotation>z</annotation></semantics></math>"
    wanted = characters(["<p>甲</p>", formula])
    font = TTFont(io.BytesIO(math_font(wanted, Memory())))

    assert {ord("ℎ"), ord("∑"), ord("√")} <= set(font.getBestCmap())
    assert ord("z") not in font.getBestCmap() and ord("甲") not in font.getBestCmap()
    assert "MATH" in font and math_font(wanted, Memory()) == math_font(wanted, Memory())
    assert characters(["<p>甲</p>"]) == ""


@pytest.mark.parametrize(
    "tex",
    ["[" * 40 + "<", "(x+" * 40, r"\sin(" * 30, r"\langle" * 40, r"\{" * 40, "{(}" * 40, r"\def\a{(}" + r"\a" * 40,
     r"\def\a{(}\def\b{\a\a}\def\c{\b\b\b}" + r"\c" * 9, r"\bigl(" * 30, r"\lVert" * 30, r"a(\\" * 30],
)  # fmt: skip
def test_never_closed(tex: str) -> None:
    """Brackets that are never closed would take math-core hours; the formula is shown as its source."""
    made = math_html(Math(tex, False, Span("a.md", 1)))

    assert [item.code for item in made.diagnostics] == ["bad-math"]


@pytest.mark.parametrize(
    "tex", ["[0,1)" * 30, r"\left\{ a \right." * 9, "f(g(h(i(j(k(l(x)))))))", r"\def\o{(}\o x)", r"]0,1[ \cup ]1,2["]
)
def test_closed(tex: str) -> None:
    """Brackets that are closed by any other are fine, however many there are."""
    assert "<math" in math_html(Math(tex, False, Span("a.md", 1))).value


_DEEP = (
    ("{", "x", "}"), ("x^{", "x", "}"), (r"\frac{", "x", "}{y}"), (r"\sqrt[", "x", "]x"), (r"\left(", "x", r"\right)"),
    (r"\begin{matrix}", "x", r"\end{matrix}"), (r"\underbrace{", "x", "}"), (r"\begingroup ", "x", r"\endgroup "),
    (r"\sqrt", " x", ""), (r"\frac 1", " 1", ""), (r"\not", " x", ""), (r"x\displaystyle ", "x", ""),
    (r"x\color{red} ", "x", ""), ("{)", "x", ""), (r"(\left.\right)", "x", ""), (r"\widetilde", " x", ""),
    (r"\own{", "x", "}"),
)  # fmt: skip
_DEFINED_DEEP = (
    r"\def\a#1{\a{{{{{#1}}}}}}\a{x}",
    r"\def\a{{{{\b}}}}\def\b{{{{\a}}}}\a",
    r"\def\a#1{\def\b{}" + "{" * 200 + "#1" + "}" * 200 + "}" + r"\a{" * 40 + "x" + "}" * 40,
    r"\newcommand{\a}[1]{" + "{" * 200 + "#1" + "}" * 200 + r"}\def\b#1{\a{\a{\a{#1}}}}\b{\b{x}}",
)


def test_nested_deeper_than_the_stack() -> None:
    """Whatever nests thousands deep in a formula, by braces, arguments, commands to the end of a group, or commands of
    its note, is shown as its source and ends nothing, on a stack of a megabyte; what people nest is set."""
    code = """
import json, sys, threading
from papernotes.model import Math, Span
from papernotes.renderer.math import math_html

def work():
    macros = (("own", "{" * 90 + "#1" + "}" * 90),)
    for tex in json.load(sys.stdin):
        made = math_html(Math(tex, True, Span("a.md", 1)), macros)
        print(made.diagnostics[0].code if made.diagnostics else "set")

threading.stack_size(1 << 20)
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""
    deep = [opening * 3000 + middle + closing * 3000 for opening, middle, closing in _DEEP]
    plain = [opening * 2 + middle + closing * 2 for opening, middle, closing in _DEEP if opening != "{)"]
    rows = r"\begin{aligned}" + r"\displaystyle \alpha & = \sqrt{\frac{1}{x}} \\" * 300 + r"\end{aligned}"
    given = json.dumps([*deep, *_DEFINED_DEEP, *plain, rows])
    done = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert done.stdout.split() == ["bad-math"] * len((*deep, *_DEFINED_DEEP)) + ["set"] * len((*plain, rows))


def test_definitions_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What formulas define is carried by those after them up to a limit, which is told."""
    monkeypatch.setattr(places, "MOST_DEFINED", 300)
    text = "\n\n".join(f"$\\newcommand{{\\a{letter}}}{{x}} x$" for letter in "abcdefghijklmnopqrst")
    checked = parse_blocks(text, "a.md", Markdown())
    formulas = [hole for block in checked.value for hole in holes(block) if isinstance(hole, Math)]

    assert len(formulas) == 20 and max(len(math.preamble) for math in formulas) <= 300
    assert {item.code for item in checked.diagnostics} == {"dense-text"}


def test_definitions_are_carried_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that formulas of a note carry has an end, too, however often they forget; those that define nothing new
    carry more."""
    monkeypatch.setattr(places, "MOST_DEFINED", 300)
    monkeypatch.setattr(places, "MOST_CARRIED", 20_000)
    anew = "\n\n".join(f"$\\newcommand{{\\a}}{{x{number}}} \\a$" for number in range(400))
    once = "$\\newcommand{\\a}{x} \\a$\n\n" + "$\\a$\n\n" * 700

    for text, least, most in ((anew, 3_000, 4_500), (once, 14_000, 20_000)):
        checked = parse_blocks(text, "a.md", Markdown())
        formulas = [hole for block in checked.value for hole in holes(block) if isinstance(hole, Math)]
        assert least < sum(len(math.preamble) for math in formulas) < most


def test_set_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """All formulas of a note as long as is read are set once: for the letters that they need, and for their page."""
    made: list[str] = []

    def counted(tex: str, *_given: object) -> tuple[str, tuple[str, ...], str]:
        made.append(tex)
        return "<math></math>", (), ""

    monkeypatch.setattr(math, "_set", counted)
    math._shown.cache_clear()
    formulas = [Math(f"x_{{{number}}}", False, Span("a.md", number)) for number in range(30_000)]
    for _ in range(2):
        for formula in formulas:
            math_html(formula)
    math._shown.cache_clear()

    assert len(made) == 30_000
