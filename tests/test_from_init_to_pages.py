"""From a folder of notes to what GitHub Pages serves, without a hand on it: `init`, `build --strict`, `check`."""

from __future__ import annotations

import functools
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import urlopen

import pytest
import yaml

from papernotes.cli import run

VAULTS = ("dendron", "github", "obsidian", "typora", "vscode")
# What the vaults' keepers can mend and papernotes cannot: each has a line in docs/en/diagnostics.md.
OF_THE_NOTES = {
    *("missing-image", "empty-image", "broken-link", "bad-emphasis", "unclosed-html", "unknown-html"),
    *("wrapped-heading",),
}


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value and tag != "base"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that stands for a host, and its address; the site belongs into `papernotes/`, as Pages has it."""
    root = tmp_path / "host"
    root.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield root, f"http://127.0.0.1:{server.server_port}/papernotes/"
        server.shutdown()


@pytest.mark.parametrize("vault", VAULTS)
def test_vault(
    vaults: Path,
    vault: str,
    served: tuple[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each vault is published as it is: every page and file that a page names is there, below /papernotes/. What
    `--strict` complains of is in the notes, and told with its line."""
    root, address = served
    folder = tmp_path / vault
    shutil.copytree(vaults / vault, folder)
    notes = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for command in (
        ("init", "-q", "-b", "main"),
        ("remote", "add", "origin", "git@github.com:somebody/papernotes.git"),
    ):
        subprocess.run(["git", "-C", str(folder), *command], check=True)
    monkeypatch.chdir(folder)

    assert run(["init", "--pages"]) == 0
    settings = yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8"))
    assert settings["base_url"] == "https://somebody.github.io/papernotes/"
    capsys.readouterr()
    code = run(["build", "--strict", "-q", "--output", str(root / "papernotes")])
    said = capsys.readouterr().err.splitlines()

    assert {path: path.read_bytes() for path in notes} == notes, "no note is touched"
    codes = [re.match(r"\S.*\.md:\d+:\d+: warning\[([\w-]+)\] .", line) for line in said]
    assert all(codes), "\n".join(said)
    assert {found[1] for found in codes if found} <= OF_THE_NOTES
    assert code == (1 if said else 0)
    assert run(["check", "--format", "github"]) == 0
    capsys.readouterr()
    reached = visit(address)
    library = json.loads(urlopen(urljoin(address, "papers.json")).read())
    assert library["papers"] and {urljoin(address, paper["url"]) for paper in library["papers"]} <= reached


def visit(start: str) -> set[str]:
    """Every address below that one which can be reached from it; each must be there."""
    waiting, seen, dead = [start], {start}, []
    while waiting:
        here = waiting.pop()
        try:
            with urlopen(quote(unquote(here), safe=":/?=&%+,;@!$'()*~#-._")) as answer:
                page = answer.read().decode() if answer.headers.get_content_type() == "text/html" else ""
        except HTTPError as error:
            dead.append(f"{here}: {error.code}")
            continue
        reader = _Addresses()
        reader.feed(page)
        for link in reader.found:
            there = urljoin(here, link)
            parts = urlsplit(there)
            there = parts._replace(fragment="", query="").geturl().removesuffix("index.html")
            if there.startswith("http://127.0.0.1:") and there not in seen:
                assert there.startswith(start), f"{here} leads out of the project: {link}"
                seen.add(there)
                waiting.append(there)
    assert not dead
    return seen
