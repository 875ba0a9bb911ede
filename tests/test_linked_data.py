"""What a page says of itself to search engines, to Zotero and to chat programs: true, known words, and no way out."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs

import pytest
from conftest import Write
from hostile import write_vault
from pyld import jsonld

from papernotes.build import build, open_project
from papernotes.model import Paper
from papernotes.renderer.citing.coins import coins
from papernotes.renderer.syndication.linked_data import safe_json

BASE = "https://me.example/notes/"
# The words of schema.org that we use, as its own pages have them: a type, and which of its properties.
THING = {"@type", "@id", "name", "alternateName", "url", "sameAs", "identifier", "description", "image"}
WORK = THING | {"headline", "inLanguage", "datePublished", "dateModified", "author", "keywords", "isPartOf", "about"}
TYPES = {
    "Article": WORK, "ScholarlyArticle": WORK, "CreativeWork": WORK, "WebSite": WORK, "Periodical": WORK,
    "PublicationVolume": WORK, "Person": THING, "PropertyValue": THING | {"propertyID", "value"},
}  # fmt: skip
NOTE = """---
title: "3DGS: 3D Gaussian Splatting for Real-Time Rendering"
authors: [Bernhard Kerbl, 张三]
date: 2024-05-01
doi: 10.1145/3592433
---

SIGGRAPH 2023 [arXiv](https://arxiv.org/abs/2308.04079) #3DGS

## 方法

text
"""


def data_of(page: str) -> list[dict[str, Any]]:
    return [
        json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    ]


def pages(write: Write, base: str | None = BASE, **files: str) -> dict[str, str]:
    write({"site.yaml": "author: 李四\ntitle: 论文库\n", "notes/a.md": NOTE, **files})
    site = build(open_project(write({}), base_url=base))
    return {output.path: output.content.decode() for output in site.outputs if output.path.endswith(".html")}


def expanded(data: dict[str, Any]) -> list[Any]:
    """As a JSON-LD processor reads it, with schema.org's context as far as we need it: all its words are its own."""

    def load(url: str, _options: object) -> dict[str, object]:
        assert url.rstrip("/") == "https://schema.org"
        context = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}}
        return {"contextUrl": None, "documentUrl": url, "document": context, "contentType": "application/ld+json"}

    found = jsonld.expand(data, {"documentLoader": load})
    assert isinstance(found, list)
    return found


def unknown(node: Any) -> list[str]:
    """Types and properties in a JSON-LD value that schema.org does not have there."""
    if isinstance(node, list):
        return [fault for item in node for fault in unknown(item)]
    if not isinstance(node, dict) or "@type" not in node:
        return []
    known = TYPES.get(node["@type"])
    own = [f"{node['@type']}.{key}" for key in node if known is None or key not in known | {"@context"}]
    return own + [fault for value in node.values() for fault in unknown(value)]


def test_about(write: Write) -> None:
    """The page is an article of the keeper about the paper, with what is known of both, in words of schema.org."""
    (data,) = data_of(pages(write)["papers/3dgs/index.html"])
    about = data["about"]

    assert (data["@type"], data["author"]["name"], data["url"]) == ("Article", "李四", f"{BASE}papers/3dgs/")
    assert data["datePublished"] == "2024-05-01" and data["image"] == f"{BASE}papers/3dgs/card.png"
    assert (about["@type"], about["datePublished"]) == ("ScholarlyArticle", "2023")
    assert [person["name"] for person in about["author"]] == ["Bernhard Kerbl", "张三"]
    assert about["isPartOf"] == {"@type": "PublicationVolume", "name": "SIGGRAPH"}
    assert {item["propertyID"]: item["value"] for item in about["identifier"]} == {
        "doi": "10.1145/3592433", "arXiv": "2308.04079"
    }  # fmt: skip
    assert about["sameAs"] == ["https://doi.org/10.1145/3592433", "https://arxiv.org/abs/2308.04079"]
    assert unknown(data) == []
    (node,) = expanded(data)
    assert node["@type"] == ["https://schema.org/Article"] and node["@id"] == f"{BASE}papers/3dgs/"


def test_only_what_is_known(write: Write) -> None:
    """A paper of which nothing is known but its title says no more; without base_url no address is made up."""
    note = "## Nothing Is Known of This Paper\n\n### 方法\n\ntext\n"
    (data,) = data_of(pages(write, None, **{"notes/b.md": note})["papers/nothing-is-known-of-this-paper/index.html"])

    assert data["about"] == {"@type": "ScholarlyArticle", "name": "Nothing Is Known of This Paper"}
    assert not {"url", "@id", "image", "isPartOf", "datePublished"} & data.keys()
    assert expanded(data)


def test_site(write: Write) -> None:
    """The home page tells what the site is."""
    (data,) = data_of(pages(write)["index.html"])

    assert (data["@type"], data["name"], data["url"]) == ("WebSite", "论文库", BASE) and unknown(data) == []


@pytest.mark.parametrize("text", ["</script><script>x", "<!--<script>", "]]>", "\u2028\u2029", "&lt;", '"\\'])
def test_no_way_out(text: str) -> None:
    """No text ends the script element that it stands in, and it is read back as it was."""
    made = safe_json({"name": text})

    assert not re.search(r"[<>&\u2028\u2029]", made)
    assert json.loads(made)["name"] == text


def test_hostile(tmp_path: object) -> None:
    """The data of a hostile vault is JSON on every page, and stands where it was put."""
    from pathlib import Path

    folder = Path(str(tmp_path))
    write_vault(folder)
    site = build(open_project(folder, base_url=BASE))
    papers = [o.content.decode() for o in site.outputs if re.fullmatch(r"papers/[^/]+/index\.html", o.path)]

    assert papers and all(len(data_of(page)) == 1 and unknown(data_of(page)[0]) == [] for page in papers)
    assert all(page.count('<script type="application/ld+json">') == 1 for page in papers)


def test_open_graph(write: Write) -> None:
    """A page that is shared says what it is and has a picture; what never stands for itself does not."""
    site = pages(write)
    told = dict(
        re.findall(
            r'<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)">', site["papers/3dgs/index.html"]
        )
    )

    assert {name: unescape(told[name]) for name in ("og:type", "og:title", "og:url", "og:site_name", "og:image")} == {
        "og:type": "article", "og:title": "3DGS · 论文库", "og:url": f"{BASE}papers/3dgs/", "og:site_name": "论文库",
        "og:image": f"{BASE}papers/3dgs/card.png",
    }  # fmt: skip
    assert told["twitter:card"] == "summary_large_image"
    assert 'content="website"' in site["index.html"] and "og:image" not in site["index.html"]
    assert "og:" not in site["404.html"]


def work(**known: Any) -> Paper:
    empty = dict.fromkeys(("aliases", "authors", "institutions", "topic", "tags", "links", "entries"), ())
    rest = dict.fromkeys(("short", "venue", "year", "noted", "noted_from"))
    return Paper(**{"id": "a", "title": "T & 论文 100%", "kind": "paper", "status": "read", **empty, **rest, **known})


def zotero(paper: Paper) -> dict[str, list[str]]:
    text = coins(paper)
    assert "+" not in text and " " not in text and text.isascii()
    return parse_qs(text, strict_parsing=True)


def test_coins(write: Write) -> None:
    """The page of a paper has the span that Zotero's connector looks for, with all that is known."""
    (title,) = re.findall(r'<span class="Z3988" title="([^"]*)"></span>', pages(write)["papers/3dgs/index.html"])
    told = parse_qs(unescape(title), strict_parsing=True)

    assert told["ctx_ver"] == ["Z39.88-2004"] and told["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:book"]
    assert (told["rft.genre"], told["rft.btitle"], told["rft.date"]) == (["proceeding"], ["SIGGRAPH"], ["2023"])
    assert told["rft.atitle"] == ["3DGS: 3D Gaussian Splatting for Real-Time Rendering"]
    assert told["rft.au"] == ["Bernhard Kerbl", "张三"]
    assert told["rft_id"] == ["info:doi/10.1145/3592433", "https://arxiv.org/abs/2308.04079"]


@pytest.mark.parametrize(
    ("known", "form", "expected"),
    [
        ({"venue": "TPAMI", "imprint": (("volume", "3"), ("number", "2"), ("pages", "1--9"))}, "journal",
         {"rft.genre": "article", "rft.jtitle": "TPAMI", "rft.volume": "3", "rft.issue": "2", "rft.pages": "1-9"}),
        ({"venue": "CVPR"}, "book", {"rft.genre": "proceeding", "rft.btitle": "CVPR", "rft.atitle": "T & 论文 100%"}),
        ({"venue": "arXiv"}, "dc", {"rft.type": "document", "rft.title": "T & 论文 100%"}),
    ],
)  # fmt: skip
def test_coins_kinds(known: dict[str, Any], form: str, expected: dict[str, str]) -> None:
    """Each kind of publication has the keys that Zotero reads for it."""
    told = zotero(work(**known))

    assert told["rft_val_fmt"] == [f"info:ofi/fmt:kev:mtx:{form}"]
    assert {key: told[key][0] for key in expected} == expected
