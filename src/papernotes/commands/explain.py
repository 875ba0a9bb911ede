"""Why a note was understood as it was, as text: the way from a name that somebody typed to the outline of the note."""

from __future__ import annotations

from pathlib import Path

from ..build import Project
from ..check import find_note, format_explanation, nearest
from ..loader.disk.sources import scan
from ..loader.parse import parse
from ..model import Library, Note
from ..normaliser.extract import explain


def explanation(project: Project, library: Library, written: str) -> str:
    """The outline of that note. Raises LookupError where no single note is meant."""
    notes = {page.note.path: page.note for page in library.notes}
    home = {item.path: item.reason for item in library.withheld}
    path = find_note(written, (*notes, *home), Path(project.notes))
    if path is None:
        near = nearest(written, (*notes, *home))
        raise LookupError(f"there is no single note {written!r} in {project.notes}{near}")
    note = notes.get(path) or _at_home(project, path)
    if note is None:
        raise LookupError(f"{path} is no note")
    told = format_explanation(note, explain(note, project.config))
    return f"not published: {home[path]}\n{told}" if path in home else told


def _at_home(project: Project, path: str) -> Note | None:
    """A note that the library has not: its keeper may know how it would be understood."""
    for source in scan(Path(project.notes), project.config.ignore, Path(project.output)).value.sources:
        if source.path == path:
            return parse(source, project.config.markdown).value
    return None
