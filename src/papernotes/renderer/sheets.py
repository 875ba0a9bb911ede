"""The pages of a site in portions, printed by copies of this process where there are many.

A note's page, the pages of its papers and their previews are one portion, unless a whole library is in that note: what
is made of a paragraph for the one is there for the others. With a publication each file goes to its place from the
process that made it, so that nobody holds the whole site; and a page whose view is what it was is not filled again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import NamedTuple

import msgspec

from ..incremental import kept
from ..incremental.processes import LARGE, away, can_copy, spread
from ..model import Output, Route
from .edition.edition import Edition
from .publishing.publish import Publication
from .publishing.standing import Placed, Printed, remembered
from .publishing.traces import Traces
from .render import key_of_page, print_page, render, view_of
from .theming.theme import Theme

_WORTH_PROCESSES = 400  # routes; below that, starting them costs more than they save
_SHEET = 24  # routes that a process prints at a time, if no note has more
_OF_ONE_NOTE = 120  # and if one has: all other processes would wait for who prints a library in one note
_UNTRACED = ("card",)  # kinds that read next to nothing
_TOGETHER = ("search-file", "feed")  # kinds whose files are made together, and which take long: they go first


class Job(NamedTuple):
    """What is printed: pages of an edition in a theme, by their paths; and where they go, if not back to who asked."""

    routes: Mapping[str, Route]
    edition: Edition
    theme: Theme
    publication: Publication | None = None
    traces: Traces | None = None


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """Pages that were printed together, and by what they will be known (`Standing.note`)."""

    pages: Sequence[Printed]
    remembered: bytes = b""


def printed(job: Job, paths: Sequence[str], jobs: int) -> Iterator[Sheet]:
    """Those pages, in some order. Work begins with the call where there are several processes."""
    sheets = _sheets(job, paths)
    if jobs < 2 or len(paths) < _WORTH_PROCESSES or not can_copy():
        return (_sheet(job, sheet) for sheet in sheets)
    return _by_copies(job, sheets, jobs)


def _by_copies(job: Job, sheets: Sequence[tuple[str, ...]], jobs: int) -> Iterator[Sheet]:
    _warm(job)
    gc.freeze()
    made = spread(lambda number: _sent(job, sheets[number]), len(sheets), jobs, spreading=True)

    def pages() -> Iterator[Sheet]:
        try:
            with closing(made):
                for _, sheet in made:
                    yield _decoder.decode(sheet)
        finally:
            gc.unfreeze()

    return pages()


def _sent(job: Job, paths: Sequence[str]) -> bytes:
    """What was made of a sheet, as msgpack. The index of search takes of the memory what all pages together do: in a
    large library a process of its own makes it, with whose end all that is given back."""
    kind, many = job.routes[paths[0]].kind, len(job.edition.library.papers) >= LARGE
    jobs = 2 if kind == "search-file" and many else 1
    return msgspec.msgpack.encode(away(lambda: _sheet(job, paths), jobs, Sheet))


def _warm(job: Job) -> None:
    """Makes what many pages ask for, before there are several processes, each of which would make it again."""
    edition = job.edition
    _ = edition.cite_keys, edition.pictured, edition.contents, edition.in_rows.cells


_decoder = msgspec.msgpack.Decoder(Sheet)


def _sheets(job: Job, paths: Sequence[str]) -> list[tuple[str, ...]]:
    """The pages in portions: what is made together and takes long, then tables of many papers, then pages by the note
    that they show."""
    first: dict[str, list[str]] = {kind: [] for kind in _TOGETHER}
    by_note: dict[str, dict[str, list[str]]] = {}
    for path in paths:
        route = job.routes[path]
        note, paper = _shown_by(job.edition, route)
        if note:
            by_note.setdefault(note, {}).setdefault(paper, []).append(path)
        else:
            first.setdefault(_table_of(route), []).append(path)
    notes = (sheet for papers in by_note.values() for sheet in _filled(papers.values(), _OF_ONE_NOTE))
    return [sheet for sheet in (*map(tuple, first.values()), *_filled(notes, _SHEET)) if sheet]


def _filled(parts: Iterable[Sequence[str]], most: int) -> Iterator[tuple[str, ...]]:
    """Those parts in their order, as many together as are no more than that; one that is more stands alone."""
    sheet: list[str] = []
    for part in parts:
        if sheet and len(sheet) + len(part) > most:
            yield tuple(sheet)
            sheet = []
        sheet += part
    yield tuple(sheet)


def _table_of(route: Route) -> str:
    """What is made of the same papers: a matrix and its files have the topic or tag in common."""
    if route.kind in _TOGETHER:
        return route.kind
    return " ".join(route.key.split(" ")[:2]) if route.kind in ("matrix", "file") else route.url


def _shown_by(edition: Edition, route: Route) -> tuple[str, str]:
    """The path of the note that a page shows, "" where it shows many; and of the paper, "" where it shows all of it."""
    kind, key = route.kind, route.key
    if kind == "search-card":
        _, kind, key = key.split(" ")
    if kind in ("paper", "preview", "card"):
        return edition.papers[key].entries[0].span.path, key
    return (edition.notes[key].note.path if kind == "note" else ""), ""


def _sheet(job: Job, paths: Sequence[str]) -> Sheet:
    with kept.awhile():
        made = [_page(job, path) for path in paths]
        if job.publication and _shown_by(job.edition, job.routes[paths[0]])[0]:  # no other sheet asks for what it says
            kept.turn()
    if not job.publication:
        return Sheet(made)
    if job.routes[paths[0]].kind == "search-file":  # they were all
        job.edition.search.forget()
    return Sheet([_told(page) for page in made], remembered(made))


def _told(page: Printed) -> Printed:
    """Of a page what others than `Standing` ask: of ten thousand papers the rest takes fifty megabytes."""
    placed = tuple(Placed(file.path, file.done) for file in page.placed)
    return Printed(page.path, placed, page.outputs, page.diagnostics)


def _page(job: Job, path: str) -> Printed:
    route, publication = job.routes[path], job.publication
    if publication is None:
        made = render(route, job.edition, job.theme)
        return Printed(path, (), made.value, made.diagnostics)
    if job.traces is None or route.kind in _UNTRACED:
        return _placed(job, publication, route, path, job.edition)
    page, reads = job.traces.during(lambda edition: _placed(job, publication, route, path, edition))
    return msgspec.structs.replace(page, reads=reads, digest=job.traces.digest(route, map(job.traces.of, reads)))


def _placed(job: Job, publication: Publication, route: Route, path: str, edition: Edition) -> Printed:
    shown, key = view_of(route, edition), b""
    if shown is None:
        made = render(route, edition, job.theme)
    else:
        key = key_of_page(route, shown, job.theme)
        if placed := publication.standing.page(path, key):
            return Printed(path, placed, tuple(filter(_waits, shown.files)), shown.diagnostics, key)
        made = print_page(route, shown, job.theme)
    waiting = tuple(filter(_waits, made.value))
    placed = tuple(publication.place(output.path, output.content) for output in made.value if not _waits(output))
    told_anew = shown is not None and made.diagnostics == shown.diagnostics  # what filling it says, it has to say again
    return Printed(path, placed, waiting, made.diagnostics, key if told_anew else b"")


def _waits(output: Output) -> bool:
    """Whether that file has no bytes yet."""
    return bool(output.copy or output.card)
