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
from pathlib import PurePosixPath

import msgspec

from .. import head_keys
from ..config import Config, FileRule
from ..model import Note
from ..patterns import pattern
from .files.file_titles import Whole
from .files.readwise import is_other_reading
from .files.whole import named_file, whole_file
from .headings.ends import is_end
from .headings.evidence import Evidence
from .headings.groups import Group, below, is_generic
from .headings.states import in_state, states_of
from .headings.tree import Head, Node, heads_of, tree_of
from .identity import fold
from .judging.judge import Judge
from .judging.names_above import Held, called_above
from .prose.blanks import is_template
from .references.likeness import is_name, likeness
from .regions.seeds import Explained, Outline, Region, Seed, Taken
from .stated.books import in_head


def rule_for(note: Note, config: Config) -> FileRule:
    """How the keeper wants the note read: its head before site.yaml, whose first matching glob counts."""
    rule = next((rule for rule in config.files if _glob(note.path, rule.match)), FileRule(note.path))
    split = note.value("papernotes.split", "papernotes-split")
    levels = {
        key: note.value(f"papernotes.{key.replace('_', '-')}", f"papernotes-{key.replace('_', '-')}")
        for key in ("paper_level", "topic_level")
    }
    if split in head_keys.SPLITS:
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
    if none := _without_papers(note, rule):
        return Outline((), (Explained(1, 0, note.path, "note", none),), ())
    judge = Judge(note.blocks, config, rule, heads)
    walker = _Walker(note, config, judge)
    file = whole_file(note, tree, judge) if rule.split in ("auto", "file") and not rule.paper_level else None
    if file and (rule.split == "file" or file.why):
        return walker.file(file)
    if rule.split == "file":
        return walker.file(named_file(note, tree))
    walker.group(tree, Group(), 0)
    return Outline(
        tuple(sorted(walker.seeds, key=lambda seed: seed.line)),
        tuple(walker.explained),
        tuple(walker.regions),
        bool(walker.regions) and walker.judge.cited(),
    )


def _without_papers(note: Note, rule: FileRule) -> str:
    """Why nothing in a note can be a paper, whatever it looks like; "" for other notes."""
    if rule.split == "none":
        return "split: none"
    if is_template(note):
        return "a template"
    if rule.split == "auto" and _CHANGES.fullmatch(PurePosixPath(note.path).stem):
        return "a log of changes"
    if rule.split == "auto" and in_head(note):
        return "on a book"
    return "what Readwise or Hypothesis kept of an article or a book" if is_other_reading(note) else ""


_CHANGES = pattern(r"(?i)change[-_ ]?logs?|release[-_ ]?notes|更新日志|变更日志|更新记录")


class _Walker:
    """Goes down the tree of one note and gathers what it finds."""

    def __init__(self, note: Note, config: Config, judge: Judge) -> None:
        self.note, self.config, self.judge = note, config, judge
        self.blocks = note.blocks
        self.seeds: list[Seed] = []
        self.explained: list[Explained] = []
        self.regions: list[Region] = []

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

    def group(self, node: Node, group: Group, depth: int) -> None:
        """A heading whose children are papers, groups or text; sections among them belong to the paper before."""
        if node.body > node.start:
            self.regions.append(Region(group, node.start, node.body, node.head is None))
        taken = [self.judge.judge(child) for child in node.children]
        taken = self.judge.dress(node.children, taken)
        states = states_of(node.children)
        held: list[Held] = []
        first, told = len(self.seeds), len(self.explained)
        at = 0
        while at < len(node.children):
            child, (kind, found) = node.children[at], taken[at]
            assert child.head
            if kind == "paper":
                last = at
                while last + 1 < len(node.children) and taken[last + 1][0] == "section":
                    last += 1
                read = self.single if child.head.index in self.judge.single else self.paper
                read(child, node.children[last].end, group, found, depth)
                for other in node.children[at + 1 : last + 1]:
                    self.explain(other.head, depth + 1, "section", "a section's name at the level of papers")
                at = last + 1
                continue
            if kind == "group":
                title = node.head is None and len(node.children) == 1 and self._names_file(child)
                title = title or child.head.level < self.judge.rule.topic_level
                inner = below(group, child.head, self.config, file_title=title)
                inner = in_state(inner, group, states[at])
                self.explain(
                    child.head,
                    depth,
                    "topic" if inner.path != group.path else "group",
                    "; ".join(found.why) or "papers below it",
                )
                before = len(self.seeds)
                self.group(child, inner, depth + 1)
                held.append((child, self.seeds[before:]))
            else:
                self.explain(
                    child.head,
                    depth,
                    "section" if kind == "section" else "text",
                    "; ".join(found.why) or "no sign of a paper",
                )
                if at == 0 or not is_end(child.head.text):
                    self.text(child, in_state(below(group, child.head, self.config), group, states[at]), depth)
            at += 1
        if held:
            self.called(held, group, first, told)

    def called(self, held: list[Held], group: Group, first: int, told: int) -> None:
        """Where headings that hold one paper each are the names of those papers, they are no topics: of what was found
        and explained below this heading, from `first` and `told` on."""
        named = called_above(held, group)
        if not named:
            return
        papers = {seed.line: seed for seed in named.values()}
        self.seeds[first:] = [papers.get(seed.line, seed) for seed in self.seeds[first:]]
        for at in range(told, len(self.explained)):
            if self.explained[at].line in named:
                why = "the name of the paper below it"
                self.explained[at] = msgspec.structs.replace(self.explained[at], taken="group", rule=why)

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
        listed = self.judge.index.get(fold(named.title))
        if listed and likeness(listed.title) > head.likeness:
            short = listed.short or (named.title if is_name(named.title) else None)
            named = msgspec.structs.replace(listed, short=short, marker=named.marker)
        elif listed and not named.venue:
            named = msgspec.structs.replace(named, venue=listed.venue, year=named.year or listed.year)
        tags = self.blocks[head.index].tags
        seed = Seed(named, head.line, last, blocks, group, why, "heading", head.marker, head.links, tags=tags)
        self.seeds.append(seed)
        self.explain(head, depth, "paper", why)
        for child in node.children:
            if child.head:
                self.explain(child.head, depth + 1, "section", ", ".join(child.head.facets) or "below a paper")

    def single(self, node: Node, end: int, group: Group, found: Evidence, depth: int) -> None:
        """The one paper of a topic, whose title is the first line below its heading."""
        assert node.head
        item, inner = self.judge.single[node.head.index], below(group, node.head, self.config)
        blocks = (*item.blocks, *self.blocks[node.start + 1 : end])
        last = max((block.end for block in blocks), default=item.end)
        why = "; ".join(found.why)
        seed = Seed(item.named, item.line, last, blocks, inner, why, "bold", links=item.links, item=item)
        self.seeds.append(seed)
        self.explain(node.head, depth, "topic" if inner.path != group.path else "group", "a paper below it")
        self.explained.append(Explained(item.line, depth + 1, item.named.title, "paper", why))

    def explain(self, head: Head | None, depth: int, taken: Taken, rule: str) -> None:
        if head:
            self.explained.append(Explained(head.line, depth, head.named.title or head.text, taken, rule))
