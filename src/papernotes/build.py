"""The whole way, in order; the file to read first.

    scan  ->  parse  ->  extract  ->  assemble  ->  plan  ->  render  ->  publish
    disk      Source     Note         Entries       Library   Route       disk
              = Note     = Entries    = Library     = Routes  = Output

Nothing between the two ends touches the disk, and nothing here knows how a stage does its work. `publish` is called
by who wants the site on disk; `serve` does not.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from .config import Config, read_config
from .diagnostics import apply, report
from .kept import keep, kept, same
from .loader.parse import parse
from .loader.sources import scan
from .memo import Disk, Memo
from .model import Checked, Diagnostic, Library, Site, Source
from .normaliser.assemble import Reading, assemble
from .normaliser.bibtex import read_bibtex
from .normaliser.doubts import doubts
from .normaliser.extract import extract, is_draft

if TYPE_CHECKING:
    from .renderer.press import Press

Progress = Callable[[str, int, int], None]
_WORTH_PROCESSES = 150  # notes; below that, starting them costs more than they save


class Project(msgspec.Struct, frozen=True):
    """Where everything is: absolute paths as text. `config_path` may name a file that does not exist."""

    folder: str
    notes: str
    output: str
    config: Config
    config_path: str


def open_project(
    folder: Path,
    *,
    config: Path | None = None,
    notes: Path | None = None,
    output: Path | None = None,
    base_url: str | None = None,
) -> Project:
    """The project of a folder: arguments before site.yaml before defaults. Raises ConfigError.

    Notes are those of `notes/` if there is one, else of the folder itself; paths in site.yaml are relative to it.
    """
    path = (config or folder / "site.yaml").absolute()
    settings = read_config(path)
    if base_url is not None:
        settings = msgspec.structs.replace(settings, base_url=base_url)
    home = path.parent if config else folder.absolute()
    if notes is None:
        default = home / "notes"
        notes = home / settings.notes if settings.notes else default if default.is_dir() else home
    output = output or home / settings.output
    return Project(
        str(home), os.path.normpath(notes.absolute()), os.path.normpath(output.absolute()), settings, str(path)
    )


def open_memo(project: Project) -> Disk:
    """What earlier builds of that project computed: `.papernotes/` beside its site.yaml."""
    return Disk(Path(project.folder, ".papernotes"))


def read(
    project: Project, *, drafts: bool = False, jobs: int = 1, progress: Progress | None = None
) -> Checked[Library]:
    """scan, parse, extract, assemble: the library that the notes are."""
    config = same("config", project.config)
    roots = _from_notes(project, config.attachments)
    bibliographies = _from_notes(project, config.bibliography)
    tree = scan(Path(project.notes), config.ignore, Path(project.output), roots, bibliographies)
    readings: list[Reading] = []
    found: list[Diagnostic] = list(tree.diagnostics)
    if not tree.value.sources:
        hint = "run papernotes in the folder of your notes, or name it with --notes"
        found.append(report("no-notes", f"no .md file in {project.notes}", None, hint))
    count = len(tree.value.sources)
    for done, checked in enumerate(_readings(tree.value.sources, config, jobs), 1):
        if drafts or not is_draft(checked.value.note):
            readings.append(checked.value)
            found += checked.diagnostics
        if progress:
            progress("reading notes", done, count)
    given = tuple(read_bibtex(source) for source in tree.value.bibliographies)
    references = tuple(reference for checked in given for reference in checked.value)
    found += (item for checked in given for item in checked.diagnostics)
    library = assemble(readings, tree.value.attachments, config, roots, references)
    found += doubts(library.papers, config.different)
    return Checked(library, apply(found, config.diagnostics))


def _from_notes(project: Project, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Paths that site.yaml gives relative to itself, relative to the notes folder."""
    given = (Path(project.folder, path).expanduser() for path in paths)
    return tuple(os.path.relpath(path, project.notes).replace(os.sep, "/") for path in given)


@kept
def read_note(source: Source, config: Config) -> Checked[Reading]:
    """parse and extract: one note and its entries."""
    note = parse(source, config.markdown)
    entries = extract(note.value, config)
    return Checked(Reading(note.value, entries.value), note.diagnostics + entries.diagnostics)


def _readings(sources: tuple[Source, ...], config: Config, jobs: int) -> Iterable[Checked[Reading]]:
    if jobs < 2 or len(sources) < _WORTH_PROCESSES:
        yield from (read_note(source, config) for source in sources)
        return
    work = partial(read_note, config=config)
    pool = ProcessPoolExecutor(jobs)
    try:
        portion = max(1, min(50, len(sources) // (jobs * 4)))
        for source, checked in zip(sources, pool.map(work, sources, chunksize=portion), strict=True):
            keep(read_note, (source, config), checked)
            yield checked
    finally:  # after Ctrl-C what is queued is not waited for
        pool.shutdown(cancel_futures=True)


def build(project: Project, *, drafts: bool = False, jobs: int = 1, progress: Progress | None = None) -> Site:
    """All of it but `publish`: the site, in memory."""
    memo = open_memo(project)
    with uncollected():
        press = prepare(project, drafts=drafts, jobs=jobs, progress=progress, memo=memo)
        pages = press.all(jobs, progress)
    memo.close()
    found = apply((*press.before, *pages.diagnostics), project.config.diagnostics)
    return Site(press.edition.library, pages.value, found)


def prepare(
    project: Project,
    *,
    drafts: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
    memo: Memo | None = None,
) -> Press:
    """All of it but the pages, which are made when they are asked for."""
    from .renderer.edition import make_edition
    from .renderer.press import Press
    from .renderer.theme import read_theme

    library = read(project, drafts=drafts, jobs=jobs, progress=progress)
    theme = read_theme(Path(project.folder), project.config)
    edition = make_edition(library.value, project.config, theme.value.assets)
    return Press(edition, theme.value, (*library.diagnostics, *theme.diagnostics), memo)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without garbage collection: values are made and kept, so it finds nothing, and takes a quarter of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
