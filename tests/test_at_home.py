"""Which notes stay at home: whatever names them as private or drafts, in any form that a person would take for it."""

from __future__ import annotations

import pytest
from conftest import Write

from papernotes.build import build, open_project
from papernotes.text import globs_below, matches_glob

OTHER = {"notes/open.md": "# Open\n\nNothing to hide.\n"}


def published(write: Write, note: str, settings: str = "") -> bool:
    """Whether that note is published where another is."""
    folder = write({"site.yaml": settings, "notes/a.md": note} | OTHER)
    pages = [page.note.path for page in build(open_project(folder)).library.notes]
    assert "open.md" in pages
    return "a.md" in pages


# Globs that all mean the folder `diary` of the notes in `notes`.
DIARY = (
    *("diary", "diary/", "./diary", "/diary", "././diary/", "notes/diary", "./notes/diary/", "/notes/diary", "Diary"),
    *("**/diary", "**/diary/**", "diary/**", "diary/**/*.md", "diary/*.md", "notes/**/diary", "*/diary", " diary "),
    *("notes\\\\diary", "**/**/diary", "notes//diary", "notes/./diary"),
)


@pytest.mark.parametrize("glob", DIARY)
def test_globs(glob: str, write: Write) -> None:
    """A glob of `private` means what it says from the notes and from site.yaml, whatever is written around it."""
    notes = {"notes/diary/a.md": "# A\n", "notes/diary/deep/b.md": "# B\n"}
    site = build(open_project(write({"site.yaml": f'private: ["{glob}"]\n', **notes, **OTHER})))

    assert [page.note.path for page in site.library.notes] == ["open.md"]
    assert "idle-private" not in {item.code for item in site.diagnostics}


@pytest.mark.parametrize(
    ("path", "glob", "wanted"),
    [
        ("a/diary/b.md", "/diary", False),
        ("a/diary/b.md", "./diary", False),
        ("a/diary/b.md", "**/diary", True),
        ("a/diary/b.md", "diary", True),
        ("diary.md", "diary", False),
        ("diary2/a.md", "diary/**", False),
        ("a/b/c.md", "a/**/c.md", True),
        ("a/c.md", "a/**/c.md", True),
        ("ab/c.md", "a**/c.md", True),
        ("a/c.mdx", "a/**/*.md", False),
        ("[2022 ICML] A.md", "[2022 ICML] A.md", True),
        ("a/b.md", "/", True),
        ("a/b.md", "", False),
        ("b.md", "notes/b.md", False),
    ],
)
def test_one_glob(path: str, glob: str, wanted: bool) -> None:
    """`**/` is any folders or none, a slash before all of it the folder of the notes, brackets may be brackets."""
    assert matches_glob(path, glob) is wanted


def test_globs_elsewhere(write: Write) -> None:
    """So it is where the notes have another folder; and `ignore` may begin at site.yaml, too."""
    yaml = "notes: my vault/md\nprivate: [my vault/md/diary]\nignore: [./my vault/md/old]\n"
    files = {f"my vault/md/{name}/a.md": "# A\n" for name in ("diary", "old", "new")}
    site = build(open_project(write({"site.yaml": yaml, **files})))

    assert [page.note.path for page in site.library.notes] == ["new/a.md"]
    assert globs_below(("*.md", "other/notes/a"), "notes") == ("*.md", "other/notes/a")


def test_idle_globs(write: Write) -> None:
    """A glob of `private` that names no file is told with its line; one that names a figure alone is not."""
    yaml = "title: A\nprivate:\n  - a.svg\n  - dairy\n"
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    site = build(open_project(write({"site.yaml": yaml, "notes/a.svg": drawing, **OTHER})))
    said = [item for item in site.diagnostics if item.code == "idle-private"]

    assert [(item.severity, item.span and (item.span.path, item.span.line)) for item in said] == [
        ("warning", ("site.yaml", 4))
    ]
    assert "`dairy`" in said[0].message
