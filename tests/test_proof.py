"""`papernotes check` looks at the whole site: what only shows when all its files are made."""

from __future__ import annotations

import json

import pytest
from conftest import ROOT, Write

from papernotes.build import build, open_project
from papernotes.cli import run
from papernotes.config import Markdown
from papernotes.loader.markdown import parse_blocks
from papernotes.model import Attachment, Library, Output, Tag
from papernotes.normaliser.tidy import slips
from papernotes.renderer.publishing.proof import LARGEST_FILE, LARGEST_SITE, proof


def codes(*pages: tuple[str, str], files: tuple[Attachment, ...] = ()) -> list[tuple[str, int]]:
    outputs = (*(Output(path, text.encode()) for path, text in pages), *(Output(f.path, copy=f.path) for f in files))
    return [(item.code, item.span.line if item.span else 0) for item in proof(outputs, files)]


def page(body: str) -> str:
    return f'<!doctype html>\n<html><head><meta charset="utf-8"></head>\n<body id="b">\n{body}\n</body></html>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="b/index.html#x">x</a><img src="https://e.org/a.png"><a href="#b">y</a><a href="#top">z</a>', []),
        ('<p>\n<a href="c.html">x</a></p>', [("dead-link", 5)]),
        ('<img srcset="a.webp 640w, b/index.html 1280w">', [("dead-link", 4)]),
        ('<a href="b/index.html#nowhere">x</a>', [("dead-anchor", 4)]),
        ('<a href="b/#%E5%AD%97">x</a>', []),
        ('<p id="x"></p><p id="x"></p>', [("duplicate-id", 4)]),
        ("<div><p></div>", [("unbalanced-html", 4)] * 4),
        ("<div>", [("unbalanced-html", 4)] * 3),
        ('<script>if (a < b) "</div>"</script><!-- <p> --><br><svg><path d="M0"/></svg><a title="a > b">x</a>', []),
    ],
)
def test_page(body: str, expected: list[tuple[str, int]]) -> None:
    """Dead links and anchors, ids that stand twice, and what is not closed, each with its line."""
    assert sorted(codes(("index.html", page(body)), ("b/index.html", page('<p id="x"></p><p id="字"></p>')))) == sorted(
        [*expected] if "div" not in body else codes(("index.html", page(body)))
    )


def test_unbalanced() -> None:
    """What never closes, and what closes nothing."""
    assert {code for code, _ in codes(("index.html", page("<div>")))} == {"unbalanced-html"}
    assert {code for code, _ in codes(("index.html", page("</div>")))} == {"unbalanced-html"}


def test_sizes() -> None:
    """The limits of GitHub: 100 MB a file, 1 GB a site; a file that no page needs is told."""
    large = Attachment("talk.mp4", LARGEST_FILE + 1, "d")
    many = tuple(Attachment(f"{n}.mp4", LARGEST_FILE, f"{n}") for n in range(LARGEST_SITE // LARGEST_FILE + 1))

    assert codes(files=(large,)) == [("large-file", 1)]
    assert codes(files=many) == [("large-site", 0)]
    assert [item.code for item in proof((), (large, Attachment("a.bib", 1, "e")))] == ["unused-file"]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("rendering", "renderings", True),
        ("rendering", "rendeirng", False),
        ("Splatting", "splating", True),
        ("三维重建", "三维重健", True),
        ("3dgs4", "3dgs5", False),
        ("GAN", "CAN", False),
        ("说话", "说化", False),
    ],
)
def test_tags(one: str, other: str, said: bool) -> None:
    """Tags that differ by a letter are told, not those that differ by a digit, or are short."""
    tags = (Tag("a", one, ("p", "q")), Tag("b", other, ("r",)))
    found = slips(Library(tags=tags))

    assert [item.code for item in found] == (["similar-tags"] if said else [])
    assert not said or f"{other}: {one}" in found[0].hint


def test_own_notes() -> None:
    """The notes of this repository make a site without a fault."""
    project = open_project(ROOT, notes=ROOT / "notes")
    site = build(project)

    assert [item for item in proof(site.outputs, site.library.attachments) if item.code != "unused-file"] == []


def test_leaks(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """--leaks tells what is public, what of it is new, what stays at home, and what looks like a slip."""
    notes = {"notes/a.md": "# A\n\npassword: hunter2xx, /home/zhang/papers and ghp_" + "a" * 36 + "\n"}
    folder = write({"site.yaml": "", **notes, "notes/b.md": "---\ndraft: true\n---\n# B\n"})
    shared = ["--config", str(folder / "site.yaml"), "--notes", str(folder / "notes"), "--jobs", "1"]

    assert run(["check", "--leaks", *shared]) == 0
    said = capsys.readouterr().out
    assert "all of it" in said and "b.md:2: draft: true" in said
    assert all(word in said for word in ("a password: password: hunter2xx", "/home/zhang", "a key of a service"))
    assert not (folder / "site").exists()
    assert run(["build", "-q", *shared]) == 0
    write({"notes/c.md": "# C\n"})
    assert run(["check", "--leaks", "--format", "json", *shared]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["new"] == ["notes/c/index.html"]
    assert [item["path"] for item in told["withheld"]] == ["b.md"]


def test_a_fence_of_braces() -> None:
    """A fence whose language is a brace and nothing else is code of no language."""
    assert [block.info for block in parse_blocks("```{\nx\n```\n", "a.md", Markdown()).value] == [""]
