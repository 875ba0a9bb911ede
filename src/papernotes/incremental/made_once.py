"""What is made of a value for several pages: by the first that asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

T = TypeVar("T")
K = TypeVar("K")


class MadeOnce:
    """A frozen value that has such things beside its own parts."""

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for the first who asked for that key; it must depend on the value and the key alone."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])


class ByKey(Mapping[K, T]):
    """A value for each of those keys, made when it is first asked for."""

    def __init__(self, keys: Collection[K], make: Callable[[K], T]) -> None:
        self._keys, self._make = dict.fromkeys(keys), make
        self._known: dict[K, T] = {}

    def __getitem__(self, key: K) -> T:
        if key not in self._known:
            if key not in self._keys:
                raise KeyError(key)
            self._known[key] = self._make(key)
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """The values by their keys, in their order."""
    groups: dict[K, list[T]] = {}
    for name, value in pairs:
        groups.setdefault(name, []).append(value)
    return {name: tuple(group) for name, group in groups.items()}
