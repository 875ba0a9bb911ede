"""What a command line asks for -> the project, its library, its site; or UnusableError, in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .options import UnusableError

if TYPE_CHECKING:
    from ..build import Project
    from ..memo import Disk
    from ..model import Library, Site

ADDRESSES = frozenset({"broken-address", "bad-addresses"})  # with these a strict build is not published


def open_here(config: Path | None = None, **asked: Any) -> Project:
    """The project of the current folder. Raises ConfigError, also where there are no notes to read."""
    from ..build import open_project
    from ..config import ConfigError, place_of
    from ..diagnostics import report

    project = open_project(Path.cwd(), config=config, **asked)
    if not Path(project.notes).is_dir():
        place = None if asked.get("notes") else place_of("notes", Path(project.config_path))
        hint = "`notes` in site.yaml or --notes DIR says where the notes are"
        raise ConfigError((report("bad-config", f"there is no folder of notes at {project.notes}", place, hint),))
    return project


@contextmanager
def usable(config: Path | None) -> Iterator[None]:
    """Turns a site.yaml that cannot be used into its diagnostics and exit code 2."""
    from ..check import Roots, format_text, near
    from ..config import ConfigError

    try:
        yield
    except ConfigError as error:
        roots = Roots(project=near(str(config.absolute().parent)) if config else "")
        raise UnusableError(format_text(error.diagnostics, roots)) from error


def built(project: Project, quiet: bool, *, drafts: bool, jobs: int, memo: Disk | None = None) -> Site:
    """The site of a project, bars shown on a terminal unless `quiet`."""
    from ..build import build
    from .progress import Bars

    with Bars(shown=not quiet) as bars:
        return build(project, drafts=drafts, jobs=jobs, progress=bars.show, memo=memo)


def site(quiet: bool, *, drafts: bool, jobs: int, **asked: Any) -> tuple[Project, Site]:
    """The project and its site."""
    project = usable_project(**asked)
    return project, built(project, quiet, drafts=drafts, jobs=jobs)


def library(*, drafts: bool, jobs: int, **asked: Any) -> tuple[Project, Library]:
    """The project and its library."""
    from ..build import read

    project = usable_project(**asked)
    return project, read(project, drafts=drafts, jobs=jobs).value


def usable_project(**asked: Any) -> Project:
    """The project of the current folder, or of what was asked for."""
    with usable(asked["config"]):
        return open_here(**asked)
