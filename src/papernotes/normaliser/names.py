"""What papers and notes are called in links: a name that means one thing only leads there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from ..model import Paper
from .identity import fold


def paper_names(papers: Iterable[Paper]) -> dict[str, str]:
    """Folded short name, title or alias -> paper id. A name that two papers share is not in it."""
    owners: dict[str, set[str]] = {}
    for paper in papers:
        for name in (paper.short, paper.title, *paper.aliases, *(entry.title for entry in paper.entries)):
            if name and fold(name):
                owners.setdefault(fold(name), set()).add(paper.id)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}


def note_names(papers: Iterable[Paper]) -> dict[str, str]:
    """Folded path or stem of a note that is one paper -> that paper's id."""
    owners: dict[str, set[str]] = {}
    holding: dict[str, set[str]] = {}
    for paper in papers:
        for entry in paper.entries:
            holding.setdefault(entry.span.path, set()).add(paper.id)
    for path, ids in holding.items():
        bare = posixpath.splitext(path)[0]
        for name in (bare, posixpath.basename(bare), path):
            owners.setdefault(fold(name), set()).update(ids)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}
