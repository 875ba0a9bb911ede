"""Questions to git and orders to it, in a repository of the user's: what it answered, and its words where it fails.

Nothing here touches a working tree or an index: `deploy` brings an index of its own.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ..patterns import pattern

_GITHUB = pattern(r"(?:https?://|ssh://)?(?:[^@/]+@)?github\.com[:/]+([\w.-]+)/([\w.-]+?)(?:\.git)?/*")
_SECRET = pattern(r"(?<=://)[^/@]+@")
# What an outer git (a hook, an alias) says to those it starts is not meant for the repository of the notes.
_OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")


class GitError(Exception):
    """What git could not do, in its own words."""


class Answer(NamedTuple):
    """`out` is what git printed, `err` what it complained of; both without spaces at their ends."""

    code: int
    out: str
    err: str


def ask(folder: Path, *arguments: str, stdin: str = "", more: Mapping[str, str] | None = None) -> Answer:
    """The answer of `git ARGUMENTS` in that folder; code 127 where there is no git."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    environment |= {"LC_ALL": "C.UTF-8", **(more or {})}
    command = ["git", "-C", str(folder), "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, input=stdin.encode(), capture_output=True, env=environment, check=False)
    except OSError as error:
        return Answer(127, "", str(error))
    return Answer(done.returncode, *(text.decode("utf-8", "replace").strip() for text in (done.stdout, done.stderr)))


def order(folder: Path, *arguments: str, stdin: str = "", more: Mapping[str, str] | None = None) -> str:
    """What `git ARGUMENTS` printed. Raises GitError."""
    answer = ask(folder, *arguments, stdin=stdin, more=more)
    if answer.code:
        raise GitError(shown(answer.err) or f"git {arguments[0]} failed")
    return answer.out


def remotes(folder: Path) -> dict[str, str]:
    """Name -> address to which that remote is pushed, `origin` first."""
    names = ask(folder, "remote").out.split()
    names.sort(key=lambda name: name != "origin")
    return {name: ask(folder, "remote", "get-url", "--push", name).out for name in names}


def branch(folder: Path) -> str:
    """The branch that is checked out, also one without commits; "" where HEAD is detached."""
    return ask(folder, "symbolic-ref", "--quiet", "--short", "HEAD").out


def shown(address: str) -> str:
    """An address, or words with addresses in them, without names and passwords."""
    return _SECRET.sub("", address)


def pages_address(remote: str) -> str:
    """Where GitHub Pages shows the repository of that remote, or "" where it is not one of GitHub's."""
    found = _GITHUB.fullmatch(remote.strip())
    if not found:
        return ""
    owner, name = found[1].lower(), found[2]
    return (
        f"https://{owner}.github.io/" if name.lower() == f"{owner}.github.io" else f"https://{owner}.github.io/{name}/"
    )
