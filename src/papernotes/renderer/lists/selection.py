"""Some papers of a library: those of a topic with the topics within it, those of a tag with the tags within it, or all.

A topic is found by its id, its path (`a/b`) or its name, a tag by its id or name, whatever the case; a name in brackets
behind another, `超分辨率（Super-Resolution）`, is a name too.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from ...model import Library, Paper, Tag, Topic


class SelectionError(Exception):
    """There is no such topic or tag, or more than one; in words."""


class Selection(msgspec.Struct, frozen=True):
    """Papers in the order of the notes. `name` is that of the topic or tag, "" for the whole library."""

    name: str
    path: tuple[str, ...]  # of the topic
    papers: tuple[Paper, ...]


class Part(msgspec.Struct, frozen=True):
    """The papers of one topic of a selection; () for those of none. `path` begins below the selection's own topic."""

    path: tuple[str, ...]
    papers: tuple[Paper, ...]


def select(library: Library, topic: str = "", tag: str = "") -> Selection:
    """The papers of both. Raises SelectionError."""
    name, papers = "", library.papers
    path: tuple[str, ...] = ()
    if topic:
        found = _topic(library, topic)
        ids = {paper for other in _within(library, found) for paper in other.papers}
        name, path, papers = found.path[-1], found.path, tuple(paper for paper in papers if paper.id in ids)
    if tag:
        tags = _tags(library, tag)
        ids = {paper for other in tags for paper in other.papers}
        name = f"{name} #{tags[0].name}".strip()
        papers = tuple(paper for paper in papers if paper.id in ids)
    return Selection(name, path, papers)


def parts(library: Library, selection: Selection) -> tuple[Part, ...]:
    """The papers of a selection by topic, in the order of the topics, each paper once; those of none come last."""
    left = {paper.id: paper for paper in selection.papers}
    made = []
    for topic in library.topics:
        if topic.path[: len(selection.path)] == selection.path:
            papers = tuple(left.pop(paper) for paper in topic.papers if paper in left)
            if papers:
                made.append(Part(topic.path[len(selection.path) :], papers))
    return (*made, Part((), tuple(left.values()))) if left else tuple(made)


def restricted(library: Library, selection: Selection) -> Library:
    """The library of those papers alone: with their topics, tags and notes, and what they say of each other."""
    ids = {paper.id for paper in selection.papers}

    def kept(papers: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(paper for paper in papers if paper in ids)

    replace = msgspec.structs.replace
    topics = (replace(topic, papers=kept(topic.papers)) for topic in library.topics)
    tags = (replace(tag, papers=kept(tag.papers)) for tag in library.tags)
    notes = (replace(page, papers=kept(page.papers)) for page in library.notes)
    return replace(
        library,
        papers=selection.papers,
        topics=tuple(topic for topic in topics if topic.papers),
        tags=tuple(tag for tag in tags if tag.papers),
        notes=tuple(page for page in notes if page.papers),
        mentions=tuple(mention for mention in library.mentions if {mention.source, mention.target} <= ids),
    )


def _topic(library: Library, written: str) -> Topic:
    wanted = _folded(written)
    whole = [topic for topic in library.topics if wanted in (_folded(topic.id), _folded("/".join(topic.path)))]
    found = whole or [topic for topic in library.topics if wanted in _names(topic.path)]
    if len(found) > 1:
        paths = ", ".join("/".join(topic.path) for topic in found)
        raise SelectionError(f"several topics are called {written!r}: {paths}")
    if not found:
        names = ("/".join(topic.path) for topic in library.topics)
        raise SelectionError(f"there is no topic {written!r}{_nearest(wanted, names)}")
    return found[0]


def _within(library: Library, topic: Topic) -> Iterator[Topic]:
    return (other for other in library.topics if other.path[: len(topic.path)] == topic.path)


def _tags(library: Library, written: str) -> tuple[Tag, ...]:
    wanted = _folded(written.removeprefix("#"))
    named = [tag for tag in library.tags if wanted in (_folded(tag.id), _folded(tag.name))]
    head = _folded(named[0].name) if named else wanted
    inside = {tag.id for tag in named} | {tag.id for tag in library.tags if _folded(tag.name).startswith(f"{head}/")}
    for tag in library.tags:  # those above come first
        inside |= {tag.id} if tag.parent in inside else set()
    below = [tag for tag in library.tags if tag.id in inside and tag not in named]
    if not named and not below:
        raise SelectionError(f"there is no tag {written!r}{_nearest(wanted, (tag.name for tag in library.tags))}")
    return (*named, *below)


def _names(path: tuple[str, ...]) -> set[str]:
    """The ends of a path as somebody may write them, and both parts of a last name that has one in brackets."""
    ends = {_folded("/".join(path[start:])) for start in range(len(path))}
    two = re.fullmatch(r"(.+?)\s*[(（](.+)[)）]", path[-1])
    return ends | ({_folded(two[1]), _folded(two[2])} if two else set())


def _nearest(wanted: str, names: Iterable[str]) -> str:
    known = {_folded(name): name for name in names}
    tails = {name.rpartition("/")[2]: whole for name, whole in known.items()} | known
    near = difflib.get_close_matches(wanted, tails, 3, 0.5) or [name for name in tails if wanted and wanted in name][:3]
    shown = dict.fromkeys(tails[name] for name in near)
    return f"; is it {' or '.join(shown)}?" if shown else ""


def _folded(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return re.sub(r"\s*/\s*", "/", plain).strip("/")
