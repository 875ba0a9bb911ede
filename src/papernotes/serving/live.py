"""The site while it is written: kept in memory, made where somebody looks, and left standing when an edit breaks it.

    edit  ->  rebuild  ->  Shown  ->  pages hear of a new version, and fetch themselves anew

A rebuild reads what changed and makes the library; pages are made when they are asked for, by the same `Press` that a
build empties.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from ..build import Project, open_memo, prepare, remember
from ..check import OUTSIDE_NOTES, Roots, format_text, roots, shown, summary
from ..commands.gaps import gaps_page
from ..config import ConfigError
from ..diagnostics import apply, line
from ..incremental import kept
from ..incremental.followed import unlike
from ..memo import Disk
from ..model import Diagnostic, Route, Site
from ..renderer.press import Press
from ..renderer.urls import note_url, output_path
from ..renderer.words import WORDS
from .live_page import Trouble, editor_link

_LOOKED_AT = 40  # notes whose pages are made after an edit to hear what is wrong in them; a checkout changes hundreds
_FIRST = 0.05  # seconds for those who look at the page that changed, before the rest is looked through
Kind = tuple[str, ...]


class Shown(msgspec.Struct, frozen=True):
    """What the server shows at this moment; `trouble` is what went wrong since it started."""

    version: str
    project: Project
    press: Press
    trouble: tuple[Trouble, ...] = ()

    @property
    def news(self) -> str:
        """What open pages are told: the version, and what tells whether stylesheets and scripts are the same."""
        assets = sorted(self.press.theme.assets.items())
        told = {"version": self.version}
        for name, ends in (("styles", ".css"), ("scripts", ".js")):
            told[name] = hashlib.blake2b(
                b"\0".join(data for path, data in assets if path.endswith(ends)), digest_size=8
            ).hexdigest()
        return json.dumps(told)

    @property
    def gaps(self) -> str:
        """What the page of gaps is called, in the site's language."""
        return WORDS[self.project.config.language].gaps

    def wrong(self, path: str) -> tuple[Trouble, ...]:
        """What the panel of that page says: what went wrong lately, and all of the note that it shows."""
        route = self.press.routes.get(path)
        if route is None:
            return self.trouble
        own = (*self._of_note(route), *self.press.made(path).diagnostics)
        found = shown(apply(own, self.project.config.diagnostics), False)
        return tuple(dict.fromkeys((*self.trouble, *(trouble_of(item, self.project) for item in found))))

    def _of_note(self, route: Route) -> Iterable[Diagnostic]:
        """The diagnostics of earlier stages in the lines that the page of that route shows."""
        places: list[tuple[str, int, int]] = []
        if route.kind == "note":
            places = [(self.press.edition.notes[route.key].note.path, 0, 10**9)]
        elif route.kind == "paper":
            entries = self.press.edition.papers[route.key].entries
            places = [(entry.span.path, entry.span.line, entry.end) for entry in entries]
        for item in self.press.before:
            if item.span and any(item.span.path == path and a <= item.span.line <= b for path, a, b in places):
                yield item


class Live:
    """Holds the last good site. One thread calls `start`, then `rebuild`; any thread reads `now` or waits for the next.

    What builds have read before is not read at the start; from then on all that an edit needs is in memory.
    """

    now: Shown  # from `start` on

    def __init__(
        self, open_project: Callable[[], Project], opened: Callable[[Project], None], *, drafts: bool, jobs: int
    ) -> None:
        self._open, self._opened = open_project, opened
        self._drafts, self._jobs = drafts, jobs
        self._changed = threading.Condition()
        self._known: frozenset[Kind] = frozenset()  # what was wrong from the start
        self._behind = True  # whether what was touched last is not yet read whole
        self._edited: dict[str, frozenset[Kind]] = {}  # note -> what was wrong in it before it was first edited

    def start(self) -> str:
        """Reads the library and returns what there is to say. Raises ConfigError."""
        started = time.monotonic()
        project, press = self._prepare(self._jobs, None, _memo_there)
        self._behind = False
        self._known = frozenset(map(_kind, press.before))
        self.now = Shown(f"{time.time_ns():x}", project, press)
        found = shown(press.before, False)
        words = summary(press.edition.library, found, time.monotonic() - started)
        return "\n".join(filter(None, (format_text(found, roots(project)), words)))

    def rebuild(self, touched: frozenset[str] | None = None) -> str:
        """Builds again and returns what there is to say; a failure is shown in the pages and ends nothing. `touched`
        are the files on disk (absolute paths) that may have changed, where that is known."""
        started = time.monotonic()
        touched, self._behind = None if self._behind else touched, True
        try:
            project, press = self._prepare(1, touched)  # a process with threads is not safely forked
            before = self.now.press
            self._show(project, press, self.now.trouble)
            self._behind, took = False, time.monotonic() - started
            time.sleep(_FIRST)
            new = self._new(before, self.now.press)
        except ConfigError as error:
            self._fail(trouble_of(item, self.now.project) for item in error.diagnostics)
            return format_text(error.diagnostics, Roots())
        except Exception as error:  # the server outlives every bad edit, our own mistakes included
            self._fail((Trouble("papernotes", f"{type(error).__name__}: {error}"),))
            return traceback.format_exc()
        self._set(msgspec.structs.replace(self.now, trouble=tuple(trouble_of(item, project) for item in new)))
        said = format_text(new, roots(project))
        return "\n".join(filter(None, (said, f"built again in {took:.2f} s")))

    def wait(self, version: str, seconds: float) -> Shown:
        """What is shown, as soon as it is not that version, or after that time."""
        with self._changed:
            self._changed.wait_for(lambda: self.now.version != version, seconds)
            return self.now

    def gaps(self) -> bytes:
        """The page of what the library lacks, made when it is asked for."""
        now = self.now
        found = apply((*now.press.before, *now.press.all().diagnostics), now.project.config.diagnostics)
        site = Site(now.press.edition.library, (), found)
        return gaps_page(site, now.project.config, now.press.theme).encode()

    def _prepare(
        self, jobs: int, touched: frozenset[str] | None, memo: Callable[[Project], Disk | None] | None = None
    ) -> tuple[Project, Press]:
        kept.turn(touched)
        project = self._open()
        self._opened(project)
        known = memo(project) if memo else None
        with kept.uncollected():
            press = prepare(project, drafts=self._drafts, jobs=jobs, memo=known)
            gc.freeze()  # what is kept is not looked through again and again, not even once
        if known:
            remember(known, press.edition.library)
            known.close()
            press = Press(press.edition, press.theme, press.before)
        return project, press

    def _new(self, before: Press, press: Press) -> tuple[Diagnostic, ...]:
        """Errors, what was not wrong from the start, and what was not wrong in a note before it was edited."""
        old, pages = before.edition.targets.pages, press.edition.targets.pages
        for path in _changed(before, press)[:_LOOKED_AT]:
            if path not in self._edited:
                known = _in_note(before, old[path].id) if path in old else ()
                self._edited[path] = frozenset(map(_kind, known))
        found = [item for item in press.before if item.severity == "error" or _kind(item) not in self._known]
        for path in [path for path in self._edited if path in pages][-_LOOKED_AT:]:
            found += (item for item in _in_note(press, pages[path].id) if _kind(item) not in self._edited[path])
        return shown(apply(found, press.edition.config.diagnostics), False)

    def _fail(self, trouble: Iterable[Trouble]) -> None:
        self._set(msgspec.structs.replace(self.now, trouble=tuple(trouble)))

    def _show(self, project: Project, press: Press, trouble: tuple[Trouble, ...]) -> None:
        same = _same(self.now.press, press) and self.now.project == project
        self._set(Shown(self.now.version, project, self.now.press if same else press, trouble))

    def _set(self, new: Shown) -> None:
        """Shows that, under a new version if anything differs. Versions of two runs of the server differ too."""
        if new.press is self.now.press and new.trouble == self.now.trouble:
            return
        with self._changed:
            self.now = msgspec.structs.replace(new, version=f"{time.time_ns():x}")
            self._changed.notify_all()


def _changed(one: Press, two: Press) -> list[str]:
    """The paths of the notes in the second that are others in the first, or not there."""
    before, now = one.edition.library.notes, two.edition.library.notes
    at_places = unlike(before, now) if len(before) == len(now) else range(len(now))
    pages = one.edition.targets.pages
    changed = (now[place].note for place in sorted(at_places))
    return [note.path for note in changed if note.path not in pages or pages[note.path].note is not note]


def _memo_there(project: Project) -> Disk | None:
    """What builds have kept, where one has: who serves leaves nothing behind."""
    return open_memo(project) if Path(project.folder, ".papernotes").is_dir() else None


def _same(one: Press, two: Press) -> bool:
    """Whether two sites are made of the same: a file was saved as it was."""
    first, second = one.edition.library, two.edition.library
    return (first.notes, first.papers, first.attachments, first.roots) == (
        second.notes,
        second.papers,
        second.attachments,
        second.roots,
    ) and (one.edition.config, one.before, one.theme.digest) == (two.edition.config, two.before, two.theme.digest)


def _in_note(press: Press, page_id: str) -> tuple[Diagnostic, ...]:
    """What making the page of that note turns up: all links and figures in it are bound there."""
    return press.made(output_path(note_url(page_id))).diagnostics


def _kind(item: Diagnostic) -> Kind:
    """A diagnostic without its line: that moves when somebody writes above it."""
    return item.code, item.span.path if item.span else "", item.message


def trouble_of(item: Diagnostic, project: Project) -> Trouble:
    """A diagnostic as a line of the panel, its place a link to the editor of site.yaml."""
    if item.span is None:
        return Trouble("", line(item))
    folder = Path(project.config_path).parent if item.code in OUTSIDE_NOTES else Path(project.notes)
    path = os.path.normpath(folder / item.span.path)
    place = f"{roots(project).of(item)}{item.span.path}:{item.span.line}"
    said = f"{item.severity}[{item.code}] {item.message}{f'; {item.hint}' if item.hint else ''}"
    return Trouble(place, said, editor_link(project.config.editor, path, item.span.line, item.span.column))
