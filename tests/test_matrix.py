"""The literature matrix as data, and the three ways to print it."""

from __future__ import annotations

import csv
import io
import re

import pytest
from library import make_library

from papernotes.config import Config
from papernotes.model import Paper, Route
from papernotes.renderer.edition.edition import Edition, make_edition
from papernotes.renderer.edition.matrix import FACETS, make_matrix
from papernotes.renderer.exports.matrix_csv import export_matrix_csv
from papernotes.renderer.exports.matrix_latex import export_matrix_latex
from papernotes.renderer.exports.matrix_markdown import export_matrix_markdown
from papernotes.renderer.lists.selection import Selection, select
from papernotes.renderer.plain.plain_markdown import in_cell, plain
from papernotes.renderer.plain.sentences import said_first, sentence
from papernotes.renderer.render import render
from papernotes.renderer.theming.theme import read_theme
from papernotes.renderer.urls import paper_url

EDITION = make_edition(make_library(), Config())


def some(*ids: str) -> tuple[Paper, ...]:
    return tuple(EDITION.papers[name] for name in ids)


def test_columns() -> None:
    """Only facets that some paper has are columns, in reading order; every paper is a line."""
    matrix = make_matrix(("gaussianavatars", "3dgs", "haha"), EDITION.in_rows)

    assert matrix.facets == ("motivation", "background", "method", "experiments", "conclusion", "review")
    assert list(matrix.facets) == sorted(matrix.facets, key=FACETS.index)
    assert [line.paper.id for line in matrix.lines] == ["gaussianavatars", "3dgs", "haha"]
    assert [cell is None for cell in matrix.lines[2].cells] == [True] * 6
    assert (matrix.filled, matrix.cells) == (7, 18)


def test_cells() -> None:
    """A cell is the first sentence of its section, plain, without the lead-in, and says whether it was inferred."""
    matrix = make_matrix(("gaussianavatars", "3dgs"), EDITION.in_rows)
    cells = [dict(zip(matrix.facets, line.cells, strict=True)) for line in matrix.lines]

    first, second = cells[0]["motivation"], cells[1]["background"]
    assert first and second
    assert first.text == "隐式表示 $\\phi_\\theta$ 渲染太慢；参数化网格又没有头发。"
    assert not first.guessed
    assert second.text.startswith("NeRF 一系的方法") and second.guessed


def test_anchors() -> None:
    """Every cell leads to a place that is on the paper's page."""
    theme = read_theme().value
    matrix = make_matrix(EDITION.papers, EDITION.in_rows)
    for line in matrix.lines:
        page = render(Route(paper_url(line.paper.id), "paper", line.paper.id), EDITION, theme).value[0].content.decode()
        for cell in filter(None, line.cells):
            assert f'id="{cell.anchor}"' in page, (line.paper.id, cell)


def test_empty() -> None:
    """Without papers, or without a word in them, there is no column and nothing is divided by nothing."""
    matrix = make_matrix(("haha",), EDITION.in_rows)

    assert (matrix.facets, matrix.filled, matrix.cells) == ((), 0, 0)
    for make in (export_matrix_markdown, export_matrix_csv, export_matrix_latex):
        make(EDITION, Selection("", (), some("haha")))
        make(EDITION, Selection("", (), ()))


@pytest.mark.parametrize(
    ("text", "limit", "wanted"),
    [
        ("第一句话说方法。第二句。", 120, "第一句话说方法。"),
        ("The first one uses 3.5 of them. The second.", 120, "The first one uses 3.5 of them."),
        ("设 $f(x) = 0. y$，则成立。后面", 120, "设 $f(x) = 0. y$，则成立。"),
        ("an $\\alpha$ formula " + "word " * 40, 50, "an $\\alpha$ formula word word word word word word word w…"),
        ("costs $5 and $6 each. More.", 120, "costs $5 and $6 each."),
    ],
)
def test_sentences(text: str, limit: int, wanted: str) -> None:
    """The first sentence, in Chinese or English; no formula is ever cut."""
    assert sentence(text, limit) == wanted


def test_no_facet() -> None:
    """A paper without facets says what its notes begin with, and one without notes says nothing."""
    nerf, stub = some("nerf", "diff2lip")

    said = said_first(nerf)
    assert said and said.text.startswith("用 MLP 存场景，$F_\\Theta: (x, d) \\to (c, \\sigma)$")
    assert said_first(stub) is None


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a | b * c_d_ [e] <f>", r"a \| b \* c\_d\_ \[e\] \<f\>"),
        ("norm $\\|x\\|_1$ and $|y|$", r"norm $\|x\|_1$ and $|y|$"),
        ("1. not a list", r"1\. not a list"),
        ("- nor this", r"\- nor this"),
        ("# nor a head", r"\# nor a head"),
        ("costs $5", r"costs \$5"),
        ("two\nlines", "two lines"),
    ],
)
def test_plain(text: str, markdown: str) -> None:
    """Markdown shows the text as it is; formulas stay formulas."""
    assert plain(text) == markdown


def test_bars() -> None:
    """A bar ends a cell, so those of formulas are written out; each row keeps its number of cells."""
    assert in_cell("$\\|x\\|_1$ and $|y|$") == "$\\Vert x\\Vert _1$ and $\\vert y\\vert $"

    table = export_matrix_markdown(EDITION, select(EDITION.library)).split("\n\n")[0].splitlines()
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table}) == 1


def test_csv() -> None:
    """The head names the facets in the site's language; what is not there is an empty cell."""
    head, *rows = csv.reader(io.StringIO(export_matrix_csv(EDITION, select(EDITION.library, "高斯头像"))))

    assert head == ["论文", "发表", "动机", "背景", "方法", "实验", "结论", "评价", "URL"]
    assert rows[1][:3] == ["3DGS", "SIGGRAPH 2023", ""]
    assert rows[0][-1] == "papers/gaussianavatars/index.html"


def test_links() -> None:
    """With `base_url` a cell's link is whole, else relative to the root of the site."""

    def link(edition: Edition) -> str:
        table = export_matrix_markdown(edition, select(edition.library, "高斯头像"))
        return str(re.findall(r"\[→\]\(([^)]*)\)", table)[0])

    whole = make_edition(make_library(), Config(base_url="https://me.github.io/notes/"))

    assert link(EDITION) == "papers/gaussianavatars/index.html#motivation"
    assert link(whole) == "https://me.github.io/notes/papers/gaussianavatars/#motivation"
