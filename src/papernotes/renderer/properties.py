"""What the head of a note says, as its page and the page of its paper show it: book-keeping left out, links as links.

created: 1701600000000       2023-12-03
project: "[[Avatars]]"       a link to that note
rating: 4                    4
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from .. import head_keys
from ..model import Note, Paper
from ..patterns import pattern
from .edition.edition import Anchor, Edition
from .linking.links import look_up

# What programs write for themselves, and what pages show in other places.
_SILENT = pattern(
    r"(?:title|u?id|uuid|alias(?:es)?|tags?|标签|cssclass(?:es)?|publish|draft|layout|slug|permalink|toc|math(?:jax)?"
    r"|katex|mermaid|comments|desc(?:ription)?|icon|lang|cover|position|citation-?key|order|weight|nav-order|sidebar-position)$|typora-|dg-|obsidian|logseq|banner|kanban"
    r"|excalidraw|zotero"
)
_OF_A_PAPER = pattern(r"(?:status|state|状态|阅读状态|type|kind|类型|created|updated|modified|date|categor(?:y|ies))$")
_WIKI = pattern(r"!?\[\[([^\[\]|#]*)(?:#([^\[\]|]*))?(?:\|([^\[\]]*))?\]\]")
_LONG = 300  # characters of a value


class Fact(msgspec.Struct, frozen=True):
    """A line of the file's head; its values are links where `href` says so."""

    key: str
    values: tuple[Anchor, ...]


def properties(edition: Edition, url: str, note: Note) -> tuple[Fact, ...]:
    """The head of that note, as a page at that url shows it."""
    fields = (field for field in note.meta if any(field.values) and not _SILENT.match(field.key))
    return tuple(Fact(field.key, tuple(_value(edition, url, note, text) for text in field.values)) for field in fields)


def beyond(edition: Edition, url: str, paper: Paper) -> tuple[Fact, ...]:
    """What the heads of notes that are this paper and nothing else say of it that its page does not show anyway."""
    known: set[str] | None = None
    found: dict[str, Fact] = {}
    for entry in paper.entries:
        page = edition.targets.pages[entry.span.path]
        if len(page.papers) == 1:
            for fact in properties(edition, url, page.note):
                known = known or set(_words(_shown(paper)))
                new = any(not known.issuperset(_words((value.label,))) for value in fact.values)
                if new and not _OF_A_PAPER.match(fact.key):
                    found.setdefault(fact.key, fact)
    return tuple(found.values())


def note_classes(note: Note) -> str:
    """The classes that the note's head asks for (Obsidian's `cssclasses`), for the site's own stylesheet.

    They begin with `css-`, so that no note takes the look of the theme's own parts.
    """
    words = " ".join(note.values(*head_keys.CSS.names)).replace(",", " ").split()
    return "".join(f" css-{word}" for word in dict.fromkeys(words) if re.fullmatch(r"[A-Za-z][\w-]{0,40}", word))


def _value(edition: Edition, url: str, note: Note, written: str) -> Anchor:
    wiki = _WIKI.fullmatch(written.strip())
    if wiki:
        label = wiki[3] or wiki[1] or wiki[2] or written
        target = look_up(wiki[1], wiki[2] or "", note.path, edition.targets)
        return Anchor(edition.link(url, target.url) if target and not target.file else "", label)
    if re.fullmatch(r"https?://\S+", written):
        return Anchor(written, written)
    if re.fullmatch(r"1[0-9]{12}", written):  # milliseconds, as Dendron counts them
        return Anchor("", datetime.fromtimestamp(int(written) / 1000, UTC).date().isoformat())
    plain = _WIKI.sub(lambda found: found[3] or found[1] or found[2] or "", written)
    return Anchor("", plain if len(plain) <= _LONG else plain[: _LONG - 1].rstrip() + "…")


def _shown(paper: Paper) -> Iterable[str]:
    links = (link.url for link in paper.links)
    names = (paper.title, paper.short or "", *paper.aliases, *paper.authors, *paper.institutions)
    places = (*paper.topic, *paper.tags, paper.venue or "", str(paper.year or ""), paper.noted or "", paper.status)
    return (*names, *places, *links, *(name for entry in paper.entries for name in (*entry.ids, entry.title)))


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in re.findall(r"\w+", text.casefold()))
