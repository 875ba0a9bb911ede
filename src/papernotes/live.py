"""The site while it is written: built in memory, kept when an edit breaks it, and what a served page gets besides.

    edit  ->  rebuild  ->  Shown  ->  pages ask for /_papernotes/events, hear of a new version, and reload

A page gets a script, a link to what the library lacks and, while something is wrong, a panel that says what. None of
them is in a site that is built.
"""

from __future__ import annotations

import html
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from .build import Project, build
from .check import Roots, format_text, roots, shown, summary
from .config import ConfigError
from .gaps import gaps_page
from .model import Attachment, Diagnostic, Output, Site
from .renderer.lacking import GAPS
from .renderer.theme import read_theme
from .renderer.words import WORDS

PANEL_LINES = 8

SCRIPT = """\
"use strict";
(() => {
  const version = document.currentScript.dataset.version;
  let source = null;
  const follow = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (source === null) {
      source = new EventSource("/_papernotes/events");
      source.onmessage = (event) => {
        if (event.data !== version) location.reload();
      };
    }
  };
  document.addEventListener("visibilitychange", follow);
  follow();
})();
"""

STYLE = """\
#papernotes-live {
  position: fixed; inset: auto 1rem 1rem auto; z-index: 1000; max-width: min(44rem, calc(100vw - 2rem));
  max-height: 40vh; overflow: auto; padding: .75rem 1rem; border: 1px solid #b3261e; border-radius: 6px;
  background: #fff8f7; color: #410e0b; font: 14px/1.5 ui-monospace, monospace; box-shadow: 0 4px 16px #0003;
}
#papernotes-live ul { margin: 0; padding: 0; list-style: none; }
#papernotes-live li { overflow-wrap: anywhere; white-space: pre-wrap; }
.papernotes-gaps { margin: 0; padding: .5rem 1rem 1rem; text-align: right; font: 13px/1.6 system-ui, sans-serif; }
@media print { #papernotes-live, .papernotes-gaps { display: none; } }
"""


class Shown(msgspec.Struct, frozen=True):
    """What the server shows at this moment. `trouble` is what went wrong since it started, a line each."""

    version: str
    notes: str
    files: dict[str, Output]
    attachments: tuple[Attachment, ...]
    roots: tuple[str, ...] = ()  # folders of figures, relative to the notes
    trouble: tuple[str, ...] = ()
    gaps: str = ""  # what the page of gaps is called, in the site's language


class Live:
    """Holds the last good site. One thread calls `rebuild`; any thread reads `now` or waits for the next."""

    def __init__(
        self, open_project: Callable[[], Project], opened: Callable[[Project], None], *, drafts: bool, jobs: int
    ) -> None:
        self._open, self._opened = open_project, opened
        self._drafts, self._jobs = drafts, jobs
        self._changed = threading.Condition()
        self._known: frozenset[tuple[str, ...]] = frozenset()
        self._built: tuple[Project, Site] | None = None
        self.now = Shown("", "", {}, ())

    def start(self) -> str:
        """Builds for the first time and returns what there is to say. Raises ConfigError."""
        started = time.monotonic()
        project, site = self._build(self._jobs)
        self._known = frozenset(map(_kind, site.diagnostics))
        self._show(project, site, ())
        said = format_text(shown(site.diagnostics, False), roots(project))
        return "\n".join(filter(None, (said, summary(site.library, site.diagnostics, time.monotonic() - started))))

    def rebuild(self) -> str:
        """Builds again and returns what there is to say; a failure is shown in the pages and ends nothing."""
        started = time.monotonic()
        try:
            project, site = self._build(jobs=1)  # a process with threads is not safely forked
        except ConfigError as error:
            said = format_text(error.diagnostics, Roots())
            self._trouble(said)
            return said
        except Exception as error:  # the server outlives every bad edit, our own mistakes included
            self._trouble(f"papernotes failed: {type(error).__name__}: {error}")
            return traceback.format_exc()
        new = [item for item in shown(site.diagnostics, False) if item.severity == "error" or self._is_new(item)]
        said = format_text(new, roots(project))
        self._show(project, site, tuple(said.splitlines()))
        return "\n".join(filter(None, (said, f"built again in {time.monotonic() - started:.2f} s")))

    def wait(self, version: str, seconds: float) -> Shown:
        """What is shown, as soon as it is not that version, or after that time."""
        with self._changed:
            self._changed.wait_for(lambda: self.now.version != version, seconds)
            return self.now

    def gaps(self) -> bytes:
        """The page of what the library lacks, made when it is asked for."""
        if self._built is None:
            return b""
        project, site = self._built
        return gaps_page(site, project.config, read_theme(Path(project.folder), project.config).value).encode()

    def _build(self, jobs: int) -> tuple[Project, Site]:
        project = self._open()
        self._opened(project)
        return project, build(project, drafts=self._drafts, jobs=jobs)

    def _is_new(self, item: Diagnostic) -> bool:
        return _kind(item) not in self._known

    def _trouble(self, said: str) -> None:
        self._set(msgspec.structs.replace(self.now, trouble=tuple(said.splitlines())))

    def _show(self, project: Project, site: Site, trouble: tuple[str, ...]) -> None:
        self._built = project, site
        files = {output.path: output for output in site.outputs}
        library, called = site.library, WORDS[project.config.language].gaps
        self._set(Shown(self.now.version, project.notes, files, library.attachments, library.roots, trouble, called))

    def _set(self, new: Shown) -> None:
        """Shows that, under a new version if anything differs. Versions of two runs of the server differ too."""
        if new == self.now:
            return
        with self._changed:
            self.now = msgspec.structs.replace(new, version=f"{time.time_ns():x}")
            self._changed.notify_all()


def _kind(item: Diagnostic) -> tuple[str, ...]:
    """A diagnostic without its line: that moves when somebody writes above it."""
    return item.code, item.span.path if item.span else "", item.message


def with_live(page: bytes, now: Shown) -> bytes:
    """The page with the script that follows edits, and a panel where something is wrong."""
    style = '<link rel="stylesheet" href="/_papernotes/live.css">' if now.gaps or now.trouble else ""
    script = f'<script src="/_papernotes/live.js" data-version="{now.version}"></script>'
    addition = style + _gaps(now.gaps) + _panel(now.trouble) + script
    head, end, tail = page.rpartition(b"</body>")
    return head + addition.encode() + end + tail if end else page + addition.encode()


def _gaps(called: str) -> str:
    return f'<p class="papernotes-gaps"><a href="/{GAPS}">{html.escape(called)}</a></p>' if called else ""


def _panel(trouble: Sequence[str]) -> str:
    if not trouble:
        return ""
    more = [f"... and {len(trouble) - PANEL_LINES} more"] if len(trouble) > PANEL_LINES else []
    rows = "".join(f"<li>{html.escape(line)}</li>" for line in [*trouble[:PANEL_LINES], *more])
    return f'<aside id="papernotes-live" role="status" aria-label="papernotes" lang="en"><ul>{rows}</ul></aside>'
