"""Where a folder stands in a git repository, told without asking git; imports next to nothing."""

from __future__ import annotations

from pathlib import Path


def history(folder: Path) -> tuple[str, ...]:
    """The files that change when something is committed in the repository around a folder; none where there is none.

    In a linked worktree, whose `.git` is a file, none of them exists."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return tuple(str(place / ".git" / name) for name in ("HEAD", "logs/HEAD", "packed-refs", "shallow"))
    return ()
