"""What headings are beside each other: most are papers, or wear the dress of papers, or stand in a file on papers, or
have the same sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Sequence
from pathlib import PurePosixPath
from typing import Literal

from ...model import Block, Facet
from ..headings.evidence import Evidence
from ..headings.groups import is_guide
from ..headings.tree import Head, Node
from ..regions.linked_lines import only_links
from ..regions.regions import says_papers, says_reading
from .single_titles import OF_OTHERS

Verdict = tuple[Literal["paper", "maybe", "group", "section", "text"], Evidence]

_TITLE = 2  # likeness and points of what is a title in a file that is named so
_BOUND = 2.5  # points of a venue or a link


def is_on_papers(path: str) -> bool:
    """Whether a file's name says that it holds notes on papers: 论文笔记, paper_notes, reading-list."""
    name = PurePosixPath(path).stem
    return says_papers(name) or says_reading(name)


def among_lists(
    nodes: Sequence[Node], taken: Sequence[Verdict], blocks: Sequence[Block], of_list: Verdict, single: Container[int]
) -> list[Verdict]:
    """The verdicts; where two headings stand above lists of papers, one with but links below it is a topic as they are,
    if it is none of those with a single paper below."""
    if sum(1 for verdict in taken if verdict == of_list) < _LISTS:
        return list(taken)
    return [
        of_list if kind == "paper" and _is_topic(node, blocks, single) else (kind, found)
        for node, (kind, found) in zip(nodes, taken, strict=True)
    ]


_LISTS = 2


def _is_topic(node: Node, blocks: Sequence[Block], single: Container[int]) -> bool:
    head = node.head if node.head and node.head.index not in single else None
    bare = head is not None and not head.links and not head.named.venue and head.likeness < _TITLE
    return bare and not node.children and only_links(blocks[node.start : node.body])


def settled(nodes: Sequence[Node], taken: Sequence[Verdict], on_papers: bool) -> list[Verdict]:
    """The verdicts on headings of one level below one heading, none of them undecided any more."""
    made = _by_papers(nodes, taken, on_papers)
    titled = [node.head is not None and node.head.likeness >= _TITLE for node in nodes]
    if sum(1 for (kind, _), title in zip(made, titled, strict=True) if kind == "paper" and title) < 2:
        return made
    # Beside "LoRA: Low-Rank ..." and "BERT: Pre-training ..." a plain title is one, too.
    return [
        ("paper", old[1].plus(0, "its siblings are papers"))
        if title and old[0] == "maybe" and new[0] == "text"
        else new
        for title, old, new in zip(titled, taken, made, strict=True)
    ]


def _by_papers(nodes: Sequence[Node], taken: Sequence[Verdict], on_papers: bool) -> list[Verdict]:
    papers = [node.head for node, (kind, _) in zip(nodes, taken, strict=True) if kind == "paper" and node.head]
    maybe = sum(1 for kind, _ in taken if kind == "maybe")
    most = len(papers) >= 2 and len(papers) >= maybe
    made: list[Verdict] = []
    for node, (kind, found) in zip(nodes, taken, strict=True):
        if kind == "maybe":
            assert node.head
            alike = len(papers) >= 2 and any(_same_dress(node.head, other) for other in papers)
            least = 3 if not (on_papers and node.head.likeness >= _TITLE) else _TITLE
            bar = 0.9 if most or alike else 1.6 if papers else least
            kind = "paper" if found.score >= bar and not (is_guide(node.head) and found.bib < 1) else "text"
            found = found.plus(0, "its siblings are papers") if kind == "paper" else found
        made.append((kind, found))
    return made


def _same_dress(one: Head, other: Head) -> bool:
    """The same level, and numbered or linked or dated in the same way."""
    return (
        one.level == other.level
        and one.named.numbered == other.named.numbered
        and bool(one.links) == bool(other.links)
        and bool(one.named.venue or one.named.year) == bool(other.named.venue or other.named.year)
        and (one.named.numbered or bool(one.links) or bool(one.named.year))
    )


def several(sections: Sequence[Node], top: Node | None, weigh: Callable[[Node], Evidence]) -> bool:
    """Whether two headings that are no sections have the same section below them, or behind them at their own level:
    each is a paper with a method."""
    below = [{*_facets_below(node), *node.after} for node in sections if node.head and not node.head.facets]
    below += [set(top.after)] if top else []
    counts = Counter(facet for facets in below for facet in facets if facet != "other")
    return any(count >= 2 for count in counts.values()) or _is_one_of(sections, top, weigh)


def _is_one_of(sections: Sequence[Node], top: Node | None, weigh: Callable[[Node], Evidence]) -> bool:
    """Whether a title of the first one's level, with a venue or link of its own, has a section that the first one has."""
    if top is None or top.head is None or not (own := _facets_below(top) - {"other"}):
        return False
    titles = [node for node in sections if node.head and node.head.level == top.head.level]
    return any(
        node.head.likeness >= _TITLE and own & _facets_below(node) and weigh(node).bib >= _BOUND
        for node in titles
        if node.head
    )


def holds_titles(section: Node, weigh: Callable[[Node], Evidence]) -> bool:
    """Whether what stands below a section's name, Benchmarks or Algorithms, are papers: titles, each with a venue or a
    link of its own, and nothing else."""
    if section.head is None or not OF_OTHERS.isdisjoint(section.head.facets) or not section.children:
        return False
    return section.body == section.start and all(
        child.head and child.head.likeness >= _TITLE and weigh(child).bib >= _BOUND for child in section.children
    )


def _facets_below(node: Node) -> set[Facet]:
    return {facet for child in node.children if child.head for facet in child.head.facets}
