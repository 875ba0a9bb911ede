"""What links, embeds and figures become on a page."""

from __future__ import annotations

import re
import sys

import pytest
from conftest import Write
from library import make_library
from msgspec.structs import replace

from papernotes.attached.attachments import index_attachments
from papernotes.build import open_project, read
from papernotes.config import Markdown
from papernotes.loader.markdown import parse_blocks
from papernotes.model import Attachment, Block, Entry, Image, Library, Note, Page, Paper, Span
from papernotes.renderer.binding import bind as binding
from papernotes.renderer.binding.bind import bind
from papernotes.renderer.binding.bound import Bound, Sheet
from papernotes.renderer.binding.figures import caption, figure
from papernotes.renderer.binding.flow import Lifted, flowed
from papernotes.renderer.linking import passages
from papernotes.renderer.linking.inside import inside
from papernotes.renderer.linking.links import look_up
from papernotes.renderer.linking.targets import make_targets
from papernotes.renderer.words import ZH

TARGETS = make_targets(make_library())


@pytest.mark.parametrize(
    ("target", "fragment", "url"),
    [
        ("avatars", "", "notes/avatars/"),
        ("video/avatars.md", "", "notes/avatars/"),
        ("AVATARS", "", "notes/avatars/"),
        ("高斯头像", "", "notes/avatars/"),
        ("nerf", "", "papers/nerf/"),
        ("神经辐射场", "", "papers/nerf/"),
        ("avatars", "3DGS: 3D Gaussian Splatting for Real-Time Radiance Field Rendering", "papers/3dgs/"),
        ("avatars", "实验", "papers/gaussianavatars/#实验"),
        ("avatars", "高斯头像", "notes/avatars/#高斯头像"),
        ("", "评价", "papers/gaussianavatars/#评价"),
        ("3DGS", "", "papers/3dgs/"),
        ("gaussianavatars", "", "papers/gaussianavatars/"),
        ("papers/appendix.pdf", "page=2", "files/video/papers/appendix.pdf#page=2"),
    ],
)
def test_target(target: str, fragment: str, url: str) -> None:
    """Notes by any name, headings, papers and files; a heading that is a paper, or in one, leads to the paper."""
    found = look_up(target, fragment, "video/avatars.md", TARGETS)

    assert found and found.url == url


@pytest.mark.parametrize(
    ("target", "fragment", "line"),
    [
        ("./sonar/", "", 0),
        ("sonar", "", None),
        ("/sonar", "", 0),
        ("sonar/[CVPR%202020]%20Echo/", "", 1),
        ("", "32-听--看", 5),
        ("", "method-1", 9),
        ("", "-boats", 11),
        ("", "33-听", None),
    ],
)
def test_as_on_github(write: Write, target: str, fragment: str, line: int | None) -> None:
    """A folder is its README, and a heading has the anchor that GitHub gives it."""
    text = "# A\n\n听。\n\n## 3.2 听 & 看\n\n## Method\n\n## Method\n\n## 🚢 Boats\n"
    notes = {"a.md": text, "sonar/README.md": "# S\n", "sonar/[CVPR 2020] Echo/index.md": "# E\n"}
    library = read(open_project(write({f"notes/{path}": said for path, said in notes.items()}))).value
    targets = make_targets(library)
    found = look_up(target, fragment, "a.md", targets)

    if target:
        expected = ["notes/sonar-readme/", "notes/sonar-cvpr-2020-echo-index/"][line] if line is not None else None
        assert (found and found.url) == expected
    else:
        assert bool(found) == (line is not None)
        assert found is None or found.url == inside(targets.pages["a.md"], targets).url(line or 0)


@pytest.mark.parametrize(("target", "fragment"), [("没有", ""), ("avatars", "没有"), ("a.pdf", "")])
def test_no_target(target: str, fragment: str) -> None:
    """What is not there is not guessed."""
    assert look_up(target, fragment, "video/avatars.md", TARGETS) is None


FILES = (Attachment("f.png", 1, "", 800, 400), *(Attachment(name, 1, "") for name in ("m.mp4", "m.mp3", "p.pdf")))


def _blocks(text: str, path: str) -> tuple[Block, ...]:
    return parse_blocks(text, path, Markdown()).value


def _library(texts: dict[str, str]) -> Library:
    notes = {path: Note(path, "plain", (), (), _blocks(text, path)) for path, text in texts.items()}
    return Library(notes=tuple(Page(path[:-3], path[:-3], note, ()) for path, note in notes.items()), attachments=FILES)


def _bound(text: str, notes: dict[str, str] | None = None) -> tuple[str, Bound]:
    library = _library({"a.md": text} | (notes or {}))
    bound = Bound()
    return bind(library.notes[0].note.blocks, Sheet("notes/a/", make_targets(library), ZH, "甲"), bound), bound


def test_broken_link() -> None:
    """A broken link is struck, says what it looked for, and is reported where it stands."""
    html, bound = _bound("见 [[那里|这篇]]。")

    assert '<span class="gone">这篇</span><small class="sought">〔找的是 那里〕</small>' in html
    assert [(item.code, item.span and item.span.line) for item in bound.diagnostics] == [("broken-link", 1)]


def test_embed() -> None:
    """A passage of another note is shown in place, without the ids that it has at home."""
    html, bound = _bound("![[b#二]]", {"b.md": "# 一\n\n甲\n\n## 二\n\n乙\n\n# 三\n\n丙"})

    assert "乙" in html and "甲" not in html and "丙" not in html
    assert html.startswith('<div class="embed">') and " id=" not in html
    assert not bound.diagnostics


NAMED = (
    "一段[^1] ^para\n\n- 项 ^item\n  - 子\n\n| a |\n| - |\n| b |\n\n^tab\n\n"
    "# 别处\n\n# 上\n\n## 下\n\n里面\n\n[^1]: 脚注"
)


@pytest.mark.parametrize(
    ("written", "shown", "hidden"),
    [
        ("![[b#^para]]", "脚注", "里面"),
        ("![[b#^item]]", "<ul><li>项<ul><li>子</li></ul></li></ul>", "一段"),
        ("![[b#^tab]]", "<td>b</td>", "一段"),
        ("![[b#上#下]]", "里面", "别处"),
        ("![[b#^none]]", "〔找的是 b#^none〕", "一段"),
    ],
)
def test_embedded_passage(written: str, shown: str, hidden: str) -> None:
    """An embed shows the block that is named, with the footnotes that it refers to, or says what it looked for."""
    html, _ = _bound(written, {"b.md": NAMED})

    assert shown in html and hidden not in html


def test_embedded_footnotes() -> None:
    """Embedded twice, a footnote has two ids, and each link meets its own."""
    html, _ = _bound("![[b#^para]]\n\n![[b#^para]]", {"b.md": NAMED})
    ids, links = (re.findall(rf'{name}="#?(fn-[^"]+)"', html) for name in ("id", "href"))

    assert len(set(ids)) == len(ids) == 2
    assert set(links) == set(ids)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("![[m.mp4]]", '<video controls preload="none" width="640" height="360" src="../../files/m.mp4"'),
        ("![[m.mp3#t=30]]", 'src="../../files/m.mp3#t=30"'),
        ("![[p.pdf#page=3]]", '<a class="file" href="../../files/p.pdf#page=3">p.pdf，第 3 页</a>'),
        ("![[x.canvas]]", "这里不显示"),
        ("[[x.base|数据库]]", "数据库<small"),
        ("[[words|b]]", '<a href="../b/index.html">b</a>'),
    ],
)
def test_other_files(written: str, shown: str) -> None:
    """Films and sounds have players that load nothing unasked, documents links; what only Obsidian shows says so."""
    html, bound = _bound(written, {"b.md": "乙"})

    assert shown in html
    assert not bound.diagnostics


def test_embed_cycle() -> None:
    """Notes that show each other end, and say so."""
    html, bound = _bound("![[b]]", {"b.md": "乙\n\n![[a]]"})

    assert html.count("乙") < 4
    assert "embed-cycle" in {item.code for item in bound.diagnostics}


def test_embed_cycle_once() -> None:
    """A ring of embeds is reported once, at the same place, whichever of its notes a page is of."""
    texts = {"a.md": "甲\n\n![[b]]", "b.md": "乙\n\n![[c]]", "c.md": "丙\n\n![[a]]"}
    targets = make_targets(_library(texts))
    found = set()
    for path in texts:
        bound = Bound()
        html = bind(_blocks(texts[path], path), Sheet(f"notes/{path[0]}/", targets, ZH, note=path), bound)
        found |= {(item.code, item.message, item.span) for item in bound.diagnostics}

        assert all(html.count(word) == 1 for word in "甲乙丙")

    assert found == {("embed-cycle", "`b` shows itself", Span("a.md", 3, 1))}


def test_deep_embeds() -> None:
    """Three embeds stand in one another; the fourth is a link, reported as that and not as a ring."""
    texts = {f"{name}.md": f"{name}文\n\n![[{after}]]" for name, after in zip("bcde", "cdef", strict=True)}
    html, bound = _bound("![[b]]", {**texts, "f.md": "终"})

    assert "d文" in html and "e文" not in html
    assert '引自 <a href="../e/index.html">e</a></p></div>' in html
    assert [(item.code, item.span and item.span.path) for item in bound.diagnostics] == [("deep-nesting", "d.md")]


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("[[b#^eq|式]]", "../b/index.html#%5Eeq"),
        ("[[b#^code|码]]", "../b/index.html#%5Ecode"),
        ("[[b#^para|段]]", "../../papers/p/index.html#%5Epara"),
        ("[[b#^none|无]]", "../b/index.html"),
    ],
)
def test_named_block(written: str, href: str) -> None:
    """A link to a named block goes to the page that shows it, a paper's if it is in one; without it to the note."""
    text = "$$\nx\n$$\n^eq\n\n```\ny\n```\n^code\n\n一段 ^para"
    library = _library({"a.md": written, "b.md": text})
    entry = Entry(Span("b.md", 9), 9, "题", blocks=library.notes[1].note.blocks[-1:])
    papers = tuple(
        Paper(name, name, "paper", None, (), (), (), (), (), None, None, "read", None, None, (), entries)
        for name, entries in (("p", (entry,)), ("q", ()))
    )
    targets = make_targets(replace(library, papers=papers))
    bound = Bound()
    html = bind(library.notes[0].note.blocks, Sheet("notes/a/", targets, ZH), bound)

    assert f'<a href="{href}">' in html
    assert [item.code for item in bound.diagnostics] == (["broken-link"] if "none" in written else [])


def test_ids_once() -> None:
    """Where two readings name blocks alike, the name stays with the first."""
    bound = Bound()
    blocks = (*_blocks("甲 ^x1", "a.md"), *_blocks("- 乙 ^x1", "b.md"))
    html = bind(blocks, Sheet("papers/p/", TARGETS, ZH), bound)

    assert html.count('id="^x1"') == 1


@pytest.mark.parametrize(
    ("mark", "box"),
    [
        ("x", 'aria-label="已完成"></span>做'),
        ("!", 'aria-label="重要">!</span>做'),
        ("k", 'aria-label="关键">k</span>做'),
        ("§", 'aria-label="标记为 §">§</span>做'),
    ],
)
def test_task_marks(mark: str, box: str) -> None:
    """Every mark of a task is said and seen: drawn where everybody knows it, else it stands in the box."""
    html, _ = _bound(f"- [{mark}] 做")

    assert box in html


def test_page_of_document() -> None:
    """A link to a page of a document says so in the site's language; words of its own stay."""
    html, _ = _bound("[[p.pdf#page=3]] [[p.pdf#page=3|证明]]")

    assert 'href="../../files/p.pdf#page=3">p.pdf，第 3 页</a>' in html and ">证明</a>" in html


def test_figure() -> None:
    """A figure has a size, is lazy, and its file is published."""
    html, bound = _bound("![说明](f.png)")

    assert 'width="800" height="400" loading="lazy" decoding="async" alt="说明"' in html
    assert "<figcaption>说明</figcaption>" in html and "<p><figure" not in html
    assert {output.copy for output in bound.files.values()} == {"f.png"}


@pytest.mark.parametrize(
    ("written", "codes", "shown"),
    [
        ("none.png", ["missing-image"], "none.png"),
        ("https://x.y/z.png", ["remote-image"], 'referrerpolicy="no-referrer"'),
        ("", [], "没有写地址"),
    ],
)
def test_figure_elsewhere(written: str, codes: list[str], shown: str) -> None:
    """What is missing names itself; what is elsewhere is loaded without a referrer."""
    made = figure(Image(written, "", Span("a.md", 3)), index_attachments(()), ZH, "notes/a/", "甲")

    assert shown in made.html.block
    assert [item.code for item in made.diagnostics] == codes


def test_zoom() -> None:
    """Typora's zoom is of the file's own width."""
    files = index_attachments((Attachment("f.png", 1, "", 800, 400),))
    made = figure(Image("f.png", "", Span("a.md", 3), width="50%"), files, ZH, "notes/a/", "甲")

    assert 'style="--w:400px"' in made.html.block


@pytest.mark.parametrize(
    ("alt", "says"),
    [
        ("image-20230201", ""),
        ("图 0", ""),
        ("Pasted image 20240511", ""),
        ("img", ""),
        ("250", ""),
        ("f", ""),
        ("流程图", "流程图"),
    ],
)
def test_caption(alt: str, says: str) -> None:
    """An alternative text is a caption only where it says something."""
    assert caption(Image("x/f.png", alt, Span("a.md", 1))) == says


FIGURE = Lifted("<figure></figure>", "<img>")


@pytest.mark.parametrize(
    ("pieces", "html"),
    [
        (("<p>", FIGURE, "</p>"), "<figure></figure>"),
        (("<p>甲<br>", FIGURE, "<br>乙</p>"), "<p>甲</p><figure></figure><p>乙</p>"),
        (("<p><strong>甲", FIGURE, "</strong></p>"), "<p><strong>甲</strong></p><figure></figure>"),
        (('<p id="x">甲', FIGURE, "乙</p>"), '<p id="x">甲</p><figure></figure><p>乙</p>'),
        (('<p><a href="u">', FIGURE, "</a></p>"), '<p><a href="u"><img></a></p>'),
        (("<li>甲", FIGURE, "</li>"), "<li>甲<figure></figure></li>"),
        (("<td>", FIGURE, "</td>"), "<td><img></td>"),
        (('<p><a title="a > b">甲</a>', FIGURE, "</p>"), '<p><a title="a > b">甲</a></p><figure></figure>'),
    ],
)
def test_flow(pieces: tuple[str | Lifted, ...], html: str) -> None:
    """A figure never stands in a paragraph; what is open around it is closed before and opened after."""
    assert flowed(pieces) == html


@pytest.mark.parametrize(
    ("written", "shown", "hidden"),
    [
        ("![[b#^one:#^two]]", "一二三", "〇四五"),
        ("![[b#上,1:#下]]", "四", "三五"),
        ("![[b#下:#*]]", "五", "四"),
        ("![[dendron://vault/b#^two]]", "三", "二四"),
        ("[[2023-12-04]]", 'href="../2023_12_04/"', "gone"),
        ("[[c/d|话]]", 'href="../c___d/"', "gone"),
    ],
)
def test_other_programs(written: str, shown: str, hidden: str) -> None:
    """Dendron's ranges and addresses, and the names that Logseq has for its files."""
    text = "〇\n\n一 ^one\n\n二\n\n三 ^two\n\n# 上\n\n四\n\n# 下\n\n五"
    html, bound = _bound(written, {"b.md": text, "2023_12_04.md": "日", "c___d.md": "丁"})
    shown = shown.replace('/"', '/index.html"')

    assert shown in html if "href" in shown else all(letter in html for letter in shown)
    assert hidden not in html if hidden == "gone" else not any(letter in html for letter in hidden)
    assert not bound.diagnostics


MANY = {
    "headings": "".join(f"# h {n}\n\n[x](#h-{n}) [[#h {n}]]\n\n" for n in range(400)),
    "named blocks": "".join(f"a ^b{n}\n\n![[#^b{n}]]\n\n" for n in range(400)),
    "footnotes": "".join(f"a[^{n}]\n\n[^{n}]: x\n\n" for n in range(400)),
}


@pytest.mark.parametrize("text", MANY.values(), ids=MANY)
def test_work_is_linear(text: str) -> None:
    """Twice the links and embeds take about twice the calls: none goes through its note."""

    def calls(size: int) -> int:
        count = 0

        def seen(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        library = _library({"a.md": text[:size]})
        sheet = Sheet("notes/a/", make_targets(library), ZH, "甲")
        sys.setprofile(seen)
        try:
            bind(library.notes[0].note.blocks, sheet, Bound())
        finally:
            sys.setprofile(None)
        return count

    calls(len(text))

    assert calls(len(text)) < 2.5 * calls(len(text) // 2) + 1000


def test_notes_of_one_name() -> None:
    """A name that many notes have means the least deep, and of these the nearest to the note that links."""
    notes = {f"d{n}/e{m}/n.md": "x" for n in range(3) for m in range(3)} | {"d1/deep/er/n.md": "x", "d2/e1/m.md": "x"}
    targets = make_targets(_library(notes))

    for target, path, url in (
        ("n", "d1/e2/sub/other.md", "notes/d1/e2/n/"),
        ("n", "d1/deep/m.md", "notes/d1/e0/n/"),
        ("n", "z.md", "notes/d0/e0/n/"),
        ("e1/n", "d2/e0/n.md", "notes/d2/e1/n/"),
        ("er/n", "d2/e0/n.md", "notes/d1/deep/er/n/"),
    ):
        found = look_up(target, "", path, targets)
        assert found and (found.url, found.ambiguous) == (url, target != "er/n")


def test_embeds_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page embeds no more than there is a limit for; what comes after is links, which is told once."""
    monkeypatch.setattr(passages, "LONGEST", 2_000)
    monkeypatch.setattr(binding, "LONGEST", 2_000)
    html, bound = _bound("![[b]]\n\n" * 50, {"b.md": "![[c]]\n\n" * 5 + "乙" * 100, "c.md": "丙" * 100})

    assert html.count("乙" * 100) + html.count("丙" * 100) < 40
    assert html.count("<a ") >= 50
    assert [item.code for item in bound.diagnostics] == ["dense-text"]
