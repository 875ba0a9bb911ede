"""Which of several notes a name means: Obsidian's shortest path, and among equals the nearest to the note that links.

A library may have thousands of notes of one name (`README.md` in each folder), and as many links to that name; so they
are put in order once, by the folders that hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...model import Page
from ...written import folded, stem
from .targets import Targets


class Nearest(NamedTuple):
    """The notes that a name fits: by each folder the first in it or below it, of the least deep ones; and how many
    there are in all."""

    by_folder: Mapping[str, Page]
    number: int


def nearest(name: str, last: str, tail: str, note_path: str, targets: Targets) -> tuple[Page | None, bool]:
    """The note that a name means in the note at that path, and whether it fits several. `last` is the last part of the
    name, `tail` a slash and what a path must end with; all are folded."""
    fitting = None
    if "/" in tail[1:]:
        fitting = _known(f"{last}\n{tail}", _by_tail(last, targets).get(tail, ()), targets)
    for other in (name, tail[1:]):
        fitting = fitting or _known(other, targets.names.get(other, ()), targets)
    if fitting is None:
        return None, False
    folders = f"{note_path}/"
    while folders and folders not in fitting.by_folder:
        folders = folders[: folders.rfind("/", 0, -1) + 1]
    return fitting.by_folder[folders], fitting.number > 1


def _known(key: str, pages: tuple[Page, ...], targets: Targets) -> Nearest | None:
    """Those notes in order, put so once for each key."""
    if not pages:
        return None
    return targets.once(("nearest", key), lambda: Nearest(_by_folder(pages), len(pages)))


def _by_folder(pages: tuple[Page, ...]) -> dict[str, Page]:
    """By each path and each folder, with a slash behind it, and by "", the first of the least deep notes there."""
    depth = min(page.note.path.count("/") for page in pages)
    found: dict[str, Page] = {}
    for page in sorted(pages, key=_path):
        if page.note.path.count("/") == depth:
            for folder in _folders(page.note.path):
                found.setdefault(folder, page)
    return found


def _folders(path: str) -> Iterable[str]:
    ends = [at + 1 for at, letter in enumerate(path) if letter == "/"]
    return ("", *(path[:end] for end in ends), f"{path}/")


def _path(page: Page) -> str:
    return page.note.path


def _by_tail(last: str, targets: Targets) -> Mapping[str, tuple[Page, ...]]:
    """The notes that have that name, by each tail of their paths: a slash and all that follows it."""

    def made() -> dict[str, tuple[Page, ...]]:
        found: dict[str, list[Page]] = {}
        for page in targets.names.get(last, ()):
            path = "/" + folded(stem(page.note.path))
            for at, letter in enumerate(path):
                if letter == "/":
                    found.setdefault(path[at:], []).append(page)
        return {tail: tuple(pages) for tail, pages in found.items()}

    return targets.once(("tails", last), made)
