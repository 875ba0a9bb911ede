"""What an index of notes says of them: topics by the headings and outer items above its links, venues and titles
beside these, in lists, rows of tables and lines of their own.

    ## Detection                                - Segmentation
    - [Mask R-CNN - ICCV 2017](notes/1.md)        - [[SAM]]

    [Deep Residual Learning for Image Recognition](resnet.md)       where that note has but `# ResNet` above it

Only what is named as indexes are (README, index, MOC, 目录, ...) is one, and only papers without a topic, venue or full
title of their own have those of an index: a folder or the note itself says it better.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from ...config import Config
from ...incremental.followed import each
from ...incremental.kept import since
from ...model import Block, Entry, Note
from ...patterns import pattern
from ..headings.groups import Group, below
from ..headings.topic_names import clean_topic
from ..headings.tree import heads_of, tree_of
from ..identity import fold
from ..prose.lines import Line, lines_of
from ..references.addresses import is_paper
from ..references.likeness import likeness
from ..references.venues import venues_in
from ..titles.item_titles import title_in
from ..titles.titles import read_title
from .index_links import Places, leads

_INDEX = pattern(
    r"(?i)readme|index|home|summary|_?sidebar|mocs?|.*[ _-]moc|contents|目录|索引|导航|论文(?:列表|索引|目录|清单)|paper[ _-]?(?:list|index)s?"
)
_LONGEST = 40  # characters of an item that is a topic
_LINE = 300  # characters of a line that says where a paper was published
_DEEPEST = 4  # topics in one another
_TITLE = 2  # likeness
_FOLDER = 2.5  # of a folder's name: topics have longer names than people think
_NAME = 2  # words of a title that may be a name alone
_BESIDE = 60  # characters that may stand beside a link
_PAPERS = pattern(r"(?i)(?<![a-z])(?:papers?|publications?)(?![a-z])|paper[-_ ]?(?:notes?|reading|list)|论文|文献")


class Filed(Struct, frozen=True, array_like=True):
    """A note as a link names it, the folder of the index, and what that says: the topic's path, venue and year, the
    line of these, folded, which names the paper whose they are, a full title, whether it lists papers, and where the
    paper is read."""

    target: str
    folder: str
    topic: tuple[str, ...] = ()
    venue: str | None = None
    year: int | None = None
    said: str = ""
    title: str = ""
    of_papers: bool = False
    link: str = ""


def filed_in(note: Note, config: Config) -> tuple[Filed, ...]:
    """What that note says of those to which it leads, in its order."""
    if not _INDEX.fullmatch(PurePosixPath(note.path).stem):
        return ()
    found: list[Filed] = []
    tree = tree_of(heads_of(note.blocks, config), len(note.blocks))
    waiting = [(node, Group()) for node in reversed(tree.children)]
    of_papers = any(_PAPERS.search(node.head.text) for node in tree.children if node.head)
    index = Filed("", posixpath.dirname(note.path), of_papers=of_papers or bool(_PAPERS.search(note.path)))
    _add(found, note.blocks[tree.start : tree.body], index)
    single = len(tree.children) == 1
    top = "/" not in note.path  # where the only heading is what all notes are called together
    while waiting:
        node, group = waiting.pop()
        assert node.head
        whole = single and group == Group() and (bool(node.children) or (top and node.head.level == 1))
        inner = below(group, node.head, config, file_title=whole)
        if not inner.guide:  # what is to be read, tools, plans
            topic = tuple(name for name, _ in inner.path)
            _add(found, note.blocks[node.start : node.body], replace(index, topic=topic))
        waiting.extend((child, inner) for child in reversed(node.children))
    return tuple(found)


def _add(found: list[Filed], blocks: Iterable[Block], index: Filed) -> None:
    for block in blocks:
        if block.kind == "list":
            filed = _items(block, index)
        elif block.kind == "table":
            filed = _rows(block, index)
        else:
            filed = _lines(block, index) if block.kind == "paragraph" else iter(())
        found += (one for one in filed if one.topic or one.venue or one.title)


def _items(block: Block, index: Filed) -> Iterator[Filed]:
    """Those to which the items lead; an item without a link is a topic of those inside it."""
    for item in block.children:
        first = next(iter(lines_of(item.children[:1], 1, "item")), None)
        inside = [child for child in item.children if child.kind == "list"]
        if first and (to := leads(first)):
            yield _said(index, to, (first,))
        elif first and inside and len(index.topic) < _DEEPEST and len(first.text) <= _LONGEST and not _has_link(first):
            for child in inside:
                yield from _items(child, replace(index, topic=(*index.topic, clean_topic(first.text))))


def _rows(table: Block, index: Filed) -> Iterator[Filed]:
    """Those to which the rows of a table lead."""
    if table.children and _PAPERS.search(table.children[0].text):
        index = replace(index, of_papers=True)
    for row in table.children[1:]:
        cells = tuple(lines_of(row.children, 0, "cell"))
        if to := next(filter(None, map(leads, cells)), ""):
            yield _said(index, to, cells)


def _lines(paragraph: Block, index: Filed) -> Iterator[Filed]:
    """Those to which lines lead that are hardly more than a link: others are sentences."""
    for line in lines_of((paragraph,)):
        linked = sum(len(label) for label, _ in line.links())
        if linked and len(line.text) - linked <= _BESIDE and (to := leads(line)):
            yield _said(index, to, (line,))


def _said(index: Filed, to: str, lines: Sequence[Line]) -> Filed:
    """What those lines, of an item, a row or a paragraph, say of the note to which they lead."""
    venue = next((venue for line in lines for venue in venues_in(line.text) if venue.name), None)
    titles = (title_in(line)[0].title for line in lines if len(line.text) <= _LINE)
    title = next((title for title in titles if likeness(title) >= _TITLE), "")
    link = next((url for line in lines for _, url in line.links() if is_paper(url)), "")
    filed = replace(index, target=to, title=title, link=link)
    said = fold(" ".join(line.text for line in lines)[:_LINE])
    return replace(filed, venue=venue.name, year=venue.year, said=said) if venue else filed


def _has_link(line: Line) -> bool:
    return next(line.links(), None) is not None


def known_by_indexes(filed: tuple[Filed, ...], paths: tuple[str, ...]) -> dict[str, Filed]:
    """What indexes say of notes, and the names of folders that hold one each, by the path of each; `paths` are those of
    all."""
    return since("filed by indexes", (filed, paths), lambda: _known((*filed, *_alone(paths)), paths))


def _alone(paths: Iterable[str]) -> Iterator[Filed]:
    """The notes whose folder has a paper's title for its name and holds nothing else: `Deep ... Recognition/resnet.md`."""
    held: dict[str, list[str]] = {}
    for path in paths:
        for above in PurePosixPath(path).parents:
            held.setdefault(str(above), []).append(path)
    for folder, inside in held.items():
        name = posixpath.basename(folder)
        if len(inside) == 1 and name.count(" ") > _NAME:
            named = read_title(name)
            if likeness(named.title) >= _FOLDER:
                yield Filed(
                    posixpath.basename(inside[0]),
                    folder,
                    venue=named.venue,
                    year=named.year,
                    said=fold(name),
                    title=named.title,
                    of_papers=True,
                )


def named_by_indexes(rows: tuple[tuple[Entry, ...], ...], known: Mapping[str, Filed]) -> tuple[tuple[Entry, ...], ...]:
    """The entries of each note; where its one paper has but a name above it, with the title by which an index knows it."""
    return each(_with_title, rows, given=(known,)) if known else rows


def _with_title(entries: tuple[Entry, ...], known: Mapping[str, Filed]) -> tuple[Entry, ...]:
    filed = known.get(entries[0].span.path) if len(entries) == 1 else None
    if filed is None or not filed.title or not may_be_called(entries[0].title, filed.title):
        return entries
    entry = entries[0]
    aliases = dict.fromkeys((*entry.aliases, *(() if entry.title == entry.short else (entry.title,))))
    return (replace(entry, title=filed.title, aliases=tuple(aliases)),)


def may_be_called(name: str, title: str) -> bool:
    """Whether a name may be that of a paper of that title; "Notes on ResNet" is what somebody says of it."""
    if len(name.split()) > _NAME or likeness(name) >= _TITLE or fold(name) == fold(title):
        return False
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title, re.IGNORECASE)
    return found is None or found.start() == 0


def file_by_indexes(groups: tuple[tuple[Entry, ...], ...], known: Mapping[str, Filed]) -> tuple[tuple[Entry, ...], ...]:
    """The entries of each paper, those without a topic or venue with those under which their note is filed."""
    return each(_with_index, groups, given=(known,)) if known else groups


def _known(filed: Iterable[Filed], paths: Iterable[str]) -> dict[str, Filed]:
    """What is said of each note, its topic and its venue each by the first that says it. A name that several notes have
    is none's."""
    places = Places(paths)
    found: dict[str, Filed] = {}
    for one in filed:
        if path := places.of(one.target, one.folder):
            before = found.setdefault(path, one)
            of_venue = before if before.venue else one
            topic, title, link = before.topic or one.topic, before.title or one.title, before.link or one.link
            found[path] = replace(of_venue, topic=topic, title=title, link=link)
    return found


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
    if filed is None or filed.venue is None:
        return entry
    if fold(entry.title) not in filed.said and not _is_said(fold(entry.short or ""), filed.said):
        return entry
    return replace(entry, venue=filed.venue, year=filed.year)


def _is_said(name: str, said: str) -> bool:
    """Whether a line, folded, says that name: a short one, which could be within words, at its beginning."""
    return bool(name) and (said.startswith(name) or (len(name) >= _TELLING and name in said))


_TELLING = 5  # letters
