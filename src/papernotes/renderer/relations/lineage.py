"""Who builds on whom among the papers of a topic: which papers and which edges a strip shows.

An edge leads from the older paper to the newer: to the one that builds on it, improves it, uses it, is compared with it
or names it. Of several mentions of one pair the one that says most stands for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...model import Mention, Paper, Relation

MOST = 15  # papers in a strip; more is a hairball
_SAYS: Mapping[Relation, int] = {"builds-on": 5, "improves": 4, "followed-by": 4, "uses": 3, "compares": 2, "names": 1}


class Edge(NamedTuple):
    """From the older paper to the newer (ids), with the mention that tells of it."""

    older: str
    newer: str
    mention: Mention


class Lineage(NamedTuple):
    """What a strip shows: papers in the order of the notes, edges in that of their newer papers, and how many are left
    out."""

    papers: tuple[Paper, ...]
    edges: tuple[Edge, ...]
    others: int


def lineage(
    inside: Iterable[str], papers: Mapping[str, Paper], mentions: Iterable[Mention], order: Mapping[str, int]
) -> Lineage:
    """The lineage of the papers with those ids, with the papers of other topics that they are joined to. `order` is
    that of the papers in the library."""
    own = frozenset(inside)
    joined = (mention for mention in mentions if mention.source in own or mention.target in own)
    edges = _acyclic(_strongest(_edge(mention) for mention in joined), papers)
    weight: Counter[str] = Counter()
    for edge in edges:
        for end in (edge.older, edge.newer):
            weight[end] += _SAYS[edge.mention.relation] + (end in own)
    kept = sorted(weight, key=lambda end: (-weight[end], order[end]))[:MOST]
    shown = [edge for edge in edges if edge.older in kept and edge.newer in kept]
    ends = {end for edge in shown for end in (edge.older, edge.newer)}
    shown.sort(key=lambda edge: (order[edge.newer], order[edge.older]))
    return Lineage(
        tuple(papers[end] for end in sorted(ends, key=order.__getitem__)), tuple(shown), len(weight) - len(ends)
    )


def _edge(mention: Mention) -> Edge:
    if mention.relation == "followed-by":
        return Edge(mention.source, mention.target, mention)
    return Edge(mention.target, mention.source, mention)


def _strongest(edges: Iterable[Edge]) -> list[Edge]:
    """One edge for each pair of papers: what is linked, then what says most, then what stands first."""
    best: dict[frozenset[str], Edge] = {}
    for edge in edges:
        pair = frozenset((edge.older, edge.newer))
        if pair not in best or _rank(edge) > _rank(best[pair]):
            best[pair] = edge
    return list(best.values())


def _rank(edge: Edge) -> tuple[int, bool]:
    return _SAYS[edge.mention.relation], edge.mention.linked


def _acyclic(edges: list[Edge], papers: Mapping[str, Paper]) -> list[Edge]:
    """The edges without those that lead back in time: a note may name what came later, which is no descent."""
    kept: list[Edge] = []
    after: dict[str, set[str]] = {}
    for edge in sorted(edges, key=_rank, reverse=True):
        older, newer = papers[edge.older].year, papers[edge.newer].year
        if (older and newer and older > newer) or _reaches(edge.newer, edge.older, after):
            continue
        after.setdefault(edge.older, set()).add(edge.newer)
        kept.append(edge)
    return kept


def _reaches(start: str, end: str, after: Mapping[str, set[str]]) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        place = waiting.pop()
        if place == end:
            return True
        new = after.get(place, set()) - seen
        seen |= new
        waiting.extend(new)
    return False
