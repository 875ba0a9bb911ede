"""Readings -> what of them is published, and what stays at home: notes, names in them, and files used only there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, compress

import msgspec

from ..config import Config
from ..diagnostics import report
from ..incremental.followed import each
from ..incremental.kept import since
from ..memo import Memo
from ..model import Attachment, Checked, Diagnostic, Source, Span, Withheld
from ..normaliser.assemble import Reading
from ..normaliser.extract import extract
from ..normaliser.library.filed import filed_in
from ..normaliser.private.hidden import Hidden, hidden_names
from ..normaliser.private.privacy import names_of, public_files, with_papers
from ..normaliser.private.veil import veil
from .readings import Read, packed, store
from .withdrawn import forget_withdrawn


class Apart(msgspec.Struct, frozen=True):
    """What is published, no longer naming what is not; and what is not."""

    readings: tuple[Reading, ...]
    files: tuple[Attachment, ...]
    home: tuple[Withheld, ...]


def apart(
    sources: Sequence[Source],
    reads: Iterable[Read],
    attachments: Sequence[Attachment],
    config: Config,
    drafts: bool,
    memo: Memo | None,
) -> Checked[Apart]:
    """Public and private kept apart; `drafts` publishes those too. What is published goes into the memo, and no more:
    what is not, and its names, stay out of the cache, and leave it if they were there. `reads` are of the sources."""
    read = tuple(reads)
    whys = each(_why, read)
    shown = each(_is_shown, whys, given=(drafts,))
    public = read if all(shown) else tuple(compress(read, shown))
    home = [
        with_papers(why, made.checked.value.entries)
        for made, why, is_shown in (() if all(shown) else zip(read, whys, shown, strict=True))
        if why and not is_shown
    ]
    found = list(chain.from_iterable(each(_remarks, public)))
    files, kept_files = public_files(attachments, config)
    home += kept_files
    readings = each(_reading, public)
    if home:
        veiled = _veiled(readings, tuple(home), config)
        found += chain.from_iterable(reading.diagnostics for reading in veiled)
        readings = tuple(reading.value for reading in veiled)
    forget_withdrawn(memo, sources, shown)
    if memo:
        for made, reading in zip(public, readings, strict=True):
            if reading is made.checked.value:
                store(memo, made)
    found += (report("withheld-note", f"not published: {item.reason}", Span(item.path, item.line)) for item in home)
    return Checked(Apart(readings, files, tuple(home)), tuple(found))


def _why(read: Read) -> Withheld | None:
    return read.checked.value.withheld


def _is_shown(why: Withheld | None, drafts: bool) -> bool:
    return why is None or (drafts and not why.private)


def _remarks(read: Read) -> tuple[Diagnostic, ...]:
    return read.checked.diagnostics


def _reading(read: Read) -> Reading:
    return read.checked.value


def _veiled(readings: tuple[Reading, ...], home: tuple[Withheld, ...], config: Config) -> tuple[Checked[Reading], ...]:
    """The readings without the names of what is not published."""
    names = each(_names, readings)
    hidden = since("hidden", (home, names), lambda: hidden_names(home, names))
    return each(_without, readings, given=(hidden, config))


def _names(reading: Reading) -> tuple[str, tuple[str, ...]]:
    return reading.note.path, names_of(reading.note, reading.entries)


def _without(reading: Reading, hidden: Hidden, config: Config) -> Checked[Reading]:
    """The reading without those names. A note that changes is understood again."""
    note = veil(reading.note, hidden)
    if note.value is reading.note:
        return Checked(reading)
    entries, filed = extract(note.value, config).value, filed_in(note.value, config)
    return Checked(packed(Reading(note.value, entries, reading.withheld, filed)), note.diagnostics)
