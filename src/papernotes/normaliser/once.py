"""What was read of a block, kept while its note is read: nearly every rule asks for the lines and items of each block."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from ..model import Block

P = ParamSpec("P")
T = TypeVar("T")

_SOME = 4096  # blocks of the note at hand


def once(function: Callable[Concatenate[Block, P], T]) -> Callable[Concatenate[Block, P], T]:
    """The function, its last results kept by the identity of the block. It must depend on its arguments alone."""
    made: dict[tuple[object, ...], tuple[Block, T]] = {}  # the block is kept, so that no other gets its identity

    @wraps(function)
    def remembered(block: Block, /, *given: P.args, **named: P.kwargs) -> T:
        if named:
            return function(block, *given, **named)
        key = (id(block), *given)
        found = made.get(key)
        if found is None:
            if len(made) >= _SOME:
                made.clear()
            found = made[key] = block, function(block, *given, **named)
        return found[1]

    return remembered
