"""Readings -> the same, those of notes in which no paper was found as notes on the one by which an index knows them.

- [Quiet Nets for Ships](quiet.md), [CVPR](https://arxiv.org/...) 2020        ...        # Quiet Nets for Ships
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from ..config import Config
from ..incremental.followed import each, joined
from ..model import Field, Note
from ..normaliser.assemble import Reading, files_of
from ..normaliser.extract import extract
from ..normaliser.identity import fold
from ..normaliser.library.filed import Filed, known_by_indexes, may_be_called
from ..normaliser.prose.facets import facets_of
from ..normaliser.prose.leads import leads
from ..normaliser.references.likeness import likeness, short_of
from .readings import packed


def as_indexes_say(readings: tuple[Reading, ...], config: Config) -> tuple[Reading, ...]:
    """The readings; notes in which no paper was found, and which an index of papers knows by a full title, are read as
    notes on that paper."""
    known = known_by_indexes(joined("filed", each(files_of, readings)), tuple(each(_path, readings)))
    said = each(_said, readings, given=(known,)) if known else ()
    return each(_titled, readings, said, given=(config,)) if any(title for title, *_ in said) else readings


def _path(reading: Reading) -> str:
    return reading.note.path


def _said(reading: Reading, known: Mapping[str, Filed]) -> tuple[str, str, bool]:
    """The full title of a note's paper, where that is read, and whether the index says that it is a paper, as an index
    says; "" for what it does not say."""
    filed = None if reading.entries else known.get(reading.note.path)
    if filed is None or not filed.title:
        return "", "", False
    placed = bool(filed.venue and filed.year)
    of_papers = filed.venue or filed.of_papers or filed.link
    return (filed.title, filed.link, placed or filed.of_papers) if of_papers else ("", "", False)


def _titled(reading: Reading, said: tuple[str, str, bool], config: Config) -> Reading:
    """The reading with that title in the head of the note, where the note has sections of a paper, or is called by that
    title or the name in it, and the index leads to the paper as well, or says where it was published."""
    title, link, of_paper = said
    sure = (bool(link) or of_paper) and _is_called(reading.note, title)
    if not title or not (sure or _may_be_paper(reading.note, config)):
        return reading
    given = (Field("title", (title,)), *((Field("link", (link,)),) if sure and link else ()))
    note = replace(reading.note, meta=(*given, *reading.note.meta))
    entries = extract(note, config).value
    sections = {part.kind for entry in entries for part in entry.sections} - {"other"}
    if len(entries) != 1 or not (sure or len(sections) >= _OF_PAPER):
        return reading
    return packed(replace(reading, entries=entries))


def _is_called(note: Note, title: str) -> bool:
    """Whether the first heading of a note, with none beside it, is that title, or the name in front of it; without
    headings its file's name, however that spells it."""
    heads = [block for block in note.blocks if block.kind == "heading"]
    if not heads:
        name = fold(PurePosixPath(note.path).stem)
        return bool(note.blocks) and name in (fold(title), fold(short_of(title) or title))
    if sum(1 for block in heads if block.level == heads[0].level) > 1:
        return False
    text = heads[0].text
    if fold(text) == fold(title):
        return True
    return may_be_called(text, title) and (title.startswith(text) or likeness(text) >= _NAME)


_NAME = 1  # likeness of what is written as names are


_OF_PAPER = 2  # kinds of sections


def _may_be_paper(note: Note, config: Config) -> bool:
    """Whether a note has headings or lead-ins of so many kinds: told much sooner than what its paper is."""
    kinds = set(leads(note.blocks, config))
    for block in note.blocks:
        if block.kind == "heading":
            kinds.update(facets_of(block.text, config.facets))
    return len(kinds - {"other"}) >= _OF_PAPER
