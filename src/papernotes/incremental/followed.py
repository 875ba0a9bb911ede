"""What is made of many values of one kind, followed through the edits while the site is served.

Only what is made of the changed ones is made anew, and what nothing changed is the very same object as before.

    each(function, papers, ids)      the function of each paper and its id, as a tuple
    picked(name, numbers, papers)    the papers of those numbers, as tuples
    paired(name, keys, values)       dict(zip(keys, values))
    gathered(name, pairs)            the values by their keys, of tuples of (key, value)
    under(name, keys, gathered)      what is gathered under each of the keys
    joined(name, rows)               all that the rows hold, one after the other
    replaced(row, new)               the row with other values in some places

`kept` finds each value by itself; these go along the whole row, which costs next to nothing a value, so they are for
what is asked for all notes at each edit. A row says for a while in which places it differs from the one before it
("steps"), so that what is made of it need not look. What stands in another place than before is found again, too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate, chain
from operator import is_
from typing import Any, TypeVar

from .kept import get, last, mark, note, put

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


def each(
    function: Callable[..., T],
    *columns: Sequence[Any],
    given: tuple[object, ...] = (),
    whole: Callable[..., tuple[T, ...]] | None = None,
) -> tuple[T, ...]:
    """`function(first, second, ..., *given)` for each row of those columns; where all is as it was, the same tuple as
    before. The function must depend on its arguments alone, which must be frozen. `whole` makes it of all rows, where
    nothing is known of those before."""
    name = f"each {function.__module__}.{function.__qualname__}"
    columns = tuple(map(tuple, columns))  # a list may be another by the next round
    before = last(name)
    if before is None or len(before[0]) != len(columns) or before[1] != given:
        rows = zip(*columns, strict=True)
        made = whole(*rows) if whole else tuple([function(*row, *given) for row in rows])
    else:
        made = _advanced(before[0], before[2], columns, lambda *row: function(*row, *given))
    note(name, (columns, given, made))
    return made


def _advanced(
    before: tuple[Sequence[Any], ...], made: tuple[T, ...], columns: tuple[Sequence[Any], ...], make: Callable[..., T]
) -> tuple[T, ...]:
    changed = {number for old, new in zip(before, columns, strict=True) for number in unlike(old, new)}
    size, old_size = len(columns[0]), len(before[0])
    # The objects of the last round live, so what has the identity of one of them is it; texts may be made anew.
    moved = {
        tuple([mark(column[number]) for column in before]): made[number]
        for number in (*changed, *range(size, old_size))
        if number < old_size
    }
    new: dict[int, T] = {}
    for number in sorted((*changed, *range(old_size, size))):
        row = [column[number] for column in columns]
        known = moved.get(tuple(map(mark, row)))
        value = make(*row) if known is None else known
        # What came out as it was is the old object, so that what is made of it knows that at once.
        if number >= old_size or not _same(value, made[number]):
            new[number] = value
    return replaced(made, new, size)


def replaced(row: tuple[T, ...], new: Mapping[int, T], size: int | None = None) -> tuple[T, ...]:
    """The row with the new values in their places, and of that size; the same object where that is nothing new."""
    size = len(row) if size is None else size
    if not new and size == len(row):
        return row
    found: list[Any] = [*row[:size], *([None] * (size - len(row)))]
    for number, value in new.items():
        found[number] = value
    made: tuple[T, ...] = tuple(found)
    if size == len(row):
        put(("step", id(made)), (row, made, tuple(new)))
    return made


def unlike(one: Sequence[Any], two: Sequence[Any]) -> Collection[int]:
    """The places where two rows, as far as both go, have not the same object, nor the same text or number."""
    if one is two:
        return ()
    told: set[int] = set()
    at = two
    while step := get(("step", id(at))):
        at, _, changed = step
        told.update(changed)
        if at is one:
            return told
    same = list(map(is_, one, two))
    if all(same):
        return ()
    return [number for number, alike in enumerate(same) if not alike and not _equal(one[number], two[number])]


def _equal(one: Any, two: Any) -> bool:
    return type(one) in (str, int, tuple) and _same(one, two)


def _same(one: Any, two: Any) -> bool:
    return one is two or (type(one) is type(two) and bool(one == two))


def picked(name: str, numbers: Sequence[tuple[int, ...]], values: tuple[V, ...]) -> tuple[tuple[V, ...], ...]:
    """For each of those tuples of numbers the values in these places, of which none is in two tuples."""
    made: tuple[tuple[V, ...], ...]
    old_numbers, old_values, home, made = last(f"picked {name}") or ((), (), dict[int, int](), ())
    if old_numbers == numbers and len(old_values) == len(values):
        wanted: Iterable[int] = {home[at] for at in unlike(old_values, values) if at in home}
    else:
        wanted, home = range(len(numbers)), {at: row for row, held in enumerate(numbers) for at in held}
    new = {row: tuple([values[at] for at in numbers[row]]) for row in wanted}
    if len(new) == len(numbers) != 0:  # a note came or went: the tuples behind it are found again in other places
        there = {tuple(map(id, held)): held for held in made}
        new = {row: there.get(tuple(map(id, held)), held) for row, held in new.items()}
    changed = {row: held for row, held in new.items() if row >= len(made) or not _same_objects(made[row], held)}
    found = replaced(made, changed, len(numbers))
    note(f"picked {name}", (numbers, values, home, found))
    return found


def _same_objects(one: tuple[Any, ...], two: tuple[Any, ...]) -> bool:
    return len(one) == len(two) and all(map(is_, one, two))


def paired(name: str, keys: tuple[K, ...], values: tuple[V, ...]) -> dict[K, V]:
    """A value for each key, as dict(zip(keys, values)). Nobody may change it."""
    before = last(f"paired {name}")
    if before is not None and before[0] is keys and len(before[2]) == len(keys) == len(before[1]) == len(values):
        changed = unlike(before[1], values)
        made = {**before[2], **{keys[number]: values[number] for number in changed}} if changed else before[2]
    else:
        made = dict(zip(keys, values, strict=True))
    note(f"paired {name}", (keys, values, made))
    return made


def gathered(
    name: str,
    pairs: tuple[tuple[tuple[K, V], ...], ...],
    finish: Callable[[Iterable[V]], tuple[Any, ...]] = tuple,
) -> dict[K, tuple[Any, ...]]:
    """The values by their keys, in the order of the tuples, or as `finish` puts them. Nobody may change it."""
    before = last(f"gathered {name}")
    changed = unlike(before[0], pairs) if before is not None and len(before[0]) == len(pairs) else None
    if before is None or changed is None or any(_keys(before[0][at]) != _keys(pairs[at]) for at in changed):
        holding: dict[K, list[int]] = {}  # by key, the numbers of the tuples that have it
        found: dict[K, list[V]] = {}
        for number, row in enumerate(pairs):
            for key, value in row:
                found.setdefault(key, []).append(value)
                holding.setdefault(key, []).append(number)
        made = {key: finish(values) for key, values in found.items()}
    else:
        _, holding, made = before
        new = dict.fromkeys(chain.from_iterable(_keys(pairs[at]) for at in changed))
        if new:
            old, made = made, {**made, **{key: finish(_values(key, pairs, holding[key])) for key in new}}
            put(("step", id(made)), (old, made, tuple(new)))
    note(f"gathered {name}", (pairs, holding, made))
    return made


def under(name: str, keys: tuple[K, ...], found: dict[K, tuple[V, ...]]) -> tuple[tuple[V, ...], ...]:
    """For each of those keys, each another, what `gathered` found, () for nothing."""
    before = last(f"under {name}")
    changed = get(("step", id(found)))
    if before is not None and before[0] is keys and (before[1] is found or (changed and changed[0] is before[1])):
        _, _, places, made = before
        new = {places[key]: found[key] for key in (changed[2] if before[1] is not found else ()) if key in places}
        made = replaced(made, new)
    else:
        places = {key: number for number, key in enumerate(keys)}
        made = tuple([found.get(key, ()) for key in keys])
    note(f"under {name}", (keys, found, places, made))
    return made


def joined(name: str, row: tuple[tuple[V, ...], ...]) -> tuple[V, ...]:
    """The values of all tuples, one after the other."""
    before = last(f"joined {name}")
    changed = unlike(before[0], row) if before is not None and len(before[0]) == len(row) else None
    if changed is None or any(len(before[0][number]) != len(row[number]) for number in changed):
        starts = tuple(accumulate(map(len, row), initial=0))
        made = tuple(chain.from_iterable(row))
    else:
        _, starts, made = before
        new = {starts[number] + at: value for number in changed for at, value in enumerate(row[number])}
        made = replaced(made, {at: value for at, value in new.items() if made[at] is not value})
    note(f"joined {name}", (row, starts, made))
    return made


def _keys(pairs: tuple[tuple[K, V], ...]) -> list[K]:
    return [key for key, _ in pairs]


def _values(key: K, pairs: tuple[tuple[tuple[K, V], ...], ...], holding: Iterable[int]) -> list[V]:
    return [value for number in dict.fromkeys(holding) for name, value in pairs[number] if name == key]
