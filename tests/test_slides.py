"""The slides of a topic: one file that asks for nothing, turned by keys, printed a paper a page."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from library import make_library

from papernotes.cli import run
from papernotes.config import Config
from papernotes.model import Attachment
from papernotes.renderer.edition import make_edition
from papernotes.renderer.exports.slides import View, slides_view
from papernotes.renderer.selection import select

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
)


def view(topic: str = "") -> View:
    edition = make_edition(make_library(), Config())
    return slides_view(edition, select(edition.library, topic), lambda file: f"data:{file.path}")


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The slides of our own notes on lip sync."""
    folder = tmp_path_factory.mktemp("slides")
    for name in ("talking-head.md", "images"):
        source, target = ROOT / "notes" / name, folder / "notes" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    made = folder / "slides.html"
    assert run(["export", "slides", "--notes", str(folder / "notes"), "--output", str(made)]) == 0
    return made


def test_points() -> None:
    """A slide has one sentence for each question, those of the keeper marked; formulas are set."""
    slide = view("高斯头像").groups[0][1][0]

    assert [point.label for point in slide.points] == ["动机", "方法", "实验", "评价"]
    assert [point.own for point in slide.points] == [False, False, False, True]
    assert "<math>" in slide.points[0].html and "$" not in re.sub(
        r"<annotation.*?</annotation>", "", slide.points[0].html
    )
    assert slide.facts == ("CVPR 2024", "Shenhan Qian et al.", "Technical University of Munich，丰田")
    assert 'display="block"' in slide.formula


def test_figures() -> None:
    """Figures that are at hand are shown with their captions; one that is gone is left out."""
    slide = view("高斯头像").groups[0][1][0]

    assert [(figure.src, figure.caption) for figure in slide.figures] == [
        ("data:video/images/rig.png", "管线：从网格到高斯")
    ]


def test_no_picture() -> None:
    """A picture that cannot be read costs nothing but itself."""
    edition = make_edition(make_library(), Config())

    def gone(_: Attachment) -> str:
        return ""

    assert not slides_view(edition, select(edition.library), gone).groups[0][1][0].figures


def test_every_paper() -> None:
    """Every paper is a slide, numbered in order, also one without a word."""
    made = [slide for _, slides in view().groups for slide in slides]

    assert [slide.number for slide in made] == list(range(1, len(make_library().papers) + 1))
    assert len({slide.id for slide in made}) == len(made)


def test_alone(slides: Path) -> None:
    """The file loads nothing: no address in it but links and its own data, and pictures and formulas are inside."""
    text = slides.read_text(encoding="utf-8")

    loaded = re.findall(r'(?:src|srcset|poster)="([^"]*)"|url\("?([^")]*)', text)
    assert loaded and all((a or b).startswith("data:") for a, b in loaded)
    assert not re.search(r"<link(?! rel=\"icon\" href=\"data:,\")|@import|<script src", text)
    assert "<img" in text and "<math" in text and "data:font/woff2" in text


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real Chromium."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def test_keys(slides: Path, chromium: Any) -> None:
    """Arrow keys and space turn pages, Home and End go to both ends, and the address names the slide."""
    page = chromium.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
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
def test_width(slides: Path, chromium: Any, width: int) -> None:
    """Nothing is wider than the screen, with and without a script."""
    context = chromium.new_context(viewport={"width": width, "height": 720}, java_script_enabled=width > 400)
    page = context.new_page()
    page.goto(slides.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_print(slides: Path, chromium: Any) -> None:
    """Printed, each paper has a page of its own."""
    page = chromium.new_page()
    page.goto(slides.as_uri())
    slides_there = page.locator(".slide").count()
    printed = page.pdf(prefer_css_page_size=True)
    page.close()

    counts = [int(count) for count in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)", printed)]
    assert max(counts) == slides_there
