"""What is made of a value for several pages: by the first that asks."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Any, TypeVar, cast

T = TypeVar("T")


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
