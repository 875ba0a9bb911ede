"""Notes that Readwise or Hypothesis make of all that their users read: is this one of a paper, or of an article, a book, a film?"""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Note
from ..prose.lines import lines_of
from ..references.addresses import is_paper, kind_of

_FIRST = 8  # blocks in which their fields stand
_OF_PAPERS = ("arxiv", "doi", "pdf", "code", "project")
_FIELDS = ("Full Title:", "Category:", "Author:")
_SIGNS = ("Readwise-Link:", "Readwise-Source:", "#Readwise/category/", "readwise.io/bookreview/")
_KINDS = frozenset(("#articles", "#books", "#tweets", "#podcasts", "#supplementals"))


def is_exported(note: Note) -> bool:
    """Whether Readwise or Hypothesis made the note: its fields have names that nobody else gives them, in the head, as
    Logseq has them, or in its first lines."""
    if note.value("hypothesis-uri") or (note.value("full-title") and note.value("category") in _KINDS):
        return True
    texts = [block.text for block in note.blocks[:_FIRST]]
    return any(all(field in text for field in _FIELDS) or any(sign in text for sign in _SIGNS) for text in texts)


def is_other_reading(note: Note) -> bool:
    """Whether it was made of something that no address tells to be a paper."""
    return is_exported(note) and not any(is_paper(url) or kind_of(url) in _OF_PAPERS for url in _addresses(note))


def _addresses(note: Note) -> Iterable[str]:
    yield from (value for field in note.meta for value in field.values if "://" in value)
    yield from (url for line in lines_of(note.blocks[:_FIRST]) for _, url in line.links())
