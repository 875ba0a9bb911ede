"""The files of a site by their paths, each made when asked for: `build` asks for all, `serve` for what is read."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from ..diagnostics import apply
from ..kept import kept
from ..memo import Memo, Memory
from ..model import Checked, Diagnostic, Math, Note, Output, holes
from .edition import Edition
from .math import Macros, math_html
from .math_font import NAME, characters, math_font
from .plan import plan
from .render import compiled, render
from .theme import Theme
from .urls import FILES, NOT_FOUND, asset_url, output_path

Progress = Callable[[str, int, int], None]
Made = Checked[tuple[Output, ...]]
_WORTH_PROCESSES = 400  # routes; below that, starting them costs more than they save
_SHEET = 24  # routes that a process prints at a time
_TOGETHER = ("search-file", "feed")
_one_at_a_time = threading.RLock()  # pages are asked for by threads, which cannot work at once anyway


class Press(Mapping[str, Output]):
    """The files of one edition in one theme. `diagnostics` are those of the stages before; all are in `papers.json`."""

    def __init__(
        self, edition: Edition, theme: Theme, diagnostics: Iterable[Diagnostic] = (), memo: Memo | None = None
    ) -> None:
        self.edition, self.theme = edition, theme
        self.before = tuple(diagnostics)
        self.routes = {output_path(route.url): route for route in plan(edition.library, edition.config)}
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
        for number, (path, made) in enumerate(_printed(self, wanted, jobs), 1):
            self._keep(path, made)
            if progress:
                progress("writing pages", number, len(wanted))

    def warm(self) -> None:
        """Makes what many pages ask for, before there are several processes, each of which would make it again."""
        compiled(self.theme)
        edition = self.edition
        _ = edition.cite_keys, edition.pictured, edition.contents, next(iter(edition.library.related.values()), None)

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
        notes = (page.note for page in self.edition.library.notes)
        return "".join(sorted({letter for note in notes for letter in _in_formulas(note, self.edition.macros)}))


def render_all(
    edition: Edition, theme: Theme, diagnostics: Iterable[Diagnostic] = (), memo: Memo | None = None
) -> Made:
    """Every file of the site, each once."""
    return Press(edition, theme, diagnostics, memo).all()


@kept
def _in_formulas(note: Note, macros: Macros) -> str:
    formulas = (hole for block in note.blocks for hole in holes(block) if isinstance(hole, Math))
    return characters(math_html(formula, macros).value for formula in formulas)


def asset_outputs(theme: Theme) -> tuple[Output, ...]:
    """The theme's files."""
    return tuple(Output(output_path(asset_url(name)), data) for name, data in theme.assets.items())


_FONT = output_path(asset_url(NAME))


# --- several processes: each is a copy of this one, and prints sheets of pages -------------------------------------


def _printed(press: Press, paths: Sequence[str], jobs: int) -> Iterator[tuple[str, Made]]:
    # A copy of a process is quick only where the system can make one, and safe only where no other thread runs.
    if jobs < 2 or len(paths) < _WORTH_PROCESSES or sys.platform != "linux" or threading.active_count() > 1:
        yield from ((path, render(press.routes[path], press.edition, press.theme)) for path in paths)
        return
    press.warm()
    _shared.append(press)
    gc.freeze()
    try:
        # Ctrl-C is for this process to hear, which then ends the others.
        deaf = (signal.SIGINT, signal.SIG_IGN)
        with multiprocessing.get_context("fork").Pool(jobs, signal.signal, deaf) as pool:
            for sheet in pool.imap(_sheet, _sheets(press, paths)):
                yield from _decoder.decode(sheet)
    finally:
        gc.unfreeze()
        _shared.clear()


_shared: list[Press] = []  # what processes copy instead of being sent it
_decoder = msgspec.msgpack.Decoder(tuple[tuple[str, Checked[tuple[Output, ...]]], ...])


def _sheets(press: Press, paths: Sequence[str]) -> list[tuple[str, ...]]:
    """The pages in portions; the files of search in one, and the feeds, the first, as they are made together and take
    long."""
    together = [tuple(path for path in paths if press.routes[path].kind == kind) for kind in _TOGETHER]
    others = [path for path in paths if press.routes[path].kind not in _TOGETHER]
    portions = [tuple(others[at : at + _SHEET]) for at in range(0, len(others), _SHEET)]
    return [*filter(None, together), *portions]


def _sheet(paths: tuple[str, ...]) -> bytes:
    press = _shared[0]
    return msgspec.msgpack.encode([(path, render(press.routes[path], press.edition, press.theme)) for path in paths])
