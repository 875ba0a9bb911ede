"""A whole site: each page is a proper page, no link is dead, and the same notes give the same bytes."""

from __future__ import annotations

import os
import posixpath
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import jsonschema
import msgspec
import pytest
from conftest import ROOT, VAULTS

from papernotes.build import build, open_project
from papernotes.model import Site

BASE = "https://example.org/papernotes/"
SCHEMA = ROOT / "src/papernotes/renderer/exports/papers.schema.json"
CONTRACT = ROOT.parent / "shared" / "contract" / "papers.schema.json"
LIBRARIES = {"own": ROOT / "notes", "habits": ROOT / "tests/habits", "vaults": VAULTS}


class Read(HTMLParser):
    """What the tests ask of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.language, self.title, self.h1 = "", "", 0
        self.ids: list[str] = []
        self.links: list[str] = []
        self._in_title = self._in_svg = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_svg = self._in_svg or tag == "svg"
        self._in_title = tag == "title" and not self._in_svg
        self.h1 += tag == "h1"
        if tag == "html":
            self.language = values.get("lang", "")
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("rel") not in ("canonical", "alternate"):
            self.links += [values[name] for name in ("href", "src", "action", "poster") if name in values]
        self.links += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        self._in_svg = self._in_svg and tag != "svg"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


@cache
def built(name: str) -> Site:
    if not LIBRARIES[name].is_dir():
        pytest.skip("the real vaults are not at ../shared/corpus/vaults")
    folder = VAULTS if name == "vaults" else ROOT
    return build(open_project(folder, notes=LIBRARIES[name], base_url=BASE))


@cache
def pages(name: str) -> Mapping[str, Read]:
    """Path -> page of every page of the site."""
    outputs = built(name).outputs
    return {output.path: Read(output.content.decode()) for output in outputs if output.path.endswith(".html")}


both = pytest.mark.parametrize("name", LIBRARIES)


@both
def test_pages(name: str) -> None:
    """Every page has a language, a title and one h1, and no id twice."""
    wrong = []
    for path, page in pages(name).items():
        twice = sorted({id_ for id_ in page.ids if page.ids.count(id_) > 1})
        if not page.language or not page.title.strip() or page.h1 != 1 or twice:
            wrong.append((path, page.language, page.title, page.h1, twice))

    assert not wrong


@both
def test_papers(name: str) -> None:
    """Every paper has its page, and so has every note."""
    library = built(name).library
    paths = pages(name).keys()

    assert library.papers and library.notes
    assert {f"papers/{paper.id}/index.html" for paper in library.papers} <= paths
    assert len([path for path in paths if path.startswith("notes/")]) >= len(library.notes)


@both
def test_links(name: str) -> None:
    """No link inside the site is dead: its file is there, and in it the anchor."""
    files = {output.path for output in built(name).outputs}
    dead = []
    for path, page in pages(name).items():
        for link in page.links:
            if (target := inside(path, link)) is None:
                continue
            file, fragment = target
            if file not in files:
                dead.append((path, link, "no such file"))
            elif fragment and file.endswith(".html") and fragment not in {*pages(name)[file].ids, "top"}:
                dead.append((path, link, "no such anchor"))

    assert not dead


def inside(path: str, link: str) -> tuple[str, str] | None:
    """File and anchor that a link on that page leads to, or None where it leaves the site."""
    whole = urljoin(BASE + path, link)
    if not whole.startswith(BASE):
        return None
    parts = urlsplit(whole[len(BASE) :])
    file = unquote(parts.path)
    if not file or file.endswith("/"):
        file += "index.html"
    return posixpath.normpath(file), unquote(parts.fragment)


@both
def test_relative(name: str) -> None:
    """Links are relative, so that the same bytes work under any path and opened from disk; only the page for dead
    addresses, which stands at any depth, may know where the site is."""
    wrong = [
        (path, link)
        for path, page in pages(name).items()
        for link in page.links
        if path != "404.html" and link.startswith(("/", BASE))
    ]

    assert not wrong


@both
def test_addresses(name: str) -> None:
    """Every file has an address of its own, also on a disk that does not tell `A` from `a`."""
    paths = [output.path for output in built(name).outputs]

    assert len({path.casefold() for path in paths}) == len(paths)
    assert not [
        path for path in paths if path.startswith(("/", "../")) or "\\" in path or posixpath.normpath(path) != path
    ]


@both
def test_copies(name: str) -> None:
    """A file that is copied is in the notes."""
    assert all((LIBRARIES[name] / output.copy).is_file() for output in built(name).outputs if output.copy)


@both
def test_schema(name: str) -> None:
    """papers.json is what its schema promises."""
    library = next(output.content for output in built(name).outputs if output.path == "papers.json")

    jsonschema.validate(msgspec.json.decode(library), msgspec.json.decode(SCHEMA.read_bytes()))


@pytest.mark.skipif(not CONTRACT.is_file(), reason="the contract is not beside the project (../shared/contract)")
def test_contract() -> None:
    """The schema in the package is the public one."""
    assert msgspec.json.decode(SCHEMA.read_bytes()) == msgspec.json.decode(CONTRACT.read_bytes())


def test_vaults(vaults: Path) -> None:
    """Each of the 136 entries of the vaults is in some paper."""
    assert sum(len(paper.entries) for paper in built("vaults").library.papers) >= 136


SETTINGS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "12345", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
)


@both
def test_same_bytes(name: str, tmp_path: Path) -> None:
    """The same notes give the same bytes, whatever the hash seed, time zone, locale and number of processes."""
    if not LIBRARIES[name].is_dir():
        pytest.skip("the real vaults are not at ../shared/corpus/vaults")
    sites = []
    for number, environment in enumerate(SETTINGS):
        output = tmp_path / str(number)
        command = ["build", "-q", "--notes", str(LIBRARIES[name]), "--output", str(output), "--jobs", str(number + 1)]
        subprocess.run(
            [sys.executable, "-m", "papernotes", *command], env=os.environ | environment, cwd=ROOT, check=True
        )
        sites.append(dict(contents(output)))

    assert sites[0].keys() == sites[1].keys()
    assert not [path for path in sites[0] if sites[0][path] != sites[1][path]]


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
