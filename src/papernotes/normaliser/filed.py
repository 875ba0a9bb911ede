"""The topics under which an index of notes files them: the headings and outer items above its links to them.

    ## Detection                     - Segmentation
    - [Mask R-CNN](notes/1.md)         - [[SAM]]

Only what is named as indexes are (README, index, MOC, 目录, ...) is one, and only papers without a topic of their own are
filed so: a folder or a heading of the note itself says it better.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from ..config import Config
from ..model import Block, Entry, Note
from ..patterns import pattern
from .groups import Group, below, clean_topic
from .lines import Line, lines_of
from .tree import heads_of, tree_of

_INDEX = pattern(
    r"(?i)readme|index|home|summary|_?sidebar|mocs?|.*[ _-]moc|contents|目录|索引|导航|论文(?:列表|索引|目录|清单)|paper[ _-]?(?:list|index)s?"
)
_ELSEWHERE = pattern(r"(?i)[a-z][a-z\d+.-]+:|//|#")
_LONGEST = 40  # characters of an item that is a topic
_DEEPEST = 4  # topics in one another
Filed = tuple[str, tuple[str, ...]]  # where a link leads, below the notes folder or a name alone; the topic's path


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
            found += ((_place(folder, to), topic) for to, topic in _items(block, path) if topic)


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
    """The note to which a line leads, whatever stands before that; "" where it leads elsewhere."""
    target = next((target for _, target in line.links()), "") if line else ""
    if not target or _ELSEWHERE.match(target):
        return ""
    place = target.partition("#")[0]
    return place if PurePosixPath(place).suffix.lower() in ("", ".md", ".markdown") or "." not in place[-5:] else ""


def _place(folder: str, target: str) -> str:
    if "/" not in target and not target.lower().endswith((".md", ".markdown")):
        return target.casefold()  # [[a name]]
    return re.sub(r"(?i)\.(?:md|markdown)$", "", posixpath.normpath(posixpath.join(folder, target))).casefold()


def topics_of(filed: Iterable[Filed]) -> dict[str, tuple[str, ...]]:
    """The topic by where a link leads; the first that is said counts."""
    found: dict[str, tuple[str, ...]] = {}
    for place, topic in filed:
        found.setdefault(place, topic)
    return found


def with_topic(entries: tuple[Entry, ...], topics: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
    """The entries of a paper, those without a topic with the one under which their note is filed."""
    if any(entry.topic for entry in entries):
        return entries
    return tuple(_with_topic(entry, topics) for entry in entries)


def _with_topic(entry: Entry, topics: Mapping[str, tuple[str, ...]]) -> Entry:
    place = posixpath.splitext(entry.span.path)[0].casefold()
    topic = topics.get(place) or topics.get(posixpath.basename(place))
    return replace(entry, topic=topic) if topic else entry
