"""The day on which each note first came into git, where the notes are in a repository."""

from __future__ import annotations

import subprocess
from pathlib import Path


def first_commits(folder: Path) -> dict[str, str]:
    """Path -> ISO day of the first commit that holds it; {} outside git, without git, or in a shallow clone."""
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
