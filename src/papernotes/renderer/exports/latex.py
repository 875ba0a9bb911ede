"""Some papers as the start of a related-work section: one sentence a paper with its `\\cite`, topic by topic.

It goes with `references.bib` and `matrix.tex` and compiles as it is: pdfLaTeX where Latin letters suffice, else XeLaTeX
with `ctex`. What to run is said in its first line and in `latexmkrc`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Paper
from ...text import has_cjk
from ..edition.edition import Edition, name_of
from ..edition.matrix import make_matrix
from ..lists.selection import Part, Selection, parts
from ..plain.plain_tex import needs_unicode, preamble, tex
from ..plain.sentences import said_first

_LIMIT = 400  # characters of a sentence; a text has more room than a cell
_LEVELS = ("section", "subsection", "subsubsection", "paragraph")
_PACKAGES = ("amsmath,amssymb", "array,booktabs,longtable", "geometry", "pdflscape")


def export_latex(edition: Edition, selection: Selection) -> str:
    """The whole document `related.tex`."""
    title = selection.name or edition.config.title or edition.words.site
    body = tuple(_body(edition, selection))
    matrix = make_matrix((paper.id for paper in selection.papers), edition.in_rows)
    said = [tex(cell.text, edition.macros) for line in matrix.lines for cell in line.cells if cell]
    unicode = needs_unicode((tex(title), *body, *said, *_references(selection)))
    return "\n".join(
        (
            f"% !TEX program = {'xelatex' if unicode else 'pdflatex'}",
            r"\documentclass[11pt]{" + ("ctexart" if unicode else "article") + "}",
            *(
                ()
                if unicode
                else (r"\usepackage[T1]{fontenc}", r"\usepackage[utf8]{inputenc}", r"\usepackage{textcomp}")
            ),
            *(rf"\usepackage{{{name}}}" for name in _PACKAGES),
            *(
                (r'\xeCJKDeclareCharClass{CJK}{"0370 -> "03FF, "2460 -> "2473}',) if unicode else ()
            ),  # α and ①, which Latin fonts lack
            r"\geometry{margin=2.5cm}",
            r"\emergencystretch=3em",
            preamble((*body, *said), edition.macros),
            rf"\title{{{tex(title)}}}",
            r"\date{}",
            r"\begin{document}",
            r"\maketitle",
            *body,
            r"\begin{landscape}",
            r"\input{matrix}",
            r"\end{landscape}",
            r"\bibliographystyle{unsrt}",
            r"\bibliography{references}",
            r"\end{document}",
            "",
        )
    )


def export_latexmkrc(edition: Edition, selection: Selection) -> str:
    """Which LaTeX `latexmk` runs."""
    unicode = "xelatex" in export_latex(edition, selection).partition("\n")[0]
    return f"$pdf_mode = {5 if unicode else 1};\n@default_files = ('related.tex');\n"


def _references(selection: Selection) -> Iterator[str]:
    for paper in selection.papers:
        yield from (paper.title, paper.venue or "", *paper.authors)


def _body(edition: Edition, selection: Selection) -> Iterator[str]:
    keys = edition.cite_keys
    shown: tuple[str, ...] = ()
    for part in parts(edition.library, selection):
        yield from _heads(part, shown)
        yield from (_sentence(edition, paper, keys[paper.id]) for paper in part.papers)
        yield ""
        shown = part.path


def _sentence(edition: Edition, paper: Paper, key: str) -> str:
    said, name = said_first(paper, _LIMIT), rf"{tex(name_of(paper))}~\cite{{{key}}}"
    if not said:
        return f"{name}."
    end = "" if said.text[-1] in ".。!?！？…" else "。" if has_cjk(said.text) else "."
    return f"{name}{edition.words.colon}{tex(said.text, edition.macros)}{end}"


def _heads(part: Part, shown: tuple[str, ...]) -> Iterator[str]:
    """The headings above a part that the part before it did not have."""
    for depth, name in enumerate(part.path):
        if part.path[: depth + 1] != shown[: depth + 1]:
            yield rf"\{_LEVELS[min(depth, len(_LEVELS) - 1)]}{{{tex(name)}}}"
