"""The pages of the site as Markdown."""

from __future__ import annotations

import posixpath
import re
import tracemalloc
from urllib.parse import unquote

import pytest
from conftest import ROOT, Write
from hostile import notes as hostile_notes
from markdown_it import MarkdownIt

from papernotes.build import build, open_project
from papernotes.model import Site
from papernotes.renderer.press import Press
from papernotes.renderer.twins.twin import markdown_twin
from papernotes.renderer.twins.twin_tags import MEANINGS

END = "\n\n---\n\n[HTML](index.html)\n"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>A <small>3</small></h2><p>b\nc</p>", "## A 3\n\nb c"),
        ('<p><a href="../x/index.html#y">X</a> <a href="#z">Z</a></p>', "[X](../x/index.md) Z"),
        ('<p><a href="https://a.org/index.html">X</a></p>', "[X](https://a.org/index.html)"),
        ("<p>1 * 2 &lt;b&gt; [x] _y_ $5</p>", "1 \\* 2 \\<b\\> \\[x\\] \\_y\\_ \\$5"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ('<ol start="3"><li>a</li><li><p>b</p></li></ol>', "3. a\n4. b"),
        ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1<br>2</td><td>x|y</td></tr></table>",
         "| a | b |\n| --- | --- |\n| 1 2 | x\\|y |"),
        ("<pre><code>a &lt; <b>b</b>\n```\n</code></pre>", "````\na < b\n```\n````"),
        ('<p>x <math><mi>y</mi><annotation encoding="t">y &lt; z</annotation></math></p>', "x $y < z$"),
        ('<math display="block"><annotation encoding="t">y</annotation></math>', "$$\ny\n$$"),
        ('<p><img src="a b.png" alt="[c]"></p>', "![\\[c\\]](a%20b.png)"),
        ("<dl><div><dt>a</dt><dd>b</dd></div><div><dt>c</dt><dd>d</dd><dd>e</dd></div></dl>",
         "- **a**: b\n- **c**: d · e"),
        ('<script>x</script><svg><text>y</text></svg><nav class="here"><a href="#a">b</a></nav><p>c</p>', "c"),
        ("<p><strong>a</strong><em></em> <del>b</del></p>", "**a** ~~b~~"),
        ('<li><span class="box" aria-label="done"></span>a</li>', "- [done] a"),
    ],
)  # fmt: skip
def test_markdown(html: str, markdown: str) -> None:
    """What a page says, in Markdown; what it only shows is left out."""
    assert markdown_twin(f'<head></head><main id="main">{html}</main>') == markdown + END


def test_every_page(write: Write) -> None:
    """Each page that holds something has a twin with its h1, says where it is, and its links lead to files that are."""
    site = build(open_project(ROOT, notes=ROOT / "notes"))
    texts = {output.path: output.content.decode() for output in site.outputs if output.path.endswith((".html", ".md"))}
    files = {output.path for output in site.outputs}
    pages = {path for path in texts if path.endswith("index.html")} - {"search/index.html"}

    assert {path.replace(".html", ".md") for path in pages} == {path for path in texts if path.endswith("index.md")}
    assert all('rel="alternate" type="text/markdown" href="index.md"' in texts[path] for path in pages)
    dead = [
        (path, link)
        for path, text in texts.items()
        if path.endswith("index.md")
        for link in _links(text)
        if "://" not in link and posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link))) not in files
    ]
    assert dead == []
    assert not [path for path in pages if not re.search(r"(?m)^# ", texts[path.replace(".html", ".md")])]
    assert set(_links(texts_of(site, "llms.txt"))) <= files


def texts_of(site: Site, path: str) -> str:
    return next(output.content.decode() for output in site.outputs if output.path == path)


def _links(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    inner = (child for token in tokens for child in token.children or ())
    return [str(token.attrs["href"]).partition("#")[0] for token in inner if token.type == "link_open"]


def test_on_demand(write: Write) -> None:
    """A twin can be asked for alone: it is made with its page."""
    from papernotes.build import prepare

    press: Press = prepare(open_project(write({"notes/a.md": "## NeRF: A Paper on Scenes\n\nCVPR 2020\n"})))

    assert b"# NeRF" in press["papers/nerf/index.md"].content
    assert "papers/none/index.md" not in press and "search/index.md" not in press and "404.md" not in press


def test_hostile(write: Write) -> None:
    """No markup of hostile notes is markup in a twin."""
    notes = {f"notes/{path}": text.encode(errors="replace").decode() for path, text in hostile_notes().items()}
    site = build(open_project(write(notes)))
    for output in site.outputs:
        if output.path.endswith("index.md") or output.path == "llms.txt":
            tokens = MarkdownIt("commonmark").parse(output.content.decode())
            inner = [child for token in tokens for child in (token, *(token.children or ()))]
            assert not [token.content for token in inner if token.type.startswith("html") and token.content], (
                output.path
            )
            links = [str(token.attrs.get("href", "")) for token in inner if token.type == "link_open"]
            assert not [link for link in links if link.lower().startswith(("javascript:", "vbscript:", "data:"))]


def test_a_long_block_of_code() -> None:
    """Megabytes of code are not split into words, which only a cell asks for, and nobody remembers them."""
    code = "word " * 20_000
    MEANINGS.clear()
    tracemalloc.start()
    made = markdown_twin(f"<main><pre><code>{code}</code></pre></main>")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert f"```\n{code}\n```" in made
    assert most < 8 * len(code)
    assert len(MEANINGS) <= 1  # of what stands behind it
