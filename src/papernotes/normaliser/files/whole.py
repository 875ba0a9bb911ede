"""Is the whole file one paper? And if so, where does it say which?

One file per paper is the commonest way to keep notes. The title is in the head, in a field (`* **Title**: ...`), in the
first heading, in the file's name, in a `<summary>` or in the first line; the headings are sections, whatever they look
like ("2.1 Traditional Scene Reconstruction and Rendering"), once one of them is named as sections are.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

import msgspec

from ... import head_keys
from ...model import Block, Facet, Note
from ..headings import evidence as weigh
from ..headings.ends import without_end
from ..headings.evidence import Evidence
from ..headings.groups import is_date, is_generic, is_guide
from ..headings.parts import follows_paper, own_reference, parts_of
from ..headings.reports import venue_of_report
from ..headings.tree import Node
from ..identity import fold
from ..judging.judge import Judge
from ..judging.one_copy import INTO
from ..judging.siblings import several
from ..judging.single_titles import OF_OTHERS
from ..prose.facets import facets_of
from ..prose.lines import lines_of
from ..references.addresses import is_paper
from ..references.likeness import likeness
from ..stated.books import in_text
from ..stated.field_names import field_of
from .file_evidence import is_service, of_file, title_in_head, titles_in_fields
from .file_names import NO_TITLE, file_title
from .file_titles import Whole, agree, first_lines, title_of
from .other_posts import is_other_post, is_solution

_TITLED = 2  # points of a title in the head


def named_file(note: Note, tree: Node) -> Whole:
    """The file as one paper because the keeper says so: the best title it gives."""
    found = title_of(note, _title_node(tree) or next(iter(tree.children), None), tree)
    return msgspec.structs.replace(found, why="split: file")


def whole_file(note: Note, tree: Node, judge: Judge) -> Whole | None:
    """The file as one paper where the evidence says so, else None."""
    config = judge.config
    if in_text(note.blocks[:12]) or sum(1 for child in _all(tree) if child.head and child.head.marker) >= 3:
        return None
    top = _title_node(tree)
    if judge.single and (top is None or (top.head and top.head.index in judge.single)):
        return None
    sections = _sections(tree, top)
    meta = of_file(note)
    opening = note.blocks[: tree.body]
    own = judge.weigh(top) if top else weigh.of_body(opening or without_end(note.blocks[:12]), config)
    if top and opening:
        own += weigh.of_body(opening, config)
    if own.bib < 1.5:
        own = weigh.of_fields(_information(note, top), own)
    if own.bib < 1.5 and (meta.score >= _TITLED or INTO in own.why) and judge.one_copy:
        own = own.plus(3, "a copy of the paper in it", bib=True)
    if not _one_paper(note, judge, top, sections, own, meta) or (judge.taught and own.bib + meta.bib < 1.5):
        return None
    found = title_of(note, top, tree)
    if not found.named.title or NO_TITLE.match(found.named.title):
        return None
    points = own.bib + meta.bib
    if is_other_post(note, found.named, points, judge.heads) or is_solution(found.named, points, judge.heads):
        return None
    first = tree.children[0].head if tree.children and top is None else None
    if first and fold(first.named.title) == fold(found.named.title):  # others of its level are no sections that we know
        found = msgspec.structs.replace(found, line=first.line, drop=frozenset({first.index}), links=first.links)
    return msgspec.structs.replace(found, why="; ".join(dict.fromkeys((*meta.why, *own.why))) or "one file per paper")


def _information(note: Note, top: Node | None) -> tuple[Block, ...]:
    """The blocks below the headings right behind the title that say what the paper is: Paper Information, 作者, 收录情况."""
    kept: list[Block] = []
    for block in note.blocks[top.start if top else 0 :][:20]:
        if block.kind == "heading" and facets_of(block.text) != ("other",) and not field_of(block.text.strip(" :：*")):
            break
        kept.append(block)
    return tuple(kept)


def _all(node: Node) -> list[Node]:
    return [*node.children, *(below for child in node.children for below in _all(child))]


def _title_node(tree: Node) -> Node | None:
    """The heading that would be the title: the only one on top, or the first where the others are sections."""
    if not tree.children:
        return None
    first = tree.children[0]
    assert first.head
    if first.head.facets or is_date(first.head.text):
        return None
    others = [child for child in tree.children[1:] if child.head]
    if any(child.head and child.head.level < first.head.level for child in others):
        return None
    named = sum(1 for child in others if child.head and child.head.facets)
    if not others or named >= 2 or (named and named * 2 >= len(others)):
        return first
    return None


def _sections(tree: Node, top: Node | None) -> list[Node]:
    if top is None:
        return list(tree.children)
    return [*top.children, *(child for child in tree.children if child is not top)]


def _one_paper(note: Note, judge: Judge, top: Node | None, sections: list[Node], own: Evidence, meta: Evidence) -> bool:
    """Weighs the file: what its head, its name, its first heading and first lines claim against papers below."""
    if is_service(note.path) and meta.bib < 5:
        return False
    others = _papers_below(sections, judge)
    bound = [found for found in others if found.bib >= 2.5]
    if len(bound) >= 2 or _names_another(note, sections, top, judge, meta):
        return False
    if top and top.head and venue_of_report(top.head.text):
        return False
    if meta.bib >= 3:
        return True
    named = Counter(facet for node in sections if node.head for facet in dict.fromkeys(node.head.facets))
    telling = {facet for facet in named if facet != "other"}
    if several(sections, top, judge.weigh) or _listed(note.blocks, top, judge) or len(judge.index) > 1:
        return False
    if top and top.head and (is_generic(top.head.text) or NO_TITLE.match(top.head.named.title)):
        own = weigh.of_body(note.blocks[top.start : top.body], judge.config)
        top = None
    repeated = max((count for facet, count in named.items() if facet != "other"), default=0) > 2
    if len(others) >= 2 and (sum(named.values()) < 2 or repeated) and own.bib < 2.5:
        return False
    claim, framed = _claim(note, top)
    total = own.score + meta.score + claim
    total += 0 if top else min(3.0, 1.5 * len(telling))
    name, parts = file_title(note.path), parts_of(sections)
    follows = follows_paper(sections) or bool(name.hint and parts)
    total += (2.5 if len(parts) >= 2 else 1.5) if follows else sum(named.values()) >= 3
    total += ((name.hint and bool(parts)) or _begins_with_year(note.path)) and likeness(name.title) >= 1
    total += top is None and _repeats(name.title, note)
    if top and top.head:
        total -= top.head.likeness
        if is_guide(top.head) and own.bib < 2.5:
            return False
    certain = own.bib + meta.bib >= 1.5 or framed or len(telling) >= 2 or claim >= 2.5
    certain = certain or (follows and claim >= 1) or (len(telling) == 1 and claim >= 2)
    return (
        total >= 3.5
        and (claim >= 0.6 or own.bib >= (3 if top else 4))
        and not (claim < 0.6 and top is None and (is_date(name.title) or is_generic(name.title)))
        and certain
        and not (_is_list(note.blocks) and own.bib + meta.bib < 2.5 and not named)
    )


def _begins_with_year(path: str) -> bool:
    """Whether a file is named by year and title, `2017 cryoSPARC.md`."""
    return re.match(r"(?:19|20)\d\d[ _-]+[^\d\W]", PurePosixPath(path).name) is not None


def _repeats(title: str, note: Note) -> bool:
    """Whether the first line of a file is the title that it is named by, as where a paper was put aside to be read."""
    first = next(iter(lines_of(note.blocks[:1])), None)
    return first is not None and len(title) > 8 and fold(first.text) == fold(title)


def _names_another(note: Note, sections: list[Node], top: Node | None, judge: Judge, meta: Evidence) -> bool:
    """Whether a heading on top is the title of a paper, and another one than that of the file: it is a collection.
    Beside a first title, only one with a name before its colon is so surely another and not a section; below fields
    that give the file's title, or a head that speaks of a paper, only one that has what papers alone have."""
    opening = note.blocks[: sections[0].start - 1] if sections and top is None else ()
    said = meta.bib >= _TITLED or weigh.NOTES in meta.why
    least = 1 if said or (opening and weigh.of_fields(opening, Evidence()).bib >= 3) else 0
    names = (
        [top.head.named.title]
        if top and top.head
        else [file_title(note.path).title, note.value(*head_keys.TITLE.names)]
    )
    level, much = (top.head.level, 3) if top and top.head else (0, 3 if top else 2)
    named = [node for node in sections if node.head and not node.head.facets and node.head.likeness >= much]
    return any(
        found.score >= 3 and found.bib >= least and not any(agree(head.named.title, name) for name in names)
        for head, found in ((node.head, judge.weigh(node)) for node in named)
        if head and level in (0, head.level)
    )


def _papers_below(sections: list[Node], judge: Judge) -> list[Evidence]:
    """The headings below that would be papers by themselves, down to the second level, sections' own left out."""
    if len(sections) == 1:  # "# Literature review", with all the note below it
        sections = [*sections, *sections[0].children]
    nodes = [node for node in sections if node.head and (not node.head.facets or is_generic(node.head.text))]
    nodes += [child for node in nodes for child in node.children if child.head and not child.head.facets]
    return [found for found in map(judge.weigh, nodes) if found.score >= 3]


def _claim(note: Note, top: Node | None) -> tuple[float, bool]:
    """How much like a paper's title the best title is that the file gives, and whether it stands in a frame (a field,
    《》, a venue in the file's name) that only a paper's has."""
    name, head = file_title(note.path), title_in_head(note)
    texts = [0.0 if is_date(name.title) else likeness(name.title), likeness(head.title)]
    if top and top.head:
        texts.append(top.head.likeness + (0.5 if agree(top.head.named.title, name.title) else 0))
    framed = bool(name.venue or name.hint or (name.year and likeness(name.title) >= 0.6) or head.hint or head.venue)
    if given := titles_in_fields(note.blocks[:12]):
        framed = True
        texts += given
    texts += [likeness(each.named.title) for each in first_lines(note, top)]
    return max(texts), framed


def _listed(blocks: Sequence[Block], top: Node | None, judge: Judge) -> bool:
    """Whether a file names several papers in lists, tables or lines below its headings, sections left out."""
    if top and top.head and (top.head.named.venue or any(is_paper(url) for _, url in top.head.links)):
        return False
    if top and top.head and own_reference(top.head.named.title, blocks[top.start : top.body]):
        return False
    cuts = [-1, *(index for index, block in enumerate(blocks) if block.kind == "heading"), len(blocks)]
    named = {index: facets_of(blocks[index].text, judge.config.facets) for index in cuts[1:-1]}
    bodies = [
        (start + 1, end)
        for start, end in itertools.pairwise(cuts)
        if not named.get(start)
        or (top is None and start == cuts[1] and is_generic(blocks[start].text))  # "## 论文" and nothing above it
        or (top is None and _may_be_topic(named[start], blocks[start + 1 : end]))
    ]
    return sum(judge.count(start, end) for start, end in bodies) >= 2


def _may_be_topic(facets: tuple[Facet, ...], body: Sequence[Block]) -> bool:
    """Whether papers in lines of their own may be filed below a section's name, Datasets or Methods, where no title stands
    above: what is listed there is what the paper used, or what it builds on."""
    return OF_OTHERS.isdisjoint(facets) and all(block.kind not in ("list", "table") for block in body)


def _is_list(blocks: Sequence[Block]) -> bool:
    """Whether a file is mostly a list with many items, or a table, without text of its own."""
    items = sum(len(block.children) for block in blocks if block.kind in ("list", "table"))
    others = sum(1 for block in blocks if block.kind in ("paragraph", "quote", "callout", "code", "math"))
    return items >= 4 and others <= items // 4
