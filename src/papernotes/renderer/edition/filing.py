"""Long lists of papers in their order, each put in order once for all its pages: what stands under which head.

topics, tags              a topic's papers under the topics within it; a tag's by year
all                       by year
venues, institutions      by year
years                     by venue
timeline                  months, by day
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from ...incremental.kept import kept
from ...model import Group, Paper, Tag, Topic
from ..urls import INSTITUTIONS, TIMELINE, VENUES, YEARS, topic_url
from ..words import Words

UNKNOWN_YEAR = 0
Key = tuple[str, str]


class Head(NamedTuple):
    """What papers stand under: an anchor, its words ("" for none), and where they lead, if anywhere."""

    id: str
    label: str
    href: str = ""


class Filed(NamedTuple):
    """A list in its order. A head has its number of papers and the place of the first; a paper (an id) has the number
    of its head. `different` papers are in it: one may stand under two heads."""

    heads: tuple[tuple[Head, int, int], ...]
    papers: tuple[tuple[int, str], ...]
    different: int


class Holder(NamedTuple):
    """A group as a paper in it knows it: what else the group holds is nothing to the paper."""

    id: str
    name: str


class Lists(Protocol):
    """What lists are made of: the parts of an `Edition` that have these names."""

    @property
    def papers(self) -> Mapping[str, Paper]: ...
    @property
    def topics(self) -> Mapping[str, Topic]: ...
    @property
    def topics_under(self) -> Mapping[tuple[str, ...], tuple[Topic, ...]]: ...
    @property
    def tagged(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def groups(self) -> Mapping[Key, Group]: ...
    @property
    def holding(self) -> Mapping[Key, tuple[Holder, ...]]: ...
    @property
    def words(self) -> Words: ...


def file_papers(held: Iterable[tuple[Head, str]]) -> Filed:
    """The list of those papers (ids), those under one head together."""
    held = tuple(held)
    counts = Counter(head for head, _ in held)
    numbers: dict[Head, tuple[int, int]] = {}
    for place, (head, _) in enumerate(held):
        numbers.setdefault(head, (len(numbers), place))
    return Filed(
        tuple((head, counts[head], first) for head, (_, first) in numbers.items()),
        tuple((numbers[head][0], paper) for head, paper in held),
        len({paper for _, paper in held}),
    )


def listed(lists: Lists, key: Key) -> Filed:
    """The list of that key: `all`, `topic` or `tag` with an id, or the url of an index and the id of a group in it."""
    kind, name = key
    if kind == "topic":
        return file_papers(_by_topic(lists, lists.topics[name]))
    if kind in _ORDERS:
        group = lists.groups[key]
        papers, head = _ORDERS[kind](lists, tuple(lists.papers[one] for one in group.papers), group)
    else:
        ids = lists.tagged[name] if kind == "tag" else lists.papers
        papers, head = by_year(lists.papers[one] for one in ids), _year(lists.words)
    return file_papers((head(paper), paper.id) for paper in papers)


def _by_topic(lists: Lists, topic: Topic) -> Iterable[tuple[Head, str]]:
    for one in (topic, *lists.topics_under.get(topic.path, ())):
        below = one.path[len(topic.path) :]
        head = Head(f"t-{one.id}", " › ".join(below), topic_url(one.id) if below else "")
        yield from ((head, paper) for paper in one.papers)


def holders(indexes: Iterable[tuple[str, Iterable[Group]]]) -> dict[Key, tuple[Holder, ...]]:
    """The groups that a paper is in, by the url of the index and the paper's id."""
    found: dict[Key, list[Holder]] = {}
    for url, groups in indexes:
        for group in groups:
            for paper in group.papers:
                found.setdefault((url, paper), []).append(Holder(group.id, group.name))
    return {key: tuple(those) for key, those in found.items()}


def by_tag(tags: Iterable[Tag]) -> dict[str, tuple[str, ...]]:
    """The ids of the papers that carry each tag, by its id, or one nested in it; each once, tags in their order."""
    tags = tuple(tags)
    inside = {tag.id: tag.parent for tag in tags}
    held: dict[str, dict[str, None]] = {tag.id: {} for tag in tags}
    for tag in tags:
        place = tag.id
        while place:
            held[place].update(dict.fromkeys(tag.papers))
            place = inside[place]
    return {name: tuple(papers) for name, papers in held.items()}


def by_year(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Newest year first, papers of unknown year last; within a year the last noted first, then by name."""
    return _by_year(tuple(papers))


@kept
def _by_year(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    dated = sorted(_by_name(papers), key=lambda paper: paper.noted or "", reverse=True)
    return tuple(sorted(dated, key=lambda paper: -(paper.year or UNKNOWN_YEAR)))


def _by_name(papers: Iterable[Paper]) -> list[Paper]:
    return sorted(papers, key=lambda paper: (paper.short or paper.title).casefold())


def day_in(paper: Paper, month: str) -> str:
    """The last day of that month on which the paper was noted."""
    return max(entry.noted for entry in paper.entries if entry.noted and entry.noted.startswith(month))


Order = tuple[Sequence[Paper], Callable[[Paper], Head]]


def _years(lists: Lists, papers: tuple[Paper, ...], _group: Group) -> Order:
    return by_year(papers), _year(lists.words)


def _year(words: Words) -> Callable[[Paper], Head]:
    unknown = Head("y-unknown", words.no_year)
    return lambda paper: Head(f"y{paper.year}", str(paper.year)) if paper.year else unknown


def _venues(lists: Lists, papers: tuple[Paper, ...], _group: Group) -> Order:
    """Venues by name, papers without one last."""
    ordered = sorted(_by_name(papers), key=lambda paper: (not paper.venue, (paper.venue or "").casefold()))
    return ordered, lambda paper: _venue(lists, paper)


def _venue(lists: Lists, paper: Paper) -> Head:
    for venue in lists.holding.get((VENUES, paper.id), ()):
        return Head(f"v-{venue.id}", venue.name)
    return Head("v-unknown", lists.words.no_venue)


def _days(_lists: Lists, papers: tuple[Paper, ...], group: Group) -> Order:
    """The last day first."""
    days = {paper.id: day_in(paper, group.name) for paper in papers}
    ordered = sorted(_by_name(papers), key=lambda paper: days[paper.id], reverse=True)
    return ordered, lambda paper: Head(f"d{days[paper.id][8:]}", days[paper.id])


_ORDERS: Mapping[str, Callable[[Lists, tuple[Paper, ...], Group], Order]] = {
    VENUES: _years,
    YEARS: _venues,
    INSTITUTIONS: _years,
    TIMELINE: _days,
}
