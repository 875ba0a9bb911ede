"""The whole way, in order; the file to read first.

    scan  ->  parse  ->  extract  ->  assemble  ->  plan  ->  render  ->  publish
    disk      Source     Note         Entries       Library   Route       disk
              = Note     = Entries    = Library     = Routes  = Output

Nothing between the two ends touches the disk, and nothing here knows how a stage does its work. `publish_site` goes
all the way, each page leaving as soon as it is made; `build` stops before the disk; `prepare`, which is for `serve`,
before the pages.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from . import pinyin
from .config import Config, moved, read_config
from .diagnostics import apply, report
from .incremental.kept import awhile, read_from, same, uncollected
from .loader.disk import pictures
from .loader.disk.sources import scan
from .memo import Disk, Memo
from .model import Checked, Diagnostic, Library, Site
from .normaliser.assemble import assemble
from .normaliser.doubts import doubts
from .normaliser.private.privacy import public_sources
from .normaliser.references.bibtex import read_bibtex
from .normaliser.relations.mentions import crowded
from .permalinks.ledger import NAME as LEDGER
from .permalinks.ledger import read_ledger
from .reading.apart import apart
from .reading.as_indexes import as_indexes_say
from .reading.given_paths import from_notes, idle_private, places_of_redirects, way
from .reading.readings import counted, read_notes
from .text import globs_below
from .timings import timed

if TYPE_CHECKING:
    from .renderer.press import Press
    from .renderer.publishing.publish import Published
    from .renderer.theming.theme import Theme

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

    Notes are those of `notes/` if there is one, else of the folder itself; paths in site.yaml are relative to it. The
    project's `config.notes` is where they are, from there.
    """
    path = (config or folder / "site.yaml").absolute()
    settings = read_from("site.yaml", (str(path),), None, lambda: read_config(path))
    if base_url is not None:
        settings = moved(settings, base_url)
    home = path.parent if config else folder.absolute()
    if notes is None:
        default = home / "notes"
        notes = home / settings.notes if settings.notes else default if default.is_dir() else home
    output = output or home / settings.output
    settings = msgspec.structs.replace(settings, notes=way(home, notes))
    return Project(
        str(home), os.path.normpath(notes.absolute()), os.path.normpath(output.absolute()), settings, str(path)
    )


def open_memo(project: Project) -> Disk:
    """What earlier builds of that project computed: `.papernotes/` beside its site.yaml."""
    return Disk(Path(project.folder, ".papernotes"))


def made_of(project: Project) -> dict[str, Sequence[str]]:
    """The files and folders that a site is made of, beside this program, and what in them is not a part; absolute."""
    home = Path(project.folder)
    outside = (home / Path(path).expanduser() for path in project.config.attachments)
    return {
        "files": [
            project.config_path,
            str(Path(project.config_path).parent / LEDGER),
            *(str(home / Path(path).expanduser()) for path in project.config.bibliography),
        ],
        "folders": [project.notes, *map(str, outside), *_theme_folders(project)],
        "without": [project.output],
    }


def _theme(project: Project) -> Checked[Theme]:
    from .renderer.theming.theme import read_theme

    places, config = _theme_folders(project), project.config
    return read_from("theme", places, config.theme, lambda: read_theme(Path(project.folder), config))


def _theme_folders(project: Project) -> tuple[str, ...]:
    from .renderer.theming.theme import theme_folders

    own = (Path(project.folder, name) for name in (project.config.theme.templates, project.config.theme.assets))
    return tuple(os.path.normpath(folder) for folder in (*own, *theme_folders()))


def read(
    project: Project,
    *,
    drafts: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
    memo: Memo | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Checked[Library]:
    """scan, parse, extract, assemble: the library that the notes are. `meanwhile` is done while others read."""
    config = same("config", project.config)
    roots = from_notes(project.folder, project.notes, config.attachments)
    bibliographies = from_notes(project.folder, project.notes, config.bibliography)
    with timed("scan"):
        tree = scan(
            Path(project.notes), globs_below(config.ignore, config.notes), Path(project.output), roots, bibliographies
        )
    found: list[Diagnostic] = list(tree.diagnostics)
    if not tree.value.sources:
        hint = "run papernotes in the folder of your notes, or name it with --notes"
        found.append(report("no-notes", f"no .md file in {project.notes}", None, hint))
    with timed("read"):
        reads = read_notes(tree.value.sources, config, jobs, memo, meanwhile)
        reads = counted(reads, len(tree.value.sources), progress) if progress else reads
        kept = apart(tree.value.sources, reads, tree.value.attachments, config, drafts, memo)
    found += kept.diagnostics
    given = tuple(map(read_bibtex, public_sources(tree.value.bibliographies, config)))
    found += idle_private(Path(project.config_path), config, tree, kept.value.home)
    del tree, reads  # the texts of all notes, which nobody asks for from here on
    references = tuple(reference for checked in given for reference in checked.value)
    found += (item for checked in given for item in checked.diagnostics)
    home = Path(project.config_path).parent
    ledger = read_from("ledger", (str(home / LEDGER),), None, lambda: read_ledger(home))
    places = places_of_redirects(Path(project.config_path), config)
    from .permalinks.addresses import addressed, claims

    with timed("assemble"), awhile():
        named = claims(ledger.value)
        readings = as_indexes_say(kept.value.readings, config)
        library = assemble(readings, kept.value.files, config, roots, references, named, memo, jobs)
    addresses = addressed(msgspec.structs.replace(library, withheld=kept.value.home), ledger.value, config, places)
    found += (*doubts(library.papers, config.different), *crowded(library.papers, library.mentions))
    found += (*ledger.diagnostics, *addresses.diagnostics)
    return Checked(addresses.value, apply(found, config.diagnostics))


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
    remember(memo, press.edition.library)
    if own:
        memo.close()
    found = apply((*press.before, *pages.diagnostics), project.config.diagnostics)
    return Site(press.edition.library, pages.value, found)


def publish_site(
    project: Project,
    memo: Memo,
    *,
    clean: bool = False,
    drafts: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
    refuse: Callable[[Sequence[Diagnostic]], bool] = lambda _: False,
) -> tuple[Site, Published | None]:
    """All of it: each file goes to its place as soon as it is made, and nobody holds the whole site. Nothing is
    published where `refuse` does not want it: then there is no Published. Raises what `publication` does."""
    with uncollected():
        press = prepare(project, drafts=drafts, jobs=jobs, progress=progress, memo=memo)
        from .renderer.publishing.publish import publication

        with timed("render"):
            press.foresee(jobs)
        output, notes, double = Path(project.output), Path(project.notes), Path(project.folder, ".papernotes", "site")
        with publication(output, notes, clean, memo, double) as sending:
            with timed("render"), awhile():
                sent = press.send(sending, jobs, progress)
            found = apply((*press.before, *sent.diagnostics), project.config.diagnostics)
            library = press.edition.library
            if refuse(found):
                return Site(library, (), found), None
            with timed("publish"):
                published = sending.finish(sent.placed, sent.outputs, notes)
                sending.standing.remember()
                remember(memo, library)
    return Site(library, (), (*found, *published.diagnostics)), published


def remember(memo: Memo, library: Library) -> None:
    """Keeps what later builds need not find out again."""
    pinyin.remember(memo)
    pictures.remember(memo, library.attachments)


def prepare(
    project: Project,
    *,
    drafts: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
    memo: Memo | None = None,
) -> Press:
    """All of it but the pages, which are made when they are asked for."""
    theme = cache(partial(_theme, project))

    def ready() -> None:
        from .renderer.render import compiled  # half of what there is to import, and nobody who reads notes needs it

        compiled(theme().value)

    if memo is not None:
        pinyin.recall(memo)
        pictures.recall(memo)
    library = read(project, drafts=drafts, jobs=jobs, progress=progress, memo=memo, meanwhile=ready)
    from .renderer.edition.edition import make_edition
    from .renderer.press import Press

    edition = make_edition(library.value, project.config, theme().value.assets, memo, jobs)
    return Press(edition, theme().value, (*library.diagnostics, *theme().diagnostics), memo)
