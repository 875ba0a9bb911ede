"""The README is true: each command and option in it exists, and each that exists is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import msgspec
import pytest
from conftest import ROOT

from papernotes.cli import papernotes
from papernotes.config import Config, parse_config

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def commands(group: click.Group = papernotes, name: str = "papernotes") -> Iterator[tuple[str, click.Command]]:
    for word, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


COMMANDS = dict(commands())


def options(command: click.Command) -> set[str]:
    return {
        word
        for option in command.params
        if isinstance(option, click.Option)
        for word in (*option.opts, *option.secondary_opts)
    } | {"--help"}


def usages() -> Iterator[tuple[str, str]]:
    """Every use of papernotes in the README: the command, and the rest of its line."""
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
    for line in re.findall(r"(?m)^(papernotes [^#\n]*)", shell) + re.findall(r"`(papernotes [a-z][^`\n]*)`", README):
        name = max((name for name in COMMANDS if f"{line} ".startswith(f"{name} ")), key=len, default="")
        yield name or line, line.removeprefix(name)


def row(name: str) -> str:
    """The part of the README that lists a command's options."""
    return README.partition(f"\n### `{name}`")[2].partition("\n#")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command(name: str) -> None:
    """Every command has its part of the README, with all its options and no other."""
    told = set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", row(name)))

    assert options(COMMANDS[name]) - {"--help", "-h"} == told - {"--help"}


def test_every_usage() -> None:
    """Every command line in the README can be typed."""
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


def test_every_key() -> None:
    """The site.yaml of the README is valid and shows every key that there is."""
    example = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert example

    checked = parse_config(example[1])

    assert not checked.diagnostics
    told = set(re.findall(r"(?m)^(?:# )?([a-z_]+):", example[1]))
    assert told == {field.name for field in msgspec.structs.fields(Config)}


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
