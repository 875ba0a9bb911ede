"""Which papers an entry links to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

import msgspec

from ..model import NoteRef, Paper, holes
from .identity import fold
from .names import note_names, paper_names


def with_mentions(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """The papers with the ids they link to, in the order of the text, and those that link to them."""
    names, notes = paper_names(papers), note_names(papers)
    linked = {paper.id: tuple(dict.fromkeys(_linked(paper, names, notes))) for paper in papers}
    naming: dict[str, list[str]] = {}
    for paper in papers:
        for other in linked[paper.id]:
            naming.setdefault(other, []).append(paper.id)
    return tuple(
        msgspec.structs.replace(paper, mentions=linked[paper.id], mentioned_by=tuple(naming.get(paper.id, ())))
        for paper in papers
    )


def _linked(paper: Paper, names: Mapping[str, str], notes: Mapping[str, str]) -> Iterable[str]:
    for entry in paper.entries:
        for block in entry.blocks:
            for hole in holes(block):
                if not isinstance(hole, NoteRef):
                    continue
                target = posixpath.splitext(posixpath.basename(hole.target))[0] if "." in hole.target else hole.target
                found = names.get(fold(hole.fragment)) if hole.fragment else None
                found = found or names.get(fold(hole.target)) or notes.get(fold(hole.target)) or notes.get(fold(target))
                if found and found != paper.id:
                    yield found
