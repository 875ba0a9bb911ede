"""The page of what a library lacks: shown while serving, for the keeper alone, and in no site that is built.

It is a page like any other, but for its address, which no plan holds, and for what it shows, which its caller found.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ..model import Span
from .edition.edition import Anchor, Edition, Frame, name_of
from .render import fill
from .theming.frame import make_frame
from .theming.theme import Theme
from .urls import note_url, paper_url
from .words import language_of

GAPS = "_papernotes/gaps/"


class Lack(NamedTuple):
    """One thing that is lacking: of which kind, of which paper or "", what is said of it, and where."""

    kind: str  # a key of `Words.lacks`
    paper: str
    said: str
    span: Span


class Row(msgspec.Struct, frozen=True):
    """A paper, or what is wrong, and the note it stands in."""

    name: Anchor
    place: Anchor


class Part(msgspec.Struct, frozen=True):
    """All that lacks the same."""

    id: str
    name: str
    rows: tuple[Row, ...]


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    parts: tuple[Part, ...]


def lacking_page(edition: Edition, theme: Theme, lacks: Iterable[Lack]) -> str:
    """The page, kind by kind in the order of `Words.lacks`, within a kind as they come."""
    found: dict[str, list[Row]] = {}
    for lack in lacks:
        found.setdefault(lack.kind, []).append(_row(edition, lack))
    words = edition.words
    parts = tuple(Part(kind, name, tuple(found[kind])) for kind, name in words.lacks.items() if kind in found)
    return fill("gaps.html", View(make_frame(edition, GAPS, words.gaps), parts), theme).value


def _row(edition: Edition, lack: Lack) -> Row:
    paper = edition.papers.get(lack.paper)
    page = next((page for page in edition.library.notes if page.note.path == lack.span.path), None)
    place = f"{lack.span.path}:{lack.span.line}"
    name = name_of(paper) if paper else lack.said
    return Row(
        Anchor(edition.link(GAPS, paper_url(paper.id)) if paper else "", name, language_of(name, edition.words)),
        Anchor(edition.link(GAPS, note_url(page.id)) if page else "", place.rpartition("/")[2], note=place),
    )
