"""Why a note was understood as it was, as text: the way from a name that somebody typed to the outline of the note."""

from __future__ import annotations

from pathlib import Path

from .build import Project
from .check import find_note, format_explanation, nearest
from .model import Library
from .normaliser.extract import explain


def explanation(project: Project, library: Library, written: str) -> str:
    """The outline of that note. Raises LookupError where no single note is meant."""
    notes = {page.note.path: page.note for page in library.notes}
    path = find_note(written, tuple(notes), Path(project.notes))
    if path is None:
        near = nearest(written, tuple(notes))
        raise LookupError(f"there is no single note {written!r} in {project.notes}{near}")
    return format_explanation(notes[path], explain(notes[path], project.config))
