"""Sources -> readings: each note parsed and its entries found, once for each content that it ever had.

What a note says depends on its text and on site.yaml alone, so that is the key under which the memo has it. Notes that
are not known yet are read in several processes where there are many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from sys import intern
from typing import NamedTuple

import msgspec
from msgspec.structs import force_setattr

from .config import Config
from .followed import each
from .kept import keep, kept
from .loader.parse import parse
from .memo import Memo, key_of, program
from .model import Block, Checked, Diagnostic, Entry, Note, Source
from .normaliser.assemble import Reading
from .normaliser.extract import extract
from .processes import spread

_WORTH_PROCESSES = 150  # notes; below that, starting them costs more than they save
_PORTION = 50  # notes that a process reads at a time, at most


@kept
def read_note(source: Source, config: Config) -> Checked[Reading]:
    """parse and extract: one note and its entries."""
    note = parse(source, config.markdown)
    entries = extract(note.value, config)
    return Checked(Reading(note.value, entries.value), note.diagnostics + entries.diagnostics)


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
    for key, known in zip(keys, found, strict=True):
        yield next(fresh)._replace(key=key) if known is None else Read(known)


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


class _Stored(msgspec.Struct, frozen=True):
    """A reading as the memo has it: an entry's blocks that are the note's own as their numbers."""

    note: Note
    entries: tuple[Entry, ...]
    blocks: tuple[tuple[int | Block, ...], ...]  # of each entry
    diagnostics: tuple[Diagnostic, ...]


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Stored)
_portion = msgspec.msgpack.Decoder(list[bytes])


def _encoded(checked: Checked[Reading]) -> bytes:
    note, entries = checked.value.note, checked.value.entries
    numbers = {id(block): number for number, block in enumerate(note.blocks)}
    blocks = tuple(tuple(numbers.get(id(block), block) for block in entry.blocks) for entry in entries)
    bare = tuple(msgspec.structs.replace(entry, blocks=()) for entry in entries)
    return _encoder.encode(_Stored(note, bare, blocks, checked.diagnostics))


def _decoded(stored: bytes | None) -> Checked[Reading] | None:
    """The reading, or None where there is none or it is damaged."""
    if stored is None:
        return None
    try:
        found = _decoder.decode(stored)
        blocks = [
            tuple(found.note.blocks[block] if isinstance(block, int) else block for block in held)
            for held in found.blocks
        ]
    except (msgspec.MsgspecError, IndexError):
        return None
    _share(found.note)
    entries = (msgspec.structs.replace(entry, blocks=held) for entry, held in zip(found.entries, blocks, strict=True))
    return Checked(Reading(found.note, tuple(entries)), found.diagnostics)


def _share(note: Note) -> None:
    """Lets equal texts of a note that was decoded be one object, as they were when it was parsed: half the memory."""
    path, texts = note.path, dict[str, str]()
    waiting = [note.blocks]
    for blocks in waiting:  # which grow
        for block in blocks:
            text, opening, html = block.text, block.opening, block.html
            if text and (known := texts.setdefault(text, text)) is not text:
                force_setattr(block, "text", known)
            if opening:  # and a tag that closes it
                force_setattr(block, "opening", intern(opening))
                force_setattr(block, "closing", intern(block.closing))
            if html and html[0] == text:
                force_setattr(block, "html", (block.text, *html[1:]))
            force_setattr(block.span, "path", path)
            if block.children:
                waiting.append(block.children)
