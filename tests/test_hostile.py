"""Hostile notes: nothing of theirs runs, nothing outside the notes is read or written, and nothing is too deep."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile import SECRET, notes, write_vault
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from papernotes.build import build, open_memo, open_project
from papernotes.config import Config, Markdown, parse_config
from papernotes.loader import parse as parsing
from papernotes.loader.markdown import parse_blocks, raw_html
from papernotes.loader.parse import parse
from papernotes.loader.parser import plain_blocks, scanner
from papernotes.loader.parser.labels import use_labels
from papernotes.model import Code, Site, Source, pieces
from papernotes.permalinks.ledger import read_ledger
from papernotes.reading.readings import read_note
from papernotes.renderer.publishing.publish import publish


class Built:
    """The site of the vault of attacks, on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes = write_vault(folder)
        self.before = _state(folder)
        project = open_project(folder)
        self.site: Site = build(project)
        publish(self.site.outputs, folder / "site", self.notes, memo=open_memo(project))


def _state(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and not {"site", ".papernotes"} & set(path.parts)
    }


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("hostile"))


class _Active(HTMLParser):
    """What in a page could run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in ("iframe", "object", "embed", "form", "base", "applet", "frame", "portal") and tag != "form":
            self.found.append(tag)
        # Data of a type that is no script's never runs; what is in it is held in tests/test_linked_data.py.
        data = tag == "script" and values == {"type": "application/ld+json"}
        if tag == "script" and not data and not re.fullmatch(r"(?:\.\./)*assets/[\w./-]+\.js", values.get("src", "")):
            self.found.append(f"script {values}")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.found.append("refresh")
        for name, value in values.items():
            address = re.sub(r"[\x00-\x20]", "", value).lower()
            if name.startswith("on") or (name in ("href", "src", "action", "formaction", "xlink:href") and address.startswith(
                ("javascript:", "vbscript:", "data:text"))):  # fmt: skip
                self.found.append(f"{tag} {name}={value}")


def test_nothing_that_runs(attacked: Built) -> None:
    """No page holds an element, attribute or address that runs, and each says so in a policy of its own."""
    wrong = []
    for path in (attacked.folder / "site").rglob("*.html"):
        if "files" in path.relative_to(attacked.folder / "site").parts[:1]:
            continue
        if path.name == "404.html":  # it holds no note, and finds the root of the site by a script of its own
            continue
        text = path.read_text(encoding="utf-8")
        active = _Active()
        active.feed(text)
        wrong += [(str(path), item) for item in active.found]
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
        assert policy and "script-src &#39;self&#39; file:;" in policy[1] and "default-src &#39;none&#39;" in policy[1]

    assert not wrong


def test_nothing_outside(attacked: Built) -> None:
    """Nothing outside the notes is read, by path, link, device or embed; nothing there is written, nor in the notes."""
    site = attacked.folder / "site"
    read = [path for path in site.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]

    assert not read
    assert not [path for path in site.rglob("*") if path.is_symlink() or b"root:x:0:0" in _bytes(path)]
    assert _state(attacked.folder) == attacked.before
    assert not list(Path.cwd().glob("pwned")) and not list(attacked.folder.rglob("pwned"))


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def test_told(attacked: Built) -> None:
    """What was left out is told, with its place."""
    codes = {item.code for item in attacked.site.diagnostics}

    assert {
        "unsafe-html",
        "bad-math",
        "missing-image",
        "broken-link",
        "embed-cycle",
        "huge-image",
        "broken-image",
        "cleaned-image",
    } <= codes


def test_every_note_has_a_page(attacked: Built) -> None:
    """No note takes the page of another, whatever the names; no two files differ in case alone."""
    paths = [output.path for output in attacked.site.outputs]

    assert len({path.casefold() for path in paths}) == len(paths)
    assert all(len(part.encode()) <= 255 for path in paths for part in path.split("/"))
    assert {page.note.path for page in attacked.site.library.notes} >= set(notes())
    assert "link.md" not in {page.note.path for page in attacked.site.library.notes}


def _pages(attacked: Built) -> Iterator[Path]:
    yield from sorted((attacked.folder / "site").rglob("index.html"))


def test_in_a_browser(attacked: Built, browser: Browser) -> None:
    """In a real browser no page runs anything of a note, asks another host, or breaks its own policy; its own script
    runs, also from disk."""
    said: list[str] = []
    asked: list[str] = []
    page = browser.new_page()
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
    page.on("request", lambda request: asked.append(request.url))
    page.route(re.compile(r"^https?://"), lambda route: route.abort())
    for path in (*_pages(attacked), *sorted((attacked.folder / "site" / "files").glob("*.svg"))):
        page.goto(path.as_uri())
        if path.suffix == ".html":
            page.evaluate(
                "for (const e of document.querySelectorAll('details,a,img,b,p')) e.dispatchEvent(new Event('mouseover'))"
            )
            assert page.evaluate("getComputedStyle(document.body).margin") != "8px", "the stylesheet is not loaded"
        assert page.evaluate("window.pwned") is None, path
    page.close()

    assert not said
    assert not [url for url in asked if not url.startswith(("file:", "data:")) and "evil" in url and ".png" not in url]


DEEP = 10_000


@pytest.mark.parametrize(
    "text",
    ["> " * DEEP + "x", "- " * DEEP + "x", "[" * DEEP + "x" + "]" * DEEP, "![" * DEEP + "](y)" * DEEP, "*" * 10 * DEEP,
     "<b>" * DEEP, "<div>\n" * 2000, "$" + "{" * DEEP, "#" * DEEP, "|" * DEEP + "\n" + "|-" * DEEP,
     "\n".join("  " * min(n, 200) + "- x" for n in range(1000))],
    ids=("quotes", "lists", "brackets", "figures", "stars", "tags", "elements", "braces", "marks", "cells", "items"),
)  # fmt: skip
def test_deep(text: str) -> None:
    """Whatever is nested ten thousand deep is read, and cut where nobody could follow. How long such texts take is in
    benchmarks/heavy.py."""
    note = read_note(Source("a.md", text), Config()).value.note

    assert note.lines == text.count("\n") + 1


@pytest.mark.parametrize("text", ["# a\n\nb\n" * 20 + "c d", "e " * 500, "\n" * 500 + "f"])
def test_long(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """The end of a note that is longer than any person's is a block of code, and is told; none of it is lost."""
    monkeypatch.setattr(parsing, "FARTHEST", 100)
    checked = parse(Source("a.md", text), Markdown())
    last = checked.value.blocks[-1]
    assert isinstance(last.html[0], Code)

    assert text.endswith(last.html[0].text.rstrip() + text[len(text.rstrip()) :])
    assert [item.code for item in checked.diagnostics] == ["dense-text"]
    assert last.span.line == text[: text.rindex(last.html[0].text)].count("\n") + 1
    assert checked.value.lines == text.count("\n") + 1


@pytest.mark.parametrize(
    "text", ["word " * 100, "# " + "word " * 100, "a\n" * 200, "| a |\n|---|\n" + "| b |\n" * 200, "<div>\n" * 90]
)
def test_long_blocks(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A line, a paragraph or a table that is longer than any person's is shown as text, which is told."""
    monkeypatch.setattr(plain_blocks, "LONGEST", 300)
    monkeypatch.setattr(scanner, "LONGEST", 300)
    monkeypatch.setattr(raw_html, "LONGEST", 300)
    monkeypatch.setattr(plain_blocks, "MOST_CELLS", 20)
    checked = parse_blocks(text, "a.md", Markdown())
    code = [piece.text for block in checked.value for piece in pieces(block) if isinstance(piece, Code)]

    assert [item.code for item in checked.diagnostics] == ["dense-text"]
    assert text.endswith(code[-1].strip() + text[len(text.rstrip()) :])


def test_dense(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has more Markdown than any person writes is shown as text from some place on, which is told; none is lost."""
    monkeypatch.setattr(scanner, "MOST", 600)
    for text in ("*a " * 110_000, "a\n\n" * 400, "- a\n" * 400, "> a\n\n" * 400, "[b]: x\n" * 400 + "\na"):
        checked = parse_blocks(text, "a.md", Markdown())
        assert [item.code for item in checked.diagnostics] == ["dense-text"]
        shown = "\n".join(
            piece.text if isinstance(piece, Code) else piece
            for block in checked.value
            for piece in pieces(block)
            if isinstance(piece, Code | str)
        )
        assert len(re.findall(r"\ba\b", shown)) == text.count("a")


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("---\na: " + "[" * 40_000 + "]" * 40_000 + "\n---\n", ["bad-front-matter"]),
        ("---\na: " + "{a: " * 40_000 + "}" * 40_000 + "\n---\n", ["bad-front-matter"]),
        ("---\nc: &c [" + "x," * 900 + "]\nb: &b [" + "*c," * 900 + "]\na: [" + "*b," * 900 + "]\n---\n", []),
        ("".join(("---\n", *(f"k{n}: &k{n} {{a: *k{n - 1}, b: *k{n - 1}}}\n" if n else "k0: &k0 x\n" for n in range(900)), "---\n")),
         ["dense-text"]),
        ("+++\n" + ".".join("a" * 40_000) + " = 1\n+++\n", ["bad-front-matter"]),
        ("+++\n" + "".join(f"k{n} = 1\n" for n in range(40_000)) + "+++\n", ["dense-text"]),
        ("".join(f"k{n}:: 1\n" for n in range(1500)), []),
    ],
    ids=("lists", "mappings", "alias", "aliases", "parts", "keys", "properties"),
)  # fmt: skip
def test_heads(head: str, codes: list[str]) -> None:
    """A head that is nested deeper than the stack, or names its own parts over and over, ends nothing; how much of one
    is read has a limit, which is told."""
    checked = read_note(Source("a.md", head + "# Title\n\ntext\n"), Config())

    assert [item.code for item in checked.diagnostics] == codes
    assert len(checked.value.note.meta) <= 1000
    assert all(len(field.values) <= 1000 for field in checked.value.note.meta)
    assert checked.value.note.blocks[-1].text == "text"


@pytest.mark.parametrize("text", ["title: " + "[" * 40_000, "title: " + "{a: " * 40_000, "- " * 40_000])
def test_configuration_that_is_nested_deep(text: str, tmp_path: Path) -> None:
    """It is told as any other mistake in it."""
    (tmp_path / "addresses.yaml").write_text(text)

    assert [item.code for item in parse_config(text).diagnostics] == ["bad-config"]
    assert [item.code for item in read_ledger(tmp_path).diagnostics] == ["bad-addresses"]


def test_labels() -> None:
    """The quick way to the end of a link's text comes to the same end as the library's, whatever brackets there are."""
    chance, pieces = (
        random.Random(8),
        ("[", "]", "![", "](a)", "[b]", " ", "x", "`", "*", "[^1]", "[[", "]]", "\\[", "^["),
    )
    for _ in range(500):
        text = "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 24)))
        parser = MarkdownIt("commonmark")
        theirs = parser.render(text, {"references": {"B": {"href": "/b", "title": ""}}})
        use_labels(parser)
        assert parser.render(text, {"references": {"B": {"href": "/b", "title": ""}}}) == theirs


def test_callouts_that_nothing_closes() -> None:
    """Each is looked for down to the end of the note; that ends, is told, and what is written there is shown."""
    checked = parse(Source("a.md", "::: note\n" * 3000 + "\nThe end.\n"), Markdown())

    assert [item.code for item in checked.diagnostics] == ["dense-text"]
    shown = "\n".join(block.text for block in checked.value.blocks)
    assert shown.count("::: note") == 3000 and shown.endswith("The end.")
