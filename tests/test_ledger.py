"""Addresses that last: what was published is found again after titles change, entries move and papers merge."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from conftest import Write

from papernotes.build import build, open_project, read
from papernotes.cli import run
from papernotes.config import Config
from papernotes.model import Library, Move
from papernotes.permalinks.addresses import addressed, claims, recorded, updated
from papernotes.permalinks.ledger import Address, format_ledger, read_ledger, write_ledger

ONE = "## NeRF: Representing Scenes as Neural Radiance Fields\n\nECCV 2020\n\n### 方法\n\ntext\n\n"
TWO = "## Instant Neural Graphics Primitives with a Hash Encoding\n\nSIGGRAPH 2022\n\n### 方法\n\ntext\n\n"
LINK = "[arXiv](https://arxiv.org/abs/2003.08934)\n\n"


def library(folder: Path) -> Library:
    return read(open_project(folder)).value


def publish(folder: Path) -> None:
    write_ledger(folder, updated(library(folder), read_ledger(folder).value))


def moves(folder: Path) -> dict[str, str]:
    return {move.url: move.to for move in library(folder).moved}


def broken(folder: Path) -> list[str]:
    return [item.message for item in build(open_project(folder)).diagnostics if item.code == "broken-address"]


def test_written_and_read(tmp_path: Path) -> None:
    """What is written is read as it was, whatever titles hold; a second time nothing is written."""
    ledger = {
        "papers/a/": Address('A: "quoted" {x} # 论文\n', "笔记/a b.md", ("arxiv:1", "doi:10.1/x")),
        "papers/true/": Address(moved="papers/a/"),
        "papers/1e3/": Address(moved="gone"),
        "notes/笔记/": Address(note="yes"),
    }

    assert write_ledger(tmp_path, ledger) and not write_ledger(tmp_path, ledger)
    got = read_ledger(tmp_path).value
    assert {url: msgspec.structs.replace(item, line=1) for url, item in got.items()} == ledger
    lines = format_ledger(ledger).splitlines()
    assert all(url in lines[item.line - 1] for url, item in got.items())
    assert format_ledger(ledger).count("\n") == 2 + len(ledger)


@pytest.mark.parametrize("text", ["[1, 2]", "papers/a/: {title: [1]}", "papers/a/: 3", ": : :", "a: &a [*a]"])
def test_damaged(text: str, write: Write) -> None:
    """A ledger that cannot be read is told, and nothing is made of it."""
    folder = write({"addresses.yaml": text, "notes/a.md": ONE})

    assert [item.code for item in read_ledger(folder).diagnostics] == ["bad-addresses"]
    assert moves(folder) == {}


def test_title_changes(write: Write) -> None:
    """A paper with a new title is known by its ids, its old title in another entry, or its place."""
    folder = write({"notes/a.md": ONE + LINK, "notes/b.md": TWO})
    publish(folder)
    new = ONE.replace("NeRF: Representing Scenes", "Radiance: Painting Places") + LINK
    write({"notes/a.md": new, "notes/b.md": TWO.replace("Instant", "Very Fast")})
    papers = {url: to for url, to in moves(folder).items() if url.startswith("papers/")}

    assert papers == {
        "papers/nerf/": "papers/radiance/",
        "papers/instant-neural-graphics-primitives-with-a-hash-encoding/": (
            "papers/very-fast-neural-graphics-primitives-with-a-hash/"
        ),
    }
    assert broken(folder) == []
    page = next(o.content.decode() for o in build(open_project(folder)).outputs if o.path == "papers/nerf/index.html")
    assert 'content="0; url=../radiance/index.html"' in page and 'href="../radiance/index.html"' in page


def test_chain(write: Write) -> None:
    """After three changes each old address leads to the newest one at once."""
    folder = write({"notes/a.md": ONE + LINK})
    for word in ("NeRF", "Radiance", "Fields", "Rays"):
        write({"notes/a.md": ONE.replace("NeRF", word) + LINK})
        publish(folder)

    assert moves(folder) == {f"papers/{name}/": "papers/rays/" for name in ("nerf", "radiance", "fields")}


def test_entry_moves(write: Write) -> None:
    """An entry in another file keeps its address; the page of a file that is gone leads to where its papers are."""
    folder = write({"notes/a.md": ONE, "notes/b.md": TWO})
    publish(folder)
    (folder / "notes" / "a.md").unlink()
    write({"notes/b.md": TWO + ONE})

    assert moves(folder) == {"notes/a/": "notes/b/"}
    assert broken(folder) == []


def test_file_renamed(write: Write) -> None:
    """A file in another folder, or with another name, is known by its name or its papers."""
    folder = write({"notes/a.md": ONE, "notes/b.md": TWO})
    publish(folder)
    (folder / "notes" / "x").mkdir()
    shutil.move(folder / "notes" / "a.md", folder / "notes" / "x" / "a.md")
    shutil.move(folder / "notes" / "b.md", folder / "notes" / "c.md")

    assert {url: to for url, to in moves(folder).items() if url.startswith("notes/")} == {
        "notes/a/": "notes/x-a/",
        "notes/b/": "notes/c/",
    }


def test_two_merge(write: Write) -> None:
    """Two entries that become one paper leave no address behind."""
    other = "## Radiance Fields Twice\n\n\nCVPR 2021\n\n### 方法\n\nsame\n"
    folder = write({"notes/a.md": ONE, "notes/b.md": other})
    publish(folder)
    same = 'same: [["Radiance Fields Twice", "NeRF: Representing Scenes as Neural Radiance Fields"]]\n'
    write({"site.yaml": same})
    merged = library(folder)

    assert len(merged.papers) == 1
    assert len([move for move in merged.moved if move.url.startswith("papers/")]) == 1
    assert broken(folder) == []


def test_first_keeps_its_address(write: Write) -> None:
    """A paper that came later, and wants the same address, does not take it from the one that is published."""
    folder = write({"notes/b.md": "## NeRF: The Second by Name of Them All\n\nECCV 2020\n"})
    publish(folder)
    write({"notes/a.md": "## NeRF: A First by Name of Them All Yet\n\nECCV 2020\n"})
    titles = {paper.id: paper.title for paper in library(folder).papers}

    assert titles["nerf"] == "NeRF: The Second by Name of Them All"
    assert len(titles) == 2 and broken(folder) == []


def test_gone(write: Write) -> None:
    """An address that would be dead is told with the line that keeps it; that line keeps it, and `gone` lets it go."""
    folder = write({"notes/a.md": ONE, "notes/b.md": TWO})
    publish(folder)
    (folder / "notes" / "a.md").unlink()
    said = [item for item in build(open_project(folder)).diagnostics if item.code == "broken-address"]

    assert len(said) == 2 and "redirects: {papers/nerf/: papers/" in said[1].hint
    write({"site.yaml": "redirects: {papers/nerf/: 'https://example.org/', /notes/a: notes/b/}\n"})
    assert broken(folder) == [] and moves(folder)["papers/nerf/"] == "https://example.org/"
    ledger = (folder / "addresses.yaml").read_text()
    lines = [f"{line.split(': ')[0]}: gone" if "a.md" in line else line for line in ledger.splitlines()]
    write({"site.yaml": "", "addresses.yaml": "\n".join(lines)})
    assert broken(folder) == [] and moves(folder) == {}


def test_topics_and_tags(write: Write) -> None:
    """A topic is known by its name wherever it stands; one that is gone leads to the one above it, or to the index."""
    folder = write({"notes/a.md": "# 视觉\n\n" + ONE.replace("text", "text #neural")})
    publish(folder)
    write({"notes/a.md": "# Vision\n\n" + ONE})

    assert {to for url, to in moves(folder).items() if url.startswith(("topics/", "tags/"))} == {"topics/", ""}
    assert broken(folder) == []


def test_damaged_lines(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """A line that is no address leaves the others as they are; what cannot be read to its end is not written over."""
    text = "papers/old/: papers/nerf/\npapers/typo/: 5\npapers/nerf/: {title: NeRF, note: a.md}\n"
    folder = write({"addresses.yaml": text, "notes/a.md": ONE})

    assert moves(folder) == {"papers/old/": "papers/nerf/"}
    assert [item.span.line for item in read_ledger(folder).diagnostics if item.span] == [2]
    for damaged in (text, f"<<<<<<< HEAD\n{text}=======\n>>>>>>> theirs\n"):
        write({"addresses.yaml": damaged, "site.yaml": ""})
        run(["check", "--addresses", "--write", "--config", str(folder / "site.yaml")])
        assert (folder / "addresses.yaml").read_text(encoding="utf-8") == damaged
        assert "is not written" in capsys.readouterr().out


NO_PAGES = [
    *(
        "/assets/style.css",
        "/Assets/x/",
        "/files/x.png",
        "/papers/nerf/index.md",
        "/papers/nerf/index.html/x/",
        "/a.html/b/",
    ),
    *(
        "/.papernotes.json",
        "/%2e%2e/y/",
        "/../y/",
        "/a%00/",
        "/a\\b/",
        f"/{'x' * 300}/",
        f"/{'长' * 90}/",
        "/x.js",
        "/a.md/",
    ),
]
SHOWN = [
    "/papers//nerf/",
    "/./papers/nerf/",
    "/papers/%6eerf/",
    "/Papers/NeRF/",
    "/papers/nerf/index.html",
    "/404.html",
]
LEAD = {
    "/old/post.html": "old/post.html",
    "/2020/v1.2/": "2020/v1.2/",
    "/old": "old/",
    "/旧 名/": "旧%20名/",
    "old//x/./": "old/x/",
}


@pytest.mark.parametrize("written", [*NO_PAGES, *SHOWN])
def test_no_addresses(write: Write, written: str) -> None:
    """What is no address of a page, or shows something, leads nowhere, wherever it is written; it is told, and the
    site is whole."""
    quoted = json.dumps(written)
    note = f"---\naliases: [{quoted}]\n---\n\n# Old things\n\ntext\n"
    config = f"redirects:\n  {quoted}: papers/nerf/\n"
    ledger = f"{json.dumps(written.lstrip('/'))}: papers/nerf/\n"
    plain_site = build(open_project(write({"notes/a.md": ONE, "notes/b.md": "# Old things\n\ntext\n"})))
    for files in ({"notes/b.md": note}, {"site.yaml": config}, {"addresses.yaml": ledger, "site.yaml": ""}):
        folder = write(files)
        if "addresses.yaml" in files:
            (folder / "notes" / "b.md").write_text("# Old things\n\ntext\n", encoding="utf-8")
        site = build(open_project(folder))
        assert {output.path for output in site.outputs} == {output.path for output in plain_site.outputs}
        if "addresses.yaml" not in files or written in NO_PAGES:
            assert {item.code for item in site.diagnostics} & {"broken-address", "bad-addresses"}


@pytest.mark.parametrize(("written", "url"), LEAD.items())
def test_whole_addresses(write: Write, written: str, url: str) -> None:
    """An address of a page, however it is written, leads to what it meant."""
    folder = write({"notes/a.md": ONE, "site.yaml": f"redirects: {{{json.dumps(written)}: /papers/nerf}}\n"})

    assert moves(folder) == {url: "papers/nerf/"}


def test_aliases(write: Write) -> None:
    """Names that a note had lead to it, and whole addresses as Hugo writes them; no page is hidden by one."""
    head = "---\naliases: [神经辐射场, /posts/old/, a]\n---\n"
    folder = write({"notes/nerf.md": head + ONE, "notes/a.md": TWO})

    assert moves(folder) == {
        "notes/shen-jing-fu-she-chang/": "notes/nerf/",
        "papers/a/": "papers/nerf/",
        "papers/shen-jing-fu-she-chang/": "papers/nerf/",
        "posts/old/": "papers/nerf/",
    }


@pytest.mark.parametrize(
    "line",
    ["papers/x/: papers/none/", "papers/nerf/: notes/a/", "../x/: notes/a/", "'': notes/a/", "/../../x: notes/a/"],
)
def test_bad_redirects(line: str, write: Write) -> None:
    """A redirect that leads nowhere, hides a page or leaves the site is told and not made."""
    folder = write({"site.yaml": f"title: a\nredirects:\n  posts/old/: papers/nerf/\n  {line}\n", "notes/a.md": ONE})

    assert len(broken(folder)) == 1
    told = build(open_project(folder)).diagnostics
    assert [item.span.line for item in told if item.span and item.code == "broken-address"] == [4]
    assert moves(folder) == {"posts/old/": "papers/nerf/"}


def test_strict_refuses(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """A strict build that would break a published address writes nothing; only `--write` changes the ledger."""
    folder = write({"notes/a.md": ONE, "notes/b.md": TWO, "site.yaml": "title: a\n"})
    shared = ["--config", str(folder / "site.yaml"), "--notes", str(folder / "notes"), "--jobs", "1"]

    assert run(["check", "--addresses", *shared]) == 0
    assert not (folder / "addresses.yaml").exists() and "new: 4" in capsys.readouterr().out
    assert run(["check", "--addresses", "--write", *shared]) == 0
    assert len(read_ledger(folder).value) == 4
    (folder / "notes" / "a.md").unlink()
    assert run(["build", "--strict", *shared]) == 1
    assert not (folder / "site").exists()
    assert run(["check", "--addresses", "--strict", *shared]) == 1
    assert run(["build", *shared]) == 0
    assert (folder / "site" / "index.html").is_file()


def test_not_by_order() -> None:
    """What is recorded names what is there, and a library of nothing has no addresses."""
    assert recorded(Library()) == {} and claims({}) == {}
    assert addressed(Library(), {"papers/a/": Address(moved="papers/b/"), "papers/b/": Address(moved="papers/a/")},
                     Config()).value.moved == ()  # fmt: skip
    assert addressed(Library(), {"tags/a/": Address("a")}, Config()).value.moved == (Move("tags/a/", ""),)
