"""Changes on disk -> "these files changed", once a burst.

An editor makes half a dozen events of one save, a checkout hundreds: they are gathered until the disk has been quiet
for a moment. A change while a build runs is kept for the next `wait`, so none is lost. Where it is not sure which files
changed, it may be any: a folder came or went, there are very many, or the system tells of none.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

QUIET = 0.01  # seconds without an event after which a burst is over
WHOLE = 0.002  # the same where all that was written is closed again, and nothing is gone that was there before
LONGEST = 1.0  # seconds after which a burst is built though it goes on
MANY = 200  # files from which all are looked at: of very many events the system forgets some
_HARMLESS = frozenset({"opened", "closed_no_write", "attrib"})  # reading a file makes the first two


class Places(msgspec.Struct, frozen=True):
    """What is watched: folders with all that is in them, single files, and folders to leave out. Absolute paths."""

    folders: tuple[str, ...]
    files: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True):
    """What a burst changed: files by their absolute paths, or None where it may be any."""

    touched: frozenset[str] | None


def matters(path: str, places: Places) -> bool:
    """Whether a change there can change the site: not in the output, not in a dot folder, no dot file."""
    place = Path(path)
    if path in places.files:
        return True
    if any(place.is_relative_to(folder) for folder in places.ignored):
        return False
    inside = (place.relative_to(folder) for folder in places.folders if place.is_relative_to(folder))
    return any(not any(part.startswith(".") for part in below.parts) for below in inside)


class Watch:
    """Owns the watching threads. `follow` says what to watch, `wait` blocks until it changes."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._events: queue.SimpleQueue[_Event] = queue.SimpleQueue()
        self._places = Places(())
        self._gone: set[str] = set()  # folders that went: one made anew may have the inode of the old
        self._watched: dict[tuple[str, bool], tuple[ObservedWatch, int]] = {}
        self._observer: BaseObserver = Observer()
        self._observer.start()

    def follow(self, places: Places) -> None:
        """Watches those places from now on; called again after each change, it finds folders made anew."""
        self._places = places
        wanted = {key: inode for key in _watches(places) if (inode := _inode(key[0]))}
        gone, self._gone = self._gone, set()
        for key in [key for key, (_, inode) in self._watched.items() if wanted.get(key) != inode or key[0] in gone]:
            self._drop(key)
        far = next((kind for path, _ in wanted if (kind := _network(path))), "")
        try:
            if far:
                raise OSError(f"{far} tells of none")
            self._add(wanted)
        except OSError as error:
            self._poll(wanted, error)

    def wait(self, seconds: float) -> Change | None:
        """What changed within that time, None for nothing; returns when the burst is over."""
        burst = _Burst()
        with contextlib.suppress(queue.Empty):
            burst.add(self._events.get(timeout=seconds))
            latest = time.monotonic() + LONGEST
            while time.monotonic() < latest:
                burst.add(self._events.get(timeout=QUIET if burst.unfinished else WHOLE))
        return burst.change()

    def stop(self) -> None:
        self._observer.stop()
        self._observer.join(1)

    def _add(self, wanted: dict[tuple[str, bool], int]) -> None:
        for key, inode in wanted.items():
            if key not in self._watched:
                path, recursive = key
                self._watched[key] = (self._observer.schedule(_Handler(self._heard), path, recursive=recursive), inode)

    def _drop(self, key: tuple[str, bool]) -> None:
        watch, _ = self._watched.pop(key)
        with contextlib.suppress(KeyError, OSError):  # its folder is gone, and its thread with it
            self._observer.unschedule(watch)

    def _poll(self, wanted: dict[tuple[str, bool], int], error: OSError) -> None:
        """Looks every second instead: some systems limit how many folders may be watched."""
        if isinstance(self._observer, PollingObserver):
            self._add(wanted)
            return
        self._say(f"cannot be told of changes ({error.strerror or error}); looking every second instead")
        self._observer.stop()
        self._observer = PollingObserver()
        self._observer.start()
        self._watched = {}
        self._add(wanted)

    def _heard(self, event: FileSystemEvent) -> None:
        if event.event_type in _HARMLESS or (event.is_directory and event.event_type == "modified"):
            return
        if event.is_directory and event.event_type in ("deleted", "moved"):
            self._gone.add(os.fsdecode(event.src_path))
        sure = sys.platform == "linux" and not event.is_directory and not isinstance(self._observer, PollingObserver)
        known = map(os.fsdecode, (event.src_path, event.dest_path))
        path, to = (path if path and matters(path, self._places) else "" for path in known)
        if path or to:
            self._events.put(_Event(event.event_type, path, to, sure))


class _Event(NamedTuple):
    """What happened to a file: "created", "modified", "closed", "deleted", or "moved" to the other path; "" for one
    that does not matter. Where it is not `sure`, more may have changed."""

    kind: str
    path: str
    to: str
    sure: bool


class _Burst:
    """The events of one save or checkout, gathered; `unfinished` are files that are being written, or are gone."""

    def __init__(self) -> None:
        self.unfinished: set[str] = set()
        self._touched: set[str] = set()
        self._new: set[str] = set()  # came with this burst: when it goes again nothing is missed
        self._sure = True

    def add(self, event: _Event) -> None:
        self._sure = self._sure and event.sure
        if event.path:
            done = event.kind == "closed" or (event.kind in ("deleted", "moved") and event.path in self._new)
            (self.unfinished.discard if done else self.unfinished.add)(event.path)
            self._touched.add(event.path)
        if event.to:
            self.unfinished.discard(event.to)
            self._touched.add(event.to)
        self._new.update(filter(None, (event.path if event.kind == "created" else "", event.to)))

    def change(self) -> Change | None:
        if not self._touched:
            return None
        return Change(frozenset(self._touched) if self._sure and len(self._touched) < MANY else None)


class _Handler(FileSystemEventHandler):
    def __init__(self, heard: Callable[[FileSystemEvent], None]) -> None:
        self._heard = heard

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._heard(event)


def _watches(places: Places) -> Iterator[tuple[str, bool]]:
    """Folder and whether with all below. The folder above each place tells when the place itself comes or goes."""
    for folder in places.folders:
        if not any(folder != other and Path(folder).is_relative_to(other) for other in places.folders):
            yield folder, True
    for path in (*places.files, *places.folders):
        yield str(Path(path).parent), False


_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "vboxsf", "drvfs", "virtiofs", "fuse.sshfs", "fuse.rclone")


def _network(path: str) -> str:
    """The kind of file system there, where it is one that is changed by other machines without a word to this one."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    around = [(len(place), kind) for _, place, kind, *_ in mounts if Path(path).is_relative_to(place)]
    kind = max(around, default=(0, ""))[1]
    return kind if kind in _NETWORK else ""


def _inode(path: str) -> int:
    """The folder's inode, 0 where there is none: a folder made anew under its old name has to be watched anew."""
    place = Path(path)
    try:
        return place.stat().st_ino or 1 if place.is_dir() else 0
    except OSError:
        return 0
