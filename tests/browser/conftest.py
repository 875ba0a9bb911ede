"""Chromium, the sites it reads, and pages that are watched: an error on the console, a dead address or a request to
another host fails any test here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import VAULTS
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, Route

from .sites import BuiltSite, served, write_site

FindSite = Callable[..., BuiltSite]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FindSite]:
    """`site("own", "zh")`: that site, built once for all processes of a run, and served."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    with ExitStack() as stack:

        @cache
        def find(name: str = "own", language: str = "zh") -> BuiltSite:
            if name == "vaults" and not VAULTS.is_dir():
                pytest.skip("the real vaults are not at ../shared/corpus/vaults")
            folder = shared / "browser-sites" / f"{name}-{language}"
            write_site(name, language, folder)
            return BuiltSite(folder, stack.enter_context(served(folder)))

        yield find


class Watch:
    """What went wrong in the pages of a context: filled while they load, looked at when the test ends."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.elsewhere: list[str] = []

    def context(self, context: BrowserContext) -> None:
        context.on("weberror", lambda error: self._say(f"{error.page and error.page.url}: {error.error}"))
        context.on("console", self._console)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        context.route(_is_elsewhere, self._stop)

    def _say(self, what: str) -> None:
        self.wrong.append(what)

    def _console(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self._say(f"{line.page and line.page.url}: {line.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._say(f"{response.status} {response.url}")

    def _stop(self, route: Route) -> None:
        self.elsewhere.append(route.request.url)
        route.abort()

    def _failed(self, request: Request) -> None:
        # What a page no longer wanted when it was left is no failure.
        if not _is_elsewhere(request.url) and request.failure != "net::ERR_ABORTED":
            self._say(f"{request.failure} {request.url}")


def _is_elsewhere(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname != "127.0.0.1"


NewPage = Callable[..., Page]


@pytest.fixture
def watch() -> Watch:
    """What the test's pages did; a test may empty a list that it expects to be filled."""
    return Watch()


@pytest.fixture
def new_page(browser: Browser, watch: Watch) -> Iterator[NewPage]:
    """`new_page(width=390, color_scheme="dark", java_script_enabled=False, ...)`: a watched page in a context of its
    own. `width` and `height` in CSS pixels; the rest is Playwright's."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 900, **options: Any) -> Page:
        options = {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce", **options}
        context = browser.new_context(**options)
        context.set_default_timeout(15_000)
        watch.context(context)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert not watch.wrong
    assert not watch.elsewhere


def address(site: BuiltSite, path: str, how: str = "http") -> str:
    """Where a page of the site is: served below `/papernotes/`, or a file."""
    return (site.folder / path).as_uri() if how == "file" else site.url + path
