"""papernotes as a library: a folder of notes -> its `Library`, for programs of others. Writes nothing."""

from __future__ import annotations

import os
from pathlib import Path

from .build import open_project
from .build import read as read_project
from .model import Checked, Library


def load(path: str | os.PathLike[str] = ".", *, drafts: bool = False, jobs: int = 1) -> Library:
    """The library of the notes at `path`: a folder of notes, one that holds them in `notes/`, or a site.yaml.

    What is private is never in it, drafts only with `drafts`. A note that cannot be understood is no error, but a
    diagnostic: see `read`. Raises FileNotFoundError, and ConfigError for a site.yaml that cannot be used.
    """
    return read(path, drafts=drafts, jobs=jobs).value


def read(path: str | os.PathLike[str] = ".", *, drafts: bool = False, jobs: int = 1) -> Checked[Library]:
    """The same with its diagnostics: `read(path).value` is the library, `.diagnostics` what is wrong with the notes."""
    place = Path(path).expanduser().absolute()
    if not place.exists():
        raise FileNotFoundError(f"there are no notes at {place}")
    project = open_project(place) if place.is_dir() else open_project(place.parent, config=place)
    if not Path(project.notes).is_dir():
        raise FileNotFoundError(f"there is no folder of notes at {project.notes}")
    return read_project(project, drafts=drafts, jobs=jobs)
