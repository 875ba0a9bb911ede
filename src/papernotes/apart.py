"""Readings -> what of them is published, and what stays at home: notes, names in them, and files used only there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress

import msgspec

from .config import Config
from .diagnostics import report
from .followed import each
from .memo import Memo
from .model import Attachment, Checked, Span, Withheld
from .normaliser.assemble import Reading
from .normaliser.extract import extract
from .normaliser.privacy import names_of, public_files, with_papers, withheld
from .normaliser.veil import hidden_names, veil
from .readings import Read, store


class Apart(msgspec.Struct, frozen=True):
    """What is published, no longer naming what is not; and what is not."""

    readings: tuple[Reading, ...]
    files: tuple[Attachment, ...]
    home: tuple[Withheld, ...]


def apart(
    reads: Iterable[Read], attachments: Sequence[Attachment], config: Config, drafts: bool, memo: Memo | None
) -> Checked[Apart]:
    """Public and private kept apart; `drafts` publishes those too. What is published goes into the memo, and no more:
    what is not, and its names, stay out of the cache."""
    read = tuple(reads)
    whys = each(withheld, tuple([made.checked.value.note for made in read]), given=(config,))
    shown = [why is None or (drafts and not why.private) for why in whys]
    public = list(compress(read, shown))
    home = [
        with_papers(why, made.checked.value.entries)
        for made, why, is_shown in zip(read, whys, shown, strict=True)
        if why and not is_shown
    ]
    found = list(chain.from_iterable([made.checked.diagnostics for made in public]))
    files, kept_files = public_files(attachments, config)
    home += kept_files
    readings = [made.checked.value for made in public]
    if home:
        veiled = list(_veiled(readings, home, config))
        readings = [reading.value for reading in veiled]
        found += chain.from_iterable(reading.diagnostics for reading in veiled)
    if memo:
        for made, reading in zip(public, readings, strict=True):
            if reading is made.checked.value:
                store(memo, made)
    found += (report("withheld-note", f"not published: {item.reason}", Span(item.path, item.line)) for item in home)
    return Checked(Apart(tuple(readings), files, tuple(home)), tuple(found))


def _veiled(readings: Sequence[Reading], home: Sequence[Withheld], config: Config) -> Iterator[Checked[Reading]]:
    """The readings without the names of what is not published. A note that changes is understood again."""
    hidden = hidden_names(home, ((reading.note.path, names_of(reading.note, reading.entries)) for reading in readings))
    for reading in readings:
        note = veil(reading.note, hidden)
        if note.value is reading.note:
            yield Checked(reading)
        else:
            yield Checked(Reading(note.value, extract(note.value, config).value), note.diagnostics)
