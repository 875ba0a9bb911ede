"""What the whole library gives to the reading of one entry: by which names, notes and addresses its papers are known."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

import msgspec

from ...config import Config
from ...model import Mark, Paper
from ..identity import fold
from ..names import note_names, paper_names
from ..references.addresses import unwrap
from .lineage import Relations, relations_with
from .recognise import NameIndex, index_names


class Known(msgspec.Struct, frozen=True):
    """What leads to a paper, folded; a name or an address that two papers share leads to none."""

    names: Mapping[str, str]
    notes: Mapping[str, str]
    addresses: Mapping[str, str]
    index: NameIndex
    relations: Relations


def known_of(papers: tuple[Paper, ...], config: Config) -> Known:
    """What leads to those papers."""
    return Known(
        paper_names(papers),
        note_names(papers),
        _own_addresses(papers),
        index_names(papers),
        relations_with(config.relations),
    )


def called_so(paper: Paper) -> tuple[object, ...]:
    """All of a paper that `Known` is made of."""
    entries = tuple((entry.title, entry.short, entry.span.path, entry.ids) for entry in paper.entries)
    return paper.id, paper.short, paper.title, paper.aliases, paper.links, entries


def led_to(mark: Mark, text: str, known: Known) -> str | None:
    """The paper that a link of a passage leads to: inside the notes, or by its name at its own address."""
    if "://" in mark.target:
        named = known.names.get(fold(text[mark.start : mark.end]))
        return named if named and known.addresses.get(bare(mark.target)) == named else None
    return called(mark.target, known)


def called(written: str, known: Known) -> str | None:
    """The paper that a link's address names, by its own name or that of its note."""
    fragment, target, stem = ways_of(written)
    found = known.names.get(fragment) if fragment else None
    return found or known.names.get(target) or known.notes.get(target) or known.notes.get(stem)


def ways_of(written: str) -> tuple[str, str, str]:
    """What a link's address may name, folded: what stands behind its #, what stands before it, the note's own name."""
    target, _, fragment = written.partition("#")
    stem = posixpath.splitext(posixpath.basename(target))[0] if "." in target else target
    return fold(fragment), fold(target), fold(stem)


def _own_addresses(papers: Iterable[Paper]) -> dict[str, str]:
    """Address -> the one paper whose own it is."""
    owners: dict[str, set[str]] = {}
    for paper in papers:
        for link in paper.links:
            if link.kind in ("arxiv", "doi", "pdf", "code", "project"):
                owners.setdefault(bare(link.url), set()).add(paper.id)
    return {address: next(iter(ids)) for address, ids in owners.items() if len(ids) == 1}


def bare(url: str) -> str:
    """An address without what varies: its scheme, `www.`, an end in `/` or `.git`, and arXiv's forms of one paper."""
    found = re.sub(r"^\w+://(?:www\.)?|(?:\.git|/)+$|#.*$", "", unwrap(url)).casefold()
    return re.sub(r"^arxiv\.org/(?:abs|pdf|html)/([\d.]+\d).*$", r"arxiv:\1", found)
