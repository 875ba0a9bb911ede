"""Notes that Readwise makes of all that its users read: is this one of a paper, or of an article, a book, a film?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model import Block
from ..prose.lines import lines_of
from ..references.addresses import is_paper, kind_of

_FIRST = 8  # blocks in which its fields stand
_OF_PAPERS = ("arxiv", "doi", "pdf", "code", "project")


def is_exported(blocks: Iterable[Block]) -> bool:
    """Whether Readwise made the note: its fields have names that nobody else gives them."""
    texts = [block.text for block in blocks][:_FIRST]
    return any("Full Title:" in text and "Category:" in text and "Author:" in text for text in texts)


def is_other_reading(blocks: Sequence[Block]) -> bool:
    """Whether Readwise made it of something that no address tells to be a paper."""
    if not is_exported(blocks):
        return False
    links = (link for line in lines_of(blocks[:_FIRST]) for link in line.links())
    return not any(is_paper(url) or kind_of(url) in _OF_PAPERS for _, url in links)
