"""The five real vaults as a reader sees them: what was counted in the notes by hand, counted again in the built pages.

Counting is independent of our parser: regular expressions over the notes, an HTML parser over the pages.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest

from papernotes.build import build, open_project
from papernotes.model import Site

VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "path"))
HIDDEN = frozenset(("script", "style", "annotation", "title", "svg"))
CODE = frozenset(("code", "pre", "math"))
LEFT_OVER = ("**", "==", "~~", "![[", "[[", "%%", "$", "[!", "[TOC]", "<font", "<mark", "<mask", "</", "![", "](")


class Page(NamedTuple):
    """What a reader sees of one page's running text."""

    text: str  # without code and formulas
    everything: str
    bold: tuple[str, ...]
    formulas: tuple[str, ...]
    items: tuple[str, ...]
    images: tuple[str, ...]
    placeholders: tuple[str, ...]
    callouts: int
    html: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.everything: list[str] = []
        self.bold: list[list[str]] = []
        self.items: list[list[str]] = []
        self.formulas: list[list[str]] = []
        self.images: list[str] = []
        self.lost: list[list[str]] = []
        self.callouts = 0
        self.done: dict[str, list[str]] = {"strong": [], "b": [], "li": [], "annotation": [], "lost": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = "lost" if given.get("class", "").startswith("lost") else tag
        self.callouts += "callout" in given.get("class", "").split()
        if tag == "img":
            self.images.append(given.get("src", ""))
        if tag in ("br", "p", "li", "td", "th", "div", "h2", "h3", "h4", "figcaption", "img", "tr"):
            self.text.append("\n")
            self.everything.append("\n")
        if tag not in VOID:
            self.open.append((tag, kind))
            if kind in self.done:
                self.bold.append([kind])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, kind = self.open.pop()
            if kind in self.done:
                kind, *parts = self.bold.pop()
                self.done[kind].append("".join(parts))
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        names = {name for name, _ in self.open}
        for part in self.bold:
            if part[0] == "annotation" or not names & HIDDEN:
                part.append(data)
        if names & HIDDEN:
            return
        self.everything.append(data)
        if not names & CODE:
            self.text.append(data)


def read_page(html: str) -> Page:
    """The page's running text: what stands in `.prose`."""
    start = html.find('<main id="main"')
    reader = _Reader()
    reader.feed(html[start : html.find("</main>")])
    done = reader.done
    return Page(
        "".join(reader.text),
        "".join(reader.everything),
        (*done["strong"], *done["b"]),
        tuple(done["annotation"]),
        tuple(done["li"]),
        tuple(reader.images),
        tuple(done["lost"]),
        reader.callouts,
        html,
    )


@pytest.fixture(scope="module")
def site(vaults: Path) -> Site:
    """The site of the vaults, in memory."""
    return _site(str(vaults))


@cache
def _site(vaults: str) -> Site:
    return build(open_project(Path(vaults), notes=Path(vaults)))


@pytest.fixture(scope="module")
def notes(site: Site) -> dict[str, Page]:
    """The pages of whole notes, by the path of the note."""
    outputs = {output.path: output.content for output in site.outputs}
    return {page.note.path: read_page(outputs[f"notes/{page.id}/index.html"].decode()) for page in site.library.notes}


@pytest.fixture(scope="module")
def papers(site: Site) -> dict[str, Page]:
    """The pages of papers, by their paths."""
    return {
        output.path: read_page(output.content.decode())
        for output in site.outputs
        if output.path.startswith("papers/") and output.path.endswith("/index.html")
    }


def truth(vaults: Path, name: str) -> Any:
    return json.loads((vaults.parent / name).read_text(encoding="utf-8"))


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def test_bold(vaults: Path, notes: dict[str, Page]) -> None:
    """At least 289 of the 292 bold spans are those of their authors."""
    right = wanted = 0
    for path, spans in truth(vaults, "bold.json").items():
        expected = Counter(span.replace("pagewithcurl", "") for _, span in spans)
        found = Counter(letters(text) for text in notes[path].bold)
        wanted += expected.total()
        right += (expected & found).total()

    assert wanted == 292
    assert right >= 289


def test_nothing_is_left_over(papers: dict[str, Page], notes: dict[str, Page]) -> None:
    """No markup is seen outside code, but the three ** that do not pair and one == that is a sign."""
    found: Counter[str] = Counter()
    for page in notes.values():
        found.update({mark: page.text.count(mark) for mark in LEFT_OVER if mark in page.text})
        found.update(re.findall(r"(?<![\w:]):[a-z_]{3,}:(?!\w)", page.text))
    on_papers = Counter(mark for page in papers.values() for mark in LEFT_OVER for _ in range(page.text.count(mark)))

    assert found == {"**": 3, "==": 1}
    assert set(on_papers) <= {"**", "=="}


def test_formulas(vaults: Path, notes: dict[str, Page]) -> None:
    """All 173 formulas are set with their source beside them, none is shown as source, none is made up."""
    for path, formulas in truth(vaults, "math.json").items():
        expected = Counter("".join(one["tex"].split()) for one in formulas)

        assert Counter("".join(tex.split()) for tex in notes[path].formulas) == expected
    assert not [path for path, page in notes.items() if "bad-math" in page.html or "<merror" in page.html]
    assert sum(len(page.formulas) for page in notes.values()) == 173


def test_tags(site: Site, vaults: Path) -> None:
    """The tags of the papers are those of the truth files, 25 in all."""
    expected: Counter[str] = Counter()
    for path in (vaults.parent / "truth").glob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        entries = record if isinstance(record, list) else record.get("papers") or record.get("entries") or []
        expected.update(tag for entry in entries for tag in entry.get("tags", ()))

    assert expected.total() == 25
    assert Counter(tag for paper in site.library.papers for tag in paper.tags) == expected


def test_alerts(notes: dict[str, Page]) -> None:
    """All eight alerts are callouts."""
    assert sum(page.callouts for page in notes.values()) == 8


MARKUP = re.compile(r"\$.*?\$|<[^>]*>|!?\[[^\]]*\]\([^)]*\)|:\w+:|`[^`]*`")
MARKER = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)(.*)$")


def test_list_items(vaults: Path, notes: dict[str, Page]) -> None:
    """The words of every line that begins with a list's marker are in an item."""
    lost: list[str] = []
    for path, page in notes.items():
        items = letters("\n".join(page.items))
        fenced = False
        for number, line in enumerate((vaults / path).read_text(encoding="utf-8").split("\n"), 1):
            fenced ^= line.lstrip(" >").startswith("```")
            found = MARKER.match(line)
            words = (
                letters(
                    re.sub(r"\$.*?\$|<[^>]*>|!?\[[^\]]*\]\([^)]*\)|:\w+:|`[^`]*`", "\0", found[1]).partition("\0")[0]
                )
                if found
                else ""
            )
            if not fenced and len(words) >= 4 and words[:40] not in items:
                lost.append(f"{path}:{number}: {line}")

    assert lost == []


def test_no_spaces_between_lines(vaults: Path, notes: dict[str, Page]) -> None:
    """Where the author broke a line between two Chinese characters, the page has a break or nothing, never a space."""
    for path, page in notes.items():
        text = (vaults / path).read_text(encoding="utf-8")
        for before, after in re.findall(r"([一-鿿]{4})\n([一-鿿]{4})", text):
            assert f"{before} {after}" not in page.everything, f"{path}: {before}"
            assert f"{before}\n{after}" not in re.sub(r"<br>\n|</p>\n", "", page.html), f"{path}: {before}"


IMAGE = re.compile(
    r"!\[\[([^\]|]+)|!\[[^\]]*\]\(\s*<?([^)\s>]*(?: [^)\s>]+)*)>?[^)]*\)|<\s?img[^>]*?src=[\"']([^\"']*)[\"']"
)


def test_figures(vaults: Path, site: Site, notes: dict[str, Page]) -> None:
    """Every figure of the notes is on its page or named there as missing, and what is missing is reported."""
    codes = ("missing-image", "empty-image")
    reported = {(item.span.path, item.span.line) for item in site.diagnostics if item.code in codes and item.span}
    files = {path.name.casefold() for path in vaults.rglob("*") if path.is_file()}
    for path, page in notes.items():
        lines = enumerate((vaults / path).read_text(encoding="utf-8").split("\n"), 1)
        found = [(number, groups) for number, line in lines for groups in IMAGE.findall(line)]
        written = [(number, next(filter(None, groups), "")) for number, groups in found]
        local = [(number, name) for number, name in written if not name.startswith("http")]
        there = [name for _, name in local if Path(unquote(name)).name.casefold() in files]
        remote = len(written) - len(local)

        assert len(page.images) == remote + len(there), path
        assert len(page.placeholders) == len(local) - len(there), path
        for number, name in local:
            if name not in there:
                assert (path, number) in reported, f"{path}:{number}"
                assert any(Path(unquote(name)).name in text for text in page.placeholders) or not name
