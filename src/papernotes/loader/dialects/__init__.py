"""The dialects, most particular first; the first that matches is the note's."""

from __future__ import annotations

from ...model import Source
from ..dialect import Dialect, unchanged
from .dendron import DENDRON
from .hexo import HEXO
from .hugo import HUGO
from .logseq import LOGSEQ
from .notion import NOTION
from .obsidian import OBSIDIAN
from .typora import TYPORA

PLAIN = Dialect("markdown", lambda _: True, unchanged)

DIALECTS = (DENDRON, LOGSEQ, NOTION, HUGO, HEXO, OBSIDIAN, TYPORA, PLAIN)


def dialect_of(source: Source) -> Dialect:
    """The first of `DIALECTS` that knows the note as its own."""
    return next(dialect for dialect in DIALECTS if dialect.matches(source))
