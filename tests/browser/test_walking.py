"""A reader's way through the library: with and without JavaScript, served below a path and opened from disk, by keys
alone, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import FindSite, NewPage, address

ways = pytest.mark.parametrize("how", ["http", "file"])
scripts = pytest.mark.parametrize("script", [True, False], ids=["js", "no-js"])


@ways
@scripts
def test_walk(site: FindSite, new_page: NewPage, how: str, script: bool) -> None:
    """From home to a topic, to a paper, to one that names it, to the sentence in the note, and home again."""
    page = new_page(java_script_enabled=script)
    page.goto(address(site(), "index.html", how))

    page.locator(".topics a", has_text="（NeRF）").first.click()
    page.wait_for_url("**/topics/**")
    page.locator(".rows a", has_text=re.compile("^NeRF$")).first.click()
    page.wait_for_url("**/papers/**")
    assert page.locator("h1").inner_text() == "NeRF"

    named_by = page.locator("#named-by .links > li").first
    name = named_by.locator("div a").inner_text()
    assert "NeRF" in named_by.locator(".q").first.inner_text()
    named_by.locator("div a").click()
    expect(page.locator("h1")).to_have_text(name, timeout=15_000, use_inner_text=True)
    assert page.locator("#names .links a", has_text=re.compile("^NeRF$")).count()

    page.locator(".facts code").last.click()
    page.wait_for_url("**/notes/**")
    assert page.locator("main.note h1").is_visible()
    page.locator("a.site").click()
    expect(page.locator("main.home")).to_be_visible(timeout=15_000)


@ways
def test_every_kind_opens(site: FindSite, new_page: NewPage, how: str) -> None:
    """Every kind of page opens without a complaint, whole, with its own title."""
    page = new_page()
    for name, language in (("own", "zh"), ("habits", "en"), ("crowd", "zh"))[: 1 if how == "file" else 3]:
        for found in site(name, language).each_kind():
            page.goto(address(site(name, language), found.path, how))

            assert page.title()
            assert page.locator("main h1").count() == 1
            assert page.evaluate(_UNLOADED) == []


_UNLOADED = """[...document.images].filter(image => image.complete && !image.naturalWidth).map(image => image.src)"""


@scripts
def test_figures_are_lazy_and_whole(site: FindSite, new_page: NewPage, script: bool) -> None:
    """The figures of a paper are there when they are reached, in the size that was kept free for them."""
    page = new_page(java_script_enabled=script)
    page.goto(address(site(), "papers/wav2lip/index.html"))
    figures = page.locator(".prose figure img")
    assert figures.count()

    for index in range(figures.count()):
        figures.nth(index).scroll_into_view_if_needed()
        page.wait_for_function("index => document.querySelectorAll('.prose figure img')[index].naturalWidth", arg=index)


def test_formulas_are_set(site: FindSite, new_page: NewPage) -> None:
    """Formulas are MathML in the site's own font, which is there before a script runs."""
    page = new_page(java_script_enabled=False)
    page.goto(address(site(), site().of("note")[0].path))

    page.wait_for_function("() => document.fonts.check('16px papernotes-math-late')")
    assert page.locator("math").first.bounding_box()["height"] > 5  # type: ignore[index]


def test_missing_address(site: FindSite, new_page: NewPage, watch: object) -> None:
    """What is not there gets the site's own page for it, with a way home."""
    page = new_page()
    page.goto(address(site(), "404.html"))

    assert page.locator("main a").count()


# --- light and dark --------------------------------------------------------------------------------------------


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@ways
def test_theme_is_kept(site: FindSite, new_page: NewPage, how: str) -> None:
    """The switch turns the theme over, and the choice holds on the next pages, against the system's."""
    page = new_page(color_scheme="light")
    page.goto(address(site(), "index.html", how))
    light = ground(page)
    page.locator("button.mode").click()
    dark = ground(page)
    assert dark != light

    page.locator(".rows a").first.click()
    page.wait_for_url("**/papers/**")
    assert ground(page) == dark
    page.locator("button.mode").click()
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert ground(page) == light


def test_theme_follows_the_system(site: FindSite, new_page: NewPage) -> None:
    """Without a choice the system decides, also without JavaScript."""
    page = new_page(color_scheme="dark", java_script_enabled=False)
    page.goto(address(site(), "index.html"))
    dark = ground_without_script(page)
    page.emulate_media(color_scheme="light")

    assert ground_without_script(page) != dark
    assert not page.locator("button.mode").is_visible()


def ground_without_script(page: Page) -> bytes:
    return page.screenshot(clip={"x": 0, "y": 0, "width": 8, "height": 8})


def test_theme_without_flash(site: FindSite, new_page: NewPage) -> None:
    """No frame is painted in the other theme: the choice is made before the page has a body."""
    page = new_page(color_scheme="light")
    page.goto(address(site(), "index.html"))
    page.locator("button.mode").click()
    dark = ground(page)
    page.add_init_script(
        """window.seen = [];
        const look = () => {
          if (document.body) seen.push(getComputedStyle(document.body).backgroundColor);
          requestAnimationFrame(look);
        };
        new MutationObserver((_, observer) => {
          if (!document.body) return;
          seen.push(document.documentElement.dataset.theme);
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
        requestAnimationFrame(look);"""
    )

    page.goto(address(site(), site().of("paper")[0].path))
    page.wait_for_function("() => seen.length > 5")
    assert set(page.evaluate("seen")) == {"dark", dark}


# --- keys ------------------------------------------------------------------------------------------------------


def test_skip_link(site: FindSite, new_page: NewPage) -> None:
    """The first stop of the Tab key is a link past the head, which shows itself, and leads into the main part."""
    page = new_page()
    page.goto(address(site(), "papers/wav2lip/index.html"))
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    box = skip.bounding_box()

    assert skip.get_attribute("href") == "#main"
    assert box and box["x"] >= 0 and box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_focus_is_visible(site: FindSite, new_page: NewPage) -> None:
    """Every stop of the Tab key is marked, on the screen, and reached once; the way through a page ends."""
    page = new_page()
    for found in site().each_kind():
        page.goto(address(site(), found.path))
        stops = page.evaluate(_STOPS)
        unseen = []
        for _ in range(min(stops, 25)):
            page.keyboard.press("Tab")
            if told := page.evaluate(_UNSEEN):
                unseen.append((found.path, told))

        assert not unseen


_STOPS = """[...document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]')]
  .filter(item => item.checkVisibility()).length"""

_UNSEEN = """(() => {
  const it = document.activeElement;
  if (it === document.body) return '';
  const style = getComputedStyle(it), box = it.getBoundingClientRect();
  const name = it.outerHTML.slice(0, 120);
  if (!it.matches(':focus-visible')) return 'no focus-visible: ' + name;
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) return 'no outline: ' + name;
  const seen = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  if (!seen) return 'off screen: ' + name;
  return '';
})()"""


def test_by_keys_alone(site: FindSite, new_page: NewPage) -> None:
    """From the skip link to a paper and to its note, with Tab and Enter."""
    page = new_page()
    page.goto(address(site(), "index.html"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    press_until(page, "/papers/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/**")
    page.wait_for_load_state()
    press_until(page, "/notes/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notes/**")


def press_until(page: Page, part: str) -> None:
    """Tab to the first link below the head whose address has that part."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(
            "part => document.activeElement.closest('main') && document.activeElement.href?.includes(part)", part
        ):
            return
    raise AssertionError(f"no link to {part} within 80 stops")


# --- paper -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
def test_print(site: FindSite, new_page: NewPage, language: str) -> None:
    """Printed, a paper is a handout: no head or foot of the site, addresses of its links, in black on white."""
    page = new_page(color_scheme="dark")
    page.goto(address(site("own", language), "papers/wav2lip/index.html"))
    page.emulate_media(media="print")

    for chrome in (".top", ".foot", ".skip", ".turn"):
        assert not page.locator(chrome).is_visible()
    assert page.locator("main h1").is_visible() and page.locator(".prose").first.is_visible()
    shown = page.evaluate("getComputedStyle(document.querySelector('.go a'), '::after').content")
    assert "http" in shown or "attr(href)" in shown
    assert ground(page) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_print_every_kind(site: FindSite, new_page: NewPage) -> None:
    """Every kind of page prints, and nothing of it is cut off at the side of A4."""
    page = new_page(width=718)  # A4 with margins of 10 mm, in CSS pixels
    for found in site().each_kind():
        page.goto(address(site(), found.path))
        assert page.pdf(format="A4").startswith(b"%PDF")
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") <= 718, found.path
        page.emulate_media(media="screen")
