"""Documents as bags of words -> the weights of their heaviest words, and for each word the documents where it weighs most.

anew        all of it
advanced    from what it was before, where few documents changed: the same, made of what an edit touched
resized     the same where documents came or went
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...incremental.followed import replaced, unlike
from ...incremental.kept import last, note

_KEPT = 40  # terms of a document, the heaviest; the others change nothing that a reader would notice
_CHAMPIONS = 120  # documents of a term that are looked at
# Places of its words, the heaviest first, in which a paper's neighbours are looked for. Of a small library that is all,
# and in a large one the nearest are among the first.
_ENOUGH = 1500

Vector = Mapping[str, float]
Counts = Mapping[str, int]
Holding = dict[str, list[tuple[int, float]]]  # the documents that have a term, with its weight in them


class Weighed(NamedTuple):
    """The heaviest terms of each document, of those that another document has too, as vectors of length 1.

    A term that thousands have would make the time grow with the square of the library, and tells little: `champions`
    ("champion lists") has of each term's documents only those in which it weighs most.
    """

    documents: tuple[Counts, ...]
    used: Counter[str]  # how many documents use a term
    vectors: tuple[Vector, ...]
    holding: Holding
    champions: Holding


def weighed(documents: tuple[Counts, ...]) -> Weighed:
    """The weights in those documents."""
    before: Weighed | None = last("weighed")
    made = anew(documents) if before is None else _followed(before, documents)
    note("weighed", made)
    return made


def _followed(before: Weighed, documents: tuple[Counts, ...]) -> Weighed:
    if len(before.documents) != len(documents):
        return resized(before, documents)
    changed = unlike(before.documents, documents)
    return advanced(before, documents, changed) if 8 * len(changed) < len(documents) else anew(documents)


def anew(documents: tuple[Counts, ...]) -> Weighed:
    """The weights, made from nothing."""
    used: Counter[str] = Counter()
    for document in documents:
        used.update(document.keys())
    steps = {number: _rareness(number, len(documents)) for number in set(used.values())}
    rare = {term: steps[number] for term, number in used.items()}
    return _holding(
        documents, used, tuple(_vector(document, map(rare.__getitem__, document)) for document in documents)
    )


def _holding(documents: tuple[Counts, ...], used: Counter[str], vectors: tuple[Vector, ...]) -> Weighed:
    holding: Holding = {}
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            holding.setdefault(term, []).append((number, weight))
    return Weighed(documents, used, vectors, holding, {term: heaviest(held) for term, held in holding.items()})


def advanced(before: Weighed, documents: tuple[Counts, ...], changed: Collection[int]) -> Weighed:
    """The weights where so many documents stand as before, of which those numbers changed."""
    used, of = before.used.copy(), len(documents)
    for number in changed:
        used.subtract(before.documents[number].keys())
        used.update(documents[number].keys())
    terms = {term for number in changed for term in (*before.documents[number], *documents[number])}
    moved = {term for term in terms if _rareness(before.used[term], of) != _rareness(used[term], of)}
    for term in [term for term in terms if not used[term]]:
        del used[term]
    touched = (
        {number for number, document in enumerate(documents) if not document.keys().isdisjoint(moved)}
        if moved
        else set()
    )
    new = {
        n: _vector(documents[n], (_rareness(used[term], of) for term in documents[n])) for n in touched.union(changed)
    }
    other = {number: vector for number, vector in new.items() if vector != before.vectors[number]}
    vectors = replaced(before.vectors, other)
    holding, champions = before.holding.copy(), before.champions.copy()
    for term in {term for number in other for term in (*before.vectors[number], *vectors[number])}:
        held = [item for item in holding.get(term, ()) if item[0] not in other]
        held += [(number, vectors[number][term]) for number in other if term in vectors[number]]
        holding[term] = sorted(held)
        champions[term] = heaviest(holding[term])
    return Weighed(documents, used, vectors, holding, champions)


def resized(before: Weighed, documents: tuple[Counts, ...]) -> Weighed:
    """The weights where documents came or went. One that is there still has the vector that it had, unless a term of it
    has become rarer or less rare."""
    vectors = {id(document): vector for document, vector in zip(before.documents, before.vectors, strict=True)}
    there = set(map(id, documents))
    gone = [document for document in before.documents if id(document) not in there]
    new = [document for document in documents if id(document) not in vectors]
    if 8 * (len(gone) + len(new)) >= len(documents):
        return anew(documents)
    used, was, now = before.used.copy(), len(before.documents), len(documents)
    for document in gone:
        used.subtract(document.keys())
    for document in new:
        used.update(document.keys())
    terms = {term for document in (*gone, *new) for term in document}
    moved = {term for term in terms if _rareness(before.used[term], was) != _rareness(used[term], now)}
    for term in [term for term in terms if not used[term]]:
        del used[term]
    others = {number for number in set(used.values()) if _rareness(number, was) != _rareness(number, now)}
    if others:
        moved.update(term for term, number in used.items() if number in others and term not in terms)
    return _holding(
        documents,
        used,
        tuple(
            vectors[id(document)]
            if id(document) in vectors and document.keys().isdisjoint(moved)
            else _vector(document, (_rareness(used[term], now) for term in document))
            for document in documents
        ),
    )


def _rareness(number: int, of: int) -> int:
    """How rare a term is that so many documents use, in tenths; 0 for one that no other document has.

    In whole tenths, as an edit then changes that of few terms, and most vectors stay what they were.
    """
    return min(255, round(10 * math.log(of / number))) if number > 1 else 0


def _vector(document: Counts, rare: Iterable[int]) -> Vector:
    """The vector of one document; `rare` has the rareness of each of its terms."""
    weights = {
        term: (1 + math.log(count)) * step for (term, count), step in zip(document.items(), rare, strict=True) if step
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:_KEPT]
    return {term: weights[term] / length for term in heaviest}


def walked(vector: Vector, champions: Holding) -> Iterator[tuple[str, float, Sequence[tuple[int, float]]]]:
    """The heaviest terms of a document, with their weights and the documents that they bring near."""
    seen = 0
    for term, weight in vector.items():
        held = champions.get(term, ())
        yield term, weight, held
        seen += len(held)
        if seen >= _ENOUGH:
            return


def heaviest(held: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Of the documents that have a term, in order, those in which it weighs most."""
    return held if len(held) <= _CHAMPIONS else sorted(held, key=lambda item: -item[1])[:_CHAMPIONS]
