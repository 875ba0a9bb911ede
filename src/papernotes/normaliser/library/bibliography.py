"""What a bibliography knows of the papers in the notes.

An entry of the notes and one of a bibliography are about the same paper where one of these is the same, the surest first:

    the citation key      the head's, a field's, or that of a file called `@kerbl2023gaussian.md`
    the DOI, the arXiv id where the titles do not contradict each other
    the title             of three words or more, with or without "Name:" before it
    the short name        of an entry that has no other title, where one reference alone begins with it: "NeRF: ..."

The notes keep what they say; the reference adds what they leave open, and the full title where they give a nickname. Where
the notes know no venue, venue and year come together, for the year of a preprint is not that of its publication.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

import msgspec
from msgspec.structs import replace

from ...incremental.kept import kept
from ...model import Entry, Reference
from ..identity import core, fold, name_key
from ..references.likeness import short_of

_WORDS = 3


class Bibliography(msgspec.Struct, frozen=True):
    """References by what finds them: ids ("doi:...", "key:..."), folded titles, short names that one alone has."""

    ids: Mapping[str, Reference]
    titles: Mapping[str, Reference]
    shorts: Mapping[str, Reference]


def index_references(references: Iterable[Reference]) -> Bibliography:
    """The references to look up; of several with the same id or title the first counts."""
    ids: dict[str, Reference] = {}
    titles: dict[str, Reference] = {}
    named: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        for identity in reference.ids:
            ids.setdefault(_key(identity), reference)
        for title in _titles(reference.title):
            titles.setdefault(title, reference)
        if short := short_of(reference.title):
            named[name_key(short)].append(reference)
    single = {name: found[0] for name, found in named.items() if len({fold(each.title) for each in found}) == 1}
    return Bibliography(ids, titles, single)


def complete(entries: Iterable[Entry], bibliography: Bibliography) -> tuple[Entry, ...]:
    """The entries, each with what the bibliography knows besides."""
    return tuple(
        with_reference(entry, found) if (found := reference_of(entry, bibliography)) else entry for entry in entries
    )


def reference_of(entry: Entry, bibliography: Bibliography) -> Reference | None:
    """The reference of the paper that an entry is about."""
    for identity in sorted(entry.ids, key=lambda name: not name.startswith("key:")):
        found = bibliography.ids.get(_key(identity))
        if found and (identity.startswith("key:") or agree(entry, found)):
            return found
    for title in chain(_titles(entry.title), _titles(core(entry))):
        if found := bibliography.titles.get(title):
            return found
    return bibliography.shorts.get(name_key(entry.short or entry.title)) if not core(entry) else None


def agree(entry: Entry, reference: Reference) -> bool:
    """Whether nothing in the titles says that these are two papers."""
    said = fold(core(entry))
    given = [fold(title) for title in (reference.title, _after_name(reference.title)) if title]
    return not said or not given or any(said.startswith(one) or one.startswith(said) for one in given)


@kept
def with_reference(entry: Entry, reference: Reference) -> Entry:
    """The entry with what the reference adds."""
    nickname = not core(entry) and len(_words(reference.title)) >= _WORDS
    known = {link.url for link in entry.links} | {link.kind for link in entry.links if link.kind in ("arxiv", "doi")}
    links = [link for link in reference.links if link.url not in known and link.kind not in known]
    keyed = f"key:{(entry.short or entry.title).casefold()}" in map(str.casefold, (*entry.ids, *reference.ids))
    called = None if keyed else entry.short or (entry.title if nickname else None)
    short = called or short_of(reference.title if nickname else entry.title)
    aliases = (*entry.aliases, *((entry.title,) if nickname else ()))
    return replace(
        entry,
        title=reference.title if nickname else entry.title,
        short=short,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != short)),
        authors=entry.authors or reference.authors,
        venue=entry.venue or reference.venue,
        year=reference.year if reference.year and reference.venue and not entry.venue else entry.year or reference.year,
        links=(*entry.links, *links),
        ids=tuple(dict.fromkeys((*entry.ids, *reference.ids))),
        imprint=entry.imprint or reference.imprint,
    )


def _key(identity: str) -> str:
    return identity.casefold()


def _titles(title: str) -> tuple[str, ...]:
    names = (title, _after_name(title))
    return tuple(dict.fromkeys(fold(name) for name in names if len(_words(name)) >= _WORDS))


def _after_name(title: str) -> str:
    """The title without a short name before it: "NeRF: Representing ..."."""
    short = short_of(title)
    said = re.match(rf"{re.escape(short)}\s*[:：–—-]\s*(?=\S)", title) if short else None
    return title[said.end() :] if said else ""


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9]+|[一-鿿]{2}", text)
