"""What a page reads of its edition, noted down while it is made: where all of that is as it was, so is the page.

    traces = Traces(edition, theme)
    page, reads = traces.during(make)               what `make` made of the edition, and what of it that took
    traces.digest(route, map(traces.of, reads))     one digest of all that the edition has in those places

These are the verifying traces of Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte" (2018). A read is the
name of a part of the edition and the key of a value in it, or None for all that the part holds.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from operator import attrgetter
from types import MethodType
from typing import Any, TypeVar, cast

import msgspec

from ...memo import key_of
from ...model import Route
from ..edition.edition import Edition
from ..syndication.dates import latest

T = TypeVar("T")
Key = str | int | tuple[str, ...] | None
Read = tuple[str, Key]

_GIVEN = frozenset(
    ("config", "words", "macros", "assets")
)  # the same for all pages of a site: no page is known by them
_PARTS = frozenset(("library", "targets", "targets.files", "search", "in_rows"))  # what has parts itself


class _Notes:
    """The reads of the page that is being made."""

    def __init__(self) -> None:
        self.now: set[Read] = set()


class _Seen:
    """Stands for an edition, or for a part of it that has parts."""

    def __init__(self, real: object, name: str, notes: _Notes) -> None:
        self._real, self._name, self._notes = real, name, notes
        self._once: dict[Hashable, tuple[Any, set[Read]]] = {}

    def during(self, make: Callable[[Edition], T]) -> tuple[T, frozenset[Read]]:
        """What is made of the edition, and what of it is read for that."""
        before, self._notes.now = self._notes.now, set()
        try:
            made = make(cast(Edition, self))
            return made, frozenset(self._notes.now)
        finally:
            self._notes.now = before

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """As the edition's own; whoever asks has read what was read to make it."""
        if key not in self._once:
            made, reads = self.during(lambda _: make())
            self._once[key] = made, set(reads)
        found, taken = self._once[key]
        self._notes.now |= taken
        return cast(T, found)

    def __getattr__(self, attribute: str) -> Any:
        value, name = getattr(self._real, attribute), f"{self._name}{attribute}"
        if name in _GIVEN:
            shown = value
        elif name in _PARTS:
            shown = _Seen(value, f"{name}.", self._notes)
        elif isinstance(value, MethodType):  # it reads by itself
            shown = MethodType(value.__func__, self)
        elif isinstance(value, Mapping):
            shown = _SeenMapping(value, name, self._notes)
        else:
            self._notes.now.add((name, None))
            return value
        setattr(self, attribute, shown)
        return shown


class _SeenMapping(Mapping[Any, Any]):
    """Stands for a part whose values have keys."""

    def __init__(self, real: Mapping[Any, Any], name: str, notes: _Notes) -> None:
        self._real, self._name, self._notes = real, name, notes

    def __getitem__(self, key: Any) -> Any:
        self._notes.now.add((self._name, key))
        return self._real[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._notes.now.add((self._name, key))
        return self._real.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._notes.now.add((self._name, cast(Key, key)))
        return key in self._real

    def __iter__(self) -> Iterator[Any]:
        self._notes.now.add((self._name, None))
        return iter(self._real)

    def __len__(self) -> int:
        self._notes.now.add((self._name, None))
        return len(self._real)


class Traces:
    """The reads of the pages of one edition in one theme."""

    def __init__(self, edition: Edition, theme: str) -> None:
        self._edition = edition
        self._seen = _Seen(edition, "", _Notes())
        self._site = key_of("site", 2, theme, edition.config, latest())
        self._known: defaultdict[str, dict[Key, bytes]] = defaultdict(dict)

    def during(self, make: Callable[[Edition], T]) -> tuple[T, tuple[Read, ...]]:
        """What is made of the edition, and what of it is read for that."""
        made, reads = self._seen.during(make)
        return made, tuple(reads)

    def digest(self, route: Route, digests: Iterable[bytes]) -> bytes:
        """One digest for the page of that route: of the site, and of those of what it read, in their order."""
        return _digest(b"".join((self._site, _encoder.encode(route), *digests)))

    def of(self, read: Read) -> bytes:
        """A digest of what the edition has in that place, which is looked at once."""
        name, key = read
        known = self._known[name]
        found = known.get(key)
        if found is None:
            found = known[key] = self._made(name, key)
        return found

    def _made(self, name: str, key: Key) -> bytes:
        part: Any = self._edition
        for attribute in name.split("."):
            part = getattr(part, attribute)
        if not isinstance(part, Mapping):
            return _digest(_encoder.encode(part))
        if key is None:
            return _digest(b"".join(_encoder.encode(each) + self.of((name, each)) for each in part))
        return _digest(_encoder.encode(part[key])) if key in part else b""


def _digest(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=12).digest()


_encoder = msgspec.msgpack.Encoder(enc_hook=attrgetter("digest"))  # as `key_of`
