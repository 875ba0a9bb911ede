"""Searches libraries in a real browser, and compares each answer with a plain scan of the same text.

    python benchmarks/search.py [--sizes 200 5000 20000] [--vaults DIR] [--seed 1] [--queries]

The queries are drawn from the text itself, always the same ones for the same library and seed: Chinese of one to six
characters, across a line break, Chinese and English together, words, prefixes, names with numbers and hyphens, quoted
phrases, words with a typing error, fields, terms that are nearly everywhere and nowhere. A row is a library:

    papers     in it, and queries asked of it
    recall     papers found of those that the scan finds; all queries but those with typing errors
    precision  papers that the scan finds too of those found; weaker matches, which are shown apart, do not count
    typos      of the words with a typing error: for how many the word that was meant is found
    KB         to the first answer, as hosts send it (gzip -6): median, most; scripts, shards and papers, all of it
    raw        the same as it is on disk
    first, warm   ms from asking to the answer on the screen: with nothing loaded, and with all there (the best of
                  five: a busy machine is no mistake of search); median, most
    index      files and MB on disk, and seconds of the processor to make it
    share      of the time of a cold build, where one was measured (--share)
"""

from __future__ import annotations

import argparse
import functools
import gc
import gzip
import http.server
import os
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from scan import Query, make_queries, scan, searched
from vault import make_vault

from papernotes.build import build, open_project, read
from papernotes.model import Library, Route
from papernotes.renderer.edition.edition import Edition, make_edition
from papernotes.renderer.plan import plan
from papernotes.renderer.press import asset_outputs
from papernotes.renderer.render import render
from papernotes.renderer.search import files as index
from papernotes.renderer.theming.theme import Theme, read_theme

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
)


class Asked(NamedTuple):
    """One query and what came of it. Sizes in bytes, times in milliseconds."""

    query: Query
    found: frozenset[int]
    weak: frozenset[int]
    sent: int
    raw: int
    first: float
    warm: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[200, 5000, 20000], metavar="N")
    parser.add_argument("--vaults", type=Path, help="a folder of notes of your own")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", action="store_true", help="also a line for each query")
    parser.add_argument("--share", action="store_true", help="also a whole build of each library")
    asked = parser.parse_args()
    print(
        "| library | papers | queries | recall | precision | typos | KB | raw KB | first ms | warm ms | index | share |"
    )
    print("| --- " + "| --: " * 11 + "|", flush=True)
    if asked.vaults:
        measure(str(asked.vaults.name), asked.vaults, asked)
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="papernotes-") as name:
            make_vault(Path(name), size)
            measure(f"{size:,}", Path(name), asked)


def measure(name: str, notes: Path, asked: argparse.Namespace) -> None:
    gc.disable()
    project = open_project(notes, notes=notes)
    library = read(project, jobs=os.cpu_count() or 1).value
    theme = read_theme().value
    edition = make_edition(library, project.config, theme.assets)
    started = time.process_time()
    routes = index.routes(library)
    made = {route.url: file for route in routes for file in _texts(route, edition, theme)}
    seconds = time.process_time() - started
    with tempfile.TemporaryDirectory(prefix="papernotes-") as folder:
        write_search(edition, Path(folder))
        texts = searched(edition)
        queries = make_queries(library, texts, asked.seed)
        answers = list(ask(Path(folder), queries))
    share = f"{seconds / _whole_build(notes):.0%}" if asked.share else ""
    _row(name, library, answers, [scan(query, library, texts) for query in queries], made, (seconds, share), asked)


def _texts(route: Route, edition: Edition, theme: Theme) -> list[str]:
    return [output.content.decode() for output in render(route, edition, theme).value]


def _whole_build(notes: Path) -> float:
    with tempfile.TemporaryDirectory(prefix="papernotes-") as name:
        started = time.process_time()
        build(open_project(Path(name), notes=notes))
        return time.process_time() - started


def write_search(edition: Edition, folder: Path) -> None:
    """The part of the site that search needs."""
    theme = read_theme().value
    routes = (route for route in plan(edition.library, edition.config) if route.kind.startswith("search"))
    outputs = (output for route in routes for output in render(route, edition, theme).value)
    for output in (*outputs, *asset_outputs(theme)):
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)


class _Host(http.server.SimpleHTTPRequestHandler):
    """Sends files compressed, as hosts do, and counts."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        data = file.read_bytes() if file.is_file() else b""
        packed = gzip.compress(data, 6)
        path = urlsplit(self.path).path
        if path.startswith(("/assets/search/", "/search/")) and path.endswith(".js"):
            _sent[path] = len(packed), len(data)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


_sent: dict[str, tuple[int, int]] = {}


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Host, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def ask(folder: Path, queries: Sequence[Query]) -> Iterator[Asked]:
    """Asks each query of a browser that knows nothing yet, and then once more."""
    from playwright.sync_api import sync_playwright

    with _served(folder) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for query in queries:
            context = browser.new_context()
            page = context.new_page()
            _sent.clear()
            started = time.perf_counter()
            page.goto(f"{host}/search/index.html?q={quote(query.text)}")
            page.wait_for_function("q => document.documentElement.dataset.answered === q", arg=query.text.strip())
            first = (time.perf_counter() - started) * 1000
            needed = [size for path, size in _sent.items() if not path.endswith("/fields.js") or query.kind == "field"]
            found, weak, warm = page.evaluate(_AGAIN, query.text)
            yield Asked(
                query,
                frozenset(found),
                frozenset(weak),
                sum(a for a, _ in needed),
                sum(b for _, b in needed),
                first,
                warm,
            )
            context.close()
        browser.close()


# The answer itself, and how long it takes from a key to the screen when everything is there.
_AGAIN = """async (text) => {
  const { found } = await papernotes.search.answer(text);
  const input = document.querySelector("#q"), root = document.documentElement;
  const times = [];
  for (let turn = 0; turn < 5; turn++) {
    delete root.dataset.answered;
    const started = performance.now();
    input.value = text;
    input.dispatchEvent(new Event("input"));
    while (root.dataset.answered === undefined) await new Promise((done) => setTimeout(done));
    times.push(performance.now() - started);
  }
  const papers = (weak) => found.filter(({ why }) => Boolean(why) === weak).map(({ paper }) => paper);
  return [papers(false), papers(true), Math.min(...times)];
}"""


def _row(
    name: str,
    library: Library,
    answers: Sequence[Asked],
    truths: Sequence[frozenset[int]],
    made: dict[str, str],
    cost: tuple[float, str],
    asked: argparse.Namespace,
) -> None:
    exact = [(one, truth) for one, truth in zip(answers, truths, strict=True) if one.query.kind != "typo"]
    typos = [(one, truth) for one, truth in zip(answers, truths, strict=True) if one.query.kind == "typo"]
    hit = sum(len(one.found & truth) for one, truth in exact)
    recall = hit / max(1, sum(len(truth) for _, truth in exact))
    precision = hit / max(1, sum(len(one.found) for one, _ in exact))
    right = sum(bool(truth) and truth <= one.found | one.weak for one, truth in typos)
    size = sum(len(text.encode()) for text in made.values())

    def spread(numbers: Sequence[float]) -> str:
        return f"{statistics.median(numbers):,.0f}, {max(numbers):,.0f}"

    print(
        f"| {name} | {len(library.papers):,} | {len(answers)} | {recall:.4f} | {precision:.4f} | {right}/{len(typos)} "
        f"| {spread([one.sent / 1000 for one in answers])} | {spread([one.raw / 1000 for one in answers])} "
        f"| {spread([one.first for one in answers])} | {spread([one.warm for one in answers])} "
        f"| {len(made):,} files, {size / 1e6:.1f} MB, {cost[0]:.1f} s | {cost[1]} |",
        flush=True,
    )
    for one, truth in zip(answers, truths, strict=True):
        wrong = "" if one.query.kind == "typo" or one.found == truth else f"  MISSED {len(truth - one.found)}"
        wrong += f" WRONG {len(one.found - truth)}" if wrong else ""
        if asked.queries or wrong:
            print(
                f"    {one.query.kind:8} {one.query.text!r}: {len(one.found)} of {len(truth)}, "
                f"{one.sent / 1000:.0f} KB, {one.raw / 1000:.0f} raw, {one.first:.0f} ms, {one.warm:.0f} ms{wrong}"
            )


if __name__ == "__main__":
    main()
