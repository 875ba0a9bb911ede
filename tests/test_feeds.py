"""What feed readers and crawlers read: valid, whole, the same for the same notes, and only where it can be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from xml.etree import ElementTree

import feedparser
import pytest
from conftest import ROOT, Write
from feed_rules import ATOM, SITEMAP, atom_faults, sitemap_faults
from hostile import notes as hostile_notes

from papernotes.build import build, open_project
from papernotes.config import Config
from papernotes.model import Library, Route
from papernotes.permalinks.addresses import updated
from papernotes.permalinks.ledger import read_ledger, write_ledger
from papernotes.renderer.edition.edition import make_edition
from papernotes.renderer.syndication.abroad import plain_html
from papernotes.renderer.syndication.sitemap import MOST, sitemap, sitemap_routes

BASE = "https://me.example/notes/"
NOTE = """---
date: {date}
{more}
---
# 三维重建

## {title}

CVPR 2021 [arXiv](https://arxiv.org/abs/2003.0{number:04}) #3DGS/fast

### 方法

$x^2 < y$ 与 [[nerf]]，图：![](a.png) ==重== <span onclick="x">字</span>

- [ ] 待办
"""


def made(folder: object) -> dict[str, str]:
    site = build(open_project(folder, base_url=BASE))  # type: ignore[arg-type]
    return {output.path: output.content.decode(errors="replace") for output in site.outputs}


@cache
def own() -> Mapping[str, str]:
    """The texts of the site of our own notes."""
    site = build(open_project(ROOT, notes=ROOT / "notes", base_url=BASE))
    return {output.path: output.content.decode(errors="replace") for output in site.outputs if not output.copy}


def vault(write: Write, count: int = 3, **more: str) -> dict[str, str]:
    files = {
        f"notes/{number:03}.md": NOTE.format(
            date=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            more=more.get(f"n{number}", ""),
            title=f"Net{number:03}: Learning the {number:03}th Thing From Images",
            number=number,
        )
        for number in range(count)
    }
    return made(write({"site.yaml": "title: 论文 <&>\nauthor: Zhang\n", **files}))


def entries(feed: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(feed).findall(f"{ATOM}entry")


def ids(feed: str) -> list[str]:
    return [entry.findtext(f"{ATOM}id") or "" for entry in entries(feed)]


def test_valid() -> None:
    """Every feed is as RFC 4287 asks, each entry whole, and a real reader has nothing to say against it."""
    feeds = {path: text for path, text in own().items() if path.endswith("feed.xml")}
    kinds = {path.split("/")[0] for path in feeds}

    assert kinds == {"feed.xml", "topics", "tags"}
    assert {path: faults for path, text in feeds.items() if (faults := atom_faults(text))} == {}
    assert not [path for path, text in feeds.items() if feedparser.parse(text.encode()).bozo]


def test_each_topic_and_tag() -> None:
    """Each topic and tag with a paper has a feed, and its page names it, before the site's."""
    site = own()
    for path in [path for path in site if re.fullmatch(r"(topics|tags)/[^/]+/index\.html", path)]:
        links = re.findall(
            r'<link rel="alternate" type="application/atom\+xml" title="[^"]*" href="([^"]*)">', site[path]
        )
        assert links == ["feed.xml", "../../feed.xml"], path
        assert path.replace("index.html", "feed.xml") in site
    assert 'type="application/atom+xml" title="papernotes" href="../../feed.xml"' in site["papers/nerf/index.html"]
    assert "atom+xml" in site["index.html"] and "atom+xml" in site["404.html"]


def test_content(write: Write) -> None:
    """An entry is the whole note: addresses are whole, formulas are MathML with their LaTeX, nothing runs."""
    site = vault(write, 1)
    entry = entries(site["feed.xml"])[0]
    content = entry.findtext(f"{ATOM}content") or ""

    assert atom_faults(site["feed.xml"]) == []
    assert 'alttext="x^2 &lt; y"' in content and "<annotation" not in content and "onclick" not in content
    assert f'href="{BASE}notes/000/index.html' in content or "a.png" in content
    assert "[未完成] 待办" in content and "<mark>重</mark>" in content and "<h3>方法</h3>" in content
    assert entry.findtext(f"{ATOM}title") == "Net000: Learning the 000th Thing From Images"


def test_days(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Days are those of the notes, the last first; what has none comes last; SOURCE_DATE_EPOCH is the end of time."""
    site = vault(write, 3, n0="updated: 2025-02-03")
    days = [entry.findtext(f"{ATOM}updated") for entry in entries(site["feed.xml"])]

    assert days == ["2025-02-03T00:00:00Z", "2024-03-03T00:00:00Z", "2024-02-02T00:00:00Z"]
    assert ElementTree.fromstring(site["feed.xml"]).findtext(f"{ATOM}updated") == days[0]
    assert entries(site["feed.xml"])[0].findtext(f"{ATOM}published") == "2024-01-01T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1709251200")
    folder = write(
        {"notes/undated.md": "## NoDay: A Paper That Nobody Knows the Day Of\n\nCVPR 2020\n\n### 方法\n\ntext\n"}
    )
    feed = made(folder)["feed.xml"]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries(feed)] == [
        "2024-03-01T00:00:00Z", "2024-03-01T00:00:00Z", "2024-02-02T00:00:00Z", "2024-01-01T00:00:00Z"
    ]  # fmt: skip
    assert ids(feed)[-1].endswith("/papers/noday/") and atom_faults(feed) == []


def test_same_and_bounded(write: Write) -> None:
    """The same notes are the same bytes; a feed has an end."""
    first = vault(write, 45)

    assert first == vault(write, 45)
    (topic,) = (path for path in first if re.fullmatch(r"topics/[^/]+/feed\.xml", path))
    assert len(ids(first["feed.xml"])) == 40 and len(ids(first[topic])) == 20


def test_lasting(write: Write) -> None:
    """An entry keeps its id when its title gives it another address, once and again, with the ledger of addresses."""
    paper = (
        "## {}: Representing the Very Same Things\n\n[arXiv](https://arxiv.org/abs/2003.08934)\n\n### 方法\n\ntext\n"
    )
    folder = write({"notes/a.md": paper.format("First")})
    seen = []
    for name in ("First", "Second", "Third", "Aardvark"):
        write({"notes/a.md": paper.format(name)})
        before = made(folder)
        seen += ids(before["feed.xml"])
        project = open_project(folder, base_url=BASE)
        write_ledger(folder, updated(build(project).library, read_ledger(folder).value))
        assert made(folder)["feed.xml"] == before["feed.xml"]
        assert f'rel="alternate" type="text/html" href="{BASE}papers/{name.lower()}/"' in before["feed.xml"]

    assert set(seen) == {f"{BASE}papers/first/"}


def test_without_base_url(write: Write) -> None:
    """What must name its own address is not there where nobody knows that; all else is, and is valid."""
    folder = write({"notes/a.md": NOTE.format(date="2024-01-01", more="", title="NeRF: A Paper on Scenes", number=1)})
    site = {output.path: output for output in build(open_project(folder)).outputs}
    page = site["papers/nerf/index.html"].content.decode()

    assert not [path for path in site if path.endswith((".xml", "robots.txt", "card.png"))]
    assert "llms.txt" in site and "papers/nerf/index.md" in site
    assert "og:" not in page and "canonical" not in page and "atom+xml" not in page
    assert "application/ld+json" in page and "Z3988" in page and "text/markdown" in page


def test_sitemap() -> None:
    """The sitemap has every page that holds something, and no other; robots.txt names it."""
    site = own()
    text = site["sitemap.xml"]
    places = {node.text or "" for node in ElementTree.fromstring(text).iter(f"{SITEMAP}loc")}
    pages = {
        BASE + path.removesuffix("index.html") for path in site if path.endswith("/index.html") or path == "index.html"
    }

    assert sitemap_faults(text) == []
    assert places == pages - {f"{BASE}search/"}
    assert f"Sitemap: {BASE}sitemap.xml" in site["robots.txt"]
    assert "<lastmod>" in text.partition("/papers/nerf/")[2].partition("</url>")[0]


def test_moved_stay_out(write: Write) -> None:
    """An address that leads elsewhere is in no sitemap, and has no feed and no twin of its own."""
    files = {"site.yaml": "redirects: {papers/old/: papers/nerf/}\n",
             "notes/a.md": "## NeRF: A Paper on Scenes\n\nCVPR 2020\n\n### 方法\n\ntext\n"}  # fmt: skip
    site = made(write(files))

    assert "papers/old/index.html" in site and "papers/old/index.md" not in site
    assert "papers/old/" not in site["sitemap.xml"] and "alternate" not in site["papers/old/index.html"]


def test_large_sitemap() -> None:
    """Beyond 50,000 pages there are several files, and one that names them."""
    config = Config(base_url=BASE)
    edition = make_edition(Library(), config)
    pages = tuple(Route(f"years/{number}/", "group", str(number)) for number in range(MOST + 1))
    routes = [route for route in sitemap_routes(pages, config) if route.kind == "sitemap"]
    texts = {route.url: sitemap(edition, pages, route.key) for route in routes}

    assert list(texts) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert [sitemap_faults(text) for text in texts.values()] == [[], [], []]
    assert [text.count("<loc>") for text in texts.values()] == [2, MOST, 1]


@pytest.mark.parametrize("sanitise", ["true", "false"])
def test_hostile(sanitise: str, write: Write) -> None:
    """Nothing of hostile notes runs in a feed, also where they are let through on the site; every feed is XML."""
    notes = {f"notes/{path}": text.encode(errors="replace").decode() for path, text in hostile_notes().items()}
    site = made(write({"site.yaml": f"markdown: {{sanitise: {sanitise}}}\n", **notes}))
    found = {path: _runs(text) for path, text in site.items() if path.endswith("feed.xml")}

    assert found and not {path: wrong for path, wrong in found.items() if wrong}
    assert sitemap_faults(site["sitemap.xml"]) == []


def _runs(feed: str) -> list[str]:
    """Faults of a feed, but for tags that a note left out of order."""
    return [fault for fault in atom_faults(feed) if "close" not in fault]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../x/#y">x</a>', '<a href="https://e.org/papers/x/#y">x</a>'),
        ('<a href="#y">x</a>', '<a href="https://e.org/papers/a/#y">x</a>'),
        ('<a href="java\tscript:x">x</a>', "<a>x</a>"),
        ('<img src="a b.png" srcset="c 1x" loading="lazy" alt="&lt;">',
         '<img src="https://e.org/papers/a/a%20b.png" alt="&lt;">'),
        ('<div class="x"><span class="y">a</span> <span lang="en">b</span></div>', 'a <span lang="en">b</span>'),
        ("<script>x</script><style>y</style>a<!-- b --><script src=x>", "a"),
        ('<math display="block"><mi>x</mi><annotation encoding="t">"x"</annotation></math>',
         '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="&quot;x&quot;"><mi>x</mi></math>'),
    ],
)  # fmt: skip
def test_plain_html(html: str, expected: str) -> None:
    """What an entry is made of stands alone."""
    assert plain_html(html, "https://e.org/papers/a/") == expected
