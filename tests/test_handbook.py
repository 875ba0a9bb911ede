"""A folder of notes without papers is a handbook: its home, its order, its contents, its search, its links."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import Write

from papernotes.build import build, open_project
from papernotes.commands.checking import everything
from papernotes.config import Config
from papernotes.renderer.syndication.hosting import own_host, routes
from papernotes.renderer.theming.ways_out import ways_out

SITE = """title: Handbook
language: en
home: intro.md
links: {中文: "../zh/{page}", Code: https://example.org/code}
files: [{match: "*", split: none}]
"""
NOTES = {
    "notes/intro.md": "# Handbook\n\nAll of it, see [the end](z.md#three).\n",
    "notes/a.md": "---\norder: 3\n---\n# Last\n\n## NeRF: Scenes as Radiance Fields\n\nCVPR 2021\n\nA zebra.\n",
    "notes/b.md": "---\nweight: 1\ndescription: What comes first.\n---\n# First\n\nwords\n",
    "notes/z.md": "---\nnav_order: 2\n---\n# Middle\n\n## One\n\n## Two\n\ny\n\n### Within\n\n## Three\n\nQuokka.\n",
    "notes/c.md": "# Without a number\n\nwords\n",
}


@pytest.fixture
def site(write: Write) -> Path:
    """The folder of a handbook."""
    return write({"site.yaml": SITE, **NOTES})


def pages(folder: Path) -> dict[str, str]:
    outputs = build(open_project(folder)).outputs
    return {output.path: output.content.decode() for output in outputs if output.path.endswith((".html", ".js"))}


def test_home(site: Path) -> None:
    """The home page has the text of the note that site.yaml names, and the others in their order, with a sentence."""
    home = pages(site)["index.html"]

    assert 'All of it, see <a href="notes/z/index.html#three">the end</a>.' in home
    assert re.findall(r'<li><a href="notes/(\w+)/index.html">', home) == ["b", "z", "a", "c"]
    assert "What comes first." in home and "<h1>Handbook</h1>" in home


def test_way_through(site: Path) -> None:
    """A page leads to the one before and after, and shows its highest headings."""
    page = pages(site)["notes/z/index.html"]

    assert re.findall(r'href="([^"]*)" rel="(prev|next)"', page) == [
        ("../b/index.html", "prev"),
        ("../a/index.html", "next"),
    ]
    here = page.partition('<nav class="here"')[2].partition("</nav>")[0]
    assert re.findall(r'href="(#\w+)"', here) == ["#one", "#two", "#three"]


def test_index(site: Path) -> None:
    """The index of the notes is in their order."""
    index = pages(site)["notes/index.html"]

    assert re.findall(r'<li><a href="(\w+)/index.html">', index) == ["b", "z", "a", "c", "intro"]


def test_search(site: Path) -> None:
    """Notes without papers are searched, each part with its place."""
    cards = [text for path, text in pages(site).items() if path.startswith("search/p/")]
    (card,) = (text for text in cards if "Quokka" in text)

    assert len(cards) == len(NOTES)
    told = json.loads(f"[{card[card.index('(') + 1 : card.rindex(')')]}]")[1]
    assert told[:2] == ["notes/z/index.html", "Middle"]
    assert [passage[1:] for passage in told[6]][-1] == ["three", "Three", "Three¶Quokka."]


def test_nothing_wrong(site: Path) -> None:
    """No diagnostic: links out of the site are not looked for in it."""
    project = open_project(site)

    assert not everything(project, build(project))


def test_no_such_home(write: Write) -> None:
    """A home that is not there is reported, and the site is made without."""
    made = build(open_project(write({"site.yaml": "home: gone.md", "notes/a.md": "# A\n"})))

    assert [item.code for item in made.diagnostics] == ["broken-link"]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("", "../zh/index.html"),
        ("notes/a/", "../../../zh/notes/a/index.html"),
        ("404.html", "https://a.org/en/../zh/index.html"),
    ],
)
def test_ways_out(url: str, link: str) -> None:
    """A link of site.yaml is from the root of the site, `{page}` being the page; a whole address stays."""
    config = Config(base_url="https://a.org/en/", links={"中文": "../zh/{page}", "x": "mailto:a@b.org"})

    assert ways_out(config, url) == ((link, "中文"), ("mailto:a@b.org", "x"))


@pytest.mark.parametrize(
    ("base_url", "host"),
    [
        ("", ""),
        ("https://papers.example.org/", "papers.example.org"),
        ("https://papers.example.org", "papers.example.org"),
        ("https://papers.example.org/notes/", ""),
        ("https://me.github.io/", ""),
        ("https://me.github.io/notes/", ""),
        ("http://127.0.0.1:8000/", ""),
        ("http://localhost/", ""),
    ],
)
def test_own_host(base_url: str, host: str) -> None:
    """CNAME is for a site that has a host for itself, which GitHub does not give."""
    assert own_host(base_url) == host
    assert [route.url for route in routes(Config(base_url=base_url))] == [".nojekyll"] + ["CNAME"] * bool(host)
