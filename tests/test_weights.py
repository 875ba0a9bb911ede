"""What an edit makes of the weights of words is what making them anew gives."""

from __future__ import annotations

import random

from papernotes.incremental import kept
from papernotes.normaliser.relations.weights import advanced, anew, resized, weighed

_WORDS = [f"word{number}" for number in range(60)]


def _documents(some: random.Random, count: int) -> tuple[dict[str, int], ...]:
    return tuple({word: some.randint(1, 5) for word in some.sample(_WORDS, some.randint(0, 20))} for _ in range(count))


def test_advancing_equals_beginning_anew() -> None:
    some = random.Random(7)
    documents = _documents(some, 300)  # more than the champions of a word
    before = anew(documents)
    for _ in range(30):
        changed = sorted(some.sample(range(300), some.randint(0, 3)))
        fresh = dict(zip(changed, _documents(some, len(changed)), strict=True))
        documents = tuple(fresh.get(number, document) for number, document in enumerate(documents))
        expected = anew(documents)

        before = advanced(before, documents, changed)

        assert before.used == expected.used
        assert before.vectors == expected.vectors
        assert {term: held for term, held in before.holding.items() if held} == expected.holding
        assert {term: held for term, held in before.champions.items() if held} == expected.champions


def test_documents_that_come_and_go() -> None:
    """Whatever was added, thrown away or moved: the weights are those that are made anew, in documents old and new."""
    some = random.Random(11)
    documents = _documents(some, 300)
    before = anew(documents)
    for _ in range(40):
        rest = [document for document in documents if some.random() > 0.01]
        for document in _documents(some, some.randint(0, 3)):
            rest.insert(some.randint(0, len(rest)), document)
        documents = tuple(rest)

        before = resized(before, documents)

        assert before == anew(documents)


def test_another_number_of_documents() -> None:
    documents = _documents(random.Random(3), 40)
    with kept.awhile():
        weighed(documents)

        found = weighed(documents[:-1])

    assert found == anew(documents[:-1])
