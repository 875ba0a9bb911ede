"""Papers as slides for a group meeting: one HTML file that holds all it shows, one paper a screen.

The view alone; pictures come as addresses with their data in them from who may open files, and the template is
`slides.html`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

import msgspec

from ...model import Attachment, Facet, Image, Math, Paper, Span, holes
from ..binding.figures import caption, is_medium
from ..citing.works import make_work
from ..edition.edition import Edition, Frame, count_papers, name_of
from ..lists.rows import published, title_beside
from ..lists.selection import Part, Selection, parts
from ..math import math_html
from ..plain.sentences import FORMULA, Said, said_first, said_of
from ..theming.frame import make_frame
from ..urls import HOME
from ..words import language_of

Pictures = Callable[[Attachment], str]

# Each slide has a point of each of these: of the first facet that the notes have.
_POINTS: tuple[tuple[Facet, ...], ...] = (
    ("motivation", "task", "background", "existing"),
    ("method", "contribution", "loss"),
    ("results", "experiments", "conclusion"),
    ("limitations", "questions"),
    ("review",),
)
_MOST_FIGURES = 2
_SMALL = 48  # pixels of height, up to which a picture is a sign within the line
_LONG = 160  # characters of LaTeX, beyond which a formula does not fit on a slide


class Point(msgspec.Struct, frozen=True):
    """One sentence under its facet; `label` is "" where there is no facet."""

    label: str
    label_lang: str
    html: str
    lang: str
    own: bool
    guessed: bool


class Shown(msgspec.Struct, frozen=True):
    """A figure; `src` holds its data."""

    src: str
    alt: str
    caption: str


class Slide(msgspec.Struct, frozen=True):
    """One paper. `formula` is HTML, the first displayed one of its notes."""

    id: str
    number: int
    topic: str
    name: str
    name_lang: str
    title: str
    title_lang: str
    facts: tuple[str, ...]
    href: str
    points: tuple[Point, ...]
    formula: str
    figures: tuple[Shown, ...]


class View(msgspec.Struct, frozen=True):
    """All that the file shows."""

    frame: Frame
    title: str
    count: str
    groups: tuple[tuple[str, tuple[Slide, ...]], ...]
    total: int


def slides_view(edition: Edition, selection: Selection, pictures: Pictures) -> View:
    """The slides, topic by topic. `pictures` gives a file as a `data:` address, or "" where it cannot."""
    title = selection.name or edition.config.title or edition.words.site
    keys, number = edition.cite_keys, 0
    groups = []
    for part in parts(edition.library, selection):
        slides = []
        for paper in part.papers:
            number += 1
            slides.append(_slide(edition, paper, keys[paper.id], number, _topic(part), pictures))
        groups.append((_topic(part), tuple(slides)))
    frame = make_frame(edition, HOME, title)
    return View(frame, title, count_papers(edition, number), tuple(groups), number)


def _topic(part: Part) -> str:
    return " / ".join(part.path)


def _slide(edition: Edition, paper: Paper, key: str, number: int, topic: str, pictures: Pictures) -> Slide:
    words, name, title = edition.words, name_of(paper), title_beside(paper)
    authors = paper.authors[0] + (" et al." if len(paper.authors) > 1 else "") if paper.authors else ""
    facts = tuple(filter(None, (published(paper), authors, words.comma.join(paper.institutions[:2]))))
    return Slide(
        id=key,
        number=number,
        topic=topic,
        name=name,
        name_lang=language_of(name, words),
        title=title,
        title_lang=language_of(title, words),
        facts=facts,
        href=make_work(paper).url,
        points=tuple(_points(edition, paper)),
        formula=_formula(edition, paper),
        figures=tuple(_figures(edition, paper, pictures)),
    )


def _points(edition: Edition, paper: Paper) -> Iterator[Point]:
    found = [point for facets in _POINTS if (point := _first_point(edition, paper, facets))]
    yield from found
    if not found and (said := said_first(paper)):
        yield _point(edition, "", said, False)


def _first_point(edition: Edition, paper: Paper, facets: tuple[Facet, ...]) -> Point | None:
    for facet in facets:
        if said := said_of(paper, facet):
            return _point(edition, edition.words.facets[facet], said, facet == "review")
    return None


def _point(edition: Edition, label: str, said: Said, own: bool) -> Point:
    words = edition.words
    html, lang = _html(edition, said.text), language_of(said.text, words)
    return Point(label, language_of(label, words), html, lang, own, said.guessed)


def _html(edition: Edition, text: str) -> str:
    made, place = [], 0
    for found in FORMULA.finditer(text):
        made += [escape(text[place : found.start()], quote=False), _set(edition, Math(found[2], False, Span("", 1)))]
        place = found.end()
    return "".join((*made, escape(text[place:], quote=False)))


def _set(edition: Edition, math: Math) -> str:
    return math_html(math, edition.macros).value


def _formula(edition: Edition, paper: Paper) -> str:
    for entry in paper.entries:
        for block in entry.blocks:
            for hole in holes(block):
                if isinstance(hole, Math) and hole.display and len(hole.tex) <= _LONG:
                    made = math_html(hole, edition.macros)
                    if made.value and not made.diagnostics:
                        return made.value
    return ""


def _figures(edition: Edition, paper: Paper, pictures: Pictures) -> Iterator[Shown]:
    """The first figures that are at hand, each file once."""
    shown: set[str] = set()
    for figure in paper.figures:
        file = edition.files.get(figure.path or "")
        if file is None or file.path in shown or file.trouble or is_medium(file.path) or 0 < file.height <= _SMALL:
            continue
        if src := pictures(file):
            shown.add(file.path)
            said = caption(Image(figure.written, figure.alt, Span(file.path, 1)))
            yield Shown(src, said or edition.words.figure_of.format(name=name_of(paper)), said)
        if len(shown) == _MOST_FIGURES:
            return
