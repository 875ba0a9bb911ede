"""The related-work kit: TeX that compiles, whatever the notes hold."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import make_library

from papernotes.config import Config
from papernotes.model import Library, Paper, Section
from papernotes.renderer.edition.edition import make_edition
from papernotes.renderer.exports import KIT
from papernotes.renderer.lists.selection import Selection
from papernotes.renderer.plain.plain_tex import needs_unicode, preamble, tex

HARSH = (
    r"Uses \input{/etc/passwd} & 100% of #1 {braces} ~ ^ _ in $\alpha_i \le \frac{1}{2}$. More",
    r"A brace too many $x}$ and one too few ${y$ and $\unknown{z}$ and $\input{a}$. More",
    r"Environments $\begin{aligned} a &= b \\ c &= d \end{aligned}$ and $\begin{foo} x \end{bar}$. More",
    r"Half a pair $\left( x$ and $a^b^c$ and $\|x\|_1$ and $\def\x{y}\x$ and $a % b$ and $\operatorname{argmax}_x$.",
    r"Ends in a backslash \ and “quotes” and a dash — and 3 < 4 | 5 > 2 \\ done.",
)
CHINESE = "把场景写成函数 $F_\\Theta: (x, d) \\to (c, σ)$，损失 $L_{总}$ 很小 → ① α≤β 😀。"


def kit(*texts: str, **fields: Any) -> dict[str, str]:
    """The kit of as many papers as there are texts, each its method's first sentence."""
    papers: list[Paper] = []
    for number, text in enumerate(texts):
        made = make_library().papers[0]
        section = Section("method", "Method", 1, text, 0, 0)
        entry = msgspec.structs.replace(made.entries[0], sections=(section,))
        made = msgspec.structs.replace(made, id=f"p{number}", entries=(entry,), institutions=(), **fields)
        papers.append(made)
    edition = make_edition(Library(papers=tuple(papers)), Config(language="en"))
    return {name: make(edition, Selection("Splatting & more", (), tuple(papers))) for name, make in KIT}


def compiled(files: dict[str, str], folder: Path) -> str:
    """latexmk's exit code and errors, "" where all is well."""
    for program in ("latexmk", "xelatex" if "xelatex" in files["related.tex"] else "pdflatex", "bibtex"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    if "ctexart" in files["related.tex"] and not _has("ctexart.cls"):
        pytest.skip("ctex is not installed")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = subprocess.run(["latexmk", "-silent"], cwd=folder, capture_output=True, timeout=300, check=False)
    log = (folder / "related.log").read_text(encoding="utf-8", errors="replace")
    wrong = [line for line in log.splitlines() if line.startswith("!") or "undefined" in line]
    return "\n".join(wrong) or ("" if done.returncode == 0 else f"latexmk ends with {done.returncode}")


def _has(file: str) -> bool:
    return subprocess.run(["kpsewhich", file], capture_output=True, check=False).returncode == 0


def test_compiles(tmp_path: Path) -> None:
    """Latin text needs no more than pdfLaTeX, and no sign or broken formula stops it."""
    files = kit(*HARSH)

    assert files["related.tex"].startswith("% !TEX program = pdflatex\n\\documentclass[11pt]{article}")
    assert compiled(files, tmp_path) == ""


def test_compiles_chinese(tmp_path: Path) -> None:
    """Chinese text is set by XeLaTeX with ctex."""
    files = kit(*HARSH, CHINESE, authors=("张三",))

    assert files["related.tex"].startswith("% !TEX program = xelatex\n\\documentclass[11pt]{ctexart}")
    assert compiled(files, tmp_path) == ""


def test_one_sentence() -> None:
    """A paper has one sentence and one \\cite, whose key is in the references."""
    files = kit("First we splat. Then we render.")

    assert r"GaussianAvatars~\cite{qian2024gaussianavatars}: First we splat." in files["related.tex"]
    assert "Then we render" not in files["related.tex"]
    assert "{qian2024gaussianavatars," in files["references.bib"]
    assert r"\cite{qian2024gaussianavatars}" in files["matrix.tex"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50% & #1", r"50\% \& \#1"),
        ("a formula $x_1$ here", "a formula $x_1$ here"),
        ("损失 $L_{总}$", r"损失 $L_{{\text{总}}}$"),
        ("σ ≤ 1", r"\ensuremath{\sigma} \ensuremath{\leq} 1"),
        (r"bad $\input{x}$", r"bad \texttt{\$\textbackslash{}input\{x\}\$}"),
        (r"bad $\frac{1}$", r"bad \texttt{\$\textbackslash{}frac\{1\}\$}"),
    ],
)
def test_tex(text: str, written: str) -> None:
    """Signs are escaped, formulas set; one that cannot be set is shown as its source."""
    assert tex(text) == written


@given(st.text(st.sampled_from("\\{}$%&#_^~ab1 \n[]\"'|<>*α中"), max_size=60))
def test_any_text(text: str) -> None:
    """Whatever the text, braces and dollars of its TeX close each other, and no remark swallows what follows."""
    made = tex(text)
    depth = dollars = place = 0
    while place < len(made):
        char = made[place]
        if char == "\\":
            place += 2
            continue
        assert char not in "%#"
        depth += (char == "{") - (char == "}")
        dollars += char == "$"
        assert depth >= 0
        place += 1

    assert depth == 0 and dollars % 2 == 0


def test_preamble() -> None:
    """A command that LaTeX may lack is defined; the site's own as site.yaml says."""
    made = preamble((r"$\R \norm{x} \odd$",), (("R", r"\mathbb{R}"), ("norm", r"\lVert #1 \rVert")))

    assert r"\providecommand{\R}{\mathbb{R}}" in made
    assert r"\providecommand{\norm}[1]{\lVert #1 \rVert}" in made
    assert r"\providecommand{\odd}{\ensuremath{\mathrm{odd}}}" in made


def test_needs_unicode() -> None:
    """European letters are no reason for XeLaTeX; Chinese and Cyrillic are."""
    assert not needs_unicode(("Huszár’s café — “yes”",))
    assert needs_unicode(("中",)) and needs_unicode(("Ж",))
