"""The documentation is true and whole: its examples come out as it says, its commands run, its site has no fault.

`pytest --update` writes the results of examples, and the tables of keys, anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import msgspec
import pytest
from conftest import ROOT, Expect
from handbook import (
    COMMANDS,
    DOCS,
    LANGUAGES,
    PAGES,
    examples,
    fences,
    head_table,
    key_table,
    option_table,
    page_of,
    told,
)

from papernotes import config
from papernotes.build import build, open_project, read
from papernotes.commands.checking import everything
from papernotes.config import parse_config
from papernotes.model import Diagnostic

PROGRAMS = ("cat", "cd", "cp", "curl", "echo", "git", "ls", "make", "mkdir", "papernotes", "pip", "pipx", "python")


@lru_cache
def built(language: str) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The pages of the site in that language, and everything that is wrong with it."""
    home = DOCS / language
    project = open_project(home, config=home / "site.yaml", notes=home, output=Path(os.devnull, "site"))
    site = build(project)
    pages = {output.path: output.content.decode() for output in site.outputs if output.path.endswith(".html")}
    return pages, everything(project, site)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sound(language: str) -> None:
    """The site has no fault, and no page of it is taken for notes on papers."""
    pages, found = built(language)

    assert [(item.code, item.message, item.span) for item in found] == []
    assert not [path for path in pages if path.startswith("papers/")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_to_the_other_language(language: str) -> None:
    """Every page leads to itself in the other language."""
    pages, _ = built(language)
    (other,) = set(LANGUAGES) - {language}
    there, _ = built(other)
    for path, html in pages.items():
        (link,) = re.findall(r'<a href="([^"]*)" rel="external" lang', html)
        target = os.path.normpath(Path(language, path).parent / link).replace(os.sep, "/")

        assert path == "404.html" or target == f"{other}/{path}"
        assert target.removeprefix(f"{other}/") in there, path


def test_same_chapters() -> None:
    """Both languages have the same pages, with the same headings, examples and commands."""

    def shape(path: str) -> tuple[str, list[str], list[str]]:
        page = page_of(path)
        bare = re.sub(r"^(`{3,}).*?^\1$", "", page, flags=re.MULTILINE | re.DOTALL)
        shown = [f"{fence.info}\n{fence.text}" if fence.info == "sh" else fence.info for fence in fences(page)]
        return path.partition("/")[2], re.findall(r"(?m)^(#+) ", bare), shown

    english, chinese = ([shape(path) for path in PAGES if path.startswith(name)] for name in ("en/", "zh/"))

    assert english == chinese


@pytest.mark.parametrize("path", [path for path in PAGES if list(examples(page_of(path)))])
def test_examples(path: str, tmp_path: Path, expect: Expect) -> None:
    """What stands below an example is what comes out of it."""
    page, made, end = page_of(path), "", 0
    for number, example in enumerate(examples(page)):
        folder = tmp_path / str(number)
        for name, text in example.notes.items():
            (folder / "notes" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "notes" / name).write_text(text, encoding="utf-8")
        library = read(open_project(folder)).value
        made += page[end : example.result.start] + told(library)
        end = example.result.end

    expect(DOCS / path, made + page[end:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys(language: str, expect: Expect) -> None:
    """The tables of keys are those of the types in config.py, and every key says what it means."""
    path = f"{language}/configuration.md"
    page = page_of(path)

    def table(found: re.Match[str]) -> str:
        return f"{found[1]}\n\n{key_table(getattr(config, found[2]), language, found[3])}\n\n{found[4]}"

    made = re.sub(r"(<!-- keys of (\w+) -->)\n(.*?)(<!-- end -->)", table, page, flags=re.DOTALL)
    expect(DOCS / path, made)
    named = set(re.findall(r"<!-- keys of (\w+) -->", page))
    kinds = {name for name, kind in vars(config).items() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)}
    assert named == kinds - {"Diagnostic", "Span", "Checked"}
    assert not re.findall(r"(?m)^\| `(\w+)` \|.*\|  \|$", page), "what do these keys mean?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_head_keys(language: str, expect: Expect) -> None:
    """The table of the keys of a note's head is that of the program, and every key says what it means."""
    path = f"{language}/configuration.md"
    page = page_of(path)
    before, _, rest = page.partition("<!-- head keys -->\n")
    table, end, after = rest.partition("\n<!-- end -->")

    expect(DOCS / path, f"{before}<!-- head keys -->\n\n{head_table(language, table)}\n{end}{after}")
    assert table and not re.findall(r"(?m)^\| `[\w-]+` \|.*\|  \|$", table), "what do these keys mean?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_options(language: str, expect: Expect) -> None:
    """Every command has its part of the page on commands, with the options that the program has, each explained."""
    path = f"{language}/commands.md"
    page = page_of(path)

    def table(found: re.Match[str]) -> str:
        return f"{found[1]}\n\n{option_table(found[2], language, found[3])}\n\n{found[4]}"

    made = re.sub(r"(<!-- options of ([a-z ]+) -->)\n(.*?)(<!-- end -->)", table, page, flags=re.DOTALL)
    expect(DOCS / path, made)
    assert re.findall(r"<!-- options of (papernotes [a-z ]+) -->", page) == list(COMMANDS)
    assert re.findall(r"(?m)^## `(papernotes [a-z ]+)`", page) == list(COMMANDS)
    assert not re.findall(r"(?m)^\| (`-.*`) \|  \|$", page), "what do these options do?"


@pytest.mark.parametrize("path", PAGES)
def test_configurations(path: str) -> None:
    """Every site.yaml that a page shows can be used; the page on diagnostics has one that cannot."""
    shown = [fence.text for fence in fences(page_of(path)) if fence.info == "yaml"]
    wrong = [item.message for text in shown for item in parse_config(text).diagnostics]

    assert not wrong or path.endswith("/diagnostics.md")


COMMANDED = [
    path for path in PAGES if path.startswith("en/") and any(fence.info == "sh" for fence in fences(page_of(path)))
]


@pytest.mark.skipif(os.name == "nt", reason="the commands are for a Unix shell")
@pytest.mark.parametrize("path", COMMANDED)
def test_commands(path: str, tmp_path: Path) -> None:
    """Every command of a page can be typed, one after the other, in the folder of the page on how to start.

    A server is stopped once it serves. What installs, sends to other machines or is no program of ours is not run.
    """
    home, programs = tmp_path / "home", tmp_path / "bin"
    programs.mkdir()
    vault = home / "my-notes"
    vault.mkdir(parents=True)
    for example in fences(page_of("en/start.md")):
        kind, _, name = example.info.partition(" ")
        if kind in ("markdown", "bibtex") and name:
            (vault / name).write_text(example.text, encoding="utf-8")
    serve = f'exec timeout --signal INT --preserve-status 4 {sys.executable} -m papernotes "$@" --port 0'
    _program(
        programs / "papernotes",
        f"""
        export PYTHONPATH={ROOT / "src"} BROWSER=true
        if [ "$1" = serve ]; then {serve}; fi
        exec {sys.executable} -m papernotes "$@"
        """,
    )
    for name in ("pip", "pipx", "make", "python", "curl"):
        _program(programs / name, "exit 0")
    person = {
        f"GIT_{role}_{what}": "somebody@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **person, "HOME": str(home), "PATH": f"{programs}:{os.environ['PATH']}"}
    remote = str(tmp_path / "remote.git")
    for words in (("init", "-q", "--bare", remote), ("init", "-q"), ("remote", "add", "origin", remote)):
        subprocess.run(["git", *words], cwd=vault, env=environment, check=True)
    for fence in fences(page_of(path)):
        if fence.info != "sh":
            continue
        for line in filter(None, (line.partition(" #")[0].strip() for line in fence.text.splitlines())):
            assert line.split()[0] in PROGRAMS, line
            done = subprocess.run(
                ["bash", "-c", line.removesuffix("&")],
                cwd=vault,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
                timeout=60,
            )
            wanted = (0, 130) if line.startswith("papernotes serve") else (0,)
            assert done.returncode in wanted, f"{line}\n{done.stdout}{done.stderr}"
            assert "Traceback" not in done.stderr, line


def _program(path: Path, script: str) -> None:
    path.write_text("#!/bin/bash\n" + "\n".join(line.strip() for line in script.splitlines()) + "\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("path", [path for path in PAGES if "```python" in page_of(path)])
def test_programs(path: str, tmp_path: Path) -> None:
    """Every program of a page runs in a folder of notes, and says something."""
    (tmp_path / "nerf.md").write_text("# 三维\n\n## NeRF: Scenes as Fields\n\nECCV 2020\n", encoding="utf-8")
    for fence in fences(page_of(path)):
        if fence.info == "python":
            environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
            command = [sys.executable, "-c", fence.text]
            done = subprocess.run(
                command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
            )

            assert done.returncode == 0 and done.stdout.strip(), done.stderr


def test_targets() -> None:
    """Every `make` target that a page names is there."""
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    named = {name for path in PAGES for name in re.findall(r"(?m)^make ([a-z-]+)|`make ([a-z-]+)`", page_of(path))}

    assert {first or second for first, second in named} <= targets


@pytest.mark.skipif(not shutil.which("bash") or os.name == "nt", reason="the script is for bash")
def test_script(tmp_path: Path) -> None:
    """`make docs` and the workflow make both sites, and a page that leads to them."""
    _program(tmp_path / "papernotes", f'PYTHONPATH={ROOT / "src"} exec {sys.executable} -m papernotes "$@"')
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    command = [
        "bash",
        str(ROOT / "scripts" / "docs.sh"),
        str(tmp_path / "site"),
        "https://me.github.io/papernotes/docs",
    ]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    assert not done.stderr.strip()
    for language in LANGUAGES:
        page = (tmp_path / "site" / language / "index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="https://me.github.io/papernotes/docs/{language}/">' in page
    links = re.findall(r'href="([^":]*)"', (tmp_path / "site" / "index.html").read_text(encoding="utf-8"))
    assert links and all((tmp_path / "site" / link).exists() for link in links)
