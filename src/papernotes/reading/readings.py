"""Sources -> readings: each note parsed and its entries found, once for each content that it ever had.

What a note says depends on its text and on site.yaml alone, so that is the key under which the memo has it. Notes that
are not known yet are read in several processes where there are many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import NamedTuple
from zlib import crc32

import msgspec
from msgspec.structs import replace

from ..config import Config
from ..incremental.followed import each
from ..incremental.gist import gist_of
from ..incremental.kept import keep, kept
from ..incremental.packed import Label, Packed, pack
from ..incremental.processes import spread
from ..loader.parse import parse
from ..memo import Memo, key_of, program
from ..model import Block, Checked, Diagnostic, Entry, Note, Section, Source, Withheld
from ..normaliser.assemble import Reading
from ..normaliser.extract import extract
from ..normaliser.library.filed import Filed, filed_in
from ..normaliser.private.privacy import private_tags, withheld

_WORTH_PROCESSES = 150  # notes; below that, starting them costs more than they save
_PORTION = 20  # notes that a process reads at a time, at most: who is done first waits for so many


@kept
def read_note(source: Source, config: Config) -> Checked[Reading]:
    """parse and extract: one note and its entries."""
    note = parse(source, config.markdown, private_tags(config))
    entries = extract(note.value, config)
    reading = Reading(note.value, entries.value, withheld(note.value, config), filed_in(note.value, config))
    return Checked(packed(reading), note.diagnostics + entries.diagnostics)


def packed(reading: Reading) -> Reading:
    """The reading, its blocks and sections as bytes."""
    entries = reading.entries
    found = gist_of(reading.note.blocks)
    # Nobody shows how a note of papers begins, and ten thousand of them would be megabytes.
    note = replace(reading.note, gist=replace(found, opening="") if entries else found)
    blocks, sections = pack(_blocks(note, entries), Block), pack([entry.sections for entry in entries], Section)
    return _filled(replace(reading, note=note), blocks, sections)


def _blocks(note: Note, entries: Iterable[Entry]) -> list[Sequence[Block]]:
    """The note's and those of each entry."""
    return [note.blocks, *(entry.blocks for entry in entries)]


def _filled(bare: Reading, blocks: Sequence[Sequence[Block]], sections: Sequence[Sequence[Section]]) -> Reading:
    rows = zip(bare.entries, blocks[1:], sections, strict=True)
    entries = tuple([replace(entry, blocks=held, sections=parts) for entry, held, parts in rows])
    return replace(bare, note=replace(bare.note, blocks=blocks[0]), entries=entries)


class Read(NamedTuple):
    """A note as it was read. `key` is where the memo may keep it, b"" where it has it already or there is no memo;
    `stored` is what it would keep, where another process made that."""

    checked: Checked[Reading]
    key: bytes = b""
    stored: bytes = b""


def read_notes(
    sources: Sequence[Source],
    config: Config,
    jobs: int = 1,
    memo: Memo | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Iterable[Read]:
    """The readings of those sources, in their order. Nothing is stored: that is for who knows what may be. Where other
    processes read, `meanwhile` is done here."""
    if memo is not None:
        return _known_or_fresh(sources, config, jobs, memo, meanwhile)
    if jobs < 2:
        return each(Read, each(read_note, sources, given=(config,)))
    return _fresh(sources, config, jobs, meanwhile)


def _known_or_fresh(
    sources: Sequence[Source], config: Config, jobs: int, memo: Memo, meanwhile: Callable[[], None] | None
) -> Iterator[Read]:
    rules = key_of("config", 1, program(), config)
    keys = [key_of("read_note", 1, rules, source) for source in sources]
    found = [_decoded(memo.get(key)) for key in keys]
    unread = [source for source, known in zip(sources, found, strict=True) if known is None]
    fresh = _fresh(unread, config, jobs, meanwhile)
    for source, key, known in zip(sources, keys, found, strict=True):
        if known is not None:
            keep(read_note, (source, config), known)
        yield next(fresh)._replace(key=key) if known is None else Read(known)


def counted(reads: Iterable[Read], count: int, progress: Callable[[str, int, int], None]) -> Iterator[Read]:
    """The same, each told as it comes."""
    for done, read in enumerate(reads, 1):
        progress("reading notes", done, count)
        yield read


def store(memo: Memo, made: Read) -> None:
    """Keeps a reading that the memo has not."""
    if made.key:
        memo.put(made.key, made.stored or _encoded(made.checked))


def _fresh(
    sources: Sequence[Source], config: Config, jobs: int, meanwhile: Callable[[], None] | None
) -> Iterator[Read]:
    if jobs < 2 or len(sources) < _WORTH_PROCESSES:
        yield from (Read(read_note(source, config)) for source in sources)
        return
    size = max(1, min(_PORTION, len(sources) // (jobs * 4)))
    portions = [sources[first : first + size] for first in range(0, len(sources), size)]
    with closing(spread(partial(_read, config, portions), len(portions), jobs)) as made:
        if meanwhile:
            meanwhile()
        early: dict[int, bytes] = {}
        for number, portion in enumerate(portions):
            while number not in early:
                done, early[done] = next(made)
            for source, stored in zip(portion, _portion.decode(early.pop(number)), strict=True):
                checked = _decoded(stored) or read_note(source, config)
                keep(read_note, (source, config), checked)
                yield Read(checked, stored=stored)


def _read(config: Config, portions: Sequence[Sequence[Source]], number: int) -> bytes:
    """A portion as msgpack: objects would take as long to send as to make."""
    return _encoder.encode([_encoded(read_note(source, config)) for source in portions[number]])


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """A reading as the memo has it: without blocks and sections, which are apart, with the labels of those of the note
    and of each entry."""

    note: Note
    entries: tuple[Entry, ...]
    withheld: Withheld | None
    filed: tuple[Filed, ...]
    data: bytes  # of the blocks
    blocks: tuple[Label, ...]
    parts: bytes  # the sections
    sections: tuple[Label, ...]
    diagnostics: tuple[Diagnostic, ...]


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Stored)
_portion = msgspec.msgpack.Decoder(list[bytes])
_SUM = 4  # bytes before what is stored that tell whether it is as it was: its blocks are looked at much later


def _encoded(checked: Checked[Reading]) -> bytes:
    note, entries = checked.value.note, checked.value.entries
    blocks = [row for row in _blocks(note, entries) if isinstance(row, Packed)]
    sections = [entry.sections for entry in entries if isinstance(entry.sections, Packed)]
    stored = _encoder.encode(
        _Stored(
            replace(note, blocks=()),
            tuple([replace(entry, blocks=(), sections=()) for entry in entries]),
            checked.value.withheld,
            checked.value.filed,
            blocks[0].data,
            tuple([row.label for row in blocks]),
            sections[0].data if sections else b"",
            tuple([row.label for row in sections]),
            checked.diagnostics,
        )
    )
    return crc32(stored).to_bytes(_SUM, "big") + stored


def _decoded(stored: bytes | None) -> Checked[Reading] | None:
    """The reading, or None where there is none or it is damaged."""
    if stored is None or int.from_bytes(stored[:_SUM], "big") != crc32(memoryview(stored)[_SUM:]):
        return None
    try:
        found = _decoder.decode(memoryview(stored)[_SUM:])
    except msgspec.MsgspecError:
        return None
    blocks = [Packed(found.data, Block, label) for label in found.blocks]
    sections = [Packed(found.parts, Section, label) for label in found.sections]
    bare = Reading(found.note, found.entries, found.withheld, found.filed)
    return Checked(_filled(bare, blocks, sections), found.diagnostics)
