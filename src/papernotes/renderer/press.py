"""The files of a site by their paths, each made when asked for: `build` asks for all, `serve` for what is read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from ..diagnostics import apply
from ..incremental.gist import gist
from ..incremental.kept import since
from ..incremental.made_before import each_before
from ..memo import Memo, Memory
from ..model import Checked, Diagnostic, Foreseen, Math, Note, Output, holes
from .binding.figures import is_of
from .edition.edition import Edition
from .exports.json import json_pieces
from .math import Macros, math_html
from .pictures.math_font import NAME, characters, math_font
from .plan import plan
from .publishing.publish import Publication
from .publishing.standing import Placed, Printed, Standing
from .publishing.traces import Traces
from .render import compiled, render
from .sheets import Job, Sheet, printed
from .theming.theme import Theme
from .urls import FILES, NOT_FOUND, asset_url, output_path

Progress = Callable[[str, int, int], None]
Made = Checked[tuple[Output, ...]]
_one_at_a_time = threading.RLock()  # pages are asked for by threads, which cannot work at once anyway


class Sent(NamedTuple):
    """What `Press.send` did: the files that are placed, those that have no bytes yet (figures, cards), and what making
    the pages turned up."""

    placed: tuple[Placed, ...]
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


class Press(Mapping[str, Output]):
    """The files of one edition in one theme. `diagnostics` are those of the stages before; all are in `papers.json`."""

    def __init__(
        self, edition: Edition, theme: Theme, diagnostics: Iterable[Diagnostic] = (), memo: Memo | None = None
    ) -> None:
        self.edition, self.theme = edition, theme
        self.before = tuple(diagnostics)
        routes = plan(edition.library, edition.config)
        self.routes = since("routes", routes, lambda: {output_path(route.url): route for route in routes})
        self._memo = memo or Memory()
        self._assets = {output.path: output for output in asset_outputs(theme)}
        self._made: dict[str, Made] = {}
        self._shown: dict[str, Output] = {}  # figures and other files that came with the pages made so far

    def __getitem__(self, path: str) -> Output:
        if path == _FONT and self._characters:
            return Output(_FONT, math_font(self._characters, self._memo))
        if path in self._assets:
            return self._assets[path]
        if path in self.routes:
            return next(output for output in self.made(path).value if output.path == path)
        self._come_by(path)
        return self._shown[path]

    def __contains__(self, path: object) -> bool:
        if path in self.routes or path in self._assets or (path == _FONT and self._characters):
            return True
        self._come_by(str(path))
        return path in self._shown

    def _come_by(self, path: str) -> None:
        """Makes the pages that may have that file with them: which one shows a figure, only the pages tell."""
        if path.endswith("index.md"):
            page = f"{path.removesuffix('.md')}.html"
            if page in self.routes:
                self.made(page)
        elif path not in self._shown:
            self.all() if path.startswith(FILES) else self.made(output_path(NOT_FOUND))

    def __iter__(self) -> Iterator[str]:
        return (output.path for output in self.all().value)

    def __len__(self) -> int:
        return len(self.all().value)

    def made(self, path: str) -> Made:
        """The page at that path with the files it shows, and what making it turned up."""
        with _one_at_a_time:
            if path not in self._made:
                route = self.routes[path]
                self._keep(path, render(route, self.edition, self.theme, self._said() if route.kind == "json" else ()))
        return self._made[path]

    def all(self, jobs: int = 1, progress: Progress | None = None) -> Made:
        """Every file of the site, each once, with what making them turned up."""
        with _one_at_a_time:
            self._print(jobs, progress)
        outputs = {output.path: output for path in self.routes for output in self.made(path).value}
        outputs |= self._assets
        if self._characters:
            outputs[_FONT] = self[_FONT]
        return Checked(tuple(outputs.values()), self._found())

    def _print(self, jobs: int, progress: Progress | None) -> None:
        """Makes all pages that are not made yet, but for `papers.json`, which tells what they turned up."""
        wanted = [path for path, route in self.routes.items() if path not in self._made and route.kind != "json"]
        job = Job(self.routes, self.edition, self.theme)
        pages = (page for sheet in printed(job, wanted, jobs) for page in sheet.pages)
        for number, page in enumerate(pages, 1):
            self._keep(page.path, Checked(page.outputs, page.diagnostics))
            if progress:
                progress("writing pages", number, len(wanted))

    def foresee(self, jobs: int) -> None:
        """Finds what all pages and `papers.json` will ask for."""
        related = self.edition.library.related
        if isinstance(related, Foreseen):
            related.foresee(jobs, lambda: self.edition.search.at_hand)

    def send(self, publication: Publication, jobs: int = 1, progress: Progress | None = None) -> Sent:
        """Every file of the site to its place, as soon as it is made; nothing is kept."""
        wanted = [path for path, route in self.routes.items() if route.kind != "json"]
        traces = Traces(self.edition, self.theme.digest)
        stood = list(self._standing(publication.standing, traces, wanted))
        done = {page.path for page in stood}
        left = [path for path in wanted if path not in done]
        compiled(self.theme)
        fresh = printed(Job(self.routes, self.edition, self.theme, publication, traces), left, jobs)
        publication.stay(file for page in stood for file in page.placed)
        publication.standing.stay(stood)
        placed = [publication.place(path, output.content) for path, output in self._assets.items()]
        if self._characters:
            placed.append(publication.place(_FONT, self[_FONT].content))
        outputs: dict[str, Output] = {}
        found: dict[str, tuple[Diagnostic, ...]] = {}
        number = 0
        for sheet in chain((Sheet(stood),), fresh):
            publication.standing.note(sheet.remembered)
            for page in sheet.pages:
                placed += page.placed
                outputs |= {output.path: output for output in page.outputs}
                if page.diagnostics:
                    found[page.path] = page.diagnostics
            number += len(sheet.pages)
            if progress:
                progress("writing pages", number, len(wanted))
        diagnostics = tuple(item for path in wanted for item in found.get(path, ()))
        told = apply((*self.before, *diagnostics), self.edition.config.diagnostics)
        for path in (path for path, route in self.routes.items() if route.kind == "json"):
            placed.append(publication.pour(path, json_pieces(self.edition.library, told, self.edition.config)))
        in_order = tuple(outputs[path] for path in sorted(outputs))
        return Sent(tuple(placed), in_order, diagnostics)

    def _standing(self, standing: Standing, traces: Traces, paths: Iterable[str]) -> Iterator[Printed]:
        """Those pages that are what they were, as nothing that they read is another. What they show must be of this
        library: a cache that came with somebody's notes may name any file."""
        searched = self.edition.search.at_hand  # else whoever makes one file of it makes all, which another process may
        routes = {path: self.routes[path] for path in paths if searched or self.routes[path].kind != "search-file"}
        for page in standing.unread(routes, traces):
            if all(is_of(output, self.edition.files) for output in page.outputs):
                yield page

    def _keep(self, path: str, made: Made) -> None:
        self._made[path] = made
        self._shown |= {output.path: output for output in made.value if output.path != path}

    def _said(self) -> tuple[Diagnostic, ...]:
        self._print(1, None)
        return apply((*self.before, *self._found()), self.edition.config.diagnostics)

    def _found(self) -> tuple[Diagnostic, ...]:
        return tuple(item for path in self.routes if path in self._made for item in self._made[path].diagnostics)

    @cached_property
    def _characters(self) -> str:
        """Those of all formulas in the notes."""
        notes = [page.note for page in self.edition.library.notes]
        found = each_before("letters", _in_formulas, (notes,), str, self._memo, given=(self.edition.macros,))
        return "".join(sorted(set().union(*found)))


def render_all(
    edition: Edition, theme: Theme, diagnostics: Iterable[Diagnostic] = (), memo: Memo | None = None
) -> Made:
    """Every file of the site, each once."""
    return Press(edition, theme, diagnostics, memo).all()


def _in_formulas(note: Note, macros: Macros) -> str:
    if not gist(note).formulas:
        return ""
    formulas = (hole for block in note.blocks for hole in holes(block) if isinstance(hole, Math))
    return characters(math_html(formula, macros).value for formula in formulas)


def asset_outputs(theme: Theme) -> tuple[Output, ...]:
    """The theme's files."""
    return tuple(Output(output_path(asset_url(name)), data) for name, data in theme.assets.items())


_FONT = output_path(asset_url(NAME))
