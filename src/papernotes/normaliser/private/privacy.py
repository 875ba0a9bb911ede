"""Which notes stay at home: Note -> why it is withheld, or None for a note that is published.

    a draft          `draft: true`, `publish: false`, `published: false`, `dg-publish: false`; with `publish: explicit`
                     in site.yaml, whatever has no `publish: true`. `--drafts` shows them.
    private          `private: true`, `#private` anywhere in it, a path that `private` in site.yaml names. Never shown.

Where it is unclear, a note stays at home: whatever `private` says but a plain no keeps it there; a head that is never
closed, or written in JSON, counts as one, though it is shown as text; so does a field on a line of its own, as Dataview
has them (`draft:: true`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from ... import head_keys
from ...config import Config
from ...head_keys import Key
from ...incremental.kept import kept
from ...model import Attachment, Entry, Note, Source, Withheld, walk
from ...patterns import pattern
from ...text import is_tag_of, matches_glob
from ...yes_no import is_no, is_nothing, is_yes, plain_key, plain_value

_ELSE = pattern(r"://|^\W*v?\d")  # what `draft` says of a paper: a link to one, its version, its day
_ABOVE = pattern(r"^(?:extra|params|papernotes)\.")  # where Zola and Hugo keep what is not theirs
# In the text "Published: no" and "公开：否" are said of a paper or of its code, so only these are said of the note there.
_NAMES = "|".join((*head_keys.PRIVATE.names, *head_keys.DRAFT.names, "dg-publish"))
_ASKED = frozenset((*head_keys.PRIVATE.names, *head_keys.DRAFT.names, *head_keys.PUBLISH.names))
_IN_TEXT = pattern(
    rf"^[^\w\n]*({_NAMES})[*_]*\s*[:：]{{1,2}}\s*[\"']?(\S+?)\W*$",  # the reader sees `draft:: true` with one colon
    re.IGNORECASE | re.MULTILINE,
)


@kept
def withheld(note: Note, config: Config) -> Withheld | None:
    """Why the note is not published, by the strictest reason, or None."""
    said, names = tuple(_said(note)), names_of(note)
    if is_private_path(note.path, config):
        return Withheld(note.path, "`private` in site.yaml", 1, names, private=True)
    if found := _says(said, head_keys.PRIVATE, _is_set):
        return Withheld(note.path, f"{found.name}: {found.value}", found.line, names, private=True)
    if line := _tagged(note, private_tags(config)):
        return Withheld(note.path, "#private", line, names, private=True)
    if found := _says(said, head_keys.DRAFT, _is_draft) or _says(said, head_keys.PUBLISH, is_no):
        return Withheld(note.path, f"{found.name}: {found.value}", found.line, names)
    if config.publish == "explicit" and not _says(said, head_keys.PUBLISH, is_yes):
        return Withheld(note.path, "no publish: true", 1, names)
    return None


def is_private_path(path: str, config: Config) -> bool:
    """Whether `private` in site.yaml names that file, as a path below the notes or from site.yaml; case and Unicode form
    do not matter."""
    return any(matches_glob(path, glob, fold=True, above=config.notes) for glob in config.private)


def public_sources(sources: Iterable[Source], config: Config) -> Iterator[Source]:
    """Those that `private` does not name."""
    return (source for source in sources if not is_private_path(source.path, config))


def idle_globs(config: Config, paths: Iterable[str]) -> tuple[int, ...]:
    """Which globs of `private` name none of those files, by their places there."""
    paths = tuple(paths)
    return tuple(
        place
        for place, glob in enumerate(config.private)
        if not any(matches_glob(path, glob, fold=True, above=config.notes) for path in paths)
    )


class _Said(NamedTuple):
    name: str
    value: str
    line: int


def _says(said: Iterable[_Said], key: Key, means: Callable[[str], bool]) -> _Said | None:
    """The first place where that key has a value that means so."""
    return next((one for one in said if one.name in key.names and means(one.value)), None)


def _is_set(value: str) -> bool:
    """Whether a value of `private` keeps the note at home: any but a plain no."""
    return not (is_no(value) or is_nothing(value))


def _is_draft(value: str) -> bool:
    return is_yes(value) or (_is_set(value) and not _ELSE.search(value))


def _said(note: Note) -> Iterator[_Said]:
    """What the head says, key by key, and what fields in the text do that are a plain yes or no."""
    for field in note.meta:
        name = _ABOVE.sub("", plain_key(field.key)).partition(".")[0]
        if name in _ASKED:
            yield from (_Said(name, value, field.line) for value in map(plain_value, field.values) if value)
    for block in (inner for top in note.blocks if _IN_TEXT.search(top.text) for inner in walk(top)):
        for name, written in _IN_TEXT.findall(block.text) if not block.children and block.kind != "code" else ():
            if is_yes(value := plain_value(written)) or is_no(value):
                yield _Said(name.casefold(), value, block.span.line)


def _tagged(note: Note, names: frozenset[str]) -> int:
    """The line of `#private`, also as the outer part of a nested tag; 1 where the head has it, 0 where nothing has."""
    if any(is_tag_of(tag, names) for tag in note.tags):
        return 1
    places = (
        block.span.line
        for top in note.blocks
        for block in walk(top)
        if block.tags and any(is_tag_of(tag, names) for tag in block.tags)
    )
    return note.private or next(places, 0)


def private_tags(config: Config) -> frozenset[str]:
    """The tags that keep a note at home, folded: `#private`, and those that `tags` in site.yaml calls so."""
    own = frozenset(head_keys.PRIVATE.names)
    return own.union(
        tag.casefold().strip("#/") for tag, meant in config.tags.items() if is_tag_of(meant.strip("#/"), own)
    )


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
