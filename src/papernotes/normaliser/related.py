"""Which papers' notes are about the same, by the words that both use and few others do.

TF-IDF over Latin words and pairs of neighbouring Chinese characters, tags and topics being words too; nearness is the
cosine. A paper counts as one document, however many entries it has.

    terms(paper)       the words of one paper: depends on that paper alone
    Nearness(papers)   weights and nearness over all of them
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice, repeat
from operator import add, mul
from typing import NamedTuple

from ..followed import each
from ..kept import since
from ..model import Paper, Related
from ..text import CJK_LETTERS
from .prose import passages
from .venues import known
from .weights import Holding, weighed

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_CHINESE = re.compile(f"[{CJK_LETTERS}]+")
# Characters of Chinese that join words and are in none that tells a subject.
_JOINING = frozenset(
    "的了是在和与对中为于以及其这那有不也就都而或被把从到由等个们种上下可能会要用将并使该此但比更最所之我你他它们很还又再"
)
# Pairs that every note has.
_EVERYWHERE = frozenset(
    "方法 论文 本文 作者 提出 结果 效果 文章 研究 问题 工作 进行 采用 实验 考虑 包括 相关 情况 介绍 部分 主要 非常 通过 存在 没有".split()
)
_JOINING_WORDS = frozenset(
    "a an and any are as at be been but by can could did do does each et al etc eg for from get had has have how i if in"
    " into is it its just like may more most much new not of on one only or other our out over per same see set so some"
    " such than that the their them then there these they this those to two up us use used uses using via was we well"
    " were what when where which while who will with would you your paper papers method methods model models work works"
    " based propose proposed approach results result show shows different first second between however also both each"
    " arxiv com github https http www html figure fig table section image images".split()
)
_TITLE, _TAG, _TOPIC = 3, 4, 3  # how many times a word of the title, a tag, a topic counts
_NEAREST = 6
_CANDIDATES = 6 * _NEAREST  # of which the cosine is reckoned whole
# Places of its words, the heaviest first, in which a paper's neighbours are looked for. Of a small library that is all,
# and in a large one the nearest are among the first.
_ENOUGH = 1500
_NEAR = 0.05  # what words and tags must bring of the cosine: below it two papers merely share their field's words
_SHOWN = 3
_LONGEST = 6


class Terms(NamedTuple):
    """How often a paper uses each term. Tags begin with `#`, topics with `/`, and every other term is a word."""

    counts: Mapping[str, int]
    chinese: str  # all its Chinese, for telling whether two pairs of characters are one word


def terms(paper: Paper) -> Terms:
    """The terms of one paper."""
    title = f"{paper.short or ''} {paper.title}"
    text = "\n".join(passage.text for entry in paper.entries for passage in passages(entry))
    counts = _counted(text)
    for term, count in _counted(title).items():
        counts[term] = counts.get(term, 0) + _TITLE * count
    counts |= {f"#{tag.casefold()}": _TAG for tag in paper.tags}
    counts |= {"/" + "/".join(paper.topic[:depth]).casefold(): _TOPIC for depth in range(1, len(paper.topic) + 1)}
    return Terms(counts, " ".join(_CHINESE.findall(f"{title}\n{text}")))


def _counted(text: str) -> dict[str, int]:
    """How often words, and pairs of neighbouring Chinese characters that tell something, occur in a text; a pair counts
    once in a run of Chinese. What occurs is looked at once, however often it does."""
    words = Counter("\n".join(_LATIN.findall(text)).casefold().split("\n"))
    pairs = Counter(chain.from_iterable(dict.fromkeys(map(add, run, run[1:])) for run in _CHINESE.findall(text)))
    return {
        known: count
        for found in (words, pairs)
        for term, count in found.items()
        if (known := _telling[term]) is not None
    }


class _Telling(dict[str, str | None]):
    """A word or a pair of characters -> the same where it tells anything of a subject, else None. Each is looked at
    once, and is one object, however many papers use it."""

    def __missing__(self, term: str) -> str | None:
        if len(self) >= _MOST:
            self.clear()
        self[term] = found = term if _tells(term) else None
        return found


_MOST = 200_000  # terms that are known at a time
_telling = _Telling()


def _tells(term: str) -> bool:
    if term < "\u0080":  # a word; CVPR2022 is where papers appeared, not what they are about
        return len(term) > 1 and term not in _JOINING_WORDS and known(term.rstrip("0123456789-")) is None
    return not _JOINING.intersection(term) and term not in _EVERYWHERE


class Nearness(Mapping[str, tuple[Related, ...]]):
    """For each paper, by its id, the nearest others, nearest first, at most six; equals in the order of the papers.

    What is near is found when it is asked for: a page that nobody looks at costs nothing.
    """

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = papers
        ids = each(_id, papers)
        self._places = since("places", ids, lambda: {name: place for place, name in enumerate(ids)})
        self._found: dict[str, tuple[Related, ...]] = {}

    def __getitem__(self, paper_id: str) -> tuple[Related, ...]:
        if paper_id not in self._found:
            self._found[paper_id] = self._near(paper_id)
        return self._found[paper_id]

    def _near(self, paper_id: str) -> tuple[Related, ...]:
        number, (chinese, vectors, holding) = self._places[paper_id], self._known
        near = (
            (other, _shared(vectors[number], vectors[other], chinese[number], chinese[other]))
            for other in _nearest(number, vectors, holding)
        )
        # What has nothing but its topic in common stands on the topic's page anyway.
        found = (Related(self._papers[other].id, words) for other, words in near if words)
        return tuple(islice(found, _NEAREST))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    @cached_property
    def _known(self) -> tuple[Sequence[str], Sequence[Mapping[str, float]], Holding]:
        documents = each(terms, self._papers)
        made = weighed(each(_counts, documents))
        return each(_chinese, documents), made.vectors, made.champions


def _id(paper: Paper) -> str:
    return paper.id


def _chinese(document: Terms) -> str:
    return document.chinese


def _counts(document: Terms) -> Mapping[str, int]:
    return document.counts


def _nearest(number: int, vectors: Sequence[Mapping[str, float]], holding: Holding) -> list[int]:
    """The documents nearest to one: those that the champion lists bring close, in the order of their exact cosines."""
    near: defaultdict[int, float] = defaultdict(float)
    vector, seen = vectors[number], 0
    for term, weight in vector.items():
        held = holding.get(term, ())
        for other, theirs in held:
            near[other] += weight * theirs
        seen += len(held)
        if seen >= _ENOUGH:
            break
    near.pop(number, None)
    # Only what may be among the candidates is rounded and put in order.
    least = sorted(near.values())[-_CANDIDATES] - 1e-8 if len(near) > _CANDIDATES else 0.0
    close = sorted([(-round(weight, 9), other) for other, weight in near.items() if weight >= least])[:_CANDIDATES]
    exact = ((-round(_cosine(vector, vectors[other]), 9), other) for _, other in close)
    return [other for cosine, other in sorted(exact)[: 2 * _NEAREST] if -cosine >= _NEAR]


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
    return tuple(
        more for more in found if len(more) > len(word) and not _JOINING.intersection(more) and " " not in more
    )


def _goes_on(word: str, more: str, first: str, second: str) -> bool:
    return all(text.count(more) >= 0.6 * text.count(word) for text in (first, second))
