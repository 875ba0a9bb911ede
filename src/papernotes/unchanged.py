"""Whether anything changed since the last build of a folder: where nothing did, nothing has to be imported to build it.

A stamp is the time and size of every file that a site is made of, and of every file of the site; for a file so fresh
that it may have been written again at the same time also a digest. It is taken before the notes are read, so what is
saved meanwhile is not the same any more. `.papernotes/last.json` holds it, with what that build had to say.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

_NAME = "last.json"
_VERSION = 1
_SETTLED = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT)
_SKIPPED = ("node_modules", "__pycache__", "venv")  # as the notes folder is read
Stamp = dict[str, list[Any]]


def stamp(files: Iterable[str], folders: Iterable[str], without: Iterable[str] = ()) -> Stamp:
    """The state of those files and of all below those folders; absolute paths, of which some may not exist.

    Dot files and what lies below `without` are left out, but not what is named."""
    now, left_out = time.time_ns(), frozenset(without)
    found: Stamp = {file: _state(file, now) for file in files}
    for folder in folders:
        for entry in _below(folder, left_out):
            found[entry] = _state(entry, now)
    return found


def own_files() -> Iterator[str]:
    """The files of this program."""
    return _below(str(Path(__file__).parent), frozenset())


def history(folder: Path) -> tuple[str, ...]:
    """The files that change when something is committed in the repository around a folder."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return tuple(str(place / ".git" / name) for name in ("HEAD", "logs/HEAD", "packed-refs", "shallow"))
    return ()


def remember(folder: Path, asked: Mapping[str, object], before: Stamp, places: Mapping[str, Any], said: Any) -> None:
    """Notes what a build was made of, and what it said. `places` has the arguments of `stamp`, and the site."""
    site = stamp((), [places["output"]])
    content = {
        "version": _VERSION,
        "asked": dict(asked),
        "places": places,
        "made_of": before,
        "site": site,
        "said": said,
    }
    place = folder / ".papernotes"
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / ".gitignore").write_text("*\n", encoding="utf-8")
        fresh = place / f".{_NAME}.{os.getpid()}"
        fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        fresh.replace(place / _NAME)
    except OSError:
        return  # the next build takes its time


def last_said(folder: Path, asked: Mapping[str, object]) -> Any:
    """What the last build said, where it was asked the same and nothing has changed since; else None."""
    try:
        content = json.loads((folder / ".papernotes" / _NAME).read_text(encoding="utf-8"))
        if content["version"] != _VERSION or content["asked"] != dict(asked):
            return None
        places = content["places"]
        made_of = stamp((*places["files"], *own_files()), places["folders"], places["without"])
        if not (_same(content["made_of"], made_of) and _same(content["site"], stamp((), [places["output"]]))):
            return None
        return content["said"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _same(before: Stamp, now: Stamp) -> bool:
    """Whether two stamps are of the same; what was fresh once is compared by its digest."""
    if before.keys() != now.keys():
        return False
    return all(old[:2] == now[path][:2] and (len(old) < 3 or old[2] == _digest(path)) for path, old in before.items())


def _state(path: str, now: int) -> list[Any]:
    try:
        state = Path(path).stat()
    except OSError:
        return [0, -1]
    fresh = abs(now - state.st_mtime_ns) < _SETTLED
    return [state.st_mtime_ns, state.st_size, _digest(path)] if fresh else [state.st_mtime_ns, state.st_size]


def _digest(path: str) -> str:
    try:
        return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def _below(folder: str, without: frozenset[str]) -> Iterator[str]:
    """The files below a folder, but for those whose name, or that of a folder around them, begins with a dot."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _SKIPPED or entry.path in without:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, without)
        else:
            yield entry.path
