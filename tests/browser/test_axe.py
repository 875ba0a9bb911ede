"""axe finds nothing wrong on any kind of page, in both languages, in light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import FindSite, NewPage, address
from .sites import LANGUAGES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, **only: object) -> list[tuple[str, str, str]]:
    """Rule, what is asked for, and the first place where it is not so."""
    found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}, **only})
    return [
        (rule["id"], node["failureSummary"].replace("\n", " "), node["html"][:200])
        for rule in found.response["violations"]
        for node in rule["nodes"][:2]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["own", "habits", "crowd"])
def test_every_kind(site: FindSite, new_page: NewPage, name: str, language: str) -> None:
    """All rules in the light, then those on colours in the dark."""
    page = new_page(color_scheme="light")
    wrong = []
    for found in site(name, language).each_kind():
        page.emulate_media(color_scheme="light")
        page.goto(address(site(name, language), found.path))
        wrong += [(found.path, "light", *told) for told in violations(page)]
        page.emulate_media(color_scheme="dark")
        colours = {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]}
        wrong += [(found.path, "dark", *told) for told in violations(page, runOnly=colours)]

    assert not wrong


def test_vaults(site: FindSite, new_page: NewPage) -> None:
    """The same on the largest pages of the vaults, where people wrote what they liked."""
    page = new_page()
    wrong = []
    for found in site("vaults").each_kind():
        page.goto(address(site("vaults"), found.path))
        wrong += [(found.path, *told) for told in violations(page)]

    assert not wrong
