"""axe finds nothing wrong on any kind of page, in both languages, in light and dark."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import FindSite, NewPage, address
from .sites import LANGUAGES, PAGE_KINDS

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"color-contrast-enhanced": {"enabled": True}},  # AAA, for text
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}}


def violations(page: Page, rules: Mapping[str, object]) -> list[str]:
    """Rule, what is asked for, and the first places where it is not so."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
    path = page.evaluate("location.pathname")
    return [
        f"{path} {rule['id']} ({len(rule['nodes'])}): {' '.join(node['failureSummary'].split())} {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"][:2]
    ]


@pytest.mark.parametrize(
    ("name", "kinds", "language"),
    [
        *(("own", PAGE_KINDS, language) for language in LANGUAGES),
        ("habits", ("note",), "zh"),
        ("crowd", ("all", "group"), "en"),
    ],
)
def test_every_kind(site: FindSite, new_page: NewPage, name: str, kinds: tuple[str, ...], language: str) -> None:
    """All rules in the light; those on colours in the dark, too, which are the same in every language."""
    page = new_page()
    wrong = []
    for found in site(name, language).each_kind():
        if found.kind in kinds:
            page.emulate_media(color_scheme="light")
            page.goto(address(site(name, language), found.path))
            wrong += violations(page, RULES)
            if language == "zh" or name != "own":
                page.emulate_media(color_scheme="dark")
                wrong += violations(page, COLOURS)

    assert not wrong, "\n".join(wrong)


def test_vaults(site: FindSite, new_page: NewPage) -> None:
    """The same on the largest notes and papers of the vaults, where people wrote what they liked."""
    page = new_page(color_scheme="dark")
    wrong = []
    for found in (*site("vaults").of("note", most=2), *site("vaults").of("paper", most=4)):
        page.goto(address(site("vaults"), found.path))
        wrong += violations(page, RULES)

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_phone(site: FindSite, new_page: NewPage, language: str) -> None:
    """On a phone, too, where targets are tapped and more scrolls."""
    page = new_page(width=390, height=844, has_touch=True)
    wrong = []
    for kind in ("home", "paper", "topic", "matrix", "note"):
        page.goto(address(site("own", language), site("own", language).of(kind)[0].path))
        wrong += violations(page, RULES)

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_search(site: FindSite, new_page: NewPage, language: str, width: int) -> None:
    """Answers to a query, what narrows them, and the list that opens below the box of another page."""
    page = new_page(width=width, height=844)
    found = site("own", language)
    page.goto(f"{address(found, found.of('search')[0].path)}?q=diffusion")
    page.wait_for_function("() => document.documentElement.dataset.answered && !document.querySelector('.cut').hidden")
    wrong = violations(page, RULES)
    page.emulate_media(color_scheme="dark")
    wrong += violations(page, COLOURS)
    page.goto(address(found, found.of("paper")[0].path))
    page.keyboard.press("/")
    page.keyboard.type("diff")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    wrong += violations(page, RULES)
    page.emulate_media(color_scheme="light")
    wrong += violations(page, COLOURS)

    assert not wrong, "\n".join(wrong)
