"""What is made of each of many values: the memo has it where an earlier build made it, else several processes do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, takewhile
from typing import Any, TypeVar

import msgspec

from ..memo import Memo, key_of, program, recalled
from .followed import each
from .processes import mapped

R = TypeVar("R")


def made_of_each(
    name: str,
    make: Callable[..., R],
    rows: Sequence[tuple[Any, ...]],
    kind: type[R],
    memo: Memo,
    jobs: int = 1,
    under: object = None,
    meanwhile: Callable[[], object] | None = None,
    shared: Callable[[R], R] | None = None,
    most: int | None = None,
) -> tuple[R, ...]:
    """make(*row) for each row, in their order, of that kind as msgspec has it. The memo keeps those of one build by the
    contents of the rows, under that name and `under`, which is what else they depend on. Where other processes
    make them, `meanwhile` is done here; what comes from there, or from the memo, is made `shared` as by `mapped`.
    `most`: of what has a length, the first rows until that many are together; what follows is not made."""
    place = key_of(name, 1, program(), under)
    keys = [key_of("row", 1, row) for row in rows]
    before = recalled(memo, place, msgspec.msgpack.Decoder(dict[bytes, kind]))  # type: ignore[valid-type]
    there = ((key, before.pop(key)) for key in keys if key in before)
    found: dict[bytes, R] = {key: shared(value) if shared else value for key, value in there}
    left = {key: row for key, row in zip(keys, rows, strict=True) if key not in found}
    if most is not None:
        keys = keys[: _reaching(keys, found, most)]
        left = {key: left[key] for key in keys if key in left}
    if left:
        enough = None if most is None else _counting(keys, found, most)
        made = mapped(lambda row: make(*row), tuple(left.values()), jobs, kind, meanwhile, shared, enough)
        found |= zip(left, made, strict=False)
        memo.put(place, msgspec.msgpack.encode(found))
    return tuple([found[key] for key in takewhile(found.__contains__, keys)])


def _reaching(keys: Sequence[bytes], found: Mapping[bytes, Any], most: int) -> int:
    """How many rows have that many together, even where those that are not found yet have nothing."""
    so_far = accumulate(len(found.get(key, ())) for key in keys)
    return next((number for number, there in enumerate(so_far, 1) if there >= most), len(keys))


def _counting(keys: Sequence[bytes], found: Mapping[bytes, Any], most: int) -> Callable[[Any], bool]:
    """Whether the rows up to that which was just made have so many; asked for each not found, in their order."""
    waiting, there = iter(keys), 0

    def enough(made: Any) -> bool:
        nonlocal there
        for key in waiting:
            there += len(found.get(key, made))
            if key not in found:
                break
        return there >= most

    return enough


def each_before(
    name: str,
    make: Callable[..., R],
    columns: tuple[Sequence[Any], ...],
    kind: type[R],
    memo: Memo | None,
    jobs: int = 1,
    given: tuple[object, ...] = (),
) -> tuple[R, ...]:
    """As `each` of `followed.py`; what was not followed up to here is made as above."""
    if memo is None:
        return each(make, *columns, given=given)

    def whole(*rows: tuple[Any, ...]) -> tuple[R, ...]:
        return made_of_each(name, lambda *row: make(*row, *given), rows, kind, memo, jobs, given)

    return each(make, *columns, given=given, whole=whole)
