"""The slides of a topic in a browser: turned by keys, as wide as the screen, printed a paper a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser


def test_keys(slides: Path, browser: Browser) -> None:
    """Arrow keys and space turn pages, Home and End go to both ends, and the address names the slide."""
    page = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page.goto(slides.as_uri())
    ids = page.evaluate("[...document.querySelectorAll('.slide')].map(slide => slide.id)")

    for key, wanted in (("ArrowRight", 1), (" ", 2), ("ArrowLeft", 1), ("End", -1), ("Home", 0), ("ArrowDown", 1)):
        page.keyboard.press(key)
        page.wait_for_function("id => location.hash === '#' + id", arg=ids[wanted], timeout=5000)
    page.goto(f"{slides.as_uri()}#{ids[2]}")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("id => location.hash === '#' + id", arg=ids[3], timeout=5000)
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_width(slides: Path, browser: Browser, width: int) -> None:
    """Nothing is wider than the screen, with and without a script."""
    context = browser.new_context(viewport={"width": width, "height": 720}, java_script_enabled=width > 400)
    page = context.new_page()
    page.goto(slides.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_print(slides: Path, browser: Browser) -> None:
    """Printed, each paper has a page of its own."""
    page = browser.new_page()
    page.goto(slides.as_uri())
    slides_there = page.locator(".slide").count()
    printed = page.pdf(prefer_css_page_size=True)
    page.close()

    counts = [int(count) for count in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)", printed)]
    assert max(counts) == slides_there
