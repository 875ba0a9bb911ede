"""`papernotes init`: what it sees in a folder, what it writes there, and what it leaves alone."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from conftest import Write
from hypothesis import given
from hypothesis import strategies as st

from papernotes.cli import run
from papernotes.commands.git import pages_address
from papernotes.config import parse_config
from papernotes.starting.look import look
from papernotes.starting.proposal import missing_lines, scalar, workflow

NERF = """\
## NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis

ECCV 2020

### 方法

神经辐射场把场景写成一个函数，沿光线积分。
"""
FILE = (
    "---\ntitle: Attention Is All You Need\nvenue: NIPS\nauthors: [A. Vaswani]\n---\n\n## Method\n\nAttention alone.\n"
)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with nothing in it becomes a project, too: it can be served at once."""
    assert run(["init", str(tmp_path)]) == 0

    assert "without notes yet" in said(capsys)
    assert set(tree(tmp_path)) == {"site.yaml", ".gitignore"}
    assert not parse_config((tmp_path / "site.yaml").read_text(encoding="utf-8")).diagnostics


def test_vault(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """An Obsidian vault is known by its folder; its templates are no notes, and nothing that is there changes."""
    before = {
        "3DGS.md": f"# 三维重建\n\n{NERF}",
        "papers/Attention.md": FILE,
        "Templates/paper.md": "## {{title}}\n",
        ".obsidian/templates.json": '{"folder": "Templates"}',
    }
    folder = write(before)

    assert run(["init", str(folder)]) == 0
    told = said(capsys)

    assert "an Obsidian vault" in told and "2 notes, 2 papers" in told
    assert "1 as headings of 1 file" in told and "1 as one file a paper" in told
    made = yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8"))
    assert (made["notes"], made["ignore"]) == (".", ["Templates"])
    assert {name: text.decode() for name, text in tree(folder).items() if name in before} == before


def test_nothing_is_written_over(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """What is there stays as it is, and what would be written is shown; done twice, nothing is left to do."""
    folder = write({"site.yaml": "title: mine\n", ".gitignore": "*.tmp", "a.md": NERF})

    assert run(["init", "--pages", str(folder)]) == 0
    told = said(capsys)

    assert "site.yaml is there and stays as it is" in told and "    language: zh" in told
    assert (folder / "site.yaml").read_text(encoding="utf-8") == "title: mine\n"
    assert (folder / ".gitignore").read_text(
        encoding="utf-8"
    ) == "*.tmp\n\n# Made by papernotes\n/site/\n/.papernotes/\n"
    before = tree(folder)
    assert run(["init", "--pages", str(folder)]) == 0
    assert tree(folder) == before
    assert ".gitignore has all that it needs" in said(capsys)


def test_a_site_of_others(write: Write) -> None:
    """A folder `site` that holds notes or files of others is not where the site goes, and its notes are read."""
    folder = write({"site/a.md": NERF})

    assert run(["init", str(folder)]) == 0

    made = yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8"))
    assert (made["output"], made["notes"]) == ("papernotes-site", ".")
    assert "/papernotes-site/" in (folder / ".gitignore").read_text(encoding="utf-8")


def test_dry_run(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """`--dry-run` shows the same and writes nothing."""
    folder = write({"a.md": NERF})

    assert run(["init", "--pages", "--dry-run", str(folder)]) == 0

    assert set(tree(folder)) == {"a.md"}
    told = said(capsys)
    assert "would write site.yaml" in told and "would write .github/workflows/pages.yml" in told


LAYOUTS: tuple[tuple[Mapping[str, str], str], ...] = (
    ({"a.md": NERF}, "."),
    ({"README.md": "# Tools\n\nHow to install.\n", "notes/a.md": NERF}, "notes"),
    ({"README.md": f"# Papers\n\n{NERF}", "notes/a.md": FILE}, "."),
    ({"notes/plan.md": "# Plan\n", "papers/a.md": NERF}, "."),
    ({"docs/notes/a.md": f"{NERF}\n![](../../images/a.png)\n", "images/a.png": "x"}, "."),
    ({"docs/notes/a.md": NERF}, "docs/notes"),
    ({"3DGS/a.md": NERF}, "."),
    ({"source/_posts/a.md": NERF, "_config.yml": "title: 我的博客\n", "scaffolds/post.md": "x"}, "source/_posts"),
)


@pytest.mark.parametrize(("files", "notes"), LAYOUTS)
def test_notes_folder(write: Write, files: Mapping[str, str], notes: str) -> None:
    """The notes are all notes and their figures, and no folder is gone into that may be one topic of several."""
    assert look(write(files), "en").notes == notes


@pytest.mark.parametrize(
    ("files", "title"),
    [
        ({"README.md": f"# 读过的论文\n\n{NERF}"}, "读过的论文"),
        ({"README.md": f"# README\n\n{NERF}"}, "vault-of-mine"),
        ({"source/_posts/a.md": NERF, "_config.yml": "title: 我的博客\n", "scaffolds/post.md": "x"}, "我的博客"),
    ],
)
def test_title(tmp_path: Path, files: Mapping[str, str], title: str) -> None:
    """The title is what other programs call the site, the heading of its README, or the folder's name."""
    folder = tmp_path / "vault-of-mine"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    assert look(folder, "en").title == title


@pytest.mark.parametrize(("text", "language"), [(NERF, "zh"), (FILE + "word " * 60, "en"), ("", "en")])
def test_language(write: Write, text: str, language: str) -> None:
    """The language is that of the notes."""
    assert look(write({"a.md": text}), "en").language == language


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:Me/notes.git", "https://me.github.io/notes/"),
        ("https://github.com/me/notes", "https://me.github.io/notes/"),
        ("https://me:secret@github.com/me/Notes.git", "https://me.github.io/Notes/"),
        ("ssh://git@github.com/me/me.github.io.git", "https://me.github.io/"),
        ("https://gitlab.com/me/notes.git", ""),
        ("/srv/github.com/me/notes", ""),
        ("", ""),
    ],
)
def test_pages_address(remote: str, address: str) -> None:
    """Where GitHub Pages shows a repository follows from its remote."""
    assert pages_address(remote) == address


def test_repository(write: Write) -> None:
    """Of a repository, the author, the address and the branch are known; the workflow goes to its top."""
    folder = write({"vault/a.md": NERF})
    for command in (
        ("init", "-q", "-b", "trunk"),
        ("config", "user.name", "Zhang San"),
        ("remote", "add", "origin", "https://me:secret@github.com/me/notes.git"),
    ):
        subprocess.run(["git", "-C", str(folder), *command], check=True)

    assert run(["init", "--pages", str(folder / "vault")]) == 0

    made = yaml.safe_load((folder / "vault" / "site.yaml").read_text(encoding="utf-8"))
    assert (made["author"], made["base_url"]) == ("Zhang San", "https://me.github.io/notes/")
    flow = (folder / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(flow)[True]["push"]["branches"] == ["trunk"]
    assert yaml.safe_load(flow)["jobs"]["pages"]["steps"][1]["with"] == {"folder": "vault"}
    assert "secret" not in "".join(text.decode() for text in tree(folder / "vault").values()) + flow


def test_workflow() -> None:
    """The workflow is ours in a few lines: the whole history, the rights that Pages asks for, our action."""
    made = yaml.safe_load(workflow("main", ""))

    job = made["jobs"]["pages"]
    assert made["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert job["environment"]["name"] == "github-pages"
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == ["actions/checkout", "papernotes/papernotes"]
    assert job["steps"][0]["with"] == {"fetch-depth": 0}


@given(st.text(max_size=30).map(lambda text: "".join(letter for letter in text if letter.isprintable())))
def test_scalar(text: str) -> None:
    """Whatever a title is, site.yaml says it."""
    assert yaml.safe_load(f"title: {scalar(text)} # words\n") == {"title": text}


@pytest.mark.parametrize("before", ["", "a\n", "a", "site\n", "/site/\n.papernotes\n", "site/\r\n.papernotes/\r\n"])
def test_ignored(before: str) -> None:
    """A `.gitignore` gets what it lacks, once, on lines of its own."""
    after = before + missing_lines(before, "site")

    assert after.startswith(before)
    assert sorted(line.strip("/ ") for line in after.splitlines() if line and line[0] not in "#a") == [
        ".papernotes",
        "site",
    ]
    assert not missing_lines(after, "site")
