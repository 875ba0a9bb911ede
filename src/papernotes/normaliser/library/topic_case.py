"""Topics of entries -> the same, those that differ in case or spacing alone written as they first are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec.structs import replace

from ...incremental.followed import each
from ...incremental.kept import since
from ...model import Entry
from ..identity import fold


def one_topic_case(groups: tuple[tuple[Entry, ...], ...]) -> tuple[tuple[Entry, ...], ...]:
    """Topics that differ in case or spacing alone are one topic, written as it first is."""
    topics = each(_topics_of, groups)
    other = since("topics in another case", topics, lambda: _other_cases(topics))
    return each(_with_topics, groups, given=(other,)) if other else groups


def _topics_of(entries: tuple[Entry, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(entry.topic for entry in entries)


def _other_cases(topics: Iterable[tuple[tuple[str, ...], ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The topics that are written in another way than they first were, and how that was."""
    written: dict[tuple[str, ...], tuple[str, ...]] = {}
    other: dict[tuple[str, ...], tuple[str, ...]] = {}
    for topic in dict.fromkeys(chain.from_iterable(topics)):
        path: tuple[str, ...] = ()
        for name in topic:
            key = (*map(fold, path), fold(name) or name)
            path = written.setdefault(key, (*path, name))
        if path != topic:
            other[topic] = path
    return other


def _with_topics(entries: tuple[Entry, ...], other: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[Entry, ...]:
    return tuple(replace(entry, topic=other[entry.topic]) if entry.topic in other else entry for entry in entries)
