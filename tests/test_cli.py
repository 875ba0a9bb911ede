"""The command line as somebody in a shell meets it: words, files and exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from conftest import Write

from papernotes import __version__
from papernotes.check import find_note, near, nearest
from papernotes.cli import papernotes as program
from papernotes.cli import run

NOTE = """\
# 三维重建

## NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis

ECCV 2020

### 动机

神经辐射场把场景写成一个函数 $F(x, d) = (c, \\sigma)$。
"""
BROKEN = NOTE + "\n![](nowhere.png)\n"


@pytest.fixture
def notes(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one note in notes/, which is the current folder."""
    folder = write({"notes/nerf.md": NOTE})
    monkeypatch.chdir(folder)
    return folder


def papernotes(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "papernotes", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=os.environ | environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is one line."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"papernotes {__version__}\n"


def commands(group: click.Group, *names: str) -> Iterator[tuple[str, ...]]:
    yield names
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *names, name)
        else:
            yield (*names, name)


@pytest.mark.parametrize("command", list(commands(program)), ids=" ".join)
def test_help(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Every command has help, with an example that can be copied, and a first line that is not cut in the list."""
    assert run([*command, "--help"]) == 0
    said = capsys.readouterr().out

    words = " ".join(("papernotes", *command))
    assert words in said.partition("\n")[2]
    assert command or "..." not in said.partition("Commands:")[2]


def test_help_is_quick() -> None:
    """Help needs none of what is slow to import."""
    code = "import sys, papernotes.cli; print(*(name.split('.')[0] for name in sys.modules))"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )

    assert not loaded & {"jinja2", "markdown_it", "msgspec", "yaml", "watchdog", "rich", "PIL", "pygments", "http"}


def test_build(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`papernotes build` finds notes/ and makes site/; the summary counts what is in it."""
    assert run(["build"]) == 0
    said = capsys.readouterr()

    assert (notes / "site" / "index.html").is_file()
    assert (notes / "site" / "papers.json").is_file()
    assert said.out == ""
    assert said.err.startswith("1 paper, 1 topic, 0 figures, 1 formula, 0 warnings in ")
    assert said.err.endswith(" -> site/\n")


def test_build_here(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a notes/ folder the notes are those of the folder itself, and the site is never read as notes."""
    monkeypatch.chdir(write({"nerf.md": NOTE}))

    assert run(["build"]) == 0
    (Path("site") / "stray.md").write_text(NOTE, encoding="utf-8")
    assert run(["build", "--quiet"]) == 0
    capsys.readouterr()
    assert run(["export", "json"]) == 0
    assert [note["path"] for note in json.loads(capsys.readouterr().out)["notes"]] == ["nerf.md"]


def test_build_elsewhere(
    notes: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every folder can be said."""
    other = tmp_path_factory.mktemp("other")
    (other / "my.yaml").write_text("title: 我的论文库\n", encoding="utf-8")
    monkeypatch.chdir(other)
    arguments = ["--notes", str(notes / "notes"), "--output", "out", "--config", "my.yaml"]

    assert run(["build", *arguments, "--base-url", "https://example.org/papers/", "--jobs", "1"]) == 0
    assert "我的论文库" in (other / "out" / "index.html").read_text(encoding="utf-8")
    assert json.loads((other / "out" / "papers.json").read_bytes())["site"]["base_url"] == "https://example.org/papers/"


def test_build_beyond(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A site.yaml that came with notes puts nothing beside the files of others, elsewhere; a person may."""
    folder = write({"a/notes/nerf.md": NOTE, "a/site.yaml": "output: ../home\n", "home/mine.txt": "x"})
    monkeypatch.chdir(folder / "a")

    assert run(["build"]) == 2
    assert "site.yaml: `output` leads out of the project" in capsys.readouterr().err
    assert [path.name for path in Path("../home").iterdir()] == ["mine.txt"]
    assert run(["build", "--output", "../home"]) == 0
    assert run(["build", "--clean"]) == 0  # it is ours now
    assert (folder / "home" / "mine.txt").read_text() == "x"

    Path("site.yaml").write_text("output: ../new\n")
    assert run(["build"]) == 0
    assert (folder / "new" / "index.html").is_file()


def test_quiet(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With -q a build without problems says nothing at all."""
    assert run(["build", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_diagnostics(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning is one line on standard error, its path as one can open it; only --strict makes it a failure."""
    (notes / "notes" / "nerf.md").write_text(BROKEN, encoding="utf-8")

    assert run(["build", "-q"]) == 0
    assert capsys.readouterr().err.startswith("notes/nerf.md:11:1: warning[missing-image] ")
    assert run(["build", "-q", "--strict"]) == 1
    assert run(["check", "-q"]) == 0
    assert run(["check", "-q", "--strict"]) == 1


def test_severity(notes: Path) -> None:
    """site.yaml makes an error of a warning, and an error is a failure."""
    (notes / "notes" / "nerf.md").write_text(BROKEN, encoding="utf-8")
    (notes / "site.yaml").write_text("diagnostics: {missing-image: error}\n", encoding="utf-8")

    assert run(["build", "-q"]) == 1
    assert (notes / "site" / "index.html").is_file()


def test_check(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` writes nothing, and speaks to programs on standard output."""
    (notes / "notes" / "nerf.md").write_text(BROKEN, encoding="utf-8")

    assert run(["check", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(item["code"], item["path"], item["line"]) for item in found] == [("missing-image", "notes/nerf.md", 11)]
    assert run(["check", "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith("::warning title=missing-image,file=notes/nerf.md,line=11,col=1::")
    assert not (notes / "site").exists()


@pytest.mark.parametrize("written", ["notes/nerf.md", "nerf.md", "nerf"])
def test_explain(notes: Path, written: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--explain` tells what each heading was taken for, and by which rule."""
    assert run(["check", "--explain", written]) == 0
    said = capsys.readouterr().out.splitlines()

    assert said[0].startswith("nerf.md: ")
    assert [line.split()[:2] for line in said[1:4]] == [["1", "topic"], ["3", "paper"], ["7", "section"]]


def test_explain_unknown(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A note that is not there is answered with one that is."""
    assert run(["check", "--explain", "nref.md"]) == 2
    assert "did you mean nerf.md?" in capsys.readouterr().err


def test_export(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`export json` prints what a build writes as papers.json."""
    assert run(["build", "-q"]) == 0
    assert run(["export", "json"]) == 0
    assert capsys.readouterr().out == (notes / "site" / "papers.json").read_text(encoding="utf-8")
    assert run(["export", "json", "--output", "library.json"]) == 0
    assert (notes / "library.json").read_bytes() == (notes / "site" / "papers.json").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "--notes", "nowhere"], "nowhere"),
        (["build", "--config", "nowhere.yaml"], "nowhere.yaml"),
        (["build", "--nots", "x"], "--notes"),
        (["bild"], "bild"),
        (["check", "--format", "xml"], "xml"),
        (["serve", "--port", "70000"], "70000"),
        (["serve", "--host", "256.0.0.1"], "256.0.0.1"),
    ],
)
def test_usage(notes: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be understood is answered with exit code 2 and the word that is wrong."""
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""


def test_bad_config(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site.yaml that cannot be used is told with its line, and nothing is built."""
    (notes / "site.yaml").write_text("title: a\nlangauge: zh\n", encoding="utf-8")

    assert run(["build"]) == 2
    said = capsys.readouterr().err
    assert said == "site.yaml:2:1: error[bad-config] there is no key `langauge`; did you mean `language`?\n"
    assert not (notes / "site").exists()


@pytest.mark.parametrize("command", [["build"], ["export", "json"], ["export", "bibtex"]])
@pytest.mark.parametrize("address", ["http://[::1", "http://[bad]/", "me.github.io/notes", "javascript:alert(1)//"])
def test_base_url(command: list[str], address: str, notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An address that no site can have is told as one in site.yaml is."""
    assert run([*command, "--base-url", address]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error[bad-config] `--base-url` must be an address of http or https")
    assert "https://me.github.io/notes" in said
    assert not (notes / "site").exists()


def test_missing_notes(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site.yaml that names a folder which is not there is told so."""
    (notes / "site.yaml").write_text("notes: nowhere\n", encoding="utf-8")

    assert run(["build"]) == 2
    said = capsys.readouterr().err
    assert "error[bad-config]" in said and "nowhere" in said


@pytest.mark.parametrize("name", ["file", "file/deeper"])
def test_unwritable(notes: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An output that cannot be written is a problem with a name, not a traceback."""
    (notes / "file").write_text("not a folder", encoding="utf-8")

    assert run(["build", "-q", "--output", name]) in (1, 2)
    said = capsys.readouterr().err
    assert "file" in said and "Traceback" not in said


def test_empty(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without notes makes a site without papers, and it is said why and what to do."""
    monkeypatch.chdir(write({"notes/.keep": ""}))

    assert run(["build"]) == 0
    told, summary = capsys.readouterr().err.splitlines()
    assert told.startswith("warning[no-notes] ")
    assert "--notes" in told
    assert summary.startswith("0 papers, 0 topics, ")


def test_drafts(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft is in the library only with --drafts."""
    (notes / "notes" / "nerf.md").write_text(f"---\ndraft: true\n---\n\n{NOTE}", encoding="utf-8")

    assert run(["export", "json"]) == 0
    assert not json.loads(capsys.readouterr().out)["papers"]
    assert run(["export", "json", "--drafts"]) == 0
    assert len(json.loads(capsys.readouterr().out)["papers"]) == 1


def test_as_a_module(notes: Path) -> None:
    """`python -m papernotes` is `papernotes`; a terminal that knows no Chinese is no obstacle."""
    got = papernotes("export", "json", cwd=notes, PYTHONIOENCODING="utf-8", LC_ALL="C")

    assert (got.returncode, got.stderr) == (0, "")
    assert json.loads(got.stdout)["papers"][0]["topic"] == ["三维重建"]


def test_closed_pipe(notes: Path) -> None:
    """A reader that has read enough, such as `head`, is no error."""
    command = f"{sys.executable} -m papernotes export json | head -c 1"
    got = subprocess.run(command, shell=True, cwd=notes, capture_output=True, text=True, timeout=120, check=False)

    assert got.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal on Windows")
def test_interrupted(notes: Path) -> None:
    """Ctrl-C ends with exit code 130 and without a traceback."""
    command = [sys.executable, "-m", "papernotes", "serve", "--port", "0"]

    def hear() -> None:  # a test run in the background hears no Ctrl-C, and would leave that to its children
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(command, cwd=notes, stderr=subprocess.PIPE, text=True, preexec_fn=hear) as process:
        assert process.stderr is not None
        said = []
        while "serving at" not in (line := process.stderr.readline()):
            said.append(line)
            assert line, "".join(said)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()

    assert process.returncode == 130
    assert "Traceback" not in rest
    assert time.monotonic() - started < 5


def test_near(notes: Path) -> None:
    """A folder is told as it is seen from here, unless its whole path is shorter."""
    far = Path(notes.anchor, "x")

    assert [near(str(path)) for path in (notes, notes / "a" / "b", notes.parent / "c", far)] == [
        "",
        "a/b/",
        "../c/",
        f"{far.as_posix()}/",
    ]


PATHS = ("a/nerf.md", "b/nerf.md", "b/VITS.md")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("b/VITS.md", "b/VITS.md"),
        ("VITS.md", "b/VITS.md"),
        ("VITS", "b/VITS.md"),
        ("b\\VITS.md", "b/VITS.md"),
        ("a/nerf.md", "a/nerf.md"),
        ("nerf.md", None),
        ("gone.md", None),
    ],
)
def test_find_note(written: str, expected: str | None) -> None:
    """A note is named by its path or by any end of it that only one note has."""
    assert find_note(written, PATHS, Path("/notes")) == expected


def test_nearest() -> None:
    """What several notes could mean, all of them are named."""
    assert nearest("nerf.md", PATHS) == "; did you mean b/nerf.md or a/nerf.md?"
    assert nearest("xyz.md", PATHS) == ""
