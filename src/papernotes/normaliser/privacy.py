"""Which notes stay at home: Note -> why it is withheld, or None for a note that is published.

    a draft          `draft: true`, `publish: false`, `published: false`, `dg-publish: false`; with `publish: explicit`
                     in site.yaml, whatever has no `publish: true`. `--drafts` shows them.
    private          `private: true`, `#private` anywhere in it, a path that `private` in site.yaml names. Never shown.

Where it is unclear, a note stays at home: a head that is never closed counts as one here, though it is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from .. import head_keys
from ..config import Config
from ..kept import kept
from ..model import Attachment, Entry, Note, Withheld, walk
from ..text import matches_glob

_YES = frozenset(("true", "yes", "on", "y", "1", "是"))
_NO = frozenset(("false", "no", "off", "n", "0", "否"))
_LINE = re.compile(r"^\W*([\w -]+?)\W*[:：=]\s*[\"']?(\w+)", re.MULTILINE)


@kept
def withheld(note: Note, config: Config) -> Withheld | None:
    """Why the note is not published, by the strictest reason, or None."""
    said = {key: (value.casefold(), line) for key, value, line in _said(note)}
    names = names_of(note)
    if is_private_path(note.path, config):
        return Withheld(note.path, "`private` in site.yaml", 1, names, private=True)
    if said.get("private", ("", 0))[0] in _YES:
        return Withheld(note.path, "private: true", said["private"][1], names, private=True)
    if (line := _tagged(note)) is not None:
        return Withheld(note.path, "#private", line, names, private=True)
    if said.get("draft", ("", 0))[0] in _YES:
        return Withheld(note.path, "draft: true", said["draft"][1], names)
    for key in head_keys.PUBLISH.names:
        if said.get(key, ("", 0))[0] in _NO:
            return Withheld(note.path, f"{key}: {said[key][0]}", said[key][1], names)
    if config.publish == "explicit" and not any(said.get(key, ("", 0))[0] in _YES for key in head_keys.PUBLISH.names):
        return Withheld(note.path, "no publish: true", 1, names)
    return None


def is_private_path(path: str, config: Config) -> bool:
    """Whether `private` in site.yaml names that file; case and Unicode form do not matter."""
    return any(matches_glob(path, glob, fold=True) for glob in config.private)


def _said(note: Note) -> Iterable[tuple[str, str, int]]:
    """What the head says, key by key; of one that is never closed, what its lines say."""
    first = note.blocks[:2] if note.blocks and note.blocks[0].kind == "rule" and not note.meta else ()
    for block in first:
        for key, value in _LINE.findall(block.text):
            yield key.strip().casefold(), value, block.span.line
    for field in reversed(note.meta):
        if any(field.values):
            yield field.key, next(value for value in field.values if value), field.line


def _tagged(note: Note) -> int | None:
    """The line of `#private`, also as the outer part of a nested tag; 1 where the head has it."""
    if any(_means_private(tag) for tag in note.tags):
        return 1
    places = (
        block.span.line
        for top in note.blocks
        for block in walk(top)
        if block.tags and any(map(_means_private, block.tags))
    )
    return next(places, None)


def _means_private(tag: str) -> bool:
    return tag.casefold().partition("/")[0] == "private"


def names_of(note: Note, entries: Iterable[Entry] = ()) -> tuple[str, ...]:
    """What a link may call the note or a paper in it, beside its path."""
    said = (*note.values("title"), *note.values(*head_keys.ALIASES.names))
    papers = (name for entry in entries for name in (entry.title, entry.short, *entry.aliases))
    return tuple(dict.fromkeys(name for name in (*said, *papers) if name))


def with_papers(item: Withheld, entries: Iterable[Entry]) -> Withheld:
    """The same, known by the papers in it, too."""
    papers = (name for entry in entries for name in (entry.title, entry.short, *entry.aliases) if name)
    return replace(item, names=tuple(dict.fromkeys((*item.names, *papers))))


def public_files(files: Iterable[Attachment], config: Config) -> tuple[tuple[Attachment, ...], list[Withheld]]:
    """The attachments that may be published, and those that `private` names."""
    files = tuple(files)
    public: list[Attachment] = []
    home: list[Withheld] = []
    if not config.private:
        return files, home
    for file in files:
        if is_private_path(file.path, config):
            home.append(Withheld(file.path, "`private` in site.yaml", private=True))
        else:
            public.append(file)
    return tuple(public), home
