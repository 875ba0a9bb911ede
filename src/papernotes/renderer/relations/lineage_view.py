"""A topic's lineage as its page shows it: the strip with links, and the sentence behind each edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ...model import Mention
from ..edition.edition import Anchor, Edition, name_of
from ..urls import paper_url
from ..words import language_of
from .backlinks import Quote, quote_of
from .lineage import lineage
from .strip import Curve, Node, Strip, draw


class Dot(msgspec.Struct, frozen=True):
    """A paper in the strip."""

    node: Node
    link: Anchor
    status: str
    status_word: str
    own: bool  # of this topic


class Edge(msgspec.Struct, frozen=True):
    """An edge and its sentence: the newer paper, the older, and what the one says of the other."""

    curve: Curve
    newer: Anchor
    older: Anchor
    linked: bool
    quote: Quote


class LineageView(msgspec.Struct, frozen=True):
    """The drawing and its sentences."""

    strip: Strip
    dots: tuple[Dot, ...]
    edges: tuple[Edge, ...]
    count: str


def lineage_view(edition: Edition, url: str, inside: Iterable[str]) -> LineageView | None:
    """The lineage of the papers with those ids, or None where none builds on another."""
    own = tuple(inside)
    found = lineage(own, edition.papers, _said(edition, own), edition.ranks)
    if not found.edges:
        return None
    strip = draw(found)
    links = {paper.id: _link(edition, url, paper.id) for paper in found.papers}
    nodes = {node.id: node for node in strip.nodes}
    words = edition.words.names_relations
    edges = tuple(
        Edge(
            curve,
            links[found.edges[curve.edge].newer],
            links[found.edges[curve.edge].older],
            found.edges[curve.edge].mention.linked,
            quote_of(edition, url, found.edges[curve.edge].mention, words),
        )
        for curve in strip.curves
    )
    dots = tuple(
        Dot(nodes[paper.id], links[paper.id], paper.status, edition.words.statuses[paper.status], paper.id in own)
        for paper in found.papers
    )
    return LineageView(strip, dots, edges, edition.words.sentences.format(n=len(edges)))


def _said(edition: Edition, own: Iterable[str]) -> Iterator[Mention]:
    """The mentions in those papers and of them, in the order of the library."""
    inside = frozenset(own)
    sources = {said.source for paper in inside for said in edition.mentions_of.get(paper, ())}
    sources.update(paper for paper in inside if paper in edition.mentions_in)
    for source in sorted(sources, key=edition.ranks.__getitem__):
        for said in edition.mentions_in[source]:
            if source in inside or said.target in inside:
                yield said


def _link(edition: Edition, url: str, paper_id: str) -> Anchor:
    name = name_of(edition.papers[paper_id])
    return Anchor(edition.link(url, paper_url(paper_id)), name, language_of(name, edition.words))
