"""What pure functions of frozen values made, kept while the site is served: an edit makes anew what it changed.

    @kept                       remembers by the identity of the arguments (texts and numbers by value)
    same("config", value)       the value of that name from before where it is equal, so that identity tells
    turn()                      a new round begins: what two rounds did not ask for is forgotten

Values are frozen, so one that is the same object is the same value; a note that was not edited is the same object in
each round, and so is all that is made of it alone. A build is one round and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_ROUNDS = 2  # a page that is read while the next round is made asks for what the last one made
_made: list[dict[Hashable, tuple[Any, tuple[Any, ...]]]] = []  # by round, the newest first; empty where nothing is kept
_names: dict[str, Any] = {}


def turn() -> None:
    """Begins a round. The first begins to keep."""
    _made.insert(0, {})
    del _made[_ROUNDS + 1 :]


def forget() -> None:
    """Keeps nothing any more."""
    _made.clear()
    _names.clear()


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """The function, its results kept. It must depend on its arguments alone, which must be frozen."""

    @wraps(function)
    def remembered(*given: P.args, **named: P.kwargs) -> T:
        if not _made or named:
            return function(*given, **named)
        # The arguments are kept with the result, so that no other object gets their identity.
        return cast(T, _of((function, *map(_mark, given)), lambda: function(*given, **named), given))

    return remembered


def keep(function: Callable[P, T], given: tuple[Any, ...], made: T) -> None:
    """Keeps what a function that is kept made in another process."""
    if _made:
        _made[0][(getattr(function, "__wrapped__", function), *map(_mark, given))] = (made, given)


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


def _of(key: Hashable, make: Callable[[], Any], given: tuple[Any, ...]) -> Any:
    for made in tuple(_made):
        if (found := made.get(key)) is not None:
            break
    else:
        found = (make(), given)
    if _made:
        _made[0][key] = found
    return found[0]


def _mark(value: object) -> Hashable:
    if value is None or isinstance(value, (str, int, bytes)):
        return value
    return tuple(map(_mark, value)) if isinstance(value, tuple) else -id(value)
