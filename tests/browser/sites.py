"""Sites on disk for the browser, and over HTTP as a host of static files has them.

own       the sample library in notes/
habits    notes with every habit of writing that the tests know: callouts, embeds, tasks, films
crowd     more papers than a list has on a page
vaults    the five real vaults, where they are at hand
"""

from __future__ import annotations

import fcntl
import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import msgspec
from conftest import ROOT, VAULTS

from papernotes.build import Project, build, open_memo, open_project
from papernotes.renderer.pages import KINDS
from papernotes.renderer.plan import plan
from papernotes.renderer.publishing.publish import publish
from papernotes.renderer.urls import output_path

NAMES = ("own", "habits", "crowd", "vaults")
LANGUAGES = ("zh", "en")
PAGE_KINDS = tuple(kind.name for kind in KINDS)
PREFIX = "/papernotes/"  # the path of a project on GitHub Pages


class SitePage(NamedTuple):
    """One page: its kind, its file, and how many bytes that has."""

    kind: str
    path: str
    size: int


class BuiltSite:
    """A site in a folder, its pages in the order of the plan; `url` is where it is served, and ends in a slash."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url

    @cached_property
    def pages(self) -> tuple[SitePage, ...]:
        return tuple(SitePage(*row) for row in json.loads(_list_of_pages(self.folder).read_text(encoding="utf-8")))

    def of(self, *kinds: str, most: int = 1000) -> tuple[SitePage, ...]:
        """Pages of those kinds, the largest first: what can go wrong is likeliest to be there."""
        found = [page for page in self.pages if page.kind in kinds]
        return tuple(sorted(found, key=lambda page: (-page.size, page.path))[:most])

    def each_kind(self) -> tuple[SitePage, ...]:
        """The largest page of every kind that the site has; of papers and topics also the smallest, which lacks most of
        what may be there."""
        kinds = {kind: pages for kind in PAGE_KINDS if (pages := self.of(kind))}
        ends = ((pages[0], pages[-1]) if kind in ("paper", "topic") else pages[:1] for kind, pages in kinds.items())
        return tuple(dict.fromkeys(page for pages in ends for page in pages))


def write_site(name: str, language: str, folder: Path) -> None:
    """Builds the site of that name into a new folder; again only if another process has not."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _list_of_pages(folder).exists():
            return
        project = _project(name, folder)
        project = msgspec.structs.replace(
            project, config=msgspec.structs.replace(project.config, language=language), output=str(folder)
        )
        site = build(project)
        memo = open_memo(project)
        publish(site.outputs, folder, Path(project.notes), memo=memo)
        memo.close()
        files = {output.path: len(output.content) for output in site.outputs}
        routes = ((route.kind, output_path(route.url)) for route in plan(site.library, project.config))
        pages = [(kind, path, files[path]) for kind, path in routes if path.endswith(".html")]
        _list_of_pages(folder).write_text(json.dumps(pages), encoding="utf-8")


def _list_of_pages(folder: Path) -> Path:
    return folder.with_suffix(".json")


def _project(name: str, folder: Path) -> Project:
    if name == "own":
        return open_project(ROOT)
    if name == "vaults":
        return open_project(VAULTS, notes=VAULTS)
    notes = ROOT / "tests" / "habits"
    if name == "crowd":
        notes = folder.with_name(f"{folder.name}-notes")
        notes.mkdir()
        (notes / "crowd.md").write_text(_crowd(), encoding="utf-8")
    # Its `.papernotes/` goes beside the site, not beside the notes.
    return open_project(folder.parent, notes=notes, config=folder.with_suffix(".yaml"))


def _crowd() -> str:
    """450 papers of one topic, 250 of them of one venue."""
    lines = ["# 图像复原"]
    for number in range(1, 451):
        venue = "CVPR 2021" if number <= 250 else f"NeurIPS {2000 + number % 25}"
        lines += ["", f"## Net{number}: Learning to Restore Images with Network Number {number}", "", venue]
        lines += ["", "### 方法", "", f"第 {number} 种网络。"]
    return "\n".join(lines) + "\n"


class _Handler(SimpleHTTPRequestHandler):
    """Files below `/papernotes/`, packed as hosts pack them; 404.html for what is not there."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".woff2": "font/woff2",
        ".webp": "image/webp",
        ".json": "application/json",
    }

    def do_GET(self) -> None:
        path, _, _ = self.path.partition("?")
        file = Path(self.translate_path(path[len(PREFIX) - 1 :])) if path.startswith(PREFIX) else None
        if file and file.is_dir():
            file /= "index.html"
        if file and file.is_file():
            self._send(HTTPStatus.OK, file)
        else:
            self._send(HTTPStatus.NOT_FOUND, Path(self.directory, "404.html"))

    def _send(self, status: HTTPStatus, file: Path) -> None:
        data, kind = file.read_bytes(), self.guess_type(file)
        packed = kind.startswith("text/") or kind in ("application/json", "image/svg+xml")
        if packed:
            data = gzip.compress(data, 6, mtime=0)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(ConnectionError):  # of a page that was left before it was there
            self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves the folder on this machine; the value is the address of its home page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *a: _Handler(*a, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
