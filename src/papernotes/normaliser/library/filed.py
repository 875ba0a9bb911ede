"""What an index of notes says of them: topics by the headings and outer items above its links, venues beside these.

    ## Detection                                - Segmentation
    - [Mask R-CNN - ICCV 2017](notes/1.md)        - [[SAM]]

Only what is named as indexes are (README, index, MOC, 目录, ...) is one, and only papers without a topic or venue of their
own have those of an index: a folder or the note itself says it better.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from ...config import Config
from ...followed import each
from ...kept import since
from ...model import Block, Entry, Note
from ...patterns import pattern
from ...written import Written, folded, stem, written
from ..headings.groups import Group, below, clean_topic
from ..headings.tree import heads_of, tree_of
from ..identity import fold
from ..prose.lines import Line, lines_of
from ..references.venues import venues_in

_INDEX = pattern(
    r"(?i)readme|index|home|summary|_?sidebar|mocs?|.*[ _-]moc|contents|目录|索引|导航|论文(?:列表|索引|目录|清单)|paper[ _-]?(?:list|index)s?"
)
_ELSEWHERE = pattern(r"(?i)[a-z][a-z\d+.-]+:|//|#")
_LONGEST = 40  # characters of an item that is a topic
_LINE = 300  # characters of a line that says where a paper was published
_DEEPEST = 4  # topics in one another
_MOST = 100  # notes that have a name; one that more have, as README, tells none of them


class Filed(Struct, frozen=True, array_like=True):
    """A note as a link names it, the folder of the index, and what that says: the topic's path, venue and year, and the
    line of these, folded, which names the paper whose they are."""

    target: str
    folder: str
    topic: tuple[str, ...] = ()
    venue: str | None = None
    year: int | None = None
    said: str = ""


def filed_in(note: Note, config: Config) -> tuple[Filed, ...]:
    """What that note says of those to which it leads, in its order."""
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
            found += (filed for filed in _items(block, folder, path) if filed.topic or filed.venue)


def _items(block: Block, folder: str, path: tuple[str, ...]) -> Iterator[Filed]:
    """Those to which the items lead; an item without a link is a topic of those inside it."""
    for item in block.children:
        first = next(iter(lines_of(item.children[:1], 1, "item")), None)
        inside = [child for child in item.children if child.kind == "list"]
        if first and (to := _leads(first)):
            venue = next((venue for venue in venues_in(first.text) if venue.name), None)
            filed = Filed(to, folder, path)
            yield replace(filed, venue=venue.name, year=venue.year, said=fold(first.text[:_LINE])) if venue else filed
        elif first and inside and len(path) < _DEEPEST and len(first.text) <= _LONGEST and not list(first.links()):
            for child in inside:
                yield from _items(child, folder, (*path, clean_topic(first.text)))


def _leads(line: Line) -> str:
    """The first address on a line that may be a note's, as written; "" where it leads elsewhere."""
    targets = (target.partition("#")[0] for _, target in line.links())
    return next((target for target in targets if target and not _ELSEWHERE.match(target)), "")


def file_by_indexes(
    groups: tuple[tuple[Entry, ...], ...], filed: tuple[Filed, ...], paths: tuple[str, ...]
) -> tuple[tuple[Entry, ...], ...]:
    """The entries of each paper, those without a topic or venue with those under which their note is filed; `paths` are
    those of all notes."""
    known = since("filed by indexes", (filed, paths), lambda: _known(filed, paths))
    return each(_with_index, groups, given=(known,)) if known else groups


def _known(filed: Iterable[Filed], paths: Iterable[str]) -> dict[str, Filed]:
    """What is said of each note, its topic and its venue each by the first that says it. A name that several notes have
    is none's."""
    by_path = {folded(stem(path)): path for path in paths}
    by_name: dict[str, list[str]] = {}
    for place in by_path:
        by_name.setdefault(posixpath.basename(place), []).append(place)
    found: dict[str, Filed] = {}
    for one in filed:
        said = written(one.target, one.folder)
        place = next((path for path in said.paths if path in by_path), None) or _only(said, by_name)
        if place:
            before = found.setdefault(by_path[place], one)
            found[by_path[place]] = replace(before if before.venue else one, topic=before.topic or one.topic)
    return found


def _only(said: Written, by_name: Mapping[str, Sequence[str]]) -> str:
    """The one note that a link's name fits."""
    named = by_name.get(said.last, ())
    fitting = [place for place in named if f"/{place}".endswith(said.tail)] if len(named) <= _MOST else ()
    return fitting[0] if len(fitting) == 1 else ""


def _with_index(entries: tuple[Entry, ...], known: Mapping[str, Filed]) -> tuple[Entry, ...]:
    if not any(entry.topic for entry in entries):
        entries = tuple(
            replace(entry, topic=known[entry.span.path].topic) if entry.span.path in known else entry
            for entry in entries
        )
    if any(entry.venue or entry.year for entry in entries):
        return entries
    return tuple(_with_venue(entry, known.get(entry.span.path)) for entry in entries)


def _with_venue(entry: Entry, filed: Filed | None) -> Entry:
    """The entry with the venue of the line of an index that names its paper."""
    if filed is None or filed.venue is None or fold(entry.title) not in filed.said:
        return entry
    return replace(entry, venue=filed.venue, year=filed.year)
