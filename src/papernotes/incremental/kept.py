"""What pure functions of frozen values made, kept while the site is served: an edit makes anew what it changed.

    @kept                       remembers by the identity of the arguments (texts and numbers by value)
    same("config", value)       the value of that name from before where it is equal, so that identity tells
    since("names", value, make) what was made of it before, where it is equal; for what is made of the whole library
    turn()                      a new round begins: what two rounds did not ask for is forgotten
    touched()                   the files that were touched since the last round, where that is known
    read_from(name, ...)        what was read from the disk, not read again where it is known that nothing was touched
    with uncollected():         nothing is looked through for garbage
    with awhile():              a round of its own, in which several pages ask for the same

Values are frozen, so one that is the same object is the same value; a note that was not edited is the same object in
each round, and so is all that is made of it alone. A build keeps for a stage at a time.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_ROUNDS = 2  # a page that is read while the next round is made asks for what the last one made
_made: list[dict[Hashable, tuple[Any, tuple[Any, ...]]]] = []  # by round, the newest first; empty where nothing is kept
_names: dict[str, Any] = {}
_touched: list[frozenset[str] | None] = [None]
_for_now = [False]


def turn(touched: frozenset[str] | None = None) -> None:
    """Begins a round. The first begins to keep. `touched` are absolute paths; None where anything may have changed."""
    _touched[0] = touched
    _made.insert(0, {})
    del _made[_ROUNDS + 1 :]


@contextmanager
def awhile() -> Iterator[None]:
    """One round, after which nothing is kept; where something is kept already, that goes on."""
    if _made:
        yield
        return
    turn()
    _for_now[0] = True
    try:
        yield
    finally:
        forget()


def goes_on() -> bool:
    """Whether what is kept is kept for the next edit, and not for a stage of a build alone."""
    return bool(_made) and not _for_now[0]


def forget() -> None:
    """Keeps nothing any more."""
    _touched[0], _for_now[0] = None, False
    _made.clear()
    _names.clear()


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """The function, its results kept. It must depend on its arguments alone, which must be frozen."""

    @wraps(function)
    def remembered(*given: P.args, **named: P.kwargs) -> T:
        if not _made or named:
            return function(*given, **named)
        marks = [v if type(v) in _PLAIN else mark(v) if type(v) is tuple else -id(v) for v in given]
        key = (function, *marks)
        found = _made[0].get(key)
        if found is not None:  # nearly always, and an edit asks for what is known of every note twenty times over
            return cast(T, found[0])
        # The arguments are kept with the result, so that no other object gets their identity.
        return cast(T, _of(key, lambda: function(*given, **named), given))

    return remembered


def keep(function: Callable[P, T], given: tuple[Any, ...], made: T) -> None:
    """Keeps what a function that is kept made in another process."""
    if _made:
        _made[0][(getattr(function, "__wrapped__", function), *map(mark, given))] = (made, given)


def known(key: Hashable, make: Callable[[], T]) -> T:
    """The value of that key, made where it is not known."""
    return cast(T, _of(key, make, ())) if _made else make()


def same(name: str, value: T) -> T:
    """That value, or the equal one that had the name before."""
    if _made:
        before = _names.get(name)
        if before is not None and before == value:
            return cast(T, before)
        _names[name] = value
    return value


def since(name: str, value: object, make: Callable[[], T]) -> T:
    """What was made of the value of that name before, where it is equal. For what is made of all notes together: values
    are compared part by part, and those that are the same objects take no time."""
    if not _made:
        return make()
    before = _names.get(name)
    if before is None or before[0] != value:
        before = _names[name] = (value, make())
    return cast(T, before[1])


def touched() -> frozenset[str] | None:
    """The files on disk that were touched since the last round; None where it may be any."""
    return _touched[0] if _made else None


def read_from(name: str, places: tuple[str, ...], given: object, read: Callable[[], T]) -> T:
    """What is read from those files and folders (absolute) as `given` says, anew where one of them was touched."""
    before, touched = last(name), _touched[0]
    if before is None or before[:2] != (places, given) or touched is None or _any_in(touched, places):
        made = read()
        before = (places, given, before[2] if before is not None and before[2] == made else made)
        note(name, before)
    return cast(T, before[2])


def _any_in(files: Iterable[str], places: tuple[str, ...]) -> bool:
    return any(file == place or file.startswith(place + os.sep) for file in files for place in places)


def last(name: str) -> Any:
    """The value that `note` gave that name, or None."""
    return _names.get(name) if _made else None


def note(name: str, value: object) -> None:
    """Keeps a value for `last`."""
    if _made:
        _names[name] = value


def put(key: Hashable, value: object) -> None:
    """Keeps a value under that key for `get`, in this round and the next ones."""
    if _made:
        _made[0][key] = (value, ())


def get(key: Hashable) -> Any:
    """The value that `put` gave that key, or None."""
    return next((made[key][0] for made in tuple(_made) if key in made), None)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without garbage collection: values are made and kept, so it finds nothing, and takes a quarter of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _of(key: Hashable, make: Callable[[], Any], given: tuple[Any, ...]) -> Any:
    for made in tuple(_made):
        if (found := made.get(key)) is not None:
            break
    else:
        found = (make(), given)
    if _made:
        _made[0][key] = found
    return found[0]


_PLAIN = frozenset((str, int, bytes, type(None)))  # kinds of values that are told apart by what they are


def mark(value: Any) -> Hashable:
    """What tells a value from others: of texts and numbers the value, of tuples what is in them, else the identity."""
    if type(value) in _PLAIN:
        return cast(Hashable, value)
    if not isinstance(value, tuple):
        return -id(value)
    return tuple([part if type(part) in _PLAIN else mark(part) for part in value])
