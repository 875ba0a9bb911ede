"""What a page may weigh. The table is in pytest's summary.

JavaScript and CSS are what the home page, a topic or a paper fetches, whichever fetches most; HTML is that of papers.
All as a host sends them: gzipped, level 6.
"""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import pytest
from conftest import VAULTS
from playwright.sync_api import Page

from .conftest import FindSite, NewPage, Watch, address
from .sites import BuiltSite
from .test_stability import OBSERVE, shifts

KINDS = ("home", "topic", "paper")
NAME = "vaults" if VAULTS.is_dir() else "own"


def test_budgets(
    site: FindSite, new_page: NewPage, watch: Watch, record_property: Callable[[str, object], None]
) -> None:
    """Scripts, styles, papers, requests to other hosts and moves of the layout keep within their budgets."""
    built = site(NAME)
    page = new_page()
    page.add_init_script(OBSERVE)
    weights = [weigh(built, page, found.path) for kind in KINDS for found in built.of(kind, most=2)]
    papers = [len(packed(built, found.path)) for found in built.of("paper")]
    measured = (
        ("JavaScript, gzipped", max(weight["script"] for weight in weights) / 1024, 12, "KB"),
        ("CSS, gzipped", max(weight["stylesheet"] for weight in weights) / 1024, 14, "KB"),
        ("HTML of a paper, median, gzipped", statistics.median(papers) / 1024, 12, "KB"),
        ("requests to other hosts", len(unasked(watch)), 0, ""),
        ("layout shift", max(weight["shift"] for weight in weights), 0, ""),
    )
    lines = [f"| {what:<34} | {value:>8.3g} | {most:>7} | {unit:<4} |" for what, value, most, unit in measured]
    head = [f"budgets, measured on {NAME}", f"| {'what':<34} | measured | at most | unit |"]
    record_property("table", "\n".join([*head, f"| {'-' * 34} | -------: | ------: | ---- |", *lines]))

    assert not [what for what, value, most, _ in measured if value > most]


def weigh(built: BuiltSite, page: Page, path: str) -> dict[str, float]:
    """Bytes by kind of file, and the layout shift, of one page read to its end."""
    weight = {"script": 0.0, "stylesheet": 0.0, "shift": 0.0}
    fetched: set[tuple[str, str]] = set()
    page.on("request", lambda request: fetched.add((request.resource_type, request.url)))
    weight["shift"] = sum(float(str(move[0])) for move in shifts(page, address(built, path)))
    for kind, url in fetched:
        if kind in weight and url.startswith(built.url):
            weight[kind] += len(packed(built, unquote(urlsplit(url.removeprefix(built.url)).path)))
    return weight


def packed(built: BuiltSite, path: str) -> bytes:
    return gzip.compress((built.folder / path).read_bytes(), 6, mtime=0)


def unasked(watch: Watch) -> list[str]:
    """Requests to other hosts, but for pictures that a note shows from there."""
    told = "".join(path.read_text(encoding="utf-8", errors="replace") for path in VAULTS.rglob("*.md"))
    found = [url for url in watch.elsewhere if url not in told]
    watch.elsewhere.clear()
    watch.wrong[:] = [line for line in watch.wrong if "ERR_FAILED" not in line]
    return found


@pytest.mark.parametrize("name", ["own", "crowd"])
def test_few_requests(site: FindSite, new_page: NewPage, name: str) -> None:
    """A page is there with few files: what a phone fetches before it shows a paper can be counted on two hands."""
    page = new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    for found in site(name).of("paper", most=3):
        fetched.clear()
        page.goto(address(site(name), found.path))

        assert len([url for url in fetched if "/files/" not in url]) <= 10
