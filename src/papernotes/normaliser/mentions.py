"""Which papers an entry names: by links of its author, and by names that are recognised in its sentences.

Per entry: its passages. Over the library: an index of names, which each passage is held against.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from ..config import Config
from ..followed import each
from ..kept import since
from ..model import Mark, Mention, Paper, Stated
from .addresses import unwrap
from .identity import fold
from .lineage import Relations, relation_of, relations_with
from .names import note_names, paper_names
from .recognise import Found, NameIndex, index_names, names_in
from .sentences import Passage, passages, sentence_at


class Known(msgspec.Struct, frozen=True):
    """What the whole library gives to the reading of one entry."""

    names: Mapping[str, str]
    notes: Mapping[str, str]
    addresses: Mapping[str, str]
    index: NameIndex
    relations: Relations


def find_mentions(papers: tuple[Paper, ...], config: Config) -> tuple[tuple[Mention, ...], ...]:
    """The mentions in each paper, in the order of its entries and of their text."""
    known = since("known", (config, each(called_so, papers)), lambda: known_of(papers, config))
    return each(mentions_of, papers, given=(known,))


def called_so(paper: Paper) -> tuple[object, ...]:
    """All of a paper that `Known` is made of, beside the configuration."""
    entries = tuple((entry.title, entry.short, entry.span.path, entry.ids) for entry in paper.entries)
    return paper.id, paper.short, paper.title, paper.aliases, paper.links, entries


def known_of(papers: tuple[Paper, ...], config: Config) -> Known:
    """What those papers are called, and what tells a relation."""
    return Known(
        paper_names(papers),
        note_names(papers),
        _own_addresses(papers),
        index_names(papers),
        relations_with(config.relations),
    )


def with_mentions(papers: tuple[Paper, ...], mentions: tuple[tuple[Mention, ...], ...]) -> tuple[Paper, ...]:
    """The papers with the ids they name, in the order of the text, and those that name them."""
    ids, naming = each(_id, papers), each(_targets, mentions)
    return each(_with, papers, naming, since("named by", (ids, naming), lambda: _named_by(ids, naming)))


def _id(paper: Paper) -> str:
    return paper.id


def _targets(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.target for mention in mentions))


def _named_by(ids: Sequence[str], naming: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    named: dict[str, list[str]] = {}
    for source, targets in zip(ids, naming, strict=True):
        for target in targets:
            named.setdefault(target, []).append(source)
    return tuple(tuple(named.get(name, ())) for name in ids)


def _with(paper: Paper, mentions: tuple[str, ...], mentioned_by: tuple[str, ...]) -> Paper:
    return msgspec.structs.replace(paper, mentions=mentions, mentioned_by=mentioned_by)


def mentions_of(paper: Paper, known: Known) -> tuple[Mention, ...]:
    """The mentions in one paper."""
    return tuple(_of_paper(paper, known))


def _of_paper(paper: Paper, known: Known) -> Iterator[Mention]:
    for number, entry in enumerate(paper.entries):
        for stated in entry.stated:
            target = _called(stated.target, known)
            if target and target != paper.id:
                yield _stated(paper, number, stated, target)
        for passage in passages(entry):
            for found, linked in _in_passage(passage, known):
                if found.paper and found.paper != paper.id:
                    yield _mention(paper, number, passage, found, linked, known)


def _in_passage(passage: Passage, known: Known) -> Iterator[tuple[Found, bool]]:
    """The names in a passage with whether they are links, in the order of the text."""
    named = [(found, False) for found in names_in(passage.plain, known.index)]
    if passage.links:
        links = ((mark, _led_to(mark, passage, known)) for mark in passage.links)
        named += ((Found(mark.start, mark.end, to), True) for mark, to in links if to)
        named.sort()
    yield from named


def _stated(paper: Paper, number: int, stated: Stated, target: str) -> Mention:
    start = len(stated.key) + 2
    sentence = f"{stated.key}: {stated.target}"
    return Mention(
        paper.id, target, number, stated.line, sentence, start, len(sentence), linked=True, relation=stated.relation
    )


def _led_to(mark: Mark, passage: Passage, known: Known) -> str | None:
    """The paper that a link leads to: inside the notes, or by its name at its own address."""
    if "://" in mark.target:
        named = known.names.get(fold(passage.text[mark.start : mark.end]))
        return named if named and known.addresses.get(_bare(mark.target)) == named else None
    return _called(mark.target, known)


def _called(written: str, known: Known) -> str | None:
    """The paper that a link's address names, by its own name or that of its note."""
    target, _, fragment = written.partition("#")
    bare = posixpath.splitext(posixpath.basename(target))[0] if "." in target else target
    found = known.names.get(fold(fragment)) if fragment else None
    return found or known.names.get(fold(target)) or known.notes.get(fold(target)) or known.notes.get(fold(bare))


def _mention(paper: Paper, number: int, passage: Passage, found: Found, linked: bool, known: Known) -> Mention:
    sentence = sentence_at(passage.text, found.start, found.end)
    relation, cue = relation_of(sentence, passage, paper, known.relations)
    return Mention(
        source=paper.id,
        target=found.paper,
        entry=number,
        line=passage.line,
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        linked=linked,
        relation=relation,
        cue=cue,
    )


def _own_addresses(papers: Iterable[Paper]) -> dict[str, str]:
    """Address -> the one paper whose own it is."""
    owners: dict[str, set[str]] = {}
    for paper in papers:
        for link in paper.links:
            if link.kind in ("arxiv", "doi", "pdf", "code", "project"):
                owners.setdefault(_bare(link.url), set()).add(paper.id)
    return {address: next(iter(ids)) for address, ids in owners.items() if len(ids) == 1}


def _bare(url: str) -> str:
    """An address without what varies: its scheme, `www.`, an end in `/` or `.git`, and arXiv's forms of one paper."""
    bare = re.sub(r"^\w+://(?:www\.)?|(?:\.git|/)+$|#.*$", "", unwrap(url)).casefold()
    return re.sub(r"^arxiv\.org/(?:abs|pdf|html)/([\d.]+\d).*$", r"arxiv:\1", bare)
