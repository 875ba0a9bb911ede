"""What was read of a block, kept while its note is read: nearly every rule asks for the lines and items of each block.

@once                        the function, its results kept by the identity of the block, or of the note itself
@lru_cache(maxsize=TEXTS)    the same by the text that it is given, kept for other notes, too
for_another_note()           what was kept for the note before is forgotten
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from ...model import Block, Note

B = TypeVar("B", Block, Note)
P = ParamSpec("P")
T = TypeVar("T")

TEXTS = 50_000  # as many as a note may have, in so many blocks: rules go over all of a note, one after the other
_made: list[dict[tuple[object, ...], Any]] = []  # of each function


def once(function: Callable[Concatenate[B, P], T]) -> Callable[Concatenate[B, P], T]:
    """The function, its last results kept by the identity of the block. It must depend on its arguments alone."""
    made: dict[tuple[object, ...], tuple[B, T]] = {}  # the block is kept, so that no other gets its identity
    _made.append(made)

    @wraps(function)
    def remembered(block: B, /, *given: P.args, **named: P.kwargs) -> T:
        if named:
            return function(block, *given, **named)
        key = (id(block), *given)
        found = made.get(key)
        if found is None:
            if len(made) >= TEXTS:
                made.clear()
            found = made[key] = block, function(block, *given, **named)
        return found[1]

    return remembered


def for_another_note() -> None:
    """Forgets what was kept for the note before."""
    for made in _made:
        made.clear()
