"""The glossary: terms in Chinese and English, and the papers that use them."""

from __future__ import annotations

import msgspec

from ...config import Config
from ...model import Library, Route, Term, Usage
from ..edition.edition import Anchor, Edition, Frame, name_of
from ..kind import Shown
from ..linking.anchors import anchor_at
from ..theming.frame import make_frame
from ..urls import GLOSSARY, paper_url
from ..words import counted, language_of


class Entry(msgspec.Struct, frozen=True):
    """A term and its uses; `given` where site.yaml says it and no note does."""

    id: str
    chinese: str
    english: str
    given: bool
    uses: tuple[Anchor, ...]


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    count: str
    terms: tuple[Entry, ...]


def routes(library: Library, _config: Config) -> tuple[Route, ...]:
    """The one glossary, where there is a term."""
    return (Route(GLOSSARY, "glossary"),) if library.glossary else ()


def view(edition: Edition, _route: Route) -> Shown:
    """What the glossary shows."""
    words, terms = edition.words, edition.library.glossary
    shown = View(
        frame=make_frame(edition, GLOSSARY, words.glossary, section=GLOSSARY),
        count=counted(words.terms_n, len(terms)),
        terms=tuple(_entry(edition, term) for term in terms),
    )
    return Shown(shown)


def _entry(edition: Edition, term: Term) -> Entry:
    uses = tuple(_use(edition, usage) for usage in term.usages)
    return Entry(term.id, term.chinese, term.english, not term.pairs, uses)


def _use(edition: Edition, usage: Usage) -> Anchor:
    paper = edition.papers[usage.paper]
    anchor = anchor_at(edition.targets.paper_anchors[paper.id][usage.entry], usage.line)
    href = edition.link(GLOSSARY, paper_url(paper.id) + (f"#{anchor}" if anchor else ""))
    return Anchor(href, name_of(paper), language_of(name_of(paper), edition.words))
