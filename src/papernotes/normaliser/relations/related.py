"""Which papers' notes are about the same, by the words that both use and few others do.

TF-IDF over Latin words and pairs of neighbouring Chinese characters, tags and topics being words too; nearness is the
cosine. A paper counts as one document, however many entries it has.

Each paper's words are counted by itself (`terms.py`); the weights and nearness are over all of them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, repeat
from operator import mul

from ...incremental.followed import each
from ...incremental.kept import since
from ...incremental.processes import away, mapped
from ...memo import Memo, Memory, key_of, program, reopened
from ...model import Foreseen, Paper, Related
from .near_before import Around, Near, Written, found_in, same_as_before, stored, written
from .terms import JOINING, Terms
from .terms_before import remembered_terms
from .weights import Holding, walked, weighed

_NEAREST = 6
_CANDIDATES = 6 * _NEAREST  # of which the cosine is reckoned whole
_NEAR = 0.05  # what words and tags must bring of the cosine: below it two papers merely share their field's words
_SHOWN = 3
_LONGEST = 6
_MANY = 400  # papers


class Nearness(Foreseen[tuple[Related, ...]]):
    """For each paper, by its id, the nearest others, nearest first, at most six; equals in the order of the papers.

    What is near is found when it is asked for: a page that nobody looks at costs nothing.
    """

    def __init__(self, papers: Sequence[Paper], memo: Memo | None = None) -> None:
        self._papers, self._memo, self._jobs = papers, memo, 1
        ids = each(_id, papers)
        self._places = since("places", ids, lambda: {name: place for place, name in enumerate(ids)})
        self._found: dict[str, tuple[Related, ...]] = {}

    def __getitem__(self, paper_id: str) -> tuple[Related, ...]:
        if paper_id not in self._found:
            self._found[paper_id] = self._near(paper_id)
        return self._found[paper_id]

    def _near(self, paper_id: str) -> tuple[Related, ...]:
        return self._looked_up(paper_id).found

    def _looked_up(self, paper_id: str) -> Near:
        number, (chinese, vectors, champions) = self._places[paper_id], self._known
        nearest, close, least = _nearest(number, vectors, champions)
        near = ((other, _shared(vectors[number], vectors[other], chinese[number], chinese[other])) for other in nearest)
        # What has nothing but its topic in common stands on the topic's page anyway.
        found = (Related(self._papers[other].id, words) for other, words in near if words)
        return Near(tuple(islice(found, _NEAREST)), close, least)

    def _written(self, paper_id: str) -> Written:
        return written(self._looked_up(paper_id))

    def foresee(self, jobs: int, meanwhile: Callable[[], object] | None = None) -> None:
        """Finds all, but for those around which nothing changed since an earlier build, which the memo has."""
        if len(self._papers) < _MANY:
            self._found = self._foreseen(jobs)
        else:  # what they are found by is most of the memory that a large library would take from here on
            self._found = away(lambda: self._foreseen(jobs), jobs, dict[str, tuple[Related, ...]], meanwhile)

    def _foreseen(self, jobs: int) -> dict[str, tuple[Related, ...]]:
        with reopened(self._memo or Memory()) as self._memo:
            self._jobs = jobs
            chinese, vectors, champions = self._known
            now = Around(tuple(self._places), tuple(vectors), tuple(map(_digest, chinese)))
            name = key_of("related", 2, program())
            near = same_as_before(self._memo.get(name), now, champions)
            left = [paper for paper in self._places if paper not in near]
            near |= zip(left, mapped(self._written, left, jobs, Written), strict=True)
            if left:
                self._memo.put(name, stored(now, [near[paper] for paper in self._places]))
        del self._known, chinese, vectors, champions, now  # nobody asks for it again, and it makes room for the rest
        return {paper: found_in(one) for paper, one in near.items()}

    def __contains__(self, paper_id: object) -> bool:
        return paper_id in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    @cached_property
    def _known(self) -> tuple[Sequence[str], Sequence[Mapping[str, float]], Holding]:
        documents = remembered_terms(self._papers, self._memo, self._jobs)
        made = weighed(each(_counts, documents))
        return each(_chinese, documents), made.vectors, made.champions


def _id(paper: Paper) -> str:
    return paper.id


def _chinese(document: Terms) -> str:
    return document.chinese


def _counts(document: Terms) -> Mapping[str, int]:
    return document.counts


def _nearest(
    number: int, vectors: Sequence[Mapping[str, float]], champions: Holding
) -> tuple[list[int], tuple[int, ...], float]:
    """The documents nearest to one, in the order of their exact cosines; those that the champion lists bring close, of
    which they are; and how near these lists bring the last of them, 0 where there is room for more."""
    near: defaultdict[int, float] = defaultdict(float)
    vector = vectors[number]
    for _, weight, held in walked(vector, champions):
        for other, theirs in held:
            near[other] += weight * theirs
    near.pop(number, None)
    # Only what may be among the candidates is rounded and put in order.
    least = sorted(near.values())[-_CANDIDATES] - 1e-8 if len(near) > _CANDIDATES else 0.0
    close = sorted([(-round(weight, 9), other) for other, weight in near.items() if weight >= least])[:_CANDIDATES]
    exact = ((-round(_cosine(vector, vectors[other]), 9), other) for _, other in close)
    nearest = [other for cosine, other in sorted(exact)[: 2 * _NEAREST] if -cosine >= _NEAR]
    return nearest, tuple([other for _, other in close]), least if len(close) == _CANDIDATES else 0.0


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=12).digest()


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    products: Iterator[float] = map(mul, one.values(), map(two.get, one, repeat(0.0)))
    return sum(products)


def _shared(one: Mapping[str, float], two: Mapping[str, float], first: str, second: str) -> tuple[str, ...]:
    """The words that brought two papers together, the most telling first; pairs of one Chinese word joined."""
    both = [(-round(weight * two[term], 9), term) for term, weight in one.items() if term in two and term[0] != "/"]
    if -sum(weight for weight, _ in both) < _NEAR:
        return ()
    found: list[str] = []
    for _, term in sorted(both):
        whole = term if term[0] < "\u0080" else _whole(term, first, second)
        if not any(whole in other for other in found):
            found = [other for other in found if other not in whole] + [whole]
        if len(found) == _SHOWN:
            break
    return tuple(found)


def _whole(pair: str, first: str, second: str) -> str:
    """The word that a pair of characters is a part of: it grows while both papers mostly go on alike."""
    word = pair
    while len(word) < _LONGEST:
        longer = next((more for more in _neighbours(word, first) if _goes_on(word, more, first, second)), None)
        if longer is None:
            break
        word = longer
    return word


def _neighbours(word: str, text: str) -> tuple[str, ...]:
    """The word with the character after it, and before it, at its first place in the text."""
    place = text.find(word)
    end = place + len(word)
    found = (text[place : end + 1], text[max(place - 1, 0) : end])
    return tuple(more for more in found if len(more) > len(word) and not JOINING.intersection(more) and " " not in more)


def _goes_on(word: str, more: str, first: str, second: str) -> bool:
    return all(text.count(more) >= 0.6 * text.count(word) for text in (first, second))
