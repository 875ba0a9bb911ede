"""What is not published, by its names: where a link of any kind leads to it."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from ...model import Withheld
from ...patterns import pattern

SUFFIX = pattern(r"\.(?:md|markdown|mdown)$", re.IGNORECASE)


class Hidden(NamedTuple):
    """Folded names of what is not published and of nothing else: those of drafts, and those of private notes."""

    drafts: frozenset[str]
    private: frozenset[str]


def hidden_names(withheld: Iterable[Withheld], published: Iterable[tuple[str, tuple[str, ...]]]) -> Hidden:
    """The names by which links may reach what is withheld; `published` has path and names of what is not."""
    drafts: set[str] = set()
    private: set[str] = set()
    for item in withheld:
        (private if item.private else drafts).update(_names(item.path, item.names))
    known = {name for path, names in published for name in _names(path, names)}
    return Hidden(frozenset(drafts - known - private), frozenset(private - known))


def _names(path: str, names: Iterable[str]) -> Iterable[str]:
    """Every tail of the path, with and without its suffix, and the other names."""
    parts = _folded(path).split("/")
    for start in range(len(parts)):
        tail = "/".join(parts[start:])
        yield tail
        yield SUFFIX.sub("", tail)
    yield from (name for name in map(_folded, names) if name)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def leads_to(target: str, path: str, hidden: Hidden) -> str:
    """ "private", "draft" or "": what a link in the note of that path leads to."""
    plain = unquote(target.strip().strip("<>")).replace("\\", "/")
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), plain)) if plain else ""
    written = [_folded(text) for text in (plain, plain.lstrip("/"), beside, re.split(r"[?#]", plain)[0])]
    for name in (*written, *(SUFFIX.sub("", text) for text in written)):
        tail = re.sub(r"^(?:\.{0,2}/)+", "", name)
        for kind, names in (("private", hidden.private), ("draft", hidden.drafts)):
            if name in names or tail in names:
                return kind
    return ""


def opens(address: str, path: str, hidden: Hidden) -> tuple[str, str]:
    """The same of an address by which a program opens a note, `obsidian://open?vault=v&file=Diary`, and its name there."""
    try:
        parts = urlsplit(unescape(address))
    except ValueError:
        return "", ""
    told = (parts.path, *(value for _, value in parse_qsl(parts.query)))
    names = [tail for place in told for tail in _tails(unquote(place).strip("/"))]
    kinds = {leads_to(name, path, hidden): name for name in names}
    return next(((kind, kinds[kind]) for kind in ("private", "draft") if kind in kinds), ("", ""))


def _tails(path: str) -> Iterator[str]:
    """The path, and what of it is below each folder in it: nobody here knows where the vault begins."""
    parts = path.split("/")[-20:]
    return ("/".join(parts[start:]) for start in range(len(parts)) if parts[start])
