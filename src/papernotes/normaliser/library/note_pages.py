"""Notes -> their pages: what each is called, its id, and the papers in it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from ...incremental.followed import each
from ...incremental.gist import gist
from ...incremental.kept import since
from ...model import Note, Page, Paper
from ..ids import slug, unique


def note_pages(notes: Sequence[Note], papers: tuple[Paper, ...], owners: Mapping[str, str]) -> tuple[Page, ...]:
    """A page for each note, with the papers in it; `owners` as `assemble` has them."""
    paths = each(path_of, notes)
    ids = since("note ids", (paths, owners), lambda: _page_ids(paths, owners))
    places = each(_places, papers)
    return each(_page, ids, notes, since("held", (paths, places), lambda: _held(paths, places)))


def path_of(note: Note) -> str:
    """The note's path, for rows that follow their notes."""
    return note.path


def _page_ids(paths: Sequence[str], owners: Mapping[str, str]) -> list[str]:
    own = {name.removeprefix("notes/"): path for name, path in owners.items() if name.startswith("notes/")}
    return unique([(slug(posixpath.splitext(path)[0]), path) for path in paths], own)


def _places(paper: Paper) -> tuple[tuple[str, int, str], ...]:
    """Where its entries stand: note and line."""
    return tuple((entry.span.path, entry.span.line, paper.id) for entry in paper.entries)


def _held(paths: Sequence[str], places: Iterable[tuple[tuple[str, int, str], ...]]) -> tuple[tuple[str, ...], ...]:
    """The papers in each note, in the order of their lines."""
    holding: dict[str, list[tuple[int, str]]] = {}
    for path, line, paper in chain.from_iterable(places):
        holding.setdefault(path, []).append((line, paper))
    return tuple(tuple(dict.fromkeys(paper for _, paper in sorted(holding.get(path, ())))) for path in paths)


def _page(name: str, note: Note, papers: tuple[str, ...]) -> Page:
    return Page(name, note_title(note), note, papers)


def note_title(note: Note) -> str:
    """The title of a note: its head's, its only top heading, else its file's name."""
    said = note.value("title")
    if said:
        return said
    heading = gist(note).heading.strip()
    return heading.strip(" *_#:：") if heading else posixpath.splitext(posixpath.basename(note.path))[0]
