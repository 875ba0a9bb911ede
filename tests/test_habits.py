"""The habits of many note-keepers on built pages: `tests/habits/`, a vault that has each once."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from conftest import ROOT

from papernotes.build import build, open_project
from papernotes.model import Site

HABITS = ROOT / "tests" / "habits"
LEFT_OVER = ("[[", "]]", "%%", "==", "{%", "((", "::", "[!", "^[", "[^", "{{", "**", "TODO", "LOGBOOK", "<!--", "{#")
MERMAID = "mermaid.min.js"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the notes, for builds leave files beside site.yaml."""
    home = tmp_path_factory.mktemp("habits")
    shutil.copytree(HABITS, home / "notes")
    return home


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    return build(open_project(folder))


def html(site: Site, path: str) -> str:
    """A page of the site."""
    return next(out.content.decode() for out in site.outputs if out.path == f"{path}/index.html")


def main(site: Site, path: str) -> str:
    """What the page itself says."""
    return html(site, path).partition("<main")[2].partition("</main>")[0]


def test_nothing_left_over(site: Site) -> None:
    """No page shows markup that a program of its keeper reads, but in what is code."""
    left = []
    for output in site.outputs:
        if output.path.endswith("/index.html") and output.path.startswith(("notes/", "papers/")):
            body = output.content.decode().partition("<main")[2].partition("</main>")[0]
            body = re.sub(r"<(code|annotation)\b.*?</\1>", "", body, flags=re.DOTALL)
            text = unescape(re.sub(r"<(?!!)[^<>]*>", "", body))
            left += [(output.path, mark) for mark in LEFT_OVER if mark in text]

    assert not left


def test_comments(site: Site) -> None:
    """What is written between %% is in no file of the site, nor in a title."""
    holding = [
        out.path
        for out in site.outputs
        if not out.copy and re.search("藏起来的话|此处不公开", out.content.decode("utf-8", "replace"))
    ]

    assert not holding
    assert "IBRNet: Learning Multi-View Image-Based Rendering" in {paper.title for paper in site.library.papers}


@pytest.mark.parametrize(
    "shown",
    [
        '<aside class="callout" data-type="note" role="note"><p class="callout-title">注</p>',
        '<details class="callout" data-type="faq">'
        '<summary class="callout-title">折着的 <em>表格</em> 吗？ <small>常见问题</small></summary>',
        '<details class="callout" data-type="tip" open>'
        '<summary class="callout-title">开着的 <small>提示</small></summary>',
        '<details class="callout" data-type="todo"><summary class="callout-title">能 <small>待办</small></summary>'
        '<aside class="callout" data-type="自己的类型" role="note"><p class="callout-title">自己的类型</p>',
        '<p class="callout-title">当心</p><p>GitHub 的</p>',
        '<ul><li>列表里<aside class="callout" data-type="bug" role="note">',
        '<td><a href="../obsidian-targets/index.html">链接</a></td>',
    ],
)
def test_callouts(site: Site, shown: str) -> None:
    """Callouts fold without a script, nest, hold anything, and have a title in the site's language."""
    assert shown in main(site, "notes/obsidian-callouts")


def test_callouts_in_english(folder: Path) -> None:
    """The titles of callouts are those of the site's language."""
    (folder / "en.yaml").write_text("language: en\n", encoding="utf-8")
    made = build(open_project(folder, config=folder / "en.yaml"))

    assert '<p class="callout-title">Note</p>' in main(made, "notes/obsidian-callouts")


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ('href="../obsidian-targets/index.html#%5Efirst">', "第一段<sup"),
        ('href="../obsidian-targets/index.html#%5Einner">', "<ul><li>二之一</li></ul>"),
        ('href="../obsidian-targets/index.html#%5Equote">', "<blockquote><p>引文</p></blockquote>"),
        ('href="../obsidian-targets/index.html#%5Eformula">', '<div class="eq">'),
        ("目标 › 细节</a></p>", "结果的细节"),
        ("乙文</p>", '<span class="gone">ring-a</span>'),
        (
            "第 3 层</p>",
            '<div class="embed"><p class="from">引自 <a href="../obsidian-deep-4/index.html">深 4</a></p></div>',
        ),
        ('<span class="gone">没有这篇</span>', "〔找的是 没有这篇〕"),
        ("", '<audio controls preload="none"'),
        ("", 'href="../../files/files/paper.pdf#page=3">paper.pdf，第 3 页</a>'),
        ("", "plan.canvas<small"),
        ('<a href="../obsidian-papers/index.html">两篇论文</a>', "学习插值"),
    ],
)
def test_embeds(site: Site, before: str, shown: str) -> None:
    """An embed shows the passage and where it is from; a ring ends, the fourth level is a link, what lacks is named."""
    body = main(site, "notes/obsidian-embeds")

    assert before in body
    assert shown in body.partition(before)[2] if before else shown in body


def test_footnotes(site: Site) -> None:
    """Every link of a footnote meets its id on the same page, in embeds and on a paper's page too."""
    for path in ("notes/obsidian-embeds", "notes/obsidian-targets", "papers/neuray"):
        body = main(site, path)
        links, ids = (set(re.findall(rf'{name}="#?(fn[^"]+)"', body)) for name in ("href", "id"))

        assert links and links == ids


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../obsidian-targets/index.html"><strong>粗</strong> <math',
        '<a href="../obsidian-targets/index.html#方法">targets &gt; 方法</a>',
        '<a href="../obsidian-targets/index.html#细节-2">targets &gt; 结果 &gt; 细节</a>',
        '<a href="../obsidian-targets/index.html#%5Eformula">式</a>',
        '<a href="../obsidian-targets/index.html#method">方</a>',
        '<a href="../../papers/neuray/index.html">NeuRay</a>',
        '<a href="../../papers/neuray/index.html">第一篇</a>',
        '<a href="../../papers/neuray/index.html#%5Eclaim">论点</a>',
        '<a class="file" href="../../files/files/paper.pdf#page=2">paper.pdf，第 2 页</a>',
    ],
)
def test_links(site: Site, link: str) -> None:
    """A link goes to the paper, the heading, the named block or the page of a document that it means."""
    assert link in main(site, "notes/obsidian-links")


def test_head(site: Site) -> None:
    """A paper's page has the classes and what else its note's head says; no class of the theme's own can be taken."""
    body = html(site, "papers/mvsnet")

    assert 'class="paper css-tall"' in body
    assert '<dt>project</dt><dd><a href="../../notes/obsidian-targets/index.html">我的项目</a></dd>' in body
    assert "<dt>rating</dt><dd>4</dd>" in body
    assert not re.search(r"<dt>(?:id|cssclasses|venue|authors|url|tags)</dt>", body)
    assert 'class="paper note css-wide-page css-own"' in html(site, "notes/obsidian-callouts")


def test_logseq(site: Site) -> None:
    """References to blocks meet across files, with the block's words; one that leads nowhere is named."""
    page, journal = main(site, "notes/logseq-page"), main(site, "notes/logseq-journals-2023-12-04")
    place = "#%5E64f0aaaa-1111-2222-3333-444455556666"

    assert f'<a href="{place}">读 targets</a>' in page
    assert f'<a href="../logseq-page/index.html{place}">读 targets</a>' in journal
    assert '<a href="../logseq-journals-2023-12-04/index.html">2023-12-04</a>' in page
    assert "<ol><li>子</li></ol>" in page
    assert {d.span.line for d in site.diagnostics if d.span and d.span.path == "logseq/page.md"} == {14}


def test_diagrams(site: Site, folder: Path) -> None:
    """A diagram is its source; where the site has Mermaid it is drawn, and only pages with diagrams load that."""
    (folder / "assets").mkdir()
    (folder / "assets" / MERMAID).write_text("window.mermaid = {};", encoding="utf-8")
    drawn = build(open_project(folder))
    loading = {out.path for out in drawn.outputs if out.path.endswith("html") and MERMAID in out.content.decode()}

    assert 'A--&gt;B["&lt;b&gt;"]' in main(site, "notes/obsidian-callouts")
    assert not any(MERMAID in out.content.decode() for out in site.outputs if out.path.endswith("html"))
    assert loading == {
        f"{path}/index.html"
        for path in ("notes/obsidian-callouts", "notes/obsidian-papers", "notes/obsidian-embeds", "papers/ibrnet")
    }
    assert '<script src="../../assets/mermaid.min.js" defer></script>' in html(drawn, "papers/ibrnet")
    assert not re.search(r'<script[^>]+src="(?:https?:)?//', html(drawn, "papers/ibrnet"))


def test_hugo(site: Site) -> None:
    """Hugo's shortcodes are what they stand for."""
    page = main(site, "notes/hugo-harbour")

    assert re.search('class="callout-title">Before you begin <small>', page) and "<figcaption>A buoy" in page
    assert "<strong>Ebb</strong>" in page and "c = \\lambda f</annotation>" in page


def test_pandoc(site: Site) -> None:
    """Attributes are not read aloud, widths are kept, and what stands behind a formula is its number or its name."""
    page = main(site, "notes/pandoc-quay")

    assert '<figure style="--w:' in page and "eq:pressure" not in page and "fig:mooring" not in page
    assert '<span class="no">(2)</span>' in page


def test_lines_of_tags(site: Site) -> None:
    """A line of nothing but tags, in a note that is no paper, stays where it is."""
    assert re.search('<p class="tags">.*#harbour-notes.*#quays.*</p>', main(site, "notes/pandoc-quay"))
