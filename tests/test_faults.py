"""What goes wrong around a build: files that vanish or grow, clocks that are wrong, a cache that is damaged or held."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from papernotes.build import build, open_project
from papernotes.cli import run

FORMS = ("json", "bibtex", "csl", "csv", "markdown", "latex", "slides")
NOTE = "## NeRF: Representing Scenes as Neural Radiance Fields\n\nECCV 2020 #nerf\n\n![](a.png) [[Other]]\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of POSIX")


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with notes, the current one."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "site.yaml").write_text("title: Faults\n")
    (tmp_path / "notes" / "a.md").write_text(NOTE)
    (tmp_path / "notes" / "b.md").write_text("# Other\n\ntext\n")
    (tmp_path / "notes" / "a.png").write_bytes(b"no picture")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _site(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _seal(folder: Path) -> dict[str, tuple[str, int]]:
    """What is in each file, and when it was last written."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in files}


def test_notes_are_never_written(vault: Path, tmp_path: Path) -> None:
    """No command changes, adds or deletes anything in the notes, nor when it was last written."""
    before = _seal(vault / "notes")
    for command in (
        ["build", "-q"], ["build", "-q", "--clean", "--drafts"], ["check", "-q"], ["check", "-q", "--gaps"],
        ["check", "-q", "--leaks"], ["check", "-q", "--addresses", "--write"], ["check", "-q", "--explain", "a.md"],
        *(["export", form, "--output", str(tmp_path / f"x.{form}")] for form in FORMS),
    ):  # fmt: skip
        assert run(command) in (0, 1), command

        assert _seal(vault / "notes") == before, command


@posix
@pytest.mark.parametrize("harm", ["truncated", "garbage", "other version", "folder", "read-only", "file", "gone"])
def test_cache(harm: str, vault: Path) -> None:
    """Whatever became of the cache, the site is the same; the next build has a cache again, where it may."""
    assert run(["build", "-q"]) == 0
    whole, cache = _site(vault / "site"), vault / ".papernotes"
    for file in [path for path in cache.rglob("*") if path.is_file()]:  # the site's double, too
        if harm == "truncated":
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        elif harm == "garbage":
            file.write_bytes(b'\xff\x00{"version": [' * 99)
        elif harm == "other version":
            file.write_bytes(b'{"version": 99, "asked": {}, "said": [1]}')
        elif harm == "folder":
            file.unlink()
            file.mkdir()
        elif harm == "read-only":
            file.chmod(0o400)
            cache.chmod(0o500)
    if harm in ("file", "gone"):
        shutil.rmtree(cache)
    if harm == "file":
        cache.write_text("mine")
    (vault / "notes" / "c.md").write_text("# Third\n\ntext\n")
    try:
        assert run(["build", "-q"]) == 0
        (vault / "notes" / "c.md").unlink()
        assert run(["build", "-q"]) == 0
    finally:
        if cache.is_dir():
            cache.chmod(0o755)

    assert _site(vault / "site") == whole
    assert harm != "file" or cache.read_text() == "mine"


@pytest.mark.parametrize("when", [0, -1_000_000_000, 1, 4_102_444_800, 32_503_680_000])
def test_clocks(when: int, vault: Path) -> None:
    """A note that says it was written in 1938, 1970 or the year 3000 is read as any other; one that is edited and says
    that it is older than before is read again."""
    assert run(["build", "-q"]) == 0
    whole = _site(vault / "site")
    for path in (vault / "notes").iterdir():
        try:
            os.utime(path, (when, when))
        except OSError:
            pytest.skip("this file system knows no such time")
    assert run(["build", "-q"]) == 0
    assert _site(vault / "site") == whole
    (vault / "notes" / "b.md").write_text("# Newer\n\ntext\n")
    os.utime(vault / "notes" / "b.md", (when - 100, when - 100))
    assert run(["build", "-q"]) == 0

    assert b"Newer" in b"".join(_site(vault / "site").values())


def test_files_that_change_while_they_are_read(vault: Path) -> None:
    """Notes that come, go and grow while they are read end no build, and the next quiet one has all."""
    ended = threading.Event()

    def unrest() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            path = vault / "notes" / f"{number % 7}.md"
            path.write_text(f"# Note {number}\n\n" + "text\n" * (number % 50))
            (vault / "notes" / f"{(number + 3) % 7}.md").unlink(missing_ok=True)
            with (vault / "notes" / "b.md").open("a") as growing:
                growing.write("more\n")

    writer = threading.Thread(target=unrest)
    writer.start()
    try:
        for _ in range(6):
            assert run(["build", "-q"]) in (0, 1)
    finally:
        ended.set()
        writer.join()
    run(["build", "-q"])
    quiet = _site(vault / "site")
    shutil.rmtree(vault / ".papernotes")
    run(["build", "-q", "--output", "other"])

    assert quiet == _site(vault / "other")


@posix
def test_loops_end(vault: Path) -> None:
    """Links that lead in circles end, and show nothing twice."""
    notes = vault / "notes"
    (notes / "loop").symlink_to(notes)
    (notes / "one.md").symlink_to("two.md")
    (notes / "two.md").symlink_to("one.md")
    (notes / "self.md").symlink_to("self.md")
    (notes / "gone.md").symlink_to("nowhere.md")
    paths = [page.note.path for page in build(open_project(vault)).library.notes]

    assert paths == ["a.md", "b.md"]


PIPES = ("notes/x.md", "notes/x.png", "notes/x.pdf", "notes/x.bib", "notes/x.canvas", "more/y.png",
         "templates/paper.html", "assets/style.css")  # fmt: skip
OUR_PIPES = (".papernotes/last.json", ".papernotes/.gitignore", ".papernotes/cache.sqlite", "site/.papernotes.json")


def _build(vault: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own, which may not wait for ever."""
    command = [sys.executable, "-m", "papernotes", "build", "-q", "-v", *more]
    return subprocess.run(command, cwd=vault, timeout=60, capture_output=True, text=True, check=False)


@posix
def test_what_is_no_regular_file_is_not_opened(vault: Path) -> None:
    """A pipe or a device among the notes, the theme or what builds keep ends no build and holds up none: what would be
    read is named, and the rest is built."""
    (vault / "site.yaml").write_text("bibliography: [/dev/zero]\nattachments: [more]\n")
    for name in (*PIPES, *OUR_PIPES):
        (vault / name).parent.mkdir(exist_ok=True)
        os.mkfifo(vault / name)
    done = _build(vault)

    assert done.returncode == 1
    wrong = [line.partition(":")[0] for line in done.stderr.splitlines() if "no regular file" in line]
    assert {os.path.normpath(path) for path in wrong if "zero" not in path} == set(PIPES)
    assert any(path.endswith("/dev/zero") for path in wrong)
    assert "NeRF" in (vault / "site" / "index.html").read_text()


@posix
@pytest.mark.parametrize(("kind", "said"), [
    ("pipe", "site.yaml:1:1: error[bad-config] cannot read site.yaml: it is a pipe and no regular file; put a file"),
    ("folder", "site.yaml:1:1: error[bad-config] cannot read site.yaml: Is a directory; put a file of text there"),
    ("latin", "site.yaml:2:9: error[bad-config] cannot read site.yaml: it is not UTF-8; save it again as UTF-8"),
])  # fmt: skip
def test_site_yaml_that_is_no_text(kind: str, said: str, vault: Path) -> None:
    """A site.yaml that is no file of text is told with what to do, and with the place where it ends to be text."""
    (vault / "site.yaml").unlink()
    if kind == "pipe":
        os.mkfifo(vault / "site.yaml")
    elif kind == "folder":
        (vault / "site.yaml").mkdir()
    else:
        (vault / "site.yaml").write_bytes("title: x\nauthor: é\n".encode("latin-1"))
    done = _build(vault)

    assert (done.returncode, done.stderr[: len(said)]) == (2, said)


@posix
@pytest.mark.parametrize(("file", "code"), [("addresses.yaml", "bad-addresses"), ("notes/late.md", "unreadable-file")])
def test_file_that_became_a_pipe(file: str, code: str, vault: Path) -> None:
    """A file that was read before, and is a pipe now, is not waited for."""
    (vault / file).write_text("{}\n" if file.endswith(".yaml") else "# Late\n\ntext\n")
    assert "error" not in _build(vault).stderr
    (vault / file).unlink()
    os.mkfifo(vault / file)

    assert f"[{code}]" in _build(vault).stderr


@pytest.mark.parametrize("harm", ["{}", "", '{"files": 5}', "[" * 100_000, '{"files": ["index'])
def test_damaged_list_of_files(harm: str, vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site whose list of files is damaged stays as it is, and it is said what to do; that helps."""
    assert run(["build", "-q"]) == 0
    (vault / "site" / ".papernotes.json").write_text(harm)
    (vault / "notes" / "b.md").write_text("# Newer\n\ntext\n")
    before = _site(vault / "site")
    capsys.readouterr()
    assert run(["build", "-q"]) == 2
    said = capsys.readouterr().err

    assert ".papernotes.json in it, cannot be read" in said
    assert "delete that folder and build again" in said
    assert _site(vault / "site") == before
    shutil.rmtree(vault / "site")
    assert run(["build", "-q"]) == 0


def test_two_builds_at_once(vault: Path) -> None:
    """Two builds of one folder at once both end well, and leave one whole site."""
    assert run(["build", "-q"]) == 0
    (vault / "notes" / "c.md").write_text("# Third\n\ntext\n")
    command = [sys.executable, "-m", "papernotes", "build", "-q", "--clean"]
    both = [subprocess.Popen(command, cwd=vault) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    whole = _site(vault / "site")
    assert run(["build", "-q", "--output", "other"]) == 0

    assert whole == _site(vault / "other")
    assert not [path.name for path in vault.iterdir() if path.name.startswith(".site")]


def test_held_cache(vault: Path) -> None:
    """A cache that another program holds is done without."""
    assert run(["build", "-q"]) == 0
    (vault / "notes" / "c.md").write_text("# Third\n\ntext\n")
    with contextlib.closing(sqlite3.connect(vault / ".papernotes" / "cache.sqlite", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        assert run(["build", "-q"]) == 0

    assert (vault / "site" / "notes" / "c").is_dir()
