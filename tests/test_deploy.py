"""`papernotes deploy`, with real repositories: what is shown, what is pushed, what is refused, what is left alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from papernotes.cli import run
from papernotes.deploying import branches
from papernotes.deploying.deploy import domain_of

NOTE = "# 三维重建\n\n## NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis\n\nECCV 2020\n"
PERSON = {
    **{f"GIT_{who}_NAME": "Zhang San" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "zhang@example.org" for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody whom git knows, and no settings of this machine."""
    for name, value in PERSON.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one note, its remote beside it, as the current folder."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    folder = tmp_path / "notes"
    git(tmp_path, "init", "-q", "-b", "main", "notes")
    (folder / "nerf.md").write_text(NOTE, encoding="utf-8")
    git(folder, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(folder, "add", "nerf.md")
    git(folder, "commit", "-q", "-m", "Notes")
    git(folder, "push", "-q", "origin", "main")
    monkeypatch.chdir(folder)
    return folder


def remote(home: Path, *arguments: str) -> str:
    return git(home.parent / "remote.git", *arguments)


def files(home: Path, branch: str = "gh-pages") -> set[str]:
    return set(remote(home, "ls-tree", "-r", "--name-only", branch).splitlines())


@pytest.fixture
def elsewhere(home: Path) -> Iterator[Path]:
    """Somebody else's copy of the deployed branch."""
    assert run(["deploy", "--yes", "-q"]) == 0
    git(home.parent, "clone", "-q", "-b", "gh-pages", "remote.git", "elsewhere")
    yield home.parent / "elsewhere"


def commit(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", name)
    git(folder, "commit", "-q", "-m", f"Write {name}")
    git(folder, "push", "-q", "origin", "HEAD")


def test_first(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The branch holds the site, byte for byte, and what hosts look for; it is told before what will go where."""
    assert run(["build", "-q"]) == 0
    assert run(["deploy", "--yes", "-q"]) == 0
    said = capsys.readouterr().err

    built = {path.relative_to(home / "site").as_posix() for path in (home / "site").rglob("*") if path.is_file()}
    assert files(home) == built - {".papernotes.json"} | {".nojekyll"}
    assert remote(home, "show", "gh-pages:index.html") == (home / "site" / "index.html").read_text("utf-8").strip()
    lines = dict(line.split(maxsplit=1) for line in said.splitlines())
    assert lines["site"].startswith(f"{len(built) - 1:,} files, ")  # all but the list of what was built
    assert lines["to"] == f"branch gh-pages of origin, {home.parent / 'remote.git'}"
    assert lines["before"] == "the branch is not there yet"


def test_users_files_are_left_alone(home: Path) -> None:
    """Neither the working tree, nor the index, nor a branch of the user's is touched."""
    (home / "half.md").write_text("half", encoding="utf-8")
    (home / "nerf.md").write_text(NOTE + "\nmore\n", encoding="utf-8")
    git(home, "add", "half.md")
    before = (git(home, "status", "--porcelain"), git(home, "branch", "--list"), git(home, "stash", "list"))
    index = (home / ".git" / "index").read_bytes()

    assert run(["deploy", "--yes", "-q"]) == 0

    assert (home / ".git" / "index").read_bytes() == index
    after = (
        git(home, "status", "--porcelain", ":(exclude).papernotes"),
        git(home, "branch", "--list"),
        git(home, "stash", "list"),
    )
    assert after == before
    assert not (home / "site").exists()


def test_second(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The next one tells what differs, and follows the last; where nothing differs, nothing is pushed."""
    assert run(["deploy", "--yes", "-q"]) == 0
    first = remote(home, "rev-parse", "gh-pages")
    assert run(["deploy", "--yes", "-q"]) == 0
    assert remote(home, "rev-parse", "gh-pages") == first
    assert "nothing differs" in capsys.readouterr().err
    (home / "more.md").write_text(NOTE.replace("NeRF: Representing", "VAE: Coding"), encoding="utf-8")

    assert run(["deploy", "--yes", "-q"]) == 0

    said = capsys.readouterr().err
    assert remote(home, "rev-parse", "gh-pages^") == first
    assert "  + papers/vae/index.html" in said and "  ~ index.html" in said
    assert branches.TRAILER in remote(home, "log", "-1", "--format=%B", "gh-pages")


def test_asked(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a yes nothing is pushed, nor with --dry-run."""
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)

    assert run(["deploy", "-q"]) == 1
    assert "--yes pushes without asking" in capsys.readouterr().err
    assert run(["deploy", "-q", "--dry-run"]) == 0
    assert remote(home, "branch", "--list") == "* main"
    monkeypatch.setattr("click.confirm", lambda *_, **__: True)
    assert run(["deploy", "-q"]) == 0
    assert "gh-pages" in remote(home, "branch", "--list")


def test_nobody_to_ask(home: Path) -> None:
    """Where nobody can answer, as in a script, the answer is no."""
    done = subprocess.run(
        [sys.executable, "-m", "papernotes", "deploy", "-q"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1 and "nothing is pushed" in done.stderr
    assert remote(home, "branch", "--list") == "* main"


def test_drafts_stay(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Drafts stay at home."""
    (home / "draft.md").write_text(f"---\ndraft: true\n---\n{NOTE.replace('NeRF', 'Secret')}", encoding="utf-8")

    assert run(["deploy", "--yes", "-q"]) == 0

    assert not [name for name in files(home) if "secret" in name]
    assert "1 notes and files stay at home" in capsys.readouterr().err


def test_foreign_branch(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A branch that papernotes did not make is refused, and stays as it is."""
    git(home, "push", "-q", "origin", "main:gh-pages")
    before = remote(home, "rev-parse", "gh-pages")

    assert run(["deploy", "--yes", "-q"]) == 2

    assert remote(home, "rev-parse", "gh-pages") == before
    assert "is not papernotes' (" in capsys.readouterr().err


def test_others_on_our_branch(home: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What others committed to our branch is not written over, and it is said who and what."""
    commit(elsewhere, "analytics.js", "1\n")
    before = remote(home, "rev-parse", "gh-pages")
    (home / "nerf.md").write_text(NOTE + "\nmore\n", encoding="utf-8")

    assert run(["deploy", "--yes", "-q"]) == 2

    assert remote(home, "rev-parse", "gh-pages") == before
    said = capsys.readouterr().err
    assert "others have changed analytics.js on gh-pages" in said and "Zhang San: Write analytics.js" in said


def test_domain_of_the_settings(home: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The CNAME that GitHub commits when a domain is named in the settings is kept, for good."""
    commit(elsewhere, "CNAME", "papers.example.org\n")

    for more in ("one", "two"):
        (home / "nerf.md").write_text(f"{NOTE}\n{more}\n", encoding="utf-8")
        assert run(["deploy", "--yes", "-q"]) == 0
        assert "kept    CNAME" in capsys.readouterr().err
        assert remote(home, "show", "gh-pages:CNAME") == "papers.example.org"


def test_domain_of_site_yaml(home: Path) -> None:
    """A domain of one's own in `base_url` becomes the CNAME, and goes with it."""
    (home / "site.yaml").write_text("base_url: https://papers.example.org/\n", encoding="utf-8")
    assert run(["deploy", "--yes", "-q"]) == 0
    assert remote(home, "show", "gh-pages:CNAME") == "papers.example.org"
    (home / "site.yaml").write_text("base_url: https://me.github.io/notes/\n", encoding="utf-8")
    assert run(["deploy", "--yes", "-q"]) == 0
    assert "CNAME" not in files(home)


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://papers.example.org/", "papers.example.org"),
        ("https://papers.example.org", "papers.example.org"),
        ("https://example.org/papers/", ""),
        ("https://me.github.io/notes/", ""),
        ("https://me.github.io/", ""),
        ("http://localhost:8000/", ""),
        ("", ""),
    ],
)
def test_domain(address: str, domain: str) -> None:
    """Only a domain of its own, whole, is a CNAME."""
    assert domain_of(address) == domain


def test_rejected(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A push that the host refuses is told in its words, without a traceback."""
    hook = home.parent / "remote.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'no room here' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)

    assert run(["deploy", "--yes", "-q"]) == 2

    said = capsys.readouterr().err
    assert "origin refuses the push" in said and "no room here" in said


def test_overtaken(home: Path, elsewhere: Path) -> None:
    """A branch that moved on between look and push is not forced."""
    target = branches.Target("origin", str(home.parent / "remote.git"), "gh-pages")
    change = branches.prepared(home, target, home, ("nerf.md",), "Publish")
    commit(elsewhere, "CNAME", "papers.example.org\n")

    with pytest.raises(Exception, match="somebody else has pushed"):
        branches.push(home, target, change)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (("remote", "remove", "origin"), "the repository has no remote"),
        (
            ("remote", "set-url", "origin", "https://me:secret@nowhere.invalid/x.git"),
            "cannot be reached at https://nowhere",
        ),
        (("checkout", "-q", "-b", "gh-pages"), "is the branch that your notes are on"),
    ],
)
def test_words(home: Path, spoil: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands in the way is said in words for people, without secrets."""
    git(home, *spoil)

    assert run(["deploy", "--yes", "-q"]) == 2

    said = capsys.readouterr().err
    assert words in said and "secret" not in said and "nothing is pushed" in said


def test_detached(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A detached HEAD is as good as a branch, and told."""
    git(home, "checkout", "-q", "--detach")

    assert run(["deploy", "--yes", "-q"]) == 0
    assert "of      a detached HEAD at " in capsys.readouterr().err


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Outside git it is said what would make a repository; without git, what is missing."""
    (tmp_path / "nerf.md").write_text(NOTE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert run(["deploy", "--yes", "-q"]) == 2
    assert "is in no git repository; `git init`" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["deploy", "--yes", "-q"]) == 2
    assert "git is not installed" in capsys.readouterr().err


def test_errors_stop_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site with errors is not pushed; with --strict, none with warnings."""
    (home / "nerf.md").write_text(NOTE + "\n![](gone.png)\n", encoding="utf-8")
    assert run(["deploy", "--yes", "-q", "--strict"]) == 1
    (home / "site.yaml").write_text("diagnostics: {missing-image: error}\n", encoding="utf-8")
    assert run(["deploy", "--yes", "-q"]) == 1

    assert "nerf.md:7:1: error[missing-image]" in capsys.readouterr().err
    assert remote(home, "branch", "--list") == "* main"


def test_attributes(home: Path) -> None:
    """Filters and line endings of the user's repository do nothing to the site."""
    (home / ".git" / "info").mkdir(exist_ok=True)
    (home / ".git" / "info" / "attributes").write_text("* text eol=crlf\n*.html filter=lfs\n", encoding="utf-8")
    git(home, "config", "core.autocrlf", "true")

    assert run(["build", "-q"]) == 0
    assert run(["deploy", "--yes", "-q"]) == 0

    data = subprocess.run(
        ["git", "-C", str(home.parent / "remote.git"), "cat-file", "blob", "gh-pages:index.html"],
        capture_output=True,
        check=True,
    ).stdout
    assert data == (home / "site" / "index.html").read_bytes()
