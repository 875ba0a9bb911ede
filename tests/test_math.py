"""Formulas: LaTeX as people write it becomes MathML."""

from __future__ import annotations

import pytest

from papernotes.model import Math, Span
from papernotes.renderer.math import math_html
from papernotes.renderer.tex import normalise

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


def test_tag() -> None:
    """The author's number stands beside the formula."""
    assert '<span class="no">(3.1)</span>' in math_html(Math(r"a \tag{3.1}", True, AT)).value


def test_bad() -> None:
    """What cannot be set is shown as its source and reported with its place and the reason."""
    checked = math_html(Math(r"\nosuch <x>", False, AT))

    assert checked.value == r'<code class="bad-math" lang="en">\nosuch &lt;x&gt;</code>'
    assert [(item.code, item.span) for item in checked.diagnostics] == [("bad-math", AT)]
    assert "nosuch" in checked.diagnostics[0].message
