"""Writing the site: what differs is written, what is ours and gone is deleted, nothing else is touched."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from papernotes.build import open_memo, open_project, publish_site
from papernotes.cli import run
from papernotes.model import Output
from papernotes.renderer.publishing.exchange import ForeignFolderError
from papernotes.renderer.publishing.publish import publication, publish
from papernotes.renderer.publishing.standing import Placed
from papernotes.renderer.publishing.trees import MANIFEST

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, forks and permissions of POSIX")
ONE = (Output("index.html", b"1"), Output("papers/x/index.html", b"x"))


def test_writes_what_differs(tmp_path: Path) -> None:
    """A second publication of the same site writes nothing."""
    first = publish(ONE, tmp_path / "site", tmp_path)
    second = publish(ONE, tmp_path / "site", tmp_path)
    third = publish((Output("index.html", b"2"), ONE[1]), tmp_path / "site", tmp_path)

    assert (first.written, second.written, third.written) == (
        ("index.html", "papers/x/index.html"),
        (),
        ("index.html",),
    )
    assert second.unchanged == 2 and not first.diagnostics


def test_what_stays_is_not_written_through(tmp_path: Path) -> None:
    """A file that was taken along is the old site's, too: where it is to be another after all, that keeps its own."""
    site = tmp_path / "site"
    publish(ONE, site, tmp_path)
    with contextlib.suppress(KeyboardInterrupt), publication(site, tmp_path) as under_way:
        under_way.stay([Placed("index.html", "kept")])
        under_way.place("index.html", b"2")
        raise KeyboardInterrupt

    assert (site / "index.html").read_bytes() == b"1"


def test_deletes_what_is_gone(tmp_path: Path) -> None:
    """A page that is no more goes, and its empty folder with it; files of others stay."""
    site = tmp_path / "site"
    publish(ONE, site, tmp_path)
    (site / "CNAME").write_text("e.org")
    gone = publish(ONE[:1], site, tmp_path)

    assert gone.deleted == ("papers/x/index.html",)
    assert sorted(path.name for path in site.iterdir()) == [MANIFEST, "CNAME", "index.html"]


def test_foreign_folder(tmp_path: Path) -> None:
    """A folder that somebody else filled loses nothing, and that is said."""
    (tmp_path / "mine.html").write_text("mine")
    done = publish(ONE, tmp_path, tmp_path, clean=True)

    assert (tmp_path / "mine.html").read_text() == "mine"
    assert [item.code for item in done.diagnostics] == ["foreign-output"]


def test_clean(tmp_path: Path) -> None:
    """Clean writes all of ours anew."""
    publish(ONE, tmp_path / "site", tmp_path)
    done = publish(ONE, tmp_path / "site", tmp_path, clean=True)

    assert len(done.written) == 2 and done.deleted == ()


def test_copies(tmp_path: Path) -> None:
    """Attachments come from the notes folder; one that is gone meanwhile is reported."""
    (tmp_path / "a.png").write_bytes(b"png")
    done = publish((Output("files/a.png", copy="a.png"), Output("files/b.png", copy="b.png")), tmp_path / "s", tmp_path)

    assert (tmp_path / "s/files/a.png").read_bytes() == b"png"
    assert [item.code for item in done.diagnostics] == ["unreadable-file"]


def test_damaged_manifest(tmp_path: Path) -> None:
    """A damaged list means that nothing is known to be ours; a list that names files outside deletes none."""
    site = tmp_path / "site"
    publish(ONE, site, tmp_path)
    (site / MANIFEST).write_text("{")
    publish(ONE[:1], site, tmp_path)
    assert (site / "papers/x/index.html").exists()
    (tmp_path / "note.md").write_text("note")
    (site / MANIFEST).write_text('{"files": ["../note.md"]}')
    publish(ONE, site, tmp_path)

    assert (tmp_path / "note.md").exists()


def test_never_outside(tmp_path: Path) -> None:
    """An output that would leave the folder is a bug, and stops."""
    with pytest.raises(ValueError, match="outside"):
        publish((Output("../x", b""),), tmp_path / "site", tmp_path)


def test_never_over_the_notes(tmp_path: Path) -> None:
    """A folder that holds the notes, or is theirs, is no place for the site; nothing in it changes."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "index.html").write_text("mine")
    for output in (tmp_path, notes):
        assert run(["build", "-q", "--notes", str(notes), "--output", str(output), "--config", _config(tmp_path)]) == 2

    assert [path.name for path in notes.iterdir()] == ["index.html"] and (notes / "index.html").read_text() == "mine"


def _config(folder: Path) -> str:
    (folder / "site.yaml").write_text("")
    return str(folder / "site.yaml")


OLD = (*(Output(f"papers/{n}/index.html", b"old" * n) for n in range(4)), Output("gone.html", b"old"), *ONE)
NEW = (*(Output(f"papers/{n}/index.html", b"new" * n) for n in range(2, 6)), Output("gone.html/a.html", b"new"), ONE[0])


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _content(outputs: Iterable[Output]) -> dict[str, bytes]:
    return {output.path: output.content for output in outputs}


def _killed_at(moment: int, work: Callable[[], object]) -> bool:
    """Whether a process that did that work was killed before the file system's `moment`-th next step."""
    child = os.fork()
    if not child:
        steps = itertools.count()

        def count(event: str, _: object) -> None:
            step = event in ("open", "ctypes.dlsym") or event.startswith(("os.", "shutil."))
            if step and next(steps) == moment:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@posix
@pytest.mark.parametrize("before", [(), (NEW,), (OLD, NEW)], ids=["no double", "its first", "a double"])
def test_killed_at_every_step(before: Sequence[tuple[Output, ...]], tmp_path: Path) -> None:
    """Whenever it is killed, what stands there is the old site or the new one, whole, with the files of others; the
    next run makes the new one, and nothing is left over but the site's double, which is like it."""
    site, double = tmp_path / "site", tmp_path / "kept" / "site" if before else None
    moment, seen = 0, set()
    while True:
        shutil.rmtree(site, ignore_errors=True)
        if double:
            shutil.rmtree(double, ignore_errors=True)
            double.parent.mkdir(exist_ok=True)
        for outputs in (*before, OLD):
            publish(outputs, site, tmp_path, double=double)
        (site / "CNAME").write_text("e.org")
        old = _tree(site)
        killed = _killed_at(moment, lambda: publish(NEW, site, tmp_path, double=double))
        now = _tree(site)
        seen.add(now == old)
        assert now == old or {path: now[path] for path in now if path != MANIFEST} == {
            **_content(NEW),
            "CNAME": b"e.org",
        }, moment
        publish(NEW, site, tmp_path, double=double)
        assert _content(NEW).items() <= _tree(site).items() and len(_tree(site)) == len(NEW) + 2
        assert {path.name for path in tmp_path.iterdir()} <= {"site", "kept"}
        if double and double.exists():
            assert _tree(double) == {path: data for path, data in _tree(site).items() if path != "CNAME"}
        if not killed:
            break
        moment += 1

    assert moment > 50 and seen == {True, False}


@posix
def test_killed_in_a_repository(tmp_path: Path) -> None:
    """A folder that is a repository cannot be swapped: there no file is ever half written, none of others is lost, all
    is written before any of it is moved, and the next run puts all right."""
    site = tmp_path / "site"
    for moment in itertools.count(0, 5):
        shutil.rmtree(site, ignore_errors=True)
        publish(OLD, site, tmp_path)
        (site / ".git").mkdir()
        (site / ".git" / "HEAD").write_text("ref")
        killed = _killed_at(moment, lambda: publish(NEW, site, tmp_path))
        for path, data in _tree(site).items():
            if not path.startswith(".papernotes"):
                assert data in (_content(OLD).get(path), _content(NEW).get(path), b"ref"), (moment, path)
        publish(NEW, site, tmp_path)
        assert _tree(site).keys() == {*_content(NEW), ".git/HEAD", MANIFEST}
        assert _content(NEW).items() <= _tree(site).items()
        if not killed:
            break

    assert moment > 50


@posix
def test_killed_build(tmp_path: Path) -> None:
    """A build that is killed while it writes leaves the last site whole; no note changes; the next puts all right."""
    notes = tmp_path / "notes"
    notes.mkdir()
    for number in range(4):
        (notes / f"{number}.md").write_text(f"# Note {number}\n\n" + "text " * 200, encoding="utf-8")
    command = [sys.executable, "-m", "papernotes", "build", "-q", "--config", _config(tmp_path)]
    assert subprocess.run(command, check=False, cwd=tmp_path).returncode == 0
    for moment in range(3):
        before = _tree(tmp_path / "site")
        (notes / f"{moment}.md").write_text(f"# Another Title {moment}\n\ntext", encoding="utf-8")
        written = {path: path.read_bytes() for path in notes.iterdir()}
        running = subprocess.Popen(command, cwd=tmp_path)
        aside = tmp_path / ".site.papernotes"
        while running.poll() is None and sum(len(names) for _, _, names in os.walk(aside)) < moment * 30 + 1:
            time.sleep(0.0005)
        running.kill()
        running.wait()
        after = _tree(tmp_path / "site")
        assert subprocess.run(command, check=False, cwd=tmp_path).returncode == 0
        assert after in (before, _tree(tmp_path / "site"))
        assert {path: path.read_bytes() for path in notes.iterdir()} == written
        assert not aside.exists()
    whole = _tree(tmp_path / "site")
    assert subprocess.run([*command, "--output", "other"], check=False, cwd=tmp_path).returncode == 0

    assert {**whole, MANIFEST: b""} == {**_tree(tmp_path / "other"), MANIFEST: b""}


def _build(folder: Path, **how: Any) -> tuple[int, str]:
    command = [sys.executable, "-m", "papernotes", "build", "-q"]
    done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, **how)
    return done.returncode, done.stderr


def _small_files() -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@posix
def test_no_room(tmp_path: Path) -> None:
    """Where the system refuses to write more, the old site stays, the message says where and what to do, and the next
    run goes on."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("# A Note\n\ntext")
    assert _build(tmp_path)[0] == 0
    before = _tree(tmp_path / "site")
    (tmp_path / "notes" / "a.md").write_text("# A Note\n\n" + "many words " * 4000)
    code, said = _build(tmp_path, preexec_fn=_small_files)

    assert code == 1 and "error[unwritten-site]" in said and "File too large" in said and "site/" in said
    assert _tree(tmp_path / "site") == before and not (tmp_path / ".site.papernotes").exists()
    assert _build(tmp_path)[0] == 0 and _tree(tmp_path / "site") != before


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, where we may mount one; a library beside it has its site there."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("# A Note\n\ntext")
    (tmp_path / "site.yaml").write_text("output: disk/site\n")
    assert _build(tmp_path)[0] == 0
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_full_disk(disk: Path) -> None:
    """The same on a disk that is really full."""
    before = _tree(disk)
    with contextlib.suppress(OSError), (disk / "filler").open("wb", 0) as filler:
        while True:
            filler.write(bytes(4096))
    (disk.parent / "notes" / "b.md").write_text("# B Note\n\ntext")
    code, said = _build(disk.parent)
    assert code == 1 and "No space left" in said and "make room" in said
    (disk / "filler").unlink()
    assert _tree(disk) == before

    assert _build(disk.parent)[0] == 0 and _tree(disk) != before


def test_read_only_disk(disk: Path) -> None:
    """A disk that is read-only is named, with what to do; nothing changes."""
    before = _tree(disk)
    (disk.parent / "notes" / "b.md").write_text("# B Note\n\ntext")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    code, said = _build(disk.parent)
    assert code == 1 and "Read-only file system" in said and "disk/" in said and "--output DIR" in said
    assert _tree(disk) == before
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)

    assert _build(disk.parent)[0] == 0 and _tree(disk) != before


def test_mounted_site(disk: Path) -> None:
    """A site that is a disk of its own cannot change names with another; it is made all the same."""
    publish(OLD, disk, disk.parent / "notes")
    publish(NEW, disk, disk.parent / "notes")

    assert _content(NEW).items() <= _tree(disk).items() and not (disk / ".papernotes.new").exists()


@posix
def test_forbidden_folder(tmp_path: Path) -> None:
    """A folder that we may not write is named, with what to do; nothing changes."""
    if os.getuid() == 0:
        pytest.skip("root may write everywhere")
    publish(OLD, tmp_path / "site", tmp_path)
    for path in (tmp_path, tmp_path / "site"):
        path.chmod(0o555)
    try:
        with pytest.raises(PermissionError):
            publish(NEW, tmp_path / "site", tmp_path)
        assert _content(OLD).items() <= _tree(tmp_path / "site").items()
    finally:
        for path in (tmp_path, tmp_path / "site"):
            path.chmod(0o755)
    publish(NEW, tmp_path / "site", tmp_path)

    assert _content(NEW).items() <= _tree(tmp_path / "site").items()


@pytest.mark.parametrize("stands", ["index.html", "papers", "papers/x/index.html/deep.txt"])
def test_never_over_files_of_others(stands: str, tmp_path: Path) -> None:
    """Where a file of others stands in the place of one of ours, nothing is written, and it is named."""
    other = tmp_path / "site" / stands
    other.parent.mkdir(parents=True)
    other.write_text("mine")
    with pytest.raises(ForeignFolderError, match=stands.split("/deep")[0]):
        publish(ONE, tmp_path / "site", tmp_path)

    assert _tree(tmp_path / "site") == {stands: b"mine"}
    other.unlink()
    if "deep" in stands:
        other.parent.rmdir()
    assert publish(ONE, tmp_path / "site", tmp_path).written == ("index.html", "papers/x/index.html")


def test_never_over_files_that_come_late(tmp_path: Path) -> None:
    """The same where it came while the first site was made."""
    with publication(tmp_path / "site", tmp_path) as under_way:
        placed = [under_way.place(output.path, output.content) for output in ONE]
        (tmp_path / "site").mkdir()
        (tmp_path / "site/index.html").write_text("mine")
        with pytest.raises(ForeignFolderError, match="index"):
            under_way.finish(placed, (), tmp_path)

    assert _tree(tmp_path / "site") == {"index.html": b"mine"}


@posix
def test_links_in_the_site(tmp_path: Path) -> None:
    """A folder that is a link stays one; a link of others within leads nothing of ours elsewhere."""
    (tmp_path / "real").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    publish(OLD, tmp_path / "site", tmp_path)
    publish(NEW, tmp_path / "site", tmp_path)
    assert (tmp_path / "site").is_symlink() and _content(NEW).items() <= _tree(tmp_path / "real").items()
    shutil.rmtree(tmp_path / "real" / "papers")
    (tmp_path / "real" / "papers").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "2").mkdir()
    theirs = tmp_path / "elsewhere" / "2" / "index.html"
    theirs.write_text("theirs")
    publish(ONE[:1], tmp_path / "site", tmp_path)
    with pytest.raises(ForeignFolderError, match="papers"):
        publish(NEW, tmp_path / "site", tmp_path)

    assert _tree(tmp_path / "elsewhere") == {"2/index.html": b"theirs"}


def test_folder_aside_of_others(tmp_path: Path) -> None:
    """A folder that has the name of ours, and is not, keeps its files."""
    aside = tmp_path / ".site.papernotes"
    aside.mkdir()
    (aside / "mine").write_text("mine")
    with pytest.raises(OSError, match="exists"):
        publish(ONE, tmp_path / "site", tmp_path)

    assert _tree(aside) == {"mine": b"mine"}


@posix
def test_two_at_once(tmp_path: Path) -> None:
    """Builds that publish to one folder at once take turns: it is always the one site or the other."""
    site = tmp_path / "site"
    publish(OLD, site, tmp_path)
    children = []
    for outputs in (OLD, NEW) * 2:
        if not (child := os.fork()):
            for _ in range(20):
                publish(outputs, site, tmp_path, clean=True)
            os._exit(0)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]

    assert codes == [0] * 4
    assert {path: data for path, data in _tree(site).items() if path != MANIFEST} in (_content(OLD), _content(NEW))
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_page_that_is_known(tmp_path: Path) -> None:
    """A page that has not changed is not made again, but for one that somebody changed or took away in the site."""
    (tmp_path / "notes").mkdir()
    for name in ("One Note", "Another Note"):
        (tmp_path / "notes" / f"{name}.md").write_text(f"# {name}\n\ntext", encoding="utf-8")
    project = open_project(tmp_path)
    written, trees = [], []
    pages = [tmp_path / "site/notes" / name / "index.html" for name in ("one-note", "another-note")]
    for harm in (lambda: None, lambda: pages[0].write_text("mine"), pages[1].unlink):
        harm()
        memo = open_memo(project)
        site, published = publish_site(project, memo)
        memo.close()
        assert published and not site.diagnostics
        written.append([path for path in published.written if path.startswith("notes/")])
        trees.append(_tree(tmp_path / "site"))

    assert len(written[0]) > 2 and written[1:] == [["notes/one-note/index.html"], ["notes/another-note/index.html"]]
    assert trees[1] == trees[2] == trees[0]


def test_in_pieces(tmp_path: Path) -> None:
    """A file that is written while it is made stays where it says the same, in the site and in its double."""
    site, double = tmp_path / "site", tmp_path / "kept" / "site"
    double.parent.mkdir()
    done = []
    for edition in ("a", "b", "b", "c"):
        with publication(site, tmp_path, double=double) as under_way:
            placed = [under_way.place(output.path, output.content + edition.encode()) for output in ONE[1:]]
            placed += [under_way.place(f"{edition}.html", b"")]
            placed.append(under_way.pour("papers.json", iter((b"{" * 5000, edition.replace("c", "b").encode()))))
            under_way.finish(placed, (), tmp_path)
        done.append(placed[-1].done)
        assert (site / "papers.json").read_bytes() == b"{" * 5000 + edition.replace("c", "b").encode()
        assert _tree(double) == _tree(site)

    assert done == ["written", "written", "kept", "kept"]
