"""Reading in a real browser: previews, the figure view, tables, keys, copying; from disk, with and without scripts."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser

from papernotes.cli import run

TOPIC = "topics/gao-si-jian-she"
NOTES = """# 高斯溅射

## 3DGS: 3D Gaussian Splatting for Real-Time Radiance Field Rendering

SIGGRAPH 2023 *Inria*  [arXiv](https://arxiv.org/abs/2308.04079)

### 动机

NeRF 每个像素要查询上百次网络，做不到实时。[^1]

### 方法

场景是一组各向异性的高斯，$\\Sigma = R S S^T R^T$，按深度排序后混合。

![管线](wide.png)

![密度控制](tall.png)

```python
def splat(mean): ...
```

[^1]: 一张图要查询两亿次。

## NeRF: Representing Scenes as Neural Radiance Fields

ECCV 2020 *UC Berkeley*  [arXiv](https://arxiv.org/abs/2003.08934)

### 方法

用 MLP 存场景，沿光线积分。

### 我的评价

我觉得慢是它唯一的缺点。

## Mip-Splatting: Alias-free 3D Gaussian Splatting

CVPR 2024  [arXiv](https://arxiv.org/abs/2311.16493)

### 方法

在 3DGS 的基础上加三维平滑滤波。

![滤波](wide.png)
"""
MANY = "# 大主题\n\n" + "\n".join(
    f"## Sorting {n:03d} Papers in Tables of Many Rows\n\nCVPR {1990 + n % 30}\n" for n in range(1, 231)
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library with figures, and a topic of more papers than a page shows."""
    folder = tmp_path_factory.mktemp("reading")
    notes = folder / "notes"
    notes.mkdir()
    (notes / "splatting.md").write_text(NOTES, encoding="utf-8")
    (notes / "many.md").write_text(MANY, encoding="utf-8")
    for name, size in (("wide.png", (1600, 500)), ("tall.png", (500, 900))):
        Image.new("RGB", size, (200, 180, 150)).save(notes / name)
    assert run(["build", "-q", "--notes", str(notes), "--output", str(folder / "papernotes")]) == 0
    return folder / "papernotes"


Open = Callable[..., Any]


@pytest.fixture
def opened(site: Path, browser: Browser) -> Iterator[Open]:
    """`opened("index.html")` is that page from disk, read with a mouse on a screen; no script of it may fail."""
    contexts, failures = [], []

    def open_page(path: str, **options: Any) -> Any:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.set_default_timeout(5000)
        page.goto(path if "://" in path else f"{site.as_uri()}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not failures


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of the site on a host, under a path, with its page for dead addresses."""

    class Host(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def send_error(self, code: int, *_: Any) -> None:
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((site / "404.html").read_bytes())

    handler = functools.partial(Host, directory=str(site.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/papernotes/"
    server.shutdown()


def names(page: Any) -> list[str]:
    """The papers of a table, as it stands."""
    return page.locator(".list tbody th a").all_inner_texts()  # type: ignore[no-any-return]


def test_preview_hover(opened: Open) -> None:
    """A link to a paper shows on hover what it leads to, until the mouse has left both, or Escape is pressed."""
    page = opened("papers/mip-splatting/index.html")
    preview, link = page.locator(".preview"), page.locator(".prose a.soft").first

    link.hover()
    preview.wait_for(state="visible")
    assert "Real-Time Radiance Field Rendering" in preview.inner_text() and "NeRF 每个像素" in preview.inner_text()
    assert preview.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    assert "preview_" in link.get_attribute("aria-describedby")
    preview.hover()  # it can be gone into
    page.wait_for_timeout(400)
    assert preview.is_visible()
    page.keyboard.press("Escape")
    preview.wait_for(state="hidden")
    assert "preview_" not in link.get_attribute("aria-describedby")
    page.mouse.move(0, 0)
    link.hover()
    preview.wait_for(state="visible")
    page.mouse.move(5, 5)
    preview.wait_for(state="hidden")


def test_preview_focus(opened: Open) -> None:
    """The same for a link that the keyboard reaches; a footnote previews as well."""
    page = opened("papers/3dgs/index.html")
    page.keyboard.press("Tab")
    page.locator('.prose a[href^="#fn"]').first.focus()
    page.locator(".preview").wait_for(state="visible")
    assert page.locator(".preview").inner_text().startswith("一张图要查询两亿次")
    page.locator("#named-by .links a").first.focus()
    page.wait_for_function("() => document.querySelector('.preview').textContent.includes('Alias-free')")


def test_preview_touch(opened: Open) -> None:
    """A tap on a link in running text opens a sheet, from which the page opens; in a list the tap opens the page."""
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
    page = opened("papers/mip-splatting/index.html", **phone)
    page.locator(".prose a.soft").first.tap()
    page.locator("dialog.sheet[open]").wait_for()
    assert "Radiance Field" in page.locator("dialog.sheet").inner_text()
    page.locator("dialog.sheet .bar a").tap()
    page.wait_for_url("**/papers/3dgs/index.html")
    page.goto(page.url.replace("papers/3dgs", TOPIC))
    page.locator(".rows a").first.tap()
    page.wait_for_url("**/papers/3dgs/index.html")


def test_figures(opened: Open) -> None:
    """A figure opens large; arrow keys walk around, `o` shows its own size, Escape leads back to where one was."""
    page = opened("papers/3dgs/index.html")
    links = page.locator(".prose a.mat")
    links.first.click()
    dialog = page.locator("dialog.plate")
    dialog.wait_for(state="visible")
    source = "document.querySelector('.plate img').src.split('/').pop()"
    assert (page.evaluate(source), dialog.locator("output").inner_text()) == ("wide.png", "1 / 2")
    assert "管线" in dialog.inner_text()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(source) == "tall.png"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert dialog.locator("output").inner_text() == "2 / 2"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("o")
    page.wait_for_function("() => document.querySelector('.plate img').offsetWidth === 1600")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert links.first.evaluate("link => link === document.activeElement")


def test_wall(opened: Open) -> None:
    """The wall shows every figure, large on a click, with the way to its place; without JavaScript a click goes."""
    page = opened("figures/index.html")
    assert page.locator(".wall li").count() == 3
    page.locator(".wall .mat").nth(1).click()
    assert "tall.png" in page.locator(".plate img").get_attribute("src")
    page.locator(".plate .bar p a").click()
    page.wait_for_url("**/papers/3dgs/index.html#fig_2")
    page.wait_for_function("() => document.querySelector('#fig_2 img').getBoundingClientRect().top < innerHeight")

    plain = opened(f"{TOPIC}/figures/index.html", java_script_enabled=False)
    plain.locator(".wall .mat").nth(2).click()
    plain.wait_for_url("**/papers/mip-splatting/index.html#fig_1")


def test_table(opened: Open) -> None:
    """A table is sorted and filtered in place; its state is in the address, and comes back from it."""
    page = opened(f"{TOPIC}/table/index.html")
    assert names(page) == ["3DGS", "NeRF", "Mip-Splatting"]
    page.get_by_role("button", name="年份").click()
    assert names(page) == ["Mip-Splatting", "3DGS", "NeRF"] and page.url.endswith("#sort=-year")
    assert page.locator('th[aria-sort="descending"]').inner_text().startswith("年份")
    page.get_by_role("button", name="年份").click()
    page.get_by_label("筛选").get_by_label("发表").select_option("SIGGRAPH")
    assert names(page) == ["3DGS"] and "1 / 3" in page.locator("form output").inner_text()
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_function("() => document.querySelectorAll('.list tbody tr').length === 1")
    assert page.locator("select[name=venue]").input_value() == "SIGGRAPH"
    page.get_by_role("button", name="清除").click()
    assert names(page) == ["3DGS", "NeRF", "Mip-Splatting"] and "=" not in page.url
    page.locator(".sift input[name=q]").fill("berkeley")
    assert names(page) == ["NeRF"]
    page.locator(".sift input[name=q]").fill("nothing like it")
    assert not names(page) and page.locator("form output").inner_text()


def test_long_table(opened: Open) -> None:
    """Of a table in pages all rows are sorted and filtered, from whichever page, and their links lead to the papers."""
    page = opened("topics/da-zhu-ti/table/2/index.html")
    assert len(names(page)) == 30
    page.locator(".sift input[name=q]").fill("SORTING 21")
    page.wait_for_function("() => document.querySelector('form output').textContent.includes('13 / 230')")
    assert names(page)[0].startswith("Sorting 021") and not page.locator(".pager").is_visible()
    page.locator(".sift input[name=q]").fill("")
    page.wait_for_function("() => document.querySelectorAll('.list tbody tr').length === 30")
    page.get_by_role("button", name="名称").click()
    page.wait_for_function("() => document.querySelectorAll('.list tbody tr').length === 200")
    page.locator("button.more").click()
    page.wait_for_function("() => document.querySelectorAll('.list tbody tr').length === 230")
    page.locator(".list tbody th a").first.click()
    page.wait_for_url("**/papers/sorting-001-*/index.html")


def test_views_without_scripts(opened: Open) -> None:
    """Each view of a topic has an address of its own and reads without JavaScript; lists come in pages."""
    page = opened(f"{TOPIC}/index.html", java_script_enabled=False)
    seen = []
    for label in ("表格", "矩阵", "图墙", "列表"):
        page.get_by_role("navigation", name="看法").get_by_role("link", name=label, exact=True).click()
        seen.append(page.url.split(TOPIC)[1])
        assert page.locator('.views [aria-current="page"]').inner_text() == label
    assert seen == ["/table/index.html", "/matrix/index.html", "/figures/index.html", "/index.html"]
    page.goto(page.url.replace(TOPIC, "topics/da-zhu-ti"))
    assert page.locator(".rows li").count() == 200
    page.locator(".pager a").nth(1).click()
    assert page.locator(".rows li").count() == 30
    assert not page.locator("form.sift, .mode, button.help").locator("visible=true").count()


def test_keys(opened: Open) -> None:
    """`j` and `k` walk lists, `n` and `p` turn to the neighbours, `?` tells, and all of it can be turned off."""
    page = opened(f"{TOPIC}/index.html")
    focused = "document.activeElement.textContent"
    for key, wanted in (("j", "3DGS"), ("j", "NeRF"), ("k", "3DGS")):
        page.keyboard.press(key)
        assert page.evaluate(focused) == wanted
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/3dgs/index.html")
    page.keyboard.press("n")
    page.wait_for_url("**/papers/nerf/index.html")
    page.keyboard.press("p")
    page.wait_for_url("**/papers/3dgs/index.html")
    page.keyboard.press("?")
    dialog = page.locator("dialog.help")
    dialog.wait_for(state="visible")
    dialog.locator("input").uncheck()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.keyboard.press("n")
    page.keyboard.press("?")
    assert page.url.endswith("papers/3dgs/index.html") and not dialog.is_visible()
    page.get_by_role("button", name="按键").click()
    dialog.locator("input").check()
    page.get_by_role("button", name="关闭").click()
    page.keyboard.press("?")
    dialog.wait_for(state="visible")


def test_typing(opened: Open) -> None:
    """A letter typed into a field is that letter."""
    page = opened(f"{TOPIC}/table/index.html")
    page.keyboard.press("f")
    page.keyboard.type("jnp?")
    assert page.locator(".sift input[name=q]").input_value() == "jnp?" and not page.locator("dialog").count()


@pytest.mark.parametrize("clipboard", [True, False])
def test_copy(opened: Open, clipboard: bool) -> None:
    """BibTeX and code are copied by a button, also where a page may not write to the clipboard itself."""
    page = opened("papers/3dgs/index.html")
    if clipboard:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        page.evaluate("delete Navigator.prototype.clipboard")
    page.evaluate("addEventListener('copy', () => { window.copied = getSelection().toString(); })")
    button = page.locator("#cite .copy")
    button.click()
    page.wait_for_function("() => document.querySelector('#cite .copy').textContent === '已复制'")
    text = page.evaluate("navigator.clipboard.readText()" if clipboard else "window.copied")
    assert text.strip() == page.locator("#cite code").inner_text().strip() and text.startswith("@inproceedings{")
    assert page.locator(".prose .copy").count() == 1


def test_missing(opened: Open, served: str) -> None:
    """The page for dead addresses looks as it should at any depth, and guesses which page was meant."""
    for wrong, wanted in (
        ("papers/mipsplating/", "Mip-Splatting"),
        ("papers/nerf.html", "NeRF"),
        ("topics/x/y/3DGS", "3DGS"),
    ):
        page = opened(served + wrong)
        guess = page.locator("#guesses a").first
        guess.wait_for()
        assert guess.inner_text() == wanted
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 247, 240)"
    guess.click()
    page.wait_for_url("**/papernotes/papers/3dgs/index.html")
    hopeless = opened(f"{served}zzzqqq")
    hopeless.wait_for_load_state()
    assert not hopeless.locator("#guesses").is_visible()


def test_theme(opened: Open) -> None:
    """The reader's choice of light or dark is there before the page is painted, on every page."""
    page = opened("index.html", color_scheme="light")
    page.locator(".mode").click()
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(21, 20, 18)"
    page.add_init_script(
        "new MutationObserver((_, seen) => { if (document.body) { seen.disconnect();"
        " window.first = document.documentElement.dataset.theme; } })"
        ".observe(document, { childList: true, subtree: true });"
    )
    page.goto(page.url.replace("index.html", "papers/3dgs/index.html"))
    assert page.evaluate("window.first") == "dark" and page.evaluate(ground) == "rgb(21, 20, 18)"


@pytest.mark.parametrize("width", [320, 360, 768, 1920])
def test_width(opened: Open, width: int) -> None:
    """No page is wider than the screen, also at 400 % zoom (1280 pixels are 320 then)."""
    pages = ("", "papers/3dgs/", f"{TOPIC}/", f"{TOPIC}/table/", f"{TOPIC}/matrix/", f"{TOPIC}/figures/", "figures/")
    wide = []
    page = opened("index.html", viewport={"width": width, "height": 640})
    root = page.url.removesuffix("index.html")
    for path in (*pages, "notes/splatting/", "topics/da-zhu-ti/table/"):
        page.goto(f"{root}{path}index.html")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)

    assert not wide


def test_print(opened: Open) -> None:
    """Printed, a paper is a handout: no navigation or buttons, the addresses of links, and every figure."""
    page = opened("papers/3dgs/index.html")
    page.emulate_media(media="print")
    for part in (".top", ".foot", ".here", ".turn", ".copy"):
        assert not page.locator(part).locator("visible=true").count(), part
    after = "getComputedStyle(document.querySelector('.go a'), '::after').content"
    assert "arxiv.org/abs/2308.04079" in page.evaluate(after)
    assert page.pdf()[:5] == b"%PDF-"
