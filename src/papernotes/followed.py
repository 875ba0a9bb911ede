"""What is made of many values of one kind, followed through the edits while the site is served.

Only what is made of the changed ones is made anew, and what nothing changed is the very same object as before.

    each(function, papers, ids)      the function of each paper and its id, as a tuple
    rows(name, lists)                those tuples, each the same object as before where it holds the same objects

`kept` finds each value by itself; these go along the whole row, which costs next to nothing a value, so they are for
what is asked for all notes at each edit. What stands in another place than before is found again, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import is_
from typing import Any, TypeVar

from .kept import last, note

T = TypeVar("T")
R = TypeVar("R", bound=tuple[Any, ...])


def each(function: Callable[..., T], *columns: Sequence[Any], given: tuple[object, ...] = ()) -> tuple[T, ...]:
    """`function(first, second, ..., *given)` for each row of those columns; where all is as it was, the same tuple as
    before. The function must depend on its arguments alone, which must be frozen."""
    name = f"each {function.__module__}.{function.__qualname__}"
    columns = tuple(map(tuple, columns))  # a list may be another by the next round
    before = last(name)
    if before is None or len(before[0]) != len(columns) or before[1] != given:
        made = tuple([function(*row, *given) for row in zip(*columns, strict=True)])
    else:
        made = _advanced(before[0], before[2], columns, lambda *row: function(*row, *given))
    note(name, (columns, given, made))
    return made


def _advanced(
    before: tuple[Sequence[Any], ...], made: tuple[T, ...], columns: tuple[Sequence[Any], ...], make: Callable[..., T]
) -> tuple[T, ...]:
    changed = {number for old, new in zip(before, columns, strict=True) for number in _unlike(old, new)}
    size, old_size = len(columns[0]), len(before[0])
    if not changed and size == old_size:
        return made
    # The objects of the last round live, so what has the identity of one of them is it.
    moved = {
        tuple([id(column[number]) for column in before]): made[number]
        for number in (*changed, *range(size, old_size))
        if number < old_size
    }
    found = list(made[:size])
    found += [None] * (size - len(found))  # type: ignore[list-item]
    for number in sorted((*changed, *range(old_size, size))):
        row = [column[number] for column in columns]
        known = moved.get(tuple(map(id, row)))
        found[number] = make(*row) if known is None else known
    return tuple(found)


def _unlike(one: Sequence[Any], two: Sequence[Any]) -> Iterable[int]:
    """Where two columns, as far as both go, have not the same object, nor the same text or number."""
    if one is two:
        return ()
    same = list(map(is_, one, two))
    if all(same):
        return ()
    return [number for number, alike in enumerate(same) if not alike and not _equal(one[number], two[number])]


def _equal(one: Any, two: Any) -> bool:
    return type(one) is type(two) and type(one) in (str, int, tuple) and bool(one == two)


def rows(name: str, lists: Sequence[R]) -> tuple[R, ...]:
    """The tuples, each the very one that stood there before where it holds the same objects."""
    before = last(name) or ()
    made = [
        old if len(old) == len(new) and all(map(is_, old, new)) else new
        for old, new in zip(before, lists, strict=False)
    ]
    found = (*made, *lists[len(made) :])
    if len(found) == len(before) and all(map(is_, found, before)):
        found = before
    note(name, found)
    return found
