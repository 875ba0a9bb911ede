"""No page is wider than its screen: on phones, and at 400 % zoom, which is a screen of 320 pixels (WCAG 1.4.10)."""

from __future__ import annotations

import pytest

from .conftest import FindSite, NewPage, address

libraries = pytest.mark.parametrize(
    ("name", "language"), [("own", "zh"), ("own", "en"), ("habits", "zh"), ("crowd", "en"), ("vaults", "zh")]
)


@libraries
def test_no_scrolling_sideways(site: FindSite, new_page: NewPage, name: str, language: str) -> None:
    """Every kind of page fits; what cannot, such as a table, scrolls inside itself, with the keyboard, too."""
    page = new_page(width=390, height=844, has_touch=True)
    wrong: list[tuple[object, ...]] = []
    for found in site(name, language).each_kind():
        if name == "crowd" and found.kind not in ("all", "group", "topic"):
            continue
        page.goto(address(site(name, language), found.path))
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            if wide := page.evaluate(_TOO_WIDE):
                wrong.append((found.path, width, wide))
        page.keyboard.press("Tab")  # whoever moves by key finds them, however long the next frame takes
        wrong += [(found.path, "no way to scroll", told) for told in page.evaluate(_OUT_OF_REACH)]

    assert not wrong, "\n".join(map(str, wrong))


def test_boxes_that_come_later(site: FindSite, new_page: NewPage) -> None:
    """What `serve` puts into an open page is reached by key like what was there."""
    page = new_page(width=390, height=844)
    page.goto(address(site(), site().of("paper")[0].path))
    page.evaluate("""document.querySelector('main').insertAdjacentHTML(
      'beforeend', '<pre id="later" style="overflow: auto"><code>' + 'wide '.repeat(200) + '</code></pre>')""")
    page.keyboard.press("Tab")

    assert page.evaluate("document.getElementById('later').tabIndex") == 0


# The page itself, or what sticks out of it, by the tag and class of the innermost.
_TOO_WIDE = """(() => {
  if (document.documentElement.scrollWidth <= innerWidth) return null;
  const inside = (it) => it.parentElement?.closest('.scroll, .strip, .eq, .wide, pre, .mat, svg, .go');
  const out = [...document.querySelectorAll('body *')]
    .filter(it => it.getBoundingClientRect().right > innerWidth + 1 && !inside(it));
  return [document.documentElement.scrollWidth, ...out.slice(-2).map(it => it.outerHTML.slice(0, 160))];
})()"""

_OUT_OF_REACH = """[...document.querySelectorAll('main *')].filter(it => {
  const style = getComputedStyle(it);
  return ['auto', 'scroll'].includes(style.overflowX) && it.scrollWidth > it.clientWidth + 1
    && it.tabIndex < 0 && !it.querySelector('a, button, [tabindex="0"]');
}).map(it => it.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_widths(site: FindSite, new_page: NewPage, width: int) -> None:
    """The usual screens: every kind of page fits, and a line of running text stays short enough to read."""
    page = new_page(width=width)
    wrong = []
    for found in site().each_kind():
        page.goto(address(site(), found.path))
        if wide := page.evaluate(_TOO_WIDE):
            wrong.append((found.path, wide))
        if page.evaluate(_LONGEST_LINE) > 42:
            wrong.append((found.path, "lines too long"))

    assert not wrong, "\n".join(map(str, wrong))


# In em, which is the width of a Chinese character; the page means 36 of them.
_LONGEST_LINE = """Math.max(0, ...[...document.querySelectorAll('.prose > p')].map(
  it => it.getBoundingClientRect().width / parseFloat(getComputedStyle(it).fontSize)))"""


def test_targets_on_touch(site: FindSite, new_page: NewPage) -> None:
    """What is tapped is 24 pixels high, or stands alone in that room (WCAG 2.5.8), but for links in text."""
    page = new_page(width=390, height=844, has_touch=True, is_mobile=True)
    for kind in ("home", "paper", "topic"):
        page.goto(address(site(), site().of(kind)[0].path))

        assert page.evaluate(_SMALL) == []


_SMALL = """[...document.querySelectorAll('button, .top a, .rows a, .go a, .turn a, summary')].filter(it => {
  if (!it.checkVisibility()) return false;
  const box = it.getBoundingClientRect();
  return box.height && box.height < 24 && (it.parentElement.getBoundingClientRect().height < 24);
}).map(it => it.outerHTML.slice(0, 120))"""
