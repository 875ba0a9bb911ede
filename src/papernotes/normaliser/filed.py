"""The topics under which an index of notes files them: the headings and outer items above its links to them.

    ## Detection                     - Segmentation
    - [Mask R-CNN](notes/1.md)         - [[SAM]]

Only what is named as indexes are (README, index, MOC, 目录, ...) is one, and only papers without a topic of their own are
filed so: a folder or a heading of the note itself says it better.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from ..config import Config
from ..followed import each
from ..kept import since
from ..model import Block, Entry, Note
from ..patterns import pattern
from ..written import Written, folded, stem, written
from .groups import Group, below, clean_topic
from .lines import Line, lines_of
from .tree import heads_of, tree_of

_INDEX = pattern(
    r"(?i)readme|index|home|summary|_?sidebar|mocs?|.*[ _-]moc|contents|目录|索引|导航|论文(?:列表|索引|目录|清单)|paper[ _-]?(?:list|index)s?"
)
_ELSEWHERE = pattern(r"(?i)[a-z][a-z\d+.-]+:|//|#")
_LONGEST = 40  # characters of an item that is a topic
_DEEPEST = 4  # topics in one another
_MOST = 100  # notes that have a name; one that more have, as README, tells none of them
Filed = tuple[str, str, tuple[str, ...]]  # a note as a link names it, the folder of the index, the topic's path


def filed_in(note: Note, config: Config) -> tuple[Filed, ...]:
    """What that note files under topics, in its order."""
    if not _INDEX.fullmatch(PurePosixPath(note.path).stem):
        return ()
    found: list[Filed] = []
    tree = tree_of(heads_of(note.blocks, config), len(note.blocks))
    waiting = [(node, Group()) for node in reversed(tree.children)]
    _add(found, note, tree.start, tree.body, ())
    single = len(tree.children) == 1
    while waiting:
        node, group = waiting.pop()
        assert node.head
        inner = below(group, node.head, config, file_title=single and group == Group() and bool(node.children))
        if not inner.guide:  # what is to be read, tools, plans
            _add(found, note, node.start, node.body, tuple(name for name, _ in inner.path))
        waiting.extend((child, inner) for child in reversed(node.children))
    return tuple(found)


def _add(found: list[Filed], note: Note, start: int, end: int, path: tuple[str, ...]) -> None:
    folder = posixpath.dirname(note.path)
    for block in note.blocks[start:end]:
        if block.kind == "list":
            found += ((to, folder, topic) for to, topic in _items(block, path) if topic)


def _items(block: Block, path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The links that the items begin with, each with its topic; an item without one is a topic of those inside it."""
    for item in block.children:
        first = next(iter(lines_of(item.children[:1], 1, "item")), None)
        inside = [child for child in item.children if child.kind == "list"]
        if to := _leads(first):
            yield to, path
        elif first and inside and len(path) < _DEEPEST and len(first.text) <= _LONGEST and not list(first.links()):
            for child in inside:
                yield from _items(child, (*path, clean_topic(first.text)))


def _leads(line: Line | None) -> str:
    """The first address on a line that may be a note's, as written; "" where it leads elsewhere."""
    targets = (target.partition("#")[0] for _, target in line.links()) if line else ()
    return next((target for target in targets if target and not _ELSEWHERE.match(target)), "")


def file_by_indexes(
    groups: tuple[tuple[Entry, ...], ...], filed: tuple[Filed, ...], paths: tuple[str, ...]
) -> tuple[tuple[Entry, ...], ...]:
    """The entries of each paper, those without a topic with the one under which their note is filed; `paths` are those
    of all notes."""
    topics = since("topics of indexes", (filed, paths), lambda: _topics(filed, paths))
    return each(_with_topics, groups, given=(topics,)) if topics else groups


def _topics(filed: Iterable[Filed], paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The topic of each note that is filed; the first that is said counts. A name that several notes have is none's."""
    by_path = {folded(stem(path)): path for path in paths}
    by_name: dict[str, list[str]] = {}
    for place in by_path:
        by_name.setdefault(posixpath.basename(place), []).append(place)
    found: dict[str, tuple[str, ...]] = {}
    for target, folder, topic in filed:
        said = written(target, folder)
        place = next((path for path in said.paths if path in by_path), None) or _only(said, by_name)
        if place:
            found.setdefault(by_path[place], topic)
    return found


def _only(said: Written, by_name: Mapping[str, Sequence[str]]) -> str:
    """The one note that a link's name fits."""
    named = by_name.get(said.last, ())
    fitting = [place for place in named if f"/{place}".endswith(said.tail)] if len(named) <= _MOST else ()
    return fitting[0] if len(fitting) == 1 else ""


def _with_topics(entries: tuple[Entry, ...], topics: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
    if any(entry.topic for entry in entries):
        return entries
    return tuple(replace(entry, topic=topics.get(entry.span.path, ())) for entry in entries)
