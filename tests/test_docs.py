"""The README is true, and so are the commands that the documentation names: each can be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
from conftest import ROOT
from handbook import COMMANDS, PAGES, page_of

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def options(command: click.Command) -> set[str]:
    return {
        word
        for option in command.params
        if isinstance(option, click.Option)
        for word in (*option.opts, *option.secondary_opts)
    } | {"--help"}


def usages() -> Iterator[tuple[str, str]]:
    """Every use of papernotes in the README and the documentation: the command, and the rest of its line."""
    text = "\n".join((README, *map(page_of, PAGES)))
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    for line in re.findall(r"(?m)^(papernotes [^#\n]*)", shell) + re.findall(r"`(papernotes [a-z][^`\n]*)`", text):
        name = max((name for name in COMMANDS if f"{line} ".startswith(f"{name} ")), key=len, default="")
        yield name or line, line.removeprefix(name)


def test_every_usage() -> None:
    """Every command line in the README and the documentation can be typed."""
    wrong = []
    for name, rest in usages():
        if name not in COMMANDS:
            wrong.append(name)
        elif unknown := set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest)) - options(COMMANDS[name]):
            wrong.append(f"{name}: {sorted(unknown)}")

    assert not wrong


def test_every_target() -> None:
    """Every `make` target in the README exists."""
    targets = set(re.findall(r"(?m)^([a-z-]+):", MAKEFILE))

    assert set(re.findall(r"`make ([a-z-]+)`|^ *make ([a-z-]+)", README, re.MULTILINE)) != set()
    assert {a or b for a, b in re.findall(r"(?m)`make ([a-z-]+)|^ *make ([a-z-]+)", README)} <= targets


def test_every_dependency() -> None:
    """Every dependency has a line that says why it is there."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("dependencies = [")[2].partition("]")[0]
    table = README.partition("## Dependencies")[2].partition("\n## ")[0].lower()

    assert not [name for name in re.findall(r'"([a-z0-9-]+)', project) if f"| {name} |" not in table]


def test_every_file() -> None:
    """Every file that the README points to is there."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", README, flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:|#)([^)\s]+)\)", prose)

    assert not [link for link in links if not (ROOT / link.partition("#")[0]).exists()]
