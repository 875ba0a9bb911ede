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
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec

from .addresses import addressed, claims
from .config import Config, read_config
from .diagnostics import apply, report
from .ledger import read_ledger
from .loader.parse import parse
from .loader.sources import scan
from .memo import Disk
from .model import Checked, Diagnostic, Library, Site, Source, Span, Withheld
from .normaliser.assemble import Reading, assemble
from .normaliser.bibtex import read_bibtex
from .normaliser.doubts import doubts
from .normaliser.extract import extract
from .normaliser.privacy import is_private_path, names_of, public_files, with_papers, withheld
from .normaliser.veil import hidden_names, veil

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
    config = project.config
    roots = _from_notes(project, config.attachments)
    bibliographies = _from_notes(project, config.bibliography)
    tree = scan(Path(project.notes), config.ignore, Path(project.output), roots, bibliographies)
    readings: list[Reading] = []
    found: list[Diagnostic] = list(tree.diagnostics)
    if not tree.value.sources:
        hint = "run papernotes in the folder of your notes, or name it with --notes"
        found.append(report("no-notes", f"no .md file in {project.notes}", None, hint))
    count = len(tree.value.sources)
    home: list[Withheld] = []
    for done, checked in enumerate(_readings(tree.value.sources, config, jobs), 1):
        kept = withheld(checked.value.note, config)
        if kept is None or (drafts and not kept.private):
            readings.append(checked.value)
            found += checked.diagnostics
        else:
            home.append(with_papers(kept, checked.value.entries))
        if progress:
            progress("reading notes", done, count)
    files, kept_files = public_files(tree.value.attachments, config)
    home += kept_files
    veiled = tuple(_veiled(readings, home, config))
    readings = [checked.value for checked in veiled]
    found += (item for checked in veiled for item in checked.diagnostics)
    found += (report("withheld-note", f"not published: {item.reason}", Span(item.path, item.line)) for item in home)
    given = tuple(
        read_bibtex(source) for source in tree.value.bibliographies if not is_private_path(source.path, config)
    )
    references = tuple(reference for checked in given for reference in checked.value)
    found += (item for checked in given for item in checked.diagnostics)
    ledger = read_ledger(Path(project.config_path).parent)
    library = assemble(readings, files, config, roots, references, claims(ledger.value))
    addresses = addressed(msgspec.structs.replace(library, withheld=tuple(home)), ledger.value, config)
    found += (*doubts(library.papers, config.different), *ledger.diagnostics, *addresses.diagnostics)
    return Checked(addresses.value, apply(found, config.diagnostics))


def _veiled(readings: Sequence[Reading], home: Sequence[Withheld], config: Config) -> Iterator[Checked[Reading]]:
    """The readings without the names of what is not published. A note that changes is understood again."""
    hidden = hidden_names(home, ((reading.note.path, names_of(reading.note, reading.entries)) for reading in readings))
    for reading in readings:
        note = veil(reading.note, hidden)
        if note.value is reading.note:
            yield Checked(reading)
        else:
            yield Checked(Reading(note.value, extract(note.value, config).value), note.diagnostics)


def _from_notes(project: Project, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Paths that site.yaml gives relative to itself, relative to the notes folder."""
    given = (Path(project.folder, path).expanduser() for path in paths)
    return tuple(os.path.relpath(path, project.notes).replace(os.sep, "/") for path in given)


def read_note(source: Source, config: Config) -> Checked[Reading]:
    """parse and extract: one note and its entries."""
    note = parse(source, config.markdown)
    entries = extract(note.value, config)
    return Checked(Reading(note.value, entries.value), note.diagnostics + entries.diagnostics)


def _readings(sources: tuple[Source, ...], config: Config, jobs: int) -> Iterable[Checked[Reading]]:
    work = partial(read_note, config=config)
    if jobs < 2 or len(sources) < _WORTH_PROCESSES:
        yield from map(work, sources)
        return
    pool = ProcessPoolExecutor(jobs)
    try:
        yield from pool.map(work, sources, chunksize=max(1, min(50, len(sources) // (jobs * 4))))
    finally:  # after Ctrl-C what is queued is not waited for
        pool.shutdown(cancel_futures=True)


def build(project: Project, *, drafts: bool = False, jobs: int = 1, progress: Progress | None = None) -> Site:
    """All of it but `publish`: the site, in memory."""
    from .renderer.edition import make_edition
    from .renderer.render import render_all
    from .renderer.theme import read_theme

    memo = open_memo(project)
    with _uncollected():
        library = read(project, drafts=drafts, jobs=jobs, progress=progress)
        theme = read_theme(Path(project.folder), project.config)
        edition = make_edition(library.value, project.config, theme.value.assets)
        before = (*library.diagnostics, *theme.diagnostics)
        pages = render_all(edition, theme.value, before, memo)
    memo.close()
    found = apply((*before, *pages.diagnostics), project.config.diagnostics)
    return Site(library.value, pages.value, found)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection: values are made and kept, so it finds nothing, and takes a quarter of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
