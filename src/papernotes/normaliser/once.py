"""What was read of a block, kept while its note is read: nearly every rule asks for the lines and items of each block.

@once                 the function, its results kept by the identity of the block
for_another_note()    what was kept for the note before is forgotten
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from ..model import Block

P = ParamSpec("P")
T = TypeVar("T")

_SOME = 50_000  # blocks of the note at hand: rules go over all of a note, one after the other
_made: list[dict[tuple[object, ...], tuple[Block, object]]] = []  # of each function


def once(function: Callable[Concatenate[Block, P], T]) -> Callable[Concatenate[Block, P], T]:
    """The function, its last results kept by the identity of the block. It must depend on its arguments alone."""
    made: dict[tuple[object, ...], tuple[Block, T]] = {}  # the block is kept, so that no other gets its identity
    _made.append(cast(dict[tuple[object, ...], tuple[Block, object]], made))

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


def for_another_note() -> None:
    """Forgets what was kept for the note before."""
    for made in _made:
        made.clear()
