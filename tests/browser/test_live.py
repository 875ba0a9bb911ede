"""What an open page does while its note is written: it changes in place, and keeps what its reader did."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Write
from playwright.sync_api import Page, Route, expect

from .conftest import NewPage, Watch

LONG = "\n\n".join(f"第 {number} 段：体渲染沿光线积分颜色与密度。" for number in range(60))
NOTE = f"# 三维重建\n\n## NeRF: Representing Scenes as Neural Radiance Fields\n\nECCV 2020\n\n{LONG}\n\n首个版本。\n"
SOON = 20_000  # milliseconds


class Keeper:
    """A folder of notes, and the server that shows it."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def save(self, text: str, name: str = "notes/nerf.md") -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture
def keeper(write: Write) -> Iterator[Keeper]:
    folder = write({"notes/nerf.md": NOTE, "site.yaml": "title: 库\n"})
    command = [sys.executable, "-m", "papernotes", "serve", "--port", "0", "--jobs", "1"]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stderr is not None
    address = next(found[1] for line in process.stderr if (found := re.search(r"serving at (\S+)", line)))
    yield Keeper(folder, address)
    process.kill()
    process.communicate()


@pytest.fixture
def read(keeper: Keeper, new_page: NewPage) -> Callable[[str], Page]:
    """Opens a page, and waits until it follows edits. `window.same` tells whether it was ever loaded anew."""

    def opened(path: str) -> Page:
        page = new_page()
        with page.expect_response("**/_papernotes/events"):
            page.goto(keeper.address + path)
        page.wait_for_load_state("load")
        time.sleep(1)  # its own text is fetched once, to know later what changed
        page.evaluate("window.same = true")
        return page

    return opened


def test_changes_in_place(keeper: Keeper, read: Callable[[str], Page]) -> None:
    """A saved note is in its page without a reload: scroll, focus, theme and what was opened stay."""
    page = read("papers/nerf/")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.evaluate("""() => {
      const dialog = document.body.appendChild(document.createElement('dialog'));
      dialog.append('打开着');
      dialog.show();
      const link = document.querySelector('main a[href]');
      link.focus({ preventScroll: true });
      window.focused = link;
    }""")
    page.evaluate("scrollTo(0, 900)")

    keeper.save(NOTE.replace("首个版本", "第二个版本"))

    expect(page.get_by_text("第二个版本")).to_have_count(1, timeout=SOON)
    assert page.evaluate("window.same && scrollY === 900 && document.activeElement === window.focused")
    assert page.evaluate("document.documentElement.dataset.theme === 'dark' && document.querySelector('dialog').open")


def test_style(keeper: Keeper, read: Callable[[str], Page]) -> None:
    """A changed stylesheet is put in place without a reload."""
    page = read("")

    keeper.save("body { outline: 3px solid rgb(1, 2, 3) !important; }", "assets/style.css")

    expect(page.locator("body")).to_have_css("outline-color", "rgb(1, 2, 3)", timeout=SOON)
    assert page.evaluate("window.same")


def test_errors_come_and_go(keeper: Keeper, read: Callable[[str], Page]) -> None:
    """What is wrong is in the page while it is wrong, with a link to the line; the last good page stays below it."""
    page = read("papers/nerf/")
    panel = page.locator("#papernotes-live")
    keeper.save(NOTE + "\n![](nowhere.png)\n")
    expect(panel).to_contain_text("nowhere.png", timeout=SOON)
    expect(panel.get_by_role("link").first).to_have_attribute("href", re.compile(r"^vscode://file/.*nerf\.md:\d+:\d+$"))

    keeper.save("titel: x\n", "site.yaml")
    expect(panel).to_contain_text("there is no key `titel`", timeout=SOON)
    expect(page.get_by_text("首个版本")).to_have_count(1)

    keeper.save("title: 库\n", "site.yaml")
    keeper.save(NOTE)
    expect(panel).to_have_count(0, timeout=SOON)
    assert page.evaluate("window.same")


def test_gone(keeper: Keeper, read: Callable[[str], Page], watch: Watch) -> None:
    """A page whose paper is gone goes to its topic."""
    keeper.save(
        "# 三维重建\n\n## Instant Neural Graphics Primitives with a Hash Encoding\n\nSIGGRAPH 2022\n", "notes/b.md"
    )
    page = read("papers/nerf/")

    keeper.save("只是一句话。\n")

    page.wait_for_url(re.compile("/topics/"), timeout=SOON)
    watch.wrong.clear()  # that it was gone is what the page asked for


def test_gone_while_it_is_loaded_anew(keeper: Keeper, read: Callable[[str], Page], watch: Watch) -> None:
    """A page that loads itself anew goes on to its topic, too, where it is gone by then."""
    keeper.save("# 三维重建\n\n## Plenoxels: Radiance Fields without Neural Networks\n\nCVPR 2022\n", "notes/b.md")
    page = read("papers/nerf/")
    asked = 0

    def gone(route: Route) -> None:
        nonlocal asked
        if route.request.is_navigation_request() and not asked:
            asked += 1
            keeper.save("只是一句话。\n")
            time.sleep(3)  # until it is gone
        route.continue_()

    page.route("**/papers/nerf/", gone)
    keeper.save("document.title;", "assets/theme.js")

    page.wait_for_url(re.compile("/topics/"), timeout=SOON)
    assert asked
    watch.wrong.clear()
