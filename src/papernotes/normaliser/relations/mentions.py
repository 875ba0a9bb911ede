"""Which papers an entry names: by links of its author, and by names that are recognised in its sentences.

Per entry: its passages. Over the library: an index of names, which each passage is held against. A paper of a person
names a dozen others; how often one may, and all of them together, has a limit, which is told. Where a library's papers
have reached theirs, those that follow are not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

import msgspec

from ...config import Config
from ...diagnostics import report
from ...incremental.followed import each
from ...incremental.kept import last, note, since
from ...model import Diagnostic, Mention, Paper, Stated
from ..prose.sentences import Passage, passages, sentence_at
from .known import Known, called, called_so, known_of, led_to
from .lineage import relation_of
from .recognise import Found, names_in
from .renamed import stale

MOST_IN_A_PAPER = 1000  # mentions
MOST = 100_000  # in a library, or
MOST_A_PAPER = 20  # for each of its papers, where that is more


class _Before(NamedTuple):
    """What was found the last time, and by what."""

    papers: tuple[Paper, ...]
    known: Known
    mentions: tuple[tuple[Mention, ...], ...]  # of the first papers, as many as were read


def find_mentions(papers: tuple[Paper, ...], config: Config) -> tuple[tuple[Mention, ...], ...]:
    """The mentions in each paper, in the order of its entries and of their text."""
    known = _known(papers, config)
    before: _Before | None = last("mentions")
    anew = (mentions_of(paper, known) for paper in papers)
    found = _until_full(anew if before is None else _advanced(before, papers, known), room_of(papers))
    note("mentions", _Before(papers, known, found))
    return within_room(papers, found)


def _until_full(each_of: Iterable[tuple[Mention, ...]], room: int) -> tuple[tuple[Mention, ...], ...]:
    found, there = list[tuple[Mention, ...]](), 0
    for mentions in each_of:
        found.append(mentions)
        there += len(mentions)
        if there >= room:
            break
    return tuple(found)


def within_room(papers: Sequence[Paper], found: tuple[tuple[Mention, ...], ...]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions in each paper, as far as a library has room for them, where those in the first papers are given: in
    as many as that room is for."""
    room, rest = room_of(papers), ((),) * (len(papers) - len(found))
    if sum(map(len, found)) <= room:
        return found + rest
    starts = accumulate(map(len, found), initial=0)
    return tuple(mentions[: max(0, room - start)] for mentions, start in zip(found, starts, strict=False)) + rest


def room_of(papers: Sequence[Paper]) -> int:
    """How many mentions there may be in all of those papers together."""
    return max(MOST, MOST_A_PAPER * len(papers))


def crowded(papers: Sequence[Paper], mentions: Sequence[Mention]) -> tuple[Diagnostic, ...]:
    """`dense-text` for the papers that name others more often than is looked for, all of their mentions given."""
    if len(mentions) < MOST_IN_A_PAPER:
        return ()
    counts, found = Counter(mention.source for mention in mentions), list[Diagnostic]()
    for paper, so_far in zip(papers, accumulate(counts[paper.id] for paper in papers), strict=True):
        if so_far >= room_of(papers):
            said = f"the papers of this library name each other {so_far:,} times; what comes after is not linked"
            return (*found, report("dense-text", said, paper.entries[0].span))
        if counts[paper.id] >= MOST_IN_A_PAPER:
            said = f"the notes on this paper name others {MOST_IN_A_PAPER:,} times; what comes after is not linked"
            found.append(report("dense-text", said, paper.entries[0].span))
    return tuple(found)


def go_on_from(found: tuple[tuple[Mention, ...], ...], papers: tuple[Paper, ...], config: Config) -> None:
    """Lets `find_mentions` begin with what is known of those papers, of which the first were read."""
    note("mentions", _Before(papers, _known(papers, config), found))


def _known(papers: tuple[Paper, ...], config: Config) -> Known:
    return since("known", (config, each(called_so, papers)), lambda: known_of(papers, config))


def _advanced(before: _Before, papers: tuple[Paper, ...], known: Known) -> Iterable[tuple[Mention, ...]]:
    """The same, what is as it was being the same objects: papers that changed are read, those that changed names
    concern, and those up to which nobody came."""
    if before.known is known:
        if before.papers is papers:
            return before.mentions
        concerned = (False,) * len(papers)
    else:
        concerned = stale(papers, before.known, known)
    there = {id(paper): found for paper, found in zip(before.papers, before.mentions, strict=False)}
    return (
        mentions_of(paper, known) if anew or (found := there.get(id(paper))) is None else found
        for paper, anew in zip(papers, concerned, strict=True)
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
    found = tuple(tuple(named.get(name, ())) for name in ids)
    # Where a paper came or went the others are named as before: by the same objects, so that nothing is made of them.
    there = {those: those for those in last("naming") or ()}
    found = tuple(there.get(those, those) for those in found)
    note("naming", found)
    return found


def _with(paper: Paper, mentions: tuple[str, ...], mentioned_by: tuple[str, ...]) -> Paper:
    return msgspec.structs.replace(paper, mentions=mentions, mentioned_by=mentioned_by)


def mentions_of(paper: Paper, known: Known) -> tuple[Mention, ...]:
    """The mentions in one paper."""
    return tuple(islice(_found_in(paper, known), MOST_IN_A_PAPER))


def _found_in(paper: Paper, known: Known) -> Iterator[Mention]:
    for number, entry in enumerate(paper.entries):
        for stated in entry.stated:
            target = called(stated.target, known)
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
        links = ((mark, led_to(mark, passage.text, known)) for mark in passage.links)
        named += ((Found(mark.start, mark.end, to), True) for mark, to in links if to)
        named.sort()
    yield from named


def _stated(paper: Paper, number: int, stated: Stated, target: str) -> Mention:
    start = len(stated.key) + 2
    sentence = f"{stated.key}: {stated.target}"
    return Mention(
        paper.id, target, number, stated.line, sentence, start, len(sentence), linked=True, relation=stated.relation
    )


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
