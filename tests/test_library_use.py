"""papernotes as a library: what is promised to programs of others, typed and quick to import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Write

import papernotes

NOTE = "# 三维重建\n\n## NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis\n\nECCV 2020\n"
CONSUMER = '''\
"""A program of somebody else."""

import papernotes
from papernotes import Library, Paper, load


def titles(library: Library) -> list[str]:
    return [paper.title for paper in library.papers]


def years(papers: tuple[Paper, ...]) -> dict[str, int | None]:
    return {paper.id: paper.year for paper in papers}


library = load("notes", drafts=True)
reveal_type(library)
checked = papernotes.read("notes")
for found in checked.diagnostics:
    print(found.code, found.span.line if found.span else 0)
print(titles(checked.value), years(library.papers), papernotes.__version__)
'''


def python(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("place", [".", "notes", "site.yaml"])
def test_load(write: Write, place: str) -> None:
    """A folder of notes, one that holds them, and a site.yaml are all a library."""
    folder = write({"notes/nerf.md": NOTE, "site.yaml": "title: 论文\n"})

    library = papernotes.load(folder / place)

    assert [paper.short for paper in library.papers] == ["NeRF"]
    assert sorted(path.name for path in folder.iterdir()) == ["notes", "site.yaml"], "nothing is written"


def test_drafts(write: Write) -> None:
    """Drafts are asked for; what is private is never given."""
    folder = write({"a.md": f"---\ndraft: true\n---\n\n{NOTE}", "b.md": f"---\nprivate: true\n---\n\n{NOTE}"})

    assert not papernotes.load(folder).papers
    assert [page.note.path for page in papernotes.load(str(folder), drafts=True).notes] == ["a.md"]


def test_diagnostics(write: Write) -> None:
    """`read` gives what is wrong, too."""
    folder = write(
        {"nerf.md": f"---\ntitle: a: b\n---\n\n{NOTE}", "site.yaml": "diagnostics: {bad-front-matter: error}\n"}
    )

    assert [(item.code, item.severity) for item in papernotes.read(folder).diagnostics] == [
        ("bad-front-matter", "error")
    ]


def test_errors(write: Write) -> None:
    """What is not there, and a site.yaml that cannot be used, are exceptions with words."""
    folder = write({"site.yaml": "titel: x\n"})

    with pytest.raises(FileNotFoundError, match="nowhere"):
        papernotes.load(folder / "nowhere")
    with pytest.raises(papernotes.ConfigError, match="titel"):
        papernotes.load(folder)


def test_names() -> None:
    """Every name that is promised is there, and says what it is; no other is given away by accident."""
    promised = [getattr(papernotes, name) for name in papernotes.__all__ if name != "__version__"]

    assert all(thing.__doc__ for thing in promised)
    assert dir(papernotes) == sorted(papernotes.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        papernotes.lod  # noqa: B018


def test_quick() -> None:
    """`import papernotes` alone imports nothing that takes time."""
    code = "import sys, papernotes; print(*sys.modules)"
    loaded = set(python("-c", code, cwd=ROOT).stdout.split())

    assert not {name.partition(".")[0] for name in loaded} & {"msgspec", "yaml", "markdown_it", "click", "jinja2"}
    assert {name for name in loaded if name.startswith("papernotes")} == {"papernotes", "papernotes.version"}


def test_typed(write: Write) -> None:
    """A strict type checker knows all of it: the package says that it is typed."""
    folder = write({"consumer.py": CONSUMER})
    cache = str(folder / "cache")

    done = python(
        "-m", "mypy", "--strict", "--cache-dir", cache, "--config-file", os.devnull, "consumer.py", cwd=folder
    )

    assert (ROOT / "src" / "papernotes" / "py.typed").is_file()
    wrong = [line for line in done.stdout.splitlines() if line.startswith("consumer.py") and ": error:" in line]
    assert not wrong, done.stdout
    assert 'Revealed type is "papernotes.model.Library"' in done.stdout, done.stdout + done.stderr


def test_example() -> None:
    """The example runs on our own notes."""
    done = python("examples/reading_statistics.py", "notes", cwd=ROOT)

    assert (done.returncode, done.stderr) == (0, "")
    assert "papers in" in done.stdout and "named by" in done.stdout
