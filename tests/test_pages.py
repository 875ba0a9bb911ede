"""The pages of a hand-made library: every kind, in both languages, sound as HTML and as a web of links."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import jsonschema
import msgspec
import pytest
from library import make_library

from papernotes.config import Config
from papernotes.model import Library, Output, Paper
from papernotes.renderer.edition.edition import make_edition
from papernotes.renderer.exports.json import library_record
from papernotes.renderer.lists.rows import title_beside
from papernotes.renderer.lists.shelf import PER_PAGE
from papernotes.renderer.pages import KINDS
from papernotes.renderer.plain.sentences import first_sentence
from papernotes.renderer.plan import plan
from papernotes.renderer.press import render_all
from papernotes.renderer.theming.theme import read_theme

SCHEMA = Path(__file__).parents[1] / "src/papernotes/renderer/exports/papers.schema.json"
THEME = read_theme().value
_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "source"}


class Outline(HTMLParser):
    """What of a page the tests look at."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.lang = self.title = ""
        self.still_open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [str(given[name]) for name in ("href", "src") if name in given]
        if tag == "html":
            self.lang = given.get("lang") or ""
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag in ("figure", "div", "p", "ul", "ol", "table", "section") and "p" in self.still_open:
            self.faults.append(f"<{tag}> in <p>")
        if tag == "a" and "a" in self.still_open:
            self.faults.append("<a> in <a>")
        if tag not in _VOID:
            self.still_open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.still_open or self.still_open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.still_open.pop()

    def handle_data(self, data: str) -> None:
        if self.still_open[-1:] == ["title"]:
            self.title += data


def _site(library: Library, language: Literal["zh", "en"] = "zh", **more: str) -> dict[str, Output]:
    edition = make_edition(library, Config(title="T", language=language, **more))  # type: ignore[arg-type]
    return {output.path: output for output in render_all(edition, THEME).value}


def _outline(output: Output) -> Outline:
    outline = Outline()
    outline.feed(output.content.decode())
    return outline


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sound(language: Literal["zh", "en"]) -> None:
    """Every page has a language, a title, one h1, headings without gaps, unique ids and balanced tags."""
    pages = {path: _outline(page) for path, page in _site(make_library(), language).items() if path.endswith(".html")}

    for path, page in pages.items():
        gaps = [pair for pair in zip(page.headings, page.headings[1:], strict=False) if pair[1] > pair[0] + 1]
        twice = [name for name, number in Counter(page.ids).items() if number > 1]
        assert (path, page.lang[:2], page.headings.count(1)) == (path, language, 1)
        assert page.title and not gaps and not twice and not page.faults, (path, gaps, twice, page.faults)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_links_resolve(language: Literal["zh", "en"]) -> None:
    """Every internal link leads to a file of the site, and every anchor to an id there."""
    site = _site(make_library(), language)
    pages = {path: _outline(page) for path, page in site.items() if path.endswith(".html")}
    dead = []
    for path, page in pages.items():
        for link in page.links:
            if link.startswith("https:"):
                continue
            target, _, anchor = link.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target))) if target else path
            if file not in site or (anchor and file in pages and unquote(anchor) not in pages[file].ids):
                dead.append((path, link))

    assert not dead


def test_every_kind() -> None:
    """Each page kind has a page in the hand-made library, but a second page of all papers or rows, and remarks."""
    kinds = {route.kind for route in plan(make_library(), Config())}

    kinds_without = {kind.name for kind in KINDS} - {"all", "own", "rows"}

    assert kinds == kinds_without | {"json", "file", "search-file", "search-card", "llms", "host"}


def test_urls_unique() -> None:
    """No two pages share an address."""
    urls = [route.url for route in plan(make_library(), Config())]

    assert len(urls) == len(set(urls))


def test_paper_page() -> None:
    """A paper's page says what the notes say, each facet under its name, the keeper in a voice of their own."""
    html = _site(make_library())["papers/gaussianavatars/index.html"].content.decode()

    assert '<h1 lang="en">GaussianAvatars</h1>' in html
    assert "Photorealistic Head Avatars with Rigged 3D Gaussians" in html
    assert '<section class="sec zhu" id="评价">' in html
    assert "推断自图片的时间戳" in html and "video/avatars.md:5" in html
    assert "2312.02069" in html and "../../notes/avatars/index.html#gaussianavatars" in html


def test_guessed_sections() -> None:
    """A list whose items are facets is cut into them, and the rule over their names is dotted."""
    html = _site(make_library())["papers/3dgs/index.html"].content.decode()

    assert html.count('class="rail guess"') == 3
    assert '<section class="sec" id="研究背景">' in html


def test_stub() -> None:
    """A paper of which only the title is noted says so."""
    assert "还没有读" in _site(make_library())["papers/haha/index.html"].content.decode()


def test_note_page() -> None:
    """A note's page links each paper's heading to the paper's page."""
    html = _site(make_library())["notes/avatars/index.html"].content.decode()

    assert '<a href="../../papers/3dgs/index.html">3DGS: 3D Gaussian' in html


def test_missing_page() -> None:
    """404 is served at any depth: with a base address its links name it."""
    html = _site(make_library(), base_url="https://e.org/p/")["404.html"].content.decode()

    assert 'href="https://e.org/p/assets/style.css"' in html and 'href="../' not in html


def test_empty_library() -> None:
    """A site without a paper has its pages, too."""
    assert "还没有论文" in _site(Library())["index.html"].content.decode()


def _many(number: int) -> Library:
    library = make_library()
    entry = msgspec.structs.replace(library.papers[0].entries[0], blocks=(), sections=())
    plain = msgspec.structs.replace(library.papers[0], entries=(entry,), figures=(), mentions=(), mentioned_by=())
    papers: tuple[Paper, ...] = tuple(
        msgspec.structs.replace(plain, id=f"p{index}", year=1990 + index % 35) for index in range(number)
    )
    return Library(papers=papers, notes=library.notes[:1])


def test_many_papers() -> None:
    """The list of all papers comes in pages, each year linked where it begins."""
    library = _many(2 * PER_PAGE + 1)
    edition = make_edition(library, Config())

    home = next(kind for kind in KINDS if kind.name == "home").view(edition, plan(library, Config())[0]).view

    assert [route.url for route in plan(library, Config()) if route.kind == "all"] == ["all/2/", "all/3/"]
    assert [link.label for link in home.shelf.pages] == ["1–200", "201–400", "401–401"]  # type: ignore[attr-defined]
    assert home.shelf.heads[-1].href == "all/2/index.html#y1990"  # type: ignore[attr-defined]


def test_json_schema() -> None:
    """papers.json keeps its contract."""
    record = json.loads(json.dumps(library_record(make_library(), (), Config())))

    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(record)


@pytest.mark.parametrize(
    ("short", "title", "beside"),
    [
        ("3DGS", "3DGS: Real-Time", "Real-Time"),
        ("3DGS", "3D Gaussian Splatting", "3D Gaussian Splatting"),
        ("NeRF", "NeRF", ""),
        (None, "A Title", ""),
    ],
)
def test_title_beside(short: str | None, title: str, beside: str) -> None:
    """Beside the short name the title does not repeat it."""
    paper = msgspec.structs.replace(make_library().papers[0], short=short, title=title)

    assert title_beside(paper) == beside


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("先把它训成专家并冻结。再拿它当判别器。", "先把它训成专家并冻结。"),
        ("It scores 3.5 dB more. Then", "It scores 3.5 dB more."),
        ("长" * 130, "长" * 119 + "…"),
        ("", ""),
    ],
)
def test_first_sentence(text: str, sentence: str) -> None:
    """A text begins with its first sentence, of at most 120 characters."""
    assert first_sentence(text) == sentence
