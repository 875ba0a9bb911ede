"""The day on which each note first came into git, where the notes are in a repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ...incremental.kept import read_from, since
from ...repository import history


def first_commits(folder: Path) -> dict[str, str]:
    """Path -> ISO day of the first commit that holds it; {} outside git, without git, or in a shallow clone."""
    files = history(folder.absolute())
    if not files and "GIT_DIR" not in os.environ:
        return {}
    state = tuple(map(_state, files))
    if not files or state[1] is None:  # no log of what is committed tells when to ask again
        return read_from("first commits", (), str(folder), lambda: _asked(folder))
    return since("first commits", (str(folder), state), lambda: _asked(folder))


def _state(file: str) -> tuple[int, int] | None:
    try:
        found = Path(file).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _asked(folder: Path) -> dict[str, str]:
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    days: dict[str, str] = {}
    log = _git(
        folder, "log", "--reverse", "--relative", "--diff-filter=A", "--name-only", "-z", "--format=%x01%as", "."
    )
    for commit in log.split("\x01")[1:]:
        day, *paths = commit.replace("\0\n", "\0").split("\0")
        for path in paths:
            if path:
                days.setdefault(path.lstrip("\n"), day.strip())
    return days


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
