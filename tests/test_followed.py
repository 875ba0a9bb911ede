"""What is followed through rounds of edits is what would be made anew, and only what changed is made."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import pytest

from papernotes.incremental import kept
from papernotes.incremental.followed import each, gathered, joined, paired, picked, replaced, under


class Thing:
    """A frozen value, known by its identity."""

    def __init__(self, number: int) -> None:
        self.number = number


made: list[int] = []


def name_of(thing: Thing, text: str, sign: str) -> str:
    made.append(thing.number)
    return f"{thing.number}{sign}{text}"


@pytest.fixture
def keeping() -> Iterator[None]:
    with kept.awhile():
        yield


def edited(things: list[Thing], some: random.Random) -> list[Thing]:
    """One note is changed, made, thrown away or moved, or nothing happens."""
    things = list(things)
    at, what = some.randrange(len(things)), some.randrange(5)
    if what == 0:
        things[at] = Thing(some.randrange(100))
    elif what == 1:
        things.insert(at, Thing(some.randrange(100)))
    elif what == 2 and len(things) > 2:
        del things[at]
    elif what == 3:
        things.append(things.pop(at))
    return things


@pytest.mark.usefixtures("keeping")
def test_following_equals_making_anew() -> None:
    some = random.Random(3)
    things = [Thing(number) for number in range(20)]
    for turn in range(200):
        things = edited(things, some)
        texts = [str(thing.number % 7 + turn // 50) for thing in things]
        sign = "-" if turn < 120 else "+"
        expected = tuple(f"{thing.number}{sign}{text}" for thing, text in zip(things, texts, strict=True))

        assert each(name_of, things, texts, given=(sign,)) == expected


@pytest.mark.usefixtures("keeping")
def test_only_what_changed_is_made() -> None:
    things = [Thing(number) for number in range(9)]
    first = each(name_of, things, ["x"] * 9, given=("",))
    same = each(name_of, tuple(things), ["x"] * 9, given=("",))
    made.clear()
    things[4] = Thing(44)
    each(name_of, things[1:], ["x"] * 8, given=("",))

    assert same is first
    assert made == [44]


@pytest.mark.usefixtures("keeping")
def test_a_list_that_is_changed() -> None:
    """What is told apart are the rows as they were given, not a list that somebody goes on filling."""
    things = [Thing(1), Thing(2)]
    first = each(name_of, things, ["x", "x"], given=("",))
    things.reverse()

    assert each(name_of, things, ["x", "x"], given=("",)) == tuple(reversed(first))


def test_nothing_is_kept_by_itself() -> None:
    """Outside of a round nothing is remembered, so that a program of its own loses no memory to it."""
    things = [Thing(1)]
    each(name_of, things, ["x"], given=("",))
    made.clear()
    each(name_of, things, ["x"], given=("",))

    assert made == [1]


@pytest.mark.usefixtures("keeping")
def test_picked_are_the_same_objects() -> None:
    one, two, three = things = Thing(1), Thing(2), Thing(3)
    first = picked("things", ((0, 2), (1,)), things)
    new = Thing(4)

    assert first == ((one, three), (two,))
    assert picked("things", ((0, 2), (1,)), (one, two, three)) is first
    assert picked("things", ((0, 2), (1,)), (one, new, three)) == ((one, three), (new,))
    assert picked("things", ((0,), (1,), (2,)), things) == ((one,), (two,), (three,))
    assert picked("things", ((0, 2), (1,)), things)[1] is picked("things", ((2, 0), (1,)), things)[1]
    before = picked("things", ((0, 1), (2,)), things)
    after = picked("things", ((0,), (1, 2), (3,)), (new, *things))
    assert all(one is two for one, two in zip(after[1:], before, strict=True))


@pytest.mark.usefixtures("keeping")
def test_what_comes_out_as_it_was() -> None:
    """Values that are made anew and equal the old ones are the old row, so that nothing is made of them again."""
    things = [Thing(number) for number in range(9)]
    first = each(name_of, things, ["x"] * 9, given=("",))
    things[4] = Thing(4)

    assert each(name_of, things, ["x"] * 9, given=("",)) is first


def number_of(thing: Thing) -> int:
    return thing.number


def pairs_of(thing: Thing) -> tuple[tuple[int, Thing], ...]:
    return tuple((key, thing) for key in (thing.number % 3, 1))


KEYS = (0, 1, 2, 3)


def latest(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(sorted(things, key=lambda thing: -thing.number))


@pytest.mark.usefixtures("keeping")
def test_maps_are_what_they_would_be_anew() -> None:
    """Through edits, also where a round is left out, and in the order in which they would be made."""
    some = random.Random(5)
    things = [Thing(number) for number in range(20)]
    for _ in range(300):
        things = edited(things, some)
        numbers, pairs = each(number_of, things), each(pairs_of, things)
        if some.random() < 0.2:
            continue
        expected: dict[int, list[Thing]] = {}
        for key, thing in (pair for held in pairs for pair in held):
            expected.setdefault(key, []).append(thing)
        by_number, by_key = paired("numbers", numbers, pairs), gathered("keys", pairs)

        assert list(by_number.items()) == list(dict(zip(numbers, pairs, strict=True)).items())
        assert list(by_key.items()) == [(key, tuple(held)) for key, held in expected.items()]
        assert gathered("latest", pairs, latest) == {key: latest(held) for key, held in expected.items()}
        assert under("keys", KEYS, by_key) == tuple(tuple(expected.get(key, ())) for key in KEYS)
        assert joined("pairs", pairs) == tuple(pair for held in pairs for pair in held)


@pytest.mark.usefixtures("keeping")
def test_what_is_replaced_is_known() -> None:
    """A row in which something was replaced, and one made of it after that, is followed without a look at the rest."""
    things = tuple(Thing(number) for number in range(9))
    each(number_of, things)
    things = replaced(replaced(things, {3: Thing(33)}), {4: Thing(44)})

    assert each(number_of, things) == (0, 1, 2, 33, 44, 5, 6, 7, 8)
    assert replaced(things, {}) is things
