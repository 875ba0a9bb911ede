"""Everything that a link can lead to, indexed once for a library: notes, headings, papers, tags, files."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from .. import head_keys
from ..attachments import AttachmentIndex, index_attachments
from ..kept import kept
from ..model import Block, Entry, Library, Note, Page, walk
from .anchors import Anchors, note_anchors, paper_anchors
from .urls import note_url, paper_url

_ID = re.compile(r'\sid="([^"]*)"')
_UUID = re.compile(r"\^[0-9a-f]{8}-[0-9a-f-]{27}")


class Heading(NamedTuple):
    """A heading of a note."""

    line: int
    level: int
    text: str


class Stretch(NamedTuple):
    """The lines of a note that are an entry: of which paper, and which of its entries."""

    start: int
    end: int
    paper: str
    entry: int


@dataclass(frozen=True)
class Targets:
    """All that can be linked. Names are folded: case, width, Unicode form and spaces do not matter."""

    notes: Mapping[str, tuple[Page, ...]]  # by path without suffix
    names: Mapping[str, tuple[Page, ...]]  # by file name, title, alias, id
    papers: Mapping[str, str]  # by id, title, short name, alias
    tags: Mapping[str, str]  # by name -> id
    headings: Mapping[str, tuple[Heading, ...]]  # by the note's path
    stretches: Mapping[str, tuple[Stretch, ...]]  # by the note's path
    pages: Mapping[str, Page]  # by the note's path
    note_anchors: Mapping[str, Anchors]  # by the note's path
    paper_anchors: Mapping[str, tuple[Anchors, ...]]  # by the paper's id
    named: Mapping[tuple[str, str], str]  # by the note's path and the block's name: url of the page that shows it
    blocks: Mapping[str, Page]  # by Logseq's name of a block (`^` and a UUID), which is the same in all notes
    files: AttachmentIndex


def make_targets(library: Library) -> Targets:
    """The index of that library."""
    stretches = _stretches(library)
    papers = {paper.id: paper for paper in library.papers}
    return Targets(
        notes=_grouped((folded(stem(page.note.path)), page) for page in library.notes),
        names=_grouped((name, page) for page in library.notes for name in _names(page)),
        papers=_paper_names(library),
        tags={folded(tag.name): tag.id for tag in library.tags},
        headings={page.note.path: _headings(page.note) for page in library.notes},
        stretches=stretches,
        pages={page.note.path: page for page in library.notes},
        note_anchors={
            path: note_anchors(page, tuple(papers[part.paper].entries[part.entry] for part in stretches.get(path, ())))
            for page in library.notes
            for path in (page.note.path,)
        },
        paper_anchors={paper.id: paper_anchors(paper) for paper in library.papers},
        named=dict(_named(library)),
        blocks=dict(_known_everywhere(library)),
        files=index_attachments(library.attachments, library.roots, (page.note for page in library.notes)),
    )


def _stretches(library: Library) -> dict[str, tuple[Stretch, ...]]:
    made: dict[str, list[Stretch]] = {}
    for paper in library.papers:
        for number, entry in enumerate(paper.entries):
            made.setdefault(entry.span.path, []).append(Stretch(entry.span.line, entry.end, paper.id, number))
    return {path: tuple(sorted(stretches)) for path, stretches in made.items()}


def _paper_names(library: Library) -> dict[str, str]:
    """Ids before titles before short names before aliases, so that a name two papers share goes to the plainer one."""
    made: dict[str, str] = {}
    for names in (lambda p: (p.id,), lambda p: (p.title,), lambda p: (p.short or "",), lambda p: p.aliases):
        for paper in library.papers:
            for name in names(paper):
                if name:
                    made.setdefault(folded(name), paper.id)
    return made


@kept
def _names(page: Page) -> tuple[str, ...]:
    return tuple(_called(page))


def _called(page: Page) -> Iterator[str]:
    note = page.note
    written = (
        posixpath.basename(stem(note.path)),
        page.title,
        page.id,
        *note.values("title"),
        *note.values(*head_keys.ID.names),
    )
    if written[0] != (said := _as_logseq_says(written[0])):
        written = (*written, said)
    for name in dict.fromkeys((*written, *note.values(*head_keys.ALIASES.names))):
        if name:
            yield folded(name)


def _as_logseq_says(name: str) -> str:
    """The name of a page by that of its file: `a___b` is a/b, `2023_12_04` is 2023-12-04."""
    return re.sub(r"^(\d{4})_(\d\d)_(\d\d)$", r"\1-\2-\3", name.replace("___", "/"))


@kept
def _headings(note: Note) -> tuple[Heading, ...]:
    blocks = (block for top in note.blocks for block in walk(top) if block.kind == "heading")
    return tuple(Heading(block.span.line, block.level, block.text) for block in blocks)


def names_of_block(block: Block) -> tuple[str, ...]:
    """The names that its author gave the block (` ^name`), as they stand on its tag or on an anchor before its text."""
    first = block.html[0] if block.html else ""
    places = (block.opening, first if isinstance(first, str) else "")
    return tuple(unescape(name) for place in places if ' id="' in place for name in _ID.findall(place))


def _named(library: Library) -> Iterator[tuple[tuple[str, str], str]]:
    """A block in a paper's entry is on the paper's page, whatever other pages show it."""
    for page in library.notes:
        for name in _names_in(page.note):
            yield (page.note.path, name), note_url(page.id)
    for paper in library.papers:
        for entry in paper.entries:
            for name in _names_in(entry):
                yield (entry.span.path, name), paper_url(paper.id)


@kept
def _names_in(place: Note | Entry) -> tuple[str, ...]:
    return tuple(name for top in place.blocks for block in walk(top) for name in names_of_block(block))


def _known_everywhere(library: Library) -> Iterator[tuple[str, Page]]:
    for page in library.notes:
        if page.note.dialect == "logseq":
            yield from ((name, page) for name in _names_in(page.note) if _UUID.fullmatch(name))


def _grouped(pairs: Iterable[tuple[str, Page]]) -> dict[str, tuple[Page, ...]]:
    made: dict[str, tuple[Page, ...]] = {}
    for name, page in pairs:
        if page not in made.get(name, ()):
            made[name] = (*made.get(name, ()), page)
    return made


def stem(path: str) -> str:
    """The path without its last suffix."""
    return posixpath.splitext(path)[0]


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The name as names are compared: case, width, Unicode form and spaces do not matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
