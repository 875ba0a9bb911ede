"""Whether anything changed since the last build of a folder: where nothing did, nothing has to be imported to build it.

A stamp is a digest of the names, times and sizes of all files that a site is made of, or that it has; and for those
so fresh that they may have been written again at the same time, digests of what is in them. It is taken before the
notes are read, so what is saved meanwhile is not the same any more. `.papernotes/last.json` holds two, with what that
build had to say. No name of a note is in it: some notes are private, and a folder like this is copied by machines.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from .. import regular

_NAME = "last.json"
_VERSION = 3
_SETTLED = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT)
_TICK = 10_000_000  # the longest between two times of a finer one
_SKIPPED = ("node_modules", "__pycache__", "venv")  # as the notes folder is read
_State = tuple[str, int, int, int]


class Stamp(NamedTuple):
    """The state of many files. `fresh` are digests: of the path of a fresh file, then of its content."""

    whole: str
    fresh: list[list[str]]


def stamp(files: Iterable[str], folders: Iterable[str], without: Iterable[str] = (), *, own: bool = False) -> Stamp:
    """The state of those files and of all below those folders; absolute paths, of which some may not exist.

    Dot files and what lies below `without` are left out, but not what is named. Files of our `own`, which were written
    on this machine, are fresh no longer than the clock of their file system needs to go on."""
    states = _states(files, folders, without)
    now = time.time_ns()
    ages = ((path, modified, abs(now - modified)) for path, modified, _, _ in states)
    fresh = [path for path, modified, age in ages if age < _SETTLED and not (own and age > _goes_on(modified))]
    return Stamp(_whole(states), [[_digest(path.encode(errors="surrogateescape")), _content(path)] for path in fresh])


def _goes_on(modified: int) -> int:
    """In how many nanoseconds a clock that tells such a time tells another."""
    return _SETTLED if modified % _TICK == 0 else 2 * _TICK


def own_files() -> Iterator[str]:
    """The files of this program."""
    return (entry.path for entry in _below(str(Path(__file__).parents[1]), frozenset()))


def remember(folder: Path, asked: Mapping[str, object], before: Stamp, places: Mapping[str, Any], said: Any) -> None:
    """Notes what a build was made of, and what it said. `places` has the arguments of `stamp`, and the site."""
    noted = {
        "version": _VERSION,
        "asked": dict(asked),
        "places": places,
        "made_of": before,
        "site": stamp((), [places["output"]], own=True),
        "said": said,
    }
    place = folder / ".papernotes"
    try:
        place.mkdir(parents=True, exist_ok=True)
        if not (place / ".gitignore").exists():
            (place / ".gitignore").write_text("*\n", encoding="utf-8")
        fresh = place / f".{_NAME}.{os.getpid()}"
        fresh.write_text(json.dumps(noted, ensure_ascii=False), encoding="utf-8")
        fresh.replace(place / _NAME)
    except OSError:
        return  # the next build takes its time


def forget(folder: Path) -> None:
    """Forgets the last build."""
    with contextlib.suppress(OSError):
        (folder / ".papernotes" / _NAME).unlink()


def last_said(folder: Path, asked: Mapping[str, object]) -> Any:
    """What the last build said, where it was asked the same and nothing has changed since; else None."""
    try:
        noted = json.loads(regular.content(folder / ".papernotes" / _NAME))
        if noted["version"] != _VERSION or noted["asked"] != dict(asked):
            return None
        places = noted["places"]
        made_of = _states((*places["files"], *own_files()), places["folders"], places["without"])
        if not (_same(noted["made_of"], made_of) and _same(noted["site"], _states((), [places["output"]], ()))):
            return None
        return noted["said"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _states(files: Iterable[str], folders: Iterable[str], without: Iterable[str] = ()) -> list[_State]:
    """Path, times in nanoseconds and size of each file, -1 where there is none; in the order of the paths.

    The first time is what a program may set as it likes, the second what the system itself noted."""
    left_out = frozenset(without)
    states = {path: _state(path, partial(os.stat, path)) for path in files}  # thousands: a Path each takes as long
    for folder in folders:
        states |= {entry.path: _state(entry.path, entry.stat) for entry in _below(folder, left_out)}
    return sorted(states.values())


def _same(before: list[Any], now: list[_State]) -> bool:
    """Whether a stamp is that of these files; what was fresh once is compared by what is in it."""
    whole, fresh = before
    if whole != _whole(now):
        return False
    digests = dict(fresh)
    names = ((path, _digest(path.encode(errors="surrogateescape"))) for path, _, _, _ in now) if digests else ()
    return all(digests[name] == _content(path) for path, name in names if name in digests)


def _whole(states: list[_State]) -> str:
    return _digest(repr(states).encode(errors="surrogateescape"))


def _state(path: str, ask: Callable[[], os.stat_result]) -> _State:
    try:
        state = ask()
    except OSError:
        return path, 0, 0, -1
    return path, state.st_mtime_ns, state.st_ctime_ns, state.st_size


def _content(path: str) -> str:
    try:
        return _digest(regular.content(path))
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _below(folder: str, without: frozenset[str]) -> Iterator[os.DirEntry[str]]:
    """The files below a folder, but for those whose name, or that of a folder around them, begins with a dot."""
    folders = [folder]
    while folders:
        try:
            entries = list(os.scandir(folders.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _SKIPPED or entry.path in without:
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield entry
