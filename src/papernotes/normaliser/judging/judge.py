"""What one heading is: a paper, a group of papers, a section, or text; by evidence and by its siblings.

Three points of evidence make a paper, less where most siblings are papers, for people keep one dress through a file. A
heading with papers below it is a group, unless sections stand between them. Where three headings begin with the same
emoji, the marked headings are the papers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from ...config import Config, FileRule
from ...model import Block
from ...patterns import pattern
from ..headings import evidence as weigh
from ..headings.counted import is_counted
from ..headings.evidence import Evidence
from ..headings.groups import is_date, is_generic, is_guide, is_listing, venue_of
from ..headings.parts import own_reference
from ..headings.reports import is_work
from ..headings.tree import Head, Node
from ..identity import fold
from ..references.addresses import is_paper
from ..references.likeness import of_programs
from ..regions.beginnings import lone_link
from ..regions.items import Item
from ..regions.named_links import topics_of
from ..regions.regions import count_in, is_cited, says_papers
from ..stated.keyed_blocks import keyed_fields
from ..titles.titles import Named
from .below_venues import below_venues
from .contents import contents
from .counted_titles import counted_titles
from .one_copy import as_section, is_on_one_copy
from .recurring import recurring
from .siblings import Verdict, among_lists, holds_titles, is_on_papers, settled
from .single_titles import linked_below, titles_below


class Judge:
    """Judges the headings of one note."""

    def __init__(self, blocks: Sequence[Block], config: Config, rule: FileRule, heads: tuple[Head, ...]) -> None:
        self.blocks, self.config, self.rule = blocks, config, rule
        self.heads = heads
        self.marked = sum(1 for head in heads if head.marker) >= 2
        self._weighed_nodes: dict[int, Evidence] = {}
        self._counted: dict[tuple[int, int], int] = {}

    @cached_property
    def _cited(self) -> bool:
        return is_cited(self.blocks) or (
            bool(self.blocks) and says_papers(PurePosixPath(self.blocks[0].span.path).stem)
        )

    def cited(self) -> bool:
        """Whether the note says anywhere that it is on papers: `is_cited`, or its name."""
        return self._cited

    @cached_property
    def index(self) -> dict[str, Named]:
        """What an index on top calls the headings it leads to."""
        return contents(self.blocks)

    @cached_property
    def bar(self) -> float:
        """The points of a paper. Without any sign of papers in the whole note, a title's look alone is not enough."""
        signs = self.cited() or self.index or self.below_venues or _has_sections(self.heads, self.blocks, self.config)
        return 3.0 if signs else 4.0

    @cached_property
    def single(self) -> Mapping[int, Item]:
        """The papers of topics that hold one each, by the index of the topic's heading."""
        given = self.heads, self.blocks, self.count
        return {**linked_below(*given), **titles_below(*given), **counted_titles(self.heads, self.blocks)}

    @cached_property
    def below_venues(self) -> frozenset[int]:
        """The titles below venues, by the index of the heading."""
        return below_venues(self.heads)

    @cached_property
    def linking(self) -> frozenset[int]:
        """The topics of links by names, by the index of the heading."""
        return topics_of(self.heads, self.blocks)

    @cached_property
    def repeated(self) -> set[str]:
        """Titles that more than two headings have."""
        counts = Counter(head.named.title.casefold() for head in self.heads)
        return {text for text, count in counts.items() if count > 2}

    def weigh(self, node: Node) -> Evidence:
        """What speaks for a heading by itself, weighed once."""
        if node.start not in self._weighed_nodes:
            found = weigh.of_node(node, self.blocks, self.config)
            if weigh.COPIED in found.why and self.one_copy:
                found = as_section(found)
            if node.head and node.head.index in self.below_venues:
                found = found.plus(2, "below its venue")
            self._weighed_nodes[node.start] = found
        return self._weighed_nodes[node.start]

    @cached_property
    def one_copy(self) -> bool:
        """`is_on_one_copy` of the note."""
        return is_on_one_copy(self.heads, self.blocks)

    def count(self, start: int, end: int) -> int:
        """How many papers the lists, tables and lines of those blocks name, counted once."""
        if (start, end) not in self._counted:
            self._counted[start, end] = count_in(self.blocks[start:end], self.cited)
        return self._counted[start, end]

    def judge(self, node: Node) -> Verdict:
        """What a heading is by itself: "paper", "maybe", "group", "section" or "text", with the evidence."""
        head = node.head
        assert head
        if self.rule.split in ("list", "table") or head.level == self.rule.topic_level:
            return "group", Evidence(why=("so the note's head or site.yaml says",))
        if self.rule.paper_level:
            return self._by_level(head)
        own = self.weigh(node)
        if listed := self.index.get(fold(head.named.title)):
            own = own.plus(4, f"the index calls it {listed.title!r}", bib=True)
        if self.marked:
            if head.marker:
                return "paper", own.plus(5, "marked as an entry", bib=True)
            if _bound(head) and head.likeness >= 1.2 and not self._holds_marked(node):
                return "paper", own
            return ("group" if self._holds_marked(node) else "text"), own
        if head.index in self.single:
            return "paper", self.single[head.index].evidence.plus(0, "the title below its topic")
        if head.facets == ("other",) and is_generic(head.text) and self._lists_papers(node, head):
            return _LIST
        if head.facets and not _bound(head) and not holds_titles(node, self.weigh):
            return "section", Evidence(why=(f"names a section: {', '.join(head.facets)}",))
        if (
            not head.named.title
            or is_date(head.text)
            or is_generic(head.text)
            or venue_of(head.text)
            or (is_listing(head.text) and not _bound(head))
            or head.named.title.casefold() in self.repeated
            or (is_counted(head.text) and own.score < self.bar)  # with no title below
        ):
            return "group", Evidence(why=("a date, a venue or a general name",))
        if head.index in self.linking or self._lists_papers(node, head):
            return _LIST
        return self._weighed(node, own)

    def _lists_papers(self, node: Node, head: Head) -> bool:
        """Whether the text below a heading is a list (or table) of papers rather than notes on one."""
        body = self.blocks[node.start : node.body]
        if _bound(head) or not body or own_reference(head.named.title, body) or _says_title(head, body):
            return False
        linked = lone_link(body)
        if linked and (fold(linked) == fold(head.named.title) or head.named.hint):
            return False
        count = self.count(node.start, node.body)
        lists_only = all(block.kind in ("list", "table", "rule") for block in body)
        return count >= (3 if linked and head.likeness >= 0.6 else 2) or (
            count == 1 and lists_only and head.likeness < 1.2
        )

    def _by_level(self, head: Head) -> Verdict:
        """What the keeper's own word makes of a heading."""
        if head.level == self.rule.paper_level:
            return ("section" if head.facets else "paper"), Evidence(5, 5, (f"paper_level: {self.rule.paper_level}",))
        return ("group" if head.level < self.rule.paper_level else "section"), Evidence()

    def _holds_marked(self, node: Node) -> bool:
        return any((child.head and child.head.marker) or self._holds_marked(child) for child in node.children)

    def _weighed(self, node: Node, own: Evidence) -> Verdict:
        """Papers below a heading make it a group; sections below it make it a paper."""
        sections = [child for child in node.children if child.head and child.head.facets]
        if own.bib < 2.5 and sections and all(holds_titles(child, self.weigh) for child in sections):
            return _PAPERS
        others = [self.weigh(child) for child in node.children if child.head and not child.head.facets]
        papers = [other for other in others if other.score >= 3]
        bound = [other for other in papers if other.bib >= 2.5]
        repeated = any(count > 1 for count in Counter(child.head.facets for child in sections if child.head).values())
        several = len(papers) >= 2 or any(self._deep(child) for child in node.children)
        if bound and (own.bib < 2.5 or len(bound) >= 2) and (len(bound) >= 2 or not sections or own.score < 3):
            return _PAPERS
        if several and (len(sections) < 2 or repeated) and own.bib < 2.5:
            return _PAPERS
        listing = any(
            child.head and not child.head.facets and self._lists_papers(child, child.head) for child in node.children
        )
        if listing and node.head and not _bound(node.head):
            return _LIST
        if papers and own.score < 2 and not sections:
            return _PAPERS
        assert node.head
        guide = is_guide(node.head) or _OWN.match(node.head.text)
        work = is_work(node.head.text) and not _bound(node.head)  # what was read stands below it
        if work or of_programs(node.head.named.title) or (guide and own.bib < 2.5):
            return "text", own
        if own.score >= self.bar:
            return "paper", own
        return "maybe", own

    def _deep(self, node: Node) -> bool:
        """Whether a child is itself a group with papers bound to a venue or a link: topics of two levels."""
        below = [self.weigh(child) for child in node.children if child.head and not child.head.facets]
        return sum(1 for found in below if found.bib >= 2.5 and found.score >= 3) >= 2

    def dress(self, nodes: tuple[Node, ...], taken: list[Verdict]) -> list[Verdict]:
        """Settles the undecided by their siblings: most are papers, or wear their dress; what recurs is a section."""
        again = recurring((node, kind) for node, (kind, _) in zip(nodes, taken, strict=True))
        pairs = zip(nodes, taken, strict=True)
        taken = [_AGAIN if node.start in again and not self._bound(node) else verdict for node, verdict in pairs]
        taken = among_lists(nodes, taken, self.blocks, _LIST, self.single)
        return settled(nodes, taken, bool(self.blocks) and is_on_papers(self.blocks[0].span.path))

    def _bound(self, node: Node) -> bool:
        return node.head is None or _bound(node.head) or self.count(node.start, node.end) > 0


_LIST: Verdict = ("group", Evidence(why=("a list of papers below it",)))
_PAPERS: Verdict = ("group", Evidence(why=("papers below it",)))
_AGAIN: Verdict = ("section", Evidence(why=("stands behind each paper",)))
_OWN = pattern(r"(?i)(?:my|our)\s|我的|我们的")


def _has_sections(heads: tuple[Head, ...], blocks: Sequence[Block], config: Config) -> bool:
    """Whether two facets or more are named anywhere in the note, as headings or as lead-ins."""
    named = {facet for head in heads for facet in head.facets if facet != "other"}
    return len(named) >= 2 or weigh.of_body(blocks, config).score >= 2


def _says_title(head: Head, body: Sequence[Block]) -> bool:
    """Whether the first field below a heading gives the title that it is."""
    keyed = next(keyed_fields(body[:1]), None)
    return keyed is not None and keyed.field == "title" and fold(keyed.value) == fold(head.named.title)


def _bound(head: Head) -> bool:
    """Whether a heading itself has what only a paper has: a link to it, a venue."""
    named = head.named
    return bool((named.venue and named.title) or named.arxiv or any(is_paper(url) for _, url in head.links))
