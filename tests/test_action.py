"""The action and the workflows: valid, with no more rights than they need; and a site made by the steps of the action
works under the path of a project.

The steps are run here as a runner runs them, but for those that are GitHub's own: what `configure-pages` answers is
given, and the artifact is packed as `upload-pages-artifact` packs it.
"""

from __future__ import annotations

import http.server
import os
import re
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
import yaml
from conftest import ROOT
from handbook import fences, page_of

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BASE = "https://me.github.io/papernotes"  # as configure-pages says it
needs_bash = pytest.mark.skipif(not shutil.which("bash") or os.name == "nt", reason="the steps are for bash")

Steps = Callable[[Path, Mapping[str, str]], Path]


def steps_of(document: Any) -> list[dict[str, Any]]:
    jobs = document.get("jobs", {"": document.get("runs")})
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.parametrize("path", [ROOT / "action.yml", *WORKFLOWS], ids=lambda path: path.stem)
def test_valid(path: Path) -> None:
    """GitHub's own schemas hold."""
    schema = "vendor.github-actions" if path.name == "action.yml" else "vendor.github-workflows"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", [ROOT / "action.yml", *WORKFLOWS], ids=lambda path: path.stem)
def test_careful(path: Path) -> None:
    """Only GitHub's own actions are used, by their major version; nothing from outside stands in a script."""
    steps = steps_of(yaml.safe_load(path.read_text(encoding="utf-8")))
    used = {step["uses"] for step in steps if "uses" in step}

    assert all(re.fullmatch(r"actions/[\w-]+@v\d+|\./", name) for name in used)
    assert not [step for step in steps if "${{" in step.get("run", "").replace("${{ matrix.", "")]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_rights(path: Path) -> None:
    """A job may write only what it is for: that which deploys, to Pages."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    for job in document["jobs"].values():
        rights = job.get("permissions", document.get("permissions"))
        deploys = any("deploy-pages" in step.get("uses", "") for step in job["steps"])

        assert {name for name, right in rights.items() if right == "write"} == (
            {"pages", "id-token"} if deploys else set()
        )


def test_ten_lines(tmp_path: Path) -> None:
    """The workflow that the pages show is valid, has about ten lines, and asks the action for what it takes."""
    (shown,) = (fence.text for fence in fences(page_of("en/publish.md")) if fence.info == "yaml workflow")
    (tmp_path / "pages.yml").write_text(shown, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", "pages.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    (step,) = (step for step in steps_of(yaml.safe_load(shown)) if step["uses"].startswith("papernotes/"))

    assert done.returncode == 0, done.stdout + done.stderr
    assert len(shown.splitlines()) <= 12
    assert set(step.get("with", {})) <= set(ACTION["inputs"])
    assert set(re.findall(r"(?m)^\| `([\w-]+)` \|", page_of("en/publish.md"))) == set(ACTION["inputs"])


@pytest.fixture
def steps(tmp_path: Path) -> Steps:
    """`steps(repository, inputs)` runs the scripts of the action there, and gives the folder of the site."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "papernotes"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT}/src exec {sys.executable} -m papernotes "$@"\n', encoding="utf-8")
    program.chmod(0o755)

    def run(folder: Path, inputs: Mapping[str, str]) -> Path:
        given = {name: str(it.get("default", "")) for name, it in ACTION["inputs"].items()} | dict(inputs)
        known = {f"inputs.{name}": value for name, value in given.items()}
        known |= {"runner.temp": str(tmp_path / "runner"), "steps.pages.outputs.base_url": BASE}
        (tmp_path / "runner").mkdir(exist_ok=True)
        said = tmp_path / "output"
        for step in ACTION["runs"]["steps"]:
            if "run" not in step or step["name"] == "Install papernotes":
                continue
            variables = {name: _filled(value, known) for name, value in step["env"].items()}
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=folder / _filled(step["working-directory"], known),
                env={**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "GITHUB_OUTPUT": str(said), **variables},
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
        return Path(re.findall(r"(?m)^path=(.*)$", said.read_text(encoding="utf-8"))[-1])

    return run


def _filled(text: str, known: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: known[found[1]], text)


def pack(site: Path, to: Path) -> None:
    """Unpacks in `to` what upload-pages-artifact packs: all but what begins with a dot."""
    archive = to.with_suffix(".tar")
    options = ["--dereference", "--hard-dereference", "--exclude=.git", "--exclude=.github", "--exclude=.[^/]*"]
    to.mkdir(parents=True)
    subprocess.run(["tar", "--directory", str(site), *options, "-cf", str(archive), "."], check=True)
    with tarfile.open(archive) as opened:
        opened.extractall(to, filter="data")


class Pages(http.server.SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: `404.html` of the project for what is not there."""

    def log_message(self, *_: object) -> None: ...

    def send_error(self, code: int, *_: object) -> None:
        body = Path(self.directory, "papernotes", "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/papernotes/"
    finally:
        server.shutdown()
        server.server_close()


def ask(url: str) -> tuple[int, str]:
    try:
        with urlopen(url) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except HTTPError as error:
        return error.code, error.read().decode()


def links(html: str) -> set[str]:
    """What the page loads and leads to within the site."""
    found = re.findall(r'\b(?:href|src)="([^"#]+)', re.sub(r'<a [^>]*rel="external"', "<a", html))
    return {link for link in found if not re.match(r"(?!https://me\.github\.io/papernotes)[a-z]+:", link)}


def is_sound(home: str) -> None:
    """Pages, files, search, and the page for dead addresses answer under that address."""
    start = ask(home)[1]
    assert "papernotes" in start and f'<link rel="canonical" href="{BASE}/">' in start
    for link in sorted(links(start)):
        status, text = ask(urljoin(home, link.replace(f"{BASE}/", home)))
        assert status == 200 and text, link
    for name in (
        "search/index.js",
        "search/fields.js",
        "search/s/0.js",
        "search/p/0.js",
        "papers.json",
        "assets/theme.js",
    ):
        assert ask(home + name)[0] == 200, name
    status, lost = ask(f"{home}papers/nothing/of/the-kind/")
    assert status == 404
    for link in sorted(links(lost)):
        assert link.startswith(f"{BASE}/") and ask(link.replace(f"{BASE}/", home))[0] == 200, link


@needs_bash
def test_our_notes(steps: Steps, tmp_path: Path) -> None:
    """Our own notes, strictly: what stands in the artifact works under /papernotes/."""
    repository = tmp_path / "repository"
    shutil.copytree(ROOT / "notes", repository / "notes")
    shutil.copy(ROOT / "site.yaml", repository)
    site = steps(repository, {"strict": "true"})
    pack(site, tmp_path / "host" / "papernotes")

    assert (site / ".nojekyll").exists() and not (site / "CNAME").exists()
    with served(tmp_path / "host") as home:
        is_sound(home)


@needs_bash
def test_a_vault(steps: Steps, vaults: Path, tmp_path: Path) -> None:
    """A real vault below the root of its repository, with all its warnings, needs nothing but the action."""
    vault = min((path for path in vaults.iterdir() if path.is_dir()), key=lambda path: sum(1 for _ in path.rglob("*")))
    shutil.copytree(vault, tmp_path / "repository" / "vault")
    pack(steps(tmp_path / "repository", {"folder": "vault"}), tmp_path / "host" / "papernotes")

    with served(tmp_path / "host") as home:
        is_sound(home)


@needs_bash
def test_strict(steps: Steps, tmp_path: Path) -> None:
    """A warning stops the publication where the workflow says so, and only there."""
    (tmp_path / "repository").mkdir()
    (tmp_path / "repository" / "a.md").write_text("# A\n\n[[nowhere]]\n", encoding="utf-8")

    assert (steps(tmp_path / "repository", {}) / "index.html").exists()
    with pytest.raises(AssertionError, match="broken-link"):
        steps(tmp_path / "repository", {"strict": "true"})
