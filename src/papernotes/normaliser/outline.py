"""Which blocks of a note are one paper, and why.

A note is read as the tree of its headings. Going down, each heading is a *group* (a topic, a date, a venue), a *paper*,
a *section* of the paper before it, or plain *text*; what is left below groups is searched for papers in lists, tables
and bold lines (`regions`). Three things decide, in this order:

1. what the keeper says: `split`, `paper_level`, `topic_level` in the note's head or in site.yaml;
2. markers: where three headings begin with the same emoji, the marked headings are the papers;
3. evidence (see `evidence`): three points make a paper, less where most siblings are papers, for people keep one
   dress through a file. A heading with papers below it is a group, unless sections stand between them.

`check --explain` prints the outcome with its reasons.
"""

from __future__ import annotations

import fnmatch
import re
from collections import Counter
from urllib.parse import unquote

import msgspec

from ..config import Config, FileRule
from ..model import Block, Note, walk
from . import evidence as weigh
from .addresses import is_paper
from .evidence import Evidence
from .groups import Group, below, is_date, is_generic, is_guide
from .identity import fold
from .regions import count_in, is_cited
from .seeds import Explained, Outline, Region, Seed, Taken
from .titles import Named, is_name, likeness, read_title
from .tree import Head, Node, heads_of, tree_of
from .venues import venue_in
from .whole import Whole, named_file, whole_file


def rule_for(note: Note, config: Config) -> FileRule:
    """How the keeper wants the note read: its head before site.yaml, whose first matching glob counts."""
    rule = next((rule for rule in config.files if _glob(note.path, rule.match)), FileRule(note.path))
    split = note.value("papernotes.split", "papernotes-split")
    levels = {key: note.value(f"papernotes.{key.replace('_', '-')}") for key in ("paper_level", "topic_level")}
    if split in ("auto", "headings", "list", "table", "file", "none"):
        rule = msgspec.structs.replace(rule, split=split)
    for key, value in levels.items():
        if value in "123456" and value:
            rule = msgspec.structs.replace(rule, **{key: int(value)})
    return rule


def _glob(path: str, glob: str) -> bool:
    return fnmatch.fnmatchcase(path, glob) or fnmatch.fnmatchcase(path, glob.replace("**/", ""))


def outline(note: Note, config: Config) -> Outline:
    """The papers that headings (or the whole file) make, and the regions left to search."""
    rule = rule_for(note, config)
    heads = heads_of(note.blocks, config)
    tree = tree_of(heads, len(note.blocks))
    if rule.split == "none":
        return Outline((), (Explained(1, 0, note.path, "note", "split: none"),), ())
    walker = _Walker(note, config, rule, heads)
    file = whole_file(note, tree, config) if rule.split in ("auto", "file") and not rule.paper_level else None
    if file and (rule.split == "file" or file.why):
        return walker.file(file)
    if rule.split == "file":
        return walker.file(named_file(note, config))
    walker.group(tree, Group(), 0)
    return Outline(
        tuple(sorted(walker.seeds, key=lambda seed: seed.line)), tuple(walker.explained), tuple(walker.regions)
    )


class _Walker:
    """Goes down the tree of one note and gathers what it finds."""

    def __init__(self, note: Note, config: Config, rule: FileRule, heads: tuple[Head, ...]) -> None:
        self.note, self.config, self.rule = note, config, rule
        self.blocks = note.blocks
        self.cited = is_cited(note.blocks)
        self.index = _index(note.blocks)
        # Without any sign of papers in the whole note, a title's look alone is not enough.
        self.bar = 3.0 if self.cited or self.index or _has_sections(heads, note.blocks, config) else 4.0
        self.marked = sum(1 for head in heads if head.marker) >= 3
        self.repeated = {
            text for text, count in Counter(head.named.title.casefold() for head in heads).items() if count > 2
        }
        self.seeds: list[Seed] = []
        self.explained: list[Explained] = []
        self.regions: list[Region] = []

    # --- the whole file -------------------------------------------------------------------------------------

    def file(self, whole: Whole) -> Outline:
        blocks = tuple(block for index, block in enumerate(self.blocks) if index not in whole.drop)
        seed = Seed(
            whole.named,
            whole.line,
            self.note.lines,
            blocks,
            Group(path=whole.topic),
            whole.why,
            "file",
            links=whole.links,
        )
        return Outline((seed,), (Explained(whole.line, 0, whole.named.title, "paper", whole.why),), ())

    # --- groups -----------------------------------------------------------------------------------------------

    def group(self, node: Node, group: Group, depth: int) -> None:
        """A heading whose children are papers, groups or text; sections among them belong to the paper before."""
        if node.body > node.start:
            self.regions.append(Region(group, node.start, node.body, node.head is None))
        taken = [self.judge(child) for child in node.children]
        taken = self.dress(node.children, taken)
        at = 0
        while at < len(node.children):
            child, (kind, found) = node.children[at], taken[at]
            assert child.head
            if kind == "paper":
                last = at
                while last + 1 < len(node.children) and taken[last + 1][0] == "section":
                    last += 1
                self.paper(child, node.children[last].end, group, found, depth)
                for other in node.children[at + 1 : last + 1]:
                    self.explain(other.head, depth + 1, "section", "a section's name at the level of papers")
                at = last + 1
                continue
            if kind == "group":
                title = node.head is None and len([c for c in node.children]) == 1 and self._names_file(child)
                inner = below(group, child.head, self.config, file_title=title)
                self.explain(
                    child.head,
                    depth,
                    "topic" if inner.path != group.path else "group",
                    "; ".join(found.why) or "papers below it",
                )
                self.group(child, inner, depth + 1)
            else:
                self.explain(
                    child.head,
                    depth,
                    "section" if kind == "section" else "text",
                    "; ".join(found.why) or "no sign of a paper",
                )
                self.text(child, below(group, child.head, self.config), depth)
            at += 1

    def _names_file(self, child: Node) -> bool:
        """Whether a single top heading names the file rather than a subject: topics stand below it and it is
        a phrase about notes."""
        assert child.head
        return is_generic(child.head.text) or bool(
            re.search(r"论文|笔记|阅读|paper|reading|notes?\b|list|survey|周报|log", child.head.text, re.IGNORECASE)
        )

    def text(self, node: Node, group: Group, depth: int) -> None:
        """Text that is no paper may still hold lists of papers, and its sub-headings are looked at too."""
        if node.body > node.start:
            self.regions.append(Region(group, node.start, node.body, False))
        if node.children:
            self.group(msgspec.structs.replace(node, start=node.body), group, depth + 1)

    def paper(self, node: Node, end: int, group: Group, found: Evidence, depth: int) -> None:
        assert node.head
        head = node.head
        blocks = self.blocks[node.start : end]
        last = max((block.end for block in blocks), default=self.blocks[head.index].end)
        why = "; ".join(found.why)
        named = head.named
        listed = self.index.get(fold(named.title))
        if listed and likeness(listed.title) > head.likeness:
            short = listed.short or (named.title if is_name(named.title) else None)
            named = msgspec.structs.replace(listed, short=short, marker=named.marker)
        self.seeds.append(Seed(named, head.line, last, blocks, group, why, "heading", head.marker, head.links))
        self.explain(head, depth, "paper", why)
        for child in node.children:
            if child.head:
                self.explain(child.head, depth + 1, "section", ", ".join(child.head.facets) or "below a paper")

    def explain(self, head: Head | None, depth: int, taken: Taken, rule: str) -> None:
        if head:
            self.explained.append(Explained(head.line, depth, head.named.title or head.text, taken, rule))

    # --- one heading ------------------------------------------------------------------------------------------

    def judge(self, node: Node) -> tuple[str, Evidence]:
        """What a heading is by itself: "paper", "maybe", "group", "section" or "text", with the evidence."""
        head = node.head
        assert head
        if self.rule.paper_level:
            return self._by_level(node, head)
        own = weigh.of_node(node, self.blocks, self.config)
        if listed := self.index.get(fold(head.named.title)):
            own = own.plus(4, f"the index calls it {listed.title!r}", bib=True)
        if self.marked:
            if head.marker:
                return "paper", own.plus(5, "marked as an entry", bib=True)
            if _bound(head) and head.likeness >= 1.2 and not self._holds_marked(node):
                return "paper", own
            return ("group" if self._holds_marked(node) else "text"), own
        if head.facets and not _bound(head):
            return "section", Evidence(why=(f"names a section: {', '.join(head.facets)}",))
        if (
            not head.named.title
            or is_date(head.text)
            or is_generic(head.text)
            or head.named.title.casefold() in self.repeated
        ):
            return "group", Evidence(why=("a date or a general name",))
        if self._lists_papers(node, head):
            return "group", Evidence(why=("a list of papers below it",))
        return self._weighed(node, own)

    def _lists_papers(self, node: Node, head: Head) -> bool:
        """Whether the text below a heading is a list (or table) of papers rather than notes on one."""
        body = self.blocks[node.start : node.body]
        if _bound(head) or not body:
            return False
        count = count_in(body, self.cited)
        lists_only = all(block.kind in ("list", "table", "rule") for block in body)
        return count >= 2 or (count == 1 and lists_only and head.likeness < 1.2)

    def _by_level(self, node: Node, head: Head) -> tuple[str, Evidence]:
        if head.level == self.rule.paper_level:
            kind = "section" if head.facets else "paper"
            return kind, Evidence(5, 5, (f"paper_level: {self.rule.paper_level}",))
        return ("group" if head.level < self.rule.paper_level else "section"), Evidence()

    def _holds_marked(self, node: Node) -> bool:
        return any((child.head and child.head.marker) or self._holds_marked(child) for child in node.children)

    def _weighed(self, node: Node, own: Evidence) -> tuple[str, Evidence]:
        """Papers below a heading make it a group; sections below it make it a paper."""
        sections = [child for child in node.children if child.head and child.head.facets]
        names = Counter(child.head.facets for child in sections if child.head)
        others = [
            weigh.of_node(child, self.blocks, self.config)
            for child in node.children
            if child.head and not child.head.facets
        ]
        papers = [other for other in others if other.score >= 3]
        bound = [other for other in papers if other.bib >= 2.5]
        repeated = any(count > 1 for count in names.values())
        several = len(papers) >= 2 or any(self._deep(child) for child in node.children)
        if bound and (own.bib < 2.5 or len(bound) >= 2) and (len(bound) >= 2 or not sections or own.score < 3):
            return "group", Evidence(why=("papers below it",))
        if several and (len(sections) < 2 or repeated) and own.bib < 2.5:
            return "group", Evidence(why=("papers below it",))
        if any(
            child.head and not child.head.facets and self._lists_papers(child, child.head) for child in node.children
        ):
            if not _bound(node.head):  # type: ignore[arg-type]
                return "group", Evidence(why=("a list of papers below it",))
        if papers and own.score < 2 and not sections:
            return "group", Evidence(why=("papers below it",))
        assert node.head
        if is_guide(node.head) and own.bib < 2.5:
            return "text", own
        if own.score >= self.bar:
            return "paper", own
        return "maybe", own

    def _deep(self, node: Node) -> bool:
        """Whether a child is itself a group with papers bound to a venue or a link: topics of two levels."""
        below = [
            weigh.of_node(child, self.blocks, self.config)
            for child in node.children
            if child.head and not child.head.facets
        ]
        return sum(1 for found in below if found.bib >= 2.5 and found.score >= 3) >= 2

    def dress(self, nodes: tuple[Node, ...], taken: list[tuple[str, Evidence]]) -> list[tuple[str, Evidence]]:
        """Settles the undecided by their siblings: most of a level are papers, or they wear the papers' dress."""
        papers = [node for node, (kind, _) in zip(nodes, taken, strict=True) if kind == "paper"]
        maybe = [found for kind, found in taken if kind == "maybe"]
        share = len(papers) / max(1, len(papers) + len(maybe))
        settled: list[tuple[str, Evidence]] = []
        for node, (kind, found) in zip(nodes, taken, strict=True):
            if kind == "maybe":
                assert node.head
                alike = any(_same_dress(node.head, other.head) for other in papers if other.head)
                bar = (
                    0.9
                    if (share >= 0.5 and len(papers) >= 2) or (alike and len(papers) >= 2)
                    else (1.6 if papers else 3)
                )
                kind = "paper" if found.score >= bar and not (is_guide(node.head) and found.bib < 1) else "text"
                found = found.plus(0, "its siblings are papers") if kind == "paper" else found
            settled.append((kind, found))
        return settled


def _index(blocks: tuple[Block, ...]) -> dict[str, Named]:
    """What an index on top calls the headings it leads to: folded anchor -> title, with the venue of its row."""
    found: dict[str, Named] = {}
    for block in blocks:
        for row in walk(block):
            if row.kind not in ("row", "item", "paragraph"):
                continue
            for part in walk(row):
                for mark in part.marks:
                    if mark.kind != "link" or not mark.target.startswith("#"):
                        continue
                    named = read_title(part.text[mark.start : mark.end])
                    venue = venue_in(row.text)
                    if likeness(named.title) >= 1.2:
                        if venue and not named.venue:
                            named = msgspec.structs.replace(named, venue=venue.name, year=venue.year)
                        found.setdefault(fold(unquote(mark.target)), named)
    return found


def _has_sections(heads: tuple[Head, ...], blocks: tuple[Block, ...], config: Config) -> bool:
    """Whether two facets or more are named anywhere in the note, as headings or as lead-ins."""
    named = {facet for head in heads for facet in head.facets if facet != "other"}
    return len(named) >= 2 or weigh.of_body(blocks, config).score >= 2


def _bound(head: Head) -> bool:
    """Whether a heading itself has what only a paper has: a link to it, a venue."""
    return bool(
        (head.named.venue and head.named.title) or head.named.arxiv or any(is_paper(url) for _, url in head.links)
    )


def _same_dress(one: Head, other: Head) -> bool:
    """The same level, and numbered or linked or dated in the same way."""
    return (
        one.level == other.level
        and one.named.numbered == other.named.numbered
        and bool(one.links) == bool(other.links)
        and bool(one.named.venue or one.named.year) == bool(other.named.venue or other.named.year)
        and (one.named.numbered or bool(one.links) or bool(one.named.year))
    )
