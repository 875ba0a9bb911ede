"""Everything that a link can lead to, indexed once for a library: notes, headings, papers, tags, files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from ... import head_keys
from ...attached.attachments import AttachmentIndex, follow_attachments
from ...incremental.followed import each, gathered, paired, under
from ...incremental.kept import since
from ...incremental.made_before import each_before
from ...incremental.made_once import MadeOnce
from ...memo import Memo
from ...model import Block, Entry, Library, Note, Page, Paper, walk
from ...patterns import pattern
from ...written import folded, stem
from ..urls import note_url, paper_url
from .anchors import Anchors, note_anchors, paper_anchors

_ID = pattern(r'\sid="([^"]*)"')
_UUID = pattern(r"\^[0-9a-f]{8}-[0-9a-f-]{27}")


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


_Named = tuple[tuple[tuple[str, str], str], ...]  # as `Targets.named`


class _OnPage(NamedTuple):
    """What of a note can be linked, told at once: its blocks are made for that."""

    names: _Named
    anchors: Anchors
    headings: tuple[Heading, ...]


class _InPaper(NamedTuple):
    """The same of a paper."""

    names: _Named
    anchors: tuple[Anchors, ...]


@dataclass(frozen=True)
class Targets(MadeOnce):
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


def make_targets(library: Library, memo: Memo | None = None, jobs: int = 1) -> Targets:
    """The index of that library. The memo has the places in notes and papers that have not changed."""
    notes, papers = each(_note, library.notes), library.papers
    paths = each(_path, notes)
    ids = each(_id, papers)
    held = gathered("entries", each(_held, papers), _in_order)
    entries = under("entries of notes", paths, held)
    called = each(_called_so, papers)
    of_notes = each_before("places in notes", _of_note, (library.notes, entries), _OnPage, memo, jobs)
    of_papers = each_before("places in papers", _of_paper, (papers,), _InPaper, memo, jobs)
    on_pages, in_papers = each(_names_on_page, of_notes), each(_names_in_paper, of_papers)
    return Targets(
        notes=gathered("notes by path", each(_by_stem, library.notes)),
        names=gathered("notes by name", each(_by_name, library.notes)),
        papers=since("names of papers", called, lambda: _paper_names(called)),
        tags=since("tags", library.tags, lambda: {folded(tag.name): tag.id for tag in library.tags}),
        headings=paired("headings", paths, each(_headings, of_notes)),
        stretches=gathered("stretches", each(_parts, papers), _sorted),
        pages=paired("pages", paths, library.notes),
        note_anchors=paired("note anchors", paths, each(_anchors_on_page, of_notes)),
        paper_anchors=paired("paper anchors", ids, each(_anchors_in_paper, of_papers)),
        named=since("named", (on_pages, in_papers), lambda: dict(chain.from_iterable((*on_pages, *in_papers)))),
        blocks=dict(chain.from_iterable(each(_known_everywhere, library.notes))),
        files=follow_attachments(library.attachments, library.roots, notes),
    )


def _note(page: Page) -> Note:
    return page.note


def _path(note: Note) -> str:
    return note.path


def _id(paper: Paper) -> str:
    return paper.id


def _by_stem(page: Page) -> tuple[tuple[str, Page], ...]:
    return ((folded(stem(page.note.path)), page),)


def _by_name(page: Page) -> tuple[tuple[str, Page], ...]:
    return tuple((name, page) for name in dict.fromkeys(_called(page)))


def _parts(paper: Paper) -> tuple[tuple[str, Stretch], ...]:
    """The stretches of the paper's entries, each with the path of its note."""
    return tuple(
        (entry.span.path, Stretch(entry.span.line, entry.end, paper.id, number))
        for number, entry in enumerate(paper.entries)
    )


def _sorted(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    return tuple(sorted(stretches))


def _held(paper: Paper) -> tuple[tuple[str, tuple[Stretch, Entry]], ...]:
    """The paper's entries with their stretches, each with the path of its note."""
    return tuple((path, (stretch, paper.entries[stretch.entry])) for path, stretch in _parts(paper))


def _in_order(held: Iterable[tuple[Stretch, Entry]]) -> tuple[Entry, ...]:
    return tuple(entry for _, entry in sorted(held, key=itemgetter(0)))


def _called_so(paper: Paper) -> tuple[tuple[str, ...], ...]:
    return (paper.id,), (paper.title,), (paper.short or "",), paper.aliases


def _paper_names(called: Iterable[tuple[tuple[str, ...], ...]]) -> dict[str, str]:
    """Ids before titles before short names before aliases, so that a name two papers share goes to the plainer one."""
    made: dict[str, str] = {}
    for names in zip(*called, strict=True):
        for its, (paper, *_) in zip(names, called, strict=True):
            for name in filter(None, its):
                made.setdefault(folded(name), paper[0])
    return made


def _called(page: Page) -> Iterator[str]:
    note = page.note
    given = (*note.values("title"), *note.values(*head_keys.ID.names))
    written = (posixpath.basename(stem(note.path)), page.title, page.id, *given)
    if written[0] != (said := _as_logseq_says(written[0])):
        written = (*written, said)
    for name in dict.fromkeys((*written, *note.values(*head_keys.ALIASES.names))):
        if name:
            yield folded(name)


def _as_logseq_says(name: str) -> str:
    """The name of a page by that of its file: `a___b` is a/b, `2023_12_04` is 2023-12-04."""
    return re.sub(r"^(\d{4})_(\d\d)_(\d\d)$", r"\1-\2-\3", name.replace("___", "/"))


def _of_note(page: Page, entries: tuple[Entry, ...]) -> _OnPage:
    return _OnPage(_named_on_page(page), note_anchors(page, entries), _headings_of(page.note))


def _of_paper(paper: Paper) -> _InPaper:
    return _InPaper(_named_in_paper(paper), paper_anchors(paper))


def _names_on_page(places: _OnPage) -> _Named:
    return places.names


def _anchors_on_page(places: _OnPage) -> Anchors:
    return places.anchors


def _headings(places: _OnPage) -> tuple[Heading, ...]:
    return places.headings


def _names_in_paper(places: _InPaper) -> _Named:
    return places.names


def _anchors_in_paper(places: _InPaper) -> tuple[Anchors, ...]:
    return places.anchors


def _headings_of(note: Note) -> tuple[Heading, ...]:
    every = (block for top in note.blocks for block in walk(top))
    return tuple(Heading(block.span.line, block.level, block.text) for block in every if block.kind == "heading")


def names_of_block(block: Block) -> tuple[str, ...]:
    """The names that its author gave the block (` ^name`), as they stand on its tag or on an anchor before its text."""
    first = block.html[0] if block.html else ""
    places = (block.opening, first if isinstance(first, str) else "")
    return tuple(unescape(name) for place in places if ' id="' in place for name in _ID.findall(place))


def _named_on_page(page: Page) -> _Named:
    return tuple(((page.note.path, name), note_url(page.id)) for name in _names_in(page.note))


def _named_in_paper(paper: Paper) -> _Named:
    """A block in a paper's entry is on the paper's page, whatever other pages show it."""
    return tuple(((entry.span.path, name), paper_url(paper.id)) for entry in paper.entries for name in _names_in(entry))


def _names_in(place: Note | Entry) -> tuple[str, ...]:
    return tuple(name for top in place.blocks for block in walk(top) for name in names_of_block(block))


def _known_everywhere(page: Page) -> tuple[tuple[str, Page], ...]:
    if page.note.dialect != "logseq":
        return ()
    return tuple((name, page) for name in _names_in(page.note) if _UUID.fullmatch(name))
