"""The site's double: an edit changes in it what the site changes, and nothing that stands in it is believed."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from pathlib import Path

import pytest
from conftest import published

from papernotes.model import Output
from papernotes.renderer.publishing.exchange import exchange
from papernotes.renderer.publishing.publish import publication, publish
from papernotes.renderer.publishing.trees import MANIFEST

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders change names on Linux and macOS")
PAGES = [f"{folder}/{number}/index.html" for folder in ("papers", "notes") for number in range(20)]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a double."""
    (tmp_path / "kept").mkdir()
    for missing in (2, 1, 0):
        write(tmp_path / "site", *PAGES[missing:])
    assert double_of(tmp_path / "site").is_dir()
    return tmp_path / "site"


def double_of(site: Path) -> Path:
    return site.parent / "kept" / "site"


def write(site: Path, *paths: str, edition: str = "") -> None:
    outputs = tuple(Output(path, f"{path}{edition}".encode()) for path in paths)
    publish(outputs, site, site.parent / "notes", double=double_of(site))


def same(site: Path) -> bool:
    """Whether the site's double has second names of all files of ours, a copy of their list, and nothing else."""
    double, whole = files(double_of(site)), files(site)
    ours = {*json.loads((site / MANIFEST).read_text())["files"]}
    return (
        double.pop(MANIFEST)[1] == whole[MANIFEST][1]
        and double == {path: whole[path] for path in ours}
        and folders(double_of(site)) == {str(folder) for path in ours for folder in Path(path).parents} - {"."}
    )


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """By their paths: the number of each file, and what is in it, or where it leads."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_ino,
            bytes(path.readlink()) if path.is_symlink() else path.read_bytes(),
        )
        for path in found
    }


def folders(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_dir()}


def test_is_the_same_files(site: Path) -> None:
    """Site and double are the same files by two names, whatever comes, changes and goes."""
    chance = random.Random(1)
    for edition in range(12):
        paths = chance.sample(PAGES, 30) + ([f"{PAGES[0]}/deep/a.txt"] if edition % 3 == 0 else [])
        (site / "CNAME").write_text(str(edition))
        wanted = {path for path in paths if path != PAGES[0] or edition % 3}
        write(site, *wanted, edition=str(edition % 4))

        assert files(site).keys() == {*wanted, MANIFEST, "CNAME"}
        assert same(site)


def test_of_a_large_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first build of a large site makes none, and the first after an edit does."""
    monkeypatch.setattr("papernotes.renderer.publishing.double._LARGE", len(PAGES))
    (tmp_path / "kept").mkdir()
    for edition, there in (("", False), ("2", True)):
        write(tmp_path / "site", *PAGES, edition=edition)
        assert double_of(tmp_path / "site").exists() is there

    assert same(tmp_path / "site")


def test_costs_what_changes(site: Path) -> None:
    """A page that changed makes no folder and no name for those that stay."""
    made: list[tuple[str, ...]] = []

    def seen(event: str, given: tuple[object, ...]) -> None:
        if watched and event in ("os.mkdir", "os.link", "os.remove", "os.rmdir", "os.rename"):
            made.append((event, *map(str, given)))

    watched = False
    sys.addaudithook(seen)
    outputs = tuple(Output(path, (path if at else "changed").encode()) for at, path in enumerate(PAGES))
    write(site, *PAGES)
    watched = True
    publish((*outputs, Output("new.html", b"")), site, site.parent / "notes", double=double_of(site))
    watched = False

    assert same(site) and len(files(site)) == len(PAGES) + 2
    assert 0 < len(made) < 20


def test_nothing_in_it_is_believed(site: Path, tmp_path: Path) -> None:
    """What somebody changed in a double does not come to the site, and nothing is written or deleted through it."""
    theirs, double = tmp_path / "theirs", double_of(site)
    theirs.mkdir()
    (theirs / "index.html").write_text("theirs")
    (double / PAGES[5]).unlink()
    (double / PAGES[5]).write_text("evil")
    (double / "evil.html").write_text("evil")
    (double / "evil").mkdir()
    (double / "evil/link").symlink_to(theirs / "index.html")
    for within in (PAGES[6], PAGES[0]):  # one that stays, one that is written
        shutil.rmtree((double / within).parent)
        (double / within).parent.symlink_to(theirs)
    (double / PAGES[7]).unlink()
    (double / PAGES[7]).mkdir()
    (double / PAGES[7] / "deep").write_text("evil")
    shutil.rmtree((double / PAGES[8]).parent)
    (double / PAGES[8]).parent.write_text("evil")
    write(site, *PAGES, "a/b.html")

    assert {path: data for path, (_, data) in files(site).items() if path != MANIFEST} == {
        path: path.encode() for path in (*PAGES, "a/b.html")
    }
    assert [path.name for path in theirs.iterdir()] == ["index.html"] and (
        theirs / "index.html"
    ).read_text() == "theirs"
    assert same(site)


@pytest.mark.parametrize("around", [False, True])
def test_links_for_a_double(around: bool, site: Path, tmp_path: Path) -> None:
    """A link in the place of a double, or of the folder around it, leads nobody away."""
    theirs, double = tmp_path / "theirs", double_of(site)
    (double.parent if around else double).rename(theirs)
    before = files(theirs)
    (double.parent if around else double).symlink_to(theirs)
    write(site, *PAGES, "more.html", edition="2")

    assert (site / "more.html").exists() and files(theirs) == before


def test_files_of_others(site: Path, tmp_path: Path) -> None:
    """Files, links and empty folders of others stay, build after build; what they change is changed in the double."""
    (site / "mine").mkdir()
    (site / "mine/link").symlink_to("../papers")
    (site / "empty/folder").mkdir(parents=True)
    (site / "CNAME").write_text("e.org")
    write(site, *PAGES, edition="2")
    (site / "CNAME").write_text("e.com")
    (site / "papers/1/mine.txt").write_text("mine")
    write(site, *PAGES[5:], edition="2")

    assert (site / "CNAME").read_text() == "e.com" and (site / "mine/link").is_symlink()
    assert (site / "empty/folder").is_dir() and (site / "papers/1/mine.txt").read_text() == "mine"
    assert same(site)


def test_what_comes_in_the_last_moment(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What others put into the site while it changes names is in the new one."""

    def late(one: Path, other: Path) -> bool:
        (site / "papers/1/late.txt").write_text("late")
        return exchange(one, other)

    monkeypatch.setattr("papernotes.renderer.publishing.swap.exchange", late)
    write(site, *PAGES, edition="2")

    assert (site / "papers/1/late.txt").read_text() == "late"


def test_what_is_not_published_is_not_kept(site: Path) -> None:
    """Pages of a site that was not finished, and those that a site has no more, are in no double."""
    with publication(site, site.parent / "notes", double=double_of(site)) as under_way:
        under_way.place("secret.html", b"secret")
    assert not (site / "secret.html").exists() and not double_of(site).exists()
    write(site, *PAGES[3:])
    write(site, *PAGES)
    shutil.rmtree(site)
    write(site, *PAGES[:2])

    assert not double_of(site).exists() or same(site)


def test_one_page_alone(site: Path) -> None:
    """A page that changes alone goes to its place at once; what it said before is nowhere."""
    write(site, *PAGES, edition="2")
    write(site, *PAGES, edition="2")
    outputs = tuple(Output(path, b"now" if path == PAGES[4] else f"{path}2".encode()) for path in PAGES)
    publish(outputs, site, site.parent / "notes", double=double_of(site))
    kept = {data for _, data in files(double_of(site)).values()}

    assert (site / PAGES[4]).read_bytes() == b"now" and f"{PAGES[4]}2".encode() not in kept
    write(site, *PAGES[1:])
    assert same(site)


def test_used_by_one(site: Path, tmp_path: Path) -> None:
    """Who finds another at the double does without one."""
    child, there = 0, tmp_path / "there"
    with publication(site, tmp_path / "notes", double=double_of(site)):
        child = os.fork()
        if not child:
            outputs = tuple(Output(path, b"") for path in PAGES)
            publish(outputs, tmp_path / "other/site", tmp_path / "notes", double=double_of(site))
            publish(outputs[1:], tmp_path / "other/site", tmp_path / "notes", double=double_of(site))
            there.touch()
            os._exit(0)
        os.waitpid(child, 0)
        assert there.exists()

    assert files(tmp_path / "other/site").keys() == {*PAGES[1:], MANIFEST}


def test_where_notes_become_private(tmp_path: Path) -> None:
    """What is taken back is taken back from what a build keeps, too."""
    (tmp_path / "notes").mkdir()
    note = tmp_path / "notes/a.md"
    (tmp_path / "notes/b.md").write_text("# Another Paper\n\n- arXiv: 2003.08934\n")
    for text in ("# A Paper\n\nmarked-secret\n", "# A Paper\n\nmarked-secret, still\n", "# A Paper\n\nnothing\n"):
        note.write_text(text)
        published(tmp_path)
        double = tmp_path / ".papernotes/site"
        assert files(double).keys() == files(tmp_path / "site").keys()
    assert (tmp_path / ".papernotes/site").is_dir()
    assert not [path for path, (_, data) in files(tmp_path / ".papernotes/site").items() if b"marked-secret" in data]
