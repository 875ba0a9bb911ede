"""What the tests share: `--update`, notes made in a temporary folder, and the real vaults where they are at hand."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from papernotes.build import open_memo, open_project, publish_site
from papernotes.incremental import kept

ROOT = Path(__file__).parents[1]
VAULTS = ROOT.parent / "shared" / "corpus" / "vaults"

# Random examples on a person's machine, the same ones every time where nobody looks: a failure there must be news.
hypothesis.settings.register_profile("person", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "person")


CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of the system; .ci/chromium installs it."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed, nor does CHROMIUM name one")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-gpu"]}


@pytest.fixture(scope="module", autouse=True)
def nothing_kept() -> Iterator[None]:
    """What a server kept of its edits ends with the tests of one file."""
    yield
    kept.forget()


# Files that take long, though they have few tests: they begin first, so that no process works at the end alone.
LONG = ("test_package", "test_same_bytes", "test_incremental", "test_publish", "test_faults", "test_golden")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        name = item.path.stem
        return LONG.index(name) if name in LONG else len(LONG) + ("browser" not in item.path.parts)

    items.sort(key=place)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden expectations, and still fail")


Expect = Callable[[Path, str], None]


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Expect:
    """`expect(file, got)`: the text equals what the file holds. With --update the file is rewritten, and the test
    fails all the same, so that a person reads the difference."""

    def check(file: Path, got: str) -> None:
        wanted = file.read_text(encoding="utf-8") if file.exists() else ""
        if got == wanted:
            return
        names = (f"{file.name} (expected)", f"{file.name} (got)")
        changes = "\n".join(difflib.unified_diff(wanted.splitlines(), got.splitlines(), *names, lineterm=""))
        if request.config.getoption("--update"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(got, encoding="utf-8", newline="\n")
            pytest.fail(f"{file.relative_to(ROOT)} is rewritten; read the difference:\n{changes}", pytrace=False)
        pytest.fail(f"{file.relative_to(ROOT)}; `pytest --update` rewrites it:\n{changes}", pytrace=False)

    return check


Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write({path: text})` makes those files in the test's own folder and returns the folder."""

    def make(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return tmp_path

    return make


def published(folder: Path) -> None:
    """Builds the site of the notes in that folder, as another command after the last one would."""
    project = open_project(folder)
    memo = open_memo(project)
    publish_site(project, memo)
    memo.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the tables that tests have recorded (`record_property("table", ...)`), in whichever process they ran."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, table in getattr(report, "user_properties", ()):
                if name == "table" and report.when == "call":
                    terminalreporter.write_line(f"\n{table}\n")


@pytest.fixture(scope="session")
def vaults() -> Path:
    """The five real vaults. They are not in the repository."""
    if not VAULTS.is_dir():
        pytest.skip("the real vaults are not at ../shared/corpus/vaults")
    return VAULTS


@pytest.fixture(scope="session")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The slides of our own notes on lip sync."""
    from papernotes.cli import run

    folder = tmp_path_factory.mktemp("slides")
    for name in ("talking-head.md", "images"):
        source, target = ROOT / "notes" / name, folder / "notes" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    made = folder / "slides.html"
    assert run(["export", "slides", "--notes", str(folder / "notes"), "--output", str(made)]) == 0
    return made
