"""The index of the files that the notes are in."""

from __future__ import annotations

import posixpath

import msgspec

from ...config import Config
from ...model import Library, Page, Route
from ..edition.chapters import in_order
from ..edition.edition import Anchor, Edition, Frame, count_papers
from ..kind import Shown
from ..theming.frame import make_frame
from ..urls import NOTES, note_url
from ..words import counted, language_of


class File(msgspec.Struct, frozen=True):
    """A note in the list."""

    link: Anchor
    path: str
    papers: str  # "12 papers", or "" for none
    lines: str


class Folder(msgspec.Struct, frozen=True):
    """The notes of one folder; `name` is "" for the notes folder itself."""

    name: str
    files: tuple[File, ...]


class View(msgspec.Struct, frozen=True):
    """All that the page shows."""

    frame: Frame
    count: str
    folders: tuple[Folder, ...]


def routes(_library: Library, _config: Config) -> tuple[Route, ...]:
    """The one index."""
    return (Route(NOTES, "notes"),)


def view(edition: Edition, _route: Route) -> Shown:
    """What the index shows."""
    folders: dict[str, list[File]] = {}
    for page in in_order(edition.library.notes):
        folders.setdefault(posixpath.dirname(page.note.path), []).append(_file(edition, page))
    shown = View(
        frame=make_frame(edition, NOTES, edition.words.notes, section=NOTES),
        count=counted(edition.words.notes_n, len(edition.library.notes)),
        folders=tuple(Folder(name, tuple(files)) for name, files in sorted(folders.items())),
    )
    return Shown(shown)


def _file(edition: Edition, page: Page) -> File:
    return File(
        link=Anchor(edition.link(NOTES, note_url(page.id)), page.title, language_of(page.title, edition.words)),
        path=page.note.path,
        papers=count_papers(edition, len(page.papers)) if page.papers else "",
        lines=edition.words.lines.format(n=f"{page.note.lines:,}") if page.note.lines else "",
    )
