"""How well the five real vaults are understood, by the score that came with them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import VAULTS

from papernotes.build import Project, build, open_project

SHARED = VAULTS.parents[1]
pytestmark = pytest.mark.skipif(not VAULTS.is_dir(), reason="the vaults are not beside the project (../shared/corpus)")
AT_LEAST = {
    "title right": 0.98,
    "kind right": 0.98,
    "topic right": 0.97,
    "short name right": 0.95,
    "venue right": 0.95,
    "year right": 0.95,
    "tag precision": 1.0,
    "tag recall": 1.0,
    "section precision": 0.90,
    "section recall": 0.85,
    "link recall": 0.95,
    "paper F1": 0.99,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers.json of the vaults."""
    folder = tmp_path_factory.mktemp("vaults")
    project: Project = open_project(folder, notes=VAULTS, output=folder / "site")
    outputs = {output.path: output.content for output in build(project).outputs}
    path = folder / "papers.json"
    path.write_bytes(outputs["papers.json"])
    return path


def test_score(library: Path) -> None:
    """Each figure of the score reaches what was set for it, and at most one venue or year is made up.

    The score counts two more for an empty entry of a paper whose other entry says both.
    """
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(SHARED / "corpus" / "truth"), str(library)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = {row[:20].strip(): row[20:].strip() for row in done.stdout.splitlines()}
    figures = {name: float(rows[name].split()[0]) for name in AT_LEAST}
    made_up = [int(number) for number in re.findall(r"(\d+) made up", done.stdout)]

    assert not {name: figure for name, figure in figures.items() if figure < AT_LEAST[name]}
    assert sum(made_up) <= 2


def test_every_entry(library: Path) -> None:
    """Each of the labelled entries has a page, the collections that may be read either way included."""
    papers = json.loads(library.read_text(encoding="utf-8"))["papers"]
    sources = {(source["path"], source["line"]) for paper in papers for source in paper["sources"]}
    truths = [json.loads(file.read_text(encoding="utf-8")) for file in (SHARED / "corpus" / "truth").glob("*.json")]
    wanted = [(truth["source"], entry["line"]) for truth in truths for entry in truth["papers"]]

    assert not [entry for entry in wanted if entry not in sources]
