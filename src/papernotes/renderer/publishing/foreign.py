"""What others put where a file of the site belongs: nothing of it is replaced or deleted."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from ...diagnostics import report
from ...model import Diagnostic
from .trees import MANIFEST, folders_of


def is_others(file: Path, path: str, ours: frozenset[str]) -> bool:
    """Whether something stands at that path that papernotes did not put there."""
    if path in ours or not os.path.lexists(file):
        return False
    return not file.is_dir() or not any(ours_there.startswith(f"{path}/") for ours_there in ours)


def no_folders(folder: Path, paths: Iterable[str], ours: frozenset[str]) -> list[str]:
    """What others put where a folder has to be."""
    within = {path.rpartition("/")[0] for path in paths}  # thousands of files are in fewer
    needed = sorted({parent for path in within for parent in (path, *folders_of(path))} - ours - {""})
    return [path for path in needed if _is_no_folder(f"{folder}/{path}")]


def _is_no_folder(path: str) -> bool:
    try:
        return not stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def refusal(folder: Path, in_the_way: Sequence[str]) -> str:
    more = f" and {len(in_the_way) - 3} more" if len(in_the_way) > 3 else ""
    return (
        f"{folder} holds files that papernotes did not write, where files of the site belong: "
        f"{', '.join(in_the_way[:3])}{more}; take them away, or name another folder with --output DIR"
    )


def unlisted(folder: Path) -> str:
    """What to do with a site whose list of files is damaged: what of it is ours, nobody knows any more."""
    return (
        f"{folder} looks like a site of papernotes, and the list of its files, {MANIFEST} in it, cannot be read, "
        f"so that nothing there is replaced. If you put nothing of your own into {folder}, delete that folder and "
        "build again; else take your files out first, or name another folder with --output DIR"
    )


def foreign(folder: Path) -> Diagnostic:
    hint = "an empty folder of its own is safer"
    return report("foreign-output", f"{folder} already held files; none is deleted", None, hint)
