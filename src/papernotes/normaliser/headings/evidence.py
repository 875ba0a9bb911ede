"""How much speaks for a heading, a list item or a whole file being a paper.

Evidence is a sum of points with its reasons. `bib` are the points that only a paper earns (a link to where papers are
read, a venue, authors); the rest (a title's look, sections, how the text speaks) also occurs elsewhere. Three points
make a paper; see `outline` for what siblings add.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

import msgspec

from ...config import Config
from ...model import Block, Embed, Facet, Image
from ...patterns import pattern
from ..prose.leads import leads
from ..prose.lines import Line, lines_of
from ..references.addresses import is_copy, is_paper, kind_of
from ..references.bibtex import gives, is_bibtex, is_by
from ..references.likeness import likeness
from ..stated.books import in_fields
from ..stated.keyed import Keyed, keyed_line
from ..stated.keyed_blocks import keyed_fields
from ..stated.venue_lines import AUTHORS, venue_line
from ..titles.item_titles import only_venue
from ..titles.titles import read_title
from .parts import own_reference, parts_of, says_facts
from .tree import Head, Node

_SPEAKS = pattern(
    r"本文|该文|这篇(?:论文|文章|工作|paper)|本论文|该论文|论文(?:提出|的|中|主要|旨在|探讨)|作者|文章(?:提出|的|主要|内容)|本工作|"
    r"\b(?:this (?:paper|work|article)|the (?:paper|authors?)|the (?:proposed|main) (?:method|idea|contribution)|(?:we|they|authors?) propose[sd]?|"
    r"is proposed|they (?:show|introduce|use|train))\b",
    re.IGNORECASE,
)


class Evidence(msgspec.Struct, frozen=True):
    """`score` counts everything, `bib` only what a paper alone has; `why` names both in words."""

    score: float = 0.0
    bib: float = 0.0
    why: tuple[str, ...] = ()

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(self.score + other.score, self.bib + other.bib, (*self.why, *other.why))

    def plus(self, points: float, why: str, bib: bool = False) -> Evidence:
        """This and one more reason."""
        return Evidence(self.score + points, self.bib + (points if bib else 0.0), (*self.why, why))


def of_node(node: Node, blocks: Sequence[Block], config: Config) -> Evidence:
    """What speaks for a heading: its own text, the lines right below it, its sections."""
    head = node.head
    found = _of_head(head) if head else Evidence()
    body = blocks[node.start : node.body]
    found = _of_body(found, body)
    first = next(iter(node.children), None)
    under: Sequence[Block] = ()
    if first and first.head and first.head.facets == ("other",):  # 基本信息, 论文解读
        under = blocks[first.start : first.body]
        below = of_fields(under, Evidence()) if found.bib < _FIELDS else Evidence()
        if below.bib < _FIELDS and says_facts(first.head.text) and _is_published(under):
            below = below.plus(3, "a venue below it", bib=True)
        found += below if below.bib >= _FIELDS else Evidence()
    if head and (given := [block for block in body if is_bibtex(block)]) and _is_given(head, given):
        found = found.plus(3, "its BibTeX", bib=True)
    if head and (head.likeness or "&" in head.text) and own_reference(head.named.title, body):
        found = found.plus(3, "its own reference below it", bib=True)
    if head and head.likeness >= 1.2 and "abstract" in parts_of(node.children):
        found = found.plus(2, "its abstract")
    bare = head is not None and head.likeness < _NAME and not found.bib  # `## Output format`: an outline to be filled
    told_in = (child for child in node.children if not bare or child.children or child.start < child.body)
    facets: set[Facet] = {facet for child in told_in if child.head for facet in child.head.facets if facet != "other"}
    unnamed = head is not None and bare and not _LATIN.search(head.text)  # `## 功能概览`
    facets.update(facet for facet in (() if unnamed else node.after) if facet != "other")
    told = set(leads(under, config))
    facets |= told if len(told) > 1 else set()  # one lead-in any text may have
    found = _of_facets(found, frozenset(facets) | frozenset(leads(body, config)))
    if head and not body and not node.children:
        found = found.plus(0.3, "nothing noted yet")
    return found


def _is_published(body: Sequence[Block]) -> bool:
    """Whether the first lines have a title and say where it was published."""
    lines = list(itertools.islice(lines_of(body), 4))
    return any(map(venue_line, lines)) and any(likeness(read_title(line.text).title) >= 1 for line in lines)


_FIELDS = 3  # points of a paper's fields
_NAME = 1.0  # likeness of what is written as names are
COPIED, OF_COPY = "a copy of the paper below it", 3
NOTES = "the head says that it is a reading note"


def _is_given(head: Head, given: list[Block]) -> bool:
    """Whether the BibTeX below a heading is that of the heading: it gives its title, or is alone below a name or its authors."""
    if re.match(r"(?i)\W*(?:bib|cit|refer|引用|参考)", head.text):
        return False
    alone = len(given) == 1 and len(re.findall(r"^\s*@\w+\s*[{(]", given[0].text, re.MULTILINE)) == 1
    return any(gives(block, head.named.title) for block in given) or (
        alone and (head.likeness >= 0.6 or is_by(given[0], head.text))
    )


def of_body(body: Sequence[Block], config: Config) -> Evidence:
    """What the first lines of a text say of its being about one paper."""
    return _of_facets(_of_body(Evidence(), body), frozenset(leads(body, config)))


_LATIN = pattern(r"[A-Za-z]")
_OF_A_PAPER = pattern(r"(?i)paper|论文|文献")
_MIXED = pattern(r"(?=\S*[a-z])(?=\S*[A-Z\d]\S*[A-Z\d])\S{2,24}")  # NeRF, DreamFusion; not NLP, Transformer


def _of_head(head: Head) -> Evidence:
    found = Evidence()
    named = head.named
    if head.likeness:
        found = found.plus(head.likeness, "a title")
    if named.quoted:
        found = found.plus(1.5, "《》")
    if named.hint:
        found = found.plus(2 if named.numbered else 1.5, "says that it is a reading note")
        if head.likeness < 0.6 and _MIXED.fullmatch(named.title) and _OF_A_PAPER.search(head.text):
            found = found.plus(1.5, "of a paper that is called so")
    if any(is_paper(url) for _, url in head.links) or named.arxiv:
        found = found.plus(4, "links to a paper", bib=True)
    elif any(kind_of(url, label) in ("code", "project") for label, url in head.links):
        found = found.plus(1.5, "links to code", bib=True)
    elif head.links:
        found = found.plus(0.7, "is a link")
    if named.venue and named.title:
        found = found.plus(3, "names a venue", bib=True)
    elif named.cited and named.title:
        found = found.plus(3, "is cited as papers are", bib=True)
    elif named.year and named.title:
        found = found.plus(1.5, "names a year", bib=True)
    if named.institution:
        found = found.plus(1, "names an affiliation", bib=True)
    if named.numbered:
        found = found.plus(0.3, "numbered")
    return found


def _of_body(found: Evidence, body: Sequence[Block]) -> Evidence:
    own = (line for line in itertools.islice(lines_of(body), 40) if not _other_paper(line))
    lines = list(itertools.islice(own, 30))
    opening = lines[:8]
    near, others = _links(opening[:4]), _links(opening[4:])
    copies = [url for _, url in near if is_copy(url)]
    if any(is_paper(url) for _, url in (*near, *others)):
        found = found.plus(2.5, "a link to a paper below it", bib=True)
    elif copies or any(map(_shows_pdf, body[:4])):
        points = OF_COPY if any("://" in url for url in copies) else 2
        found = found.plus(points, COPIED, bib=True)
    elif any(kind_of(url, label) == "code" for label, url in near):
        found = found.plus(0.8, "a link to code below it")
    if any(venue_line(line) for line in opening[:4] if line.kind != "cell"):
        found = found.plus(3, "a venue below it", bib=True)
    found = _of_keyed(found, (*filter(None, map(keyed_line, lines[:16])), *keyed_fields(body[:8], 20)))
    if any(AUTHORS.search(line.text) for line in opening[:4] if len(line.text) < 300):
        found = found.plus(1, "authors below it", bib=True)
    if any(_SPEAKS.search(line.text) for line in lines):
        found = found.plus(1, "speaks of a paper")
    if any(mark.kind == "image" for block in body[:12] for mark in block.marks[:_SHOWN]) or any(
        block.html and not block.text for block in body[:6]
    ):
        found = found.plus(0.3, "a figure")
    return found


def _links(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return [link for line in lines for link in itertools.islice(line.links(), _MOST)]


_MOST = 20  # links of a line that may be the paper's own; what has more lists others
_SHOWN = 100  # marks and parts of a block among which a figure or PDF is looked for


def _shows_pdf(block: Block) -> bool:
    """Whether a paragraph has a PDF set into it: `![[he2016.pdf]]`, `![PDF](he2016.pdf)`."""
    given = (
        part.target if isinstance(part, Embed) else part.written
        for part in block.html[:_SHOWN]
        if isinstance(part, Embed | Image)
    )
    return block.kind == "paragraph" and any(map(is_copy, given))


_LED = 4  # characters before the link that a line begins with
_NUMBERED = pattern(r"[\[(（]?\d{1,3}[\])）.、]")


def _other_paper(line: Line) -> bool:
    """Whether a line is an item of a list of papers: what it says is of that paper, not of the heading's."""
    text = line.text.strip()
    if (line.kind != "item" and not _NUMBERED.match(text)) or keyed_line(line) is not None:
        return False
    first = next((mark for mark in line.marks if mark.kind == "link"), None)
    if first and first.start <= _LED and first.target.partition("#")[0].endswith(".md") and ":" not in first.target:
        return True  # of an index, which leads to the note on it
    label = next((label for label, _ in line.links()), "")
    return likeness(label) >= 2 or likeness(read_title(text).title) >= 2


def of_fields(blocks: Sequence[Block], found: Evidence) -> Evidence:
    """That and what fields in those blocks say."""
    return _of_keyed(found, keyed_fields(blocks, 20))


def _of_keyed(found: Evidence, fields: Iterable[Keyed]) -> Evidence:
    given = [field for field in fields if field.value]
    if in_fields(given):
        return found.plus(-3, "fields of a book")
    keyed = {field.field for field in given}
    bibliographic = keyed & {"title", "authors", "venue", "doi", "citekey"}
    titles = {read_title(field.value).title for field in given if field.field == "title" and _gives_title(field)}
    if len(titles) > 1 and keyed == {"title"}:  # "- Paper: ..." in each item: a list of several
        return found
    titled = bool(titles)
    placed = any(field.field == "venue" and only_venue(field.value) for field in given)
    told = bibliographic and keyed & {"link", "year", "code", "institutions"}
    if len(bibliographic) >= 2 or titled or placed or told:
        return found.plus(3, "fields of a paper", bib=True)
    if bibliographic or keyed & {"link", "code", "institutions"}:
        return found.plus(1.5, "a field of a paper", bib=True)
    return found


def _gives_title(field: Keyed) -> bool:
    """Whether a field has a title: by its look, or a shorter one with its venue behind it."""
    named = read_title(field.value)
    return likeness(named.title) >= (0.6 if named.venue else 1.2)


def _of_facets(found: Evidence, facets: frozenset[Facet]) -> Evidence:
    telling = facets - {"background", "questions", "other"}
    if len(telling) >= 3:
        return found.plus(3, "sections of a paper")
    if len(telling) == 2:
        return found.plus(2, "sections of a paper")
    if telling:
        return found.plus(1, "a section of a paper")
    return found
