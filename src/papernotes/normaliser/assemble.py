"""Entries -> Library: which entries are one paper, what it is called, and the indexes of topics, tags and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeVar

import msgspec

from ..attached.attachments import AttachmentIndex, find_attachment, follow_attachments, is_remote
from ..config import Config
from ..incremental.followed import each, joined
from ..incremental.kept import since
from ..incremental.packed import make_room
from ..memo import Memo
from ..model import (
    Attachment,
    Entry,
    Figure,
    Library,
    Note,
    Page,
    Paper,
    Reference,
    Status,
    Term,
    Topic,
    Withheld,
)
from .glossary import glossary
from .identity import group
from .ids import slug, unique
from .library.bibliography import complete, index_references
from .library.called import called, first_of, learn_names
from .library.cards import without_written
from .library.filed import Filed, file_by_indexes, known_by_indexes, named_by_indexes
from .library.indexes import by_institution, by_month, by_venue, by_year
from .library.note_pages import note_pages, path_of
from .library.tag_tree import tags_of
from .library.topic_case import one_topic_case
from .relations.mentions import with_mentions
from .relations.mentions_before import remembered_mentions
from .relations.related import Nearness

T = TypeVar("T")


class Reading(msgspec.Struct, frozen=True):
    """A note, the entries found in it, why it stays at home if it does, and what it files under topics."""

    note: Note
    entries: tuple[Entry, ...]
    withheld: Withheld | None = None
    filed: tuple[Filed, ...] = ()


def assemble(
    readings: Sequence[Reading],
    attachments: tuple[Attachment, ...],
    config: Config,
    roots: tuple[str, ...] = (),
    references: tuple[Reference, ...] = (),
    owners: Mapping[str, str] | None = None,
    memo: Memo | None = None,
    jobs: int = 1,
) -> Library:
    """The library: papers in the order in which the notes first name them; `roots` as in `Library`.

    `references` are those of the bibliographies beside the notes. `owners` are the ids that papers (by title) and notes
    (`notes/` before the id, by path) have had. The memo is for what is published already.
    """
    notes = each(_note, readings)
    make_room(note.blocks for note in notes)
    index = follow_attachments(attachments, roots, notes)
    paths = each(path_of, notes)
    known = known_by_indexes(joined("filed", each(files_of, readings)), paths)
    entries = joined("entries", named_by_indexes(without_written(each(_entries, readings), paths), known))
    if references:
        entries = complete(entries, index_references(references))
    groups = one_topic_case(file_by_indexes(group(entries, config.same, config.different), known))
    learn_names(groups, (note.path for note in notes), jobs)
    claims = each(_claim, groups)
    ids = since("ids", (claims, owners), lambda: unique(claims, owners))
    papers = each(_paper, ids, groups, given=(index,))
    beside = cache(partial(_beside, notes, papers, config, owners or {}, memo))
    mentions = remembered_mentions(papers, config, memo, jobs, beside)
    (topics, tags, venues, years, institutions, months), pages, terms = beside()
    papers = with_mentions(papers, mentions)
    return Library(
        papers,
        topics,
        tags,
        pages,
        attachments,
        roots,
        joined("mentions", mentions),
        terms,
        venues,
        years,
        institutions,
        months,
        Nearness(papers, memo),
    )


def _beside(
    notes: tuple[Note, ...], papers: tuple[Paper, ...], config: Config, owners: Mapping[str, str], memo: Memo | None
) -> tuple[tuple[Any, ...], tuple[Page, ...], tuple[Term, ...]]:
    """What is made of the papers before it is known whom they name: the indexes, the pages of notes, the glossary."""
    filed = each(_filed, papers)
    indexes = since("indexes", filed, lambda: _indexes(papers))
    return indexes, note_pages(notes, papers, owners), glossary(papers, config.glossary, memo)


def _note(reading: Reading) -> Note:
    return reading.note


def _entries(reading: Reading) -> tuple[Entry, ...]:
    return reading.entries


def _filed(paper: Paper) -> tuple[object, ...]:
    """All of a paper by which the indexes know it."""
    entries = tuple((entry.topic, entry.noted) for entry in paper.entries)
    return paper.id, paper.tags, paper.venue, paper.year, paper.institutions, entries


def _indexes(papers: tuple[Paper, ...]) -> tuple[Any, ...]:
    groups = (by_venue(papers), by_year(papers), by_institution(papers), by_month(papers))
    return _topics(papers), tags_of(papers), *groups


def _claim(entries: tuple[Entry, ...]) -> tuple[str, str]:
    """The id that a paper wants, and what tells it from others that want the same."""
    first = first_of(entries)
    return slug(called(entries)), f"{first.title}\n{first.span.path}"


def _paper(name: str, entries: tuple[Entry, ...], index: AttachmentIndex) -> Paper:
    """One paper from its entries, newest first: what several say, the newest says; lists are joined."""
    title = max((entry.title for entry in entries), key=lambda text: sum(c.isupper() for c in text))
    short = _first(entries, lambda entry: entry.short)
    dated = next((entry for entry in entries if entry.noted), entries[0])
    return Paper(
        name,
        title,
        next((entry.kind for entry in entries if entry.kind != "paper"), "paper"),
        short,
        _joined(entries, lambda entry: tuple(alias for alias in entry.aliases if alias not in (title, short))),
        _authors([entry.authors for entry in entries if entry.authors]),
        _joined(entries, lambda entry: entry.institutions),
        next((entry.topic for entry in entries if entry.topic), ()),
        _tags_of(entries),
        _first(entries, lambda entry: entry.venue),
        _first(entries, lambda entry: entry.year),
        _status(entries),
        dated.noted,
        dated.noted_from,
        tuple({link.url: link for entry in reversed(entries) for link in reversed(entry.links)}.values())[::-1],
        entries,
        *_shown(entries, index),
        imprint=next((entry.imprint for entry in entries if entry.imprint), ()),
    )


def _authors(given: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The newest list of authors, or one that begins with the same persons and says more: `Ito, Wood`, `Ann Ito, Ben Wood`."""
    if len(given) < _SEVERAL:
        return given[0] if given else ()
    persons = [_surname(name) for name in given[0]]
    fuller = (names for names in given if [_surname(name) for name in names[: len(persons)]] == persons)
    return max(fuller, key=lambda names: sum(map(len, names)))


_SEVERAL = 2


def _surname(name: str) -> str:
    return name.rpartition(" ")[2].casefold()


def _first(entries: Iterable[Entry], value: Callable[[Entry], T | None]) -> T | None:
    return next((found for entry in entries if (found := value(entry)) is not None), None)


def _joined(entries: Iterable[Entry], values: Callable[[Entry], tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for entry in entries for value in values(entry)))


def _tags_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for entry in entries:
        for tag in entry.tags:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def _status(entries: Iterable[Entry]) -> Status:
    said = {entry.status for entry in entries}
    return "read" if "read" in said else "reading" if "reading" in said else "to-read"


def _shown(entries: tuple[Entry, ...], index: AttachmentIndex) -> tuple[tuple[Figure, ...], int]:
    """The figures of a paper, and how many formulas it has."""
    figures: list[Figure] = []
    for source, entry in enumerate(entries):
        for written, alt in entry.figures:
            remote = is_remote(written)
            file = None if remote else find_attachment(written, entry.span.path, index)
            figures.append(Figure(written, alt, file.path if file else None, remote, source))
    return tuple(figures), sum(entry.formulas for entry in entries)


def files_of(reading: Reading) -> tuple[Filed, ...]:
    """What it files, where it is published."""
    return () if reading.withheld else reading.filed


def _topics(papers: tuple[Paper, ...]) -> tuple[Topic, ...]:
    """Every topic and every topic above one, in the order of the notes, those above first."""
    holding: dict[tuple[str, ...], list[str]] = {}
    for paper in papers:
        for path in dict.fromkeys(entry.topic for entry in paper.entries if entry.topic):
            for depth in range(1, len(path) + 1):
                holding.setdefault(path[:depth], [])
            holding[path].append(paper.id)
    ids = unique([(slug(path[-1]), "/".join(path)) for path in holding])
    return tuple(Topic(name, path, tuple(held)) for name, (path, held) in zip(ids, holding.items(), strict=True))
