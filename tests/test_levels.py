"""Topics, tags and folders in one another: a dozen levels are levels, the rest stays in the name of the last one."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Write

from papernotes.build import build, open_project
from papernotes.model import Site

PAPER = "paper: https://arxiv.org/abs/2003.08934\n"
DEEP = 2000


def _site(folder: Path) -> Site:
    return build(open_project(folder))


def _head(line: str) -> str:
    return f'---\ntitle: "A: paper here"\n{PAPER}{line}\n---\n\n## Method\n\ntext\n'


@pytest.mark.parametrize(
    ("note", "line"),
    [
        (_head(f'topic: "{"/".join(f"b{n}" for n in range(DEEP))}"'), 4),
        (_head(f'tags: ["{"/".join(f"b{n}" for n in range(DEEP))}"]'), 4),
        (f"# NeRF: a paper\n\nECCV 2020 #{'/'.join(f'b{n}' for n in range(DEEP))}\n", 1),
    ],
    ids=("topic", "tags of the head", "tag in the text"),
)
def test_deep(note: str, line: int, write: Write) -> None:
    """A topic or tag of thousands of levels is built as one of a dozen, none of its words is lost, and it is told."""
    site = _site(write({"notes/a.md": note, "notes/b.md": "# Other\n\n[[a]]\n"}))
    library = site.library

    assert [(item.code, item.span and item.span.line) for item in site.diagnostics] == [("deep-nesting", line)]
    whole = "/".join(f"b{n}" for n in range(DEEP))
    if library.topics:
        assert len(library.topics) == 12
        assert "/".join(library.topics[-1].path) == whole
    else:
        assert len(library.tags) == 12
        assert library.tags[-1].name == library.papers[0].tags[0] == whole
    parents = {tag.id: tag.parent for tag in library.tags}
    depth, at = 0, library.tags[-1].id if library.tags else ""
    while at:
        depth, at = depth + 1, parents[at]
    assert depth == (12 if library.tags else 0)


def test_twelve_levels(write: Write) -> None:
    """What a person nests is left as it is, and nothing is said of it."""
    path = "/".join(f"b{n}" for n in range(12))
    site = _site(write({"notes/a.md": _head(f'topic: "{path}"\ntags: ["{path}"]')}))

    assert not site.diagnostics
    assert site.library.topics[-1].path == tuple(path.split("/"))
    assert len(site.library.tags) == 12


def test_tags_within_one_another_by_hyphens(write: Write) -> None:
    """Tags of which each begins with the one before are nested a dozen levels deep, too."""
    tags = ["-".join(["deep"] * n) for n in range(1, 400)]
    library = _site(write({"notes/a.md": _head(f"tags: [{', '.join(tags)}]")})).library
    parents = {tag.id: tag.parent for tag in library.tags}

    assert [tag.name for tag in library.tags] == tags
    assert library.tags[2].parent == library.tags[1].id
    deepest = 0
    for name in parents:
        depth = 0
        while name:
            depth, name = depth + 1, parents[name]
        deepest = max(deepest, depth)
    assert deepest == 12


def test_deep_folders(tmp_path: Path) -> None:
    """Folders nested by the thousand end no build: what is in the first hundred is read, and the rest is told."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("# Seen\n\ntext\n")
    place = tmp_path / "notes"
    for _ in range(110):
        place = place / "b"
        place.mkdir()
    (place / "a.md").write_text("# Unseen\n\ntext\n")
    site = _site(tmp_path)

    assert [page.title for page in site.library.notes] == ["Seen"]
    assert [item.code for item in site.diagnostics] == ["unreadable-file"]
    assert "100 folders deep" in site.diagnostics[0].message
