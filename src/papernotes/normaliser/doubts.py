"""Entries that may be one paper but were not joined, each with the line of site.yaml that joins or parts them.

the same arXiv id under titles that contradict each other
LDM: High-Resolution Image Synthesis with ..., and the same under another name     two may share a short title, not a long one
DaGAN, and "Depth-Aware Generative Adversarial Network ..."     the initials are the name
3D Face Reconstruction, and "Accurate 3D Face Reconstruction with ..."     one title is in the other, in another file
two titles that differ by a few letters
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ..diagnostics import report
from ..incremental.followed import each
from ..incremental.kept import since
from ..model import Diagnostic, Entry, Paper
from .identity import core, fold, name_key, names_of, seen

_TELLING = 8  # words of a title that no two papers share by accident
_LIKE = 0.92  # of their letters: one or two differ in a title
_LONGEST = 500  # letters of a title that may be misspelt


def doubts(papers: Sequence[Paper], different: Iterable[Sequence[str]] = ()) -> tuple[Diagnostic, ...]:
    """`possible-duplicate` for each pair of papers that a person should look at, in order of place. A pair is left out
    that others lead to: of three alike two pairs are told."""
    different = tuple(different)
    key = (different, each(_seen, papers))
    return since("doubts", key, lambda: _doubts(papers, different))


def _seen(paper: Paper) -> tuple[object, ...]:
    return tuple(map(seen, paper.entries))


def _doubts(papers: Sequence[Paper], different: Iterable[Sequence[str]]) -> tuple[Diagnostic, ...]:
    entries = [paper.entries[0] for paper in papers]
    everything = [entry for paper in papers for entry in paper.entries]
    owner = {id(entry): number for number, paper in enumerate(papers) for entry in paper.entries}
    apart = _apart(names_of(everything), [owner[id(entry)] for entry in everything], different)
    pairs: dict[frozenset[int], str] = {}
    for one, two, why in (
        *_by_id(papers),
        *_by_title(entries),
        *_by_initials(entries),
        *_by_part(entries),
        *_by_letters(entries),
    ):
        if one != two and frozenset((one, two)) not in apart:
            pairs.setdefault(frozenset((one, two)), why)
    found = (_doubt(entries[min(pair)], entries[max(pair)], pairs[pair]) for pair in _leading(pairs))
    return tuple(sorted(found, key=lambda item: (item.span.path, item.span.line) if item.span else ("", 0)))


def _leading(pairs: Iterable[frozenset[int]]) -> Iterator[frozenset[int]]:
    """Those pairs but for each whose papers the pairs before it connect: of a hundred alike 99, not 4,950."""
    before: dict[int, int] = {}

    def first(at: int) -> int:
        while (above := before.get(at, at)) != at:
            before[at] = at = before.get(above, above)
        return at

    for pair in pairs:
        one, two = sorted(map(first, pair))
        if one != two:
            before[two] = one
            yield pair


def _apart(
    named: dict[str, list[int]], owners: Sequence[int], different: Iterable[Sequence[str]]
) -> set[frozenset[int]]:
    """The pairs of papers that site.yaml says are different."""
    found: set[frozenset[int]] = set()
    for names in different:
        sets = [{owners[at] for at in (*named.get(name, ()), *named.get(name_key(name), ()))} for name in names]
        for place, first in enumerate(sets):
            found |= {frozenset((one, two)) for later in sets[place + 1 :] for one in first for two in later}
    return found


def _doubt(one: Entry, two: Entry, why: str) -> Diagnostic:
    places = [f"{entry.span.path}:{entry.span.line}" for entry in (one, two)]
    names = f'[["{places[0]}", "{places[1]}"]]'
    message = f"`{one.short or one.title}` and `{two.short or two.title}` ({places[1]}) may be one paper: {why}"
    return report(
        "possible-duplicate",
        message,
        one.span,
        f"in site.yaml `same: {names}` joins them, `different: {names}` parts them",
    )


def _by_id(papers: Sequence[Paper]) -> Iterator[tuple[int, int, str]]:
    held: defaultdict[str, list[int]] = defaultdict(list)
    for number, paper in enumerate(papers):
        for identity in dict.fromkeys(name for entry in paper.entries for name in entry.ids):
            held[identity].append(number)
    for identity, numbers in held.items():
        yield from ((numbers[0], other, f"both have {identity}") for other in numbers[1:])


def _by_title(entries: Sequence[Entry]) -> Iterator[tuple[int, int, str]]:
    held: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        if len(re.findall(r"\w+", core(entry))) >= _TELLING or len(re.findall(r"[一-鿿]", core(entry))) >= 2 * _TELLING:
            held[fold(core(entry))].append(number)
    for numbers in held.values():
        yield from ((numbers[0], other, "the same title under two names") for other in numbers[1:])


def _by_initials(entries: Sequence[Entry]) -> Iterator[tuple[int, int, str]]:
    titled: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        title = core(entry)
        initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", title)).casefold()
        if title and not entry.short and len(initials) >= 4:
            titled[initials[:4]].append((number, initials))
    for number, entry in enumerate(entries):
        name = name_key(entry.short or "")
        if len(name) >= 4 and name.isalpha() and not core(entry):
            for other, initials in titled.get(name[:4], ()):
                if initials.startswith(name) and _compatible(entry, entries[other]):
                    yield number, other, "the initials of the title are the name"


def _by_part(entries: Sequence[Entry]) -> Iterator[tuple[int, int, str]]:
    """A title of three words or more, its entry's only name, within the title of another file's entry."""
    words: defaultdict[str, set[int]] = defaultdict(set)
    titles = [re.findall(r"\w+", entry.title.casefold()) for entry in entries]
    for number, title in enumerate(titles):
        for word in title:
            words[word].add(number)
    for number, title in enumerate(titles):
        if not 3 <= len(title) <= 6 or entries[number].short:
            continue
        near = set.intersection(*(words[word] for word in title)) - {number}
        for other in near:
            whole = f" {' '.join(titles[other])} "
            other_file = entries[other].span.path != entries[number].span.path
            if other_file and f" {' '.join(title)} " in whole and _compatible(entries[number], entries[other]):
                yield number, other, "one title is a part of the other"


def _by_letters(entries: Sequence[Entry]) -> Iterator[tuple[int, int, str]]:
    """Titles that differ by a few letters; only those with the same beginning are compared."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        if title := fold(core(entry)):
            held[title[:12]].append(number)
    for numbers in held.values():
        for place, one in enumerate(numbers[:50]):
            for two in numbers[place + 1 : 50]:
                first, second = fold(core(entries[one])), fold(core(entries[two]))
                if _compatible(entries[one], entries[two]) and _like(first, second):
                    yield one, two, "their titles are nearly the same"


@lru_cache(maxsize=65536)  # while serving, an edit changes few titles
def _like(first: str, second: str) -> bool:
    least = _LIKE * (len(first) + len(second)) / 2
    if min(len(first), len(second)) < least or max(len(first), len(second)) > _LONGEST:
        return False
    return re.findall(r"\d+", first) == re.findall(r"\d+", second) and _in_common(first, second) >= least


def _in_common(first: str, second: str) -> int:
    """How many letters two texts have in common, in their order, a bit for each: H. Hyyrö, "Bit-Parallel LCS-length
    Computation Revisited", 2004."""
    places: defaultdict[str, int] = defaultdict(int)
    for at, letter in enumerate(first):
        places[letter] |= 1 << at
    every = rest = (1 << len(first)) - 1
    for letter in second:
        found = rest & places.get(letter, 0)
        rest = (rest + found) | (rest - found)
    return len(first) - (rest & every).bit_count()


def _compatible(one: Entry, two: Entry) -> bool:
    """Whether what is known of both agrees: short names, venue, year within one."""
    if one.short and two.short and name_key(one.short) != name_key(two.short):
        return False
    if one.venue and two.venue and one.venue != two.venue:
        return False
    return not (one.year and two.year and abs(one.year - two.year) > 1)
