"""The day on which each note first came into git, where the notes are in a repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ..kept import since


def first_commits(folder: Path) -> dict[str, str]:
    """Path -> ISO day of the first commit that holds it; {} outside git, without git, or in a shallow clone."""
    at = _repository(folder)
    if at is None:
        return {}
    state = _state(at)
    return since("first commits", (str(folder), state), lambda: _asked(folder)) if state else _asked(folder)


def _repository(folder: Path) -> Path | None:
    """The `.git` around a folder, a folder or a file itself; None where git need not be asked."""
    if "GIT_DIR" in os.environ:
        return Path(os.environ["GIT_DIR"])
    return next((git for place in (folder, *folder.parents) if (git := place / ".git").exists()), None)


def _state(git: Path) -> tuple[tuple[int, int], ...]:
    """What changes with each commit, where git keeps a log of them; else nothing."""
    try:
        states = [(git / name).stat() for name in ("HEAD", "logs/HEAD", "index")]
    except OSError:
        return ()
    return tuple((state.st_mtime_ns, state.st_size) for state in states)


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
