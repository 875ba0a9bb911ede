"""What ids are made of: what a paper is called, and all names in a library that has many, learnt at once."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ...incremental.processes import LARGE
from ...model import Entry
from ..headings.levels import steps
from ..ids import learn


def called(entries: tuple[Entry, ...]) -> str:
    """The name of a paper with those entries: its short one, else the first words of its title."""
    short = next((entry.short for entry in entries if entry.short), None)
    return short or " ".join(first_of(entries).title.split()[:8])


def first_of(entries: tuple[Entry, ...]) -> Entry:
    """The entry by which a paper is told from others of its name."""
    return min(entries, key=lambda entry: (entry.span.path, entry.span.line))


def learn_names(papers: Sequence[tuple[Entry, ...]], paths: Iterable[str], jobs: int) -> None:
    """Learns the names of those papers, of what they are filed under, and of notes with those paths, if they are many:
    it takes no memory here then."""
    if len(papers) >= LARGE:
        stems = (posixpath.splitext(path)[0] for path in paths)
        learn(chain(map(called, papers), stems, chain.from_iterable(map(_filed, chain.from_iterable(papers)))), jobs)


def _filed(entry: Entry) -> Iterator[str]:
    yield from entry.topic
    yield from chain.from_iterable(map(steps, entry.tags))
