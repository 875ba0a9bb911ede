"""Searching a built site in a real Chromium, served and opened from disk."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from papernotes.cli import run
from papernotes.renderer.indexing.fold import fold
from papernotes.text import CJK_LETTERS

PATIENCE = 30_000  # milliseconds: a busy machine is no mistake of search

NOTES = {
    "heads.md": """# 说话人头

## Wav2Lip: A Lip Sync Expert Is All You Need

ACM MM 2020 [code](https://github.com/x/y) #口型

### 动机

声音与嘴唇对不上，观众一眼
就看出来。训练不稳定。

### 方法

先把判别器训成口型专家并冻结，损失为 $\\mathcal{L}_{sync}$，再训生成器。我觉得冻结这一步最要紧。

## SyncTalk

CVPR 2024 #口型

### 方法

三平面与 高斯泼溅（Gaussian Splatting）结合，头部稳定，观众不会出戏。

### 评价

比 wav2lip 清楚得多，可惜牙齿还是糊。
""",
    "splats.md": """# 高斯

## 3DGS: 3D Gaussian Splatting for Real-Time Radiance Field Rendering

SIGGRAPH 2023 #splatting/3d

### 方法

场景是一组各向异性的 3D 高斯，按深度排序后混合，再做自适应的增殖与裁剪。高斯泼溅（Gaussian Splatting）由此而来。

### 实验

分三段训练，PSNR/SSIM 都好。

## Scaffold

### 方法

用锚点生成高斯，与高斯泼溅一脉相承；网络结构类似 VQ-VAE-2，façade 细节更多。
""",
    "to-read.md": """# 人脸复原

- [ ] [GFP-GAN: Towards Real-World Blind Face Restoration](https://arxiv.org/abs/2101.04061)
- [ ] [Real-ESRGAN: Training Blind Super-Resolution with Synthetic Data](https://arxiv.org/abs/2107.10833)
""",
    "weekly.md": """# 图像复原

## CodeFormer

NeurIPS 2022

### 方法

先学离散码本，与GFPGAN 相比，阶段一不需要人脸先验。diffusion 没有用到。
""",
    "rules.md": """# 记笔记的规矩

## 只写自己的话

抄来的东西三天就忘。
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of those notes."""
    folder = tmp_path_factory.mktemp("search")
    for name, text in NOTES.items():
        path = folder / "notes" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "site.yaml").write_text("title: 砚边\nbase_url: https://a.example/n/\nlanguage: zh\n", encoding="utf-8")
    assert run(["build", "--quiet", "--config", str(folder / "site.yaml"), "--jobs", "1"]) == 0
    return folder / "site"


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site over HTTP, below a path."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/site/"
    server.shutdown()


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path, host: str) -> str:
    """The address of the site, served and opened from disk."""
    return host if request.param == "http" else f"{site.as_uri()}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Any]:
    """A page that fails the test when a script does."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors


def ask(page: Any, root: str, text: str) -> list[str]:
    """The names that the search page lists for a query in its address."""
    page.goto(f"{root}search/index.html?q={quote(text)}")
    return names(page, text)


def names(page: Any, text: str) -> list[str]:
    page.wait_for_function("q => document.documentElement.dataset.answered === q", arg=text)
    return [str(name) for name in page.locator(".hits h2 a").all_inner_texts()]


ANSWERS: tuple[tuple[str, set[str]], ...] = (
    ("段", {"3DGS", "CodeFormer"}),  # one character
    ("口型", {"Wav2Lip", "SyncTalk"}),  # in a tag and in the text
    ("观众一眼就看", {"Wav2Lip"}),  # across a line break
    ("与高斯", {"SyncTalk", "Scaffold"}),  # across a space
    ("各向异性的3D高斯", {"3DGS"}),  # Chinese and English, spaces or not
    ("高斯", {"3DGS", "Scaffold", "SyncTalk"}),
    ("稳定 观众", {"Wav2Lip", "SyncTalk"}),  # both, anywhere
    ('"头部稳定，观众"', {"SyncTalk"}),  # in a row, over a comma
    ('"稳定观众"', set()),
    ("wav2lip", {"Wav2Lip", "SyncTalk"}),
    ("lip", {"Wav2Lip", "SyncTalk"}),  # a part of a name
    ("gfpgan", {"GFP-GAN", "CodeFormer"}),
    ("GFP-GAN", {"GFP-GAN", "CodeFormer"}),
    ("vqvae", {"Scaffold"}),
    ("facade", {"Scaffold"}),
    ("ＳＳＩＭ", {"3DGS"}),
    ("radi", {"3DGS"}),  # by how it begins
    ('"radi"', set()),
    ("mathcal", set()),  # a LaTeX word
    ("difusion", {"CodeFormer"}),  # a typing error
    ("鳜鱼", set()),
    ("status:待读", {"GFP-GAN", "Real-ESRGAN"}),
    ("has:code", {"Wav2Lip"}),
    ("year:2022-2024 方法", {"SyncTalk", "3DGS", "CodeFormer"}),
    ("venue:cvpr 高斯", {"SyncTalk"}),
    ("tag:splatting", {"3DGS"}),
    ("topic:高斯 in:方法 高斯", {"3DGS", "Scaffold"}),
    ("mine:冻结", {"Wav2Lip"}),
    ("mine:专家", set()),
    ("mine: 牙齿", {"SyncTalk"}),
)


def test_answers(root: str, page: Any) -> None:
    """Chinese is found by any part of it, English by how words and parts of names begin, fields keep what they name."""
    page.goto(f"{root}search/index.html")
    page.wait_for_function("() => window.papernotes?.search?.answer && papernotes.search.m")
    asked = """async (text) => {
      const { found } = await papernotes.search.answer(text);
      return Promise.all(found.map(async ({ paper }) => (await papernotes.search.card(paper)).name));
    }"""

    assert {text: set(page.evaluate(asked, text)) for text, _ in ANSWERS} == {
        text: set(found) for text, found in ANSWERS
    }


def test_order(root: str, page: Any) -> None:
    """A name comes before a title, before the text; what is only spelt alike comes last and says so."""
    assert ask(page, root, "wav2lip") == ["Wav2Lip", "SyncTalk"]
    assert ask(page, root, "高斯泼溅")[:1] != ["Wav2Lip"]
    assert ask(page, root, "difusion") == ["CodeFormer"]
    assert "difusion" in page.locator(".apart").inner_text()


def test_other_language(root: str, page: Any) -> None:
    """A term of the glossary also finds its name in the other language, after what it finds itself."""
    found = ask(page, root, "gaussian splatting")

    assert found[0] == "3DGS" and found[-1] == "Scaffold" and set(found) == {"3DGS", "SyncTalk", "Scaffold"}
    assert page.locator(".hits li").nth(2).get_attribute("class") == "apart soft"
    assert page.locator(".hits > li").last.locator("dd mark").first.inner_text() == "高斯泼溅"


def test_quotes(root: str, page: Any) -> None:
    """A result quotes the sentence with what was searched marked, under its facet, and opens at that section."""
    ask(page, root, "观众一眼就看")
    line = page.locator(".hits dd a").first

    assert page.locator(".hits dt").first.inner_text() == "动机"
    assert re.sub(r"\s", "", line.locator("mark").inner_text()) == "观众一眼就看"
    line.click()
    page.wait_for_url("**/papers/wav2lip/index.html#*")
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")


def test_note(root: str, page: Any) -> None:
    """A note without papers is found by its words, opens at the heading, and is in the way of no field."""
    ask(page, root, "抄来的东西")

    assert page.locator(".hits h2 a").all_inner_texts() == ["记笔记的规矩"]
    assert page.locator(".hits h2 small").inner_text() == "笔记"
    assert page.locator(".hits dt").inner_text() == "只写自己的话"
    assert page.locator(".hits .st").count() == 0
    page.locator(".hits dd a").click()
    page.wait_for_url("**/notes/rules/index.html#*")
    assert ask(page, root, "抄来的东西 has:figure") == []


def test_own_words(root: str, page: Any) -> None:
    """What the keeper says looks like it."""
    ask(page, root, "mine:冻结")

    assert page.locator(".hits dd.own").inner_text().startswith("我觉得")


def test_typing_chinese(root: str, page: Any) -> None:
    """While an input method composes, nothing is searched; what it gives is, as it stands."""
    page.goto(f"{root}search/index.html")
    page.wait_for_selector("#q[role=combobox]")
    page.evaluate("""() => {
      const input = document.querySelector("#q");
      const say = (kind, value) => { input.value = value; input.dispatchEvent(new Event(kind, { bubbles: true })); };
      say("compositionstart", "");
      say("input", "gao'si");
      window.during = document.documentElement.dataset.answered;
      say("input", "高斯");
      input.dispatchEvent(new Event("compositionend"));
    }""")

    assert set(names(page, "高斯")) == {"3DGS", "Scaffold", "SyncTalk"}
    assert page.evaluate("window.during ?? null") is None


def test_keyboard(root: str, page: Any) -> None:
    """`/` leads into the box, arrows through its list as a combobox announces it, Enter opens, Escape closes."""
    page.goto(f"{root}papers/codeformer/index.html")
    page.keyboard.press("/")
    page.keyboard.type("wav2lip")
    page.wait_for_selector(".drop [role=option]")
    box = page.locator("input[name=q]")
    page.keyboard.press("ArrowDown")
    chosen = box.get_attribute("aria-activedescendant")

    assert box.get_attribute("role") == "combobox" and box.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    assert page.locator(f"[id='{chosen}'][aria-selected=true]").inner_text().startswith("Wav2Lip")
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false" and not page.locator(".drop").is_visible()
    page.keyboard.type(" ")
    page.wait_for_selector(".drop [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/wav2lip/index.html*")


def test_arrows_on_the_page(root: str, page: Any) -> None:
    """On the search page arrows go from the box through the results and back."""
    ask(page, root, "高斯")
    page.focus("#q")
    first, second = page.locator(".hits h2 a").all_inner_texts()[:2]
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))

    assert seen == [first, second, first, "q"]


def test_nothing(root: str, page: Any) -> None:
    """No result says so, and what might be left out."""
    assert ask(page, root, "鳜鱼 topic:高斯") == []
    assert "鳜鱼" in page.locator(".none").inner_text() and "topic:高斯" in page.locator(".none").inner_text()


def test_sharing(root: str, page: Any) -> None:
    """The query is in the address as one types, and an address gives the same results elsewhere."""
    page.goto(f"{root}search/index.html")
    page.wait_for_selector("#q[role=combobox]")
    page.fill("#q", "高斯 has:math")
    page.fill("#q", "高斯 方法")
    here = names(page, "高斯 方法")
    address = page.url
    page.goto("about:blank")
    page.goto(address)

    assert "q=" in address and here and names(page, "高斯 方法") == here
    assert page.title().startswith("高斯 方法")


def test_plain_form(root: str, page: Any) -> None:
    """Enter in the box of any page leads to the search page with the query, from the home page too."""
    for start in ("papers/codeformer/index.html", "index.html"):
        page.goto(f"{root}{start}")
        page.fill("input[name=q]", "口型")
        page.locator("input[name=q]").press("Enter")
        page.wait_for_url("**/search/index.html?q=*")
        assert set(names(page, "口型")) == {"Wav2Lip", "SyncTalk"}


def test_fields_with_a_pointer(root: str, page: Any) -> None:
    """Fields can be built without typing: a button, a value from its list, and a narrower search beside the results."""
    ask(page, root, "高斯")
    page.click("[data-field=venue]")
    page.click(".drop [role=option]:has-text('CVPR')")
    assert names(page, "高斯 venue:CVPR ") == ["SyncTalk"]
    page.goto(f"{root}search/index.html?q={quote('高斯')}")
    names(page, "高斯")
    page.click(".cut a:has-text('方法')")

    assert names(page, "高斯 in:方法") and page.locator(".cut a[aria-current]", has_text="方法").count() == 1
    page.click(".cut a:has-text('方法')")
    names(page, "高斯")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_width(site: Path, page: Any, width: int) -> None:
    """Results and the list below the box are no wider than the screen, whatever it is."""
    page.set_viewport_size({"width": width, "height": 800})
    root = f"{site.as_uri()}/"
    ask(page, root, "高斯 方法")
    sizes = [page.evaluate("document.documentElement.scrollWidth")]
    page.goto(f"{root}papers/codeformer/index.html")
    page.fill("input[name=q]", "高斯")
    page.wait_for_selector(".drop [role=option]")
    sizes.append(page.evaluate("document.documentElement.scrollWidth"))
    box = page.locator(".drop").bounding_box()

    assert max(sizes) <= width and box["x"] >= 0 and box["x"] + box["width"] <= width


def test_nothing_before_it_is_opened(host: str, page: Any) -> None:
    """Until somebody searches, a page loads less than 12 KB of script, and nothing of the index."""
    loaded: list[str] = []
    size = 0

    def count(response: Any) -> None:
        nonlocal size
        if response.request.resource_type == "script":
            loaded.append(response.url)
            size += len(gzip.compress(response.body(), 6))

    page.on("response", count)
    page.goto(f"{host}papers/codeformer/index.html")
    page.wait_for_load_state("networkidle")

    assert loaded and size < 12 * 1024 and not [url for url in loaded if "/search/" in url]
    with page.expect_response("**/search/index.js*"):
        page.focus("input[name=q]")


def test_without_script(root: str, browser: Browser) -> None:
    """Without a script the form still leads to the search page, which says what else there is."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}papers/codeformer/index.html")
    page.fill("input[name=q]", "口型")
    page.locator("input[name=q]").press("Enter")
    page.wait_for_url("**/search/index.html?q=*", timeout=PATIENCE)

    assert page.locator(".found a", has_text="主题").count() == 1
    context.close()


def test_opensearch(site: Path) -> None:
    """A browser finds the description of the site as a search engine, with whole addresses."""
    head = (site / "index.html").read_text(encoding="utf-8")
    tree = ElementTree.parse(site / "search" / "opensearch.xml")
    url = tree.find("{http://a9.com/-/spec/opensearch/1.1/}Url[@type='text/html']")

    assert 'rel="search" type="application/opensearchdescription+xml" title="砚边" href="search/opensearch.xml"' in head
    assert url is not None and url.get("template") == "https://a.example/n/search/?q={searchTerms}"


ODD = (
    "GFP-GAN，用\nFaçade",
    "VQ-VAE-2 3DGS wav2lip FlashAvatar DINOv2 HTMLParser",
    "v1.5 2020-2024 ＧＡＮ don't 3D 高斯 溅射",
    "PSNR/SSIM 2308.04079. end. İstanbul Σίσυφος U-Net",
    "a\u200bb ½ ² ﬁ Å e\u0301 ß ẞ 𠮷野家 が ﾊﾟ ㈱",
    "x1y2Z3 ABCd aBC--d_e_ -f- 中-a a-中 1-a a-1",
)


def test_one_way_of_folding(site: Path, page: Any) -> None:
    """Queries are folded as the index was: the script and the program agree on every note and on what is odd."""
    page.goto(f"{site.as_uri()}/search/index.html")
    page.wait_for_function("() => Boolean(window.papernotes?.search?.fold)")
    texts = [*ODD, *NOTES.values()]
    told = page.evaluate(
        "texts => texts.map(papernotes.search.fold).map(({ letters, starts }) => [letters, [...starts]])",
        texts,
    )

    for text, (letters, starts) in zip(texts, told, strict=True):
        ours, parts = fold(text)
        begins = [found.start() for found in re.finditer(rf"[{CJK_LETTERS}]|[^ \n{CJK_LETTERS}]+", ours)]
        assert (letters, sorted(starts)) == (ours, sorted((*begins, *parts))) or any(ord(c) > 0xFFFF for c in text)
        assert letters == ours
