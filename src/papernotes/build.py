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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from .addresses import addressed, claims
from .config import Config, read_config
from .diagnostics import apply, report
from .kept import awhile, same
from .ledger import NAME as LEDGER
from .ledger import read_ledger
from .loader.sources import scan
from .memo import Disk, Memo
from .model import Checked, Diagnostic, Library, Site, Span, Withheld
from .normaliser.assemble import Reading, assemble
from .normaliser.bibtex import read_bibtex
from .normaliser.doubts import doubts
from .normaliser.extract import extract
from .normaliser.privacy import is_private_path, names_of, public_files, with_papers, withheld
from .normaliser.veil import hidden_names, veil
from .readings import Read, read_notes, store
from .timings import timed

if TYPE_CHECKING:
    from .renderer.press import Press

Progress = Callable[[str, int, int], None]


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


def made_of(project: Project) -> dict[str, Sequence[str]]:
    """The files and folders that a site is made of, beside this program, and what in them is not a part; absolute."""
    from .renderer.theme import theme_folders

    home = Path(project.folder)
    theme = (project.config.theme.templates, project.config.theme.assets)
    outside = (home / Path(path).expanduser() for path in project.config.attachments)
    return {
        "files": [
            project.config_path,
            str(Path(project.config_path).parent / LEDGER),
            *(str(home / Path(path).expanduser()) for path in project.config.bibliography),
        ],
        "folders": [project.notes, *map(str, (*(home / name for name in theme), *outside, *theme_folders()))],
        "without": [project.output],
    }


def read(
    project: Project,
    *,
    drafts: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
    memo: Memo | None = None,
) -> Checked[Library]:
    """scan, parse, extract, assemble: the library that the notes are."""
    config = same("config", project.config)
    roots = _from_notes(project, config.attachments)
    bibliographies = _from_notes(project, config.bibliography)
    with timed("scan"):
        tree = scan(Path(project.notes), config.ignore, Path(project.output), roots, bibliographies)
    found: list[Diagnostic] = list(tree.diagnostics)
    if not tree.value.sources:
        hint = "run papernotes in the folder of your notes, or name it with --notes"
        found.append(report("no-notes", f"no .md file in {project.notes}", None, hint))
    count = len(tree.value.sources)
    public: list[Read] = []
    home: list[Withheld] = []
    with timed("read"):
        for done, made in enumerate(read_notes(tree.value.sources, config, jobs, memo), 1):
            kept = withheld(made.checked.value.note, config)
            if kept is None or (drafts and not kept.private):
                public.append(made)
                found += made.checked.diagnostics
            else:
                home.append(with_papers(kept, made.checked.value.entries))
            if progress:
                progress("reading notes", done, count)
    files, kept_files = public_files(tree.value.attachments, config)
    home += kept_files
    readings: list[Reading] = []
    for made, veiled in zip(public, _veiled([made.checked.value for made in public], home, config), strict=True):
        if memo and veiled.value is made.checked.value:  # what is not published, and its names, stay out of the cache
            store(memo, made)
        readings.append(veiled.value)
        found += veiled.diagnostics
    found += (report("withheld-note", f"not published: {item.reason}", Span(item.path, item.line)) for item in home)
    given = tuple(
        read_bibtex(source) for source in tree.value.bibliographies if not is_private_path(source.path, config)
    )
    references = tuple(reference for checked in given for reference in checked.value)
    found += (item for checked in given for item in checked.diagnostics)
    ledger = read_ledger(Path(project.config_path).parent)
    with timed("assemble"), awhile():
        library = assemble(readings, files, config, roots, references, claims(ledger.value))
    addresses = addressed(msgspec.structs.replace(library, withheld=tuple(home)), ledger.value, config)
    found += (*doubts(library.papers, config.different), *ledger.diagnostics, *addresses.diagnostics)
    return Checked(addresses.value, apply(found, config.diagnostics))


def _veiled(readings: Sequence[Reading], home: Sequence[Withheld], config: Config) -> Iterator[Checked[Reading]]:
    """The readings without the names of what is not published. A note that changes is understood again."""
    if not home:
        yield from map(Checked, readings)
        return
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


def build(
    project: Project, *, drafts: bool = False, jobs: int = 1, progress: Progress | None = None, memo: Disk | None = None
) -> Site:
    """All of it but `publish`: the site, in memory. The memo is the project's own unless one is given."""
    own = memo is None
    memo = open_memo(project) if memo is None else memo
    with uncollected():
        press = prepare(project, drafts=drafts, jobs=jobs, progress=progress, memo=memo)
        with timed("render"), awhile():
            pages = press.all(jobs, progress)
    if own:
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

    library = read(project, drafts=drafts, jobs=jobs, progress=progress, memo=memo)
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
