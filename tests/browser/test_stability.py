"""Nothing moves while a page loads or is scrolled, and nothing is fetched from elsewhere."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT, VAULTS
from playwright.sync_api import Page

from .conftest import FindSite, NewPage, Watch, address

KINDS = ("home", "topic", "paper", "note", "matrix", "timeline")
libraries = pytest.mark.parametrize("name", ["own", "habits", "vaults"])

OBSERVE = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const it of list.getEntries()) {
    shifts.push([it.value, ...it.sources.map(source => source.node?.parentElement?.outerHTML?.slice(0, 160))]);
  }
}).observe({ type: 'layout-shift', buffered: true });"""


def read_to_the_end(page: Page) -> None:
    """Scrolls through the page as a reader does, so that its late figures load, and waits for the fonts."""
    page.evaluate(
        """async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight * .8) {
            scrollTo(0, y);
            await new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)));
          }
          await document.fonts.ready;
        }"""
    )
    page.wait_for_load_state("networkidle")


def shifts(page: Page, where: str) -> list[list[object]]:
    """The moves of a page while it is read to its end."""
    page.goto(where)
    read_to_the_end(page)
    return page.evaluate("shifts")  # type: ignore[no-any-return]


@libraries
@pytest.mark.parametrize("width", [390, 1280])
def test_layout_shift(site: FindSite, new_page: NewPage, watch: Watch, name: str, width: int) -> None:
    """The cumulative layout shift is 0 on the largest pages of each kind, from the first byte to the last figure."""
    page = new_page(width=width)
    page.add_init_script(OBSERVE)
    pages = (address(site(name), found.path) for found in site(name).of(*KINDS, most=6))
    moved = [(where, moves) for where in pages if (moves := shifts(page, where))]
    if name != "own":  # these notes show pictures from elsewhere; whether that is allowed is the next test
        watch.elsewhere.clear()
        watch.wrong[:] = [line for line in watch.wrong if "ERR_FAILED" not in line]

    assert not moved


@pytest.mark.parametrize("name", ["habits", "vaults"])
def test_only_what_notes_ask_for(site: FindSite, new_page: NewPage, watch: Watch, name: str) -> None:
    """The only requests to another host are for pictures that a note shows from there, without a referrer."""
    notes = VAULTS if name == "vaults" else ROOT / "tests" / "habits"
    page = new_page()
    for found in site(name).of("home", "note", most=8):
        page.goto(address(site(name), found.path))
        read_to_the_end(page)
    told = "".join(path.read_text(encoding="utf-8", errors="replace") for path in notes.rglob("*.md"))
    unasked = [url for url in watch.elsewhere if url not in told and url.partition("?")[0] not in told]
    named = page.evaluate(
        "[...document.images].filter(it => /^https?:/.test(it.getAttribute('src'))).map(it => it.referrerPolicy)"
    )
    watch.elsewhere.clear()
    watch.wrong[:] = [line for line in watch.wrong if "ERR_FAILED" not in line]

    assert not unasked
    assert set(named) <= {"no-referrer"}


def test_nothing_to_fetch_from_elsewhere(site: FindSite) -> None:
    """No page and no asset of ours names another host as something to load."""
    for file in (*site().folder.rglob("*.html"), *(site().folder / "assets").iterdir()):
        if file.suffix in (".html", ".css", ".js"):
            text = file.read_text(encoding="utf-8")
            assert not re.search(
                r"(?:src|srcset|poster|data)=\"https?:|url\(\"?https?:|@import|<link[^>]+stylesheet[^>]+https?:|\bfetch\(\"http",
                text,
            ), file
