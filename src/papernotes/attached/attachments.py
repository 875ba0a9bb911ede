"""Which file a note means when it names a figure or another attachment.

People move folders, change their editor and write addresses by hand, so the same file is looked for in turn
relative to the note, relative to the notes folder, by any tail of the written path, and by its bare name:

    ../../images/typora-images/a.png   in   typora/docs/notes/x.md
    typora/images/typora-images/a.png       relative to the note
    images/typora-images/a.png              relative to the notes folder
    .../typora-images/a.png                 any file whose path ends so, the longest tail first
    .../a.png                               any file of that name, the nearest to the note first

Case, percent-encoding, Unicode form and the direction of slashes never matter, but an exact match wins.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from .. import head_keys
from ..incremental.followed import each
from ..incremental.kept import since
from ..model import Attachment, Note
from ..patterns import pattern

# What only Obsidian and its plugins can show. A drawing of Excalidraw is JSON in a Markdown file.
_UNSEEN = pattern(r"\.(?:canvas|base|excalidraw(?:\.md)?)$", re.IGNORECASE)
_DEEPEST = 128  # no file that is found is in more folders
# A drive letter, `C:`, is no scheme, and `file:` leads to the disk of whoever wrote the note.
_REMOTE = pattern(r"^(?!file:)(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)


Nearest = Mapping[tuple[str, ...], Attachment]  # by the parts of a path: of the files in that folder the one to take


@dataclass(frozen=True)
class AttachmentIndex:
    """The attachments by folded path and by folded name, made once for a library, and the folders to look in.

    `roots` are those of site.yaml, relative to the notes folder; `own` has, for the path of a note, the one that its
    head names (`typora-root-url`).
    """

    by_path: Mapping[str, Sequence[Attachment]]
    by_name: Mapping[str, Sequence[tuple[str, Attachment]]]  # with the folded path, after a slash
    roots: tuple[str, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def tails(self) -> Mapping[str, Nearest]:
        """The files that the end of a path may mean."""
        return _Tails(self.by_name)


def index_attachments(
    attachments: Iterable[Attachment], roots: tuple[str, ...] = (), notes: Iterable[Note] = ()
) -> AttachmentIndex:
    """The index in which `find_attachment` looks."""
    by_path: dict[str, list[Attachment]] = {}
    by_name: dict[str, list[tuple[str, Attachment]]] = {}
    for attachment in attachments:
        path = _folded(attachment.path)
        by_path.setdefault(path, []).append(attachment)
        by_name.setdefault(posixpath.basename(path), []).append((f"/{path}", attachment))
    own = dict(filter(None, map(root_of, notes)))
    return AttachmentIndex(by_path, by_name, roots, own)


def follow_attachments(
    attachments: tuple[Attachment, ...], roots: tuple[str, ...], notes: Sequence[Note]
) -> AttachmentIndex:
    """The same, and the one from before where nothing of it changed."""
    rooted = tuple(filter(None, each(root_of, notes)))
    return since("attachments", (attachments, roots, rooted), lambda: index_attachments(attachments, roots, notes))


def root_of(note: Note) -> tuple[str, str] | None:
    """The note's path and the folder of attachments that its head names, where it does."""
    root = note.value(*head_keys.ROOT.names)
    return (note.path, _beside(note.path, root)) if root else None


def _beside(note_path: str, folder: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(note_path), folder.replace("\\", "/").lstrip("/")))


def is_remote(written: str) -> bool:
    """Whether an address leads to another host (or carries its data with it, as `data:` does)."""
    return bool(_REMOTE.match(written.strip()))


def is_unseen(path: str) -> bool:
    """Whether a file, by its name, is a canvas, base or drawing that only Obsidian can show."""
    return bool(_UNSEEN.search(path.strip()))


def find_attachment(written: str, note_path: str, index: AttachmentIndex) -> Attachment | None:
    """The file that `written` in that note means, or None."""
    for path in _readings(written):
        if not posixpath.basename(path):
            continue
        found = _at_root(path, note_path, index) or _by_tail(path, note_path, index)
        if found:
            return found
    return None


def _readings(written: str) -> Iterator[str]:
    """The path as written, then without what may be a query or a fragment (`a.svg?v=2`, `a.pdf#page=3`)."""
    path = re.sub(r"^[A-Za-z]:(?=/)", "", written.strip().strip("<>").replace("\\", "/"))
    path = re.sub(r"^file://+", "/", path)
    if is_remote(path):
        return
    yield path
    shorter = re.split(r"[?#]", path, maxsplit=1)[0]
    if shorter != path:
        yield shorter


def _at_root(path: str, note_path: str, index: AttachmentIndex) -> Attachment | None:
    own = (index.own[note_path],) if note_path in index.own else ()
    folders = (
        (*own, "", *index.roots) if path.startswith("/") else (posixpath.dirname(note_path), *own, "", *index.roots)
    )
    for folder in folders:
        whole = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
        if found := index.by_path.get(_folded(whole)):
            return _nearest(_ranked(found, whole), note_path)
    return None


def _by_tail(path: str, note_path: str, index: AttachmentIndex) -> Attachment | None:
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    named = index.by_name.get(_folded(parts[-1]), ()) if parts else ()
    parts = parts[-_DEEPEST:]
    for start in range(len(parts) if named else 0):
        if ranked := index.tails["/".join(parts[start:])]:
            return _nearest(ranked, note_path)
    return None


class _Tails(Mapping[str, Nearest]):
    """Made for any end of a path when it is first asked for: a thousand notes may show a file of one name each."""

    def __init__(self, by_name: Mapping[str, Sequence[tuple[str, Attachment]]]) -> None:
        self._by_name = by_name
        self._known: dict[str, Nearest] = {}

    def __getitem__(self, written: str) -> Nearest:
        if written not in self._known:
            tail = "/" + _folded(written)
            named = self._by_name.get(posixpath.basename(tail), ())
            self._known[written] = _ranked([item for path, item in named if path.endswith(tail)], written)
        return self._known[written]

    def __contains__(self, written: object) -> bool:
        return isinstance(written, str)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _ranked(found: Sequence[Attachment], written: str) -> Nearest:
    """Of those that are spelt exactly so, else of all: by each folder around them the one with the shortest path."""
    exact = [item for item in found if item.path.endswith(written)]
    ranked: dict[tuple[str, ...], Attachment] = {}
    for item in sorted(exact or found, key=lambda item: (len(item.path), item.path)):
        parts = tuple(item.path.split("/"))
        for depth in range(len(parts) + 1):
            ranked.setdefault(parts[:depth], item)
    return ranked


def _nearest(ranked: Nearest, note_path: str) -> Attachment | None:
    """The one that has most folders in common with the note."""
    parts = tuple(note_path.split("/"))
    return next((ranked[parts[:depth]] for depth in range(len(parts), -1, -1) if parts[:depth] in ranked), None)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unquote(path)).casefold()
